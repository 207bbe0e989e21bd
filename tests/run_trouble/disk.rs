//! A disk without room: what is there stays whole, what is told is true, and with room again another run finishes.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};

use cargo_data_class::schema::Dialect;

use crate::case::{Case, Task};
use crate::server::Mortal;
use crate::small_disk::SmallDisk;
use crate::support::Run;

/// Runs the tool where the disk is.
fn on(disk: &SmallDisk, case: &Case, line: &str) -> Run {
    case.shop.app.finish(disk.with(&case.shop.tool(line)))
}

#[track_caller]
fn says(run: &Run, words: &[&str]) {
    let text = run.to_string();
    for word in words {
        assert!(text.contains(word), "{word:?} is not in {text}");
    }
}

/// The folder of SQLite's file.
fn folder(case: &Case) -> PathBuf {
    let url = case.shop.live.url();
    let file = url
        .trim_start_matches("sqlite://")
        .split('?')
        .next()
        .expect("a file");
    Path::new(file).parent().expect("a folder").to_owned()
}

fn filled(task: Task, dialect: Dialect) -> Case {
    let case = Case::new(task, dialect, None);
    case.fill();
    case
}

#[test]
fn a_full_disk_lets_an_export_leave_all_files_as_they_were() {
    let case = filled(Task::Clean, Dialect::Sqlite);
    case.shop.run("export").exits(0);
    let fixtures = case.shop.app.root().join("catalog/fixtures");
    let disk = SmallDisk::over(&fixtures, 256 << 10);
    let read = |name: &str| std::fs::read(disk.inside(name)).expect("a fixture");
    let names = disk.names();
    let before: Vec<Vec<u8>> = names.iter().map(|name| read(name)).collect();
    assert!(names.len() >= 3, "{names:?}");
    // Every file changes; what is last is what has no room.
    case.shop.live.must(
        "UPDATE plans SET slug = slug || '-x'; UPDATE settings SET name = name || '-x'; \
         INSERT INTO prompts (id, name) SELECT id + 100, 'prompt ' || id FROM posts;",
    );
    for room in [0, 8 << 10, 64 << 10] {
        disk.leave(room);
        // A file that can't be written is the workspace's failure, not the database's.
        let run = on(&disk, &case, "export").exits(2);
        says(&run, &["No space left on device"]);
        assert_eq!(disk.names(), names, "{run}");
        let after: Vec<Vec<u8>> = names.iter().map(|name| read(name)).collect();
        assert_eq!(after, before, "{run}");
    }
}

/// Somebody who stays connected, so that PostgreSQL's database can't be copied and is dumped.
fn connected(case: &Case) -> Option<Child> {
    if case.shop.live.dialect != Dialect::Postgres {
        return None;
    }
    let mut client = case
        .shop
        .live
        .command("postgres", crate::engines::Client::Plain);
    let mut client = client
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .expect("it starts");
    let stdin = client.stdin.as_mut().expect("it reads");
    writeln!(stdin, "SELECT 1;").expect("it reads");
    while case.value("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()")
        == "1"
    {}
    Some(client)
}

#[test]
fn a_full_disk_leaves_no_half_snapshot() {
    for dialect in Dialect::ALL {
        let case = filled(Task::Clean, dialect);
        let client = connected(&case);
        case.shop.run("snapshot --name first").exits(0);
        let snapshots = case.shop.app.root().join(".data-class/snapshots");
        let copy = std::fs::read_dir(&snapshots).expect("a folder").flatten();
        let sizes = copy
            .filter_map(|entry| entry.metadata().ok())
            .map(|file| file.len());
        let bytes = sizes.max().expect("a copy");
        let disk = SmallDisk::over(&snapshots, 4 * bytes + (1 << 20));
        let names = disk.names();
        // Without room for anything, for all of the copy, and for its receipt.
        for room in [0, bytes / 2, bytes.div_ceil(4096) * 4096] {
            disk.leave(room);
            let run = on(&disk, &case, "snapshot --name second").exits(4);
            says(&run, &["there is no snapshot"]);
            assert_eq!(disk.names(), names, "{dialect:?} {room} {run}");
            let list = on(&disk, &case, "snapshot --list").exits(0);
            assert!(list.stdout.starts_with("first: "), "{list}");
            assert_eq!(list.stdout.lines().count(), 1, "{list}");
            assert!(!list.stderr.contains("second"), "{list}");
        }
        disk.empty();
        on(&disk, &case, "snapshot --name second").exits(0);
        if let Some(mut client) = client {
            drop(client.stdin.take());
            client.wait().expect("it ends");
        }
    }
}

#[test]
fn a_full_disk_under_sqlite_is_rolled_back() {
    for task in [Task::Clean, Task::Purge] {
        let case = filled(task, Dialect::Sqlite);
        let whole = case.contents();
        let (folder, mut failed) = (folder(&case), 0);
        let bytes = std::fs::metadata(folder.join("case.db"))
            .expect("a file")
            .len();
        for part in [0, 10, 3] {
            let before = case.contents();
            let disk = SmallDisk::over(&folder, 3 * bytes);
            // Another file is another database.
            on(&disk, &case, "stamp --env staging").exits(0);
            disk.leave(bytes.checked_div(part).unwrap_or(0));
            let run = on(&disk, &case, case.line);
            disk.bring_out();
            case.is_sound();
            let gone = before.len() - case.contents().len();
            match run.code {
                0 => assert!(gone > 0, "{run}"),
                4 if task == Task::Clean => {
                    says(&run, &["full", "nothing was changed"]);
                    assert_eq!(case.contents(), before, "{run}");
                }
                4 if gone == 0 => says(&run, &["full"]),
                4 => says(&run, &["full", &format!("deleted {gone} row")]),
                _ => panic!("{run}"),
            }
            failed += u32::from(run.code == 4);
        }
        assert!(failed > 0);
        case.shop.run("stamp --env staging").exits(0);
        case.shop.run(case.line).exits(0);
        assert!(case.contents().len() < whole.len());
    }
}

