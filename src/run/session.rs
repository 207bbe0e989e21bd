//! One connection to the database that a command works on, and queries whose answers are texts.

use std::fmt;
use std::future::pending;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use futures_util::future::{BoxFuture, ready};
use futures_util::{TryFutureExt, TryStreamExt};
use sqlx::pool::PoolConnection;
use sqlx::{
    AssertSqlSafe, ColumnIndex, Decode, Executor, MySqlPool, PgPool, Row, SqlitePool, Type,
};

use super::error::RunError;
use super::inode::{self, Numbers};
use super::interrupt::Interrupt;
use super::wait::Wait;
use crate::engine::{Connection, Handle, Lent, Pooled, sqlite_file, url};
use crate::schema::{Dialect, Schema};

/// How long a server may take to let us in.
const PATIENCE: Duration = Duration::from_secs(10);

/// How often it is looked whether somebody wants the work to end.
const LOOK: Duration = Duration::from_millis(100);

/// A row's values in the engine's own text form; none for NULL.
pub type TextRow = Vec<Option<String>>;

/// A connection with the name of what it leads to.
#[derive(Debug)]
pub struct Session {
    connection: Connection,
    place: String,
    /// Where it was opened; none where a pool has lent it.
    address: Option<Address>,
    /// SQLite: how it waits for other sessions' locks; none: as the driver has set it.
    wait: Option<Wait>,
    /// What is true when somebody wants the work to end.
    stop: Option<Arc<AtomicBool>>,
}

/// Where a session was opened.
#[derive(Clone)]
pub(super) struct Address {
    /// With its password.
    url: String,
    /// SQLite: the file to which it led then, where that can be told.
    file: Option<Numbers>,
}

impl Address {
    /// Before the connection is opened.
    fn of(url: &str) -> Address {
        Address {
            url: url.to_owned(),
            file: file(url),
        }
    }

    /// The same when it is open: where another file has come to its path meanwhile, nobody can tell which one was opened.
    fn opened(self) -> Address {
        let now = file(&self.url);
        let file = match self.file {
            Some(before) => now.filter(|now| *now == before),
            // It was made.
            None => now,
        };
        Address { file, ..self }
    }

    /// Another connection to the same database; none where the address may lead to another file by now.
    pub(super) async fn open(&self) -> Option<Session> {
        let session = Session::open_existing(&self.url).await.ok()?;
        let file = session.address()?.file;
        let told = cfg!(not(unix)) || file.is_some() || session.dialect() != Dialect::Sqlite;
        (told && file == self.file).then_some(session)
    }

    /// What ends the statements of a session that was opened there.
    pub(super) async fn interrupt(&self, session: &mut Session) -> Result<Interrupt, RunError> {
        Interrupt::of(session, &self.url).await
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&url::hide_password(&self.url))
    }
}

/// SQLite: the file to which a URL leads now.
fn file(url: &str) -> Option<Numbers> {
    match url::dialect(url) {
        Ok(Dialect::Sqlite) => inode::numbers(&sqlite_file(url)?),
        _ => None,
    }
}

impl Session {
    /// Connects to a URL's database.
    pub async fn open(url: &str) -> Result<Session, RunError> {
        let address = Address::of(url);
        let opened = tokio::time::timeout(PATIENCE, Connection::open(url)).await;
        let connection = opened.map_err(|_| {
            let seconds = PATIENCE.as_secs();
            let place = url::hide_password(url);
            RunError::database(format!(
                "can't connect to {place}: no answer within {seconds} s"
            ))
        })??;
        Ok(Session {
            connection,
            place: url::hide_password(url),
            address: Some(address.opened()),
            wait: None,
            stop: None,
        })
    }

    /// Connects to a URL's database; an SQLite file that isn't there is not made.
    pub async fn open_existing(url: &str) -> Result<Session, RunError> {
        Session::open(&url.replace("mode=rwc", "mode=rw")).await
    }

    /// Borrows a connection of a PostgreSQL pool.
    ///
    /// Whoever drops a session that a pool has lent, in the middle of something or not, lets the connection be closed,
    /// and of SQLite be put in order: the pool's next user finds neither an open transaction nor changed settings. Only
    /// [`Session::close`] hands the connection back as it is.
    pub async fn of_postgres(pool: &PgPool) -> Result<Session, RunError> {
        lent(pool.acquire().await, Connection::Postgres).await
    }

    /// Borrows a connection of an SQLite pool.
    pub async fn of_sqlite(pool: &SqlitePool) -> Result<Session, RunError> {
        lent(pool.acquire().await, Connection::Sqlite).await
    }

    /// Borrows a connection of a MariaDB or MySQL pool.
    pub async fn of_mysql(pool: &MySqlPool) -> Result<Session, RunError> {
        lent(pool.acquire().await, Connection::Mysql).await
    }

    /// SQLite: waits so long for other sessions' locks.
    pub(super) async fn wait_for_locks(&mut self, time: Duration) -> Result<(), sqlx::Error> {
        self.wait = None;
        self.execute(&Wait::slices(time)).await?;
        self.wait = Some(Wait(time));
        Ok(())
    }

    /// What is true when somebody wants the work to end: then it waits no more.
    pub(super) fn stops_at(&mut self, asked: Arc<AtomicBool>) {
        self.stop = Some(asked);
    }

    /// Ends when somebody wants the work to end; never where nobody can say so.
    pub(super) fn stopped(&self) -> impl Future<Output = ()> + use<> {
        let stop = self.stop.clone();
        async move {
            let Some(asked) = stop else {
                return pending().await;
            };
            while !asked.load(Ordering::SeqCst) {
                tokio::time::sleep(LOOK).await;
            }
        }
    }

