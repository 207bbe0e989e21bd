//! The rows that are looked at, as a graph of keys: which come along, which stay, what they lose.

use indexmap::IndexSet;

use super::scheme::{Link, Scheme};

const NONE: u32 = u32::MAX;
const DANGLING: u32 = u32::MAX - 1;

/// A row: its table and its number there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Node {
    /// The table's index in the scheme.
    pub table: usize,
    /// The row's number in the graph.
    pub row: u32,
}

/// What is known of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Its key alone: it is yet to be read.
    Wanted,
    /// A system row, or one of another table that stays: it is looked up in the new database.
    System,
    /// Such a row that the new database doesn't have.
    Unmatched,
    /// A user row that `--where` leaves behind.
    Excluded,
    /// A user row that may come along.
    User,
    /// A user row that can't be without one that stays.
    Without,
    /// A user row that no other needs.
    Unneeded,
    /// It is inserted.
    Copied,
    /// The new database has it.
    There,
    /// Something in the new database is in its way.
    Refused,
}

/// Where a reference of a row leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Nowhere: it is NULL.
    Null,
    /// To a row that the old database doesn't have.
    Dangling,
    /// To this row of the referenced table.
    Row(u32),
}

/// Why a row loses a reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Loss {
    /// The old database doesn't have the row.
    Dangling,
    /// The row stays behind.
    LeftBehind,
    /// The new database has no system row of that key.
    Unmatched,
}

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

#[derive(Debug, Default)]
struct Rows {
    keys: IndexSet<Box<str>>,
    states: Vec<State>,
    /// One for each reference of the table, row after row.
    ends: Vec<u32>,
    /// What others need of the row in the new database.
    targets: Vec<Option<Box<str>>>,
    wanted: Vec<u32>,
}

/// All rows that are looked at.
#[derive(Debug)]
pub struct Graph<'s> {
    scheme: &'s Scheme,
    tables: Vec<Rows>,
}

impl<'s> Graph<'s> {
    /// Without rows.
    pub fn new(scheme: &'s Scheme) -> Self {
        Graph {
            scheme,
            tables: scheme.tables.iter().map(|_| Rows::default()).collect(),
        }
    }

    /// Enters a row by its key; it is to be read unless it is known.
    pub fn want(&mut self, table: usize, key: Box<str>) -> u32 {
        let member = &self.scheme.tables[table];
        let rows = &mut self.tables[table];
        let (row, new) = rows.keys.insert_full(key);
        let row = u32::try_from(row).unwrap_or(DANGLING - 1);
        if new {
            let state = match member.has_user_rows() {
                true => State::Wanted,
                false => State::System,
            };
            rows.states.push(state);
            rows.ends
                .extend(std::iter::repeat_n(NONE, member.links.len()));
            rows.targets.push(None);
            if state == State::Wanted {
                rows.wanted.push(row);
            }
        }
        row
    }

    /// Enters what was read of a row: its state, and the key of the row behind each of its references.
    pub fn load(
        &mut self,
        table: usize,
        key: Box<str>,
        state: State,
        ends: impl IntoIterator<Item = Option<Option<Box<str>>>>,
    ) {
        let row = self.want(table, key);
        let node = Node { table, row };
        if self.state(node) != State::Wanted {
            return;
        }
        self.set(node, state);
        if state != State::User {
            return;
        }
        let scheme = self.scheme;
        let links = &scheme.tables[table].links;
        let first = row as usize * links.len();
        for ((nth, link), end) in links.iter().enumerate().zip(ends) {
            let end = match end {
                None => NONE,
                Some(None) => DANGLING,
                Some(Some(key)) => self.want(scheme.links[*link].parent, key),
            };
            self.tables[table].ends[first + nth] = end;
        }
    }

    /// Keys of rows that are yet to be read, at most so many; each only once.
    pub fn take_wanted(&mut self, table: usize, most: usize) -> Vec<Box<str>> {
        let rows = &mut self.tables[table];
        let mut taken = Vec::new();
        while taken.len() < most {
            let Some(row) = rows.wanted.pop() else { break };
            if rows.states[row as usize] == State::Wanted {
                taken.extend(rows.keys.get_index(row as usize).cloned());
            }
        }
        taken
    }

    /// How many rows of a table are known.
    pub fn len(&self, table: usize) -> u32 {
        u32::try_from(self.tables[table].states.len()).unwrap_or(DANGLING - 1)
    }

