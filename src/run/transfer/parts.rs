//! The work in parts: each is a transaction that holds by itself, is proven before COMMIT, and stays.

use super::at_hand::{AtHand, length};
use super::report::reported;
use super::{TransferReport, Work, proof, transferred};
use crate::engine::plain;
use crate::run::RunError;
use crate::run::interrupt::Interrupt;
use crate::run::ledger::{End, Ledger, Outcome, plan_hash};
use crate::run::settle::{Mark, Words, commit_as};
use crate::text::rows;
use crate::transfer::{Portion, Sequence, State};

/// How many rows a part has at least, where there are so many: some seconds' work.
const ROWS: u64 = 10_000;
/// How many parts there are at most: each counts the tables and proves the system rows anew.
const PARTS: u64 = 100;
/// How many bytes of a row weigh as much as a row: ten thousand of them are 80 MB.
const BYTES: u64 = 8 << 10;
/// How many rows of a table are read to learn how long they are.
const SAMPLE: usize = 20;

/// Who is told how a transfer gets on.
pub trait Watch {
    /// How many rows are decided by now, of so many.
    fn part(&mut self, done: u64, of: u64);
}

/// Nobody.
#[derive(Debug, Clone, Copy, Default)]
pub struct Unwatched;

impl Watch for Unwatched {
    fn part(&mut self, _: u64, _: u64) {}
}

/// What is committed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Done {
    /// How many parts.
    pub(super) parts: u64,
    /// The rows that they have copied.
    pub(super) rows: u64,
}

impl Done {
    /// As people read it: `2 parts with 20000 rows stay transferred`.
    fn stays(self) -> String {
        match self.parts {
            0 => "nothing was changed".to_owned(),
            1 => format!("1 part with {} stays transferred", rows(self.rows)),
            parts => format!("{parts} parts with {} stay transferred", rows(self.rows)),
        }
    }

    /// An error of the next part.
    fn before(self, mut error: RunError) -> RunError {
        let Some(text) = error.message.strip_suffix("nothing was changed") else {
            return error;
        };
        if self.parts == 0 {
            return error;
        }
        let text = text.trim_end_matches(['\n', ' ', ':']);
        error.message = format!("{text}\nthe part at work was rolled back; {}", self.stays());
        error.help("the same command goes on behind them")
    }
}

/// What ends a run between two statements.
struct Stop<'i>(Option<&'i Interrupt>);

impl Stop<'_> {
    fn asked(&self) -> bool {
        self.0.is_some_and(Interrupt::asked)
    }

    fn look(&self, when: &str) -> Result<(), RunError> {
        match self.asked() {
            true => Err(RunError::database(format!(
                "interrupted {when}: nothing was changed"
            ))),
            false => Ok(()),
        }
    }
}

/// Which rows are left, and how many make a part.
struct Plan {
    sequence: Sequence,
    all: u64,
    weights: Vec<u64>,
    most: Option<u64>,
}

impl Plan {
    /// The next part, and whether it has more than it should.
    fn next(&mut self, kept: u64) -> (Portion, bool) {
        let weights = &self.weights;
        let weight = |table: usize| weights.get(table).copied().unwrap_or(1);
        // Proving that system rows are unchanged must not take longer than the rest.
        let most = self
            .most
            .unwrap_or_else(|| ROWS.max(self.all.div_ceil(PARTS)).max(kept));
        let portion = self.sequence.take(most, weight);
        let weighs: u64 = portion.nodes().map(|node| weight(node.table)).sum();
        let more = weighs > most && portion.len() > 1;
        (portion, more)
    }
}

