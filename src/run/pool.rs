//! The pools on which the library's functions work.

use sqlx::{MySqlPool, PgPool, SqlitePool};

use super::error::RunError;
use super::session::Session;

/// A pool of sqlx: `PgPool`, `SqlitePool` or `MySqlPool`.
pub trait Pool: sealed::Sealed + Sync {
    /// Borrows one of its connections.
    fn session(&self) -> impl Future<Output = Result<Session, RunError>> + Send;
}

impl Pool for PgPool {
    async fn session(&self) -> Result<Session, RunError> {
        Session::of_postgres(self).await
    }
}

impl Pool for SqlitePool {
    async fn session(&self) -> Result<Session, RunError> {
        Session::of_sqlite(self).await
    }
}

impl Pool for MySqlPool {
    async fn session(&self) -> Result<Session, RunError> {
        Session::of_mysql(self).await
    }
}

mod sealed {
    pub trait Sealed {}
    impl Sealed for sqlx::PgPool {}
    impl Sealed for sqlx::SqlitePool {}
    impl Sealed for sqlx::MySqlPool {}
}
