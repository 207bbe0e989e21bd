//! The full cleanup.

use super::{Expected, Marks, detaches, holds, is_system, marks, stays_by_itself, without};
use crate::world::World;

/// "Survivors: `keep`, system rows, and all that they need, transitively; `detach` where said."
pub(crate) fn clean(world: &World) -> Expected {
    let mut stays = marks(world, stays_by_itself);
    while let Some((table, row)) = needed(world, &stays) {
        stays[table][row] = true;
    }
    // After a full cleanup no detached reference leads nowhere, old orphans' included.
    without(world, &stays, true)
}

/// A row that a row which stays needs, and that does not stay yet.
fn needed(world: &World, stays: &Marks) -> Option<(usize, usize)> {
    world.refs.iter().find_map(|reference| {
        let child = &world.tables[reference.child];
        let rows = child.rows.iter().zip(&stays[reference.child]);
        rows.filter(|(_, stays)| **stays).find_map(|(row, _)| {
            // A system row needs nothing but what it holds; undecided ones are refused.
            let needs =
                !detaches(world, reference) && (!is_system(child, row) || holds(world, reference));
            let mut parents = world.parents(reference, row);
            let gone = parents.find(|&parent| !stays[reference.parent][parent]);
            gone.filter(|_| needs)
                .map(|parent| (reference.parent, parent))
        })
    })
}
