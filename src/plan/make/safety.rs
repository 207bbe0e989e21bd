//! The proof along references: no system row is deleted, changed or in the way. What can't be proven is refused.

use crate::plan::{Decision, Hop, Refusal, RefusalKind};
use crate::schema::Action;

use super::model::{Link, Model};

/// Every way along references on which a full cleanup would reach system rows.
pub(super) fn refusals(model: &Model<'_>) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    for link in &model.links {
        if !model.is_cleaned(link.parent) || model.nodes[link.child].broken {
            continue;
        }
        if link.reference.decision == Decision::Refused {
            refusals.push(refusal(model, link, kind_of(link.reference.on_delete)));
        }
        if writes_system_rows(model, link) {
            refusals.push(refusal(model, link, RefusalKind::WritesSystemRows));
        }
        refusals.extend(detach_goes_on(model, link));
    }
    refusals
}

/// What a key does to the rows that reference a deleted one.
pub(super) fn kind_of(action: Option<Action>) -> RefusalKind {
    match action {
        Some(Action::Cascade) => RefusalKind::Deletes,
        Some(Action::SetNull | Action::SetDefault) => RefusalKind::Changes,
        Some(Action::NoAction | Action::Restrict) | None => RefusalKind::Blocks,
    }
}

/// The columns that deleting a referenced row makes the engine write in the referencing ones.
pub(super) fn written(link: &Link) -> &[String] {
    match link.reference.on_delete {
        Some(Action::SetNull | Action::SetDefault) if link.reference.set_columns.is_empty() => {
            &link.reference.columns
        }
        Some(Action::SetNull | Action::SetDefault) => &link.reference.set_columns,
        _ => &[],
    }
}

/// Whether the key's action or `detach` would write a column that says which rows of a mixed table are system.
fn writes_system_rows(model: &Model<'_>, link: &Link) -> bool {
    let Some(rule) = &model.nodes[link.child].plan.system_rows else {
        return false;
    };
    let detached: &[String] = match &link.reference.decision {
        Decision::Detach(columns) => columns,
        _ => &[],
    };
    let mut columns = written(link).iter().chain(detached);
    columns.any(|column| rule.columns.contains(column))
}

/// `detach` of a column that other rows reference in turn, by a key or by what is declared: they would be cut off, or
/// would forbid it.
fn detach_goes_on(model: &Model<'_>, link: &Link) -> Option<Refusal> {
    let Decision::Detach(columns) = &link.reference.decision else {
        return None;
    };
    let next = model.to(link.child).find(|next| {
        let mut referenced = next.reference.parent_columns.iter();
        referenced.any(|column| columns.contains(column))
    })?;
    let mut refusal = refusal(model, link, RefusalKind::Blocks);
    refusal.reached = model.name(next.child);
    refusal.path.push(hop(next));
    Some(refusal)
}

pub(super) fn hop(link: &Link) -> Hop {
    Hop::Reference {
        reference: link.reference.id.clone(),
        child: link.reference.child.clone(),
        columns: link.reference.columns.clone(),
        on_delete: link.reference.on_delete,
    }
}

fn refusal(model: &Model<'_>, last: &Link, kind: RefusalKind) -> Refusal {
    let mut path: Vec<&Link> = upstream(model, last.parent);
    let from = path.first().map_or(last.parent, |first| first.parent);
    path.push(last);
    Refusal {
        code: "DC0005".into(),
        kind,
        from: model.name(from),
        reached: model.name(last.child),
        path: path.into_iter().map(hop).collect(),
    }
}

/// The longest of the shortest ways on which deletions cascade to a table: what people delete first (an account)
/// and what is reached at last may be far apart.
fn upstream<'m>(model: &'m Model<'_>, to: usize) -> Vec<&'m Link> {
    let mut seen = vec![false; model.nodes.len()];
    seen[to] = true;
    // Ways from a table down to `to`, as a breadth-first search finds them.
    let mut level: Vec<Vec<&Link>> = vec![Vec::new()];
    let mut longest = Vec::new();
    while !level.is_empty() {
        let mut next = Vec::new();
        for way in &level {
            let top = way.first().map_or(to, |link| link.parent);
            let cascades = model.links.iter().filter(|link| {
                link.child == top
                    && link.reference.on_delete == Some(Action::Cascade)
                    && model.is_cleaned(link.parent)
            });
            for link in cascades {
                if !std::mem::replace(&mut seen[link.parent], true) {
                    next.push(std::iter::once(link).chain(way.iter().copied()).collect());
                }
            }
        }
        if let Some(first) = next.first() {
            longest = Vec::clone(first);
        }
        level = next;
    }
    longest
}
