//! Rows without a key are known by values that decide what happens to them. What writes one of these before such a row
//! goes, or while it goes, makes it another row.

use crate::plan::{Refusal, RowKey, Step};
use crate::schema::Dialect;

use super::model::{Link, Model};
use super::steps::undeletable;
use super::updated;

/// The tables of these steps whose rows would no longer be known when they are to go, by a column that `matters`.
///
/// PostgreSQL finds all rows of a step before it changes any; SQLite's rows have hidden numbers.
pub(super) fn refusals(
    model: &Model<'_>,
    steps: &[Step],
    matters: &dyn Fn(usize, &str) -> bool,
) -> Vec<Refusal> {
    if model.dialect != Dialect::Mysql {
        return Vec::new();
    }
    let steps: Vec<&Step> = steps.iter().collect();
    let written = updated::columns(model, &steps);
    let known_by = |at: usize, name: &str| match &model.nodes[at].plan.row_key {
        RowKey::Values(columns) => columns.iter().any(|column| column == name),
        RowKey::Columns(_) | RowKey::Hidden(_) => false,
    };
    let mut lost: Vec<usize> = written
        .into_iter()
        .filter(|(at, column)| known_by(*at, column) && matters(*at, column))
        .map(|(at, _)| at)
        .collect();
    lost.dedup();
    lost.into_iter()
        .filter_map(|at| {
            let name = model.name(at);
            let step = steps.iter().find(|step| step.tables.contains(&name))?;
            Some(refusal(model, step, at))
        })
        .collect()
}

/// Whether a column decides by itself that a row stays: `keep` or `system_rows` reads it. Rows that stay because others
/// need them differ from those that go in the columns by which they are referenced, and nothing writes these.
pub(super) fn protects(model: &Model<'_>, at: usize, column: &str) -> bool {
    let mut rules = model.nodes[at].plan.own_survivors();
    rules.any(|rule| rule.columns.iter().any(|name| name == column))
}

/// The way from a table through those of its step back to it.
fn refusal(model: &Model<'_>, step: &Step, at: usize) -> Refusal {
    let others = (0..model.nodes.len()).filter(|other| *other != at);
    let others = others.filter(|other| step.tables.contains(&model.name(*other)));
    let part: Vec<usize> = std::iter::once(at).chain(others).collect();
    let keys = model.links.iter();
    let keys: Vec<&Link> = keys
        .filter(|link| link.reference.is_foreign_key())
        .collect();
    undeletable(model, &part, &keys)
}
