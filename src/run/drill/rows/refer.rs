//! What a row's references may point at.

use super::{Maker, Row, Side};
use crate::engine::plain;
use crate::plan::{Fate, PlanTable, Reference};
use crate::schema::TableRef;
use crate::sql::quote::Quote;

/// The references of a row in the making.
#[derive(Debug, Clone)]
pub(super) struct Parents<'a> {
    pub(super) all: Vec<Parent<'a>>,
}

/// One of them.
#[derive(Debug, Clone)]
pub(super) struct Parent<'a> {
    pub(super) reference: &'a Reference,
    pub(super) points: Points,
    /// The columns that can be NULL: none where the reference can't be given up.
    pub(super) nullable: Vec<String>,
    /// Whether it is rather NULL.
    pub(super) shy: bool,
}

/// What it points at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Points {
    /// Nothing.
    Nowhere,
    /// The same row.
    Itself,
    /// The row of another table that is put in together with it.
    Beside(TableRef),
    /// One of these, each a value for each of the reference's columns.
    Rows(Vec<Vec<String>>),
}

impl<'a> Parents<'a> {
    /// Fails where a reference can't be NULL and there is nothing that it could point at.
    pub(super) async fn of(
        maker: &mut Maker<'a>,
        table: &PlanTable,
        side: Side,
        nth: usize,
        unit: &[&PlanTable],
    ) -> Result<Parents<'a>, String> {
        let plan = maker.plan;
        let mut all = Vec::new();
        for reference in plan.references.iter().filter(|of| of.child == table.name) {
            let hard = maker.is_hard(reference);
            let nullable = |name: &&String| {
                let column = table.column(name);
                column.is_some_and(|column| !column.not_null && !column.generated)
            };
            let nullable: Vec<String> =
                reference.columns.iter().filter(nullable).cloned().collect();
            let points = points(maker, reference, side, nth, unit, hard).await?;
            if points == Points::Nowhere && nullable.is_empty() {
                let parent = &reference.parent.table;
                return Err(format!("a row needs one of `{parent}`, and there is none"));
            }
            all.push(Parent {
                reference,
                shy: side == Side::Stays && !nullable.is_empty(),
                points,
                nullable,
            });
        }
        Ok(Parents { all })
    }
}

async fn points(
    maker: &mut Maker<'_>,
    reference: &Reference,
    side: Side,
    nth: usize,
    unit: &[&PlanTable],
    hard: bool,
) -> Result<Points, String> {
    let parent = &reference.parent;
    let kept = maker
        .plan
        .table(parent)
        .is_some_and(|table| table.fate == Fate::Kept);
    if kept && !maker.rows.contains_key(&(Side::Stays, parent.clone())) {
        return there(maker, reference, nth).await;
    }
    let side = if kept { Side::Stays } else { side };
    let made = maker
        .rows
        .get(&(side, parent.clone()))
        .map_or(&[][..], Vec::as_slice);
    if reference.is_self() {
        return Ok(match made.last() {
            Some(_) => Points::Rows(
                made.iter()
                    .rev()
                    .filter_map(|row| of_row(reference, row))
                    .collect(),
            ),
            None if hard => Points::Itself,
            None => Points::Nowhere,
        });
    }
    if hard && unit.len() > 1 && unit.iter().any(|table| table.name == *parent) {
        return Ok(Points::Beside(parent.clone()));
    }
    // Rows of one number belong together, so that two ways to one table meet.
    let mut rows: Vec<Vec<String>> = made
        .iter()
        .filter_map(|row| of_row(reference, row))
        .collect();
    if rows.is_empty() {
        return Ok(Points::Nowhere);
    }
    let first = nth % rows.len();
    rows.rotate_left(first);
    Ok(Points::Rows(rows))
}

/// The values that a reference to a row has.
pub(super) fn of_row(reference: &Reference, row: &Row) -> Option<Vec<String>> {
    let columns = reference.parent_columns.iter();
    columns.map(|column| row.get(column).cloned()).collect()
}

/// Rows of a table that is kept.
async fn there(maker: &mut Maker<'_>, reference: &Reference, nth: usize) -> Result<Points, String> {
    let q = Quote(maker.plan.dialect);
    let from = maker.quoted(&reference.parent);
    let columns: Vec<String> = reference
        .parent_columns
        .iter()
        .map(|name| q.name(name))
        .collect();
    let whole: Vec<String> = columns
        .iter()
        .map(|column| format!("{column} IS NOT NULL"))
        .collect();
    let whole = whole.join(" AND ");
    let sql = format!("SELECT count(*) FROM {from} WHERE {whole}");
    let count = maker
        .session
        .value(&sql)
        .await
        .map_err(|error| plain(&error))?;
    let count: usize = count.and_then(|count| count.parse().ok()).unwrap_or(0);
    if count == 0 {
        return Ok(Points::Nowhere);
    }
    let order = columns.join(", ");
    let rows = (0..count.min(super::ROWS)).map(|more| {
        let at = (nth + more) % count;
        let value = |column: &String| {
            format!(
                "(SELECT {column} FROM {from} WHERE {whole} ORDER BY {order} LIMIT 1 OFFSET {at})"
            )
        };
        columns.iter().map(value).collect()
    });
    Ok(Points::Rows(rows.collect()))
}
