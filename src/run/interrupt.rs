//! Ctrl-C and SIGTERM: the statement that runs is cancelled on the server, so that its transaction can be rolled back
//! and the command can say what was and wasn't changed.

use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use futures_util::future::{Either, select};

use super::error::RunError;
use super::session::Session;
use crate::engine::{Connection, INTERRUPTED};

/// How long the server may take to notice before it is asked again.
const AGAIN: Duration = Duration::from_secs(1);

/// How many instructions of SQLite's machine pass between two looks at whether it is to stop: some microseconds.
const INSTRUCTIONS: i32 = 10_000;

/// Does work that has nothing to undo on the database, until a signal comes; what it had begun elsewhere is the
/// caller's to remove.
pub(crate) async fn until_interrupted<T>(
    work: impl Future<Output = Result<T, RunError>>,
    unchanged: &str,
) -> Result<T, RunError> {
    match select(pin!(work), pin!(crate::engine::interrupted())).await {
        Either::Left((result, _)) => result,
        Either::Right(_) => Err(RunError::database(format!("{INTERRUPTED}: {unchanged}"))),
    }
}

/// A session whose work can be interrupted.
#[derive(Debug, Clone)]
pub struct Interrupt {
    asked: Arc<AtomicBool>,
    how: How,
}

/// How the statement that a session runs is cancelled.
#[derive(Debug, Clone)]
enum How {
    /// By a second connection to this address, with this statement.
    BySecond { url: String, sql: String },
    /// By the engine's own look at `asked`.
    ByItself,
}

impl Interrupt {
    /// Prepares a session, which was opened from `url`.
    pub async fn of(session: &mut Session, url: &str) -> Result<Interrupt, RunError> {
        let asked = Arc::new(AtomicBool::new(false));
        let how = how(session, url, &asked).await.map_err(|error| {
            RunError::database(format!(
                "the connection can't be prepared, and nothing was changed: {}",
                crate::engine::plain(&error)
            ))
        })?;
        Ok(Interrupt { asked, how })
    }

    /// Whether somebody wants the work to end: look at it between statements.
    pub fn asked(&self) -> bool {
        self.asked.load(Ordering::SeqCst)
    }

    /// Does the work, and cancels the statement that it is at when a signal comes. The work goes on from that
    /// statement's error: it rolls back and says so. A second signal gives up waiting for it.
    pub async fn watch<T>(
        &self,
        work: impl Future<Output = Result<T, RunError>>,
    ) -> Result<T, RunError> {
        let mut work = pin!(work);
        match select(work.as_mut(), pin!(crate::engine::interrupted())).await {
            Either::Left((result, _)) => return result,
            Either::Right(_) => self.asked.store(true, Ordering::SeqCst),
        }
        let mut second = pin!(crate::engine::interrupted());
        loop {
            let cancelled = async {
                self.cancel().await;
                tokio::time::sleep(AGAIN).await;
            };
            match select(work.as_mut(), select(pin!(cancelled), second.as_mut())).await {
                Either::Left((result, _)) => return result,
                Either::Right((Either::Left(_), _)) => {}
                Either::Right((Either::Right(_), _)) => {
                    return Err(RunError::database(
                        "interrupted twice, without waiting for the database: it rolls back what is not committed",
                    ));
                }
            }
        }
    }

    /// Ends what the session runs, for whoever does not wait for it.
    pub(super) async fn end(&self) {
        self.asked.store(true, Ordering::SeqCst);
        self.cancel().await;
    }

    /// Cancels what the session runs. Best effort: where the server can't be reached, there is nothing to cancel.
    async fn cancel(&self) {
        if let How::BySecond { url, sql } = &self.how
            && let Ok(mut second) = Session::open(url).await
        {
            // A statement that has ended in the meantime can't be cancelled.
            let _ = second.execute(sql).await;
            second.close().await;
        }
    }
}

async fn how(
    session: &mut Session,
    url: &str,
    asked: &Arc<AtomicBool>,
) -> Result<How, sqlx::Error> {
    session.stops_at(Arc::clone(asked));
    let number = match session.connection() {
        Connection::Sqlite(connection) => {
            let looks = Arc::clone(asked);
            let mut handle = connection.lock_handle().await?;
            handle.set_progress_handler(INSTRUCTIONS, move || !looks.load(Ordering::SeqCst));
            drop(handle);
            return Ok(How::ByItself);
        }
        Connection::Postgres(_) => "SELECT pg_backend_pid()",
        Connection::Mysql(_) => "SELECT CONNECTION_ID()",
    };
    let postgres = matches!(session.connection(), Connection::Postgres(_));
    let number = session.value(number).await?.unwrap_or_default();
    let sql = if postgres {
        format!("SELECT pg_cancel_backend({number})")
    } else {
        format!("KILL QUERY {number}")
    };
    Ok(How::BySecond {
        url: url.to_owned(),
        sql,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::block_on;

    #[test]
    fn a_statement_of_sqlite_ends_when_it_is_asked_to() {
        let ended = block_on(async || {
            let mut session = Session::open("sqlite::memory:").await.expect("opened");
            let interrupt = Interrupt::of(&mut session, "sqlite::memory:")
                .await
                .expect("prepared");
            interrupt.asked.store(true, Ordering::SeqCst);
            let forever = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n";
            let ended = session.value(forever).await;
            session.execute("SELECT 1").await.expect("short ones run");
            ended
        });
        let error = ended.expect_err("it was interrupted");
        assert!(error.to_string().contains("interrupted"), "{error}");
    }
}
