//! Throw-away servers: they start, are reached, and leave nothing behind.
#![cfg(all(unix, feature = "database"))]

use std::path::PathBuf;

use cargo_data_class::engine::server::{Server, ServerOptions};
use cargo_data_class::engine::{Connection, block_on};
use cargo_data_class::schema::Dialect;

fn leaves_nothing_behind(dialect: Dialect, tcp: bool) {
    let server = Server::start(dialect, ServerOptions { tcp }).expect("a server starts");
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
