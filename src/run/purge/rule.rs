//! One rule: walking its table forward, a batch a transaction.

use std::time::{Duration, Instant};

use crate::plan::{Plan, PurgeRule};
use crate::run::Session;
use crate::run::driver::is_lost;
use crate::run::ledger::Ledger;
use crate::run::settle::{Mark, Settled, Trace};
use crate::sql::batch::{Act, Batches, Position, Range, Setting, Walk};

use super::options::{Options, Watch};
use super::pace::Pace;
use super::report::{RuleReport, State};
use super::trouble::{Fault, Trouble, Unsettled};
use super::{bytes, shown};

/// How often a batch of one row is tried before it is left for later.
const TRIES: u32 = 3;

/// After so many rows in a row that others hold, the rest of the table is left for later.
const PATIENCE: u32 = 3;

/// What all rules of a purge share.
pub(super) struct Shared<'a> {
    pub(super) session: &'a mut Session,
    pub(super) plan: &'a Plan,
    pub(super) options: &'a Options,
    pub(super) setting: Setting,
    pub(super) watch: &'a mut dyn Watch,
    pub(super) stop: &'a (dyn Fn() -> bool + Sync),
    pub(super) began: Instant,
    /// How many rows of the rules' own tables may still go.
    pub(super) rows_left: Option<u64>,
    /// What was deleted by now, by table.
    pub(super) deleted: RuleReport,
    /// The run's entry, where it can be written.
    pub(super) ledger: Option<&'a Ledger>,
    /// The database's address.
    pub(super) url: Option<&'a str>,
}

/// A rule at work.
pub(super) struct Work<'a> {
    plan: &'a Plan,
    rule: &'a PurgeRule,
    batches: Batches<'a>,
    walk: Walk,
    pace: Pace,
    bounds: Option<String>,
    blocks: u64,
    /// Ranges that others were in the way of.
    later: Vec<Range>,
    /// Bytes of a row, by table.
    weights: Vec<(String, f64)>,
    pub(super) report: RuleReport,
}

/// A transaction that did not come to its COMMIT.
struct Broken {
    error: Fault,
    /// How far it would have gone.
    until: Option<Position>,
}

/// A transaction that was committed.
struct Batch {
    deleted: u64,
    until: Option<Position>,
}

/// Why a walk ends before its end.
enum End {
    /// For good.
    State(State),
    /// The connection is gone.
    Lost(String),
}

impl<'a> Work<'a> {
    /// The work of the rule of a number.
    pub(super) fn new(plan: &'a Plan, number: usize, options: &Options) -> Option<Self> {
        let (rule, batches) = (plan.purge.rules.get(number)?, Batches::new(plan, number)?);
        let alone = batches.is_alone();
        Some(Work {
            plan,
            rule,
            walk: batches.walk(),
            pace: Pace::new(options.target, options.batch_rows, alone),
            batches,
            bounds: None,
            blocks: 0,
            later: Vec::new(),
            weights: Vec::new(),
            report: RuleReport {
                table: shown(plan, &rule.table),
                ..RuleReport::default()
            },
        })
    }

    /// Whether a second pass may find what the first one left.
    pub(super) fn has_more(&self) -> bool {
        !self.later.is_empty()
    }

    /// Does the rule. The answer is whether the connection is still there.
    pub(super) async fn first_pass(&mut self, shared: &mut Shared<'_>) -> bool {
        let began = Instant::now();
        let end = match self.survey(shared).await {
            Ok(()) => {
                shared.watch.begins(&self.report.table, self.report.due);
                self.over(shared, vec![Range::default()]).await
            }
            Err(end) => Err(end),
        };
        self.settle(end, began, shared)
    }

    /// What was left for a second pass that will not be.
    pub(super) fn abandon(&mut self, state: &State) {
        if self.has_more() {
            self.later.clear();
            self.report.state = state.clone();
        }
    }

