//! Writing a table: rows that are missing, then rows that have changed, then references that had to wait.

use std::collections::{HashMap, HashSet};

use super::compare::{Change, Difference, Side, extras};
use super::literal::Statement;
use super::refs::{Parents, parents};
use crate::engine::plain;
use crate::fixtures::value::{Raw, to_raw};
use crate::fixtures::{Content, Field, Json, shown_key};
use crate::run::export::Extra;
use crate::run::{RunError, Session};
use crate::schema::{Column, Dialect, IdentityKind};

/// How many rows a statement inserts at most.
const BATCH: usize = 500;
/// How many parameters SQLite's statements have at most, of the 32766 that it takes.
const PARAMETERS: usize = 30_000;

/// A row's columns with what they are to hold; none while a reference has to wait.
type Cells = Vec<(Extra, Raw)>;

/// Inserts the rows that are missing. References to rows that are not there yet are left NULL: returned is whether there
/// are any, which must be written once those rows are there.
pub(super) async fn insert(
    session: &mut Session,
    side: Side<'_>,
    difference: &Difference,
    known: &HashSet<&str>,
    written: &HashSet<&str>,
) -> Result<bool, RunError> {
    let mut waiting = false;
    let mut open: Vec<usize> = difference.missing.clone();
    while !open.is_empty() {
        let to_come = ToCome::of(side, &open, known, written);
        let lookups = lookups(session, side, &open).await?;
        let mut later = Vec::new();
        let mut ready: Vec<Cells> = Vec::new();
        for at in &open {
            match cells(side, *at, &lookups, known, &to_come)? {
                Row::Ready(cells, waits) => {
                    ready.push(cells);
                    waiting |= waits;
                }
                Row::Later => later.push(*at),
            }
        }
        if ready.is_empty() {
            let row = later.first().and_then(|at| side.rows.get(*at));
            let shown = row
                .map(|row| shown_key(side.layout, &row.values))
                .unwrap_or_default();
            return Err(RunError::refused(format!(
                "`{}`: {shown} references a row that is only made after it, by a column that is NOT NULL",
                side.layout.table.name
            ))
            .help("let one of the references be nullable"));
        }
        insert_all(session, side, ready).await?;
        open = later;
    }
    Ok(waiting)
}

enum Row {
    /// Its columns, and whether a reference has to wait.
    Ready(Cells, bool),
    /// A row of its own table must be there first.
    Later,
}

/// Rows that references by plain values lead to, and that are not there yet.
struct ToCome<'a> {
    /// Tables of this run that are still to be written.
    tables: HashSet<&'a str>,
    /// For each reference of the table to itself, what its rows that are not there yet are known by.
    rows: Vec<HashSet<Vec<&'a Json>>>,
}

impl<'a> ToCome<'a> {
    fn of(
        side: Side<'a>,
        open: &[usize],
        known: &HashSet<&'a str>,
        written: &HashSet<&str>,
    ) -> ToCome<'a> {
        let own = side.layout.table.name.as_str();
        let tables = known
            .iter()
            .filter(|table| **table != own && !written.contains(*table));
        let rows = side.layout.links.iter().map(|link| {
            let rows = open.iter().filter_map(|at| side.rows.get(*at));
            rows.filter_map(|row| link.own.iter().map(|nth| row.values.get(*nth)).collect())
                .collect()
        });
        ToCome {
            tables: tables.copied().collect(),
            rows: rows.collect(),
        }
    }

    /// The fields of a row that are left NULL for now; none where the row can't be written yet.
    fn left_null(&self, side: Side<'_>, at: usize) -> Option<HashSet<usize>> {
        let mut fields = HashSet::new();
        let row = side.rows.get(at)?;
        for (link, open) in side.layout.links.iter().zip(&self.rows) {
            let values = |fields: &[usize]| -> Option<Vec<&Json>> {
                fields.iter().map(|nth| row.values.get(*nth)).collect()
            };
            let wanted = values(&link.fields)?;
            let is_self = link.parent == side.layout.table.name;
            let is_to_come = match is_self {
                true => values(&link.own)? != wanted && open.contains(&wanted),
                false => self.tables.contains(link.parent.as_str()),
            };
            if !is_to_come || wanted.contains(&&Json::Null) {
                continue;
            }
            let mut nullable = link.fields.iter().filter(|nth| {
                side.layout
                    .fields
                    .get(**nth)
                    .is_some_and(|field| !field.not_null)
            });
            match nullable.next() {
                Some(nth) => drop(fields.insert(*nth)),
                None if is_self => return None,
                // The engine may look at it at COMMIT only.
                None => {}
            }
        }
        Some(fields)
    }
}

/// The rows that references of some rows lead to, by field.
async fn lookups(
    session: &mut Session,
    side: Side<'_>,
    rows: &[usize],
) -> Result<HashMap<usize, Parents>, RunError> {
    let mut lookups = HashMap::new();
    for (nth, field) in side.layout.fields.iter().enumerate() {
        if let Content::Reference { .. } = field.content {
            let values = rows
                .iter()
                .filter_map(|at| side.rows.get(*at)?.values.get(nth));
            lookups.insert(nth, parents(session, side, field, values).await?);
        }
    }
    Ok(lookups)
}

