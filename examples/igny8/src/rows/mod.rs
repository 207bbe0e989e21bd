//! Many rows into one table, as fast as each engine takes them: COPY into PostgreSQL, INSERT of many rows at a time
//! into SQLite and MariaDB.

use sqlx::postgres::{PgConnection, PgCopyIn};

use crate::database::{Database, Dialect, Error};

mod encode;
mod value;

pub use value::{Cost, Day, Json, Moment, Money, Value};

/// A row's values, each turned into a [`Value`].
#[macro_export]
macro_rules! row {
    ($($value:expr),* $(,)?) => { [$($crate::rows::Value::from($value)),*] };
}

/// Rows leave in pieces of about this size: large enough that the round trip doesn't count, small enough for SQLite's
/// limit on a statement.
const PIECE: usize = 256 * 1024;

/// Takes rows for one table. Nothing is sure to be written before [`Writer::finish`].
pub struct Writer<'d> {
    sink: Sink<'d>,
    table: &'static str,
    columns: usize,
    text: String,
    written: u64,
}

enum Sink<'d> {
    Copy(PgCopyIn<&'d mut PgConnection>),
    Insert {
        database: &'d mut Database,
        dialect: Dialect,
        head: String,
    },
}

impl<'d> Writer<'d> {
    /// Begins to write into `table` the named columns, in that order.
    pub async fn begin(
        database: &'d mut Database,
        table: &'static str,
        columns: &[&str],
    ) -> Result<Self, Error> {
        let dialect = database.dialect();
        let names: Vec<String> = columns.iter().map(|name| dialect.quote(name)).collect();
        let target = format!("{} ({})", dialect.quote(table), names.join(", "));
        let sink = match database {
            Database::Postgres(connection) => {
                let copy = format!("COPY {target} FROM STDIN");
                Sink::Copy(connection.copy_in_raw(&copy).await?)
            }
            database => Sink::Insert {
                database,
                dialect,
                head: format!("INSERT INTO {target} VALUES\n"),
            },
        };
        Ok(Self {
            sink,
            table,
            columns: columns.len(),
            text: String::new(),
            written: 0,
        })
    }

    /// Adds a row.
    pub async fn push(&mut self, row: &[Value<'_>]) -> Result<(), Error> {
        if row.len() != self.columns {
            return Err(format!(
                "{}: {} values for {} columns",
                self.table,
                row.len(),
                self.columns
            )
            .into());
        }
        match &self.sink {
            Sink::Copy(_) => encode::copy_row(&mut self.text, row),
            Sink::Insert { dialect, head, .. } => {
                self.text
                    .push_str(if self.text.is_empty() { head } else { ",\n" });
                encode::literal_row(&mut self.text, *dialect, row);
            }
        }
        self.written += 1;
        if self.text.len() >= PIECE {
            self.flush().await?;
        }
        Ok(())
    }

    /// Sends what is left and returns how many rows there were.
    pub async fn finish(mut self) -> Result<u64, Error> {
        self.flush().await?;
        if let Sink::Copy(copy) = self.sink {
            copy.finish().await?;
        }
        Ok(self.written)
    }

    async fn flush(&mut self) -> Result<(), Error> {
        if self.text.is_empty() {
            return Ok(());
        }
        match &mut self.sink {
            Sink::Copy(copy) => {
                copy.send(self.text.as_bytes()).await?;
            }
            Sink::Insert { database, .. } => database.execute(&self.text).await?,
        }
        self.text.clear();
        Ok(())
    }
}

/// Writes all `rows` into `table` and returns how many there were.
pub async fn insert<'v, const N: usize>(
    database: &mut Database,
    table: &'static str,
    columns: [&str; N],
    rows: impl IntoIterator<Item = [Value<'v>; N]>,
) -> Result<u64, Error> {
    let mut writer = Writer::begin(database, table, &columns).await?;
    for row in rows {
        writer.push(&row).await?;
    }
    writer.finish().await
}

/// Moves every identity beyond the numbers that were written explicitly: PostgreSQL doesn't do it by itself.
pub async fn advance_identities(database: &mut Database) -> Result<(), Error> {
    if database.dialect() != Dialect::Postgres {
        return Ok(());
    }
    let tables = database
        .texts(
            "SELECT table_name::text FROM information_schema.columns \
             WHERE table_schema = current_schema() AND is_identity = 'YES' AND column_name = 'id' ORDER BY 1",
        )
        .await?;
    for table in tables {
        let name = Dialect::Postgres.quote(&table);
        let literal = name.replace('\'', "''");
        database
            .execute(&format!(
                "SELECT setval(pg_get_serial_sequence('{literal}', 'id'), max(id)) FROM {name} HAVING max(id) IS NOT NULL"
            ))
            .await?;
    }
    Ok(())
}
