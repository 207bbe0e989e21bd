//! Updating the rows that have changed, one by one by what they are found by.

use super::cells::{Target, dangling};
use super::compare::{Change, Side};
use super::failed;
use super::refs::lookups;
use crate::fixtures::value::Raw;
use crate::run::export::Extra;
use crate::run::statement::Statement;
use crate::run::{RunError, Session};
use crate::schema::Dialect;

/// Updates the rows that have changed, when all rows are there that they may point at.
pub(super) async fn update(
    session: &mut Session,
    side: Side<'_>,
    changes: &[Change],
) -> Result<(), RunError> {
    if changes.is_empty() {
        return Ok(());
    }
    let rows = changes.iter().map(|change| change.row).collect();
    let lookups = lookups(session, side, &rows).await?;
    let target = Target::new(side)?;
    let identity = side.identity()?;
    let mut cells = Vec::new();
    for change in changes {
        let Some(row) = side.row(change.row)? else {
            continue;
        };
        cells.clear();
        for nth in &change.fields {
            if !target.add(&row, *nth, &lookups, &mut cells)? {
                let field = side.layout.fields.get(*nth);
                return Err(field.map_or_else(
                    || RunError::refused("a field is not in the layout"),
                    |field| dangling(side, &row, field),
                ));
            }
        }
        let columns = change.fields.iter().flat_map(|nth| target.columns_of(*nth));
        let columns: Vec<&Extra> = columns.collect();
        update_row(session, side, &identity, change, (&columns, &cells)).await?;
    }
    Ok(())
}

async fn update_row(
    session: &mut Session,
    side: Side<'_>,
    identity: &[Extra],
    change: &Change,
    (columns, cells): (&[&Extra], &[Raw]),
) -> Result<(), RunError> {
    let table = side.table()?;
    let mut statement = Statement::new(side.dialect(), "UPDATE ");
    let quote = statement.quote;
    statement.push(&format!("{} SET ", quote.table_of(table)));
    for (nth, (column, raw)) in columns.iter().zip(cells).enumerate() {
        statement.push(if nth > 0 { ", " } else { "" });
        statement.push(&format!("{} = ", quote.name(&column.column)));
        statement.value(&column.storage, raw);
    }
    // MariaDB would set these to the clock.
    let touched = side
        .plan
        .table(&table.reference())
        .into_iter()
        .flat_map(|planned| &planned.columns);
    for column in touched.filter(|column| column.touched_by_update) {
        if !columns.iter().any(|known| known.column == column.name) {
            let name = quote.name(&column.name);
            statement.push(&format!(", {name} = {name}"));
        }
    }
    matching(&mut statement, identity, &change.identity);
    let updated = statement
        .run(session)
        .await
        .map_err(|error| failed(side, &error))?;
    if updated == 1 {
        return Ok(());
    }
    let shown = side.shown(change.row);
    Err(RunError::database(format!(
        "`{}`: the update of {shown} changed {updated} rows instead of one\nnothing was changed",
        side.layout.table.name
    )))
}

/// The condition that finds one row.
pub(super) fn matching(statement: &mut Statement, identity: &[Extra], values: &[Raw]) {
    let equals = match statement.quote.0 {
        Dialect::Postgres => "IS NOT DISTINCT FROM",
        Dialect::Sqlite => "IS",
        Dialect::Mysql => "<=>",
    };
    for (nth, (column, raw)) in identity.iter().zip(values).enumerate() {
        statement.push(if nth > 0 { " AND " } else { " WHERE " });
        let name = statement.quote.name(&column.column);
        match (raw, statement.quote.0) {
            // An operator for an index.
            (Raw::Null, _) | (_, Dialect::Sqlite | Dialect::Mysql) => {
                statement.push(&format!("{name} {equals} "));
            }
            (_, Dialect::Postgres) => statement.push(&format!("{name} = ")),
        }
        statement.value(&column.storage, raw);
    }
}