fn cells(
    side: Side<'_>,
    at: usize,
    lookups: &HashMap<usize, Parents>,
    known: &HashSet<&str>,
    to_come: &ToCome<'_>,
) -> Result<Row, RunError> {
    let mut cells = Cells::new();
    let Some(left_null) = to_come.left_null(side, at) else {
        return Ok(Row::Later);
    };
    let mut waits = !left_null.is_empty();
    for (nth, field) in side
        .layout
        .fields
        .iter()
        .enumerate()
        .filter(|(_, field)| !field.generated)
    {
        match field_cells(side, at, nth, lookups)? {
            Some(of_field) if left_null.contains(&nth) => {
                cells.extend(of_field.into_iter().map(|(column, _)| (column, Raw::Null)));
            }
            Some(of_field) => cells.extend(of_field),
            None if !waits_for(field, known) => return Err(dangling(side, at, field)),
            None if field.not_null => return Ok(Row::Later),
            None => waits = true,
        }
    }
    Ok(Row::Ready(cells, waits))
}

/// Whether a field's rows are among those that this run seeds.
fn waits_for(field: &Field, known: &HashSet<&str>) -> bool {
    match &field.content {
        Content::Reference { parent, .. } => known.contains(parent.name.as_str()),
        Content::Value { .. } => false,
    }
}

fn dangling(side: Side<'_>, at: usize, field: &Field) -> RunError {
    let row = side.rows.get(at);
    let shown = row
        .map(|row| shown_key(side.layout, &row.values))
        .unwrap_or_default();
    let parent = match &field.content {
        Content::Reference { parent, .. } => parent.name.as_str(),
        Content::Value { .. } => "",
    };
    RunError::refused(format!(
        "`{}.{}` of {shown} names a row of `{parent}` that is not in the database",
        side.layout.table.name, field.name
    ))
    .help("make that row first, or change the fixture")
}

/// A field's columns; none where the row that it names is not there.
fn field_cells(
    side: Side<'_>,
    at: usize,
    nth: usize,
    lookups: &HashMap<usize, Parents>,
) -> Result<Option<Cells>, RunError> {
    let table = side.table()?;
    let (Some(row), Some(field)) = (side.rows.get(at), side.layout.fields.get(nth)) else {
        return Ok(Some(Cells::new()));
    };
    let Some(value) = side.wanted(row, nth) else {
        return Ok(Some(Cells::new()));
    };
    let own = extras(side.dialect(), table, &field.columns);
    if value == Json::Null {
        return Ok(Some(
            own.into_iter().map(|column| (column, Raw::Null)).collect(),
        ));
    }
    match &field.content {
        Content::Value { form, .. } => {
            let raw = field
                .content
                .storage(side.dialect())
                .map(|storage| to_raw(storage, form, &value));
            match raw {
                Some(Ok(raw)) => Ok(Some(
                    own.into_iter()
                        .map(|column| (column, raw.clone()))
                        .collect(),
                )),
                Some(Err(why)) => Err(RunError::refused(format!(
                    "`{}.{}` of {} can't be written: {why}",
                    side.layout.table.name,
                    field.name,
                    shown_key(side.layout, &row.values)
                ))),
                None => Ok(Some(Cells::new())),
            }
        }
        Content::Reference { columns, .. } => {
            let Some(found) = lookups.get(&nth).and_then(|parents| parents.get(&value)) else {
                return Ok(None);
            };
            let pairs = columns.iter().zip(found);
            let cells = own.into_iter().filter_map(|column| {
                let (_, raw) = pairs.clone().find(|(name, _)| **name == column.column)?;
                Some((column, raw.clone()))
            });
            Ok(Some(cells.collect()))
        }
    }
}

async fn insert_all(
    session: &mut Session,
    side: Side<'_>,
    rows: Vec<Cells>,
) -> Result<(), RunError> {
    let mut rows = rows.into_iter().peekable();
    while let Some(first) = rows.next() {
        let names: Vec<String> = first
            .iter()
            .map(|(column, _)| column.column.clone())
            .collect();
        let same = |cells: &Cells| {
            cells
                .iter()
                .map(|(column, _)| &column.column)
                .eq(names.iter())
        };
        let (mut statement, made) = insert_into(side, &names)?;
        add_row(&mut statement, &first, made.as_deref(), false);
        let mut count: u64 = 1;
        while count < BATCH as u64 && statement.parameters() + names.len() < PARAMETERS {
            let Some(next) = rows.next_if(same) else {
                break;
            };
            add_row(&mut statement, &next, made.as_deref(), true);
            count += 1;
        }
        let inserted = statement
            .run(session)
            .await
            .map_err(|error| failed(side, &error))?;
        if inserted != count {
            return Err(RunError::database(format!(
                "`{}`: of {count} rows only {inserted} were inserted: a trigger or rule stands in the way\nnothing was \
                 changed",
                side.layout.table.name
            )));
        }
    }
    Ok(())
}

