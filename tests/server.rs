//! Throw-away servers: they start, are reached, and leave nothing behind.
#![cfg(all(unix, feature = "database"))]

use std::path::PathBuf;

use cargo_data_class::engine::server::{Server, ServerOptions};
use cargo_data_class::engine::{Connection, block_on};
use cargo_data_class::schema::Dialect;

fn leaves_nothing_behind(dialect: Dialect, tcp: bool) {
    let server = Server::start(
        dialect,
        ServerOptions {
            tcp,
            ..ServerOptions::default()
        },
    )
    .expect("a server starts");
    let url = server
        .create_database("one \"two\"")
        .expect("a database is made");
    block_on(async || {
        let mut connection = Connection::open(&url).await?;
        connection
            .execute("CREATE TABLE a (x int); INSERT INTO a VALUES (1)")
            .await
    })
    .expect("it can be used");
    let folder: PathBuf = match dialect {
        Dialect::Mysql => server
            .socket()
            .parent()
            .expect("a socket has a folder")
            .to_owned(),
        _ => server.socket(),
    };
    assert!(folder.exists());
    let process = std::fs::read_to_string(folder.join("pid")).expect("it has a process");
    server.stop();
    assert!(!folder.exists(), "the folder is left");
    let process = PathBuf::from("/proc").join(process.trim());
    assert!(!process.exists(), "the server is left");
}

#[test]
fn postgres_leaves_nothing_behind() {
    leaves_nothing_behind(Dialect::Postgres, false);
    leaves_nothing_behind(Dialect::Postgres, true);
}

#[test]
fn mariadb_leaves_nothing_behind() {
    leaves_nothing_behind(Dialect::Mysql, false);
    leaves_nothing_behind(Dialect::Mysql, true);
}

/// Not a test of its own: what `nothing_is_left_after_sigkill` starts and kills.
#[test]
#[ignore = "started by nothing_is_left_after_sigkill"]
fn start_and_wait() {
    let server =
        Server::start(Dialect::Postgres, ServerOptions::default()).expect("a server starts");
    println!("folder={}", server.socket().display());
    std::thread::sleep(std::time::Duration::from_secs(60));
}

#[test]
fn nothing_is_left_after_sigkill() {
    use std::io::BufRead;
    let program = std::env::current_exe().expect("we run");
    let mut child = std::process::Command::new(program)
        .args(["--ignored", "--exact", "start_and_wait", "--nocapture"])
        .stdout(std::process::Stdio::piped())
        .spawn()
        .expect("it starts");
    let output = child.stdout.take().expect("it prints");
    let folder = std::io::BufReader::new(output)
        .lines()
        .map_while(Result::ok)
        .find_map(|line| {
            line.split_once("folder=")
                .map(|(_, folder)| PathBuf::from(folder))
        })
        .expect("it tells its folder");
    let process = std::fs::read_to_string(folder.join("pid")).expect("it has a process");
    child.kill().expect("it is killed");
    child.wait().expect("it ends");
    let until = std::time::Instant::now() + std::time::Duration::from_secs(10);
    while folder.exists() && std::time::Instant::now() < until {
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    assert!(!folder.exists(), "the folder is left");
    assert!(
        !PathBuf::from("/proc").join(process.trim()).exists(),
        "the server is left"
    );
}
