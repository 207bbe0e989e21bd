//! Survivors: which rows stay, as keys in temporary tables, before anything is changed.

use crate::plan::{PlanTable, Reference, SurvivorGroup, SurvivorTable};

use super::closure::Closure;
use super::context::Context;
use super::op::Op;

/// Computes the survivors of every group.
pub(super) fn survivors(c: Context<'_>) -> Vec<Op> {
    let mut ops = Vec::new();
    for (number, group) in c.plan.clean.survivors.iter().enumerate() {
        for member in &group.tables {
            ops.push(Op::note(format!(
                "{}: {}",
                c.shown(&member.table),
                super::quote::visible(&member.reasons.join("; "))
            )));
        }
        ops.extend(together(c, number, group));
    }
    ops
}

/// A group: each table with what it begins with, then what that needs inside the group.
fn together<'a>(c: Context<'a>, number: usize, group: &'a SurvivorGroup) -> Vec<Op> {
    let (mut members, mut seeds) = (Vec::new(), Vec::new());
    for member in &group.tables {
        if let Some((number, table)) = c.table(&member.table) {
            members.push((number, table));
            seeds.push(self::seeds(c, member, table));
        }
    }
    let closure = Closure {
        c,
        what: "survivors",
        number,
        members,
        seeds,
        along: &group.rounds,
        downwards: false,
        within: None,
        locked: false,
    };
    closure.ops()
}

/// Queries for the keys of rows that survive for themselves or for what other groups' rows need.
fn seeds(c: Context<'_>, member: &SurvivorTable, table: &PlanTable) -> Vec<String> {
    let mut queries = Vec::new();
    let target = c.target(&member.table);
    if let Some(protects) = c.protects_itself(table) {
        let own = c.own(&member.table);
        let key = c.key_list(table, &own);
        queries.push(format!("SELECT {key} FROM {target} WHERE {protects}"));
    }
    let key = c.key_list(table, "p");
    for id in &member.held_by {
        if let Some(reference) = c.reference(id) {
            let child = c.target(&reference.child);
            queries.push(format!(
                "SELECT {key} FROM {target} p JOIN {child} c ON {}",
                c.refers(reference, "c", "p")
            ));
        }
    }
    for id in &member.needed_by {
        if let Some(sql) = c
            .reference(id)
            .and_then(|reference| needed(c, reference, &target, &key))
        {
            queries.push(sql);
        }
    }
    if queries.is_empty() {
        let own = c.own(&member.table);
        let key = c.key_list(table, &own);
        queries.push(format!("SELECT {key} FROM {target} WHERE 1 = 0"));
    }
    queries
}

fn needed(c: Context<'_>, reference: &Reference, target: &str, key: &str) -> Option<String> {
    let (_, child) = c.table(&reference.child)?;
    let survivors = c.survivors(&reference.child)?;
    Some(format!(
        "SELECT {key} FROM {survivors} s JOIN {} c ON {} JOIN {target} p ON {}",
        c.target(&reference.child),
        c.key_is(child, "c", "s.k"),
        c.refers(reference, "c", "p")
    ))
}
