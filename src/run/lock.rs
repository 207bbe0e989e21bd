//! Locks around a cleanup: against a second run, and against writers.

use std::time::Duration;

use super::session::Session;
use crate::schema::Dialect;
use crate::sql::preview::Locked;

/// A number of our own among PostgreSQL's advisory locks, which are a database's: `data-class` read as base 36.
const ADVISORY: i64 = 0x0da7_ac1a_55c1_ea11;

/// Takes the lock that only one cleanup of a database has; false where another one has it. It ends with the session.
/// SQLite has its own: one writer at a time.
pub(super) async fn only_run(session: &mut Session) -> Result<bool, sqlx::Error> {
    let sql = match session.dialect() {
        Dialect::Postgres => {
            format!("SELECT CASE WHEN pg_try_advisory_lock({ADVISORY}) THEN 1 ELSE 0 END")
        }
        Dialect::Mysql => "SELECT GET_LOCK(CONCAT('data-class.', MD5(DATABASE())), 0)".to_owned(),
        Dialect::Sqlite => return Ok(true),
    };
    Ok(session.value(&sql).await?.as_deref() == Some("1"))
}

/// Gives it back, for a pool's connection.
pub(super) async fn release(session: &mut Session) {
    let sql = match session.dialect() {
        Dialect::Postgres => format!("SELECT pg_advisory_unlock({ADVISORY})"),
        Dialect::Mysql => "DO RELEASE_LOCK(CONCAT('data-class.', MD5(DATABASE())))".to_owned(),
        Dialect::Sqlite => return,
    };
    // A connection that is gone has no locks.
    let _ = session.execute(&sql).await;
}

/// How long the session waits for a lock.
pub(super) async fn patience(session: &mut Session, time: Duration) -> Result<(), sqlx::Error> {
    let sql = match session.dialect() {
        Dialect::Postgres => format!("SET lock_timeout = '{}ms'", time.as_millis().max(1)),
        Dialect::Sqlite => return session.wait_for_locks(time).await,
        Dialect::Mysql => format!(
            "SET SESSION innodb_lock_wait_timeout = {0}, lock_wait_timeout = {0}",
            time.as_secs().max(1)
        ),
    };
    session.execute(&sql).await.map(|_| ())
}

/// The tables that the role has no right to lock: those that it can't write. It is the safer role, and what it does is
/// compared under one snapshot.
pub(super) async fn not_lockable(
    session: &mut Session,
    tables: &[Locked],
) -> Result<Vec<String>, sqlx::Error> {
    let compared: Vec<&Locked> = tables.iter().filter(|table| !table.changed).collect();
    if session.dialect() != Dialect::Postgres || compared.is_empty() {
        return Ok(Vec::new());
    }
    let quote = crate::sql::quote::Quote(Dialect::Postgres);
    let names: Vec<String> = compared
        .iter()
        .map(|table| {
            format!(
                "({}, {})",
                quote.text(&table.name),
                quote.text(&table.target)
            )
        })
        .collect();
    // Either of them lets a role take a SHARE lock, in every version.
    let sql = format!(
        "SELECT target FROM (VALUES {}) t(name, target) WHERE NOT (has_table_privilege(name, 'UPDATE') \
         OR has_table_privilege(name, 'DELETE') OR has_table_privilege(name, 'TRUNCATE'))",
        names.join(", ")
    );
    let rows = session.rows(&sql).await?;
    Ok(rows.into_iter().flatten().flatten().collect())
}

/// Locks tables against writers until the transaction ends, in their order; returns those that could not be.
pub(super) async fn tables(
    session: &mut Session,
    tables: &[Locked],
    not_lockable: &[String],
) -> Result<Vec<String>, sqlx::Error> {
    match session.dialect() {
        Dialect::Postgres => postgres(session, tables, not_lockable).await,
        Dialect::Mysql => mysql(session, tables).await,
        // BEGIN IMMEDIATE has locked them all.
        Dialect::Sqlite => Ok(Vec::new()),
    }
}

async fn postgres(
    session: &mut Session,
    tables: &[Locked],
    not_lockable: &[String],
) -> Result<Vec<String>, sqlx::Error> {
    let (mut statements, mut without) = (Vec::new(), Vec::new());
    for table in tables {
        let mode = if table.changed {
            "SHARE ROW EXCLUSIVE"
        } else {
            "SHARE"
        };
        if not_lockable.contains(&table.target) {
            without.push(table.shown.clone());
        } else {
            statements.push(format!("LOCK TABLE {} IN {mode} MODE", table.target));
        }
    }
    if !statements.is_empty() {
        session.execute(&statements.join("; ")).await?;
    }
    Ok(without)
}

/// Reads every row of the tables that are compared, and holds them: InnoDB locks rows and the gaps between them.
async fn mysql(session: &mut Session, tables: &[Locked]) -> Result<Vec<String>, sqlx::Error> {
    let mut without = Vec::new();
    for table in tables.iter().filter(|table| !table.changed) {
        // Through no index: rows of an index alone could be locked, and others write what is not in it.
        let sql = format!(
            "SELECT count(*) FROM {} USE INDEX () LOCK IN SHARE MODE",
            table.target
        );
        match session.value(&sql).await {
            Ok(_) => {}
            Err(error) if denied(&error) => without.push(table.shown.clone()),
            Err(error) => return Err(error),
        }
    }
    Ok(without)
}

fn denied(error: &sqlx::Error) -> bool {
    let database = error.as_database_error();
    let mysql = database.and_then(|e| e.try_downcast_ref::<sqlx::mysql::MySqlDatabaseError>());
    mysql.is_some_and(|error| matches!(error.number(), 1142 | 1143))
}

/// Who holds locks on the tables, for people; empty where the engine doesn't tell.
pub(super) async fn holders(session: &mut Session, tables: &[Locked]) -> Vec<String> {
    if session.dialect() != Dialect::Postgres {
        return Vec::new();
    }
    let quote = crate::sql::quote::Quote(Dialect::Postgres);
    let names: Vec<String> = tables
        .iter()
        .map(|table| format!("{}::regclass", quote.text(&table.name)))
        .collect();
    let sql = format!(
        "SELECT DISTINCT format('process %s (%s%s), %s since %s', a.pid, a.usename, \
         coalesce(', ' || nullif(a.application_name, ''), ''), coalesce(a.state, 'at work'), \
         to_char(a.xact_start, 'YYYY-MM-DD HH24:MI:SS TZ')) \
         FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid \
         WHERE l.granted AND l.relation IN ({}) AND a.pid <> pg_backend_pid() LIMIT 5",
        names.join(", ")
    );
    let rows = session.rows(&sql).await.unwrap_or_default();
    rows.into_iter().flatten().flatten().collect()
}
