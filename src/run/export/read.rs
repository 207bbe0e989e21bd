//! Reading rows as fixtures write them: one after the other, so that memory does not grow with the table.

use futures_util::TryStreamExt;
use futures_util::stream::BoxStream;
use sqlx::{AssertSqlSafe, Executor};

use super::cells::Cells;
use super::copied;
use super::line::Writer;
use super::packed::{self, Packing};
use super::parents::Parents;
use crate::engine::Connection;
use crate::fixtures::value::Raw;
use crate::fixtures::{Field, Json};
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

/// A row of the database as its fixture's line, secrets in clear.
pub(crate) struct LiveLine<'r> {
    /// With its line feed.
    pub(crate) line: &'r str,
    /// The text of its key.
    pub(crate) key: &'r str,
    table: &'r str,
    row: &'r dyn Cells,
    width: usize,
}

impl LiveLine<'_> {
    /// A value for each field.
    pub(crate) fn values(&self) -> Result<Vec<Json>, RunError> {
        match Json::parse(self.line) {
            Ok(Json::Object(entries)) => Ok(entries.into_iter().map(|(_, value)| value).collect()),
            // It was written a moment ago.
            _ => Err(RunError::refused(format!(
                "a row of `{}` can't be written as JSON",
                self.table
            ))),
        }
    }

    /// The columns that were asked for beside the fields.
    pub(crate) fn extras(&self) -> Result<Vec<Raw>, RunError> {
        (self.width..self.row.count())
            .map(|at| match self.row.cell(at) {
                Ok(cell) => Ok(cell.to_raw()),
                Err(error) => Err(failed(self.table, &error)),
            })
            .collect()
    }
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
    lines(session, sql, shape, 0, |live| {
        each(LiveRow {
            values: live.values()?,
            extras: live.extras()?,
        })
    })
    .await
}

/// Reads them as lines; the first `key` fields are the key.
pub(crate) async fn lines(
    session: &mut Session,
    sql: &str,
    shape: Shape<'_>,
    key: usize,
    each: impl FnMut(LiveLine<'_>) -> Result<(), RunError>,
) -> Result<(), RunError> {
    let writer = Writer::new(shape, key, session.dialect(), None);
    let mut row = written(&writer, shape.table, each);
    let sql = sqlx::raw_sql(AssertSqlSafe(sql.to_owned()));
    match session.connection() {
        Connection::Postgres(to) => stream((&mut **to).fetch(sql), shape.table, &mut row).await,
        Connection::Mysql(to) => stream((&mut **to).fetch(sql), shape.table, &mut row).await,
        Connection::Sqlite(to) => stream((&mut **to).fetch(sql), shape.table, &mut row).await,
    }
}

/// Reads them as lines by the fastest way that there is. After an error the session is only good for being closed.
pub(super) async fn bulk(
    session: &mut Session,
    sql: &str,
    shape: Shape<'_>,
    key: usize,
    parents: &Parents,
    each: impl FnMut(LiveLine<'_>) -> Result<(), RunError>,
) -> Result<(), RunError> {
    let writer = Writer::new(shape, key, session.dialect(), Some(parents));
    let mut row = written(&writer, shape.table, each);
    let raw = || sqlx::raw_sql(AssertSqlSafe(sql.to_owned()));
    match session.connection() {
        Connection::Postgres(to) => copied::stream(to, sql, shape.table, &mut row).await,
        Connection::Mysql(to) => stream((&mut **to).fetch(raw()), shape.table, &mut row).await,
        Connection::Sqlite(to) => stream((&mut **to).fetch(raw()), shape.table, &mut row).await,
    }
}

/// Reads the rows of a packed query; false where the packed one won't do, and a row may have been handed on already.
pub(super) async fn unpacked(
    session: &mut Session,
    (sql, packing): (&str, &Packing),
    shape: Shape<'_>,
    key: usize,
    parents: &Parents,
    each: impl FnMut(LiveLine<'_>) -> Result<(), RunError>,
) -> Result<bool, RunError> {
    let Connection::Sqlite(to) = session.connection() else {
        return Ok(false);
    };
    let writer = Writer::new(shape, key, Dialect::Sqlite, Some(parents));
    let mut row = written(&writer, shape.table, each);
    let rows = (&mut **to).fetch(sqlx::raw_sql(AssertSqlSafe(sql.to_owned())));
    packed::stream(rows, packing, &mut row).await
}

/// What makes a line of each row.
fn written(
    writer: &Writer<'_>,
    table: &str,
    mut each: impl FnMut(LiveLine<'_>) -> Result<(), RunError>,
) -> impl FnMut(&dyn Cells) -> Result<(), RunError> {
    let (mut line, mut key) = (String::new(), String::new());
    move |row| {
        line.clear();
        key.clear();
        writer.write(row, &mut line, &mut key)?;
        each(LiveLine {
            line: &line,
            key: &key,
            table,
            row,
            width: writer.width(),
        })
    }
}

// Over rows, not connections: what is generic over connections is Send for no compiler.
async fn stream<R: Cells>(
    mut stream: BoxStream<'_, Result<R, sqlx::Error>>,
    table: &str,
    each: &mut impl FnMut(&dyn Cells) -> Result<(), RunError>,
) -> Result<(), RunError> {
    while let Some(row) = stream
        .try_next()
        .await
        .map_err(|error| failed(table, &error))?
    {
        each(&row)?;
    }
    Ok(())
}

pub(super) fn failed(table: &str, error: &sqlx::Error) -> RunError {
    RunError::database(format!(
        "`{table}` can't be read: {error}\nnothing was changed"
    ))
}
