//! `seed`: fixtures into a database. What is missing is inserted, what has changed is updated, what is equal is not
//! touched; an operator's change since the last seed is kept. All in one transaction, read back before COMMIT.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::driver::is_lost;
use super::export::{Depths, begin_reading, begin_writing, not_begun, pin, require_columns};
use super::ledger::{End, Ledger, Outcome, plan_hash};
use super::settle::commit;
use super::{RunError, Session};
use crate::engine::plain;
use crate::fixtures::{FixtureFile, FixtureRows, Fixtures, Layout, depth_of, together};
use crate::plan::Plan;
use crate::schema::{Dialect, Schema};
use crate::sql::quote::Quote;

mod bulk;
mod cells;
mod circle;
mod compare;
mod insert;
mod many;
mod numbers;
mod prune;
mod read_back;
mod refs;
mod report;
mod row_set;
mod seeded;
mod sequences;
mod update;

pub use compare::Kept;
pub use report::{Rewritten, SeedReport, TableReport};
pub(super) use seeded::rewritten_rows;

use circle::Reserved;
use compare::{Difference, Side, compare};
use prune::Foreseen;
use seeded::SeededRows;

/// What a seed is to do.
#[derive(Debug, Clone, Copy, Default)]
pub struct SeedOptions {
    /// Remove rows that an earlier seed created and no fixture has any more, where no row that stays points at them.
    pub prune: bool,
    /// Write over what operators have changed since the last seed.
    pub overwrite: bool,
}

/// What is seeded.
#[derive(Debug)]
pub struct Seeding<'a> {
    plan: &'a Plan,
    schema: &'a Schema,
    fixtures: &'a Fixtures,
    /// Each table that has a fixture, referenced ones first.
    tables: Vec<(&'a Layout, FixtureRows)>,
    secrets: HashMap<String, String>,
    unset: BTreeSet<String>,
    options: SeedOptions,
    url: Option<String>,
}

