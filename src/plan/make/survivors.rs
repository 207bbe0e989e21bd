//! Which tables may have survivors, why, and in which order they are computed; what gives up its references.

use crate::plan::{Decision, Detach, SurvivorGroup, SurvivorTable};

use super::model::{Link, Model};
use super::order;

/// The groups of tables that may have survivors, referencing ones before referenced ones.
pub(super) fn groups(model: &Model<'_>) -> Vec<SurvivorGroup> {
    let may = may_survive(model);
    let tables: Vec<usize> = (0..model.nodes.len()).filter(|&at| may[at]).collect();
    let edges: Vec<(usize, usize)> = needs(model)
        .filter(|link| may[link.child])
        .map(|link| (link.child, link.parent))
        .collect();
    order::components(&tables, &edges)
        .into_iter()
        .map(|group| SurvivorGroup {
            tables: group
                .iter()
                .map(|&at| table(model, at, &group, &may))
                .collect(),
            rounds: needs(model)
                .filter(|link| group.contains(&link.child) && group.contains(&link.parent))
                .map(|link| link.reference.id.clone())
                .collect(),
        })
        .collect()
}

/// References by which a cleaned table's rows survive.
fn needs<'m>(model: &'m Model<'_>) -> impl Iterator<Item = &'m Link> {
    model
        .links
        .iter()
        .filter(|link| matches!(link.reference.decision, Decision::Needs))
        .filter(|link| model.is_cleaned(link.parent))
}

/// For each table whether it may have survivors: the least fixpoint over what needs what.
fn may_survive(model: &Model<'_>) -> Vec<bool> {
    let mut may: Vec<bool> = (0..model.nodes.len())
        .map(|at| model.is_cleaned(at) && model.nodes[at].plan.own_survivors().next().is_some())
        .collect();
    loop {
        let added: Vec<usize> = needs(model)
            .filter(|link| !may[link.parent] && (!model.is_cleaned(link.child) || may[link.child]))
            .map(|link| link.parent)
            .collect();
        if added.is_empty() {
            return may;
        }
        for at in added {
            may[at] = true;
        }
    }
}

fn table(model: &Model<'_>, at: usize, group: &[usize], may: &[bool]) -> SurvivorTable {
    let node = &model.nodes[at];
    let into = || needs(model).filter(move |link| link.parent == at);
    let held: Vec<&Link> = into()
        .filter(|link| !model.is_cleaned(link.child))
        .collect();
    let needed: Vec<&Link> = into()
        .filter(|link| may[link.child] && !group.contains(&link.child))
        .collect();
    let mut reasons = Vec::new();
    if let Some(rule) = &node.plan.system_rows {
        reasons.push(format!("system rows: {}", rule.text));
    }
    if let Some(rule) = &node.plan.keep {
        reasons.push(format!("keep: {}", rule.text));
    }
    let by = |link: &Link| {
        format!(
            "{}.{}",
            model.shown(link.child),
            link.reference.columns.join(", ")
        )
    };
    reasons.extend(
        held.iter()
            .map(|link| format!("referenced by {}, which holds them", by(link))),
    );
    reasons.extend(
        into()
            .filter(|link| model.is_cleaned(link.child) && may[link.child])
            .map(|link| format!("referenced by rows that stay: {}", by(link))),
    );
    SurvivorTable {
        table: model.name(at),
        held_by: held.iter().map(|link| link.reference.id.clone()).collect(),
        needed_by: needed
            .iter()
            .map(|link| link.reference.id.clone())
            .collect(),
        reasons,
    }
}

/// References that rows which stay give up: of kept tables, and of cleaned ones that may have survivors.
pub(super) fn detached(model: &Model<'_>) -> Vec<Detach> {
    let may = may_survive(model);
    model
        .links
        .iter()
        .filter(|link| model.is_cleaned(link.parent))
        .filter(|link| !model.is_cleaned(link.child) || may[link.child])
        .filter_map(|link| detach(model, link))
        .collect()
}

/// What a detached reference gives up.
pub(super) fn detach(model: &Model<'_>, link: &Link) -> Option<Detach> {
    let Decision::Detach(columns) = &link.reference.decision else {
        return None;
    };
    let rows = match model.is_cleaned(link.child) {
        true => "rows that stay",
        false => "system rows",
    };
    Some(Detach {
        reference: link.reference.id.clone(),
        set_null: columns.clone(),
        reason: format!(
            "detach: {rows} of {} outlive the {} that they reference",
            model.shown(link.child),
            model.shown(link.parent)
        ),
    })
}