    /// The rows of a table in a state.
    pub fn in_state(&self, table: usize, state: State) -> Vec<u32> {
        (0..self.len(table))
            .filter(|row| self.state(Node { table, row: *row }) == state)
            .collect()
    }

    /// How many there are.
    pub fn count(&self, table: usize, state: State) -> u64 {
        let states = self.tables[table].states.iter();
        states.filter(|of| **of == state).count() as u64
    }

    /// A row's state.
    pub fn state(&self, node: Node) -> State {
        self.tables[node.table].states[node.row as usize]
    }

    /// Sets it.
    pub fn set(&mut self, node: Node, state: State) {
        self.tables[node.table].states[node.row as usize] = state;
    }

    /// A row's key in the old database.
    pub fn key(&self, node: Node) -> &str {
        let keys = &self.tables[node.table].keys;
        keys.get_index(node.row as usize).map_or("", |key| key)
    }

    /// The row of a key.
    pub fn find(&self, table: usize, key: &str) -> Option<Node> {
        let row = self.tables[table].keys.get_index_of(key)?;
        Some(Node {
            table,
            row: u32::try_from(row).ok()?,
        })
    }

    /// What others need of the row in the new database: the values of the table's outward columns.
    pub fn target(&self, node: Node) -> Option<&str> {
        self.tables[node.table].targets[node.row as usize].as_deref()
    }

    /// Sets it.
    pub fn set_target(&mut self, node: Node, target: Box<str>) {
        self.tables[node.table].targets[node.row as usize] = Some(target);
    }

    /// Where a reference of a row leads; `nth` among those of its table.
    pub fn end(&self, node: Node, nth: usize) -> End {
        let links = self.scheme.tables[node.table].links.len();
        match self.tables[node.table].ends[node.row as usize * links + nth] {
            NONE => End::Null,
            DANGLING => End::Dangling,
            row => End::Row(row),
        }
    }

