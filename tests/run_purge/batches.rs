//! Many rows in small transactions: limits, sparse tables, keys of every kind, locks, schemas that are not the plan's.

use cargo_data_class::schema::Dialect;

use crate::holder::hold;
use crate::shop::{Shop, in_dialect, numbers};

/// Every second row of logs, pairs and loose is due, and every seventh log is pinned.
fn many(dialect: Dialect, count: u64) -> Shop {
    let shop = Shop::empty(dialect);
    let from = numbers(dialect, count);
    let at = "CASE WHEN n % 2 = 0 THEN {ago 11} ELSE {ago 9} END";
    shop.live.must(&in_dialect(
        dialect,
        &format!(
            "INSERT INTO logs SELECT n, {at}, 'some text', n % 7 = 0 FROM {from};
             INSERT INTO pairs SELECT CASE WHEN n % 3 = 0 THEN 'it''s' ELSE 'b\"' END, n, {at} FROM {from};
             INSERT INTO loose SELECT n, {at} FROM {from};
             INSERT INTO threads SELECT n, {{ago 11}} FROM {from} WHERE n <= 200;
             INSERT INTO replies SELECT n, 1 + n % 200, n % 500 = 0 FROM {from};"
        )
        .replace("{{", "{")
        .replace("}}", "}"),
    ));
    shop
}

#[test]
fn what_is_due_goes_in_many_transactions_whatever_the_key() {
    for dialect in Dialect::ALL {
        let shop = many(dialect, 3000);
        let preview = shop.json("purge");
        let report = shop.json("purge --execute --yes --batch-rows 100");
        assert_eq!(report["rows"], preview["rows"], "{dialect:?} {report:#}");
        assert_eq!(shop.count("logs", "id % 2 = 0 AND id % 7 <> 0"), 0);
        assert_eq!(shop.count("logs", "1 = 1"), 1500 + 214);
        assert_eq!(shop.count("pairs", "1 = 1"), 1500);
        assert_eq!(shop.count("loose", "1 = 1"), 1500);
        // Six replies are starred, and each spares its thread.
        assert_eq!(shop.count("replies", "starred"), 6);
        let orphans = "thread_id NOT IN (SELECT id FROM threads)";
        assert_eq!(shop.count("replies", orphans), 0);
        for rule in report["rules"].as_array().expect("rules") {
            if rule["due"].as_u64().expect("a number") > 1000 {
                let transactions = rule["transactions"].as_u64().expect("a number");
                assert!(transactions > 10, "{dialect:?} {rule:#}");
            }
        }
    }
}

#[test]
fn a_limit_of_rows_is_kept_to_the_row_and_the_next_run_goes_on() {
    for dialect in Dialect::ALL {
        let shop = many(dialect, 2000);
        let before = shop.count("logs", "1 = 1") + shop.count("pairs", "1 = 1");
        let report = shop.json("purge --execute --yes --max-rows 1000");
        assert_eq!(report["rules"][0]["state"], "done", "{report:#}");
        let states = report.to_string();
        assert!(states.contains("limited"), "{report:#}");
        let own: u64 = report["rules"]
            .as_array()
            .expect("rules")
            .iter()
            .flat_map(|rule| {
                let rows = rule["rows"].as_array().expect("rows");
                let own = rows.iter().filter(|row| row["table"] == rule["table"]);
                own.map(|row| row["rows"].as_u64().expect("a number"))
            })
            .sum();
        assert_eq!(own, 1000, "{dialect:?} {report:#}");
        assert!(before > shop.count("logs", "1 = 1") + shop.count("pairs", "1 = 1"));
        shop.json("purge --execute --yes");
        assert_eq!(shop.json("purge")["rows"], 0);
    }
}

#[test]
fn no_transaction_begins_after_the_time_is_up() {
    let shop = many(Dialect::Sqlite, 2000);
    let report = shop.json("purge --execute --yes --max-time 1ms --batch-rows 10 --pause 5ms");
    assert!(report.to_string().contains("limited"), "{report:#}");
    assert!(shop.count("loose", "1 = 1") > 1000);
}

