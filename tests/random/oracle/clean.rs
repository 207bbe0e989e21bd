//! The full cleanup.

use super::{Expected, Marks, detaches, marks, stays_by_itself, without};
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

/// A row that a row which stays needs, and that does not stay yet. A system row has no reference but those that it
/// holds or detaches, or the plan is refused; one with a value that can't be compared may have others, and stays with
/// what it needs.
fn needed(world: &World, stays: &Marks) -> Option<(usize, usize)> {
    let mut needs = world.refs.iter().filter(|r| !detaches(world, r));
    needs.find_map(|reference| {
        let child = &world.tables[reference.child];
        let rows = child.rows.iter().zip(&stays[reference.child]);
        rows.filter(|(_, stays)| **stays).find_map(|(row, _)| {
            let mut parents = world.parents(reference, row);
            let gone = parents.find(|&parent| !stays[reference.parent][parent]);
            gone.map(|parent| (reference.parent, parent))
        })
    })
}