    /// The references of a row that lead somewhere: their index in the scheme, and where to.
    pub fn ends(&self, node: Node) -> impl Iterator<Item = (usize, End)> + '_ {
        let links = self.scheme.tables[node.table].links.iter().enumerate();
        links
            .map(move |(nth, link)| (*link, self.end(node, nth)))
            .filter(|(_, end)| *end != End::Null)
    }

    /// Why a reference can't be kept, where it can't.
    pub fn loss(&self, link: usize, end: End) -> Option<Loss> {
        let parent = self.scheme.links[link].parent;
        match end {
            End::Null => None,
            End::Dangling => Some(Loss::Dangling),
            End::Row(row) => match self.state(Node { table: parent, row }) {
                State::Excluded | State::Without | State::Unneeded => Some(Loss::LeftBehind),
                State::Unmatched => Some(Loss::Unmatched),
                _ => None,
            },
        }
    }

    /// Decides which rows stay: those that can't be without a row that stays, and those that no other needs. Each row
    /// that stays for the first reason is told with the reference.
    pub fn settle(&mut self) -> Vec<(Node, usize)> {
        let mut without = Vec::new();
        loop {
            let before = without.len();
            for table in 0..self.tables.len() {
                for row in self.in_state(table, State::User) {
                    let node = Node { table, row };
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
            if member.chosen {
                let rows = self.in_state(table, State::User).into_iter();
                open.extend(rows.map(|row| Node { table, row }));
            }
        }
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
        for (table, needed) in needed.iter().enumerate() {
            for (row, needed) in needed.iter().enumerate() {
                let state = &mut self.tables[table].states[row];
                if !needed && matches!(state, State::User | State::System) {
                    *state = State::Unneeded;
                }
            }
        }
    }

    /// Refuses all rows that are not there and have a reference to a refused one, until there is no more. Each is told
    /// with the reference.
    pub fn spread(&mut self) -> Vec<(Node, usize)> {
        let mut refused = Vec::new();
        loop {
            let before = refused.len();
            for table in 0..self.tables.len() {
                for row in self.in_state(table, State::Copied) {
                    let node = Node { table, row };
                    if let Some(link) = self.refused_parent(node) {
                        self.set(node, State::Refused);
                        refused.push((node, link));
                    }
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

    /// The references that copied rows lose.
    pub fn dropped(&self) -> Vec<Dropped> {
        let mut dropped = Vec::new();
        for table in 0..self.tables.len() {
            for row in self.in_state(table, State::Copied) {
                let node = Node { table, row };
                let losses = self.ends(node).filter_map(|(link, end)| {
                    let loss = self.loss(link, end)?;
                    Some(Dropped { node, link, loss })
                });
                dropped.extend(losses);
            }
        }
        dropped
    }

    /// Copied rows of a table, those that rows of the same table reference before them.
    pub fn parents_first(&self, table: usize) -> Vec<u32> {
        let rows = self.in_state(table, State::Copied);
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
        let mut seen = vec![false; self.tables[table].states.len()];
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
                if self.state(node) != State::Copied
                    || std::mem::replace(&mut seen[row as usize], true)
                {
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

    /// The reference of an index.
    pub fn link(&self, link: usize) -> &'s Link {
        &self.scheme.links[link]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Dialect, TableRef};
    use crate::transfer::scheme::{Member, Part};

    fn member(name: &str, chosen: bool) -> Member {
        Member {
            name: TableRef {
                schema: "public".into(),
                table: name.into(),
            },
            shown: name.into(),
            part: match name {
                "plans" => Part::Kept("system".into()),
                _ => Part::User,
            },
            trouble: None,
            elsewhere: false,
            chosen,
            only: false,
            columns: Vec::new(),
            key: vec![0],
            made: None,
            outward: vec![0],
            uniques: Vec::new(),
            user_rows: None,
            guarded: Vec::new(),
            filter: None,
            links: Vec::new(),
            triggers: Vec::new(),
        }
    }

    /// `posts.author -> users !` is a reference that can't be NULL.
    fn scheme(tables: &[&str], links: &[&str]) -> Scheme {
        let mut scheme = Scheme {
            dialect: Dialect::Postgres,
            tables: tables
                .iter()
                .map(|name| match name.strip_prefix('*') {
                    Some(name) => member(name, true),
                    None => member(name, false),
                })
                .collect(),
            links: Vec::new(),
        };
        for (at, line) in links.iter().enumerate() {
            let required = line.ends_with('!');
            let (child, parent) = line
                .trim_end_matches([' ', '!'])
                .split_once(" -> ")
                .expect("->");
            let position = |name: &str| {
                let mut tables = scheme.tables.iter();
                tables.position(|table| table.shown == name).expect("known")
            };
            let child = position(child.split('.').next().expect("a table"));
            let parent = position(parent);
            scheme.links.push(Link {
                id: (*line).to_owned(),
                child,
                columns: vec![1],
                parent,
                parent_columns: vec![0],
                null: if required { Vec::new() } else { vec![1] },
                at_once: true,
            });
            scheme.tables[child].links.push(at);
        }
        scheme
    }

    /// Rows as `users 1 User 2`: table, key, state, the keys behind its references (`-` for NULL, `?` for none there).
    fn graph<'s>(scheme: &'s Scheme, rows: &[&str]) -> Graph<'s> {
        let mut graph = Graph::new(scheme);
        for row in rows {
            let words: Vec<&str> = row.split(' ').collect();
            let table = scheme
                .tables
                .iter()
                .position(|t| t.shown == words[0])
                .expect("known");
            let state = match words[2] {
                "Excluded" => State::Excluded,
                _ => State::User,
            };
            let ends = words[3..].iter().map(|word| match *word {
                "-" => None,
                "?" => Some(None),
                key => Some(Some(Box::from(key))),
            });
            graph.load(table, words[1].into(), state, ends);
        }
        graph
    }

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
        for table in 0..3 {
            for row in graph.in_state(table, State::User) {
                graph.set(Node { table, row }, State::Copied);
            }
        }
        let dropped = graph.dropped();
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
        for table in 0..3 {
            for row in graph.in_state(table, State::User) {
                graph.set(Node { table, row }, State::Copied);
            }
        }
        graph.set(Node { table: 0, row: 0 }, State::Refused);
        assert_eq!(graph.spread().len(), 2);
        assert_eq!(graph.count(1, State::Copied), 1);
        assert_eq!(graph.count(2, State::Refused), 1);
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
        for row in graph.in_state(0, State::User) {
            graph.set(Node { table: 0, row }, State::Copied);
        }
        let sorted: Vec<&str> = graph
            .parents_first(0)
            .into_iter()
            .map(|row| graph.key(Node { table: 0, row }))
            .collect();
        assert_eq!(sorted, ["c", "b", "a", "e", "d"]);
    }
}
