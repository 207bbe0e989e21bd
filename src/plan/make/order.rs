//! Order by references: the one place that knows graphs.

use petgraph::algo::tarjan_scc;
use petgraph::graph::{DiGraph, NodeIndex};

/// The strongly connected components of tables under edges from referencing to referenced ones, referencing
/// components first; each sorted. Edges that leave `tables` don't count.
pub(super) fn components(tables: &[usize], edges: &[(usize, usize)]) -> Vec<Vec<usize>> {
    let mut graph: DiGraph<usize, ()> = DiGraph::new();
    // From the last to the first, since the result is reversed: unrelated tables stay in their order.
    let places: Vec<(usize, NodeIndex)> = tables
        .iter()
        .rev()
        .map(|&table| (table, graph.add_node(table)))
        .collect();
    let place = |table: usize| {
        places
            .iter()
            .find(|(known, _)| *known == table)
            .map(|(_, at)| *at)
    };
    for &(child, parent) in edges {
        if let (Some(child), Some(parent)) = (place(child), place(parent)) {
            graph.update_edge(child, parent, ());
        }
    }
    // Tarjan finds referenced components first.
    let mut components: Vec<Vec<usize>> = tarjan_scc(&graph)
        .into_iter()
        .map(|component| {
            let mut component: Vec<usize> = component.into_iter().map(|at| graph[at]).collect();
            component.sort_unstable();
            component
        })
        .collect();
    components.reverse();
    components
}

/// Components by `strong` edges, and where `weak` ones allow it in their order, too: a weak edge never makes a cycle.
pub(super) fn layered(
    tables: &[usize],
    strong: &[(usize, usize)],
    weak: &[(usize, usize)],
) -> Vec<Vec<usize>> {
    let all: Vec<(usize, usize)> = strong.iter().chain(weak).copied().collect();
    components(tables, &all)
        .into_iter()
        .flat_map(|component| match component.len() {
            1 => vec![component],
            _ => components(&component, strong),
        })
        .collect()
}

/// An order of tables without a cycle under `strong` edges (referencing tables first) that breaks few of the `weak`
/// ones.
pub(super) fn line(
    tables: &[usize],
    strong: &[(usize, usize)],
    weak: &[(usize, usize)],
) -> Vec<usize> {
    let mut left: Vec<usize> = tables.to_vec();
    let mut line = Vec::new();
    while !left.is_empty() {
        let waits_for = |edges: &[(usize, usize)], table: usize| {
            let from = |&&(child, parent): &&(usize, usize)| {
                parent == table && child != table && left.contains(&child)
            };
            edges.iter().filter(from).count()
        };
        let next = left
            .iter()
            .copied()
            .min_by_key(|&table| (waits_for(strong, table), waits_for(weak, table), table));
        let Some(next) = next else { break };
        left.retain(|&table| table != next);
        line.push(next);
    }
    line
}

/// The shortest way from a table through tables that reference it and each other back to itself, as edges.
pub(super) fn round(start: usize, edges: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut seen = vec![start];
    let mut ways: Vec<Vec<(usize, usize)>> = vec![Vec::new()];
    while !ways.is_empty() {
        let mut longer = Vec::new();
        for way in ways {
            let at = way.last().map_or(start, |(child, _)| *child);
            for edge in edges.iter().filter(|(_, parent)| *parent == at) {
                let way: Vec<(usize, usize)> = way.iter().copied().chain([*edge]).collect();
                if edge.0 == start {
                    return way;
                }
                if !seen.contains(&edge.0) {
                    seen.push(edge.0);
                    longer.push(way);
                }
            }
        }
        ways = longer;
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn referencing_tables_come_before_referenced_ones() {
        assert_eq!(
            components(&[0, 1, 2, 3], &[(1, 0), (2, 1), (3, 1)]),
            [[2], [3], [1], [0]]
        );
        assert_eq!(components(&[0, 1, 2], &[]), [[0], [1], [2]]);
    }

    #[test]
    fn a_cycle_is_one_component() {
        let edges = [(0, 1), (1, 0), (2, 1), (1, 3)];
        assert_eq!(
            components(&[0, 1, 2, 3], &edges),
            [vec![2], vec![0, 1], vec![3]]
        );
    }

    #[test]
    fn a_weak_edge_orders_but_makes_no_cycle() {
        assert_eq!(layered(&[0, 1], &[], &[(1, 0)]), [[1], [0]]);
        assert_eq!(layered(&[0, 1], &[(0, 1)], &[(1, 0)]), [[0], [1]]);
    }

    #[test]
    fn a_line_keeps_strong_edges_and_breaks_few_weak_ones() {
        assert_eq!(line(&[0, 1, 2], &[(2, 0)], &[(0, 1), (1, 0)]), [2, 0, 1]);
    }

    #[test]
    fn a_cycle_is_walked_from_a_table_back_to_itself() {
        assert_eq!(
            round(0, &[(1, 0), (2, 1), (0, 2), (0, 1)]),
            [(1, 0), (0, 1)]
        );
        assert_eq!(round(0, &[(0, 0)]), [(0, 0)]);
        assert_eq!(round(0, &[(1, 0)]), []);
    }
}