#[test]
fn a_full_disk_lets_a_restore_of_sqlite_leave_the_old_file() {
    let case = filled(Task::Clean, Dialect::Sqlite);
    case.shop.run("snapshot --name whole").exits(0);
    case.shop.live.must("DELETE FROM posts WHERE id > 5000;");
    let before = case.contents();
    let folder = folder(&case);
    let bytes = std::fs::metadata(folder.join("case.db"))
        .expect("a file")
        .len();
    for room in [0, bytes / 2, bytes - 4096] {
        let disk = SmallDisk::over(&folder, 3 * bytes);
        on(&disk, &case, "stamp --env staging").exits(0);
        let names = disk.names();
        disk.leave(room);
        let run = on(&disk, &case, "restore whole --execute --yes").exits(4);
        says(&run, &["nothing was changed"]);
        assert_eq!(disk.names(), names, "{run}");
        disk.bring_out();
        assert_eq!(case.contents(), before, "{run}");
    }
    case.shop.run("stamp --env staging").exits(0);
    case.shop.run("restore whole --execute --yes").exits(0);
    assert_ne!(case.contents(), before);
}

/// Somebody who goes on reading what was there: so long InnoDB keeps what it needs to show them that, and none of its
/// room is used again.
fn reader(case: &Case) -> Child {
    let client = crate::engines::Client::Plain;
    let mut client = case.shop.live.command("root", client);
    let mut client = client
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("it starts");
    let stdin = client.stdin.as_mut().expect("it reads");
    let begin = "START TRANSACTION WITH CONSISTENT SNAPSHOT; SELECT 'begun';";
    writeln!(stdin, "{begin}").expect("it reads");
    let mut lines = BufReader::new(client.stdout.take().expect("it prints")).lines();
    let line = lines.next().expect("a line").expect("a line");
    assert_eq!(line, "begun");
    client
}

#[track_caller]
fn on_a_server(task: Task, dialect: Dialect) {
    let mut mortal = Mortal::start(dialect, false);
    let mut case = Case::new(task, dialect, Some(&mortal));
    if dialect == Dialect::Mysql {
        // By default it sets 64 MB aside whenever its own file grows.
        let sql = "SET GLOBAL innodb_autoextend_increment = 1;";
        case.shop.live.must(sql);
    }
    case.fill();
    // With an entry in the ledger, as most have.
    case.shop.run(case.line).exits(0);
    let after = case.contents();
    mortal.move_to_small_disk(256 << 20);
    if dialect == Dialect::Mysql && task == Task::Clean {
        // What InnoDB must be able to take back has to outgrow the room that it has kept for that.
        case.more_posts(150_000);
    }
    let mut readers = Vec::new();
    let mut failed = 0;
    for room in [0, 256 << 10, 2 << 20] {
        if dialect == Dialect::Mysql {
            readers.push(reader(&case));
        }
        case.fill();
        let before = case.contents();
        mortal.disk.as_ref().expect("it has moved").leave(room);
        let run = case.shop.run(case.line);
        mortal.disk.as_ref().expect("it has moved").empty();
        mortal.revive();
        case.is_sound();
        let left = case.contents();
        let gone = before.len() - left.len();
        println!("{dialect:?}, {task:?}, {room} bytes free: {gone} rows gone; {run}");
        assert!(left.keys().all(|key| before.contains_key(key)), "{run}");
        assert!(after.keys().all(|key| left.contains_key(key)), "{run}");
        match run.code {
            0 => assert_eq!(left, after, "{run}"),
            4 if task == Task::Clean => {
                says(&run, &["nothing was changed"]);
                assert_eq!(left, before, "{run}");
            }
            4 if gone == 0 => says(&run, &["nothing was changed"]),
            4 => says(&run, &[&format!("deleted {gone} row")]),
            _ => panic!("{run}"),
        }
        failed += u32::from(run.code == 4);
        case.shop.run(case.line).exits(0);
        assert_eq!(case.contents(), after);
    }
    // How much room MariaDB finds in what it has set aside differs from run to run, and may be enough for all. What is
    // told must be true either way.
    let may_always_do = dialect == Dialect::Mysql;
    assert!(failed > 0 || may_always_do, "there was always room enough");
    for mut reader in readers {
        let _ = reader.kill();
        let _ = reader.wait();
    }
    mortal.kill();
}

#[test]
fn a_full_disk_under_postgres_changes_nothing_of_a_clean() {
    on_a_server(Task::Clean, Dialect::Postgres);
}

#[test]
fn a_full_disk_under_postgres_loses_nothing_of_a_purge() {
    on_a_server(Task::Purge, Dialect::Postgres);
}

#[test]
fn a_full_disk_under_mariadb_changes_nothing_of_a_clean() {
    on_a_server(Task::Clean, Dialect::Mysql);
}

#[test]
fn a_full_disk_under_mariadb_loses_nothing_of_a_purge() {
    on_a_server(Task::Purge, Dialect::Mysql);
}
