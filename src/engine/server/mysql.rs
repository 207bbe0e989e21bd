//! How a throw-away MariaDB or MySQL cluster is made, started and reached.

use std::path::Path;

use super::binaries::Mysql;
use super::guard::{line, word};
use super::{Recipe, Tcp};
use crate::engine::url::percent_encoded;

/// Nothing has to survive a crash.
const SETTINGS: &[&str] = &[
    "--skip-log-bin",
    "--skip-name-resolve",
    "--character-set-server=utf8mb4",
    "--innodb-flush-log-at-trx-commit=0",
    "--innodb-doublewrite=0",
    // MariaDB's own: five times as fast where a disk is slow to sync. MySQL passes `loose` ones over.
    "--loose-debug-no-sync",
    "--loose-sync-frm=OFF",
    "--innodb-buffer-pool-size=64M",
    "--performance-schema=OFF",
    "--default-time-zone=+00:00",
];

pub(super) fn recipe(binaries: &Mysql, dir: &Path, tcp: Option<&Tcp>, more: &[String]) -> Recipe {
    let shown = dir.to_string_lossy();
    let data = format!("--datadir={shown}/data");
    let tmp = format!("--tmpdir={shown}");
    let make = match &binaries.install {
        Some(install) => line(
            install,
            [
                "--no-defaults",
                &data,
                &tmp,
                "--auth-root-authentication-method=normal",
                "--skip-test-db",
                "--skip-name-resolve",
                "--innodb-log-file-size=8M",
                "--loose-debug-no-sync",
            ],
        ),
        None => line(
            &binaries.server,
            ["--no-defaults", "--initialize-insecure", &data, &tmp],
        ),
    };
    let users = tcp.map_or_else(String::new, |(_, password)| {
        format!(
            "printf %s {} >{};",
            word(users(password)),
            word(format!("{shown}/users.sql"))
        )
    });
    let init = format!("umask 077; {users} {make}");
    let mut arguments = vec![
        "--no-defaults".to_owned(),
        data,
        tmp,
        format!("--socket={shown}/s"),
        format!("--pid-file={shown}/pid"),
    ];
    match tcp {
        Some((port, _)) => {
            arguments.push("--bind-address=127.0.0.1".to_owned());
            arguments.push(format!("--port={port}"));
            arguments.push(format!("--init-file={shown}/users.sql"));
        }
        None => arguments.push("--skip-networking".to_owned()),
    }
    arguments.extend(SETTINGS.iter().map(|setting| (*setting).to_owned()));
    arguments.extend(more.iter().map(|setting| format!("--{setting}")));
    if binaries.install.is_none() {
        arguments.push("--mysqlx=OFF".to_owned());
    }
    let serve = line(&binaries.server, arguments.iter().map(String::as_str));
    // Everything it has is in its folder: no need for an orderly shutdown, which takes seconds.
    Recipe {
        init,
        serve,
        signal: "KILL",
        users: &["mysql", "nobody"],
    }
}

/// Over TCP only one user gets in, with the password; the first cluster's root has none.
fn users(password: &str) -> String {
    [
        "DROP USER IF EXISTS 'root'@'127.0.0.1', 'root'@'::1';",
        "CREATE USER 'data_class'@'127.0.0.1' IDENTIFIED BY ",
    ]
    .join("\n")
        + &format!(
            "'{password}';\nGRANT ALL PRIVILEGES ON *.* TO 'data_class'@'127.0.0.1' WITH GRANT OPTION;\n\
             ALTER USER 'root'@'localhost' IDENTIFIED BY '{password}';\n"
        )
}

pub(super) fn url(socket_dir: &Path, tcp: Option<&Tcp>, database: &str) -> String {
    let database = percent_encoded(database);
    match tcp {
        Some((port, password)) => {
            format!("mysql://data_class:{password}@127.0.0.1:{port}/{database}")
        }
        None => format!(
            "mysql://root@localhost/{database}?socket={}/s",
            socket_dir.display()
        ),
    }
}
