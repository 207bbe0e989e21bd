//! `--prune`: rows that an earlier seed created and no fixture has any more, where no row that stays points at them.

use super::compare::{Left, Side};
use super::failed;
use super::literal::Statement;
use super::update::matching;
use crate::plan::Reference;
use crate::run::{RunError, Session};

/// What became of rows that no fixture has.
#[derive(Debug, Default)]
pub(super) struct Pruned {
    /// The keys' texts of those that are gone.
    pub(super) gone: Vec<String>,
    /// Those that stay, for people, with the reason.
    pub(super) stay: Vec<String>,
}

/// Deletes the rows of a table that nothing needs.
pub(super) async fn prune(
    session: &mut Session,
    side: Side<'_>,
    left: &[Left],
) -> Result<Pruned, RunError> {
    let mut pruned = Pruned::default();
    let mut open: Vec<&Left> = Vec::new();
    for row in left {
        match row.touched && !side.overwrite {
            true => pruned
                .stay
                .push(format!("{}: changed since it was seeded", row.shown)),
            false => open.push(row),
        }
    }
    // A row may be needed by another one that goes.
    loop {
        let mut needed: Vec<(&Left, String)> = Vec::new();
        let before = open.len();
        for row in open {
            match needed_by(session, side, row).await? {
                Some(child) => needed.push((row, child)),
                None => {
                    delete(session, side, row).await?;
                    pruned.gone.push(row.key.clone());
                }
            }
        }
        if needed.is_empty() || needed.len() == before {
            let stay = needed
                .iter()
                .map(|(row, child)| format!("{}: {child} points at it", row.shown));
            pruned.stay.extend(stay);
            return Ok(pruned);
        }
        open = needed.into_iter().map(|(row, _)| row).collect();
    }
}

/// The table whose rows point at a row.
pub(super) async fn needed_by(
    session: &mut Session,
    side: Side<'_>,
    row: &Left,
) -> Result<Option<String>, RunError> {
    let table = side.table()?.reference();
    for reference in side
        .plan
        .references
        .iter()
        .filter(|reference| reference.parent == table)
    {
        let sql = pointing(side, reference, row)?;
        let pointed_at = sql
            .gives_rows(session)
            .await
            .map_err(|error| failed(side, &error))?;
        if pointed_at {
            return Ok(Some(format!("`{}`", reference.child.table)));
        }
    }
    Ok(None)
}

fn pointing(side: Side<'_>, reference: &Reference, row: &Left) -> Result<Statement, RunError> {
    let identity = side.identity()?;
    let mut statement = Statement::new(side.dialect(), "SELECT 'y' FROM ");
    let quote = statement.quote;
    let child = quote.table(&reference.child.schema, &reference.child.table);
    let parent = quote.table_of(side.table()?);
    statement.push(&format!(
        "{child} AS c WHERE ({}) IN (SELECT {} FROM {parent}",
        quote.columns("c", reference.columns.iter().map(String::as_str)),
        quote.names(reference.parent_columns.iter().map(String::as_str)),
    ));
    matching(&mut statement, &identity, &row.identity);
    statement.push(")");
    if reference.is_self() {
        // A row that points at itself needs nobody.
        statement.push(" AND NOT (");
        same_row(&mut statement, &identity, row);
        statement.push(")");
    }
    statement.push(" LIMIT 1");
    Ok(statement)
}

fn same_row(statement: &mut Statement, identity: &[crate::run::export::Extra], row: &Left) {
    for (nth, (column, raw)) in identity.iter().zip(&row.identity).enumerate() {
        statement.push(if nth > 0 { " AND c." } else { "c." });
        let name = statement.quote.name(&column.column);
        statement.push(&format!("{name} = "));
        statement.value(&column.storage, raw);
    }
}

async fn delete(session: &mut Session, side: Side<'_>, row: &Left) -> Result<(), RunError> {
    let identity = side.identity()?;
    let mut statement = Statement::new(side.dialect(), "DELETE FROM ");
    let table = statement.quote.table_of(side.table()?);
    statement.push(&table);
    matching(&mut statement, &identity, &row.identity);
    let deleted = statement
        .run(session)
        .await
        .map_err(|error| failed(side, &error))?;
    match deleted {
        1 => Ok(()),
        count => Err(RunError::database(format!(
            "`{}`: pruning {} deleted {count} rows instead of one\nnothing was changed",
            side.layout.table.name, row.shown
        ))),
    }
}
