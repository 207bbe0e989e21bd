//! One connection to one engine, and scripts run on it.

use std::ops::{Deref, DerefMut};

use futures_util::TryStreamExt;
use sqlx::postgres::{PgDatabaseError, PgErrorPosition};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{
    AssertSqlSafe, Connection as _, Executor, MySql, MySqlConnection, PgConnection, Postgres,
    Sqlite, SqliteConnection,
};

use super::error::{EngineError, plain};
use super::lent::{Lent, Pooled};
use super::url::hide_password;
use crate::schema::Dialect;

/// A connection.
#[derive(Debug)]
pub enum Connection {
    /// To PostgreSQL.
    Postgres(Handle<Postgres>),
    /// To SQLite.
    Sqlite(Handle<Sqlite>),
    /// To MariaDB or MySQL.
    Mysql(Handle<MySql>),
}

/// A driver's connection: our own, or one that an application's pool lends.
#[derive(Debug)]
pub enum Handle<DB: Pooled> {
    /// Our own.
    Own(Box<DB::Connection>),
    /// A pool's.
    Lent(Lent<DB>),
}

impl<DB: Pooled> Deref for Handle<DB> {
    type Target = DB::Connection;

    fn deref(&self) -> &DB::Connection {
        match self {
            Handle::Own(connection) => connection,
            Handle::Lent(connection) => connection,
        }
    }
}

impl<DB: Pooled> DerefMut for Handle<DB> {
    fn deref_mut(&mut self) -> &mut DB::Connection {
        match self {
            Handle::Own(connection) => connection,
            Handle::Lent(connection) => connection,
        }
    }
}

impl<DB: Pooled> Handle<DB> {
    /// Our own connection.
    fn own(connection: DB::Connection) -> Self {
        Handle::Own(Box::new(connection))
    }

    async fn close(self) -> sqlx::Result<()> {
        match self {
            Handle::Own(connection) => connection.close().await,
            // The pool's to close.
            Handle::Lent(lent) => {
                lent.give_back();
                Ok(())
            }
        }
    }

    async fn end(self) -> sqlx::Result<()> {
        match self {
            Handle::Own(connection) => connection.close().await,
            Handle::Lent(lent) => {
                lent.end().await;
                Ok(())
            }
        }
    }
}

/// SQLite runs in a thread of its own: with more rows under way the two seldom wait for each other.
async fn sqlite(url: &str) -> Result<SqliteConnection, sqlx::Error> {
    let options: SqliteConnectOptions = url.parse()?;
    SqliteConnection::connect_with(&options.row_buffer_size(1024)).await
}

/// A script that stopped.
#[derive(Debug)]
pub(crate) struct ScriptError {
    /// How many of its statements were done.
    pub(crate) done: usize,
    /// Where in the script, in characters from 0, if the engine says so.
    pub(crate) position: Option<usize>,
    /// What the engine says.
    pub(crate) message: String,
}

impl Connection {
    /// Connects to the database that a URL names.
    pub async fn open(url: &str) -> Result<Self, EngineError> {
        let failed = |error: sqlx::Error| {
            EngineError::database(format!("can't connect to {}", hide_password(url)), &error)
        };
        match super::url::dialect(url)? {
            Dialect::Postgres => PgConnection::connect(url)
                .await
                .map(|connection| Connection::Postgres(Handle::own(connection))),
            Dialect::Sqlite => sqlite(url)
                .await
                .map(|connection| Connection::Sqlite(Handle::own(connection))),
            Dialect::Mysql => MySqlConnection::connect(&super::url::for_mysql(url))
                .await
                .map(|connection| Connection::Mysql(Handle::own(connection))),
        }
        .map_err(failed)
    }

    /// Whose engine it is.
    pub fn dialect(&self) -> Dialect {
        match self {
            Connection::Postgres(_) => Dialect::Postgres,
            Connection::Sqlite(_) => Dialect::Sqlite,
            Connection::Mysql(_) => Dialect::Mysql,
        }
    }

    /// Runs one or more statements without looking at what they return.
    pub async fn execute(&mut self, sql: &str) -> Result<(), EngineError> {
        self.script(sql)
            .await
            .map_err(|error| EngineError::Database(error.message))
    }

    /// Runs a script as a whole, as its runner would.
    pub(crate) async fn script(&mut self, sql: &str) -> Result<(), ScriptError> {
        match self {
            Connection::Postgres(connection) => run(&mut **connection, sql).await,
            Connection::Sqlite(connection) => run(&mut **connection, sql).await,
            Connection::Mysql(connection) => run(&mut **connection, sql).await,
        }
    }

    /// Closes it for good, also where a pool has lent it: the pool makes another one. SQLite's goes back as it was, since
    /// it may hold a database in memory.
    pub async fn end(self) {
        // Whoever closes is done with it; a server that is gone already is closed, too.
        let _ = match self {
            Connection::Postgres(connection) => connection.end().await,
            Connection::Sqlite(connection) => connection.end().await,
            Connection::Mysql(connection) => connection.end().await,
        };
    }

    /// Closes it, so that the database can be dropped. A pool's goes back to its pool as it is.
    pub async fn close(self) {
        // Whoever closes is done with it; a server that is gone already is closed, too.
        let _ = match self {
            Connection::Postgres(connection) => connection.close().await,
            Connection::Sqlite(connection) => connection.close().await,
            Connection::Mysql(connection) => connection.close().await,
        };
    }
}

async fn run<'c>(connection: impl Executor<'c>, sql: &str) -> Result<(), ScriptError> {
    let mut done = 0;
    let mut results = connection.fetch_many(sqlx::raw_sql(AssertSqlSafe(sql.to_owned())));
    loop {
        match results.try_next().await {
            Ok(Some(sqlx::Either::Left(_))) => done += 1,
            Ok(Some(sqlx::Either::Right(_))) => {}
            Ok(None) => return Ok(()),
            Err(error) => return Err(script_error(done, &error)),
        }
    }
}

fn script_error(done: usize, error: &sqlx::Error) -> ScriptError {
    let database = error.as_database_error();
    let position = database
        .and_then(|error| error.try_downcast_ref::<PgDatabaseError>())
        .and_then(|error| match error.position() {
            Some(PgErrorPosition::Original(position)) => position.checked_sub(1),
            _ => None,
        });
    ScriptError {
        done,
        position,
        message: plain(error),
    }
}
