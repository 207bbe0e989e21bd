//! Rows that are committed together: a part of the transfer that holds by itself, after the parts before it.
//!
//! A row comes after all rows that it references. Rows that reference each other in a circle come together, however
//! many they are: after every part every reference leads to a row.

use super::{End, Graph, Node, State};

/// Rows that are committed together, by table, in the order of their numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Portion {
    rows: Vec<Vec<u32>>,
}

impl Portion {
    /// Its rows of a table.
    pub fn rows(&self, table: usize) -> &[u32] {
        self.rows.get(table).map_or(&[], Vec::as_slice)
    }

    /// All its rows.
    pub fn nodes(&self) -> impl Iterator<Item = Node> + '_ {
        let tables = self.rows.iter().enumerate();
        tables.flat_map(|(table, rows)| rows.iter().map(move |row| Node { table, row: *row }))
    }

    /// How many there are.
    pub fn len(&self) -> u64 {
        self.rows.iter().map(|rows| rows.len() as u64).sum()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rows.iter().all(Vec::is_empty)
    }

    /// Whether a row is one of them.
    pub fn contains(&self, node: Node) -> bool {
        self.rows(node.table).binary_search(&node.row).is_ok()
    }
}

/// All rows that come along, each after those that it references.
#[derive(Debug)]
pub struct Sequence {
    /// The number of each table's first row.
    first: Vec<u32>,
    rows: Vec<u32>,
    /// For each of them, whether it is the last of those that can't be parted.
    last: Vec<bool>,
    next: usize,
}

impl Sequence {
    /// How many rows are left.
    pub fn left(&self) -> u64 {
        (self.rows.len() - self.next) as u64
    }

    /// The next rows: as many as weigh so much at most, or those that can't be parted, if they alone weigh more.
    pub fn take(&mut self, most: u64, weight: impl Fn(usize) -> u64) -> Portion {
        let mut portion = Portion {
            rows: vec![Vec::new(); self.first.len()],
        };
        let mut weighs = 0;
        while self.next < self.rows.len() {
            let unit = self.unit();
            let nodes: Vec<Node> = unit.iter().map(|id| self.node(*id)).collect();
            let more: u64 = nodes.iter().map(|node| weight(node.table)).sum();
            if weighs > 0 && weighs + more > most {
                break;
            }
            weighs += more;
            self.next += nodes.len();
            for node in nodes {
                portion.rows[node.table].push(node.row);
            }
        }
        portion
            .rows
            .iter_mut()
            .for_each(|rows| rows.sort_unstable());
        portion
    }

    /// The rows from the next one on that can't be parted.
    fn unit(&self) -> &[u32] {
        let rest = self.last.get(self.next..).unwrap_or_default();
        let length = rest.iter().position(|last| *last).map_or(0, |at| at + 1);
        &self.rows[self.next..self.next + length]
    }

    fn node(&self, id: u32) -> Node {
        let table = self.first.partition_point(|first| *first <= id) - 1;
        Node {
            table,
            row: id - self.first[table],
        }
    }
}

const NEW: u32 = 0;
const DONE: u32 = u32::MAX;

/// Tarjan's walk along the references, without recursion: chains may be as long as a table.
struct Walk<'g, 's> {
    graph: &'g Graph<'s>,
    sequence: Sequence,
    /// When a row was met, and the first met row that it leads back to.
    met: Vec<u32>,
    low: Vec<u32>,
    clock: u32,
    /// Rows that are met and not yet in the sequence.
    open: Vec<u32>,
    /// The way to the row at hand: each row with the reference that is next to be followed.
    path: Vec<(u32, usize)>,
}

impl Walk<'_, '_> {
    fn meet(&mut self, id: u32) {
        self.clock += 1;
        self.met[id as usize] = self.clock;
        self.low[id as usize] = self.clock;
        self.open.push(id);
        self.path.push((id, 0));
    }

    /// The row behind a reference, if it comes along.
    fn behind(&self, node: Node, nth: usize) -> Option<u32> {
        let End::Row(row) = self.graph.end(node, nth) else {
            return None;
        };
        let scheme = self.graph.scheme;
        let table = scheme.links[scheme.tables[node.table].links[nth]].parent;
        let parent = Node { table, row };
        (self.graph.state(parent) == State::User).then(|| self.sequence.first[table] + row)
    }

