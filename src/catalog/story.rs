//! What the cleanups do to one table, from the plans: what `why` tells and the page shows.

use serde::Serialize;

use super::Order;
use crate::plan::{Detach, Fate, Plan, PurgeRule, RefId, Reference, Refusal, Spare};
use crate::schema::{TableName, TableRef};

/// What becomes of a table, in all dialects in which it is the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Story {
    /// The dialects' names.
    pub dialects: Vec<&'static str>,
    /// What a full cleanup does: `kept` (no row goes), `emptied` (every row goes) or `cleaned` (some may stay).
    pub clean: &'static str,
    /// The class, in the plan's words: `undecided`, `external`, `baseline` and `unclassified` tables are kept like
    /// system ones.
    pub class: String,
    /// Which rows of a cleaned table stay, and why.
    pub stays: Vec<String>,
    /// The steps of the full cleanup that are about it; none where a refusal keeps the plan from being run.
    pub steps: Vec<StoryStep>,
    /// What retention does to it: a sentence for its own rule, and one for each rule of another table that reaches it.
    pub purge: Vec<String>,
    /// What keeps the plan from being run, as far as this table is on the way.
    pub refused: Vec<StoryRefusal>,
    /// How many refusals the whole plan has: with one, nothing is deleted anywhere.
    pub refusals: usize,
}

/// A step of the full cleanup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StoryStep {
    /// Its number, from 1.
    pub step: usize,
    /// How many there are.
    pub of: usize,
    /// What it does.
    pub what: String,
    /// Why so and why now.
    pub reason: String,
}

/// A refusal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StoryRefusal {
    /// The diagnostic's code.
    pub code: String,
    /// From the table that is cleaned to the one that is reached.
    pub path: String,
}

/// The stories of a table, as [`super::Row::table`] names it; none where no plan knows it.
pub fn stories(plans: &[Plan], orders: &[Order], table: &str) -> Vec<Story> {
    let mut stories: Vec<Story> = Vec::new();
    for plan in plans {
        let Some(mut story) = story(plan, orders, table) else {
            continue;
        };
        let known = stories.iter_mut().find(|known| {
            let dialects = std::mem::take(&mut story.dialects);
            story.dialects.clone_from(&known.dialects);
            let same = **known == story;
            story.dialects = dialects;
            same
        });
        match known {
            Some(known) => known.dialects.push(plan.dialect.name()),
            None => stories.push(story),
        }
    }
    stories
}

fn story(plan: &Plan, orders: &[Order], table: &str) -> Option<Story> {
    let of = plan
        .tables
        .iter()
        .find(|of| shown(plan, &of.name) == table)?;
    let empties = !plan.has_survivors(&of.name);
    let on_the_way = plan.refusals.iter().filter(|r| is_on_the_way(r, &of.name));
    Some(Story {
        dialects: vec![plan.dialect.name()],
        clean: match of.fate {
            Fate::Kept => "kept",
            Fate::Cleaned if empties => "emptied",
            Fate::Cleaned => "cleaned",
        },
        class: of.class.clone(),
        stays: stays(plan, &of.name),
        steps: steps(plan, orders, table),
        purge: purge(plan, &of.name),
        refused: on_the_way
            .map(|refusal| StoryRefusal {
                code: refusal.code.clone(),
                path: refusal.way(plan.dialect),
            })
            .collect(),
        refusals: plan.refusals.len(),
    })
}

fn is_on_the_way(refusal: &Refusal, table: &TableRef) -> bool {
    refusal.from == *table || refusal.path.iter().any(|hop| hop.reaches() == table)
}

fn stays(plan: &Plan, table: &TableRef) -> Vec<String> {
    let groups = plan.clean.survivors.iter().flat_map(|group| &group.tables);
    groups
        .filter(|member| member.table == *table)
        .flat_map(|member| member.reasons.clone())
        .collect()
}

