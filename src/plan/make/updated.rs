//! Which tables a cleanup writes rows of, beside deleting them: their UPDATE triggers fire.

use std::collections::BTreeSet;

use crate::plan::{Decision, RefId, Step};
use crate::schema::Action;

use super::model::{Link, Model};
use super::safety::written;

/// The tables in which these steps, `detach`, or a key's action on the way set columns.
///
/// Referencing rows go before the ones that they reference, so that a key's SET NULL meets a row only inside a step.
/// Rows that a trigger puts in between are not thought of here: whoever follows a trigger takes it that anything may
/// happen in the tables that it names.
pub(super) fn tables(model: &Model<'_>, steps: &[&Step]) -> BTreeSet<usize> {
    let columns = columns(model, steps);
    columns.into_iter().map(|(at, _)| at).collect()
}

/// The columns that are set, each with its table.
pub(super) fn columns<'m>(model: &'m Model<'_>, steps: &[&'m Step]) -> BTreeSet<(usize, &'m str)> {
    let mut all: BTreeSet<(usize, &str)> = BTreeSet::new();
    for link in &model.links {
        let child = link.child;
        all.extend(
            set(model, steps, link)
                .into_iter()
                .map(|column| (child, column)),
        );
    }
    // Whoever references a column that is written may be written in turn.
    loop {
        let before = all.len();
        for link in model.links.iter().filter(|link| passes_on(link)) {
            let (columns, parents) = (&link.reference.columns, &link.reference.parent_columns);
            if parents
                .iter()
                .any(|column| all.contains(&(link.parent, column.as_str())))
            {
                all.extend(columns.iter().map(|column| (link.child, column.as_str())));
            }
        }
        if all.len() == before {
            return all;
        }
    }
}

/// The referencing columns that are set because of one reference.
fn set<'m>(model: &Model<'_>, steps: &[&'m Step], link: &'m Link) -> Vec<&'m str> {
    let mut columns: Vec<&str> = Vec::new();
    let id: &RefId = &link.reference.id;
    if let Decision::Detach(detached) = &link.reference.decision {
        columns.extend(detached.iter().map(String::as_str));
    }
    let (child, parent) = (model.name(link.child), model.name(link.parent));
    for step in steps {
        let first = step
            .null_first
            .iter()
            .filter(|first| first.reference == *id);
        columns.extend(first.flat_map(|first| &first.set_null).map(String::as_str));
        if step.itself_first.contains(id) {
            columns.extend(link.reference.columns.iter().map(String::as_str));
        }
        if step.tables.contains(&child) && step.tables.contains(&parent) {
            columns.extend(written(link).iter().map(String::as_str));
        }
    }
    columns
}

/// Whether a change of the referenced columns changes the referencing ones.
fn passes_on(link: &Link) -> bool {
    !matches!(
        link.reference.on_update,
        None | Some(Action::NoAction | Action::Restrict)
    )
}
