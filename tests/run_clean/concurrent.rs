//! Other sessions, signals, and connections that are lost.

use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use cargo_data_class::engine::block_on;
use cargo_data_class::run::Session;
use cargo_data_class::schema::Dialect;

use crate::preview::says;
use crate::shop::{CONFIG, Shop};

/// A posts table whose deletion takes a minute.
fn slow(dialect: Dialect) -> Shop {
    let more = match dialect {
        Dialect::Postgres => {
            "CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(60); RETURN OLD; END $$;
             CREATE TRIGGER slow BEFORE DELETE ON posts FOR EACH ROW EXECUTE FUNCTION slow();"
        }
        Dialect::Sqlite => {
            "CREATE TRIGGER slow BEFORE DELETE ON posts BEGIN SELECT count(*) FROM posts a, posts b, posts c, posts d, posts e, posts f, posts g; END;"
        }
        Dialect::Mysql => "CREATE TRIGGER slow BEFORE DELETE ON posts FOR EACH ROW DO SLEEP(60);",
    };
    let shop = Shop::with(dialect, CONFIG, more);
    if dialect == Dialect::Sqlite {
        let more = "WITH RECURSIVE n(i) AS (SELECT 10 UNION ALL SELECT i + 1 FROM n WHERE i < 99) \
                    INSERT INTO posts SELECT i, 1, 'x' FROM n;";
        shop.live.must(more);
    }
    shop.run("stamp --env staging").exits(0);
    shop
}

/// A command at work, which is waited for no longer than needed.
fn start(mut command: Command) -> Child {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command.spawn().expect("it starts")
}

fn signal(child: &Child, name: &str) {
    let pid = child.id().to_string();
    let sent = Command::new("kill").args(["-s", name, &pid]).status();
    assert!(sent.expect("kill runs").success());
}

#[track_caller]
fn ends(child: Child, code: i32, words: &[&str]) {
    let output = child.wait_with_output().expect("it ends");
    let text = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{text}");
    for word in words {
        assert!(text.contains(word), "{word:?} is not in {text}");
    }
}