fn steps(plan: &Plan, orders: &[Order], table: &str) -> Vec<StoryStep> {
    let order = orders
        .iter()
        .find(|order| order.dialect == plan.dialect.name());
    let numbered = order.into_iter().flat_map(|order| {
        let of = order.steps.len();
        order
            .steps
            .iter()
            .enumerate()
            .map(move |(at, step)| (at, of, step))
    });
    numbered
        .filter(|(_, _, step)| step.tables.iter().any(|name| name == table))
        .map(|(at, of, step)| StoryStep {
            step: at + 1,
            of,
            what: step.what.clone(),
            reason: step.reason.clone(),
        })
        .collect()
}

fn purge(plan: &Plan, table: &TableRef) -> Vec<String> {
    let mut said = Vec::new();
    for rule in &plan.purge.rules {
        if rule.table == *table {
            said.extend(own_rule(plan, rule));
        }
        said.extend(others_rule(plan, rule, table));
    }
    said
}

/// What a table's own retention does.
fn own_rule(plan: &Plan, rule: &PurgeRule) -> Vec<String> {
    let column = &rule.column;
    let mut said = vec![match &rule.text {
        Some(age) => format!("rows whose {column} is more than {age} ago go"),
        None => format!("rows whose {column} has passed go"),
    }];
    let along = rule.with_parent.iter().filter_map(|id| plan.reference(id));
    let along: std::collections::BTreeSet<String> = along
        .filter(|reference| reference.child != rule.table)
        .map(|reference| shown(plan, &reference.child))
        .collect();
    if !along.is_empty() {
        let along: Vec<String> = along.into_iter().collect();
        said.push(format!("with them go their rows of {}", along.join(", ")));
    }
    let own = plan.table(&rule.table);
    if let Some(rows) = own.and_then(|table| table.system_rows.as_ref()) {
        said.push(format!("never its system rows: {}", rows.text));
    }
    if let Some(keep) = own.and_then(|table| table.keep.as_ref()) {
        said.push(format!("never rows that are kept: {}", keep.text));
    }
    for spare in &rule.spared_by {
        said.push(match spare {
            Spare::Held(id) => format!("rows that are referenced by {} stay", child_of(plan, id)),
            Spare::Protected(along) => format!(
                "rows that protected rows of {} reference stay",
                shown(plan, along)
            ),
        });
    }
    said
}

/// What another table's retention does to this one.
fn others_rule(plan: &Plan, rule: &PurgeRule, table: &TableRef) -> Vec<String> {
    let of = shown(plan, &rule.table);
    let mine = |id: &RefId| plan.reference(id).filter(|r| r.child == *table);
    let along = rule.with_parent.iter().filter_map(mine);
    let mut said: Vec<String> = along
        .map(|reference| {
            format!(
                "rows go with the rows of {} that they reference by {}{}",
                shown(plan, &reference.parent),
                reference.columns.join(", "),
                match reference.parent == rule.table {
                    true => String::new(),
                    false => format!(", which go with those of {of}"),
                }
            )
        })
        .collect();
    let detached = |detach: &Detach| {
        let reference = mine(&detach.reference)?;
        Some(format!(
            "{} is set to NULL where it references rows of {} that go{}",
            detach.set_null.join(", "),
            shown(plan, &reference.parent),
            match reference.parent == rule.table {
                true => String::new(),
                false => format!(" with those of {of}"),
            }
        ))
    };
    said.extend(rule.detach.iter().filter_map(detached));
    said.extend(rule.spared_by.iter().filter_map(|spare| {
        let reference = match spare {
            Spare::Held(id) => mine(id)?,
            Spare::Protected(_) => return None,
        };
        Some(holds(plan, reference))
    }));
    said
}

fn holds(plan: &Plan, reference: &Reference) -> String {
    format!(
        "rows of {} stay where this table references them by {}",
        shown(plan, &reference.parent),
        reference.columns.join(", ")
    )
}

fn child_of(plan: &Plan, id: &RefId) -> String {
    match plan.reference(id) {
        Some(reference) => format!(
            "{}.{}",
            shown(plan, &reference.child),
            reference.columns.join(", ")
        ),
        None => id.to_string(),
    }
}

fn shown(plan: &Plan, name: &TableRef) -> String {
    TableName::new(plan.dialect, &name.schema, &name.table).to_string()
}