    /// Tries again what others were in the way of.
    pub(super) async fn second_pass(&mut self, shared: &mut Shared<'_>) -> bool {
        let began = Instant::now();
        let ranges = std::mem::take(&mut self.later);
        let mut end = self.over(shared, ranges).await;
        if end.is_ok() && self.has_more() {
            let left = self.count(shared).await;
            end = left.and_then(|left| match left {
                0 => Ok(()),
                left => Err(End::State(State::Failed(format!(
                    "still due: {left}; other sessions hold or change these rows all the time"
                )))),
            });
            self.later.clear();
        }
        self.settle(end, began, shared)
    }

    fn settle(&mut self, end: Result<(), End>, began: Instant, shared: &mut Shared<'_>) -> bool {
        self.report.took += began.elapsed();
        let (state, there) = match end {
            Ok(()) => (State::Done, true),
            Err(End::State(state)) => (state, true),
            Err(End::Lost(why)) => (State::Failed(why), false),
        };
        if state != State::Done {
            self.later.clear();
        }
        self.report.state = state;
        self.report.bytes = self.room();
        if !self.has_more() {
            shared.watch.ends(&self.report);
        }
        there
    }

    /// What is due, and where.
    async fn survey(&mut self, shared: &mut Shared<'_>) -> Result<(), End> {
        let row = self.ask(shared, &self.batches.survey()).await?;
        let mut values = row.into_iter();
        let mut next = || values.next().flatten();
        self.report.due = next().and_then(|due| due.parse().ok()).unwrap_or_default();
        if let (Some(least), Some(greatest)) = (next(), next()) {
            self.bounds = self.batches.bounds(&least, &greatest);
        }
        if self.walk == Walk::Blocks {
            let row = self.ask(shared, &self.batches.blocks()).await?;
            let blocks = row.into_iter().next().flatten();
            self.blocks = blocks.and_then(|n| n.parse().ok()).unwrap_or_default();
        }
        if self.report.due > 0 {
            self.weigh(shared).await;
        }
        if let Some(elsewhere) = self.batches.elsewhere() {
            self.refuse_elsewhere(shared, &elsewhere).await?;
        } else if self.batches.is_foreign() {
            self.require_remote(shared).await?;
        }
        Ok(())
    }

    /// Rows of a foreign table that go together with others, or that lie beside others in a partitioned table, are
    /// fetched and deleted one by one.
    async fn refuse_elsewhere(&self, shared: &mut Shared<'_>, sql: &str) -> Result<(), End> {
        let found = self.ask_all(shared, sql).await?;
        let names: Vec<String> = found
            .into_iter()
            .filter_map(|row| row.into_iter().next()?)
            .collect();
        if names.is_empty() {
            return Ok(());
        }
        Err(End::State(State::Failed(format!(
            "its rows, or rows that go along, are in another database, in the foreign table {}: purge it there",
            names.join(", ")
        ))))
    }

    /// A foreign table's rows are deleted over there, in one statement, or not at all: fetched and deleted one by one
    /// they are known by their place alone, and where the table over there has partitions, several have the same one.
    async fn require_remote(&mut self, shared: &mut Shared<'_>) -> Result<(), End> {
        let explained = self.ask_all(shared, &self.batches.explain()).await?;
        let lines: Vec<String> = explained
            .into_iter()
            .filter_map(|row| row.into_iter().next()?)
            .collect();
        if lines.iter().any(|line| line.contains("Foreign Delete on")) {
            return Ok(());
        }
        Err(End::State(State::Failed(
            "it is a foreign table whose rows can't be deleted by one statement where they are: purge it there".to_owned(),
        )))
    }

    async fn count(&mut self, shared: &mut Shared<'_>) -> Result<u64, End> {
        let row = self.ask(shared, &self.batches.survey()).await?;
        let count = row.into_iter().next().flatten();
        Ok(count.and_then(|n| n.parse().ok()).unwrap_or_default())
    }