    fn from(&mut self, id: u32) {
        self.meet(id);
        while let Some((id, nth)) = self.path.pop() {
            let node = self.sequence.node(id);
            if nth == self.graph.scheme.tables[node.table].links.len() {
                self.leave(id);
                continue;
            }
            self.path.push((id, nth + 1));
            let Some(parent) = self.behind(node, nth) else {
                continue;
            };
            match self.met[parent as usize] {
                NEW => self.meet(parent),
                met => self.reaches(id, met),
            }
        }
    }

    /// A row leads to one that was met then; those in the sequence count as met at the very end.
    fn reaches(&mut self, id: u32, met: u32) {
        let low = &mut self.low[id as usize];
        *low = met.min(*low);
    }

    fn leave(&mut self, id: u32) {
        let low = self.low[id as usize];
        if let Some((before, _)) = self.path.last() {
            self.reaches(*before, low);
        }
        if low != self.met[id as usize] {
            return;
        }
        while let Some(row) = self.open.pop() {
            self.met[row as usize] = DONE;
            self.sequence.rows.push(row);
            self.sequence.last.push(row == id);
            if row == id {
                break;
            }
        }
    }
}

impl Graph<'_> {
    /// All rows that may come along, as one portion.
    pub fn whole(&self) -> Portion {
        let tables = 0..self.tables.len();
        Portion {
            rows: tables
                .map(|table| self.in_state(table, State::User))
                .collect(),
        }
    }

    /// The rows that may come along, one after the other, by the tables' order as far as their references let them.
    pub fn sequence(&self, tables: &[usize]) -> Sequence {
        let mut first = Vec::with_capacity(self.tables.len());
        let mut all: u32 = 0;
        for table in 0..self.tables.len() {
            first.push(all);
            all = all.saturating_add(self.len(table));
        }
        let mut walk = Walk {
            graph: self,
            sequence: Sequence {
                first,
                rows: Vec::new(),
                last: Vec::new(),
                next: 0,
            },
            met: vec![NEW; all as usize],
            low: vec![NEW; all as usize],
            clock: 0,
            open: Vec::new(),
            path: Vec::new(),
        };
        for table in tables {
            for row in self.in_state(*table, State::User) {
                let id = walk.sequence.first[*table] + row;
                if walk.met[id as usize] == NEW {
                    walk.from(id);
                }
            }
        }
        walk.sequence
    }

    /// A portion's rows of a table that are copied.
    pub fn copied(&self, portion: &Portion, table: usize) -> Vec<u32> {
        let copied = |row: &u32| self.state(Node { table, row: *row }) == State::Copied;
        portion.rows(table).iter().copied().filter(copied).collect()
    }

    /// The same rows, those that rows of the same table reference before them.
    pub fn parents_first(&self, portion: &Portion, table: usize) -> Vec<u32> {
        let rows = self.copied(portion, table);
        let own: Vec<usize> = self.scheme.tables[table]
            .links
            .iter()
            .enumerate()
            .filter(|(_, link)| self.scheme.links[**link].parent == table)
            .map(|(nth, _)| nth)
            .collect();
        if own.is_empty() {
            return rows;
        }
        let mut seen = std::collections::HashSet::with_capacity(rows.len());
        let mut sorted = Vec::with_capacity(rows.len());
        for first in rows {
            // A stack instead of recursion: chains may be as long as the table.
            let mut path = vec![(first, false)];
            while let Some((row, done)) = path.pop() {
                if done {
                    sorted.push(row);
                    continue;
                }
                let node = Node { table, row };
                if self.state(node) != State::Copied || !seen.insert(row) {
                    continue;
                }
                path.push((row, true));
                for nth in &own {
                    if let End::Row(parent) = self.end(node, *nth) {
                        path.push((parent, false));
                    }
                }
            }
        }
        sorted
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{graph, scheme};
    use super::*;

    /// What each part holds, as `users a, users b | posts 1`.
    #[track_caller]
    fn check(tables: &[&str], links: &[&str], rows: &[&str], most: u64, expected: &str) {
        let scheme = scheme(tables, links);
        let mut graph = graph(&scheme, rows);
        graph.settle();
        let order: Vec<usize> = (0..scheme.tables.len()).collect();
        let mut sequence = graph.sequence(&order);
        let mut parts = Vec::new();
        while sequence.left() > 0 {
            let portion = sequence.take(most, |_| 1);
            assert!(portion.nodes().all(|node| portion.contains(node)));
            let name =
                |node: Node| format!("{} {}", scheme.tables[node.table].shown, graph.key(node));
            parts.push(portion.nodes().map(name).collect::<Vec<_>>().join(", "));
        }
        assert_eq!(parts.join(" | "), expected);
        let all: u64 = graph.whole().len();
        assert_eq!(all, graph.sequence(&order).left());
    }

    #[test]
    fn a_row_comes_after_those_that_it_references() {
        let tables = ["plans", "*posts", "users"];
        let links = [
            "posts.author -> users !",
            "users.plan -> plans !",
            "users.boss -> users",
        ];
        let rows = [
            "posts 1 User a",
            "posts 2 User c",
            "users a User free b",
            "users b User free -",
            "users c User free a",
        ];
        check(
            &tables,
            &links,
            &rows,
            2,
            "users a, users b | posts 1, users c | posts 2",
        );
        check(
            &tables,
            &links,
            &rows,
            1,
            "users b | users a | posts 1 | users c | posts 2",
        );
        check(
            &tables,
            &links,
            &rows,
            9,
            "posts 1, posts 2, users a, users c, users b",
        );
    }

    #[test]
    fn a_circle_comes_in_one_part_however_long_it_is() {
        let tables = ["*accounts", "*users"];
        let links = [
            "accounts.owner -> users",
            "users.account -> accounts !",
            "users.by -> users",
        ];
        let rows = [
            "accounts x User a",
            "users a User x b",
            "users b User x c",
            "users c User x -",
            "users d User x d",
            "accounts y User -",
        ];
        check(
            &tables,
            &links,
            &rows,
            2,
            "accounts x, users a, users b, users c | accounts y, users d",
        );
    }

    #[test]
    fn what_does_not_come_along_is_in_no_part() {
        check(
            &["plans", "*users"],
            &["users.plan -> plans !", "users.boss -> users"],
            &[
                "users a User free b",
                "users b Excluded",
                "users c User ? -",
            ],
            1,
            "users a",
        );
    }

    #[test]
    fn a_chain_as_long_as_a_table_needs_no_stack() {
        let rows: Vec<String> = (0..20_000)
            .map(|row| format!("tags {row} User {}", row + 1))
            .chain(["tags 20000 User -".to_owned()])
            .collect();
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let scheme = scheme(&["*tags"], &["tags.parent -> tags"]);
        let mut graph = graph(&scheme, &rows);
        graph.settle();
        let mut sequence = graph.sequence(&[0]);
        let first = sequence.take(3, |_| 1);
        let keys: Vec<_> = first.nodes().map(|node| graph.key(node)).collect();
        assert_eq!(keys, ["19998", "19999", "20000"]);
        let weighed = sequence.take(30, |_| 10);
        assert_eq!(weighed.len(), 3);
        assert_eq!(sequence.left(), 20_001 - 6);
    }

    #[test]
    fn rows_that_reference_rows_of_their_own_table_come_behind_them() {
        let scheme = scheme(&["*tags"], &["tags.parent -> tags"]);
        let mut graph = graph(
            &scheme,
            &[
                "tags a User b",
                "tags b User c",
                "tags c User -",
                "tags d User e",
                "tags e User d",
            ],
        );
        graph.settle();
        let all = graph.whole();
        for node in all.nodes() {
            graph.set(node, State::Copied);
        }
        let sorted: Vec<_> = graph
            .parents_first(&all, 0)
            .into_iter()
            .map(|row| graph.key(Node { table: 0, row }))
            .collect();
        assert_eq!(sorted, ["c", "b", "a", "e", "d"]);
    }
}
