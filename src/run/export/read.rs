//! Reading rows as fixtures write them: one after the other, so that memory does not grow with the table.

use futures_util::TryStreamExt;
use sqlx::{AssertSqlSafe, ColumnIndex, Decode, Executor, Row, SqliteConnection, Type};

use crate::engine::Connection;
use crate::fixtures::value::{Raw, to_json};
use crate::fixtures::{Content, Field, Json};
use crate::run::{RunError, Session};
use crate::schema::Dialect;

/// A row of the database.
#[derive(Debug, Clone)]
pub(crate) struct LiveRow {
    /// A value for each field.
    pub(crate) values: Vec<Json>,
    /// The columns that were asked for beside them.
    pub(crate) extras: Vec<Raw>,
}

/// What a query's columns mean.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shape<'a> {
    /// The table as people read it.
    pub(crate) table: &'a str,
    pub(crate) fields: &'a [Field],
}

/// Reads the rows of a query that [`super::query::select`] made.
pub(crate) async fn rows(
    session: &mut Session,
    sql: &str,
    shape: Shape<'_>,
    mut each: impl FnMut(LiveRow) -> Result<(), RunError>,
) -> Result<(), RunError> {
    let dialect = session.dialect();
    let mut cells = |row: Vec<Raw>| -> Result<(), RunError> { each(decode(shape, dialect, row)?) };
    match session.connection() {
        Connection::Postgres(to) => texts(&mut **to, sql, shape.table, &mut cells).await,
        Connection::Mysql(to) => texts(&mut **to, sql, shape.table, &mut cells).await,
        Connection::Sqlite(to) => classes(to, sql, shape.table, &mut cells).await,
    }
}

fn failed(table: &str, error: &sqlx::Error) -> RunError {
    RunError::database(format!(
        "`{table}` can't be read: {error}\nnothing was changed"
    ))
}

async fn texts<'c, E>(
    connection: E,
    sql: &str,
    table: &str,
    each: &mut impl FnMut(Vec<Raw>) -> Result<(), RunError>,
) -> Result<(), RunError>
where
    E: Executor<'c>,
    <E::Database as sqlx::Database>::Row: Row<Database = E::Database>,
    usize: ColumnIndex<<E::Database as sqlx::Database>::Row>,
    for<'r> String: Decode<'r, E::Database> + Type<E::Database>,
    for<'r> Option<String>: Decode<'r, E::Database> + Type<E::Database>,
{
    // The simple protocol: every type comes as text.
    let mut stream = connection.fetch(sqlx::raw_sql(AssertSqlSafe(sql.to_owned())));
    while let Some(row) = stream
        .try_next()
        .await
        .map_err(|error| failed(table, &error))?
    {
        let cells = (0..row.len()).map(|at| {
            let value = row.try_get_unchecked::<Option<String>, _>(at)?;
            Ok(value.map_or(Raw::Null, Raw::Text))
        });
        let cells: Result<Vec<Raw>, sqlx::Error> = cells.collect();
        each(cells.map_err(|error| failed(table, &error))?)?;
    }
    Ok(())
}

/// SQLite's values come as their storage class. Text that is no UTF-8 comes as bytes, and is refused later.
async fn classes(
    connection: &mut SqliteConnection,
    sql: &str,
    table: &str,
    each: &mut impl FnMut(Vec<Raw>) -> Result<(), RunError>,
) -> Result<(), RunError> {
    let mut stream = connection.fetch(sqlx::raw_sql(AssertSqlSafe(sql.to_owned())));
    while let Some(row) = stream
        .try_next()
        .await
        .map_err(|error| failed(table, &error))?
    {
        let mut cells = Vec::with_capacity(row.len());
        let mut class: Option<String> = None;
        for at in 0..row.len() {
            let cell = match class.take().as_deref() {
                // A class, or a reference's marker: both are texts.
                None => {
                    let text = row
                        .try_get_unchecked::<String, _>(at)
                        .map_err(|error| failed(table, &error))?;
                    if text.len() > 1 {
                        class = Some(text);
                        continue;
                    }
                    Ok(Raw::Text(text))
                }
                Some("null") => Ok(Raw::Null),
                Some("integer") => row.try_get_unchecked::<i64, _>(at).map(Raw::Integer),
                Some("real") => row.try_get_unchecked::<f64, _>(at).map(Raw::Real),
                Some("text") => row.try_get_unchecked::<Vec<u8>, _>(at).map(|bytes| {
                    String::from_utf8(bytes)
                        .map_or_else(|error| Raw::Bytes(error.into_bytes()), Raw::Text)
                }),
                Some(_) => row.try_get_unchecked::<Vec<u8>, _>(at).map(Raw::Bytes),
            };
            cells.push(cell.map_err(|error| failed(table, &error))?);
        }
        each(cells)?;
    }
    Ok(())
}

fn decode(shape: Shape<'_>, dialect: Dialect, row: Vec<Raw>) -> Result<LiveRow, RunError> {
    let mut cells = row.into_iter();
    let values = fields(shape, shape.fields, dialect, &mut cells)?;
    Ok(LiveRow {
        values,
        extras: cells.collect(),
    })
}

fn fields(
    shape: Shape<'_>,
    fields: &[Field],
    dialect: Dialect,
    cells: &mut impl Iterator<Item = Raw>,
) -> Result<Vec<Json>, RunError> {
    fields
        .iter()
        .map(|field| self::field(shape, field, dialect, cells))
        .collect()
}

fn field(
    shape: Shape<'_>,
    field: &Field,
    dialect: Dialect,
    cells: &mut impl Iterator<Item = Raw>,
) -> Result<Json, RunError> {
    let refused = |why: &str| {
        RunError::refused(format!(
            "`{}.{}` can't be written: {why}",
            shape.table, field.name
        ))
    };
    let cell = cells.next().unwrap_or(Raw::Null);
    match &field.content {
        Content::Value { form, .. } => {
            let Some(storage) = field.content.storage(dialect) else {
                return Err(refused("this dialect has no such column"));
            };
            to_json(storage, form, cell).map_err(|why| refused(&why))
        }
        Content::Reference { parent, key, .. } => {
            // The columns of the parent's key are there whatever the marker says.
            let values = self::fields(shape, key, dialect, cells)?;
            match cell {
                Raw::Text(marker) if marker == "y" => {
                    let names = key.iter().map(|field| field.name.clone());
                    Ok(Json::Object(names.zip(values).collect()))
                }
                Raw::Text(marker) if marker == "n" => Ok(Json::Null),
                Raw::Text(marker) if marker == "d" => Err(refused(&format!(
                    "a row references a row of `{}` that is not there",
                    parent.name
                ))),
                _ => Err(refused(
                    "in a row only some columns of the reference are NULL",
                )),
            }
        }
    }
}
