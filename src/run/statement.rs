//! Values in statements: literals in PostgreSQL and MariaDB/MySQL, parameters in SQLite, whose values keep their class.

use sqlx::query::Query;
use sqlx::sqlite::SqliteArguments;
use sqlx::{AssertSqlSafe, Sqlite};

use crate::engine::Connection;
use crate::fixtures::form::Storage;
use crate::fixtures::sql::{write_literal, write_text_literal};
use crate::fixtures::value::Raw;
use crate::run::Session;
use crate::schema::Dialect;
use crate::sql::quote::Quote;

/// How many parameters SQLite's statements have at most, of the 32766 that it takes.
pub(in crate::run) const PARAMETERS: usize = 30_000;

/// A statement that is being written.
#[derive(Debug, Clone)]
pub(in crate::run) struct Statement {
    pub(in crate::run) quote: Quote,
    pub(in crate::run) sql: String,
    /// SQLite's parameters.
    binds: Vec<Raw>,
}

impl Statement {
    pub(in crate::run) fn new(dialect: Dialect, sql: impl Into<String>) -> Statement {
        Statement {
            quote: Quote(dialect),
            sql: sql.into(),
            binds: Vec::new(),
        }
    }

    pub(in crate::run) fn push(&mut self, sql: &str) {
        self.sql.push_str(sql);
    }

    /// Adds a column's value.
    pub(in crate::run) fn value(&mut self, storage: &Storage, raw: &Raw) {
        match self.quote.0 {
            Dialect::Sqlite => {
                self.sql.push('?');
                self.binds.push(raw.clone());
            }
            Dialect::Postgres | Dialect::Mysql => write_literal(storage, raw, &mut self.sql),
        }
    }

    /// The same with a value that nobody needs any more.
    pub(in crate::run) fn take(&mut self, storage: &Storage, raw: Raw) {
        match self.quote.0 {
            Dialect::Sqlite => {
                self.sql.push('?');
                self.binds.push(raw);
            }
            Dialect::Postgres | Dialect::Mysql => self.value(storage, &raw),
        }
    }

    /// Adds a text.
    pub(in crate::run) fn text(&mut self, text: &str) {
        match self.quote.0 {
            Dialect::Sqlite => {
                self.sql.push('?');
                self.binds.push(Raw::Text(text.to_owned()));
            }
            dialect @ (Dialect::Postgres | Dialect::Mysql) => {
                write_text_literal(dialect, text, &mut self.sql);
            }
        }
    }

    /// How many parameters it has.
    pub(in crate::run) fn parameters(&self) -> usize {
        self.binds.len()
    }

    /// Whether it gives any row.
    pub(in crate::run) async fn gives_rows(
        self,
        session: &mut Session,
    ) -> Result<bool, sqlx::Error> {
        let Connection::Sqlite(connection) = session.connection() else {
            return Ok(!session.rows(&self.sql).await?.is_empty());
        };
        let query = self.bound();
        Ok(query.fetch_optional(&mut **connection).await?.is_some())
    }

    /// Runs it; how many rows it changed.
    pub(in crate::run) async fn run(self, session: &mut Session) -> Result<u64, sqlx::Error> {
        let Connection::Sqlite(connection) = session.connection() else {
            return session.execute(&self.sql).await;
        };
        let query = self.bound();
        Ok(query.execute(&mut **connection).await?.rows_affected())
    }

    /// The statement with its values, for SQLite.
    fn bound(self) -> Query<'static, Sqlite, SqliteArguments> {
        let query = sqlx::query(AssertSqlSafe(self.sql));
        self.binds.into_iter().fold(query, |query, raw| match raw {
            Raw::Null => query.bind(None::<String>),
            Raw::Text(text) => query.bind(text),
            Raw::Integer(number) => query.bind(number),
            Raw::Real(number) => query.bind(number),
            Raw::Bytes(bytes) => query.bind(bytes),
        })
    }
}
