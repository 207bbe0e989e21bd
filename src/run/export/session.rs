//! How a session is set up, so that every value has one text, and every read sees one state of the database.

use crate::engine::plain;
use crate::run::{RunError, Session};
use crate::schema::Dialect;

/// What a value's text depends on, pinned.
pub(crate) async fn pin(session: &mut Session) -> Result<(), RunError> {
    let settings: &[&str] = match session.dialect() {
        Dialect::Postgres => &[
            "SET DateStyle = 'ISO, YMD'",
            "SET TimeZone = 'UTC'",
            "SET IntervalStyle = 'iso_8601'",
            "SET extra_float_digits = 1",
            "SET bytea_output = 'hex'",
            "SET lc_monetary = 'C'",
            "SET xmloption = 'content'",
            "SET xmlbinary = 'base64'",
            "SET standard_conforming_strings = on",
            // Rows that a policy hides would be missing without a word.
            "SET row_security = off",
            "SET statement_timeout = 0",
            "SET idle_in_transaction_session_timeout = 0",
        ],
        Dialect::Sqlite => &["PRAGMA foreign_keys = ON", "PRAGMA busy_timeout = 30000"],
        Dialect::Mysql => &[
            "SET SESSION time_zone = '+00:00'",
            "SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO'",
            "SET NAMES utf8mb4",
            "SET SESSION max_sort_length = 8192",
            "SET SESSION innodb_lock_wait_timeout = 30",
        ],
    };
    for setting in settings {
        session.execute(setting).await.map_err(|error| {
            RunError::database(format!("{setting}: {error}\nnothing was changed"))
        })?;
    }
    Ok(())
}

/// MariaDB sorts where rows are and looks each up again, unless it may sort the rows themselves.
const SORT_WHOLE_ROWS: [&str; 2] = [
    "SET SESSION max_length_for_sort_data = 8388608",
    "SET SESSION sort_buffer_size = 16777216",
];

/// Begins a transaction that only reads, and sees one state of the database.
pub(crate) async fn begin_reading(session: &mut Session) -> Result<(), RunError> {
    let statements: &[&str] = match session.dialect() {
        Dialect::Postgres => &[
            "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
            // Rows are sorted by key.
            "SET LOCAL work_mem = '64MB'",
            // Columns are read as they are: compiling that takes longer than it spares. Not all servers can.
            "SELECT set_config(name, 'off', true) FROM pg_settings WHERE name = 'jit'",
        ],
        Dialect::Sqlite => &["BEGIN"],
        Dialect::Mysql => &[
            "SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ",
            "START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY",
        ],
    };
    for statement in statements {
        session.execute(statement).await.map_err(|error| {
            RunError::database(format!("{statement}: {error}\nnothing was changed"))
        })?;
    }
    if session.dialect() == Dialect::Mysql {
        for setting in SORT_WHOLE_ROWS {
            // A server that doesn't know it sorts all the same.
            let _ = session.execute(setting).await;
        }
    }
    Ok(())
}

/// Begins a transaction that writes: keys that can wait are looked at when it ends, and what it reads stays as it is.
pub(crate) async fn begin_writing(session: &mut Session) -> Result<(), RunError> {
    let statements: &[&str] = match session.dialect() {
        Dialect::Postgres => &[
            "BEGIN",
            "SET LOCAL lock_timeout = '30s'",
            "SET CONSTRAINTS ALL DEFERRED",
        ],
        Dialect::Sqlite => &["BEGIN IMMEDIATE", "PRAGMA defer_foreign_keys = ON"],
        // Every row that is read stays as it is until COMMIT.
        Dialect::Mysql => &[
            "SET SESSION TRANSACTION ISOLATION LEVEL SERIALIZABLE",
            "START TRANSACTION",
        ],
    };
    for statement in statements {
        let done = session.execute(statement).await;
        done.map_err(|error| not_begun(statement, &error))?;
    }
    Ok(())
}

/// Why a transaction that writes has not begun.
pub(crate) fn not_begun(what: &str, error: &sqlx::Error) -> RunError {
    RunError::database(format!("{what}: {}\nnothing was changed", plain(error)))
}
