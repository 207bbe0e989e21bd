//! When a plan must be refused, and when it may be.

use std::collections::BTreeSet;

use cargo_data_class::schema::{Action, Dialect};

use super::{detaches, goes_with_parent, has_system_rows, holds, is_deletable};
use crate::world::{Class, Pred, Ref, World};

/// Codes with which a plan must be refused, or may be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Verdict {
    /// One of these must be there, if there are any.
    pub(crate) must: BTreeSet<&'static str>,
    /// Others that are right.
    pub(crate) may: BTreeSet<&'static str>,
}

/// What a refusal of this schema with these annotations may say. Rows don't matter: the proof is offline, so that
/// what some rows could do is refused for all.
pub(crate) fn verdict(world: &World) -> Verdict {
    let mut verdict = Verdict::default();
    for reference in &world.refs {
        if reaches_system(world, reference) || writes_system_rows(world, reference) {
            verdict.must.insert("DC0005");
        }
        if detach_writes_system_rows(world, reference) || key_may_change(world, reference) {
            verdict.may.insert("DC0005");
        }
        if reaches_beyond_rule(world, reference) {
            verdict.must.insert("DC0012");
        }
    }
    if has_uncuttable_cycle(world) || loses_rows_by_cutting(world) {
        verdict.may.insert("DC0020");
    }
    verdict
}

/// "From a system row (also of a mixed table): DC0005 unless the annotation decides." Only a top-level
/// `column IS NULL` proves a system row free of a reference.
fn reaches_system(world: &World, reference: &Ref) -> bool {
    let child = &world.tables[reference.child];
    let free = match &child.class {
        Class::Mixed(pred) => reference.columns.iter().any(|&c| says_null(pred, c)),
        _ => false,
    };
    has_system_rows(child)
        && is_deletable(&world.tables[reference.parent])
        && !free
        && !detaches(world, reference)
        && !holds(world, reference)
}

fn says_null(pred: &Pred, column: usize) -> bool {
    match pred {
        Pred::IsNull(c) => *c == column,
        Pred::And(a, b) => says_null(a, column) || says_null(b, column),
        _ => false,
    }
}

/// "SET NULL would turn user rows into system rows."
fn writes_system_rows(world: &World, reference: &Ref) -> bool {
    let sets = matches!(reference.on_delete, Action::SetNull | Action::SetDefault);
    sets && !reference.declared
        && is_deletable(&world.tables[reference.parent])
        && says_which_are_system(world, reference, reference.written())
}

/// What `detach` writes is what the predicate reads: a row that stays changes sides.
fn detach_writes_system_rows(world: &World, reference: &Ref) -> bool {
    let detach = &world.tables[reference.child].detach;
    says_which_are_system(world, reference, detach)
}

fn says_which_are_system(world: &World, reference: &Ref, columns: &[usize]) -> bool {
    match &world.tables[reference.child].class {
        Class::Mixed(pred) => pred.columns().iter().any(|c| columns.contains(c)),
        _ => false,
    }
}

/// A referenced column that a cleanup empties itself: `detach`, or a key's action, writes it.
fn key_may_change(world: &World, reference: &Ref) -> bool {
    let parent = &world.tables[reference.parent];
    let mut written = reference
        .parent_columns
        .iter()
        .filter(|c| parent.is_nullable(**c));
    written.any(|c| {
        let mut outward = world.refs.iter().filter(|r| r.child == reference.parent);
        outward.any(|r| r.columns.contains(c))
    })
}

/// "A purge changes no row outside its own rule: a key from a row that stays, whatever its action, is DC0012 unless
/// the child says `detach` or `with_parent`."
fn reaches_beyond_rule(world: &World, reference: &Ref) -> bool {
    let child = &world.tables[reference.child];
    let settled = detaches(world, reference) || goes_with_parent(world, reference);
    purged(world)[reference.parent]
        && match &child.class {
            Class::User | Class::Mixed(_) => !settled,
            _ => !detaches(world, reference) && !holds(world, reference),
        }
}

