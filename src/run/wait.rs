//! SQLite: waiting for other sessions' locks, in slices between which somebody may ask it to stop. The engine itself
//! sleeps until its time is over, whatever happens.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use futures_util::TryStreamExt;
use futures_util::future::ready;
use sqlx::{AssertSqlSafe, Executor, SqliteConnection};

use super::driver::is_held;
use super::session::{TextRow, texts};

/// How long the engine sleeps at most.
const SLICE: Duration = Duration::from_millis(200);

/// How long to wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Wait(pub(super) Duration);

/// What ends the waiting.
type Stop = Option<Arc<AtomicBool>>;

impl Wait {
    /// The statement by which the engine waits in slices.
    pub(super) fn slices(time: Duration) -> String {
        format!("PRAGMA busy_timeout = {}", time.min(SLICE).as_millis())
    }

    /// Runs statements; how many rows the last one changed.
    pub(super) async fn execute(
        self,
        to: &mut SqliteConnection,
        sql: String,
        stop: Stop,
    ) -> Result<u64, sqlx::Error> {
        if is_several(&sql) {
            // What is done of them would be done again.
            let whole = format!("PRAGMA busy_timeout = {}", self.0.as_millis());
            to.execute(sqlx::raw_sql(AssertSqlSafe(whole))).await?;
            let done = to.execute(sqlx::raw_sql(AssertSqlSafe(sql))).await;
            let slices = Wait::slices(self.0);
            to.execute(sqlx::raw_sql(AssertSqlSafe(slices))).await?;
            return done.map(|done| done.rows_affected());
        }
        let began = Instant::now();
        loop {
            let sql = sqlx::raw_sql(AssertSqlSafe(sql.clone()));
            match to.execute(sql).await {
                Err(error) if self.goes_on(&error, began, &stop) => {}
                done => return done.map(|done| done.rows_affected()),
            }
        }
    }

    /// The rows of a query.
    pub(super) async fn rows(
        self,
        to: &mut SqliteConnection,
        sql: String,
        stop: Stop,
    ) -> Result<Vec<TextRow>, sqlx::Error> {
        let began = Instant::now();
        loop {
            let sql = sqlx::raw_sql(AssertSqlSafe(sql.clone()));
            let rows = to.fetch(sql).and_then(|row| ready(texts(&row)));
            match rows.try_collect().await {
                Err(error) if self.goes_on(&error, began, &stop) => {}
                rows => return rows,
            }
        }
    }

    fn goes_on(self, error: &sqlx::Error, began: Instant, stop: &Stop) -> bool {
        let asked = stop
            .as_ref()
            .is_some_and(|stop| stop.load(Ordering::SeqCst));
        is_held(error) && !asked && began.elapsed() < self.0
    }
}

/// Whether a text may hold more than one statement.
fn is_several(sql: &str) -> bool {
    sql.trim_end().trim_end_matches(';').contains(';')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::block_on;
    use crate::run::Session;

    /// Begins to write where another session does, and waits ten minutes for it; `meanwhile` the other one goes on.
    fn waits(stop: bool, meanwhile: &'static str) -> Result<u64, sqlx::Error> {
        let folder = tempfile::tempdir().expect("a folder");
        let url = format!("sqlite://{}?mode=rwc", folder.path().join("a.db").display());
        block_on(async || {
            let mut other = Session::open(&url).await.expect("opened");
            let mut session = Session::open(&url).await.expect("opened");
            other.execute("BEGIN IMMEDIATE").await.expect("begun");
            let time = Duration::from_secs(600);
            session.wait_for_locks(time).await.expect("set");
            session.stops_at(Arc::new(AtomicBool::new(stop)));
            let goes_on = async {
                tokio::time::sleep(2 * SLICE).await;
                other.execute(meanwhile).await.expect("gone on");
            };
            let (begun, ()) =
                futures_util::future::join(session.execute("BEGIN IMMEDIATE"), goes_on).await;
            begun
        })
    }

    #[test]
    fn the_wait_for_a_lock_goes_on_from_slice_to_slice() {
        waits(false, "ROLLBACK").expect("begun");
    }

    #[test]
    fn whoever_is_asked_to_stop_waits_no_longer_than_a_slice() {
        let error = waits(true, "SELECT 1").expect_err("it is still locked");
        assert!(is_held(&error), "{error}");
    }

    #[test]
    fn several_statements_are_known() {
        assert!(is_several("BEGIN; COMMIT"));
        assert!(!is_several("BEGIN;\n"));
        assert!(!is_several("BEGIN"));
    }
}
