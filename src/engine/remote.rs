//! A shadow database on a server that a URL names: refused where anything protected lives there, dropped afterwards.

use std::collections::BTreeSet;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::net::ToSocketAddrs;
use std::path::PathBuf;
use std::pin::pin;

use futures_util::future::{Either, select};
use sqlx::mysql::MySqlConnectOptions;
use sqlx::postgres::PgConnectOptions;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, Row};

use super::connection::Connection;
use super::error::EngineError;
use super::url::{dialect, for_mysql, hide_password, percent_encoded};
use crate::predicate::{quote_identifier, quote_text};
use crate::schema::Dialect;

/// What an interruption's message begins with.
pub(crate) const INTERRUPTED: &str = "interrupted";

/// Databases that hosting services keep for themselves and let nobody into.
const SERVICE_DATABASES: &[&str] = &[
    "rdsadmin",
    "cloudsqladmin",
    "azure_maintenance",
    "azure_sys",
];

/// A protected environment and its address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProtectedUrl {
    /// The environment's name.
    pub environment: String,
    /// Its database's URL.
    pub url: String,
}

/// A fresh database on somebody's server.
pub(super) struct RemoteShadow {
    admin: String,
    url: String,
    name: String,
}

/// Makes a fresh database beside those of the URL, after looking for anything protected.
pub(super) async fn create(
    url: &str,
    protected: &[ProtectedUrl],
) -> Result<RemoteShadow, EngineError> {
    for environment in protected {
        if same_server(url, &environment.url) {
            return Err(EngineError::Refused(format!(
                "no shadow database is made on {}: the protected environment {} is on the same server",
                hide_password(url),
                environment.environment
            )));
        }
    }
    refuse_stamps(url).await?;
    let name = format!(
        "data_class_shadow_{:016x}",
        RandomState::new().build_hasher().finish()
    );
    let mut connection = Connection::open(url).await?;
    let quoted = quote_identifier(&name, connection.dialect());
    let made = connection
        .execute(&format!("CREATE DATABASE {quoted}"))
        .await;
    connection.close().await;
    made.map_err(|error| {
        EngineError::Database(format!(
            "no shadow database can be made on {}: {error}",
            hide_password(url)
        ))
    })?;
    Ok(RemoteShadow {
        admin: url.to_owned(),
        url: with_database(url, &name),
        name,
    })
}

impl RemoteShadow {
    /// The shadow's own URL.
    pub(super) fn url(&self) -> &str {
        &self.url
    }

    /// Whether a database is one that a snapshot or restore of this shadow has made.
    fn is_copy(&self, name: &str) -> bool {
        let own = self.name.get(..IN_COPIES).unwrap_or(&self.name);
        name.starts_with("data_class_") && name.contains(own)
    }

    /// Drops it, closing what is still connected to it; and what snapshots and restores of it have left.
    pub(super) async fn drop(self) -> Result<(), EngineError> {
        let drop = async {
            let mut connection = Connection::open(&self.admin).await?;
            let sql = match connection.dialect() {
                Dialect::Postgres => "SELECT datname::text FROM pg_database",
                _ => "SELECT CAST(schema_name AS CHAR) FROM information_schema.schemata",
            };
            let mut dropped = Ok(());
            for name in strings(&mut connection, sql).await? {
                if name == self.name || self.is_copy(&name) {
                    let done = drop_database(&mut connection, &name).await;
                    dropped = dropped.and(done);
                }
            }
            connection.close().await;
            dropped
        };
        drop.await.map_err(|error| {
            EngineError::Database(format!(
                "the shadow database {} on {} could not be dropped, drop it by hand: {error}",
                self.name,
                hide_password(&self.admin)
            ))
        })
    }
}

/// How much of a shadow's name stands in the names of its copies, which are cut at 63 bytes: half of its random digits.
const IN_COPIES: usize = 26;

async fn drop_database(connection: &mut Connection, name: &str) -> Result<(), EngineError> {
    let quoted = quote_identifier(name, connection.dialect());
    if connection.dialect() == Dialect::Postgres {
        // A command's left-over connections would keep the database; there is no FORCE before version 13.
        let end = format!(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = {}",
            quote_text(name, Dialect::Postgres)
        );
        connection.execute(&end).await?;
    }
    connection.execute(&format!("DROP DATABASE {quoted}")).await
}

/// Runs the work, but ends it at Ctrl-C or SIGTERM, so that the database can still be dropped.
pub(super) async fn until_interrupted<T>(
    work: impl Future<Output = Result<T, EngineError>>,
) -> Result<T, EngineError> {
    match select(pin!(work), pin!(interrupted())).await {
        Either::Left((result, _)) => result,
        Either::Right(_) => Err(EngineError::Database(INTERRUPTED.to_owned())),
    }
}

