//! What a driver's errors mean, whatever the command was doing.

/// Whether the connection is gone, of an error that no server has sent.
pub(super) fn is_lost(error: &sqlx::Error) -> bool {
    matches!(
        error,
        sqlx::Error::Io(_)
            | sqlx::Error::Tls(_)
            | sqlx::Error::Protocol(_)
            | sqlx::Error::WorkerCrashed
            | sqlx::Error::PoolClosed
    )
}

/// Whether SQLite says by this code that another session is in the way.
pub(super) fn is_busy(code: &str) -> bool {
    // The extended code's lowest byte is the code: busy, locked.
    matches!(code.parse::<u32>().unwrap_or_default() & 0xff, 5 | 6)
}
