//! Retention on the real engines.

use cargo_data_class::schema::Dialect;
use cargo_data_class::sql::purge_script;

use crate::cases::planned;
use crate::engines::{Client, Live};
use crate::{left, settings};

const CLASSES: &str = r#"
[tables]
logs = { class = "user", retain = "10 days", by = "at", keep = "pinned" }
ticks = { class = "user", expires = "at", unit = "ms" }
threads = { class = "user", retain = "10 days", by = "at" }
replies = { class = "user", with_parent = true, keep = "id = 4" }
notes = { class = "user", detach = ["thread_id"] }
plans = { class = "system" }
"#;

/// Logs with every kind of time; threads whose replies go along, and one whose reply is kept.
fn live(dialect: Dialect) -> Live {
    let live = Live::new(dialect);
    let (time, ago) = match dialect {
        Dialect::Postgres => ("timestamptz", "now() - interval '{} days'"),
        Dialect::Sqlite => (
            "datetime",
            "strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '-{} days')",
        ),
        Dialect::Mysql => ("datetime(6)", "utc_timestamp(6) - interval {} day"),
    };
    let ago = |days: i32| ago.replace("{}", &days.to_string()).replace("--", "+");
    live.must(&format!(
        "CREATE TABLE logs (id int PRIMARY KEY NOT NULL, at {time}, pinned boolean);
         CREATE TABLE ticks (id int PRIMARY KEY NOT NULL, at bigint);
         CREATE TABLE threads (id int PRIMARY KEY NOT NULL, at {time});
         CREATE TABLE replies (id int PRIMARY KEY NOT NULL, thread_id int NOT NULL, FOREIGN KEY (thread_id) REFERENCES threads (id));
         CREATE TABLE notes (id int PRIMARY KEY NOT NULL, thread_id int, FOREIGN KEY (thread_id) REFERENCES threads (id));
         CREATE TABLE plans (id int PRIMARY KEY NOT NULL);
         INSERT INTO logs VALUES (1, {old}, false), (2, {new}, false), (3, {old}, true), (4, {old}, NULL), (5, NULL, false), (6, {future}, false);
         INSERT INTO ticks VALUES (1, 1000), (2, NULL), (3, 99999999999999), (4, -5);
         INSERT INTO threads VALUES (1, {old}), (2, {old}), (3, {new});
         INSERT INTO replies VALUES (1, 1), (2, 1), (3, 2), (4, 2), (5, 3);
         INSERT INTO notes VALUES (1, 1), (2, 2), (3, NULL);
         INSERT INTO plans VALUES (1);",
        old = ago(11),
        new = ago(9),
        future = ago(-3),
    ));
    if dialect == Dialect::Sqlite {
        live.must("INSERT INTO logs VALUES (7, 5, false), (8, 'yesterday', false), (9, '2001-01-01', 't');");
    }
    live
}

const TABLES: &[&str] = &["logs", "ticks", "threads", "replies", "notes", "plans"];

#[test]
fn only_rows_whose_time_has_passed_go_and_only_with_what_says_so() {
    for dialect in Dialect::ALL {
        let live = live(dialect);
        let plan = planned(&live.schema(), CLASSES);
        assert_eq!(plan.refusals, [], "{dialect:?}");
        let script = purge_script(&plan, settings(&[])).text();
        let ran = live.run(&script, Client::Plain);
        assert!(ran.ok, "{script}\n{}", ran.text);
        let logs = match dialect {
            Dialect::Sqlite => "logs 2 3 4 5 6 7 8 9",
            _ => "logs 2 3 4 5 6",
        };
        let expected =
            format!("{logs}; ticks 2 3; threads 2 3; replies 3 4 5; notes 1 2 3; plans 1");
        assert_eq!(left(&live, TABLES), expected, "{dialect:?} {}", ran.text);
        let notes = live.must("SELECT coalesce(thread_id, 0) FROM notes ORDER BY id;");
        assert_eq!(notes, "0\n2\n0");
    }
}

#[test]
fn nothing_is_purged_from_another_schema_whatever_the_client_does() {
    for dialect in Dialect::ALL {
        let live = live(dialect);
        let plan = planned(&live.schema(), CLASSES);
        let before = left(&live, TABLES);
        live.must("ALTER TABLE plans ADD COLUMN note varchar(9);");
        let script = purge_script(&plan, settings(&[])).text();
        let ran = live.run(&script, Client::Careless);
        assert_eq!(left(&live, TABLES), before, "{}", ran.text);
        assert!(!live.run(&script, Client::Plain).ok, "{dialect:?}");
    }
}

#[test]
fn rows_go_along_with_rows_of_their_own_table_that_are_not_due_themselves() {
    for dialect in Dialect::ALL {
        let live = Live::new(dialect);
        live.must(
            "CREATE TABLE threads (id int PRIMARY KEY NOT NULL, at bigint, parent_id int, FOREIGN KEY (parent_id) REFERENCES threads (id));
             CREATE TABLE views (id int PRIMARY KEY NOT NULL, at bigint, thread_id int, FOREIGN KEY (thread_id) REFERENCES threads (id));
             INSERT INTO threads VALUES (1, 1000, NULL), (2, NULL, 1), (3, 99999999999, 2), (4, NULL, NULL), (5, 1000, 4);
             INSERT INTO views VALUES (1, NULL, 3), (2, 1000, 4), (3, NULL, 4);",
        );
        let classes = r#"
            [tables]
            threads = { class = "user", expires = "at", unit = "s", with_parent = true }
            views = { class = "user", expires = "at", unit = "s", with_parent = true }
        "#;
        let plan = planned(&live.schema(), classes);
        assert_eq!(plan.refusals, [], "{dialect:?}");
        let ran = live.run(&purge_script(&plan, settings(&[])).text(), Client::Plain);
        assert!(ran.ok, "{dialect:?} {}", ran.text);
        let left = left(&live, &["threads", "views"]);
        assert_eq!(left, "threads 4; views 3", "{dialect:?} {}", ran.text);
    }
}