pub(crate) async fn interrupted() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            select(pin!(tokio::signal::ctrl_c()), pin!(terminate.recv())).await;
            return;
        }
    }
    let _ = tokio::signal::ctrl_c().await;
}

/// The URL with another database in its path.
pub(crate) fn with_database(url: &str, database: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else {
        return url.to_owned();
    };
    let (before, query) = match rest.find(['?', '#']) {
        Some(at) => rest.split_at(at),
        None => (rest, ""),
    };
    let authority = before.split('/').next().unwrap_or(before);
    // `dbname` among the parameters would win over the path.
    let query: Vec<&str> = query
        .trim_start_matches('?')
        .split('&')
        .filter(|part| !part.is_empty() && !part.starts_with("dbname="))
        .collect();
    let query = if query.is_empty() {
        String::new()
    } else {
        format!("?{}", query.join("&"))
    };
    format!("{scheme}://{authority}/{database}{query}")
}

/// Whether two URLs lead to the same server: same port, and a host name or address in common.
fn same_server(a: &str, b: &str) -> bool {
    match (hosts(a), hosts(b)) {
        (Some((port_a, hosts_a)), Some((port_b, hosts_b))) => {
            port_a == port_b && !hosts_a.is_disjoint(&hosts_b)
        }
        // An address that can't be read is no proof of being elsewhere, unless the engines differ.
        _ => dialect(a).ok() == dialect(b).ok(),
    }
}

/// Whether two URLs name the same database, as far as addresses tell: the same server and the same name.
pub(crate) fn same_address(a: &str, b: &str) -> bool {
    match (dialect(a), dialect(b)) {
        (Ok(Dialect::Sqlite), Ok(Dialect::Sqlite)) => sqlite_file(a) == sqlite_file(b),
        _ => same_server(a, b) && database(a) == database(b),
    }
}

/// The file that a URL of SQLite names.
pub(crate) fn sqlite_file(url: &str) -> Option<PathBuf> {
    let options: SqliteConnectOptions = url.parse().ok()?;
    let path = options.get_filename();
    Some(std::path::absolute(path).unwrap_or_else(|_| path.to_owned()))
}

/// The name of a URL's database; without one it is the user's.
fn database(url: &str) -> Option<String> {
    match dialect(url).ok()? {
        Dialect::Postgres => {
            let options: PgConnectOptions = url.parse().ok()?;
            let user = options.get_username().to_owned();
            Some(options.get_database().map_or(user, str::to_owned))
        }
        Dialect::Mysql => {
            let options: MySqlConnectOptions = for_mysql(url).parse().ok()?;
            options.get_database().map(str::to_owned)
        }
        Dialect::Sqlite => None,
    }
}

/// Port and all names and addresses of a URL's host.
fn hosts(url: &str) -> Option<(u16, BTreeSet<String>)> {
    let (host, port, socket) = match dialect(url).ok()? {
        Dialect::Postgres => {
            let options: PgConnectOptions = url.parse().ok()?;
            let socket = options.get_socket().is_some() || options.get_host().starts_with('/');
            (options.get_host().to_owned(), options.get_port(), socket)
        }
        Dialect::Mysql => {
            let options: MySqlConnectOptions = for_mysql(url).parse().ok()?;
            (
                options.get_host().to_owned(),
                options.get_port(),
                options.get_socket().is_some(),
            )
        }
        Dialect::Sqlite => return None,
    };
    let host = host.trim_start_matches('[').trim_end_matches(']');
    let mut names = BTreeSet::from([host.to_lowercase()]);
    let addresses = (host, port).to_socket_addrs();
    for address in addresses.into_iter().flatten() {
        names.insert(address.ip().to_string());
        if address.ip().is_loopback() {
            names.insert("loopback".to_owned());
        }
    }
    if socket || host.eq_ignore_ascii_case("localhost") {
        names.insert("loopback".to_owned());
    }
    Some((port, names))
}

/// Refuses where any database of the server bears a protected stamp, and where one can't be looked into.
async fn refuse_stamps(url: &str) -> Result<(), EngineError> {
    let mut connection = Connection::open(url).await?;
    let stamps = match &mut connection {
        Connection::Mysql(_) => mysql_stamps(&mut connection).await?,
        _ => postgres_stamps(&mut connection, url).await?,
    };
    connection.close().await;
    match stamps.as_slice() {
        [] => Ok(()),
        found => Err(EngineError::Refused(format!(
            "no shadow database is made on {}: {}; name another server",
            hide_password(url),
            found.join("; ")
        ))),
    }
}

async fn mysql_stamps(connection: &mut Connection) -> Result<Vec<String>, EngineError> {
    let sql = "SELECT CAST(table_schema AS CHAR) FROM information_schema.tables \
               WHERE table_name = 'data_class_environment'";
    let mut found = Vec::new();
    for database in strings(connection, sql).await? {
        let table = format!(
            "{}.data_class_environment",
            quote_identifier(&database, Dialect::Mysql)
        );
        if is_protected(connection, &table).await? {
            found.push(format!("its database {database} has a protected stamp"));
        }
    }
    Ok(found)
}

