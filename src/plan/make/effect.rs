//! What is checked: before COMMIT, and at any time. What people are to look at.

use data_class_grammar::Class;

use crate::check::{NaturalKey, natural_key};
use crate::plan::{
    Compare, Decision, Effect, Fate, RefId, ReviewPlan, ReviewTable, SystemCheck, VerifyPlan,
};
use crate::predicate::{Group, quote_identifier};
use crate::schema::TableKind;

use super::model::{Model, Node};
use super::predicates;

/// What a full cleanup checks before COMMIT.
pub(super) fn effect(model: &Model<'_>) -> Effect {
    let compared = (0..model.nodes.len()).filter(|&at| {
        let node = &model.nodes[at];
        model.has_system_rows(at)
            && node.plan.class != "framework"
            && node.table.kind == TableKind::Table
    });
    Effect {
        unchanged: compared.map(|at| compare(model, at)).collect(),
        survivors: model
            .cleaned()
            .into_iter()
            .map(|at| model.name(at))
            .collect(),
        orphans: orphans(model),
    }
}

fn compare(model: &Model<'_>, at: usize) -> Compare {
    let mut apart: Vec<String> = model
        .links
        .iter()
        .filter(|link| link.child == at)
        .filter_map(|link| match &link.reference.decision {
            Decision::Detach(columns) => Some(columns.clone()),
            _ => None,
        })
        .flatten()
        .collect();
    apart.sort();
    apart.dedup();
    let columns = model.nodes[at].plan.writable().map(|column| &column.name);
    Compare {
        table: model.name(at),
        columns: columns
            .filter(|name| !apart.contains(name))
            .cloned()
            .collect(),
        apart,
    }
}

fn orphans(model: &Model<'_>) -> Vec<RefId> {
    model
        .links
        .iter()
        .map(|link| link.reference.id.clone())
        .collect()
}

/// What must be there at any time.
pub(super) fn verify(model: &Model<'_>) -> VerifyPlan {
    VerifyPlan {
        system: model.nodes.iter().filter_map(system_check).collect(),
        orphans: orphans(model),
    }
}

fn system_check(node: &Node<'_>) -> Option<SystemCheck> {
    let annotation = node.annotation?;
    let least = match annotation.class.value {
        Class::System => 1,
        Class::Mixed if node.plan.fate == Fate::Cleaned => 0,
        _ => return None,
    };
    let key = match natural_key(Some(annotation), node.table) {
        NaturalKey::Columns(columns) => columns,
        NaturalKey::Surrogate(_) | NaturalKey::Several(_) | NaturalKey::None => Vec::new(),
    };
    Some(SystemCheck {
        table: node.plan.name.clone(),
        min_rows: annotation
            .min_rows
            .as_ref()
            .map_or(least, |rows| rows.value),
        key,
    })
}

/// What people are to look at: mixed tables.
pub(super) fn review(model: &Model<'_>) -> ReviewPlan {
    let tables = (0..model.nodes.len()).filter_map(|at| {
        let node = &model.nodes[at];
        let annotation = node.annotation.filter(|a| a.class.value == Class::Mixed)?;
        let decided = node.plan.fate == Fate::Cleaned;
        Some(ReviewTable {
            table: node.plan.name.clone(),
            decided,
            review_by: annotation
                .review_by
                .as_ref()
                .map(|day| day.value.to_string()),
            owner: annotation.owner.as_ref().map(|owner| owner.value.clone()),
            candidates: match decided {
                true => Vec::new(),
                false => candidates(model, at),
            },
        })
    });
    ReviewPlan {
        tables: tables.collect(),
    }
}

/// Words in the names of columns that tell the system's rows from others.
const MARKS: &[&str] = &[
    "system",
    "builtin",
    "built_in",
    "default",
    "global",
    "predefined",
    "official",
];

/// What a row's owner or creator is called, without a key that would say so.
const OWNERS: &[&str] = &[
    "user",
    "account",
    "customer",
    "member",
    "tenant",
    "organization",
    "organisation",
    "org",
    "team",
    "workspace",
    "company",
    "client",
    "owner",
    "author",
    "creator",
];

/// Whether a column says by its name alone whose a row is, or who made it.
fn is_owner(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let made_by = ["created_by", "added_by", "made_by"];
    let stem = ["_id", "_uuid"]
        .iter()
        .find_map(|end| name.strip_suffix(end))
        .unwrap_or(&name);
    made_by.contains(&stem)
        || OWNERS
            .iter()
            .any(|owner| stem == *owner || stem.ends_with(&format!("_{owner}")))
}

/// Predicates that could tell system rows: no owner, no creator, or a mark.
fn candidates(model: &Model<'_>, at: usize) -> Vec<crate::plan::PlanPredicate> {
    let table = model.nodes[at].table;
    let owned = model
        .links
        .iter()
        .filter(|link| link.child == at && model.is_cleaned(link.parent))
        .filter_map(|link| match link.reference.columns.as_slice() {
            [one] => table.column(one).filter(|column| !column.not_null),
            _ => None,
        });
    let name = |column: &crate::schema::Column| {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        match column.name.chars().all(plain) {
            true => column.name.clone(),
            false => quote_identifier(&column.name, model.dialect),
        }
    };
    let called = table
        .columns
        .iter()
        .filter(|column| !column.not_null && is_owner(&column.name));
    let mut texts: Vec<String> = Vec::new();
    for column in owned.chain(called) {
        let text = format!("{} IS NULL", name(column));
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    texts.extend(
        table
            .columns
            .iter()
            .filter(|column| Group::of(column, model.dialect).is_condition())
            .filter(|column| {
                let lower = column.name.to_ascii_lowercase();
                MARKS.iter().any(|mark| lower.contains(mark)) && !lower.ends_with("_id")
            })
            .map(name),
    );
    texts
        .iter()
        .filter_map(|text| predicates::candidate(text, table, model.dialect))
        .collect()
}
