//! Surrogate keys, drawn before the rows that get them are there.

use super::bulk::uuid;
use super::compare::Side;
use super::failed;
use crate::fixtures::form::Form;
use crate::fixtures::sql::read;
use crate::fixtures::value::Raw;
use crate::run::export::Extra;
use crate::run::{RunError, Session};
use crate::schema::{Column, Dialect};
use crate::sql::quote::Quote;
use crate::sql::sequence;

/// How many are made by a statement where the engine makes rows by recursion.
const SOME: usize = 500;

/// Draws as many as asked, as the engine would.
pub(super) async fn draw(
    session: &mut Session,
    side: Side<'_>,
    column: &Extra,
    source: &Column,
    count: usize,
) -> Result<Vec<Raw>, RunError> {
    let drawn = match (&source.identity, side.dialect()) {
        (Some(_), Dialect::Sqlite | Dialect::Mysql) => next(session, side, source, count).await?,
        (_, Dialect::Postgres) => of_postgres(session, side, source, count).await?,
        (None, _) if side.dialect() == Dialect::Sqlite && column.storage.own == Form::Bytes => {
            Vec::new()
        }
        (None, _) => made(session, side, column, source, count).await?,
    };
    match drawn.len() == count {
        true => Ok(drawn),
        false => Err(RunError::refused(format!(
            "`{}.{}` can't be drawn before the row is there, and rows reference each other all round\nnothing was changed",
            side.layout.table.name, column.column
        ))
        .help("let one of the references be nullable")),
    }
}

/// Numbers behind the greatest one.
async fn next(
    session: &mut Session,
    side: Side<'_>,
    source: &Column,
    count: usize,
) -> Result<Vec<Raw>, RunError> {
    let table = side.table()?;
    let from = Quote(side.dialect()).table_of(table);
    let sql = sequence::last(
        side.dialect(),
        &table.name,
        &from,
        &source.name,
        source.identity.as_ref().map(|identity| identity.kind),
    );
    let last = session
        .value(&sql)
        .await
        .map_err(|error| failed(side, &error))?;
    let last: i64 = last.and_then(|text| text.parse().ok()).unwrap_or(0);
    let numbers = (last.max(0)..i64::MAX).skip(1).take(count);
    Ok(numbers
        .map(|number| match side.dialect() {
            Dialect::Sqlite => Raw::Integer(number),
            _ => Raw::Text(number.to_string()),
        })
        .collect())
}

async fn of_postgres(
    session: &mut Session,
    side: Side<'_>,
    source: &Column,
    count: usize,
) -> Result<Vec<Raw>, RunError> {
    let name = Quote(Dialect::Postgres).table_of(side.table()?);
    let failed = |error: sqlx::Error| failed(side, &error);
    if source.identity.is_some() {
        let sql = sequence::forward(&name, &source.name, &name);
        session.rows(&sql).await.map_err(failed)?;
    }
    let default = match (&source.identity, &source.default) {
        (None, None) => Some(uuid(Dialect::Postgres)),
        (_, default) => default.as_deref(),
    };
    let sql = sequence::drawn(&name, &source.name, default, count);
    let rows = session.rows(&sql).await.map_err(failed)?;
    Ok(rows
        .into_iter()
        .flatten()
        .flatten()
        .map(Raw::Text)
        .collect())
}

/// Values of a default, or uuids.
async fn made(
    session: &mut Session,
    side: Side<'_>,
    column: &Extra,
    source: &Column,
    count: usize,
) -> Result<Vec<Raw>, RunError> {
    let value = source.default.as_deref().unwrap_or(uuid(side.dialect()));
    let value = read(&format!("({value})"), &column.storage);
    let mut drawn = Vec::new();
    while drawn.len() < count {
        let some = SOME.min(count - drawn.len());
        let sql = format!(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {some}) SELECT {value} FROM n"
        );
        let rows = session
            .rows(&sql)
            .await
            .map_err(|error| failed(side, &error))?;
        if rows.is_empty() {
            break;
        }
        drawn.extend(rows.into_iter().flatten().flatten().map(Raw::Text));
    }
    Ok(drawn)
}
