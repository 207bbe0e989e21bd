//! The steps as they are done, one after the other, until one fails.

use std::time::{Duration, Instant};

use super::receipt::{Fault, Outcome, Step, StepReport};

/// Told of each step as it ends.
pub type Watch<'a> = &'a (dyn Fn(&StepReport) + Sync);

/// A drill under way.
pub(super) struct Course<'a> {
    watch: Watch<'a>,
    reports: Vec<StepReport>,
}

/// A step failed: the course knows which.
pub(super) struct Stopped;

impl<'a> Course<'a> {
    pub(super) fn new(watch: Watch<'a>) -> Course<'a> {
        Course {
            watch,
            reports: Vec::new(),
        }
    }

    /// Does a step: it hands out what the next need, and its figures in words.
    pub(super) async fn step<T>(
        &mut self,
        step: Step,
        work: impl Future<Output = Result<(T, String), Fault>>,
    ) -> Result<T, Stopped> {
        let began = Instant::now();
        let (outcome, result) = match work.await {
            Ok((result, said)) => (Outcome::Done(said), Ok(result)),
            Err(fault) => (Outcome::Failed(fault), Err(Stopped)),
        };
        self.report(step, outcome, began.elapsed());
        result
    }

    fn report(&mut self, step: Step, outcome: Outcome, took: Duration) {
        let report = StepReport {
            step,
            outcome,
            took,
        };
        (self.watch)(&report);
        self.reports.push(report);
    }

    /// All steps; those that were not done are said to be so.
    pub(super) fn end(mut self) -> Vec<StepReport> {
        for step in Step::ALL.iter().skip(self.reports.len()) {
            self.report(*step, Outcome::NotRun, Duration::ZERO);
        }
        self.reports
    }
}
