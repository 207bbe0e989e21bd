//! `--prune`: rows that an earlier seed created and no fixture has any more, where no row that stays points at them.

use super::compare::{Change, Left, Side};
use super::failed;
use super::update::matching;
use crate::fixtures::value::Raw;
use crate::plan::Reference;
use crate::run::export::Extra;
use crate::run::statement::Statement;
use crate::run::{RunError, Session};
use crate::schema::{Dialect, TableRef};

/// How many rows a question leaves out at most: SQLite takes 32766 parameters.
const LEFT_OUT: usize = 4000;

/// What became of rows that no fixture has.
#[derive(Debug, Default)]
pub(super) struct Pruned {
    /// The keys' texts of those that are gone.
    pub(super) gone: Vec<String>,
    /// Those that stay, for people, with the reason.
    pub(super) stay: Vec<String>,
}

/// Rows that a preview takes for gone, or for pointing elsewhere: what a seed would have done by then.
#[derive(Debug, Default)]
pub(super) struct Foreseen {
    tables: Vec<Gone>,
}

/// Rows of a table that point at nothing that is pruned, by what they are found by.
#[derive(Debug)]
struct Gone {
    table: TableRef,
    identity: Vec<Extra>,
    rows: Vec<Vec<Raw>>,
    /// Rows of which only some columns are changed.
    changed: Vec<(Vec<String>, Vec<Raw>)>,
}

impl Foreseen {
    /// Adds a table with the changes that it gets.
    pub(super) fn add(&mut self, side: Side<'_>, changes: &[Change]) -> Result<(), RunError> {
        let columns = |change: &Change| {
            let fields = change.fields.iter();
            let fields = fields.filter_map(|nth| side.layout.fields.get(*nth));
            fields.flat_map(|field| field.columns.clone()).collect()
        };
        let changed = changes
            .iter()
            .map(|change| (columns(change), change.identity.clone()));
        self.tables.push(Gone {
            table: side.table()?.reference(),
            identity: side.identity()?,
            rows: Vec::new(),
            changed: changed.collect(),
        });
        Ok(())
    }

    fn delete(&mut self, table: &TableRef, row: &Left) {
        let mut tables = self.tables.iter_mut();
        if let Some(gone) = tables.find(|gone| gone.table == *table) {
            gone.rows.push(row.identity.clone());
        }
    }

    /// The rows of a reference's table that will not point at anything by it.
    fn without(&self, reference: &Reference) -> Option<(&[Extra], Vec<&Vec<Raw>>)> {
        let mut tables = self.tables.iter();
        let gone = tables.find(|gone| gone.table == reference.child)?;
        let moved = gone.changed.iter().filter(|(columns, _)| {
            let mut columns = columns.iter();
            columns.any(|column| reference.columns.contains(column))
        });
        let rows = gone.rows.iter().chain(moved.map(|(_, row)| row));
        // NULL is like no value.
        let rows = rows.filter(|row| !row.contains(&Raw::Null)).take(LEFT_OUT);
        Some((&gone.identity, rows.collect()))
    }
}

/// Deletes the rows of a table that nothing needs; with `foreseen` it only says which these are.
pub(super) async fn prune(
    session: &mut Session,
    side: Side<'_>,
    left: &[Left],
    mut foreseen: Option<&mut Foreseen>,
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
    let table = side.table()?.reference();
    // A row may be needed by another one that goes.
    loop {
        let mut needed: Vec<(&Left, String)> = Vec::new();
        let before = open.len();
        for row in open {
            match needed_by(session, side, row, foreseen.as_deref()).await? {
                Some(child) => needed.push((row, child)),
                None => {
                    match &mut foreseen {
                        Some(foreseen) => foreseen.delete(&table, row),
                        None => delete(session, side, row).await?,
                    }
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
async fn needed_by(
    session: &mut Session,
    side: Side<'_>,
    row: &Left,
    foreseen: Option<&Foreseen>,
) -> Result<Option<String>, RunError> {
    let table = side.table()?.reference();
    for reference in side
        .plan
        .references
        .iter()
        .filter(|reference| reference.parent == table)
    {
        let mut sql = pointing(side, reference, row)?;
        if let Some((identity, rows)) = foreseen.and_then(|foreseen| foreseen.without(reference)) {
            leave_out(&mut sql, identity, &rows);
        }
        sql.push(" LIMIT 1");
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
    Ok(statement)
}

/// Rows that don't count.
fn leave_out(statement: &mut Statement, identity: &[Extra], rows: &[&Vec<Raw>]) {
    if rows.is_empty() {
        return;
    }
    let quote = statement.quote;
    let columns = quote.columns("c", identity.iter().map(|column| column.column.as_str()));
    let values = match quote.0 {
        Dialect::Sqlite => "VALUES ",
        _ => "",
    };
    statement.push(&format!(" AND NOT (({columns}) IN ({values}"));
    for (nth, row) in rows.iter().enumerate() {
        statement.push(if nth > 0 { ", (" } else { "(" });
        for (nth, (column, raw)) in identity.iter().zip(row.iter()).enumerate() {
            statement.push(if nth > 0 { ", " } else { "" });
            statement.value(&column.storage, raw);
        }
        statement.push(")");
    }
    statement.push("))");
}

fn same_row(statement: &mut Statement, identity: &[Extra], row: &Left) {
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
