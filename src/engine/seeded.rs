//! Which tables hold rows when all migrations have run on an empty database: rows that no migration brings back.

use super::connection::Connection;
use super::remote::strings;
use crate::predicate::quote_identifier;
use crate::schema::{Dialect, Schema, Seeded, Table, TableKind, is_framework};

/// How many tables one query asks for: SQLite joins no more than 500 by UNION.
const TABLES: usize = 100;

/// Notes in a schema that was just migrated which of its tables hold rows, and which of their columns are NULL in all of
/// them. Where a table can't be read, nothing is known of any.
pub(super) async fn note(connection: &mut Connection, schema: &mut Schema) {
    let mut seeded = Vec::new();
    let all: Vec<&Table> = schema.tables.iter().filter(|t| holds_rows(t)).collect();
    for tables in all.chunks(TABLES) {
        let Ok(numbers) = strings(connection, &which(tables, schema.dialect)).await else {
            return;
        };
        let with_rows = numbers
            .iter()
            .filter_map(|number| tables.get(number.parse::<usize>().ok()?));
        for table in with_rows {
            seeded.push(Seeded {
                schema: table.schema.clone(),
                table: table.name.clone(),
                null: null_columns(connection, table, schema.dialect).await,
            });
        }
    }
    schema.seeded = Some(seeded);
    schema.sort();
}

fn holds_rows(table: &Table) -> bool {
    table.kind == TableKind::Table && !is_framework(&table.name)
}

/// A query for the numbers of the tables that have a row.
fn which(tables: &[&Table], dialect: Dialect) -> String {
    let from = if dialect == Dialect::Mysql {
        " FROM DUAL"
    } else {
        ""
    };
    let queries: Vec<String> = tables
        .iter()
        .enumerate()
        .map(|(number, table)| {
            let rows = rows_of(table, dialect);
            format!("SELECT '{number}'{from} WHERE EXISTS (SELECT 1 FROM {rows})")
        })
        .collect();
    queries.join(" UNION ALL ")
}

/// A table as it stands behind FROM: its own rows alone, without those of tables that inherit from it.
fn rows_of(table: &Table, dialect: Dialect) -> String {
    let name = quote_identifier(&table.name, dialect);
    match dialect {
        Dialect::Mysql => name,
        Dialect::Sqlite => format!("{}.{name}", quote_identifier(&table.schema, dialect)),
        Dialect::Postgres => {
            let only = if table.partition_by.is_none() {
                "ONLY "
            } else {
                ""
            };
            format!("{only}{}.{name}", quote_identifier(&table.schema, dialect))
        }
    }
}

/// The columns without a value in any row; none where the engine can't tell.
async fn null_columns(connection: &mut Connection, table: &Table, dialect: Dialect) -> Vec<String> {
    let columns: Vec<&str> = table
        .columns
        .iter()
        .filter(|column| !column.not_null)
        .map(|column| column.name.as_str())
        .collect();
    if columns.is_empty() {
        return Vec::new();
    }
    let marks: Vec<String> = columns
        .iter()
        .map(|name| {
            let name = quote_identifier(name, dialect);
            format!("CASE WHEN count({name}) = 0 THEN '1' ELSE '0' END")
        })
        .collect();
    let all = match dialect {
        Dialect::Mysql => format!("CONCAT({})", marks.join(", ")),
        Dialect::Postgres | Dialect::Sqlite => marks.join(" || "),
    };
    let query = format!("SELECT {all} FROM {}", rows_of(table, dialect));
    let marks = strings(connection, &query).await.unwrap_or_default();
    let marks = marks.first().map(String::as_str).unwrap_or_default();
    columns
        .iter()
        .zip(marks.chars())
        .filter(|(_, mark)| *mark == '1')
        .map(|(name, _)| (*name).to_owned())
        .collect()
}
