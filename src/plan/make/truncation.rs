//! Which tables one TRUNCATE may empty (PostgreSQL).

use crate::plan::{PutBack, SurvivorGroup, Truncated, Truncation};
use crate::schema::{Dialect, TableKind};

use super::model::Model;
use super::{order, triggers};

/// The tables that TRUNCATE may empty: those that no table outside the list references, so that the engine itself
/// proves that nothing else is touched.
pub(super) fn truncation(model: &Model<'_>, survivors: &[SurvivorGroup]) -> Option<Truncation> {
    if model.dialect != Dialect::Postgres {
        return None;
    }
    let may_survive = |at: usize| {
        let name = &model.nodes[at].plan.name;
        survivors
            .iter()
            .any(|group| group.tables.iter().any(|table| table.table == *name))
    };
    let mut tables: Vec<usize> = model.cleaned();
    tables.retain(|&at| is_plain(model, at, may_survive(at)));
    loop {
        let before = tables.len();
        let list = tables.clone();
        tables.retain(|&at| keys_to(model, at).all(|child| list.contains(&child)));
        if tables.len() == before {
            break;
        }
    }
    if tables.is_empty() {
        return None;
    }
    let edges: Vec<(usize, usize)> = tables
        .iter()
        .flat_map(|&at| keys_to(model, at).map(move |child| (child, at)))
        .collect();
    let ordered = order::components(&tables, &edges);
    let put_back = ordered
        .iter()
        .rev()
        .map(|part| part.iter().copied().filter(|&at| may_survive(at)))
        .map(|part| PutBack {
            tables: part.map(|at| model.name(at)).collect(),
        })
        .filter(|part| !part.tables.is_empty())
        .collect();
    let truncated = ordered.iter().flatten().map(|&at| Truncated {
        table: model.name(at),
        aside: may_survive(at),
    });
    Some(Truncation {
        tables: truncated.collect(),
        put_back,
    })
}

/// Whether TRUNCATE, and putting back what survives, does to this table what DELETE does: no trigger or rule of the
/// application is left out or fired besides, and every key of a row that is put back holds.
fn is_plain(model: &Model<'_>, at: usize, aside: bool) -> bool {
    let node = &model.nodes[at];
    let quiet = triggers::of(node).iter().all(|fires| {
        !fires
            .events
            .iter()
            .any(|event| matches!(*event, "DELETE" | "TRUNCATE") || (aside && *event == "INSERT"))
    });
    let holds = model
        .links
        .iter()
        .filter(|link| link.child == at && link.reference.is_foreign_key())
        .all(|link| link.reference.valid);
    let checked = !node
        .table
        .checks
        .iter()
        .any(|check| check.ends_with("NOT VALID"));
    node.table.kind == TableKind::Table && quiet && (!aside || (holds && checked))
}

/// The tables whose foreign keys point at this one.
fn keys_to<'m>(model: &'m Model<'_>, at: usize) -> impl Iterator<Item = usize> + 'm {
    model
        .to(at)
        .filter(move |link| link.reference.is_foreign_key() && link.child != at)
        .map(|link| link.child)
}