async fn postgres_stamps(
    connection: &mut Connection,
    url: &str,
) -> Result<Vec<String>, EngineError> {
    let sql =
        "SELECT datname::text FROM pg_database WHERE datallowconn AND NOT datistemplate ORDER BY 1";
    let mut found = Vec::new();
    for database in strings(connection, sql).await? {
        if SERVICE_DATABASES.contains(&database.as_str()) {
            continue;
        }
        let path = percent_encoded(&database);
        let Ok(mut other) = Connection::open(&with_database(url, &path)).await else {
            found.push(format!(
                "its database {database} can't be connected to, so that nobody knows whether it is protected"
            ));
            continue;
        };
        let sql = "SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname) FROM pg_class c \
                   JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relname = 'data_class_environment' \
                   AND c.relkind IN ('r', 'p', 'v')";
        for table in strings(&mut other, sql).await? {
            if is_protected(&mut other, &table).await? {
                found.push(format!("its database {database} has a protected stamp"));
            }
        }
        other.close().await;
    }
    Ok(found)
}

/// Whether a stamp table holds a protected row; one that can't be read counts as protected.
async fn is_protected(connection: &mut Connection, table: &str) -> Result<bool, EngineError> {
    let sql = format!("SELECT CAST(name AS CHAR(99)) FROM {table} WHERE protected");
    Ok(strings(connection, &sql)
        .await
        .map_or(true, |rows| !rows.is_empty()))
}

/// The first column of a query.
pub(super) async fn strings(
    connection: &mut Connection,
    sql: &str,
) -> Result<Vec<String>, EngineError> {
    let sql = AssertSqlSafe(sql.to_owned());
    let rows: Result<Vec<String>, sqlx::Error> = match connection {
        Connection::Postgres(connection) => sqlx::query(sql)
            .fetch_all(&mut **connection)
            .await
            .and_then(|rows| rows.iter().map(|row| row.try_get(0)).collect()),
        Connection::Mysql(connection) => sqlx::query(sql)
            .fetch_all(&mut **connection)
            .await
            .and_then(|rows| rows.iter().map(|row| row.try_get(0)).collect()),
        Connection::Sqlite(connection) => sqlx::query(sql)
            .fetch_all(&mut **connection)
            .await
            .and_then(|rows| rows.iter().map(|row| row.try_get(0)).collect()),
    };
    rows.map_err(|error| EngineError::database("the server can't be looked through", &error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_database_of_a_url_is_replaced() {
        for (url, replaced) in [
            (
                "postgres://u:p@h:1/app?sslmode=disable",
                "postgres://u:p@h:1/x?sslmode=disable",
            ),
            ("postgres://h", "postgres://h/x"),
            ("postgres://h/?dbname=app&host=/s", "postgres://h/x?host=/s"),
            ("mysql://u@h/app", "mysql://u@h/x"),
        ] {
            assert_eq!(with_database(url, "x"), replaced);
        }
    }

    #[test]
    fn a_database_is_known_by_its_address() {
        for (a, b, same) in [
            (
                "postgres://me@localhost/a",
                "postgres://you:x@127.0.0.1/a?sslmode=disable",
                true,
            ),
            ("postgres://localhost/a", "postgres://localhost/b", false),
            ("postgres://a@localhost", "postgres://localhost/a", true),
            ("mysql://localhost/a", "mariadb://127.0.0.1/a", true),
            ("sqlite://a.db", "sqlite:a.db?mode=ro", true),
            ("sqlite://a.db", "sqlite://b.db", false),
            ("sqlite://a.db", "postgres://localhost/a", false),
        ] {
            assert_eq!(same_address(a, b), same, "{a} and {b}");
        }
    }

    #[test]
    fn a_server_is_known_by_any_of_its_names() {
        for (a, b, same) in [
            (
                "postgres://localhost/a",
                "postgresql://127.0.0.1:5432/b",
                true,
            ),
            ("postgres://localhost/a", "postgres://[::1]/b", true),
            (
                "postgres://x@localhost/a?host=/tmp",
                "postgres://localhost/b",
                true,
            ),
            (
                "postgres://localhost/a",
                "postgres://localhost:5433/b",
                false,
            ),
            ("mysql://localhost/a", "mariadb://127.0.0.1/b", true),
            ("mysql://localhost/a", "postgres://localhost:3306/b", true),
            ("postgres://192.0.2.1/a", "postgres://192.0.2.2/a", false),
        ] {
            assert_eq!(same_server(a, b), same, "{a} and {b}");
        }
    }
}