impl Work<'_> {
    /// Everything after the old database was read.
    pub(super) async fn execute(
        &mut self,
        interrupt: Option<&Interrupt>,
        watch: &mut dyn Watch,
    ) -> Result<TransferReport, RunError> {
        // MariaDB would end a transaction for it.
        let table = transferred::own_table(self.to.dialect());
        table.create(self.to).await.map_err(|error| {
            let said = transferred::not_made(&plain(&error));
            RunError::database(format!("{said}\nnothing was changed")).help(table.help())
        })?;
        let hash = plan_hash(self.transfer.request.plan);
        let ledger = Ledger::begin(self.to, "transfer", &hash).await;
        if let Some(trouble) = ledger.trouble() {
            self.notes
                .push(format!("the run can't be entered in the ledger: {trouble}"));
        }
        let stop = Stop(interrupt);
        match self.in_parts(&ledger, &stop, watch).await {
            Ok(report) => Ok(report),
            Err(error) => {
                let error = self.done.before(error);
                self.failed(&ledger, &stop, &error).await;
                Err(error)
            }
        }
    }

    /// Rolls back, and enters in the ledger what stays.
    async fn failed(&mut self, ledger: &Ledger, stop: &Stop<'_>, error: &RunError) {
        // A connection that is gone rolls back by itself.
        let _ = self.to.execute("ROLLBACK").await;
        let _ = self.from.execute("ROLLBACK").await;
        let outcome = match (self.done.parts, stop.asked()) {
            (0, true) => Outcome::Interrupted,
            (0, false) => Outcome::Failed,
            _ => Outcome::Partly,
        };
        let end = End {
            outcome,
            rows: &self.rows_of(&[State::Brought]),
            detail: error.message.lines().next().unwrap_or_default(),
        };
        let _ = ledger.finish(self.to, &end).await;
    }

    async fn in_parts(
        &mut self,
        ledger: &Ledger,
        stop: &Stop<'_>,
        watch: &mut dyn Watch,
    ) -> Result<TransferReport, RunError> {
        self.recall_all().await?;
        let mut plan = self.plan().await?;
        loop {
            stop.look("before anything was written")?;
            let report = self.part(&mut plan, ledger, stop).await?;
            watch.part(plan.all - plan.sequence.left(), plan.all);
            if let Some(report) = report {
                // The old database has nothing to keep.
                let _ = self.from.execute("ROLLBACK").await;
                return Ok(report);
            }
        }
    }

    async fn plan(&mut self) -> Result<Plan, RunError> {
        let sequence = self.graph.sequence(&self.transfer.order);
        let mut weights = Vec::new();
        for table in 0..self.scheme().tables.len() {
            weights.push(match self.transfer.part_rows {
                Some(_) => 1,
                None => self.weight(table).await?,
            });
        }
        Ok(Plan {
            all: sequence.left(),
            sequence,
            weights,
            most: self.transfer.part_rows,
        })
    }

    /// How much a row of a table weighs, by the length of some.
    async fn weight(&mut self, table: usize) -> Result<u64, RunError> {
        let rows = self.graph.in_state(table, State::User);
        let step = (rows.len() / SAMPLE).max(1);
        let some: Vec<u32> = rows.into_iter().step_by(step).take(SAMPLE).collect();
        if some.is_empty() {
            return Ok(1);
        }
        let read = self.old_rows(table, &some).await?;
        let bytes: usize = read.values().flatten().map(length).sum();
        Ok((bytes as u64 / some.len() as u64 / BYTES).max(1))
    }

    /// Everything between a BEGIN and its COMMIT. The last part gives the report.
    async fn part(
        &mut self,
        plan: &mut Plan,
        ledger: &Ledger,
        stop: &Stop<'_>,
    ) -> Result<Option<TransferReport>, RunError> {
        self.begin_writing().await?;
        let kept = self.kept().await?;
        self.match_anew(&kept).await?;
        let (portion, more) = plan.next(proof::rows(&kept));
        let last = plan.sequence.left() == 0;
        if more {
            self.notes.push(format!(
                "{} reference each other in a circle and come in one part",
                rows(portion.len())
            ));
        }
        self.at_hand = AtHand::default();
        self.decide(&portion).await?;
        self.require_parents(&portion).await?;
        stop.look("before anything was written")?;
        let before = self.sizes().await?;
        self.number(&portion).await?;
        self.insert(&portion).await?;
        stop.look("while rows were written")?;
        self.read_back(&portion, ledger.id()).await?;
        self.remember_found(ledger.id()).await?;
        let after = self.sizes().await?;
        proof::grown(&self.rows_of(&[State::Copied]), &before, &after)?;
        let now = self.kept().await?;
        proof::unchanged(&kept, &now)?;
        self.kept = now;
        stop.look("before COMMIT")?;
        let report = match last {
            true => Some(self.commit_last(ledger).await?),
            false => {
                self.commit_part(ledger).await?;
                None
            }
        };
        for node in portion.nodes() {
            if self.graph.state(node) == State::Copied {
                self.graph.set(node, State::Brought);
                self.done.rows += 1;
            }
        }
        self.done.parts += 1;
        Ok(report)
    }

    /// Commits a part that others follow; the ledger says how far the run is.
    async fn commit_part(&mut self, ledger: &Ledger) -> Result<(), RunError> {
        let detail = format!("{} parts", self.done.parts + 1);
        let rows = self.rows_of(&[State::Brought, State::Copied]);
        let entered = ledger.part(self.to, &rows, &detail).await;
        entered.map_err(|error| RunError::lost(&error))?;
        let mark = Mark::Detail(detail);
        self.commit(ledger, mark).await
    }

    /// Finishes the entry in the ledger, and commits.
    async fn commit_last(&mut self, ledger: &Ledger) -> Result<TransferReport, RunError> {
        let mut report = reported(self)?;
        report.parts = self.done.parts + 1;
        let rows = self.rows_of(&[State::Brought, State::Copied]);
        let end = End {
            outcome: Outcome::Done,
            rows: &rows,
            detail: &report.detail(),
        };
        let finished = ledger.finish(self.to, &end).await;
        finished.map_err(|error| RunError::lost(&error))?;
        self.commit(ledger, Mark::Done).await?;
        report.executed = true;
        Ok(report)
    }

    async fn commit(&mut self, ledger: &Ledger, mark: Mark) -> Result<(), RunError> {
        let copied: u64 = self
            .rows_of(&[State::Copied])
            .iter()
            .map(|(_, rows)| rows)
            .sum();
        let after = Done {
            parts: self.done.parts + 1,
            rows: self.done.rows + copied,
        };
        let all = mark == Mark::Done;
        let words = Words {
            done: &if all {
                "all is transferred".to_owned()
            } else {
                after.stays()
            },
            undone: &self.done.stays(),
        };
        let entry = ledger.id().map(|id| (id, mark));
        commit_as(self.to, entry, self.transfer.url.as_deref(), words).await
    }

    /// How many rows each table has in some states; those that have any.
    fn rows_of(&self, states: &[State]) -> Vec<(String, u64)> {
        let members = self.scheme().tables.iter().enumerate();
        members
            .map(|(table, member)| {
                let counts = states.iter().map(|state| self.graph.count(table, *state));
                (member.shown.clone(), counts.sum())
            })
            .filter(|(_, rows)| *rows > 0)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(parts: u64, message: &str, expected: &str) {
        let done = Done { parts, rows: 20 };
        let error = done.before(RunError::database(message));
        assert_eq!(error.message, expected);
    }

    #[test]
    fn an_error_says_what_stays() {
        check(0, "lost\nnothing was changed", "lost\nnothing was changed");
        check(
            1,
            "interrupted before COMMIT: nothing was changed",
            "interrupted before COMMIT\nthe part at work was rolled back; 1 part with 20 rows stays transferred",
        );
        check(
            2,
            "lost\nnothing was changed",
            "lost\nthe part at work was rolled back; 2 parts with 20 rows stay transferred",
        );
        check(2, "the server has committed", "the server has committed");
    }
}
