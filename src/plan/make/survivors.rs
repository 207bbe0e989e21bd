//! Which tables may have survivors, why, and in which order they are computed; what gives up its references.

use crate::plan::{Decision, Detach, SurvivorGroup, SurvivorTable};

use super::model::{Link, Model};
use super::order;

/// The groups of tables that may have survivors, referencing ones before referenced ones.
pub(super) fn groups(model: &Model<'_>) -> Vec<SurvivorGroup> {
    let may = Survival::of(model);
    let tables: Vec<usize> = model
        .cleaned()
        .into_iter()
        .filter(|&at| may.rows[at])
        .collect();
    let edges: Vec<(usize, usize)> = may
        .needs(model)
        .map(|link| (link.child, link.parent))
        .collect();
    order::components(&tables, &edges)
        .into_iter()
        .map(|group| SurvivorGroup {
            tables: group
                .iter()
                .map(|&at| table(model, at, &group, &may))
                .collect(),
            rounds: may
                .needs(model)
                .filter(|link| group.contains(&link.child) && group.contains(&link.parent))
                .map(|link| link.reference.id.clone())
                .collect(),
        })
        .collect()
}

/// For each table whether it may have survivors.
struct Survival {
    rows: Vec<bool>,
    /// Others than its system rows.
    user_rows: Vec<bool>,
}

impl Survival {
    /// The least fixpoint over what needs what. Every row of a kept table stays.
    fn of(model: &Model<'_>) -> Self {
        let kept = |at: usize| !model.is_cleaned(at);
        let keeps_user_rows = |at: usize| {
            let plan = &model.nodes[at].plan;
            // A row with a value that can't be compared stays, whatever it would be.
            let odd = plan.own_survivors().any(|rule| rule.odd.is_some());
            plan.keep.is_some() || odd || model.nodes[at].broken
        };
        let all = 0..model.nodes.len();
        let mut may = Survival {
            rows: all
                .clone()
                .map(|at| kept(at) || model.nodes[at].plan.own_survivors().next().is_some())
                .collect(),
            user_rows: all.map(keeps_user_rows).collect(),
        };
        loop {
            let added: Vec<usize> = may
                .needs(model)
                .map(|link| link.parent)
                .filter(|&parent| !may.user_rows[parent])
                .collect();
            if added.is_empty() {
                return may;
            }
            for at in added {
                may.rows[at] = true;
                may.user_rows[at] = true;
            }
        }
    }

    /// References by which rows of cleaned tables survive, as far as that is known yet. System rows of which
    /// `system_rows` says that a column is NULL need nothing by that column.
    fn needs<'m>(&'m self, model: &'m Model<'_>) -> impl Iterator<Item = &'m Link> {
        model
            .links
            .iter()
            .filter(|link| matches!(link.reference.decision, Decision::Needs))
            .filter(|link| {
                let columns = &link.reference.columns;
                let null = &model.nodes[link.child].always_null;
                let system_rows_need = !columns.iter().any(|column| null.contains(column));
                self.rows[link.child] && (self.user_rows[link.child] || system_rows_need)
            })
    }
}

fn table(model: &Model<'_>, at: usize, group: &[usize], may: &Survival) -> SurvivorTable {
    let node = &model.nodes[at];
    let into: Vec<&Link> = may.needs(model).filter(|link| link.parent == at).collect();
    let (needed, held): (Vec<&Link>, Vec<&Link>) = into
        .into_iter()
        .partition(|link| model.is_cleaned(link.child));
    let mut reasons = Vec::new();
    if let Some(rule) = &node.plan.system_rows {
        reasons.push(format!("system rows: {}", rule.text));
    }
    if let Some(rule) = &node.plan.keep {
        reasons.push(format!("keep: {}", rule.text));
    }
    let by = |link: &&Link| {
        let columns = link.reference.columns.join(", ");
        format!("{}.{columns}", model.shown(link.child))
    };
    let holding = held.iter().map(by);
    reasons.extend(holding.map(|by| format!("referenced by {by}, which holds them")));
    let needing = needed.iter().map(by);
    reasons.extend(needing.map(|by| format!("referenced by rows that stay: {by}")));
    let ids = |links: &[&Link]| links.iter().map(|link| link.reference.id.clone()).collect();
    let earlier: Vec<&Link> = needed
        .iter()
        .copied()
        .filter(|link| !group.contains(&link.child))
        .collect();
    SurvivorTable {
        table: model.name(at),
        held_by: ids(&held),
        needed_by: ids(&earlier),
        reasons,
    }
}

/// References that rows which stay give up: of kept tables, and of cleaned ones that may have survivors.
pub(super) fn detached(model: &Model<'_>) -> Vec<Detach> {
    let may = Survival::of(model);
    model
        .links
        .iter()
        .filter(|link| model.is_cleaned(link.parent) && may.rows[link.child])
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
