//! PostgreSQL: the server around a database: another connection to it, and databases made and dropped there.

use std::time::Duration;

use super::quoted;
use crate::engine::url::percent_encoded;
use crate::engine::{plain, with_database};
use crate::run::settle::again;
use crate::run::{RunError, Session};
use crate::schema::Dialect;
use crate::sql::quote::Quote;

/// The databases from which others are made, in the order in which they are tried.
const ADMIN: [&str; 2] = ["postgres", "template1"];

/// How often a database that is still in use is asked to go.
const ATTEMPTS: u32 = 20;

/// The address of another database of the same server.
pub(super) fn beside(url: &str, database: &str) -> String {
    with_database(url, &percent_encoded(database))
}

/// A connection to the server that keeps nobody from copying, renaming or dropping `database`.
pub(super) async fn admin(url: &str, database: &str) -> Result<Session, RunError> {
    let mut problem = RunError::database("there is no database to connect to");
    for name in ADMIN.into_iter().filter(|name| *name != database) {
        match Session::open(&beside(url, name)).await {
            Ok(session) => return Ok(session),
            Err(error) => problem = error,
        }
    }
    Err(problem
        .help("the role must be let into the database `postgres` or `template1` of that server"))
}

/// Whether the role may make databases.
pub(super) async fn may_create(session: &mut Session) -> Result<bool, sqlx::Error> {
    let sql = "SELECT rolsuper OR rolcreatedb FROM pg_roles WHERE rolname = current_user";
    Ok(session.value(sql).await?.as_deref() == Some("t"))
}

/// How many others are connected to a database.
pub(super) async fn others(session: &mut Session, database: &str) -> Result<u64, sqlx::Error> {
    let sql = format!(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = {} AND pid <> pg_backend_pid() \
         AND backend_type NOT LIKE 'autovacuum%'",
        Quote(Dialect::Postgres).text(database)
    );
    let count = session.value(&sql).await?;
    Ok(count
        .and_then(|count| count.parse().ok())
        .unwrap_or_default())
}

/// Ends the other sessions of a database, which goes by its number: names change, and a statement that is late must
/// not reach whoever is in the database that has the name by then.
pub(super) async fn end_others(session: &mut Session, oid: &str) -> Result<(), sqlx::Error> {
    let sql = format!(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datid::text = {} AND pid <> pg_backend_pid()",
        Quote(Dialect::Postgres).text(oid)
    );
    session.execute(&sql).await.map(|_| ())
}

/// Drops a database of our own, waiting until nobody is in it any more, and whoever still makes it has given up.
pub(super) async fn drop(
    url: &str,
    of: &str,
    database: &str,
    maker: Option<&str>,
) -> Result<(), RunError> {
    let left = |why: String| {
        let name = crate::sql::quote::visible(database);
        RunError::database(format!("the database {name} may be left over: {why}"))
            .help(format!("remove it: DROP DATABASE {}", quoted(database)))
    };
    let mut session = again(async || admin(url, of).await)
        .await
        .map_err(|error| left(error.message))?;
    let mut dropped = Ok(0);
    for _ in 0..ATTEMPTS {
        if let Some(maker) = maker.filter(|pid| pid.chars().all(|c| c.is_ascii_digit())) {
            let sql = format!(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid = {maker} AND pid <> pg_backend_pid()"
            );
            let ended = session.rows(&sql).await;
            if ended.is_ok_and(|rows| !rows.is_empty()) {
                tokio::time::sleep(Duration::from_millis(100)).await;
                continue;
            }
        }
        dropped = session
            .execute(&format!("DROP DATABASE IF EXISTS {}", quoted(database)))
            .await;
        if dropped.is_ok() {
            break;
        }
        // Our own connections may need a moment to be gone; nobody else has a reason to be in it.
        let name = Quote(Dialect::Postgres).text(database);
        let oid = format!("SELECT oid::text FROM pg_database WHERE datname = {name}");
        if let Ok(Some(oid)) = session.value(&oid).await {
            let _ = end_others(&mut session, &oid).await;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    session.close().await;
    dropped.map(|_| ()).map_err(|error| left(plain(&error)))
}
