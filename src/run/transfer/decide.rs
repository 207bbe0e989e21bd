//! What becomes of each row in the new database, before anything is written: it is there, it is copied, or something is
//! in its way.

use std::collections::HashMap;

use super::Work;
use super::read::{batch, raws, values};
use super::transferred::{self, Memory, Transferred};
use crate::fixtures::value::Raw;
use crate::run::RunError;
use crate::transfer::{Cell, Index, Member, Node, Portion, State, encode, key, rewrite, sql};

/// How many rows are decided at a time: a list of so many cases is asked for each unique constraint.
const DECIDED: usize = 200;

/// Rows of the new database that have the values of a unique constraint, for one row of the old one.
#[derive(Debug, Default)]
struct Holders {
    /// By their keys: all their values.
    rows: HashMap<Box<str>, Vec<Raw>>,
    /// The constraints, by their columns' names.
    by: Vec<String>,
}

/// A reference of a row that is there, which could not be compared yet.
struct Open {
    node: Node,
    column: usize,
    has: Raw,
}

impl Work<'_> {
    /// Tells of rows that came from another old database.
    pub(super) async fn look_for_others(&mut self) -> Result<(), RunError> {
        let others = transferred::from_others(self.to, &self.source).await?;
        if others > 0 {
            self.notes.push(format!(
                "{others} rows came from another old database: if it is this one at another address, rows without a \
                 unique key would be copied twice"
            ));
        }
        Ok(())
    }

    /// Finds all rows that an earlier transfer brought and that are still there.
    pub(super) async fn recall_all(&mut self) -> Result<(), RunError> {
        for table in self.transfer.order.clone() {
            let rows = self.graph.in_state(table, State::User);
            self.recall(table, &rows).await?;
        }
        Ok(())
    }

    /// Decides some rows, after all that they reference.
    pub(super) async fn decide(&mut self, portion: &Portion) -> Result<(), RunError> {
        let mut open = Vec::new();
        for table in self.transfer.order.clone() {
            // Where nobody locks a run out, another one may have brought them.
            self.recall(table, portion.rows(table)).await?;
            let is_open = |row: &u32| self.graph.state(Node { table, row: *row }) == State::User;
            let rows: Vec<u32> = portion
                .rows(table)
                .iter()
                .copied()
                .filter(is_open)
                .collect();
            for batch in rows.chunks(DECIDED) {
                self.decide_rows(table, batch, &mut open).await?;
            }
        }
        self.compare_open(open);
        for (node, link) in self.graph.spread(portion) {
            let why = format!(
                "`{}` leads to a row that is refused",
                self.graph.link(link).id
            );
            self.refused.push((node, why));
        }
        self.dropped.extend(self.graph.dropped(portion));
        Ok(())
    }

    /// Finds those of some rows that an earlier transfer brought and that are still there.
    async fn recall(&mut self, table: usize, rows: &[u32]) -> Result<(), RunError> {
        if rows.is_empty() {
            return Ok(());
        }
        let member = &self.scheme().tables[table];
        let Some(memory) = Memory::of(self.to, &self.source, &member.shown).await? else {
            return Ok(());
        };
        let mut changed = 0;
        for batch in rows.chunks(batch(member)) {
            let nodes = batch.iter().map(|row| Node { table, row: *row });
            let open = nodes.filter(|node| self.graph.state(*node) == State::User);
            let keys: Vec<String> = open.map(|node| self.graph.key(node).into_owned()).collect();
            let known = memory.read(self.to, &keys).await?;
            changed += self.find_again(table, &known).await?;
        }
        if changed > 0 {
            self.notes.push(format!(
                "`{}`: {changed} rows that are already there have changed in the new database since they were \
                 transferred: they stay as they are",
                member.shown
            ));
        }
        Ok(())
    }

    /// Looks for rows by the keys that they were given; how many of them have changed since.
    async fn find_again(&mut self, table: usize, known: &[Transferred]) -> Result<u64, RunError> {
        if known.is_empty() {
            return Ok(0);
        }
        let scheme = self.scheme();
        let member = &scheme.tables[table];
        let by_key: HashMap<&str, &Transferred> =
            known.iter().map(|row| (row.new.as_str(), row)).collect();
        let keys: Vec<Vec<Raw>> = known.iter().map(|row| raws(&row.new)).collect();
        let sql = sql::rows(scheme, table, &member.key, &keys);
        let (graph, mapped) = (&mut self.graph, &mut self.mapped);
        let mut changed = 0;
        values(self.to, &sql, &member.shown, |row| {
            if let Some(known) = by_key.get(&*of(&row, &member.key))
                && let Some(node) = graph.find(table, &known.old)
            {
                graph.set_target(node, &of(&row, &member.outward));
                graph.set(node, State::There);
                *mapped += 1;
                changed += u64::from(held(member, &row) != known.content);
            }
            Ok(())
        })
        .await?;
        Ok(changed)
    }

    async fn decide_rows(
        &mut self,
        table: usize,
        numbers: &[u32],
        open: &mut Vec<Open>,
    ) -> Result<(), RunError> {
        let scheme = self.scheme();
        let member = &scheme.tables[table];
        let mut rows: Vec<(Node, Vec<Cell>)> = Vec::new();
        let mut old = match decides_by_values(member) {
            true => self.old_rows(table, numbers).await?,
            false => HashMap::new(),
        };
        for row in numbers {
            let node = Node { table, row: *row };
            if let Some(why) = self.blocked(node) {
                self.refuse(node, why);
                continue;
            }
            let values = match old.remove(row) {
                Some(values) => {
                    self.at_hand.keep(node, &values);
                    values
                }
                None => vec![Raw::Null; member.columns.len()],
            };
            rows.push((node, rewrite(scheme, &self.graph, node, values)));
        }
        let mut holders: HashMap<Node, Holders> = HashMap::new();
        for unique in &member.uniques {
            self.find_holders(table, unique, &rows, &mut holders)
                .await?;
        }
        for index in &member.indexes {
            self.find_index_holders(table, index, &rows, &mut holders)
                .await?;
        }
        for (node, cells) in rows {
            match holders.remove(&node) {
                None => {
                    let outward: Vec<Cell> =
                        member.outward.iter().map(|at| cells[*at].clone()).collect();
                    self.graph.set_target(node, &encode(&outward));
                    self.graph.set(node, State::Copied);
                }
                Some(found) => self.compare(node, &cells, found, open),
            }
        }
        Ok(())
    }

    /// Why a row can't be copied, whatever the new database has.
    fn blocked(&self, node: Node) -> Option<String> {
        if let Some(link) = self.graph.refused_parent(node) {
            let id = &self.graph.link(link).id;
            return Some(format!("`{id}` leads to a row that is refused"));
        }
        let mut ends = self.graph.ends(node);
        ends.find_map(|(link, end)| {
            let of = self.graph.link(link);
            self.graph.loss(link, end)?;
            of.null.is_empty().then(|| {
                format!(
                    "`{}` leads to a system row that the new database doesn't have",
                    of.id
                )
            })
        })
    }

    pub(super) fn refuse(&mut self, node: Node, why: String) {
        self.graph.set(node, State::Refused);
        self.refused.push((node, why));
    }

    /// Asks the new database which of its rows have the values of a unique constraint.
    async fn find_holders(
        &mut self,
        table: usize,
        unique: &[usize],
        rows: &[(Node, Vec<Cell>)],
        holders: &mut HashMap<Node, Holders>,
    ) -> Result<(), RunError> {
        let scheme = self.scheme();
        let member = &scheme.tables[table];
        let mut asked: Vec<Node> = Vec::new();
        let mut keys: Vec<Vec<Raw>> = Vec::new();
        for (node, cells) in rows {
            let known: Option<Vec<Raw>> = unique
                .iter()
                .map(|at| cells[*at].known().filter(|raw| **raw != Raw::Null).cloned())
                .collect();
            // A number that is yet to be given is nobody's.
            if let Some(known) = known {
                asked.push(*node);
                keys.push(known);
            }
        }
        if asked.is_empty() {
            return Ok(());
        }
        let names: Vec<String> = unique
            .iter()
            .map(|at| format!("`{}`", member.columns[*at].name))
            .collect();
        let names = names.join(", ");
        let sql = sql::holders(scheme, table, unique, &keys);
        self.read_holders(member, &sql, (&asked, &names), holders)
            .await
    }

    /// Asks the same of a unique index over expressions or of some rows.
    async fn find_index_holders(
        &mut self,
        table: usize,
        index: &Index,
        rows: &[(Node, Vec<Cell>)],
        holders: &mut HashMap<Node, Holders>,
    ) -> Result<(), RunError> {
        let scheme = self.scheme();
        let mut asked: Vec<Node> = Vec::new();
        let mut values: Vec<Vec<Raw>> = Vec::new();
        for (node, cells) in rows {
            // A number that is yet to be given is nobody's.
            if index.columns.iter().all(|at| cells[*at].known().is_some()) {
                let known = cells.iter().map(|cell| cell.known().cloned());
                asked.push(*node);
                values.push(known.map(|raw| raw.unwrap_or(Raw::Null)).collect());
            }
        }
        if asked.is_empty() {
            return Ok(());
        }
        let sql = sql::index_holders(scheme, table, index, &values);
        let shown = index.shown();
        self.read_holders(&scheme.tables[table], &sql, (&asked, &shown), holders)
            .await
    }

    /// Reads rows that are in the way, each behind the number of the row that was asked for.
    async fn read_holders(
        &mut self,
        member: &Member,
        sql: &str,
        (asked, by): (&[Node], &str),
        holders: &mut HashMap<Node, Holders>,
    ) -> Result<(), RunError> {
        values(self.to, sql, &member.shown, |mut row| {
            let rest = row.split_off(1);
            let number = match row.first() {
                Some(Raw::Text(text)) => text.parse::<usize>().ok(),
                _ => None,
            };
            if let Some(node) = number.and_then(|number| asked.get(number)) {
                let found = holders.entry(*node).or_default();
                found.rows.insert(of(&rest, &member.key), rest);
                if !found.by.iter().any(|known| known == by) {
                    found.by.push(by.to_owned());
                }
            }
            Ok(())
        })
        .await
    }

    /// A row of the same key: it is this one where everything else is equal, too.
    fn compare(&mut self, node: Node, cells: &[Cell], found: Holders, open: &mut Vec<Open>) {
        let scheme = self.scheme();
        let member = &scheme.tables[node.table];
        let by = found.by.join(" and ");
        let mut rows = found.rows.into_values();
        let (Some(row), None) = (rows.next(), rows.next()) else {
            return self.refuse(node, format!("several rows have the same {by}"));
        };
        let mut differing = Vec::new();
        for at in compared(member) {
            match &cells[at] {
                Cell::Is(raw) if *raw == row[at] => {}
                Cell::Later => open.push(Open {
                    node,
                    column: at,
                    has: row[at].clone(),
                }),
                Cell::Is(_) | Cell::New => differing.push(format!("`{}`", member.columns[at].name)),
            }
        }
        if differing.is_empty() {
            self.graph.set_target(node, &of(&row, &member.outward));
            self.graph.set(node, State::There);
            self.found.push((node, held(member, &row)));
        } else {
            let columns = differing.join(", ");
            self.refuse(
                node,
                format!("another row has the same {by} and differs in {columns}"),
            );
        }
    }

    /// Compares the references that had to wait for other tables' rows.
    fn compare_open(&mut self, open: Vec<Open>) {
        let scheme = self.scheme();
        for of in open {
            if self.graph.state(of.node) != State::There {
                continue;
            }
            let columns = scheme.tables[of.node.table].columns.len();
            let cells = rewrite(scheme, &self.graph, of.node, vec![Raw::Null; columns]);
            if cells[of.column] != Cell::Is(of.has) {
                let column = &scheme.tables[of.node.table].columns[of.column].name;
                let why = format!("another row has the same key and differs in `{column}`");
                self.refuse(of.node, why);
            }
        }
    }
}

/// Whether it takes a row's values to decide on it: to find others of the same values, or to know what others need.
fn decides_by_values(member: &Member) -> bool {
    let made = |at: &usize| member.made == Some(*at);
    !member.uniques.is_empty() || !member.indexes.is_empty() || !member.outward.iter().all(made)
}

/// The columns in which a row must be equal: all that are written but the number that each database gives.
fn compared(member: &Member) -> impl Iterator<Item = usize> {
    member.written().filter(|at| member.made != Some(*at))
}

/// A hash of what a row holds.
pub(super) fn held(member: &Member, row: &[Raw]) -> String {
    let values: Vec<Raw> = member.written().map(|at| row[at].clone()).collect();
    transferred::content(&values)
}

/// Some values of a row, as a key's text.
fn of(row: &[Raw], columns: &[usize]) -> Box<str> {
    let values: Vec<Raw> = columns.iter().map(|at| row[*at].clone()).collect();
    key(&values)
}
