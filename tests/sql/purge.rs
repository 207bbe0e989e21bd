//! Retention on the real engines.

use cargo_data_class::schema::Dialect;
use cargo_data_class::sql::purge_script;

use crate::engines::{Client, Live};
use crate::planned::planned;
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
        let (plan, _) = planned(&live.schema(), CLASSES);
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
        let (plan, _) = planned(&live.schema(), CLASSES);
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
        let (plan, _) = planned(&live.schema(), classes);
        assert_eq!(plan.refusals, [], "{dialect:?}");
        let ran = live.run(&purge_script(&plan, settings(&[])).text(), Client::Plain);
        assert!(ran.ok, "{dialect:?} {}", ran.text);
        let left = left(&live, &["threads", "views"]);
        assert_eq!(left, "threads 4; views 3", "{dialect:?} {}", ran.text);
    }
}

#[test]
fn rows_without_a_key_are_told_apart_by_their_time() {
    for dialect in Dialect::ALL {
        let live = Live::new(dialect);
        live.must(
            "CREATE TABLE threads (id int NOT NULL, slug varchar(9), parent varchar(9), at bigint, UNIQUE (slug));
             INSERT INTO threads VALUES (1, NULL, NULL, 1000), (2, NULL, NULL, NULL), (3, 'a', NULL, 1000), (4, 'b', NULL, 99999999999);",
        );
        let classes = r#"
            [tables]
            threads = { class = "user", expires = "at", unit = "s", with_parent = true, references = ["parent -> threads.slug"] }
        "#;
        let (plan, _) = planned(&live.schema(), classes);
        assert_eq!(plan.refusals, [], "{dialect:?}");
        let ran = live.run(&purge_script(&plan, settings(&[])).text(), Client::Plain);
        assert!(ran.ok, "{dialect:?} {}", ran.text);
        let left = left(&live, &["threads"]);
        assert_eq!(left, "threads 2 4", "{dialect:?} {}", ran.text);
    }
}

/// InnoDB doesn't delete a row that points at itself unless that is cut, and a row without a key is another one then.
#[test]
fn rows_that_must_be_cut_are_purged_where_they_have_a_key_to_be_known_by() {
    let classes = r#"
        [tables]
        threads = { class = "user", expires = "at", unit = "s", with_parent = true }
    "#;
    for dialect in Dialect::ALL {
        for key in ["", "PRIMARY KEY"] {
            let live = Live::new(dialect);
            live.must(&format!(
                "CREATE TABLE threads (id int NOT NULL {key}, slug varchar(9), parent varchar(9), at bigint, UNIQUE (slug), FOREIGN KEY (parent) REFERENCES threads (slug));
                 INSERT INTO threads VALUES (1, 'a', 'a', 1000), (2, 'b', 'a', NULL), (3, NULL, NULL, NULL), (4, NULL, 'b', NULL);",
            ));
            let (plan, _) = planned(&live.schema(), classes);
            let codes: Vec<&str> = plan.refusals.iter().map(|r| r.code.as_str()).collect();
            if dialect == Dialect::Mysql && key.is_empty() {
                assert_eq!(codes, ["DC0020"]);
                continue;
            }
            assert!(codes.is_empty(), "{dialect:?} {codes:?}");
            let ran = live.run(&purge_script(&plan, settings(&[])).text(), Client::Plain);
            assert!(ran.ok, "{dialect:?} {}", ran.text);
            let left = left(&live, &["threads"]);
            assert_eq!(left, "threads 3", "{dialect:?} {}", ran.text);
        }
    }
}

/// A row that goes is cut from those that it references, where deleting one would meet the other: what `keep` reads is
/// another value then, and must not be asked again.
#[test]
fn rows_go_whose_own_predicate_would_keep_them_once_they_are_cut() {
    let classes = r#"
        [tables]
        threads = { class = "user", keep = "parent IS NULL", expires = "at", unit = "s", detach = ["part"] }
    "#;
    for dialect in Dialect::ALL {
        let live = Live::new(dialect);
        live.must(
            "CREATE TABLE threads (id int NOT NULL, nr int NOT NULL, parent int, part int, at bigint, PRIMARY KEY (id, nr), FOREIGN KEY (parent, part) REFERENCES threads (id, nr) ON DELETE CASCADE);
             INSERT INTO threads VALUES (3, 6, NULL, NULL, NULL), (6, 4, 3, 6, 1000), (7, 1, 6, 4, 99999999999), (8, 1, NULL, NULL, 1000);",
        );
        let (plan, _) = planned(&live.schema(), classes);
        assert_eq!(plan.refusals, [], "{dialect:?}");
        let ran = live.run(&purge_script(&plan, settings(&[])).text(), Client::Plain);
        assert!(ran.ok, "{dialect:?} {}", ran.text);
        let left = left(&live, &["threads"]);
        assert_eq!(left, "threads 3 7 8", "{dialect:?} {}", ran.text);
    }
}

