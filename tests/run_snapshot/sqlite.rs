//! SQLite's own: the write-ahead log, others at work, values of every kind, damaged copies.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Command, Stdio};

use cargo_data_class::schema::Dialect;

use crate::place::{rows, says, staging};
use crate::shop::Shop;

/// A client that stays connected.
struct Connected {
    client: Child,
    stdin: ChildStdin,
}

impl Connected {
    /// Runs the statements, and stays.
    fn to(shop: &Shop, sql: &str) -> Connected {
        let url = shop.live.url();
        let file = url
            .trim_start_matches("sqlite://")
            .split('?')
            .next()
            .expect("a file");
        let mut client = Command::new("sqlite3")
            .args(["-init", "/dev/null", file])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the client starts");
        let mut stdin = client.stdin.take().expect("it reads");
        writeln!(stdin, "{sql}\nSELECT 'ready';").expect("it reads");
        let mut lines = BufReader::new(client.stdout.take().expect("it prints")).lines();
        assert!(
            lines
                .by_ref()
                .map_while(Result::ok)
                .any(|line| line == "ready")
        );
        Connected { client, stdin }
    }

    fn leave(mut self) {
        drop(self.stdin);
        self.client.wait().expect("it ends");
    }
}

#[test]
fn what_stands_only_in_the_log_of_another_connection_is_taken() {
    let shop = staging(Dialect::Sqlite);
    shop.live.must("PRAGMA journal_mode = WAL;");
    let other = Connected::to(
        &shop,
        "PRAGMA wal_autocheckpoint = 0; INSERT INTO plans (id, slug) VALUES (7, 'logged'); BEGIN; SELECT 1;",
    );
    let before = rows(&shop);
    shop.run("snapshot --name a").exits(0);
    shop.live.must("DELETE FROM posts;");
    // A connection that holds the log: nothing can be exchanged under it.
    says(
        shop.run("restore a --execute --yes"),
        4,
        &[
            "the database is in use",
            "nothing was changed",
            "stop the application",
        ],
    );
    assert_eq!(shop.live.must("PRAGMA journal_mode;"), "wal");
    assert_eq!(shop.live.must("SELECT count(*) FROM posts;"), "0");
    other.leave();
    shop.run("restore a --execute --yes").exits(0);
    assert_eq!(rows(&shop), before);
    assert_eq!(shop.live.must("PRAGMA journal_mode;"), "wal");
    assert_eq!(shop.live.must("PRAGMA integrity_check;"), "ok");
}

#[test]
fn somebody_who_stayed_connected_can_not_write_into_the_old_file() {
    let shop = staging(Dialect::Sqlite);
    shop.run("snapshot --name a").exits(0);
    let mut other = Connected::to(&shop, "SELECT count(*) FROM posts;");
    shop.run("restore a --execute --yes").exits(0);
    let before = rows(&shop);
    writeln!(other.stdin, "DELETE FROM posts;").expect("it reads");
    other.leave();
    assert_eq!(rows(&shop), before);
}

#[test]
fn a_writer_who_waits_for_the_lock_finds_the_database_whole() {
    let shop = staging(Dialect::Sqlite);
    shop.run("snapshot --name a").exits(0);
    let other = Connected::to(&shop, "BEGIN IMMEDIATE; DELETE FROM posts;");
    let run = shop.run("restore a --execute --yes");
    says(run, 4, &["nothing was changed"]);
    other.leave();
    assert_eq!(shop.live.must("SELECT count(*) FROM posts;"), "4");
    shop.run("restore a --execute --yes").exits(0);
}