impl<'a> Seeding<'a> {
    /// Reads fixtures for a database. `secret` gives the value of a variable. Fails where a fixture is wrong.
    pub fn new(
        plan: &'a Plan,
        schema: &'a Schema,
        fixtures: &'a Fixtures,
        files: &'a [FixtureFile],
        secret: impl Fn(&str) -> Option<String>,
        options: SeedOptions,
    ) -> Result<Seeding<'a>, RunError> {
        let mut tables = Vec::new();
        for layout in &fixtures.tables {
            let Some(file) = files.iter().find(|file| file.name() == layout.file_name()) else {
                continue;
            };
            let (rows, faults) = FixtureRows::read(layout, &file.text)?;
            if let Some(fault) = faults.first() {
                return Err(RunError::usage(format!(
                    "{}:{}: {}",
                    file.path, fault.line, fault.message
                ))
                .help("`{program} classify` shows all that is wrong"));
            }
            tables.push((layout, rows));
        }
        if tables.is_empty() {
            return Err(
                RunError::usage("there are no fixtures").help("write them: `{program} export`")
            );
        }
        let mut secrets = HashMap::new();
        let mut unset = BTreeSet::new();
        for variable in tables.iter().flat_map(|(_, rows)| &rows.variables) {
            match secret(variable) {
                Some(value) => drop(secrets.insert(variable.clone(), value)),
                None => drop(unset.insert(variable.clone())),
            }
        }
        Ok(Seeding {
            plan,
            schema,
            fixtures,
            tables,
            secrets,
            unset,
            options,
            url: None,
        })
    }

    /// With the database's address, by which it is asked what it did where the connection is lost at COMMIT.
    #[must_use]
    pub fn at(mut self, url: &str) -> Self {
        self.url = Some(url.to_owned());
        self
    }

    /// The layouts of the tables, with keys that lead back to their own table as deep as any row goes, here or in a
    /// fixture.
    async fn layouts(&self, session: &mut Session) -> Result<Vec<Cow<'_, Layout>>, RunError> {
        let mut depths = Depths::for_lookups();
        for (layout, rows) in &self.tables {
            depths.at_least(&layout.table.name, depth_of(layout, rows)?);
        }
        let mut layouts = Vec::new();
        for (layout, _) in &self.tables {
            layouts.push(depths.unrolled(session, self.plan, layout).await?);
        }
        Ok(layouts)
    }

    fn sides<'s>(&'s self, layouts: &'s [Cow<'_, Layout>]) -> Vec<Side<'s>> {
        let tables = layouts.iter().zip(&self.tables);
        let side = |(layout, (_, rows)): (&'s Cow<'_, Layout>, &'s (_, FixtureRows))| Side {
            plan: self.plan,
            schema: self.schema,
            layout,
            rows,
            secrets: &self.secrets,
            overwrite: self.options.overwrite,
        };
        tables.map(side).collect()
    }

    /// What would be done, from one consistent state of the database; nothing is written.
    pub async fn preview(&self, session: &mut Session) -> Result<SeedReport, RunError> {
        require_columns(session, self.fixtures).await?;
        pin(session).await?;
        let mut report = self.report();
        let table = seeded::own_table(session.dialect());
        let hindrance = table.hindrance(session).await;
        let hindrance = hindrance.map_err(|error| RunError::lost(&error))?;
        report.remembering(&table, hindrance.as_deref());
        begin_reading(session).await?;
        let layouts = self.layouts(session).await?;
        let sides = self.sides(&layouts);
        let mut differences = Vec::new();
        let mut foreseen = Foreseen::default();
        for &side in &sides {
            let seeded = match &hindrance {
                None => seeded::read(session, side).await?,
                Some(_) => seeded::unknown(side),
            };
            let difference = compare(session, side, &seeded).await?;
            report.tables.push(TableReport::of(side, &difference));
            foreseen.add(side, &difference.changed)?;
            differences.push(difference);
        }
        if self.options.prune {
            let tables = sides.iter().zip(&differences).zip(&mut report.tables);
            for ((&side, difference), table) in tables.rev() {
                let left = &difference.left;
                let pruned = prune::prune(session, side, left, Some(&mut foreseen)).await?;
                table.pruned = pruned.gone.len() as u64;
                table.left = pruned.stay;
            }
        }
        let ended = session.execute("ROLLBACK").await;
        ended.map_err(|error| RunError::lost(&error))?;
        Ok(report)
    }

    fn report(&self) -> SeedReport {
        SeedReport {
            unset: self.unset.iter().cloned().collect(),
            ..SeedReport::default()
        }
    }

    /// Seeds. On any failure nothing is changed.
    pub async fn execute(&self, session: &mut Session) -> Result<SeedReport, RunError> {
        if !self.unset.is_empty() {
            let names: Vec<&str> = self.unset.iter().map(String::as_str).collect();
            return Err(RunError::usage(format!(
                "secrets are not set:\n{}\nnothing was changed",
                names.join("\n")
            ))
            .help("set these variables, or write them into .env"));
        }
        require_columns(session, self.fixtures).await?;
        pin(session).await?;
        let mut report = self.report();
        let table = seeded::own_table(session.dialect());
        let hindrance = match table.create(session).await {
            Ok(()) => None,
            Err(error) if is_lost(&error) => return Err(RunError::lost(&error)),
            Err(error) => Some(plain(&error)),
        };
        report.remembering(&table, hindrance.as_deref());
        let remembers = hindrance.is_none();
        let ledger = Ledger::begin(session, "seed", &plan_hash(self.plan)).await;
        if let Some(trouble) = ledger.trouble() {
            report
                .notes
                .push(format!("the run can't be entered in the ledger: {trouble}"));
        }
        let done = match self.begin(session).await {
            Ok(()) => self.write(session, remembers, &ledger, &mut report).await,
            Err(error) => Err(error),
        };
        if let Err(error) = done {
            // A connection that is gone rolls back by itself.
            let _ = session.execute("ROLLBACK").await;
            let end = End {
                outcome: Outcome::Failed,
                rows: &[],
                detail: &error.message,
            };
            let _ = ledger.finish(session, &end).await;
            return Err(error);
        }
        Ok(report)
    }

    async fn begin(&self, session: &mut Session) -> Result<(), RunError> {
        begin_writing(session).await?;
        if session.dialect() != Dialect::Postgres {
            return Ok(());
        }
        let mut tables: Vec<String> = Vec::new();
        for (layout, _) in &self.tables {
            let place = layout.table.in_dialect(Dialect::Postgres);
            tables.extend(
                place.map(|place| Quote(Dialect::Postgres).table(&place.schema, &place.table)),
            );
        }
        tables.sort();
        for table in tables {
            let lock = format!("LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE");
            let done = session.execute(&lock).await;
            done.map_err(|error| not_begun(&lock, &error))?;
        }
        Ok(())
    }

    /// Compares the tables and inserts what is missing, a table after the other; those whose rows wait for each other
    /// at once. Also, of each table, whether references were left NULL that must be written yet.
    async fn insert(
        &self,
        session: &mut Session,
        sides: &[Side<'_>],
        remembers: bool,
    ) -> Result<(Vec<Compared>, Vec<bool>), RunError> {
        let layouts: Vec<&Layout> = sides.iter().map(|side| side.layout).collect();
        let known: HashSet<&str> = layouts.iter().map(|of| of.table.name.as_str()).collect();
        let mut compared: BTreeMap<usize, (Compared, bool)> = BTreeMap::new();
        let mut written: HashSet<&str> = HashSet::new();
        for group in together(&layouts) {
            let mut members = Vec::new();
            for &at in &group.tables {
                let Some(&side) = sides.get(at) else { continue };
                let seeded = match remembers {
                    true => seeded::read(session, side).await?,
                    false => seeded::unknown(side),
                };
                members.push((side, compare(session, side, &seeded).await?, seeded));
            }
            let parts: Vec<_> = members.iter().map(|(side, of, _)| (*side, of)).collect();
            let waiting = match (group.is_circle, parts.as_slice()) {
                (false, [(side, of)]) => {
                    let none = Reserved::default();
                    vec![insert::insert(session, *side, of, &known, &written, &none).await?]
                }
                (_, parts) => circle::insert(session, parts, &known, &written).await?,
            };
            written.extend(
                parts
                    .iter()
                    .map(|(side, _)| side.layout.table.name.as_str()),
            );
            for ((at, waits), (_, of, seeded)) in group.tables.into_iter().zip(waiting).zip(members)
            {
                compared.insert(at, ((of, seeded), waits));
            }
        }
        Ok(compared.into_values().unzip())
    }

    async fn write(
        &self,
        session: &mut Session,
        remembers: bool,
        ledger: &Ledger,
        report: &mut SeedReport,
    ) -> Result<(), RunError> {
        let layouts = self.layouts(session).await?;
        let sides = self.sides(&layouts);
        let (mut differences, waiting) = self.insert(session, &sides, remembers).await?;
        // Now every row is there that a changed one, or one that had to wait, may point at.
        for ((&side, waits), (difference, seeded)) in sides.iter().zip(waiting).zip(&differences) {
            match waits {
                true => {
                    let (changes, _) = read_back::stray(session, side, difference, seeded).await?;
                    update::update(session, side, &changes).await?;
                }
                false => update::update(session, side, &difference.changed).await?,
            }
        }
        let mut gone = Vec::new();
        let mut tables = Vec::new();
        for (&side, (difference, _)) in sides.iter().zip(&differences).rev() {
            let mut table = TableReport::of(side, difference);
            let mut pruned = prune::Pruned::default();
            if self.options.prune {
                pruned = prune::prune(session, side, &difference.left, None).await?;
                table.pruned = pruned.gone.len() as u64;
                table.left = std::mem::take(&mut pruned.stay);
            }
            sequences::restart(session, side).await?;
            gone.push(pruned.gone);
            tables.push(table);
        }
        tables.reverse();
        gone.reverse();
        report.tables = tables;
        // Where nothing was written, what was compared is what is there.
        if report.changes() > 0 {
            read_back::read_back(session, &sides, &mut differences, remembers).await?;
        }
        let tables = report.tables.iter_mut().zip(&sides);
        for ((table, &side), (difference, _)) in tables.zip(&differences) {
            table.rewritten = report::rewritten(side, difference);
        }
        if remembers {
            for ((&side, (difference, seeded)), gone) in sides.iter().zip(&differences).zip(&gone) {
                seeded::write(session, side, seeded, difference, gone).await?;
            }
        }
        let rows: Vec<(String, u64)> = report
            .tables
            .iter()
            .map(|table| (table.table.clone(), table.changes()))
            .filter(|(_, rows)| *rows > 0)
            .collect();
        let end = End {
            outcome: Outcome::Done,
            rows: &rows,
            detail: "",
        };
        ledger
            .finish(session, &end)
            .await
            .map_err(|error| RunError::lost(&error))?;
        commit(session, ledger, self.url.as_deref(), "all is seeded").await
    }
}

/// A table's difference with what was seeded before.
type Compared = (Difference, SeededRows);

fn failed(side: Side<'_>, error: &sqlx::Error) -> RunError {
    RunError::database(format!(
        "`{}` can't be written: {}\nnothing was changed",
        side.layout.table.name,
        plain(error)
    ))
}
