//! How many rows a batch takes: as many as fit into its time.

use std::time::Duration;

/// The number of rows of the next batch.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Pace {
    target: f64,
    most: f64,
    scan: f64,
    delete: f64,
    last: Option<(f64, f64)>,
}

/// Few at the beginning: how much a row costs is not known yet.
const ALONE: f64 = 2000.0;
const WITH_OTHERS: f64 = 100.0;

/// More than that brings nothing.
const MOST: f64 = 1_000_000.0;

impl Pace {
    /// `alone`: whether rows go without others.
    pub(super) fn new(target: Duration, most: Option<u64>, alone: bool) -> Self {
        let most = most.map_or(MOST, |most| most.max(1) as f64);
        let first = if alone { ALONE } else { WITH_OTHERS };
        Pace {
            target: target.as_secs_f64().max(0.001),
            most,
            scan: first.min(most),
            delete: first.min(most),
            last: None,
        }
    }

    /// How many rows of the table to pass.
    pub(super) fn scan(&self) -> u64 {
        self.scan as u64
    }

    /// How many rows to delete at most.
    pub(super) fn delete(&self) -> u64 {
        self.delete as u64
    }

    /// A batch that deleted so many rows took so long.
    pub(super) fn took(&mut self, deleted: u64, elapsed: Duration) {
        let (deleted, elapsed) = (deleted as f64, elapsed.as_secs_f64().max(0.000_1));
        // What a batch costs that deletes nothing: a search without an index, say. Fewer rows make it no shorter.
        let fixed = match self.last {
            Some((rows, time)) if (rows - deleted).abs() > 0.3 * deleted.max(rows) => {
                let a_row = ((time - elapsed) / (rows - deleted)).max(0.0);
                (elapsed - a_row * deleted).clamp(0.0, elapsed)
            }
            _ => 0.0,
        };
        let target = self.target.max(2.0 * fixed);
        let change = ((target - fixed) / (elapsed - fixed).max(0.000_1)).clamp(0.25, 3.0);
        if deleted >= 0.5 * self.delete || change < 1.0 {
            self.delete = (self.delete * change).clamp(1.0, self.most);
            self.last = (deleted > 0.0).then_some((deleted, elapsed));
        }
        self.scan = (self.scan * change).clamp(1.0, self.most);
        // Where most rows go, they need not be counted first.
        if deleted * 2.0 > self.scan || self.scan < self.delete {
            self.scan = self.delete;
        }
    }

    /// Somebody is in the way: fewer rows, fewer locks.
    pub(super) fn shrink(&mut self) {
        self.delete = (self.delete / 8.0).max(1.0);
        self.scan = self
            .scan
            .min((self.delete * 8.0).max(1000.0).min(self.most));
        self.last = None;
    }

    /// Whether it can't take fewer.
    pub(super) fn is_least(&self) -> bool {
        self.delete() <= 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The time of a batch, after many of them, where a batch costs `fixed` seconds and each row `row`.
    fn settles(fixed: f64, row: f64) -> f64 {
        let mut pace = Pace::new(Duration::from_millis(200), None, true);
        let mut time = 0.0;
        for _ in 0..30 {
            let rows = pace.delete();
            time = fixed + row * rows as f64;
            pace.took(rows, Duration::from_secs_f64(time));
        }
        time
    }

    #[test]
    fn batches_settle_at_the_time_that_they_should_take() {
        for row in [0.000_002, 0.000_05, 0.001, 0.03] {
            let time = settles(0.001, row);
            assert!((0.1..0.3).contains(&time), "{row}: {time}");
        }
    }

    #[test]
    fn a_cost_that_no_smaller_batch_avoids_does_not_shrink_them_to_nothing() {
        let time = settles(0.4, 0.000_1);
        assert!((0.5..1.2).contains(&time), "{time}");
    }

    #[test]
    fn a_single_row_that_takes_too_long_stays_a_batch() {
        assert_eq!(settles(0.0, 3.0), 3.0);
    }

    #[test]
    fn where_few_rows_are_due_more_are_passed_but_no_more_deleted() {
        let mut pace = Pace::new(Duration::from_millis(200), None, true);
        for _ in 0..10 {
            pace.took(3, Duration::from_millis(20));
        }
        assert!(pace.scan() > 50_000, "{pace:?}");
        assert_eq!(pace.delete(), 2000);
    }
}
