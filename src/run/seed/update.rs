//! Updating the rows that have changed, by what they are found by: many by a statement, where it doesn't matter which
//! of them is the first.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::cells::{Target, dangling};
use super::compare::{Change, Side};
use super::failed;
use super::many::{Many, leave_touched, together};
use super::refs::{Parents, lookups};
use crate::fixtures::value::Raw;
use crate::run::export::Extra;
use crate::run::statement::Statement;
use crate::run::{RunError, Session};
use crate::schema::{Dialect, Table};

/// How many kinds of rows are collected, by the fields that have changed.
const KINDS: usize = 16;

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
    let touched = touched(side)?;
    let alone = Alone::of(side.table()?);
    let mut kinds: BTreeMap<&[usize], Many> = BTreeMap::new();
    for change in changes {
        let Some(cells) = cells(side, &target, &lookups, change)? else {
            continue;
        };
        let columns = change.fields.iter().flat_map(|nth| target.columns_of(*nth));
        let columns: Vec<&Extra> = columns.collect();
        if alone.must(&columns) || change.identity.contains(&Raw::Null) {
            let of = Row {
                identity: &identity,
                touched: &touched,
                change,
            };
            update_row(session, side, of, (&columns, &cells)).await?;
            continue;
        }
        if kinds.len() == KINDS && !kinds.contains_key(change.fields.as_slice()) {
            for (_, many) in std::mem::take(&mut kinds) {
                run(session, side, &identity, &touched, many).await?;
            }
        }
        let many = kinds
            .entry(&change.fields)
            .or_insert_with(|| Many::of(columns.into_iter().cloned().collect()));
        many.add(change.identity.clone(), cells);
        if many.is_full(side.dialect()) {
            let full = many.take();
            run(session, side, &identity, &touched, full).await?;
        }
    }
    for (_, many) in kinds {
        run(session, side, &identity, &touched, many).await?;
    }
    Ok(())
}

/// What the columns of the changed fields are to hold.
fn cells(
    side: Side<'_>,
    target: &Target<'_>,
    lookups: &HashMap<usize, Parents>,
    change: &Change,
) -> Result<Option<Vec<Raw>>, RunError> {
    let Some(row) = side.row(change.row)? else {
        return Ok(None);
    };
    let mut cells = Vec::new();
    for nth in &change.fields {
        if !target.add(&row, *nth, lookups, &mut cells)? {
            let field = side.layout.fields.get(*nth);
            return Err(field.map_or_else(
                || RunError::refused("a field is not in the layout"),
                |field| dangling(side, &row, field),
            ));
        }
    }
    Ok(Some(cells))
}

/// The columns that MariaDB would set to the clock.
fn touched(side: Side<'_>) -> Result<Vec<String>, RunError> {
    let table = side.table()?.reference();
    let planned = side.plan.table(&table).into_iter();
    let columns = planned.flat_map(|planned| &planned.columns);
    Ok(columns
        .filter(|column| column.touched_by_update)
        .map(|column| column.name.clone())
        .collect())
}

/// Where rows must be updated one by one, in the fixture's order: another row may have a value until it is changed
/// itself.
struct Alone<'t> {
    columns: HashSet<&'t str>,
    always: bool,
}

impl<'t> Alone<'t> {
    fn of(table: &'t Table) -> Alone<'t> {
        let mut columns: HashSet<&str> = table.primary_key.iter().map(String::as_str).collect();
        let mut always = !table.rules.is_empty();
        for unique in &table.unique {
            match unique.whole_columns() {
                Some(of) => columns.extend(of),
                None => always = true,
            }
        }
        let computed = |name: &&str| {
            let column = table.column(name);
            column.is_some_and(|column| column.generated.is_some())
        };
        Alone {
            always: always || columns.iter().any(computed),
            columns,
        }
    }

    fn must(&self, columns: &[&Extra]) -> bool {
        let mut columns = columns.iter();
        self.always || columns.any(|column| self.columns.contains(column.column.as_str()))
    }
}

async fn run(
    session: &mut Session,
    side: Side<'_>,
    identity: &[Extra],
    touched: &[String],
    many: Many,
) -> Result<(), RunError> {
    if many.rows.is_empty() {
        return Ok(());
    }
    let count = many.rows.len() as u64;
    let statement = together(side.dialect(), side.table()?, identity, touched, many);
    let updated = statement.run(session).await;
    let updated = updated.map_err(|error| failed(side, &error))?;
    match updated == count {
        true => Ok(()),
        false => Err(RunError::database(format!(
            "`{}`: the update of {count} rows changed {updated}\nnothing was changed",
            side.layout.table.name
        ))),
    }
}

/// A row that is updated by a statement of its own.
#[derive(Clone, Copy)]
struct Row<'r> {
    identity: &'r [Extra],
    touched: &'r [String],
    change: &'r Change,
}

async fn update_row(
    session: &mut Session,
    side: Side<'_>,
    of: Row<'_>,
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
    leave_touched(&mut statement, of.touched, columns.iter().copied());
    matching(&mut statement, of.identity, &of.change.identity);
    let updated = statement
        .run(session)
        .await
        .map_err(|error| failed(side, &error))?;
    if updated == 1 {
        return Ok(());
    }
    let shown = side.shown(of.change.row);
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
