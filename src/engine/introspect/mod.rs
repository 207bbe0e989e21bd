//! What an engine's own catalogs say, as a [`Schema`]: a handful of queries each, however many tables there are.

mod ddl;
mod mysql;
mod names;
mod postgres;
mod postgres_code;
mod sqlite;

use super::connection::Connection;
use super::error::EngineError;
use crate::schema::{Action, Schema, TableRef};

/// Reads the schema of the connected database.
pub async fn introspect(
    connection: &mut Connection,
    fingerprint: &str,
) -> Result<Schema, EngineError> {
    let schema = match connection {
        Connection::Postgres(connection) => postgres::introspect(connection, fingerprint).await,
        Connection::Sqlite(connection) => sqlite::introspect(connection, fingerprint).await,
        Connection::Mysql(connection) => mysql::introspect(connection, fingerprint).await,
    };
    let mut schema =
        schema.map_err(|error| EngineError::database("the schema can't be read", &error))?;
    schema.sort();
    Ok(schema)
}

/// All tables of a schema by reference, for the search in trigger bodies.
fn references(schema: &Schema) -> Vec<TableRef> {
    schema
        .tables
        .iter()
        .map(crate::schema::Table::reference)
        .collect()
}

/// An action as the engines' catalogs write it.
fn action(text: &str) -> Action {
    match text.to_ascii_uppercase().as_str() {
        "RESTRICT" | "R" => Action::Restrict,
        "CASCADE" | "C" => Action::Cascade,
        "SET NULL" | "N" => Action::SetNull,
        "SET DEFAULT" | "D" => Action::SetDefault,
        _ => Action::NoAction,
    }
}
