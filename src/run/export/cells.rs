//! A row's cells as its driver lends them.

use sqlx::mysql::MySqlRow;
use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, TypeInfo, ValueRef};

use crate::fixtures::Cell;

/// A row of any engine.
pub(super) trait Cells {
    /// How many columns it has.
    fn count(&self) -> usize;

    /// A column's value.
    fn cell(&self, at: usize) -> Result<Cell<'_>, sqlx::Error>;
}

// The simple protocol: every type comes as text.
impl Cells for PgRow {
    fn count(&self) -> usize {
        self.len()
    }

    fn cell(&self, at: usize) -> Result<Cell<'_>, sqlx::Error> {
        let text = self.try_get_unchecked::<Option<&str>, _>(at)?;
        Ok(text.map_or(Cell::Null, Cell::Text))
    }
}

impl Cells for MySqlRow {
    fn count(&self) -> usize {
        self.len()
    }

    fn cell(&self, at: usize) -> Result<Cell<'_>, sqlx::Error> {
        let text = self.try_get_unchecked::<Option<&str>, _>(at)?;
        Ok(text.map_or(Cell::Null, Cell::Text))
    }
}

/// A value's own storage class decides.
impl Cells for SqliteRow {
    fn count(&self) -> usize {
        self.len()
    }

    fn cell(&self, at: usize) -> Result<Cell<'_>, sqlx::Error> {
        let value = self.try_get_raw(at)?;
        if value.is_null() {
            return Ok(Cell::Null);
        }
        Ok(match value.type_info().name() {
            "INTEGER" => Cell::Integer(self.try_get_unchecked(at)?),
            "REAL" => Cell::Real(self.try_get_unchecked(at)?),
            "TEXT" => {
                // SQLite takes any bytes for one.
                let bytes: &[u8] = self.try_get_unchecked(at)?;
                let text = std::str::from_utf8(bytes);
                Cell::Text(text.map_err(|error| sqlx::Error::ColumnDecode {
                    index: at.to_string(),
                    source: Box::new(error),
                })?)
            }
            _ => Cell::Bytes(self.try_get_unchecked(at)?),
        })
    }
}