#[test]
fn what_others_hold_is_left_told_and_found_by_the_next_run() {
    for dialect in [Dialect::Postgres, Dialect::Mysql] {
        let shop = many(dialect, 500);
        let holder = hold(&shop.live, "SELECT * FROM logs WHERE id = 100 FOR UPDATE");
        let run = shop.run("purge --execute --yes").exits(4);
        assert!(
            run.stderr
                .contains("logs: still due: 1; other sessions hold"),
            "{run}"
        );
        assert_eq!(shop.count("logs", "id % 2 = 0 AND id % 7 <> 0"), 1, "{run}");
        assert_eq!(shop.count("pairs", "1 = 1"), 250, "the others are done");
        drop(holder);
        shop.run("purge --execute --yes").exits(0);
        assert_eq!(shop.count("logs", "id % 2 = 0 AND id % 7 <> 0"), 0);
    }
}

#[test]
fn a_database_that_is_not_the_one_that_was_reviewed_is_refused() {
    for dialect in Dialect::ALL {
        let shop = Shop::new(dialect);
        let before = shop.left();
        let run = shop.run("purge --execute --yes --env staging").exits(3);
        assert!(run.stderr.contains("bears no stamp"), "{run}");
        shop.run("stamp --env demo").exits(0);
        let run = shop.run("purge --execute --yes --env staging").exits(3);
        assert!(run.stderr.contains("stamped as demo"), "{run}");
        shop.live
            .must("ALTER TABLE logs ADD COLUMN more varchar(9);");
        let run = shop.run("purge --execute --yes").exits(3);
        assert!(run.stderr.contains("more"), "{run}");
        assert!(
            run.stderr.contains("not the one that was reviewed"),
            "{run}"
        );
        shop.run("purge").exits(3);
        assert_eq!(shop.left(), before);
    }
}

#[test]
fn a_file_that_nobody_has_reviewed_does_not_run() {
    let shop = Shop::new(Dialect::Sqlite);
    let before = shop.left();
    let file = "catalog/sql/sqlite/purge.sql";
    let committed = shop.app.read(file);
    shop.app
        .write(file, committed.replace("-10 days", "-1 days") + "\n");
    let run = shop.run("purge --execute --yes").exits(3);
    assert!(run.stderr.contains("is not what would run now"), "{run}");
    let run = shop.run("purge").exits(0);
    assert!(run.stderr.contains("`--execute` will be refused"), "{run}");
    shop.app.remove(file);
    shop.run("purge --execute --yes").exits(3);
    assert_eq!(shop.left(), before);
}

#[test]
fn nothing_goes_without_a_confirmation() {
    let shop = Shop::new(Dialect::Sqlite);
    let before = shop.left();
    let run = shop.run("purge --execute").exits(2);
    assert!(run.stderr.contains("nobody has confirmed it"), "{run}");
    assert_eq!(shop.left(), before);
}

#[test]
fn one_table_that_fails_does_not_stop_the_others() {
    for dialect in Dialect::ALL {
        let trigger = match dialect {
            Dialect::Postgres => {
                "CREATE FUNCTION stop() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''no row of pairs goes''; END';
                 CREATE TRIGGER stop BEFORE DELETE ON pairs FOR EACH ROW EXECUTE FUNCTION stop();"
            }
            Dialect::Sqlite => {
                "CREATE TRIGGER stop BEFORE DELETE ON pairs BEGIN SELECT RAISE(ABORT, 'no row of pairs goes'); END;"
            }
            Dialect::Mysql => {
                "CREATE TRIGGER stop BEFORE DELETE ON pairs FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'no row of pairs goes';"
            }
        };
        let schema = in_dialect(dialect, include_str!("shop/schema.sql")) + trigger;
        let models = include_str!("shop/models.rs");
        let shop = Shop::of(dialect, &schema, models, "");
        shop.live
            .must(&in_dialect(dialect, include_str!("shop/data.sql")));
        let run = shop.run("purge --execute --yes").exits(4);
        assert!(run.stderr.contains("pairs: no row of pairs goes"), "{run}");
        assert_eq!(shop.count("pairs", "1 = 1"), 4);
        assert_eq!(shop.count("logs", "1 = 1"), 5, "{run}");
        assert_eq!(shop.count("threads", "1 = 1"), 3, "{run}");
        let result = shop.live.must("SELECT result FROM data_class_runs;");
        assert_eq!(result, "partly");
    }
}
