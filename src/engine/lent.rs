//! A connection that an application's pool lends: it goes back as it was, or not at all.
//!
//! Work on it is asynchronous, and whoever drops a future (`tokio::select!`, a timeout) drops it in the middle of a
//! transaction, with settings that are ours. Only [`Lent::give_back`] hands it to the pool's next user as it is.

use std::ops::{Deref, DerefMut};

use sqlx::pool::PoolConnection;
use sqlx::{AssertSqlSafe, Database, Executor, MySql, Postgres, Row, Sqlite};
use tokio::runtime::Handle;
use tokio::task::JoinHandle;

/// What a session of SQLite is like, where the tool changes it.
const SQLITE_SETTINGS: &str = "SELECT (SELECT foreign_keys FROM pragma_foreign_keys), \
     (SELECT recursive_triggers FROM pragma_recursive_triggers), (SELECT timeout FROM pragma_busy_timeout)";

/// The temporary objects of the tool that are left.
const SQLITE_OBJECTS: &str = "SELECT type, name FROM temp.sqlite_schema WHERE type IN ('table', 'view', 'trigger') \
     AND name LIKE 'data\\_class\\_%' ESCAPE '\\' ORDER BY type DESC";

/// A pool's connection.
#[derive(Debug)]
pub struct Lent<DB: Pooled> {
    /// None once it has gone its way.
    connection: Option<PoolConnection<DB>>,
    before: DB::Before,
}

/// An engine whose pools lend connections.
pub trait Pooled: Database {
    /// What a session was like when it was lent.
    type Before: std::fmt::Debug + Default + Send + 'static;

    /// Looks what a session is like.
    fn before(
        connection: &mut PoolConnection<Self>,
    ) -> impl Future<Output = Result<Self::Before, sqlx::Error>> + Send;

    /// Ends a session that may be in the middle of something.
    fn end(
        connection: PoolConnection<Self>,
        before: Self::Before,
    ) -> impl Future<Output = ()> + Send + 'static;
}

impl<DB: Pooled> Lent<DB> {
    /// Takes a connection from a pool.
    pub async fn new(mut connection: PoolConnection<DB>) -> Result<Self, sqlx::Error> {
        let before = DB::before(&mut connection).await?;
        Ok(Lent {
            connection: Some(connection),
            before,
        })
    }

    /// Hands it to the pool as it is: no transaction is open, and all settings are as they were.
    pub fn give_back(mut self) {
        drop(self.connection.take());
    }

    /// Ends what it is in the middle of. The pool gets it as it was, or makes another one.
    pub async fn end(mut self) {
        if let Some(ends) = self.end_by_itself() {
            // It doesn't panic; and where the runtime ends, nobody waits for it.
            let _ = ends.await;
        }
    }

    /// In a task of its own: whoever waits for it may be dropped, too.
    fn end_by_itself(&mut self) -> Option<JoinHandle<()>> {
        let connection = self.connection.take()?;
        // Without a runtime the connection is dropped, which the pool takes as sqlx has it.
        let runtime = Handle::try_current().ok()?;
        Some(runtime.spawn(DB::end(connection, std::mem::take(&mut self.before))))
    }
}

impl<DB: Pooled> Drop for Lent<DB> {
    fn drop(&mut self) {
        drop(self.end_by_itself());
    }
}

/// The server rolls back what a closed connection has not committed.
macro_rules! closed {
    ($engine:ty) => {
        impl Pooled for $engine {
            type Before = ();

            async fn before(_: &mut PoolConnection<Self>) -> Result<(), sqlx::Error> {
                Ok(())
            }

            async fn end(connection: PoolConnection<Self>, (): ()) {
                // A server that is gone already has closed it, too.
                let _ = connection.close().await;
            }
        }
    };
}

closed!(Postgres);
closed!(MySql);

/// A closed connection may take its whole database with it, which is in memory. So it is put in order instead.
impl Pooled for Sqlite {
    /// Statements that put its settings back.
    type Before = String;

    async fn before(connection: &mut PoolConnection<Self>) -> Result<String, sqlx::Error> {
        let row = (&mut **connection)
            .fetch_one(sqlx::raw_sql(SQLITE_SETTINGS))
            .await?;
        let number = |at: usize| row.try_get::<i64, _>(at);
        Ok(format!(
            "PRAGMA foreign_keys = {}; PRAGMA recursive_triggers = {}; PRAGMA busy_timeout = {}",
            number(0)?,
            number(1)?,
            number(2)?
        ))
    }

    async fn end(mut connection: PoolConnection<Self>, before: String) {
        if put_in_order(&mut connection, &before).await.is_err() {
            // Nobody is handed what can't be put in order.
            let _ = connection.close().await;
        }
    }
}

async fn put_in_order(
    connection: &mut PoolConnection<Sqlite>,
    before: &str,
) -> Result<(), sqlx::Error> {
    // Where no transaction is open any more there is nothing to undo.
    let _ = (&mut **connection).execute(sqlx::raw_sql("ROLLBACK")).await;
    let settings = sqlx::raw_sql(AssertSqlSafe(before.to_owned()));
    (&mut **connection).execute(settings).await?;
    let objects = (&mut **connection)
        .fetch_all(sqlx::raw_sql(SQLITE_OBJECTS))
        .await?;
    for object in objects {
        let (kind, name): (String, String) = (object.try_get(0)?, object.try_get(1)?);
        let sql = format!("DROP {kind} IF EXISTS temp.\"{name}\"");
        (&mut **connection)
            .execute(sqlx::raw_sql(AssertSqlSafe(sql)))
            .await?;
    }
    Ok(())
}

impl<DB: Pooled> Deref for Lent<DB> {
    type Target = DB::Connection;

    // It is taken only by what consumes the whole.
    fn deref(&self) -> &DB::Connection {
        self.connection.as_ref().expect("a lent connection")
    }
}

impl<DB: Pooled> DerefMut for Lent<DB> {
    // It is taken only by what consumes the whole.
    fn deref_mut(&mut self) -> &mut DB::Connection {
        self.connection.as_mut().expect("a lent connection")
    }
}
