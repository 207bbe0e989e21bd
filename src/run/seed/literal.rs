//! Values in statements: literals in PostgreSQL and MariaDB/MySQL, parameters in SQLite, whose values keep their class.

use sqlx::query::Query;
use sqlx::sqlite::SqliteArguments;
use sqlx::{AssertSqlSafe, Sqlite};

use crate::engine::Connection;
use crate::fixtures::form::{Form, Storage};
use crate::fixtures::value::{Raw, unhex};
use crate::run::Session;
use crate::schema::Dialect;
use crate::sql::quote::Quote;

/// A statement that is being written.
#[derive(Debug, Clone)]
pub(super) struct Statement {
    pub(super) quote: Quote,
    pub(super) sql: String,
    /// SQLite's parameters.
    binds: Vec<Raw>,
}

impl Statement {
    pub(super) fn new(dialect: Dialect, sql: impl Into<String>) -> Statement {
        Statement {
            quote: Quote(dialect),
            sql: sql.into(),
            binds: Vec::new(),
        }
    }

    pub(super) fn push(&mut self, sql: &str) {
        self.sql.push_str(sql);
    }

    /// Adds a column's value.
    pub(super) fn value(&mut self, storage: &Storage, raw: &Raw) {
        match self.quote.0 {
            Dialect::Sqlite => {
                self.sql.push('?');
                self.binds.push(raw.clone());
            }
            Dialect::Postgres => self.sql.push_str(&postgres(raw)),
            Dialect::Mysql => self.sql.push_str(&mysql(storage, raw)),
        }
    }

    /// The same with a value that nobody needs any more.
    pub(super) fn take(&mut self, storage: &Storage, raw: Raw) {
        match self.quote.0 {
            Dialect::Sqlite => {
                self.sql.push('?');
                self.binds.push(raw);
            }
            Dialect::Postgres | Dialect::Mysql => self.value(storage, &raw),
        }
    }

    /// Adds a text.
    pub(super) fn text(&mut self, text: &str) {
        let raw = Raw::Text(text.to_owned());
        match self.quote.0 {
            Dialect::Sqlite => {
                self.sql.push('?');
                self.binds.push(raw);
            }
            Dialect::Postgres => self.sql.push_str(&postgres(&raw)),
            Dialect::Mysql => self.sql.push_str(&escaped(text)),
        }
    }

    /// How many parameters it has.
    pub(super) fn parameters(&self) -> usize {
        self.binds.len()
    }

    /// Whether it gives any row.
    pub(super) async fn gives_rows(self, session: &mut Session) -> Result<bool, sqlx::Error> {
        let Connection::Sqlite(connection) = session.connection() else {
            return Ok(!session.rows(&self.sql).await?.is_empty());
        };
        let query = self.bound();
        Ok(query.fetch_optional(&mut **connection).await?.is_some())
    }

    /// Runs it; how many rows it changed.
    pub(super) async fn run(self, session: &mut Session) -> Result<u64, sqlx::Error> {
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

/// Adds a line for COPY in its text format.
pub(super) fn copied(row: &[Raw], out: &mut String) {
    for (nth, raw) in row.iter().enumerate() {
        if nth > 0 {
            out.push('\t');
        }
        match raw {
            Raw::Null => out.push_str("\\N"),
            Raw::Text(text) => copied_text(text, out),
            Raw::Integer(number) => out.push_str(&number.to_string()),
            Raw::Real(number) => out.push_str(&number.to_string()),
            Raw::Bytes(bytes) => {
                out.push_str("\\\\x");
                out.push_str(&hex(bytes));
            }
        }
    }
    out.push('\n');
}

fn copied_text(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find(['\\', '\n', '\r', '\t']) {
        let (plain, behind) = rest.split_at(at);
        out.push_str(plain);
        out.push_str(match behind.as_bytes().first() {
            Some(b'\n') => "\\n",
            Some(b'\r') => "\\r",
            Some(b'\t') => "\\t",
            _ => "\\\\",
        });
        rest = behind.get(1..).unwrap_or_default();
    }
    out.push_str(rest);
}

/// Untyped, so that the column's own type reads it. `standard_conforming_strings` is on.
fn postgres(raw: &Raw) -> String {
    match raw {
        Raw::Null => "NULL".to_owned(),
        Raw::Text(text) => format!("'{}'", text.replace('\'', "''")),
        Raw::Integer(number) => format!("'{number}'"),
        Raw::Real(number) => format!("'{number}'"),
        Raw::Bytes(bytes) => format!("'\\x{}'", hex(bytes)),
    }
}

fn mysql(storage: &Storage, raw: &Raw) -> String {
    match raw {
        Raw::Null => "NULL".to_owned(),
        // What was read as hexadecimal digits.
        Raw::Text(text) if storage.own == Form::Bytes => match unhex(text) {
            Ok(bytes) => format!("X'{}'", hex(&bytes)),
            Err(_) => escaped(text),
        },
        // Of a text a bit would take the letters' bits, and a year `0` for 2000.
        Raw::Text(digits)
            if matches!(storage.base.as_str(), "bit" | "year")
                && digits.bytes().all(|byte| byte.is_ascii_digit()) =>
        {
            digits.clone()
        }
        Raw::Text(text) => escaped(text),
        Raw::Integer(number) => number.to_string(),
        Raw::Real(number) => format!("'{number}'"),
        Raw::Bytes(bytes) => format!("X'{}'", hex(bytes)),
    }
}

/// The session's `sql_mode` takes backslashes for what they are.
fn escaped(text: &str) -> String {
    let text = text
        .replace('\\', "\\\\")
        .replace('\'', "''")
        .replace('\0', "\\0");
    format!("'{text}'")
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
