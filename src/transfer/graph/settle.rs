//! Which rows stay, and what those that come along lose by it.

use super::{End, Graph, Loss, Node, Portion, State};

/// A reference that is set to NULL in a copied row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dropped {
    /// The row.
    pub node: Node,
    /// The reference.
    pub link: usize,
    /// Why.
    pub loss: Loss,
}

impl Graph<'_> {
    /// Decides which rows stay: those that can't be without a row that stays, and those that no other needs. Each row
    /// that stays for the first reason is told with the reference.
    pub fn settle(&mut self) -> Vec<(Node, usize)> {
        let mut without = Vec::new();
        loop {
            let before = without.len();
            for table in 0..self.tables.len() {
                for row in 0..self.len(table) {
                    let node = Node { table, row };
                    if self.state(node) != State::User {
                        continue;
                    }
                    let lacking = self.ends(node).find(|(link, end)| {
                        self.loss(*link, *end).is_some() && self.scheme.links[*link].null.is_empty()
                    });
                    if let Some((link, _)) = lacking {
                        self.set(node, State::Without);
                        without.push((node, link));
                    }
                }
            }
            if without.len() == before {
                break;
            }
        }
        self.drop_unneeded();
        without
    }

    fn drop_unneeded(&mut self) {
        let mut needed: Vec<Vec<bool>> = self
            .tables
            .iter()
            .map(|rows| vec![false; rows.states.len()])
            .collect();
        let mut open: Vec<Node> = Vec::new();
        for (table, member) in self.scheme.tables.iter().enumerate() {
            if !member.chosen {
                continue;
            }
            for row in 0..self.len(table) {
                let node = Node { table, row };
                if self.state(node) == State::User {
                    open.push(node);
                    self.follow(&mut open, &mut needed);
                }
            }
        }
        for (table, needed) in needed.iter().enumerate() {
            for (row, needed) in needed.iter().enumerate() {
                let rows = &mut self.tables[table];
                if !needed && matches!(rows.states[row], State::User | State::System) {
                    rows.set(row as u32, State::Unneeded);
                }
            }
        }
    }

    /// Marks all rows that the open ones need.
    fn follow(&self, open: &mut Vec<Node>, needed: &mut [Vec<bool>]) {
        while let Some(node) = open.pop() {
            if std::mem::replace(&mut needed[node.table][node.row as usize], true) {
                continue;
            }
            for (link, end) in self.ends(node) {
                if let End::Row(row) = end {
                    let table = self.scheme.links[link].parent;
                    let parent = Node { table, row };
                    if matches!(self.state(parent), State::User | State::System) {
                        open.push(parent);
                    }
                }
            }
        }
    }

    /// Refuses all of these rows that are not there and have a reference to a refused one, until there is no more. Each is told
    /// with the reference.
    pub fn spread(&mut self, portion: &Portion) -> Vec<(Node, usize)> {
        let mut refused = Vec::new();
        loop {
            let before = refused.len();
            for node in portion.nodes() {
                if self.state(node) != State::Copied {
                    continue;
                }
                if let Some(link) = self.refused_parent(node) {
                    self.set(node, State::Refused);
                    refused.push((node, link));
                }
            }
            if refused.len() == before {
                return refused;
            }
        }
    }

    /// The reference of a row that leads to a refused one.
    pub fn refused_parent(&self, node: Node) -> Option<usize> {
        let mut ends = self.ends(node);
        ends.find_map(|(link, end)| {
            let End::Row(row) = end else { return None };
            let table = self.scheme.links[link].parent;
            (self.state(Node { table, row }) == State::Refused).then_some(link)
        })
    }

    /// The references that the copied ones of these rows lose.
    pub fn dropped(&self, portion: &Portion) -> Vec<Dropped> {
        let mut dropped = Vec::new();
        for node in portion.nodes() {
            if self.state(node) != State::Copied {
                continue;
            }
            let losses = self.ends(node).filter_map(|(link, end)| {
                let loss = self.loss(link, end)?;
                Some(Dropped { node, link, loss })
            });
            dropped.extend(losses);
        }
        dropped
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{graph, scheme};
    use super::*;
    use crate::transfer::scheme::Scheme;

    fn said(scheme: &Scheme, graph: &Graph<'_>) -> Vec<String> {
        let mut said = Vec::new();
        for (table, member) in scheme.tables.iter().enumerate() {
            for row in 0..graph.len(table) {
                let node = Node { table, row };
                said.push(format!(
                    "{} {} {:?}",
                    member.shown,
                    graph.key(node),
                    graph.state(node)
                ));
            }
        }
        said
    }

    #[test]
    fn parents_come_along_and_nothing_else_does() {
        let scheme = scheme(
            &["plans", "users", "*posts"],
            &[
                "posts.author -> users !",
                "users.plan -> plans !",
                "users.boss -> users",
            ],
        );
        let mut graph = graph(
            &scheme,
            &[
                "posts 1 User a",
                "users a User free b",
                "users b User free -",
                "users c User pro -",
            ],
        );
        assert_eq!(graph.settle(), []);
        assert_eq!(
            said(&scheme, &graph),
            [
                "plans free System",
                "plans pro Unneeded",
                "users a User",
                "users b User",
                "users c Unneeded",
                "posts 1 User"
            ]
        );
    }

    #[test]
    fn what_cannot_be_without_a_row_that_stays_stays_too() {
        let scheme = scheme(
            &["*accounts", "*sites", "*pages"],
            &[
                "sites.account -> accounts !",
                "pages.site -> sites !",
                "accounts.main -> sites",
            ],
        );
        let mut graph = graph(
            &scheme,
            &[
                "accounts a User 2",
                "accounts b Excluded",
                "sites 1 User a",
                "sites 2 User b",
                "sites 3 User ?",
                "pages x User 1",
                "pages y User 2",
            ],
        );
        let without: Vec<String> = graph
            .settle()
            .into_iter()
            .map(|(node, link)| format!("{} {}", graph.key(node), scheme.links[link].id))
            .collect();
        assert_eq!(
            without,
            [
                "2 sites.account -> accounts !",
                "3 sites.account -> accounts !",
                "y pages.site -> sites !"
            ]
        );
        let all = graph.whole();
        for node in all.nodes() {
            graph.set(node, State::Copied);
        }
        let dropped = graph.dropped(&all);
        assert_eq!(dropped.len(), 1);
        assert_eq!(graph.key(dropped[0].node), "a");
        assert_eq!(dropped[0].loss, Loss::LeftBehind);
    }

    #[test]
    fn a_refusal_spreads_to_all_that_reference_the_row() {
        let scheme = scheme(
            &["*users", "*posts", "*likes"],
            &["posts.author -> users", "likes.post -> posts !"],
        );
        let mut graph = graph(
            &scheme,
            &[
                "users a User",
                "users b User",
                "posts 1 User a",
                "posts 2 User b",
                "likes x User 1",
            ],
        );
        graph.settle();
        let all = graph.whole();
        for node in all.nodes() {
            graph.set(node, State::Copied);
        }
        graph.set(Node { table: 0, row: 0 }, State::Refused);
        assert_eq!(graph.spread(&all).len(), 2);
        assert_eq!(graph.count(1, State::Copied), 1);
        assert_eq!(graph.count(2, State::Refused), 1);
    }
}
