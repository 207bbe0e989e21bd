//! Retention.

use super::{Expected, Marks, goes_with_parent, holds, is_system, marks, stays_by_itself, without};
use crate::world::{PAST, Value, World};

/// What is left after every table's rule.
pub(crate) fn purge(world: &World) -> Expected {
    let mut stays = marks(world, |_, _| true);
    for rule in 0..world.tables.len() {
        if world.tables[rule].rule.is_some() {
            for (table, row) in gone(world, rule) {
                stays[table][row] = false;
            }
        }
    }
    without(world, &stays, false)
}

/// The rows that one table's rule deletes: due ones that nothing spares, with what goes along with them.
fn gone(world: &World, rule: usize) -> Vec<(usize, usize)> {
    let mut due = marks(world, |_, _| false);
    for (number, row) in world.tables[rule].rows.iter().enumerate() {
        due[rule][number] = is_due(world, rule, row) && !stays_by_itself(&world.tables[rule], row);
    }
    let along = with_children(world, &due);
    let spared = spared(world, &along);
    for (due, spared) in due.iter_mut().flatten().zip(spared.iter().flatten()) {
        *due &= !spared;
    }
    let gone = with_children(world, &due);
    let rows = gone.iter().enumerate();
    rows.flat_map(|(table, rows)| {
        let rows = rows.iter().enumerate().filter(|(_, gone)| **gone);
        rows.map(move |(row, _)| (table, row))
    })
    .collect()
}

/// NULL and future times stay.
fn is_due(world: &World, table: usize, row: &[Value]) -> bool {
    let rule = world.tables[table].rule;
    rule.is_some_and(|rule| row[rule.column] == Value::Int(PAST))
}

/// The rows and all that goes with them, `with_parent`.
fn with_children(world: &World, rows: &Marks) -> Marks {
    let mut all = rows.clone();
    loop {
        let before = all.clone();
        for reference in &world.refs {
            if !goes_with_parent(world, reference) {
                continue;
            }
            for (number, row) in world.tables[reference.child].rows.iter().enumerate() {
                let mut parents = world.parents(reference, row);
                if parents.any(|parent| all[reference.parent][parent]) {
                    all[reference.child][number] = true;
                }
            }
        }
        if all == before {
            return all;
        }
    }
}

/// Rows among `along` that stay: protected ones, ones that a system row holds, and what those reference in turn.
fn spared(world: &World, along: &Marks) -> Marks {
    let mut spared = marks(world, stays_by_itself);
    for (spared, along) in spared.iter_mut().flatten().zip(along.iter().flatten()) {
        *spared &= along;
    }
    for reference in world.refs.iter().filter(|r| holds(world, r)) {
        let child = &world.tables[reference.child];
        for row in child.rows.iter().filter(|row| is_system(child, row)) {
            for parent in world.parents(reference, row) {
                spared[reference.parent][parent] |= along[reference.parent][parent];
            }
        }
    }
    loop {
        let before = spared.clone();
        for reference in &world.refs {
            if !goes_with_parent(world, reference) {
                continue;
            }
            for (number, row) in world.tables[reference.child].rows.iter().enumerate() {
                if !spared[reference.child][number] {
                    continue;
                }
                for parent in world.parents(reference, row) {
                    spared[reference.parent][parent] |= along[reference.parent][parent];
                }
            }
        }
        if spared == before {
            return spared;
        }
    }
}
