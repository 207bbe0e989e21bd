//! What a driver's errors mean, whatever the command was doing.

use sqlx::mysql::MySqlDatabaseError;
use sqlx::postgres::PgDatabaseError;

/// Whether the connection is gone: nothing more will be heard of the server, or it has said so itself.
pub(super) fn is_lost(error: &sqlx::Error) -> bool {
    if let Some(error) = error.as_database_error() {
        if let Some(mysql) = error.try_downcast_ref::<MySqlDatabaseError>() {
            // Shutting down, aborted by it, killed.
            return matches!(mysql.number(), 1053 | 1077 | 1927);
        }
        let code = error.code().unwrap_or_default();
        return error.try_downcast_ref::<PgDatabaseError>().is_some()
            && (code.starts_with("57P") || code.starts_with("08"));
    }
    matches!(
        error,
        sqlx::Error::Io(_)
            | sqlx::Error::Tls(_)
            | sqlx::Error::Protocol(_)
            | sqlx::Error::WorkerCrashed
            | sqlx::Error::PoolClosed
    )
}

/// Whether a statement was ended because somebody asked for it.
pub(super) fn is_cancelled(error: &sqlx::Error) -> bool {
    let Some(error) = error.as_database_error() else {
        return false;
    };
    if let Some(mysql) = error.try_downcast_ref::<MySqlDatabaseError>() {
        return mysql.number() == 1317;
    }
    let code = error.code().unwrap_or_default();
    match error.try_downcast_ref::<PgDatabaseError>() {
        Some(_) => code == "57014",
        None => code == "9",
    }
}

/// Whether SQLite says by this code that another session is in the way.
pub(super) fn is_busy(code: &str) -> bool {
    // The extended code's lowest byte is the code: busy, locked.
    matches!(code.parse::<u32>().unwrap_or_default() & 0xff, 5 | 6)
}

/// Whether SQLite says that another session holds the lock that a statement asked for: it has done nothing, and may be
/// asked again.
pub(super) fn is_held(error: &sqlx::Error) -> bool {
    let code = error.as_database_error().and_then(|error| error.code());
    code.is_some_and(|code| code == "5")
}