fn add_row(statement: &mut Statement, cells: &Cells, made: Option<&str>, more: bool) {
    statement.push(if more { ",\n(" } else { "\n(" });
    for (nth, (column, raw)) in cells.iter().enumerate() {
        statement.push(if nth > 0 { ", " } else { "" });
        statement.value(&column.storage, raw);
    }
    if let Some(made) = made {
        statement.push(if cells.is_empty() { "" } else { ", " });
        statement.push(made);
    }
    statement.push(")");
}

/// The statement's beginning, and the expression of a key that no engine makes by itself.
fn insert_into(side: Side<'_>, names: &[String]) -> Result<(Statement, Option<String>), RunError> {
    let table = side.table()?;
    let dialect = side.dialect();
    let mut statement = Statement::new(dialect, "INSERT INTO ");
    let quote = statement.quote;
    let mut columns: Vec<&str> = names.iter().map(String::as_str).collect();
    let made = table
        .primary_key
        .iter()
        .filter(|name| !names.contains(name))
        .filter_map(|name| table.column(name))
        .find(|column| column.identity.is_none() && column.default.is_none());
    columns.extend(made.map(|column| column.name.as_str()));
    statement.push(&format!(
        "{} ({})",
        quote.table_of(table),
        quote.names(columns)
    ));
    let always = |column: &Column| {
        column
            .identity
            .as_ref()
            .is_some_and(|identity| identity.kind == IdentityKind::Always)
    };
    if dialect == Dialect::Postgres
        && names
            .iter()
            .filter_map(|name| table.column(name))
            .any(always)
    {
        statement.push(" OVERRIDING SYSTEM VALUE");
    }
    statement.push(" VALUES");
    Ok((statement, made.map(|_| uuid(dialect).to_owned())))
}

/// A random uuid.
fn uuid(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Postgres => "gen_random_uuid()",
        Dialect::Mysql => "UUID()",
        Dialect::Sqlite => {
            "lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-a' || \
             substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))"
        }
    }
}

/// Updates the rows that have changed, when all rows are there that they may point at.
pub(super) async fn update(
    session: &mut Session,
    side: Side<'_>,
    changes: &[Change],
) -> Result<(), RunError> {
    if changes.is_empty() {
        return Ok(());
    }
    let rows: Vec<usize> = changes.iter().map(|change| change.row).collect();
    let lookups = lookups(session, side, &rows).await?;
    let identity = side.identity()?;
    for change in changes {
        let mut cells = Cells::new();
        for nth in &change.fields {
            let Some(field) = side.layout.fields.get(*nth) else {
                continue;
            };
            match field_cells(side, change.row, *nth, &lookups)? {
                Some(of_field) => cells.extend(of_field),
                None => return Err(dangling(side, change.row, field)),
            }
        }
        update_row(session, side, &identity, change, &cells).await?;
    }
    Ok(())
}

async fn update_row(
    session: &mut Session,
    side: Side<'_>,
    identity: &[Extra],
    change: &Change,
    cells: &Cells,
) -> Result<(), RunError> {
    let table = side.table()?;
    let mut statement = Statement::new(side.dialect(), "UPDATE ");
    let quote = statement.quote;
    statement.push(&format!("{} SET ", quote.table_of(table)));
    for (nth, (column, raw)) in cells.iter().enumerate() {
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
        if !cells.iter().any(|(known, _)| known.column == column.name) {
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
    let row = side.rows.get(change.row);
    let shown = row
        .map(|row| shown_key(side.layout, &row.values))
        .unwrap_or_default();
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

/// Lets sequences go on behind the numbers that were written: forward only.
pub(super) async fn restart(session: &mut Session, side: Side<'_>) -> Result<(), RunError> {
    if side.dialect() != Dialect::Postgres {
        // The other engines count on from the greatest number by themselves.
        return Ok(());
    }
    let table = side.table()?;
    let written = |column: &&Column| {
        side.layout
            .fields
            .iter()
            .any(|field| field.columns.contains(&column.name))
    };
    for column in table
        .columns
        .iter()
        .filter(written)
        .filter(|column| column.identity.is_some())
    {
        let statement = Statement::new(Dialect::Postgres, "");
        let quote = statement.quote;
        let name = quote.table_of(table);
        let sql = format!(
            "SELECT setval(s, m) FROM (SELECT pg_get_serial_sequence({}, {})::regclass AS s, max({})::bigint AS m FROM {name}) x \
             WHERE m > 0 AND s IS NOT NULL AND m > coalesce(pg_sequence_last_value(s), 0)",
            quote.text(&name),
            quote.text(&column.name),
            quote.name(&column.name),
        );
        session
            .rows(&sql)
            .await
            .map_err(|error| failed(side, &error))?;
    }
    Ok(())
}

pub(super) fn failed(side: Side<'_>, error: &sqlx::Error) -> RunError {
    RunError::database(format!(
        "`{}` can't be written: {}\nnothing was changed",
        side.layout.table.name,
        plain(error)
    ))
}
