//! The rows that are looked at, as a graph of keys: which come along, which stay, what they lose.

use std::borrow::Cow;

use texts::{Keys, Texts};

use super::scheme::{Link, Scheme};

mod portion;
#[cfg(test)]
pub(super) mod sample;
mod settle;
mod texts;

pub use portion::{Portion, Sequence};
pub use settle::Dropped;

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
    /// It was inserted by a part before, which is committed.
    Brought,
    /// The new database has it.
    There,
    /// Something in the new database is in its way.
    Refused,
}

const STATES: usize = State::Refused as usize + 1;

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

#[derive(Debug, Default)]
struct Rows {
    keys: Keys,
    states: Vec<State>,
    /// How many rows are in each state.
    counts: [u64; STATES],
    /// One for each reference of the table, row after row.
    ends: Vec<u32>,
    /// What others need of the row in the new database.
    targets: Texts,
    wanted: Vec<u32>,
}

impl Rows {
    fn set(&mut self, row: u32, state: State) {
        if let Some(of) = self.states.get_mut(row as usize) {
            self.counts[*of as usize] -= 1;
            *of = state;
            self.counts[state as usize] += 1;
        }
    }
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
    pub fn want(&mut self, table: usize, key: &str) -> u32 {
        let member = &self.scheme.tables[table];
        let rows = &mut self.tables[table];
        let (row, new) = rows.keys.insert(key);
        if new {
            let state = match member.has_user_rows() {
                true => State::Wanted,
                false => State::System,
            };
            rows.states.push(state);
            rows.counts[state as usize] += 1;
            rows.ends
                .extend(std::iter::repeat_n(NONE, member.links.len()));
            rows.targets.push_none();
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
        key: &str,
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
                Some(Some(key)) => self.want(scheme.links[*link].parent, &key),
            };
            self.tables[table].ends[first + nth] = end;
        }
    }

    /// Keys of rows that are yet to be read, at most so many; each only once.
    pub fn take_wanted(&mut self, table: usize, most: usize) -> Vec<Box<str>> {
        let rows = &mut self.tables[table];
        let mut taken = Vec::new();
        while taken.len() < most {
            let Some(row) = rows.wanted.pop() else {
                rows.wanted.shrink_to_fit();
                break;
            };
            if rows.states[row as usize] == State::Wanted {
                taken.extend(rows.keys.get(row).map(|key| key.into()));
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
        self.tables[table].counts[state as usize]
    }

    /// A row's state.
    pub fn state(&self, node: Node) -> State {
        self.tables[node.table].states[node.row as usize]
    }

    /// Sets it.
    pub fn set(&mut self, node: Node, state: State) {
        self.tables[node.table].set(node.row, state);
    }

    /// A row's key in the old database.
    pub fn key(&self, node: Node) -> Cow<'_, str> {
        self.tables[node.table]
            .keys
            .get(node.row)
            .unwrap_or_default()
    }

    /// The row of a key.
    pub fn find(&self, table: usize, key: &str) -> Option<Node> {
        let row = self.tables[table].keys.find(key)?;
        Some(Node { table, row })
    }

    /// What others need of the row in the new database: the values of the table's outward columns.
    pub fn target(&self, node: Node) -> Option<Cow<'_, str>> {
        self.tables[node.table].targets.get(node.row as usize)
    }

    /// Sets it.
    pub fn set_target(&mut self, node: Node, target: &str) {
        self.tables[node.table]
            .targets
            .set(node.row as usize, target);
    }

    /// Forgets it.
    pub fn forget_target(&mut self, node: Node) {
        self.tables[node.table].targets.clear(node.row as usize);
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

    /// The reference of an index.
    pub fn link(&self, link: usize) -> &'s Link {
        &self.scheme.links[link]
    }
}
