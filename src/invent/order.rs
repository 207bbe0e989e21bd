//! The order in which tables are filled.

use std::collections::BTreeSet;

/// A reference between two tables, by their numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edge {
    /// The referencing table.
    pub child: usize,
    /// The referenced one.
    pub parent: usize,
    /// Whether it can't be NULL: the parent's row must be there.
    pub hard: bool,
}

/// The tables in the order in which they can be filled, referenced ones first. Tables that need each other stand
/// together: their rows go in at once.
pub fn order(tables: usize, edges: &[Edge]) -> Vec<Vec<usize>> {
    let mut waiting: BTreeSet<usize> = (0..tables).collect();
    let mut ordered = Vec::new();
    while !waiting.is_empty() {
        let unit = next(&waiting, edges);
        for table in &unit {
            waiting.remove(table);
        }
        ordered.push(unit);
    }
    ordered
}

/// Who is next: with no parent waiting, else with the fewest of those that it can do without, else a knot.
fn next(waiting: &BTreeSet<usize>, edges: &[Edge]) -> Vec<usize> {
    let parents = |table: usize, hard: bool| {
        edges.iter().filter(move |edge| {
            edge.child == table
                && edge.parent != table
                && waiting.contains(&edge.parent)
                && (edge.hard || !hard)
        })
    };
    let free = waiting
        .iter()
        .filter(|table| parents(**table, true).next().is_none());
    if let Some(table) = free.min_by_key(|table| parents(**table, false).count()) {
        return vec![*table];
    }
    // Of everything that needs something that waits, the smallest that is complete in itself.
    let knots = waiting.iter().map(|table| {
        let mut reached = BTreeSet::from([*table]);
        let mut todo = vec![*table];
        while let Some(table) = todo.pop() {
            for edge in parents(table, true) {
                if reached.insert(edge.parent) {
                    todo.push(edge.parent);
                }
            }
        }
        reached
    });
    let smallest = knots.min_by_key(BTreeSet::len);
    smallest.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(tables: usize, edges: &[(usize, usize, bool)], expected: &[&[usize]]) {
        let edges: Vec<Edge> = edges
            .iter()
            .map(|&(child, parent, hard)| Edge {
                child,
                parent,
                hard,
            })
            .collect();
        assert_eq!(order(tables, &edges), expected, "{edges:?}");
    }

    #[test]
    fn referenced_tables_come_first_and_knots_together() {
        check(3, &[(0, 1, true), (1, 2, true)], &[&[2], &[1], &[0]]);
        // A table that points at itself is no knot.
        check(1, &[(0, 0, true)], &[&[0]]);
        // The reference that can be NULL waits.
        check(2, &[(0, 1, true), (1, 0, false)], &[&[1], &[0]]);
        check(2, &[(0, 1, true), (1, 0, true)], &[&[0, 1]]);
        // Who needs a knot comes behind it.
        check(
            4,
            &[(0, 1, true), (1, 2, true), (2, 1, true), (1, 3, true)],
            &[&[3], &[1, 2], &[0]],
        );
        check(0, &[], &[]);
    }
}