    async fn ask(&self, shared: &mut Shared<'_>, sql: &str) -> Result<crate::run::TextRow, End> {
        let rows = self.ask_all(shared, sql).await?;
        Ok(rows.into_iter().next().unwrap_or_default())
    }

    /// A query in a transaction of its own.
    async fn ask_all(
        &self,
        shared: &mut Shared<'_>,
        sql: &str,
    ) -> Result<Vec<crate::run::TextRow>, End> {
        let opening = crate::sql::survey::opening(self.plan.dialect, Some(&shared.setting.now));
        let asked = async {
            for sql in opening.statements() {
                shared.session.execute(sql).await?;
            }
            shared.session.rows(sql).await
        };
        let asked = asked.await;
        // It has only read.
        let _ = shared.session.execute("ROLLBACK").await;
        asked.map_err(|error: sqlx::Error| self.give_up(&error.into(), shared))
    }

    /// Why there is no going on after an error.
    fn give_up(&self, error: &Fault, shared: &Shared<'_>) -> End {
        if (shared.stop)() {
            return End::State(State::Interrupted);
        }
        match error.trouble() {
            Trouble::Lost => End::Lost(format!(
                "the connection was lost: {}; what was committed before stays deleted, and another run finds what is left",
                error.words()
            )),
            _ => End::State(State::Failed(error.words())),
        }
    }

    async fn over(&mut self, shared: &mut Shared<'_>, ranges: Vec<Range>) -> Result<(), End> {
        if self.report.due == 0 {
            return Ok(());
        }
        let left = shared.rows_left.unwrap_or(u64::MAX);
        if self.walk == Walk::Whole && left < self.report.due {
            // All at once or not at all.
            return Err(End::State(State::Limited));
        }
        for range in ranges {
            self.through(shared, range).await?;
        }
        Ok(())
    }

    /// Walks through a range.
    async fn through(&mut self, shared: &mut Shared<'_>, range: Range) -> Result<(), End> {
        let mut rest = range;
        let (mut tries, mut held) = (0, 0);
        loop {
            self.may_go_on(shared)?;
            let began = Instant::now();
            let until = match self.batch(shared, &rest).await {
                Ok(batch) => {
                    let took = began.elapsed();
                    self.committed(shared, &batch, took);
                    (tries, held) = (0, 0);
                    batch.until
                }
                Err(broken) => {
                    let _ = shared.session.execute("ROLLBACK").await;
                    tries += 1;
                    if self.tries_again(shared, &broken, tries).await? {
                        continue;
                    }
                    held += 1;
                    if held >= PATIENCE || broken.until.is_none() {
                        self.later.push(rest);
                        return Ok(());
                    }
                    self.later.push(Range {
                        after: rest.after.clone(),
                        until: broken.until.clone(),
                    });
                    tries = 0;
                    broken.until
                }
            };
            if until == rest.until {
                return Ok(());
            }
            rest.after = until;
            if !shared.options.pause.is_zero() {
                tokio::time::sleep(shared.options.pause).await;
            }
        }
    }

    fn may_go_on(&self, shared: &Shared<'_>) -> Result<(), End> {
        if (shared.stop)() {
            return Err(End::State(State::Interrupted));
        }
        let late = |most: Duration| shared.began.elapsed() >= most;
        if shared.options.max_time.is_some_and(late) || shared.rows_left == Some(0) {
            return Err(End::State(State::Limited));
        }
        Ok(())
    }