/// The tables with a rule, and those whose rows go along.
fn purged(world: &World) -> Vec<bool> {
    let mut purged: Vec<bool> = world.tables.iter().map(|t| t.rule.is_some()).collect();
    for _ in &world.tables {
        for reference in &world.refs {
            purged[reference.child] |=
                purged[reference.parent] && goes_with_parent(world, reference);
        }
    }
    purged
}

/// A cycle of keys without a column that can be set to NULL has no order in which rows go one by one. InnoDB looks at
/// keys row by row; SQLite waits with them, but SET NULL and SET DEFAULT act at once, and fail where the column is NOT
/// NULL. PostgreSQL looks when a statement is done.
fn has_uncuttable_cycle(world: &World) -> bool {
    let firm: Vec<&Ref> = world.refs.iter().filter(|r| is_firm(world, r)).collect();
    firm.iter().any(|reference| {
        let breaks = match world.dialect {
            Dialect::Postgres => false,
            Dialect::Sqlite => sets_not_null(world, reference),
            Dialect::Mysql => true,
        };
        breaks && leads(&firm, reference.parent, reference.child)
    })
}

/// InnoDB follows cascades fifteen rows deep. Where keys lead round that all cascade, and can't be cut, no order of
/// deletions keeps from it: a cleanup may fail then, and change nothing.
pub(crate) fn may_be_too_deep(world: &World) -> bool {
    let cascades: Vec<&Ref> = world
        .refs
        .iter()
        .filter(|r| is_firm(world, r) && r.on_delete == Action::Cascade && r.child != r.parent)
        .collect();
    let round: BTreeSet<usize> = cascades
        .iter()
        .filter(|r| leads(&cascades, r.parent, r.child))
        .map(|r| r.child)
        .collect();
    let rows = round.iter().map(|&table| world.tables[table].rows.len());
    world.dialect == Dialect::Mysql && rows.sum::<usize>() > 15
}

/// What InnoDB deletes row by row is cut before; a row without a key is known by its values, and would be another one.
fn loses_rows_by_cutting(world: &World) -> bool {
    let purged = purged(world);
    let keys: Vec<&Ref> = world
        .refs
        .iter()
        .filter(|r| {
            !r.declared
                && is_deletable(&world.tables[r.child])
                && is_deletable(&world.tables[r.parent])
        })
        .collect();
    world.dialect == Dialect::Mysql
        && keys.iter().any(|reference| {
            let child = &world.tables[reference.child];
            let is_key = |key: &Vec<usize>| key.iter().all(|&c| !child.is_nullable(c));
            let read = child.keep.iter().chain(match &child.class {
                Class::Mixed(pred) => Some(pred),
                _ => None,
            });
            let mut read = read.flat_map(Pred::columns);
            !child.keys().any(is_key)
                && (purged[reference.child] || read.any(|c| reference.columns.contains(&c)))
                && leads(&keys, reference.parent, reference.child)
        })
}

fn is_firm(world: &World, reference: &Ref) -> bool {
    let child = &world.tables[reference.child];
    let free = |&c: &usize| {
        let mut inward = world.refs.iter().filter(|r| r.parent == reference.child);
        child.is_nullable(c) && !inward.any(|r| r.parent_columns.contains(&c))
    };
    !reference.declared
        && is_deletable(child)
        && is_deletable(&world.tables[reference.parent])
        && !reference.columns.iter().any(free)
}

fn sets_not_null(world: &World, reference: &Ref) -> bool {
    let child = &world.tables[reference.child];
    let sets = matches!(reference.on_delete, Action::SetNull | Action::SetDefault);
    sets && reference.written().iter().any(|&c| !child.is_nullable(c))
}

/// Whether references lead from one table to another.
fn leads(references: &[&Ref], from: usize, to: usize) -> bool {
    let mut reached = BTreeSet::from([from]);
    let mut next = vec![from];
    while let Some(table) = next.pop() {
        for reference in references.iter().filter(|r| r.child == table) {
            if reached.insert(reference.parent) {
                next.push(reference.parent);
            }
        }
    }
    reached.contains(&to)
}