/// A time as each kind of column holds it: the table's type, its rule, and the rows just before the cutoff, at it,
/// just after it, without a time, far ahead and long ago. The clock says noon of the first of March.
struct Kind {
    ty: &'static str,
    rule: &'static str,
    values: [&'static str; 6],
}

const DAYS: &str = r#"retain = "10 days", by = "at""#;
const SECONDS: [&str; 6] = [
    "1771502399",
    "1771502400",
    "1771502401",
    "NULL",
    "99999999999",
    "0",
];

fn kinds(dialect: Dialect) -> Vec<Kind> {
    let integer = |ty, rule, values| Kind { ty, rule, values };
    let mut kinds = vec![
        integer(
            "bigint",
            r#"retain = "240 hours", by = "at", unit = "s""#,
            SECONDS,
        ),
        integer(
            "bigint",
            r#"retain = "10 days", by = "at", unit = "ms""#,
            [
                "1771502399999",
                "1771502400000",
                "1771502400001",
                "NULL",
                "99999999999999",
                "-1",
            ],
        ),
        integer(
            "bigint",
            r#"retain = "10 days", by = "at", unit = "us""#,
            [
                "1771502399999999",
                "1771502400000000",
                "1771502400000001",
                "NULL",
                "9999999999999999",
                "-1",
            ],
        ),
        integer(
            "bigint",
            r#"expires = "at", unit = "s""#,
            [
                "1772366399",
                "1772366400",
                "1772366401",
                "NULL",
                "99999999999",
                "0",
            ],
        ),
    ];
    let time = |ty, values| Kind {
        ty,
        rule: DAYS,
        values,
    };
    kinds.extend(match dialect {
        Dialect::Postgres => vec![
            time(
                "timestamptz",
                [
                    "'2026-02-19 13:59:59.999999+02'",
                    "'2026-02-19 14:00+02'",
                    "'2026-02-19 14:00:00.000001+02'",
                    "NULL",
                    "'infinity'",
                    "'-infinity'",
                ],
            ),
            time(
                "timestamp",
                [
                    "'2026-02-19 11:59:59.999999'",
                    "'2026-02-19 12:00'",
                    "'2026-02-19 12:00:00.000001'",
                    "NULL",
                    "'9999-01-01'",
                    "'0001-01-01'",
                ],
            ),
            time(
                "date",
                [
                    "'2026-02-18'",
                    "'2026-02-19'",
                    "'2026-02-20'",
                    "NULL",
                    "'infinity'",
                    "'1970-01-01'",
                ],
            ),
        ],
        Dialect::Mysql => vec![
            time(
                "datetime(6)",
                [
                    "'2026-02-19 11:59:59.999999'",
                    "'2026-02-19 12:00'",
                    "'2026-02-19 12:00:00.000001'",
                    "NULL",
                    "'9999-01-01'",
                    "'1000-01-01'",
                ],
            ),
            time(
                "timestamp(6) NULL",
                [
                    "'2026-02-19 11:59:59.999999'",
                    "'2026-02-19 12:00'",
                    "'2026-02-19 12:00:00.000001'",
                    "NULL",
                    "'2037-01-01'",
                    "'1971-01-01'",
                ],
            ),
            time(
                "date",
                [
                    "'2026-02-18'",
                    "'2026-02-19'",
                    "'0000-00-00'",
                    "NULL",
                    "'9999-01-01'",
                    "'1970-01-01'",
                ],
            ),
        ],
        Dialect::Sqlite => vec![
            time(
                "datetime",
                [
                    "'2026-02-19 11:59:59.999'",
                    "'2026-02-19 12:00:00'",
                    "'2026-02-19 12:00:00.001'",
                    "NULL",
                    "'9999-01-01'",
                    "'0001-01-01'",
                ],
            ),
            time(
                "datetime",
                [
                    "'2026-02-19T11:59:59.999Z'",
                    "'2026-02-19T12:00:00Z'",
                    "'2026-02-19T12:00:00.001Z'",
                    "NULL",
                    "'9999-01-01T00:00Z'",
                    "'2026-02-19T12:59:00+01:00'",
                ],
            ),
            time(
                "text",
                [
                    "'2026-02-19'",
                    "'2026-02-19T13:00:00+01:00'",
                    "'2026-02-20'",
                    "NULL",
                    "'2026-03-01'",
                    "'1970-01-01'",
                ],
            ),
            // Odd ones stay: a number, a word, a blob, a fraction, a date in another order.
            time(
                "datetime",
                [
                    "'2026-02-19'",
                    "5",
                    "'yesterday'",
                    "x'30'",
                    "'19.02.2001'",
                    "'2001-01-01'",
                ],
            ),
            integer(
                "bigint",
                r#"retain = "10 days", by = "at", unit = "s""#,
                ["1771502399", "1.5", "'x'", "x'30'", "'2001-01-01'", "0"],
            ),
        ],
    });
    kinds
}

/// What the scripts say for the clock, and what the test says in its place.
fn at_noon(dialect: Dialect, script: &str) -> String {
    let (clock, noon) = match dialect {
        Dialect::Postgres => ("clock_timestamp()", "'2026-03-01 12:00:00+00'::timestamptz"),
        Dialect::Sqlite => ("'now') AS now", "'2026-03-01 12:00:00') AS now"),
        Dialect::Mysql => ("UTC_TIMESTAMP(6)", "TIMESTAMP '2026-03-01 12:00:00.000000'"),
    };
    assert!(script.contains(clock), "{dialect:?}");
    script.replace(clock, noon)
}

#[test]
fn rows_before_the_cutoff_go_and_those_at_it_stay_whatever_the_type_of_their_time() {
    for dialect in Dialect::ALL {
        let live = Live::new(dialect);
        let (mut classes, mut tables) = ("[tables]\n".to_owned(), Vec::new());
        for (number, kind) in kinds(dialect).iter().enumerate() {
            let name = format!("t{number}");
            let rows: Vec<String> = kind
                .values
                .iter()
                .zip(1..)
                .map(|(value, id)| format!("({id}, {value})"))
                .collect();
            let mode = if dialect == Dialect::Mysql {
                "SET sql_mode = ''; SET time_zone = '+00:00';"
            } else {
                ""
            };
            live.must(&format!(
                "{mode} CREATE TABLE {name} (id int PRIMARY KEY NOT NULL, at {}); INSERT INTO {name} VALUES {};",
                kind.ty,
                rows.join(", ")
            ));
            classes.push_str(&format!("{name} = {{ class = \"user\", {} }}\n", kind.rule));
            tables.push(name);
        }
        let (plan, _) = planned(&live.schema(), &classes);
        assert_eq!(plan.refusals, [], "{dialect:?}");
        let script = at_noon(dialect, &purge_script(&plan, settings(&[])).text());
        let ran = live.run(&script, Client::Plain);
        assert!(ran.ok, "{dialect:?}: {}", ran.text);
        for (name, kind) in tables.iter().zip(kinds(dialect)) {
            let all = left(&live, &[name.as_str()]);
            assert_eq!(
                all,
                format!("{name} 2 3 4 5"),
                "{dialect:?} {} {:?}",
                kind.ty,
                kind.values
            );
        }
        if dialect == Dialect::Sqlite {
            assert!(
                ran.text.contains("t7|4") && ran.text.contains("t8|4") && ran.text.contains("t4|0"),
                "{}",
                ran.text
            );
        }
    }
}

/// Three levels that go along, a reference to itself, and a system row that holds.
#[test]
fn what_goes_along_goes_through_all_levels_and_what_is_spared_spares_its_way_up() {
    for dialect in Dialect::ALL {
        let live = Live::new(dialect);
        let old = "'2001-01-01'";
        let time = if dialect == Dialect::Postgres {
            "timestamptz"
        } else {
            "datetime"
        };
        live.must(&format!(
            "CREATE TABLE threads (id int PRIMARY KEY NOT NULL, at {time});
             CREATE TABLE replies (id int PRIMARY KEY NOT NULL, thread_id int, reply_id int, FOREIGN KEY (thread_id) REFERENCES threads (id) ON DELETE CASCADE, FOREIGN KEY (reply_id) REFERENCES replies (id) ON DELETE CASCADE);
             CREATE TABLE likes (id int PRIMARY KEY NOT NULL, reply_id int NOT NULL, FOREIGN KEY (reply_id) REFERENCES replies (id) ON DELETE CASCADE);
             CREATE TABLE pages (id int PRIMARY KEY NOT NULL, thread_id int, FOREIGN KEY (thread_id) REFERENCES threads (id) ON DELETE CASCADE);
             CREATE TABLE links (id int PRIMARY KEY NOT NULL, thread_id int, FOREIGN KEY (thread_id) REFERENCES threads (id) ON DELETE CASCADE);
             INSERT INTO threads VALUES (1, {old}), (2, {old}), (3, {old}), (4, NULL), (5, {old});
             INSERT INTO replies VALUES (1, 1, NULL), (2, NULL, 1), (3, NULL, 2), (4, 2, NULL), (5, NULL, 4), (6, 3, NULL), (7, 4, NULL);
             INSERT INTO likes VALUES (1, 1), (2, 3), (3, 5), (4, 6), (5, 7);
             INSERT INTO pages VALUES (1, 3), (2, NULL);
             INSERT INTO links VALUES (1, 1), (2, 2), (3, 5);"
        ));
        let (plan, _) = planned(
            &live.schema(),
            r#"
[tables]
threads = { class = "user", retain = "10 days", by = "at" }
replies = { class = "user", with_parent = true }
likes = { class = "user", with_parent = true, keep = "id = 3" }
pages = { class = "system", holds = ["thread_id"] }
links = { class = "system", detach = ["thread_id"] }
"#,
        );
        assert_eq!(plan.refusals, [], "{dialect:?}");
        let ran = live.run(&purge_script(&plan, settings(&[])).text(), Client::Plain);
        assert!(ran.ok, "{dialect:?}: {}", ran.text);
        // Like 3 spares replies 5 and 4, and thread 2; page 1 spares thread 3 with all that hangs on it.
        assert_eq!(
            left(&live, &["threads", "replies", "likes", "pages", "links"]),
            "threads 2 3 4; replies 4 5 6 7; likes 3 4 5; pages 1 2; links 1 2 3",
            "{dialect:?}: {}",
            ran.text
        );
        assert_eq!(
            live.must("SELECT coalesce(thread_id, 0) FROM links ORDER BY id;"),
            "0\n2\n0"
        );
    }
}

/// A row that must stay is put under a due one while the purge runs: the purge waits for it, and then sees it.
#[test]
fn a_row_that_comes_while_the_purge_runs_is_not_lost() {
    for dialect in [Dialect::Postgres, Dialect::Mysql] {
        let live = Live::new(dialect);
        let time = if dialect == Dialect::Postgres {
            "timestamptz"
        } else {
            "datetime"
        };
        live.must(&format!(
            "CREATE TABLE threads (id int PRIMARY KEY NOT NULL, at {time});
             CREATE TABLE replies (id int PRIMARY KEY NOT NULL, thread_id int, kept boolean, FOREIGN KEY (thread_id) REFERENCES threads (id) ON DELETE CASCADE);
             INSERT INTO threads VALUES (1, '2001-01-01'), (2, '2001-01-01'), (3, '2001-01-01');
             INSERT INTO replies VALUES (1, 1, false), (2, 2, false), (3, 3, false);"
        ));
        let (plan, _) = planned(
            &live.schema(),
            "[tables]\nthreads = { class = \"user\", retain = \"10 days\", by = \"at\" }\nreplies = { class = \"user\", with_parent = true, keep = \"kept\" }\n",
        );
        let script = purge_script(&plan, settings(&[])).text();
        let wait = match dialect {
            Dialect::Postgres => "SELECT pg_sleep(2);",
            _ => "SELECT SLEEP(2);",
        };
        let writer = format!(
            "BEGIN; INSERT INTO replies VALUES (4, 1, true); UPDATE threads SET at = NULL WHERE id = 2; {wait} COMMIT;"
        );
        std::thread::scope(|scope| {
            let writes = scope.spawn(|| live.must(&writer));
            until_written(&live);
            let ran = live.run(&script, Client::Plain);
            assert!(ran.ok, "{dialect:?}: {}", ran.text);
            writes.join().expect("the writer ends");
            assert_eq!(
                left(&live, &["threads", "replies"]),
                "threads 1 2; replies 1 2 4",
                "{dialect:?} {}",
                ran.text
            );
        });
    }
}

/// Waits for the writer's locks: rows that can't be locked at once.
fn until_written(live: &Live) {
    let locked = match live.dialect {
        Dialect::Postgres => "SELECT id FROM threads WHERE id = 2 FOR UPDATE NOWAIT;",
        _ => "SET innodb_lock_wait_timeout = 0; SELECT id FROM threads WHERE id = 2 FOR UPDATE;",
    };
    for _ in 0..100 {
        let ran = live.run(locked, Client::Plain);
        if !ran.ok || ran.text.contains("ERROR") {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    panic!("the writer holds no lock");
}
