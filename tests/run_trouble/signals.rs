//! Ctrl-C and SIGTERM in the middle of a command: nothing is half done, and it says so.

use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use cargo_data_class::engine::block_on;
use cargo_data_class::run::Session;
use cargo_data_class::schema::Dialect;

use crate::case::{Case, Task};
use crate::server::Mortal;

/// Which lock of somebody else a command is waiting for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Held {
    /// Against readers.
    Reading,
    /// Against writers.
    Writing,
}

/// Each command, and at what it is interrupted: while it looks, or while it works.
const COMMANDS: [(&str, Held); 5] = [
    ("export", Held::Reading),
    ("seed --execute --yes", Held::Reading),
    ("seed --execute --yes", Held::Writing),
    ("snapshot --name second", Held::Reading),
    ("restore first --execute --yes", Held::Reading),
];

fn lock(dialect: Dialect, held: Held) -> [&'static str; 2] {
    match (dialect, held) {
        (Dialect::Postgres, Held::Reading) => {
            ["BEGIN", "LOCK TABLE plans IN ACCESS EXCLUSIVE MODE"]
        }
        (Dialect::Postgres, Held::Writing) => ["BEGIN", "LOCK TABLE plans IN ROW EXCLUSIVE MODE"],
        (Dialect::Mysql, Held::Reading) => ["SELECT 1", "LOCK TABLES plans WRITE"],
        (Dialect::Mysql, Held::Writing) => {
            ["BEGIN", "UPDATE plans SET slug = 'other' WHERE id = 1"]
        }
        (Dialect::Sqlite, Held::Reading) => ["BEGIN EXCLUSIVE", "SELECT 1"],
        (Dialect::Sqlite, Held::Writing) => ["BEGIN IMMEDIATE", "SELECT 1"],
    }
}

/// Waits until the command waits.
async fn until_it_waits(session: &mut Session, child: &mut Child, line: &str) {
    let sql = match session.dialect() {
        Dialect::Postgres => "SELECT 1 FROM pg_locks WHERE NOT granted",
        Dialect::Mysql => {
            "SELECT 1 FROM information_schema.processlist WHERE state LIKE 'Waiting for table metadata lock%' \
             OR (command = 'Query' AND time_ms > 700 AND id <> CONNECTION_ID())"
        }
        // It can't be seen who waits for a file.
        Dialect::Sqlite => return std::thread::sleep(Duration::from_millis(2500)),
    };
    let until = Instant::now() + Duration::from_secs(60);
    while session.value(sql).await.expect("answered").is_none() {
        let ended = child.try_wait().expect("asked");
        assert!(
            ended.is_none() && Instant::now() < until,
            "{line} does not wait: {ended:?}"
        );
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn signal(child: &Child, name: &str) {
    let pid = child.id().to_string();
    let sent = Command::new("kill").args(["-s", name, &pid]).status();
    assert!(sent.expect("kill runs").success());
}

fn check(dialect: Dialect) {
    let mortal = (dialect != Dialect::Sqlite).then(|| Mortal::start(dialect, false));
    let case = Case::new(Task::Clean, dialect, mortal.as_ref());
    case.fill();
    case.shop.run("export").exits(0);
    case.shop.run("snapshot --name first").exits(0);
    case.shop
        .live
        .must("UPDATE settings SET name = 'renamed' WHERE id = 3;");
    let before = case.contents();
    let files = || -> Vec<(String, Vec<u8>)> {
        let files = case.shop.app.files();
        files
            .into_iter()
            .map(|(name, (content, _))| (name, content))
            .collect()
    };
    let files_before = files();
    for (number, (line, held)) in COMMANDS.into_iter().enumerate() {
        let name = if number % 2 == 0 { "TERM" } else { "INT" };
        let url = case.shop.live.url();
        let output = block_on(async || {
            let mut other = Session::open(&url).await.expect("it connects");
            for sql in lock(dialect, held) {
                other.execute(sql).await.expect(sql);
            }
            let mut tool = case.shop.tool(line);
            tool.stdin(Stdio::null())
                .stdout(Stdio::piped())
                .stderr(Stdio::piped());
            let mut child = tool.spawn().expect("it starts");
            until_it_waits(&mut other, &mut child, line).await;
            signal(&child, name);
            let output = child.wait_with_output().expect("it ends");
            other.close().await;
            output
        });
        let said = String::from_utf8_lossy(&output.stderr);
        let what = format!("{dialect:?}: {line}, {held:?}, {name}: {said}");
        assert_eq!(output.status.code(), Some(4), "{what}");
        assert!(said.contains("interrupted"), "{what}");
        let unchanged = ["nothing was changed", "are as they were", "only read"];
        assert!(unchanged.iter().any(|words| said.contains(words)), "{what}");
        assert_eq!(case.contents(), before, "{what}");
        let found = files();
        let names = |files: &[(String, Vec<u8>)]| -> Vec<String> {
            files.iter().map(|(name, _)| name.clone()).collect()
        };
        assert_eq!(names(&found), names(&files_before), "{what}");
        assert!(found == files_before, "{what}");
        let list = case.shop.run("snapshot --list").exits(0);
        assert!(!list.stderr.contains("left over"), "{what} {list}");
    }
    case.shop.run("restore first --execute --yes").exits(0);
    assert_ne!(case.contents(), before);
}

#[test]
fn signals_leave_nothing_half_done_on_postgres() {
    check(Dialect::Postgres);
}

#[test]
fn signals_leave_nothing_half_done_on_mariadb() {
    check(Dialect::Mysql);
}

#[test]
fn signals_leave_nothing_half_done_on_sqlite() {
    check(Dialect::Sqlite);
}