    /// The database as people are shown it, without its password.
    pub fn place(&self) -> &str {
        &self.place
    }

    /// Where it was opened; none where a pool has lent it.
    pub(super) fn address(&self) -> Option<&Address> {
        self.address.as_ref()
    }

    /// Whose engine it is.
    pub fn dialect(&self) -> Dialect {
        self.connection.dialect()
    }

    /// The connection itself.
    pub fn connection(&mut self) -> &mut Connection {
        &mut self.connection
    }

    /// The schema as the engine's own catalogs tell it now.
    pub async fn schema(&mut self) -> Result<Schema, RunError> {
        let fingerprint = crate::project::LIVE;
        Ok(crate::engine::introspect(&mut self.connection, fingerprint).await?)
    }

    /// Runs one statement; how many rows it changed.
    // Boxed, and each engine by itself: what is generic over connections is Send for no compiler.
    pub fn execute<'s>(&'s mut self, sql: &str) -> BoxFuture<'s, Result<u64, sqlx::Error>> {
        let (wait, stop, text) = (self.wait, self.stop.clone(), sql);
        let sql = sqlx::raw_sql(AssertSqlSafe(sql.to_owned()));
        match &mut self.connection {
            Connection::Postgres(to) => {
                Box::pin((&mut **to).execute(sql).map_ok(|done| done.rows_affected()))
            }
            Connection::Sqlite(to) => {
                if let Some(wait) = wait {
                    return Box::pin(wait.execute(to, text.to_owned(), stop));
                }
                Box::pin((&mut **to).execute(sql).map_ok(|done| done.rows_affected()))
            }
            Connection::Mysql(to) => {
                Box::pin((&mut **to).execute(sql).map_ok(|done| done.rows_affected()))
            }
        }
    }

    /// The rows of a query, every value as the engine writes it as text. For answers that fit into memory.
    pub fn rows<'s>(&'s mut self, sql: &str) -> BoxFuture<'s, Result<Vec<TextRow>, sqlx::Error>> {
        let (wait, stop, text) = (self.wait, self.stop.clone(), sql);
        // The simple protocol: every type comes as text.
        let sql = sqlx::raw_sql(AssertSqlSafe(sql.to_owned()));
        match &mut self.connection {
            Connection::Postgres(to) => Box::pin(
                (&mut **to)
                    .fetch(sql)
                    .and_then(|row| ready(texts(&row)))
                    .try_collect(),
            ),
            Connection::Sqlite(to) => match wait {
                Some(wait) => Box::pin(wait.rows(to, text.to_owned(), stop)),
                None => Box::pin(
                    (&mut **to)
                        .fetch(sql)
                        .and_then(|row| ready(texts(&row)))
                        .try_collect(),
                ),
            },
            Connection::Mysql(to) => Box::pin(
                (&mut **to)
                    .fetch(sql)
                    .and_then(|row| ready(texts(&row)))
                    .try_collect(),
            ),
        }
    }

    /// The first value of a query's first row; none where there is no row or where it is NULL.
    pub async fn value(&mut self, sql: &str) -> Result<Option<String>, sqlx::Error> {
        let first = self.rows(sql).await?.into_iter().next();
        Ok(first.and_then(|row| row.into_iter().next()).flatten())
    }

    /// The name that a person types to confirm: the database's own; of SQLite the file's.
    pub async fn database_name(&mut self) -> Result<String, sqlx::Error> {
        let sql = match self.dialect() {
            Dialect::Postgres => "SELECT current_database()",
            Dialect::Sqlite => "SELECT file FROM pragma_database_list WHERE name = 'main'",
            Dialect::Mysql => "SELECT DATABASE()",
        };
        let name = self.value(sql).await?.unwrap_or_default();
        Ok(match self.dialect() {
            Dialect::Sqlite => name.rsplit(['/', '\\']).next().unwrap_or("").to_owned(),
            _ => name,
        })
    }

    /// Closes it for good, also where a pool has lent it: the pool makes another one. SQLite's goes back as it was, since
    /// it may hold a database in memory.
    pub async fn discard(self) {
        self.connection.end().await;
    }

    /// Closes it; a pool's connection goes back to its pool as it is.
    pub async fn close(self) {
        self.connection.close().await;
    }
}

async fn lent<DB: Pooled>(
    acquired: Result<PoolConnection<DB>, sqlx::Error>,
    connection: fn(Handle<DB>) -> Connection,
) -> Result<Session, RunError> {
    let lent = match acquired {
        Ok(acquired) => Lent::new(acquired).await,
        Err(error) => Err(error),
    };
    match lent {
        Ok(lent) => Ok(Session {
            connection: connection(Handle::Lent(lent)),
            place: "the pool's database".to_owned(),
            address: None,
            wait: None,
            stop: None,
        }),
        Err(error) => Err(RunError::database(format!(
            "the pool has no connection: {error}"
        ))),
    }
}

pub(super) fn texts<R>(row: &R) -> Result<TextRow, sqlx::Error>
where
    R: Row,
    usize: ColumnIndex<R>,
    for<'r> String: Decode<'r, R::Database> + Type<R::Database>,
    for<'r> Option<String>: Decode<'r, R::Database> + Type<R::Database>,
{
    let values = (0..row.len()).map(|at| row.try_get_unchecked::<Option<String>, _>(at));
    values.collect()
}
