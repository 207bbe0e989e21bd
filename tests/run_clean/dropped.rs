//! Futures that are dropped in the middle of their work, as a timeout or `tokio::select!` does it.

use std::task::Poll;

use cargo_data_class::run::{Pool, Session};
use cargo_data_class::schema::Dialect;

/// Drops a future when it has waited so often; its output where it comes to its end before.
pub(crate) async fn waits<T>(times: usize, future: impl Future<Output = T>) -> Option<T> {
    let mut future = Box::pin(future);
    let mut left = times;
    std::future::poll_fn(|context| {
        if let Poll::Ready(output) = future.as_mut().poll(context) {
            return Poll::Ready(Some(output));
        }
        left = left.saturating_sub(1);
        match left {
            0 => Poll::Ready(None),
            _ => Poll::Pending,
        }
    })
    .await
}

/// The points at which futures are dropped: all of the first ones, then fewer.
pub(crate) fn points() -> impl Iterator<Item = usize> {
    std::iter::successors(Some(1), |point| Some(point + 1 + point / 6))
}

/// What the pool's next user finds: the session's settings, and what it holds. Nobody else is at work any more.
pub(crate) async fn found<P: Pool>(pool: &P) -> Vec<Option<String>> {
    let mut session = pool.session().await.expect("a connection");
    let (others, settings): (Option<&str>, &[&str]) = match session.dialect() {
        Dialect::Postgres => (
            Some(
                "SELECT count(*)::text FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
            ),
            &[
                "SELECT (now() = statement_timestamp())::text",
                "SELECT current_setting(name) FROM unnest(ARRAY['lock_timeout', 'statement_timeout', 'row_security', 'search_path', \
                 'client_min_messages', 'transaction_isolation', 'transaction_read_only']) name",
                "SELECT count(*)::text FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()",
            ],
        ),
        Dialect::Mysql => (
            Some(
                "SELECT count(*) FROM information_schema.processlist WHERE db = DATABASE() AND id <> CONNECTION_ID()",
            ),
            &[
                "SELECT CONCAT_WS('/', @@in_transaction, @@autocommit, @@sql_mode, @@foreign_key_checks, @@time_zone, \
                 @@innodb_lock_wait_timeout, @@lock_wait_timeout, @@group_concat_max_len, @@tx_isolation)",
                "SELECT IS_USED_LOCK(CONCAT('data-class.', MD5(DATABASE())))",
            ],
        ),
        Dialect::Sqlite => (
            None,
            &[
                // An error inside of a transaction.
                "BEGIN; SELECT 1; ROLLBACK",
                "PRAGMA foreign_keys",
                "PRAGMA recursive_triggers",
                "PRAGMA defer_foreign_keys",
                "PRAGMA busy_timeout",
                "SELECT name FROM temp.sqlite_schema",
            ],
        ),
    };
    if let Some(sql) = others {
        while session.value(sql).await.expect("counted").as_deref() != Some("0") {
            tokio::time::sleep(std::time::Duration::from_millis(2)).await;
        }
    }
    let mut found = Vec::new();
    for sql in settings {
        found.extend(values(&mut session, sql).await);
    }
    session.close().await;
    found
}

async fn values(session: &mut Session, sql: &str) -> Vec<Option<String>> {
    let rows = session.rows(sql).await;
    let rows = rows.unwrap_or_else(|error| panic!("{sql}: {error}"));
    rows.into_iter().flatten().collect()
}
