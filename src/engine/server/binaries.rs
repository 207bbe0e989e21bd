//! The servers' programs on this machine: on PATH, then in the folders where packages put them.

use std::fs;
use std::path::{Path, PathBuf};

use crate::engine::error::{EngineError, NoEngine};
use crate::schema::Dialect;

/// PostgreSQL's programs.
pub(super) struct Postgres {
    pub(super) initdb: PathBuf,
    pub(super) postgres: PathBuf,
}

/// MariaDB's or MySQL's programs.
pub(super) struct Mysql {
    pub(super) server: PathBuf,
    /// `mariadb-install-db`; MySQL's server makes its cluster itself.
    pub(super) install: Option<PathBuf>,
}

/// Folders of PostgreSQL's packages; `*` stands for a version.
const POSTGRES: &[&str] = &[
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/opt/homebrew/opt/postgresql@*/bin",
    "/opt/homebrew/opt/postgresql/bin",
    "/usr/local/opt/postgresql@*/bin",
    "/usr/local/opt/postgresql/bin",
    "/home/linuxbrew/.linuxbrew/opt/postgresql@*/bin",
    "/Applications/Postgres.app/Contents/Versions/*/bin",
    "/usr/local/pgsql/bin",
    "/usr/local/bin",
    "/usr/bin",
];

/// Folders of MariaDB's and MySQL's packages.
const MYSQL: &[&str] = &[
    "/usr/sbin",
    "/usr/bin",
    "/usr/libexec",
    "/opt/homebrew/opt/mariadb/bin",
    "/usr/local/opt/mariadb/bin",
    "/opt/homebrew/opt/mysql/bin",
    "/usr/local/opt/mysql/bin",
    "/usr/local/mysql/bin",
    "/usr/local/sbin",
    "/usr/local/bin",
];

/// Looks for `initdb` with `postgres` beside it.
pub(super) fn postgres() -> Result<Postgres, EngineError> {
    let found = folders(POSTGRES).into_iter().find_map(|folder| {
        let initdb = program(&folder, "initdb")?;
        // On PATH there are often only links to the programs.
        let beside = initdb.canonicalize().ok()?.parent()?.to_owned();
        let postgres = program(&beside, "postgres")?;
        Some(Postgres {
            initdb: beside.join("initdb"),
            postgres,
        })
    });
    found.ok_or_else(|| missing(Dialect::Postgres, POSTGRES))
}

/// Looks for a server of MariaDB, then of MySQL.
pub(super) fn mysql() -> Result<Mysql, EngineError> {
    let folders = folders(MYSQL);
    let find = |names: &[&str]| {
        names
            .iter()
            .find_map(|name| folders.iter().find_map(|folder| program(folder, name)))
    };
    let mariadb = find(&["mariadbd"])
        .zip(find(&["mariadb-install-db", "mysql_install_db"]))
        .map(|(server, install)| Mysql {
            server,
            install: Some(install),
        });
    let mysql = || {
        find(&["mysqld"]).map(|server| Mysql {
            server,
            install: None,
        })
    };
    mariadb
        .or_else(mysql)
        .ok_or_else(|| missing(Dialect::Mysql, MYSQL))
}

/// The engine's client for people; by its name alone where it isn't found. What Debian has on PATH for PostgreSQL is a
/// script that looks for the client anew each time, and takes longer than most queries: that one comes last.
pub(super) fn client(dialect: Dialect) -> PathBuf {
    let (places, names): (&[&str], &[&str]) = match dialect {
        Dialect::Postgres => (POSTGRES, &["psql"]),
        Dialect::Mysql => (MYSQL, &["mariadb", "mysql"]),
        Dialect::Sqlite => (&[], &["sqlite3"]),
    };
    let mut folders: Vec<PathBuf> = places.iter().flat_map(|place| usual(place)).collect();
    folders.extend(on_path());
    let find = |name: &&str| folders.iter().find_map(|folder| program(folder, name));
    names
        .iter()
        .find_map(find)
        .unwrap_or_else(|| names[0].into())
}

fn missing(dialect: Dialect, usual: &[&str]) -> EngineError {
    let looked = std::iter::once("PATH")
        .chain(usual.iter().copied())
        .map(str::to_owned)
        .collect();
    EngineError::NoEngine(NoEngine { dialect, looked })
}

fn program(folder: &Path, name: &str) -> Option<PathBuf> {
    let path = folder.join(name);
    path.is_file().then_some(path)
}

/// PATH's folders, then the usual ones, the newest version of each first.
fn folders(places: &[&str]) -> Vec<PathBuf> {
    let mut folders = on_path();
    folders.extend(places.iter().flat_map(|place| usual(place)));
    folders
}

fn on_path() -> Vec<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).collect()
}

fn usual(place: &str) -> Vec<PathBuf> {
    match place.split_once('*') {
        None => vec![PathBuf::from(place)],
        Some((before, after)) => versions(before, after),
    }
}

fn versions(before: &str, after: &str) -> Vec<PathBuf> {
    let (parent, prefix) = before.rsplit_once('/').unwrap_or((".", before));
    let Ok(entries) = fs::read_dir(parent) else {
        return Vec::new();
    };
    let mut found: Vec<(Vec<u32>, PathBuf)> = entries
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let version = name.strip_prefix(prefix)?;
            let numbers = version
                .split('.')
                .filter_map(|part| part.parse().ok())
                .collect();
            let path = format!("{}{after}", entry.path().display());
            Some((numbers, PathBuf::from(path)))
        })
        .collect();
    found.sort();
    found.into_iter().rev().map(|(_, path)| path).collect()
}