    /// After a transaction that was rolled back: whether to try it again, now or with fewer rows.
    async fn tries_again(
        &mut self,
        shared: &mut Shared<'_>,
        broken: &Broken,
        tries: u32,
    ) -> Result<bool, End> {
        let trouble = broken.error.trouble();
        if trouble == Trouble::Lost {
            return Err(self.lost(shared, &broken.error).await);
        }
        if (shared.stop)() || !matches!(trouble, Trouble::InTheWay | Trouble::TooLong) {
            return Err(self.give_up(&broken.error, shared));
        }
        self.report.retries += 1;
        let why = broken.error.words();
        shared.watch.again(&self.report.table, &why);
        if self.pace.is_least() && tries >= TRIES || tries > 4 * TRIES {
            if trouble == Trouble::TooLong || broken.error.is_broken_key() {
                return Err(End::State(State::Failed(why)));
            }
            return Ok(false);
        }
        self.pace.shrink();
        tokio::time::sleep(Duration::from_millis(20 << tries.min(5))).await;
        Ok(true)
    }

    fn committed(&mut self, shared: &mut Shared<'_>, batch: &Batch, took: Duration) {
        self.pace.took(batch.deleted, took);
        self.report.batches += 1;
        self.report.longest = self.report.longest.max(took);
        if let Some(left) = &mut shared.rows_left {
            *left = left.saturating_sub(batch.deleted);
        }
        shared.watch.batch(&self.report.table, self.report.own());
    }

    /// One transaction.
    async fn batch(&mut self, shared: &mut Shared<'_>, rest: &Range) -> Result<Batch, Broken> {
        let mut until = rest.until.clone();
        let done = self.transaction(shared, rest, &mut until).await;
        match done {
            Ok(deleted) => Ok(Batch { deleted, until }),
            Err(error) => Err(Broken { error, until }),
        }
    }

    async fn transaction(
        &mut self,
        shared: &mut Shared<'_>,
        rest: &Range,
        until: &mut Option<Position>,
    ) -> Result<u64, Fault> {
        let begin = self.batches.begin(&shared.setting);
        let most = shared.rows_left.unwrap_or(u64::MAX).min(self.pace.delete());
        // Whoever begins to write in SQLite keeps all others from writing: it looks before.
        let looks_first = self.plan.dialect == crate::schema::Dialect::Sqlite;
        if looks_first {
            *until = self.ahead(shared, rest, most).await?;
        }
        shared.session.execute(&begin).await?;
        if !looks_first {
            *until = self.ahead(shared, rest, most).await?;
        }
        let range = Range {
            after: rest.after.clone(),
            until: until.clone(),
        };
        let mut counts: Vec<(String, u64)> = Vec::new();
        for act in self.batches.work(&range, self.bounds.as_deref(), most) {
            if (shared.stop)() {
                return Err(Fault::Stopped);
            }
            match act {
                Act::Run(sql) => {
                    shared.session.execute(&sql).await?;
                }
                Act::Check(wrong, sql) => {
                    if !shared.session.rows(&sql).await?.is_empty() {
                        return Err(Fault::Check(wrong));
                    }
                }
                Act::Count(table, sql) => {
                    let count = shared.session.value(&sql).await?;
                    let count = count.and_then(|n| n.parse().ok()).unwrap_or_default();
                    counts.push((shown(self.plan, &table), count));
                }
                Act::Delete(table, sql) => {
                    let rows = shared.session.execute(&sql).await?;
                    counts.push((shown(self.plan, &table), rows));
                }
            }
        }
        let trace = self.trace(shared, &counts).await?;
        if let Err(error) = shared.session.execute("COMMIT").await {
            return Err(match is_lost(&error) {
                true => Fault::AtCommit(error, Box::new(Unsettled { trace, counts })),
                false => error.into(),
            });
        }
        let own = self.report.own();
        self.deleted(shared, &counts);
        let deleted = self.report.own() - own;
        if self.walk == Walk::Any && deleted >= most {
            // Nothing says how far it came; there may be more.
            *until = Some(Vec::new());
        }
        Ok(deleted)
    }

