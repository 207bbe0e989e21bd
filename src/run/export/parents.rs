//! Rows that are referenced often and are few: read once, so that the engine need not join them to every row.

use std::collections::HashMap;

use super::query::{Extra, Rows, select, source};
use super::read::{Shape, failed, lines};
use crate::fixtures::form::{Form, Storage};
use crate::fixtures::value::Raw;
use crate::fixtures::{Content, Field, Layout};
use crate::plan::Plan;
use crate::run::{Kind, RunError, Session};
use crate::schema::{Schema, TableRef};

/// More are not kept, so that memory stays flat.
const MOST: u64 = 10_000;
/// They are read where that costs little beside what it spares: so many rows reference one of them.
const TIMES: u64 = 10;

/// The referenced rows of one table that are kept, by the field that references them.
#[derive(Debug, Default)]
pub(super) struct Parents {
    fields: HashMap<String, Known>,
}

/// All rows of a referenced table.
#[derive(Debug)]
pub(super) struct Known {
    /// How the referencing column is kept.
    pub(super) storage: Storage,
    /// Their keys as fixtures write them, by the referenced number.
    rows: HashMap<i64, String>,
}

impl Known {
    /// A row's key as fixtures write it.
    pub(super) fn key(&self, number: i64) -> Option<&str> {
        self.rows.get(&number).map(String::as_str)
    }
}

impl Parents {
    /// The rows that a field references, where they are kept.
    pub(super) fn of(&self, field: &Field) -> Option<&Known> {
        self.fields.get(&field.name)
    }

    /// Reads them.
    pub(super) async fn read(
        session: &mut Session,
        plan: &Plan,
        layout: &Layout,
        live: &Schema,
    ) -> Result<Parents, RunError> {
        let mut parents = Parents::default();
        let Some(child) = layout.table.in_dialect(plan.dialect) else {
            return Ok(parents);
        };
        // The engine sorts by what the key holds.
        let references: Vec<Wanted<'_>> = layout
            .fields
            .iter()
            .skip(layout.key)
            .filter_map(|field| wanted(plan, child, field, live))
            .collect();
        if references.is_empty() {
            return Ok(parents);
        }
        let rows = count(session, plan, child, Rows::Unordered, MOST * TIMES).await?;
        let few = rows / TIMES;
        for wanted in references {
            if count(session, plan, wanted.parent, Rows::All, few + 1).await? > few {
                continue;
            }
            if let Some(rows) = known(session, plan, &wanted).await? {
                let storage = wanted.storage;
                let known = Known { storage, rows };
                parents.fields.insert(wanted.field.name.clone(), known);
            }
        }
        Ok(parents)
    }
}

/// A reference by one whole number, which is written alike on both sides.
struct Wanted<'a> {
    field: &'a Field,
    storage: Storage,
    parent: &'a TableRef,
    id: Extra,
    key: &'a [Field],
}

fn wanted<'a>(
    plan: &Plan,
    child: &TableRef,
    field: &'a Field,
    live: &Schema,
) -> Option<Wanted<'a>> {
    let Content::Reference {
        parent,
        columns,
        parent_columns,
        key,
    } = &field.content
    else {
        return None;
    };
    let ([column], [id]) = (columns.as_slice(), parent_columns.as_slice()) else {
        return None;
    };
    let parent = parent.in_dialect(plan.dialect)?;
    let number = |table: &TableRef, column: &str| {
        let column = live.table(&table.schema, &table.table)?.column(column)?;
        let storage = Storage::of(plan.dialect, column);
        (storage.own == Form::Integer).then_some(storage)
    };
    if key.is_empty() {
        return None;
    }
    Some(Wanted {
        field,
        storage: number(child, column)?,
        parent,
        id: Extra {
            column: id.clone(),
            storage: number(parent, id)?,
        },
        key,
    })
}

/// How many rows there are, at most so many.
async fn count(
    session: &mut Session,
    plan: &Plan,
    table: &TableRef,
    rows: Rows,
    most: u64,
) -> Result<u64, RunError> {
    let sql = format!(
        "SELECT count(*) FROM (SELECT 1 AS one FROM {} AS t0 LIMIT {most}) AS t1",
        source(plan, table, rows)
    );
    let counted = session.value(&sql).await;
    let counted = counted.map_err(|error| failed(&table.table, &error))?;
    Ok(counted.and_then(|count| count.parse().ok()).unwrap_or(0))
}

/// The rows; none where one of them can't be written or told from the others: the join then says which, if it matters.
async fn known(
    session: &mut Session,
    plan: &Plan,
    wanted: &Wanted<'_>,
) -> Result<Option<HashMap<i64, String>>, RunError> {
    let extras = std::slice::from_ref(&wanted.id);
    let sql = select(plan, wanted.parent, wanted.key, extras, Rows::All);
    let shape = Shape {
        table: &wanted.parent.table,
        fields: wanted.key,
    };
    let mut rows = HashMap::new();
    let mut clear = true;
    let read = lines(session, &sql, shape, 0, |live| {
        let number = match live.extras()?.first() {
            Some(Raw::Integer(number)) => Some(*number),
            Some(Raw::Text(text)) => text.parse().ok(),
            // Nothing references it.
            Some(Raw::Null) => return Ok(()),
            _ => None,
        };
        let key = live.line.trim_end_matches('\n').to_owned();
        clear &= number.is_some_and(|number| rows.insert(number, key).is_none());
        Ok(())
    })
    .await;
    match read {
        Ok(()) => Ok(clear.then_some(rows)),
        Err(error) if error.kind == Kind::Refused => Ok(None),
        Err(error) => Err(error),
    }
}