#[test]
fn every_value_and_every_kind_of_table_comes_back() {
    let shop = staging(Dialect::Sqlite);
    shop.live.must(
        "CREATE TABLE odd (a, b); \
         INSERT INTO odd VALUES (1, 1.0), ('1', x'00ff'), (5e-324, 9e999), (-0.0, NULL), (9007199254740993, 'a' || char(0) || 'b'); \
         DELETE FROM odd WHERE a = 1; \
         CREATE TABLE keyed (k TEXT PRIMARY KEY, rowid TEXT) WITHOUT ROWID; INSERT INTO keyed VALUES ('x', 'y'); \
         CREATE VIRTUAL TABLE words USING fts5 (t); INSERT INTO words VALUES ('hello world'); \
         CREATE VIEW shown AS SELECT * FROM odd; \
         CREATE TRIGGER after_odd AFTER INSERT ON odd BEGIN DELETE FROM keyed; END; \
         PRAGMA user_version = 12; PRAGMA application_id = 77;",
    );
    let sql = "SELECT rowid, typeof(a), quote(a), typeof(b), quote(b), hex(b) FROM odd; SELECT * FROM keyed; \
               SELECT * FROM words WHERE t MATCH 'hello'; PRAGMA user_version; PRAGMA application_id; \
               SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'data_class%' ORDER BY 1, 2;";
    let before = shop.live.must(sql);
    shop.run("snapshot --name a").exits(0);
    shop.live.must(
        "DROP TRIGGER after_odd; DROP VIEW shown; DROP TABLE odd; DROP TABLE words; DELETE FROM keyed; \
         PRAGMA user_version = 1; PRAGMA application_id = 0;",
    );
    says(
        shop.run("restore a"),
        0,
        &[
            "odd: no table rows -> 4",
            "trigger after_odd comes back",
            "pragma user_version gets",
        ],
    );
    shop.run("restore a --execute --yes").exits(0);
    assert_eq!(shop.live.must(sql), before);
}

#[test]
fn a_copy_that_was_changed_is_not_put_back() {
    let shop = staging(Dialect::Sqlite);
    shop.run("snapshot --name a").exits(0);
    let before = rows(&shop);
    let copy = shop.app.root().join(".data-class/snapshots/a.sqlite");
    let changed = Command::new("sqlite3")
        .arg(&copy)
        .arg("UPDATE posts SET body = 'forged'")
        .status();
    assert!(changed.expect("it runs").success());
    says(
        shop.run("restore a --execute --yes"),
        4,
        &[
            "is not the file that the receipt is for",
            "nothing was changed",
        ],
    );
    std::fs::remove_file(&copy).expect("removed");
    says(
        shop.run("restore a --execute --yes"),
        4,
        &["nothing was changed"],
    );
    assert_eq!(rows(&shop), before);
    let ledger = shop.live.must("SELECT result FROM data_class_runs;");
    assert_eq!(ledger, "failed\nfailed");
}

#[test]
fn a_database_that_is_not_there_is_neither_taken_nor_made() {
    let shop = staging(Dialect::Sqlite);
    let run = shop
        .app
        .run("snapshot --database-url sqlite://none.db?mode=rwc");
    says(run, 4, &["there is no database file none.db"]);
    assert!(!shop.app.exists("none.db"));
    let run = shop.app.run("snapshot --database-url sqlite::memory:");
    assert_ne!(run.code, 0, "{run}");
}

#[test]
fn a_full_disk_leaves_no_snapshot() {
    let shop = staging(Dialect::Sqlite);
    shop.live.must("INSERT INTO posts (author_id, body) SELECT 1, hex(zeroblob(90)) FROM plans, teams, users, settings, posts, prompts;");
    // A limit on the size of files is a disk that is full, for whoever writes.
    let mut command = Command::new("sh");
    shop.app.surround(&mut command);
    let tool = format!(
        "trap '' XFSZ; ulimit -f 8; exec '{}' data-class snapshot --name a --database-url '{}'",
        env!("CARGO_BIN_EXE_cargo-data-class"),
        shop.live.url()
    );
    command.args(["-c", &tool]);
    let run = shop.app.finish(command);
    assert_eq!(run.code, 4, "{run}");
    assert!(!shop.app.exists(".data-class/snapshots/a.sqlite"), "{run}");
    assert!(!shop.app.exists(".data-class/snapshots/a.json"), "{run}");
}
