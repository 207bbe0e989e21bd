//! Rows that nobody has: some that a cleanup deletes, in every table that it deletes from, and some that it keeps.
//!
//! What a row holds is invented from the schema ([`crate::invent`]); whether it is right the engine says. The rows that
//! stay are made first, with everything that they need, and the rows that go point only at each other and at what is
//! there: so what a cleanup has to leave is known without asking the plan.

mod attempt;
mod condition;
mod detach;
mod refer;
mod write;

use std::collections::BTreeMap;

use self::attempt::Attempt;
use self::refer::Parents;
use crate::engine::plain;
use crate::invent::{Edge, Recipe, order};
use crate::plan::{Fate, Plan, PlanTable, Reference};
use crate::run::{RunError, Session};
use crate::schema::{Dialect, Schema, Table, TableKind, TableRef};
use crate::sql::quote::Quote;

/// How many rows that go a table gets.
const ROWS: usize = 3;

/// On which side of a cleanup a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Side {
    /// It stays: by a predicate, or because such a row needs it.
    Stays,
    /// It goes.
    Goes,
}

/// A row's columns as SQL.
pub(super) type Row = BTreeMap<String, String>;

/// What was made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Made {
    /// How many rows each table got, sorted.
    pub(super) rows: BTreeMap<TableRef, u64>,
    /// References of system rows that were pointed at them.
    pub(super) pointing: u64,
    /// Tables that got none, or none of a kind, with the reason.
    pub(super) not_made: BTreeMap<TableRef, String>,
}

impl Made {
    /// All rows.
    pub(super) fn count(&self) -> u64 {
        self.rows.values().sum()
    }
}

/// Makes rows in one database.
pub(super) struct Maker<'a> {
    session: &'a mut Session,
    plan: &'a Plan,
    schema: &'a Schema,
    /// The rows that are there, by side and table.
    rows: BTreeMap<(Side, TableRef), Vec<Row>>,
    /// Of the last row that was tried.
    number: u32,
    made: Made,
}

