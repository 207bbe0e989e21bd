//! Looking at a database without changing it: one transaction that is always rolled back, on a connection that is left
//! as it was found.

use super::error::RunError;
use super::session::Session;
use crate::engine::plain;
use crate::schema::Dialect;

/// What a session is like before a look, of which a pool's next user relies on.
#[derive(Debug)]
pub(super) struct Before {
    restore: Option<String>,
}

/// Begins the transaction.
pub(super) async fn begin(
    session: &mut Session,
    statements: &[String],
) -> Result<Before, RunError> {
    let before = Before {
        restore: settings(session).await.map_err(failed)?,
    };
    for sql in statements {
        if let Err(error) = session.execute(sql).await {
            end(session, before).await;
            return Err(failed(error));
        }
    }
    Ok(before)
}

/// Ends it, and puts the session's settings back.
pub(super) async fn end(session: &mut Session, before: Before) {
    // Where no transaction is open any more there is nothing to undo.
    let _ = session.execute("ROLLBACK").await;
    if let Some(sql) = before.restore {
        let _ = session.execute(&sql).await;
    }
}

/// MariaDB and MySQL have no settings that end with a transaction.
async fn settings(session: &mut Session) -> Result<Option<String>, sqlx::Error> {
    if session.dialect() != Dialect::Mysql {
        return Ok(None);
    }
    let sql = "SELECT CONCAT('SET SESSION autocommit = ', @@autocommit, ', sql_mode = ', QUOTE(@@sql_mode), \
               ', time_zone = ', QUOTE(@@time_zone), ', group_concat_max_len = ', @@group_concat_max_len)";
    session.value(sql).await
}

fn failed(error: sqlx::Error) -> RunError {
    RunError::database(format!(
        "the database can't be looked at: {}\nnothing was changed",
        plain(&error)
    ))
}
