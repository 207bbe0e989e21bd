//! A row of the old database as the new one is to have it.

use super::graph::{End, Graph, Node};
use super::key::{Cell, decode, encode};
use super::scheme::Scheme;
use crate::fixtures::value::Raw;

/// The values of all columns: numbers are new ones, references lead to what the old ones became, those that are lost
/// are NULL.
pub fn rewrite(scheme: &Scheme, graph: &Graph<'_>, node: Node, values: Vec<Raw>) -> Vec<Cell> {
    let member = &scheme.tables[node.table];
    let mut cells: Vec<Cell> = values.into_iter().map(Cell::Is).collect();
    if let Some(made) = member.made {
        let at = member.outward_at(made);
        let given = graph.target(node).map(|text| decode(&text));
        let number = given.and_then(|cells| cells.into_iter().nth(at?));
        cells[made] = number.unwrap_or(Cell::New);
    }
    let mut lost: Vec<usize> = Vec::new();
    for (link, end) in graph.ends(node) {
        if graph.loss(link, end).is_some() {
            lost.extend(&scheme.links[link].null);
        } else if let End::Row(row) = end {
            for (column, cell) in theirs(scheme, graph, link, row) {
                cells[column] = cell;
            }
        }
    }
    for column in lost {
        cells[column] = Cell::Is(Raw::Null);
    }
    cells
}

/// What the columns of a reference hold in the new database.
fn theirs(scheme: &Scheme, graph: &Graph<'_>, link: usize, row: u32) -> Vec<(usize, Cell)> {
    let link = &scheme.links[link];
    let parent = &scheme.tables[link.parent];
    let node = Node {
        table: link.parent,
        row,
    };
    let target = graph.target(node).map(|text| decode(&text));
    let columns = link.columns.iter().zip(&link.parent_columns);
    columns
        .map(|(own, theirs)| {
            let at = parent.outward_at(*theirs);
            let cell = target.as_ref().and_then(|cells| cells.get(at?)).cloned();
            (*own, cell.unwrap_or(Cell::Later))
        })
        .collect()
}

/// Fills in what a copied row shows to others, once the numbers behind its references are given. Whether it changed.
pub fn fill(scheme: &Scheme, graph: &mut Graph<'_>, node: Node) -> bool {
    let member = &scheme.tables[node.table];
    let Some(target) = graph.target(node) else {
        return false;
    };
    let mut cells = decode(&target);
    if cells.iter().all(|cell| cell.known().is_some()) {
        return false;
    }
    let before = cells.clone();
    for (link, end) in graph.ends(node) {
        let End::Row(row) = end else { continue };
        if graph.loss(link, end).is_some() {
            continue;
        }
        for (column, cell) in theirs(scheme, graph, link, row) {
            let open = member
                .outward_at(column)
                .and_then(|at| cells.get_mut(at))
                .filter(|cell| cell.known().is_none());
            if let Some(open) = open {
                *open = cell;
            }
        }
    }
    if cells == before {
        return false;
    }
    graph.set_target(node, &encode(&cells));
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transfer::graph::State;
    use crate::transfer::scheme::tests::shop;

    fn text(value: &str) -> Raw {
        Raw::Text(value.into())
    }

    #[test]
    fn references_lead_to_what_the_rows_have_become() {
        let scheme = shop(&["users"], &[]);
        let at = |name: &str| {
            scheme
                .tables
                .iter()
                .position(|t| t.shown == name)
                .expect("known")
        };
        let (users, plans) = (at("users"), at("plans"));
        let mut graph = Graph::new(&scheme);
        // Its boss is left behind; its plan has another number in the new database.
        let own = [
            Some(Some(Box::from("[\"9\"]"))),
            Some(Some(Box::from("[\"4\"]"))),
        ];
        graph.load(users, "[\"7\"]", State::User, own);
        graph.load(users, "[\"9\"]", State::Excluded, []);
        graph.settle();
        let node = graph.find(users, "[\"7\"]").expect("known");
        let plan = graph.find(plans, "[\"4\"]").expect("known");
        graph.set_target(plan, "[\"40\"]");
        let row = vec![text("7"), text("a@x"), text("4"), text("9")];
        let cells = rewrite(&scheme, &graph, node, row.clone());
        let expected = [
            Cell::New,
            Cell::Is(text("a@x")),
            Cell::Is(text("40")),
            Cell::Is(Raw::Null),
        ];
        assert_eq!(cells, expected);
        graph.set_target(node, "[\"70\"]");
        assert_eq!(rewrite(&scheme, &graph, node, row)[0], Cell::Is(text("70")));
    }
}