impl<'a> Maker<'a> {
    /// A maker whose rows are numbered from `number` on.
    pub(super) fn new(
        session: &'a mut Session,
        plan: &'a Plan,
        schema: &'a Schema,
        number: u32,
    ) -> Maker<'a> {
        Maker {
            session,
            plan,
            schema,
            rows: BTreeMap::new(),
            number,
            made: Made::default(),
        }
    }

    /// Rows that stay: one for each predicate that protects rows, where no row is protected yet, and what those rows
    /// need; and a row in each table that is kept whole, that is nobody's to seed, and that others can't do without.
    pub(super) async fn staying(&mut self, seeded: &[TableRef]) -> Result<Made, RunError> {
        self.hurry().await;
        let plan = self.plan;
        for table in plan.tables.iter().filter(|table| may_be_filled(table)) {
            if table.fate == Fate::Kept {
                if is_needed(plan, table)
                    && !seeded.contains(&table.name)
                    && self.is_empty(table).await?
                {
                    self.stay(table, None).await?;
                }
                continue;
            }
            for predicate in table.own_survivors() {
                let protected = format!("NOT {}", predicate.is_false);
                if self.count(table, &protected).await? == 0 {
                    self.stay(table, Some(protected)).await?;
                }
            }
        }
        Ok(std::mem::take(&mut self.made))
    }

    /// Rows that go, in every table that a cleanup deletes from.
    pub(super) async fn going(&mut self) -> Result<Made, RunError> {
        self.hurry().await;
        self.rows.retain(|(side, _), _| *side == Side::Stays);
        let plan = self.plan;
        let tables: Vec<&'a PlanTable> = plan.cleaned().collect();
        for unit in self.ordered(&tables) {
            let unit: Vec<&'a PlanTable> = unit
                .iter()
                .filter_map(|at| tables.get(*at).copied())
                .collect();
            if let Some(table) = unit.iter().find(|table| !may_be_filled(table)) {
                let why = match table.kind {
                    TableKind::Foreign => "its rows live in another database",
                    _ => "a virtual table",
                };
                for table in &unit {
                    self.note(&table.name, why);
                }
                continue;
            }
            let mut conditions = BTreeMap::new();
            for table in &unit {
                let goes: Vec<&str> = table
                    .own_survivors()
                    .map(|of| of.is_false.as_str())
                    .collect();
                if !goes.is_empty() {
                    conditions.insert(&table.name, goes.join(" AND "));
                }
            }
            for nth in 0..ROWS {
                let goal = |table: &TableRef| conditions.get(table).cloned();
                if let Err(why) = self.unit(&unit, Side::Goes, nth, &goal).await {
                    if nth == 0 {
                        for table in &unit {
                            self.note(&table.name, &why);
                        }
                    }
                    break;
                }
            }
        }
        self.close_knots(&tables).await;
        self.point_at_what_goes().await;
        Ok(std::mem::take(&mut self.made))
    }

    /// A shadow need not outlive a power failure.
    async fn hurry(&mut self) {
        if self.plan.dialect == Dialect::Sqlite {
            let _ = self.session.execute("PRAGMA synchronous = OFF").await;
        }
    }

    /// Makes a row that stays, after the rows that it can't do without.
    async fn stay(
        &mut self,
        table: &'a PlanTable,
        protected: Option<String>,
    ) -> Result<(), RunError> {
        let mut why = String::new();
        // First with nothing but what it can't do without, then with all that it can point at.
        for hard in [true, false] {
            let needed = self.needed_by(table, hard);
            let goal = |name: &TableRef| protected.clone().filter(|_| *name == table.name);
            why.clear();
            for unit in self.ordered(&needed) {
                let unit: Vec<&'a PlanTable> = unit
                    .iter()
                    .filter_map(|at| needed.get(*at).copied())
                    .collect();
                let there = |of: &&PlanTable| {
                    of.name != table.name && self.rows.contains_key(&(Side::Stays, of.name.clone()))
                };
                if unit.iter().all(there) {
                    continue;
                }
                if let Err(error) = self.unit(&unit, Side::Stays, 0, &goal).await {
                    why = error;
                    break;
                }
            }
            if why.is_empty() {
                return Ok(());
            }
        }
        self.note(&table.name, &format!("no row that stays: {why}"));
        Ok(())
    }

    /// A table with those whose rows it needs, through all levels. Of kept tables only those without rows of their own
    /// that somebody could seed.
    fn needed_by(&self, table: &'a PlanTable, hard: bool) -> Vec<&'a PlanTable> {
        let mut needed = vec![table];
        let mut at = 0;
        while let Some(child) = needed.get(at).map(|table| &table.name) {
            at += 1;
            for reference in self.plan.references.iter().filter(|of| of.child == *child) {
                let wanted = !hard || self.is_hard(reference);
                let parent = self.plan.table(&reference.parent).filter(|_| wanted);
                let parent =
                    parent.filter(|parent| parent.fate == Fate::Cleaned && may_be_filled(parent));
                if let Some(parent) = parent
                    && !needed.iter().any(|known| known.name == parent.name)
                {
                    needed.push(parent);
                }
            }
        }
        needed
    }

    fn ordered(&self, tables: &[&PlanTable]) -> Vec<Vec<usize>> {
        let at = |name: &TableRef| tables.iter().position(|table| table.name == *name);
        let edges: Vec<Edge> = self
            .plan
            .references
            .iter()
            .filter_map(|reference| {
                Some(Edge {
                    child: at(&reference.child)?,
                    parent: at(&reference.parent)?,
                    hard: self.is_hard(reference),
                })
            })
            .collect();
        order(tables.len(), &edges)
    }

    /// Whether none of a reference's columns can be NULL.
    fn is_hard(&self, reference: &Reference) -> bool {
        let table = self.plan.table(&reference.child);
        let hard = |name: &String| {
            let column = table.and_then(|table| table.column(name));
            column.is_some_and(|column| column.not_null || column.generated)
        };
        reference.columns.iter().all(hard)
    }

    /// One row in each of the tables, put in together. The error is for people.
    async fn unit(
        &mut self,
        unit: &[&'a PlanTable],
        side: Side,
        nth: usize,
        goal: &(dyn Fn(&TableRef) -> Option<String> + Sync),
    ) -> Result<(), String> {
        let mut attempts = Vec::new();
        for table in unit {
            let found = self
                .table(&table.name)
                .ok_or("the schema does not have it")?;
            let goal = goal(&table.name);
            let texts: Vec<&str> = goal.as_deref().into_iter().collect();
            let recipe = Recipe::of(self.schema, found, &texts);
            let parents = Parents::of(self, table, side, nth, unit).await?;
            attempts.push(Attempt::new(table, recipe, parents, goal));
        }
        let rows = self.insert(&mut attempts).await?;
        for (attempt, row) in attempts.iter().zip(rows) {
            let name = attempt.table.name.clone();
            *self.made.rows.entry(name.clone()).or_default() += 1;
            self.rows.entry((side, name)).or_default().push(row);
        }
        Ok(())
    }

    fn table(&self, name: &TableRef) -> Option<&'a Table> {
        let mut tables = self.schema.tables.iter();
        tables.find(|table| table.schema == name.schema && table.name == name.table)
    }

    fn note(&mut self, table: &TableRef, why: &str) {
        self.made
            .not_made
            .entry(table.clone())
            .or_insert_with(|| why.lines().next().unwrap_or_default().to_owned());
    }

    fn quoted(&self, table: &TableRef) -> String {
        Quote(self.plan.dialect).table(&table.schema, &table.table)
    }

    async fn is_empty(&mut self, table: &PlanTable) -> Result<bool, RunError> {
        Ok(self.count(table, "1 = 1").await? == 0)
    }

    async fn count(&mut self, table: &PlanTable, condition: &str) -> Result<u64, RunError> {
        let from = self.quoted(&table.name);
        let sql = format!("SELECT count(*) FROM {from} WHERE {condition}");
        let count = self.session.value(&sql).await.map_err(|error| {
            RunError::database(format!("{from} can't be read: {}", plain(&error)))
        })?;
        Ok(count.and_then(|count| count.parse().ok()).unwrap_or(0))
    }
}

/// Whether rows can be put into a table at all.
fn may_be_filled(table: &PlanTable) -> bool {
    table.kind == TableKind::Table
}

/// Whether rows of tables that are cleaned can't do without one of a kept table that nobody seeds.
fn is_needed(plan: &Plan, table: &PlanTable) -> bool {
    let seeded = matches!(table.class.as_str(), "system" | "framework");
    !seeded
        && plan.references.iter().any(|reference| {
            reference.parent == table.name
                && plan
                    .table(&reference.child)
                    .is_some_and(|child| child.fate == Fate::Cleaned)
        })
}
