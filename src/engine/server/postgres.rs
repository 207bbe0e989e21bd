//! How a throw-away PostgreSQL cluster is made, started and reached.

use std::path::Path;

use super::binaries::Postgres;
use super::guard::{line, word};
use super::{Recipe, Tcp};
use crate::engine::url::percent_encoded;

/// Nothing has to survive a crash, and every machine must print the same.
const SETTINGS: &[&str] = &[
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "autovacuum=off",
    "shared_buffers=64MB",
    "max_connections=60",
    "timezone=UTC",
    "log_timezone=UTC",
    "lc_messages=C",
    "logging_collector=off",
];

pub(super) fn recipe(
    binaries: &Postgres,
    dir: &Path,
    tcp: Option<&Tcp>,
    more: &[String],
) -> Recipe {
    let shown = dir.to_string_lossy();
    let data = format!("{shown}/data");
    let password = tcp.map_or("none", |(_, password)| password.as_str());
    let init = |locale: &str| {
        let line = line(
            &binaries.initdb,
            [
                "--pgdata",
                &data,
                "--username",
                "postgres",
                "--encoding",
                "UTF8",
                "--locale",
                locale,
                "--no-sync",
                "--auth-local",
                "trust",
                "--auth-host",
                "scram-sha-256",
                "--pwfile",
            ],
        );
        format!("{line} {}", word(format!("{shown}/password")))
    };
    let init = format!(
        "umask 077; printf %s {} >{}; {} || {{ rm -rf {}; {}; }}",
        word(password),
        word(format!("{shown}/password")),
        init("C.UTF-8"),
        word(&data),
        init("C"),
    );
    let listen = match tcp {
        Some(_) => "listen_addresses=127.0.0.1",
        None => "listen_addresses=",
    };
    let port = tcp.map_or(5432, |(port, _)| *port);
    let (port, pid) = (
        format!("port={port}"),
        format!("external_pid_file={shown}/pid"),
    );
    let sockets = format!("unix_socket_directories={shown}");
    let settings = [listen, &port, &pid, &sockets];
    let settings = settings
        .into_iter()
        .chain(SETTINGS.iter().copied())
        .chain(more.iter().map(String::as_str));
    let arguments = ["-D", &data]
        .into_iter()
        .chain(settings.flat_map(|setting| ["-c", setting]));
    // QUIT is an immediate shutdown, which still gives shared memory back.
    Recipe {
        init,
        serve: line(&binaries.postgres, arguments),
        signal: "QUIT",
        users: &["postgres", "nobody"],
    }
}

pub(super) fn url(socket_dir: &Path, tcp: Option<&Tcp>, database: &str) -> String {
    let database = percent_encoded(database);
    match tcp {
        Some((port, password)) => {
            format!("postgres://postgres:{password}@127.0.0.1:{port}/{database}")
        }
        None => {
            format!(
                "postgres://postgres@localhost/{database}?host={}",
                socket_dir.display()
            )
        }
    }
}