    /// Enters into the ledger what will be deleted with this transaction, and notes by what it is found again.
    async fn trace(
        &self,
        shared: &mut Shared<'_>,
        counts: &[(String, u64)],
    ) -> Result<Trace, sqlx::Error> {
        let mut entry = None;
        if let Some(ledger) = shared.ledger {
            let mut sum = shared.deleted.clone();
            for (table, rows) in counts {
                sum.add(table, *rows);
            }
            let entered = ledger.progress(shared.session, &sum.rows).await?;
            entry = entered.map(|(id, rows)| (id, Mark::Rows(rows)));
        }
        Trace::of(shared.session, entry).await
    }

    /// Counts what a committed transaction has deleted.
    fn deleted(&mut self, shared: &mut Shared<'_>, counts: &[(String, u64)]) {
        for (table, rows) in counts {
            self.report.add(table, *rows);
            shared.deleted.add(table, *rows);
        }
    }

    /// After a connection was lost: asks the server what became of the transaction, and counts it if it was committed.
    async fn lost(&mut self, shared: &mut Shared<'_>, fault: &Fault) -> End {
        let again = "another run finds what is left";
        let words = fault.words();
        let Fault::AtCommit(_, unsettled) = fault else {
            return End::Lost(format!(
                "the connection was lost: {words}; the batch at work was rolled back, what was committed before stays \
                 deleted; {again}"
            ));
        };
        let what = match unsettled.trace.settle(shared.url).await {
            Settled::Committed => {
                self.report.batches += 1;
                self.deleted(shared, &unsettled.counts);
                "the server has committed the batch at work, which is counted"
            }
            Settled::RolledBack => "the server has rolled back the batch at work",
            Settled::Unknown => {
                "whether the server has committed the batch at work can't be told: it is not counted"
            }
        };
        End::Lost(format!(
            "the connection was lost at COMMIT: {words}; {what}; {again}"
        ))
    }

    /// How far the next batch goes: at most so many rows of the table, and at most `most` that are due.
    async fn ahead(
        &self,
        shared: &mut Shared<'_>,
        rest: &Range,
        most: u64,
    ) -> Result<Option<Position>, sqlx::Error> {
        let bounds = self.bounds.as_deref();
        let scan = self.pace.scan();
        let mut until = match &self.walk {
            Walk::Blocks => {
                let ahead = Walk::blocks_ahead(rest.after.as_ref(), scan, self.blocks);
                ahead.or_else(|| rest.until.clone())
            }
            _ => match self.batches.ahead(rest, bounds, scan) {
                Some(sql) => self.position(shared, &sql).await?,
                None => None,
            },
        };
        if until.is_none() {
            until.clone_from(&rest.until);
        }
        if scan <= most && self.walk != Walk::Blocks {
            return Ok(until);
        }
        let range = Range {
            after: rest.after.clone(),
            until: until.clone(),
        };
        if let Some(sql) = self.batches.due_ahead(&range, bounds, most)
            && let Some(nearer) = self.position(shared, &sql).await?
        {
            return Ok(Some(nearer));
        }
        Ok(until)
    }

    async fn position(
        &self,
        shared: &mut Shared<'_>,
        sql: &str,
    ) -> Result<Option<Position>, sqlx::Error> {
        let rows = shared.session.rows(sql).await?;
        let row = rows.into_iter().next();
        Ok(row.and_then(|row| self.walk.position(self.plan.dialect, &row)))
    }

    /// Notes how much room a row of each table takes, before they are gone.
    async fn weigh(&mut self, shared: &mut Shared<'_>) {
        for table in self.rule.steps.iter().flat_map(|step| &step.tables) {
            if let Some(a_row) = bytes::a_row(shared.session, table).await {
                self.weights.push((shown(self.plan, table), a_row));
            }
        }
    }

    /// How much room the rows took that are gone.
    fn room(&self) -> Option<u64> {
        let weight = |(table, rows): &(String, u64)| {
            let (_, a_row) = self.weights.iter().find(|(of, _)| of == table)?;
            Some(a_row * *rows as f64)
        };
        let rows = self.report.rows.iter().filter_map(weight);
        (!self.weights.is_empty()).then(|| rows.sum::<f64>() as u64)
    }
}