/// Waits until a query of a new session answers.
#[track_caller]
fn until(shop: &Shop, sql: &str) -> String {
    let (url, until) = (shop.live.url(), Instant::now() + Duration::from_secs(60));
    loop {
        let found = block_on(async || {
            let mut session = Session::open(&url).await.expect("it connects");
            // A table may not be there yet.
            let found = session.value(sql).await.unwrap_or_default();
            session.close().await;
            found
        });
        match found {
            Some(found) => return found,
            None => assert!(Instant::now() < until, "never: {sql}"),
        }
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// Waits until the slow deletion is under way.
fn until_slow(shop: &Shop) {
    match shop.live.dialect {
        Dialect::Postgres => {
            let sql = "SELECT 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()";
            until(shop, sql);
        }
        Dialect::Mysql => {
            let sql = "SELECT 1 FROM information_schema.processlist WHERE db = DATABASE() AND state = 'User sleep'";
            until(shop, sql);
        }
        Dialect::Sqlite => {
            until(shop, "SELECT 1 FROM data_class_runs");
            std::thread::sleep(Duration::from_millis(300));
        }
    }
}

#[test]
fn a_signal_rolls_back_and_says_so() {
    for dialect in Dialect::ALL {
        for name in ["INT", "TERM"] {
            let shop = slow(dialect);
            let before = shop.rows();
            let child = start(shop.tool("clean --execute --yes"));
            until_slow(&shop);
            signal(&child, name);
            ends(
                child,
                4,
                &["interrupted: it was rolled back, and nothing was changed"],
            );
            assert_eq!(shop.rows(), before, "{dialect:?}");
            assert_eq!(
                shop.live.must("SELECT result FROM data_class_runs;"),
                "interrupted"
            );
        }
    }
}

#[test]
fn a_second_run_at_the_same_time_is_refused() {
    for dialect in [Dialect::Postgres, Dialect::Mysql] {
        let shop = slow(dialect);
        let first = start(shop.tool("clean --execute --yes"));
        until_slow(&shop);
        says(
            shop.run("clean --execute --yes"),
            3,
            &["another cleanup of this database is running"],
        );
        signal(&first, "TERM");
        ends(first, 4, &["interrupted"]);
    }
    let shop = slow(Dialect::Sqlite);
    let first = start(shop.tool("clean --execute --yes"));
    until_slow(&shop);
    says(
        shop.run("clean --execute --yes --lock-timeout 1"),
        4,
        &["another session is in the way", "nothing was changed"],
    );
    signal(&first, "TERM");
    ends(first, 4, &["interrupted"]);
}

#[test]
fn a_lock_held_by_another_session_is_waited_for_and_then_named() {
    for dialect in Dialect::ALL {
        let shop = Shop::stamped(dialect);
        let (begin, lock) = match dialect {
            Dialect::Postgres => ("BEGIN", "LOCK TABLE plans IN ROW EXCLUSIVE MODE"),
            Dialect::Sqlite => ("BEGIN IMMEDIATE", "SELECT 1"),
            Dialect::Mysql => ("BEGIN", "UPDATE plans SET slug = 'x' WHERE id = 1"),
        };
        let url = shop.live.url();
        block_on(async || {
            let mut other = Session::open(&url).await.expect("it connects");
            other.execute(begin).await.expect("begun");
            other.execute(lock).await.expect("locked");
            let words = [
                "another session is in the way, 3 times",
                "nothing was changed",
                "--lock-timeout",
            ];
            let run = shop.run("clean --execute --yes --lock-timeout 1").exits(4);
            for word in words {
                assert!(run.stderr.contains(word), "{dialect:?}: {run}");
            }
            assert_eq!(
                run.stderr.contains("  process "),
                dialect == Dialect::Postgres,
                "{run}"
            );
            other.execute("ROLLBACK").await.expect("undone");
            other.close().await;
        });
        assert_eq!(shop.ids("posts"), "posts 1,2,3,4");
        shop.run("clean --execute --yes").exits(0);
    }
}

/// MariaDB counts rows by an index where there is one, and locks no more of them than that.
#[test]
fn a_system_row_whose_unindexed_column_is_being_written_is_waited_for() {
    let more = "ALTER TABLE plans ADD price bigint NOT NULL DEFAULT 0;";
    let shop = Shop::with(Dialect::Mysql, CONFIG, more);
    shop.run("stamp --env staging").exits(0);
    let url = shop.live.url();
    block_on(async || {
        let mut other = Session::open(&url).await.expect("it connects");
        other.execute("BEGIN").await.expect("begun");
        let write = "UPDATE plans SET price = price + 1 WHERE id = 1";
        other.execute(write).await.expect("written");
        says(
            shop.run("clean --execute --yes --lock-timeout 1"),
            4,
            &["another session is in the way", "nothing was changed"],
        );
        other.execute("ROLLBACK").await.expect("undone");
        other.close().await;
    });
    shop.run("clean --execute --yes").exits(0);
}

#[test]
fn a_connection_that_is_lost_before_commit_changed_nothing() {
    let shop = slow(Dialect::Postgres);
    let child = start(shop.tool("clean --execute --yes"));
    until_slow(&shop);
    until(
        &shop,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()",
    );
    ends(
        child,
        4,
        &[
            "the connection was lost before COMMIT",
            "nothing was changed",
        ],
    );
    assert_eq!(shop.ids("posts"), "posts 1,2,3,4");

    let shop = slow(Dialect::Mysql);
    let child = start(shop.tool("clean --execute --yes"));
    until_slow(&shop);
    let number = until(
        &shop,
        "SELECT id FROM information_schema.processlist WHERE db = DATABASE() AND state = 'User sleep'",
    );
    shop.live.must(&format!("KILL {number};"));
    ends(
        child,
        4,
        &[
            "the connection was lost before COMMIT",
            "nothing was changed",
        ],
    );
    assert_eq!(shop.ids("posts"), "posts 1,2,3,4");
}

#[test]
fn after_a_connection_that_is_lost_at_commit_the_server_is_asked() {
    let more = "CREATE FUNCTION late() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(60); RETURN NULL; END $$;
                CREATE CONSTRAINT TRIGGER late AFTER DELETE ON posts INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION late();";
    let shop = Shop::with(Dialect::Postgres, CONFIG, more);
    shop.run("stamp --env staging").exits(0);
    let child = start(shop.tool("clean --execute --yes"));
    until_slow(&shop);
    until(
        &shop,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()",
    );
    ends(
        child,
        4,
        &[
            "the connection was lost at COMMIT",
            "the server has rolled back: nothing was changed",
        ],
    );
    assert_eq!(shop.ids("posts"), "posts 1,2,3,4");
}

#[test]
fn a_tool_that_is_killed_leaves_everything_and_a_rerun_finishes() {
    for dialect in Dialect::ALL {
        let shop = slow(dialect);
        let before = shop.rows();
        let child = start(shop.tool("clean --execute --yes"));
        until_slow(&shop);
        signal(&child, "KILL");
        let _ = child.wait_with_output();
        assert_eq!(shop.rows(), before);
        assert_eq!(
            shop.live.must("SELECT result FROM data_class_runs;"),
            "running"
        );
    }
}
