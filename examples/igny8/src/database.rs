//! One connection to a database of any of the three dialects.

use std::str::FromStr;

use sqlx::mysql::{MySqlConnectOptions, MySqlConnection};
use sqlx::postgres::{PgConnectOptions, PgConnection};
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection};

/// What goes wrong while data is written.
pub type Error = Box<dyn std::error::Error + Send + Sync>;

/// The dialects that the migrations exist for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// PostgreSQL.
    Postgres,
    /// SQLite.
    Sqlite,
    /// MariaDB and MySQL.
    Mysql,
}

/// A connection. SQL that is handed to it is this crate's own, or made by [`crate::rows`], which quotes every value.
#[derive(Debug)]
pub enum Database {
    /// To PostgreSQL.
    Postgres(PgConnection),
    /// To a SQLite file.
    Sqlite(SqliteConnection),
    /// To MariaDB or MySQL.
    Mysql(MySqlConnection),
}

/// Runs the expression on whichever connection it is.
macro_rules! on_each {
    ($database:expr, $connection:ident => $run:expr) => {
        match $database {
            Database::Postgres($connection) => $run,
            Database::Sqlite($connection) => $run,
            Database::Mysql($connection) => $run,
        }
    };
}

impl Database {
    /// Connects to `postgres:`, `sqlite:` (the file is made where it is missing) or `mysql:`/`mariadb:`.
    pub async fn connect(url: &str) -> Result<Self, Error> {
        match url.split(':').next() {
            Some("postgres" | "postgresql") => {
                let options = PgConnectOptions::from_str(url)?;
                Ok(Self::Postgres(options.connect().await?))
            }
            Some("sqlite") => {
                let options = SqliteConnectOptions::from_str(url)?.create_if_missing(true);
                Ok(Self::Sqlite(options.connect().await?))
            }
            Some("mysql" | "mariadb") => {
                let url = url.replacen("mariadb:", "mysql:", 1);
                Ok(Self::Mysql(
                    MySqlConnectOptions::from_str(&url)?.connect().await?,
                ))
            }
            _ => Err(format!("{url}: not a postgres:, sqlite: or mysql: address").into()),
        }
    }

    /// Which dialect it speaks.
    pub fn dialect(&self) -> Dialect {
        match self {
            Self::Postgres(_) => Dialect::Postgres,
            Self::Sqlite(_) => Dialect::Sqlite,
            Self::Mysql(_) => Dialect::Mysql,
        }
    }

    /// Brings the schema up to date.
    pub async fn migrate(&mut self) -> Result<(), Error> {
        match self {
            Self::Postgres(connection) => {
                sqlx::migrate!("migrations/postgres")
                    .run(connection)
                    .await?
            }
            Self::Sqlite(connection) => sqlx::migrate!("migrations/sqlite").run(connection).await?,
            Self::Mysql(connection) => sqlx::migrate!("migrations/mysql").run(connection).await?,
        }
        Ok(())
    }

    /// Runs statements without parameters.
    pub async fn execute(&mut self, sql: &str) -> Result<(), Error> {
        let sql = AssertSqlSafe(sql.to_owned());
        on_each!(self, connection => { sqlx::raw_sql(sql).execute(connection).await?; });
        Ok(())
    }

    /// Does all of `work` or nothing.
    pub async fn transaction<T>(
        &mut self,
        work: impl AsyncFnOnce(&mut Self) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.execute("BEGIN").await?;
        let done = work(self).await;
        let end = if done.is_ok() { "COMMIT" } else { "ROLLBACK" };
        // Where both fail, what came first says more.
        let ended = self.execute(end).await;
        let value = done?;
        ended.map(|()| value)
    }

    /// The numbers in a query's only column.
    pub async fn numbers(&mut self, sql: &str) -> Result<Vec<i64>, Error> {
        let sql = AssertSqlSafe(sql.to_owned());
        Ok(on_each!(self, connection => sqlx::query_scalar(sql).fetch_all(connection).await?))
    }

    /// The texts in a query's only column.
    pub async fn texts(&mut self, sql: &str) -> Result<Vec<String>, Error> {
        let sql = AssertSqlSafe(sql.to_owned());
        Ok(on_each!(self, connection => sqlx::query_scalar(sql).fetch_all(connection).await?))
    }

    /// A text and a number of each row, for looking up what a key became.
    pub async fn named_numbers(&mut self, sql: &str) -> Result<Vec<(String, i64)>, Error> {
        let sql = AssertSqlSafe(sql.to_owned());
        Ok(on_each!(self, connection => sqlx::query_as(sql).fetch_all(connection).await?))
    }

    /// How many rows a table has.
    pub async fn count(&mut self, table: &str) -> Result<i64, Error> {
        let name = self.dialect().quote(table);
        let counts = self
            .numbers(&format!("SELECT count(*) FROM {name}"))
            .await?;
        counts
            .first()
            .copied()
            .ok_or_else(|| "count(*) gave no row".into())
    }

    /// Closes the connection.
    pub async fn close(self) -> Result<(), Error> {
        on_each!(self, connection => connection.close().await?);
        Ok(())
    }
}

impl Dialect {
    /// A name as an identifier: `groups` and `key` are reserved words to some.
    pub fn quote(self, name: &str) -> String {
        match self {
            Dialect::Mysql => format!("`{}`", name.replace('`', "``")),
            Dialect::Postgres | Dialect::Sqlite => format!("\"{}\"", name.replace('"', "\"\"")),
        }
    }
}
