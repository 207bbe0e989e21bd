//! What a purge would do, and that it does exactly that.

use cargo_data_class::schema::Dialect;
use serde_json::{Value, json};

use crate::shop::Shop;

/// The rows that a purge of [`Shop::new`] leaves.
pub(crate) fn expected(dialect: Dialect) -> String {
    let (logs, nothing) = match dialect {
        Dialect::Sqlite => ("2 3 4 5 6 7 8 9", ""),
        Dialect::Postgres => ("2 3 4 5 6", ""),
        Dialect::Mysql => ("2 3 4 5 6", ""),
    };
    format!(
        "plans 1; settings 1 2; logs {logs}; ticks 2 3; pairs 3; loose {nothing}2 4; threads 2 3 4; \
         replies 3 4 5; notes 1 2 3"
    )
}

fn rule<'a>(document: &'a Value, table: &str) -> &'a Value {
    let rules = document["rules"].as_array().expect("rules");
    rules
        .iter()
        .find(|rule| rule["table"] == table)
        .unwrap_or_else(|| panic!("{table} is not in {document}"))
}

fn reasons(rule: &Value, of: &str) -> Value {
    let list = rule[of].as_array().expect("a list");
    list.iter()
        .map(|stay| json!([stay["reason"], stay["rows"]]))
        .collect()
}

#[test]
fn a_preview_counts_what_goes_and_why_the_rest_stays_and_changes_nothing() {
    for dialect in Dialect::ALL {
        let shop = Shop::new(dialect);
        let before = shop.left();
        let preview = shop.json("purge");
        assert_eq!(shop.left(), before, "{dialect:?}");
        assert_eq!(preview["executed"], false);
        let logs = rule(&preview, "logs");
        let numbers =
            [&logs["rows"], &logs["due"], &logs["go"]].map(|n| n.as_u64().expect("a number"));
        if dialect == Dialect::Sqlite {
            assert_eq!(numbers, [9, 4, 1], "{logs:#}");
            assert_eq!(
                reasons(logs, "spared"),
                json!([["kept", 2], ["odd_value", 1]])
            );
            assert_eq!(
                reasons(logs, "not_due"),
                json!([["not_past", 2], ["without_time", 1], ["odd_time", 2]])
            );
        } else {
            assert_eq!(numbers, [6, 3, 1], "{logs:#}");
            assert_eq!(reasons(logs, "spared"), json!([["kept", 2]]));
            assert_eq!(
                reasons(logs, "not_due"),
                json!([["not_past", 2], ["without_time", 1]])
            );
        }
        let threads = rule(&preview, "threads");
        assert_eq!(threads["due"], 3, "{threads:#}");
        assert_eq!(threads["go"], 1, "{threads:#}");
        assert_eq!(reasons(threads, "spared"), json!([["spared", 2]]));
        assert_eq!(
            reasons(threads, "because"),
            json!([["held", 1], ["protected", 1]])
        );
        assert_eq!(reasons(threads, "detached"), json!([["detach", 1]]));
        assert_eq!(threads["along"], json!([{"table": "replies", "rows": 2}]));
        assert_eq!(rule(&preview, "loose")["go"], 3);
        assert_eq!(rule(&preview, "pairs")["go"], 3);
        assert_eq!(preview["rows"], 12);
    }
}

#[test]
fn a_purge_does_what_the_preview_said() {
    for dialect in Dialect::ALL {
        let shop = Shop::new(dialect);
        let preview = shop.json("purge");
        let report = shop.json("purge --execute --yes");
        assert_eq!(shop.left(), expected(dialect), "{dialect:?} {report:#}");
        assert_eq!(report["rows"], preview["rows"]);
        for done in report["rules"].as_array().expect("rules") {
            let said = rule(&preview, done["table"].as_str().expect("a name"));
            let rows = |table: &Value| {
                let list = done["rows"].as_array().expect("rows");
                let found = list.iter().find(|row| row["table"] == *table);
                found.map_or(0, |row| row["rows"].as_u64().expect("a number"))
            };
            assert_eq!(json!(rows(&said["table"])), said["go"], "{done:#}");
            for along in said["along"].as_array().expect("a list") {
                assert_eq!(json!(rows(&along["table"])), along["rows"], "{done:#}");
            }
            assert_eq!(done["state"], "done");
        }
        let notes = shop
            .live
            .must("SELECT coalesce(thread_id, 0) FROM notes ORDER BY id;");
        assert_eq!(notes, "0\n2\n0");
        let again = shop.json("purge --execute --yes");
        assert_eq!(again["rows"], 0, "{again:#}");
    }
}

#[test]
fn people_read_a_table_and_the_reasons() {
    let shop = Shop::new(Dialect::Sqlite);
    let run = shop.run("purge").exits(0);
    for words in [
        "table    rows  due  go  stay  rule",
        "logs        9    4   1     3  at more than 10 days ago",
        "due, but stay: 2 rows that the annotation keeps",
        "with them go 2 rows of replies",
        "not due: 2 rows of logs whose time can't be read",
    ] {
        assert!(run.stdout.contains(words), "{words:?} is not in {run}");
    }
    assert!(
        run.stderr
            .contains("nothing was changed; `cargo data-class purge --execute` deletes 12 rows"),
        "{run}"
    );
}
