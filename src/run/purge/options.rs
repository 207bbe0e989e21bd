//! How a purge is run, and who watches it.

use std::time::Duration;

use super::report::RuleReport;

/// How a purge is run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// At most so many rows of the rules' own tables; what goes along with them is not counted.
    pub max_rows: Option<u64>,
    /// No batch begins after so long.
    pub max_time: Option<Duration>,
    /// How long to wait between two batches.
    pub pause: Duration,
    /// How long a batch's transaction should take. The number of rows is adapted to it.
    pub target: Duration,
    /// At most so many rows of a table in a batch.
    pub batch_rows: Option<u64>,
    /// The database's address, by which it is asked what it did where the connection is lost at COMMIT.
    pub url: Option<String>,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            max_rows: None,
            max_time: None,
            pause: Duration::ZERO,
            target: Duration::from_millis(200),
            batch_rows: None,
            url: None,
        }
    }
}

/// Is told how a purge gets on. Every method may be left as it is.
pub trait Watch: Send {
    /// A rule begins: so many rows of the table are due.
    fn begins(&mut self, table: &str, due: u64) {
        let _ = (table, due);
    }

    /// A batch was committed: so many due rows of the table are gone by now.
    fn batch(&mut self, table: &str, gone: u64) {
        let _ = (table, gone);
    }

    /// A batch is tried again, and why.
    fn again(&mut self, table: &str, why: &str) {
        let _ = (table, why);
    }

    /// A rule ended, or gave up for now.
    fn ends(&mut self, rule: &RuleReport) {
        let _ = rule;
    }
}

/// Nobody watches.
#[derive(Debug, Clone, Copy, Default)]
pub struct Quiet;

impl Watch for Quiet {}
