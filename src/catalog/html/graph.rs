//! Tables as nodes, references as edges.

use std::collections::BTreeMap;

use data_class_grammar::Class;

use super::super::{Catalog, Row, RowReference};
use super::markup::anchor;

/// The catalog's tables and what they point at.
pub(super) struct Graph<'a> {
    /// Tables in the order in which they are shown.
    pub(super) nodes: Vec<Node<'a>>,
    /// References in the order of their tables.
    pub(super) edges: Vec<Edge<'a>>,
}

/// A table.
pub(super) struct Node<'a> {
    pub(super) row: &'a Row,
    /// The index of its category.
    pub(super) category: usize,
    /// Where its details stand in the page.
    pub(super) anchor: String,
}

/// A reference.
pub(super) struct Edge<'a> {
    pub(super) from: usize,
    /// None where the referenced table is not in the catalog, a framework's for example.
    pub(super) to: Option<usize>,
    pub(super) reference: &'a RowReference,
    /// How many references between the same two tables come before it.
    pub(super) parallel: i32,
}

impl<'a> Graph<'a> {
    pub(super) fn new(catalog: &'a Catalog) -> Self {
        let nodes: Vec<Node<'a>> = catalog
            .categories
            .iter()
            .enumerate()
            .flat_map(|(category, of)| {
                of.rows.iter().map(move |row| Node {
                    row,
                    category,
                    anchor: anchor(&row.table),
                })
            })
            .collect();
        let by_name: BTreeMap<&str, usize> = nodes
            .iter()
            .enumerate()
            .map(|(at, node)| (node.row.table.as_str(), at))
            .collect();
        let mut seen: BTreeMap<(usize, usize), i32> = BTreeMap::new();
        let mut edges = Vec::new();
        for (from, node) in nodes.iter().enumerate() {
            for reference in &node.row.references {
                let to = by_name.get(reference.table.as_str()).copied();
                let count = seen.entry((from, to.unwrap_or(usize::MAX))).or_default();
                edges.push(Edge {
                    from,
                    to,
                    reference,
                    parallel: *count,
                });
                *count += 1;
            }
        }
        Graph { nodes, edges }
    }
}

/// A class as the page writes it, for people, style sheets and the script.
pub(super) struct Shown {
    /// Its style.
    pub(super) style: &'static str,
    /// Its words, the document's.
    pub(super) words: &'static str,
    /// One letter, for the picture: colours alone tell nothing to some people and on paper.
    pub(super) letter: &'static str,
}

pub(super) const CLASSES: [Shown; 5] = [
    Shown {
        style: "system",
        words: "SYSTEM DATA",
        letter: "S",
    },
    Shown {
        style: "user",
        words: "USER DATA",
        letter: "U",
    },
    Shown {
        style: "mixed",
        words: "MIXED DATA",
        letter: "M",
    },
    Shown {
        style: "external",
        words: "EXTERNAL",
        letter: "E",
    },
    Shown {
        style: "unclassified",
        words: "UNCLASSIFIED",
        letter: "?",
    },
];

/// How a row's class is shown.
pub(super) fn shown(row: &Row) -> &'static Shown {
    let [system, user, mixed, external, unclassified] = &CLASSES;
    match row.class {
        Some(Class::System) => system,
        Some(Class::User) => user,
        Some(Class::Mixed) => mixed,
        Some(Class::External | Class::Projection) => external,
        None => unclassified,
    }
}

/// What deleting the referenced row does: a style and words.
pub(super) fn action(reference: &RowReference) -> (&'static str, &'static str) {
    match reference.on_delete {
        Some("CASCADE") => ("cascade", "ON DELETE CASCADE"),
        Some("SET NULL") => ("null", "ON DELETE SET NULL"),
        Some("SET DEFAULT") => ("null", "ON DELETE SET DEFAULT"),
        Some("RESTRICT") => ("restrict", "ON DELETE RESTRICT"),
        Some(_) => ("restrict", "ON DELETE NO ACTION"),
        None => ("declared", "declared, no foreign key"),
    }
}
