//! What a purge would do, and what it did.

use std::time::Duration;

/// What a purge would do: exact, from one view of the data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// The database's clock, in UTC; every rule's limit is counted from it.
    pub now: String,
    /// The rules, in the order in which they run.
    pub rules: Vec<RulePreview>,
}

/// What a rule would do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RulePreview {
    /// Its table.
    pub table: String,
    /// The rule in words.
    pub rule: String,
    /// Rows whose time is before this are due, in UTC.
    pub limit: String,
    /// All rows of the table.
    pub rows: u64,
    /// Rows whose time is before the limit.
    pub due: u64,
    /// Rows of the table that go.
    pub go: u64,
    /// Due rows that stay, by reason; reasons that no row has are left out.
    pub spared: Vec<Stay>,
    /// Rows that are not due, by reason.
    pub not_due: Vec<Stay>,
    /// Rows of other tables that go along.
    pub along: Vec<Along>,
    /// Rows that hold or protect what stays, by reason; one may keep several due rows, or several keep one.
    pub because: Vec<Stay>,
    /// Rows that stay and give up their reference, by reason.
    pub detached: Vec<Stay>,
}

/// Rows that stay, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stay {
    /// The reason, a word: `kept`, `spared`, `odd_value`, `earlier_rule`; `not_past`, `without_time`, `odd_time`;
    /// `held`, `protected`; `detach`.
    pub reason: &'static str,
    /// What it is about: a table or a reference.
    pub what: String,
    /// How many rows.
    pub rows: u64,
}

/// Rows that go along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Along {
    /// Their table.
    pub table: String,
    /// How many.
    pub rows: u64,
}

impl Preview {
    /// How many rows go, of all tables.
    pub fn go(&self) -> u64 {
        let rules = self.rules.iter();
        rules
            .map(|rule| rule.go + rule.along.iter().map(|along| along.rows).sum::<u64>())
            .sum()
    }
}

/// What a purge did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The database's clock when it began, in UTC; every rule's limit was counted from it.
    pub now: String,
    /// The rules, in the order in which they ran.
    pub rules: Vec<RuleReport>,
    /// How long it took.
    pub took: Duration,
    /// Bytes that VACUUM (or OPTIMIZE TABLE) can give back, as the engine's statistics let expect.
    pub bytes: Option<u64>,
    /// Why the run isn't in the ledger, where it isn't.
    pub ledger: Option<String>,
}

/// What a rule did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RuleReport {
    /// Its table.
    pub table: String,
    /// How many rows were due, and not kept, when it began.
    pub due: u64,
    /// Rows that were deleted, by table, its own first.
    pub rows: Vec<(String, u64)>,
    /// Transactions that were committed.
    pub batches: u64,
    /// Transactions that were rolled back and tried again.
    pub retries: u64,
    /// The longest transaction.
    pub longest: Duration,
    /// How long it took.
    pub took: Duration,
    /// How it ended.
    pub state: State,
    /// Bytes that can be given back, where the engine's statistics tell it table by table.
    pub bytes: Option<u64>,
}

/// How a rule ended.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum State {
    /// Not begun.
    #[default]
    Waiting,
    /// Nothing is left that was due and could go.
    Done,
    /// A limit was reached; more may be left.
    Limited,
    /// Somebody interrupted it; the batch at work was rolled back.
    Interrupted,
    /// It gave up; what was committed before stays so.
    Failed(String),
}

impl RuleReport {
    /// Rows that were deleted, of all tables.
    pub fn deleted(&self) -> u64 {
        self.rows.iter().map(|(_, rows)| rows).sum()
    }

    /// Rows of its own table that were deleted.
    pub fn own(&self) -> u64 {
        let own = self.rows.iter().find(|(table, _)| *table == self.table);
        own.map_or(0, |(_, rows)| *rows)
    }

    /// Adds rows that were deleted.
    pub(super) fn add(&mut self, table: &str, rows: u64) {
        match self.rows.iter_mut().find(|(known, _)| known == table) {
            Some((_, sum)) => *sum += rows,
            None => self.rows.push((table.to_owned(), rows)),
        }
    }
}

impl Report {
    /// Rows that were deleted, of all tables.
    pub fn deleted(&self) -> u64 {
        self.rules.iter().map(RuleReport::deleted).sum()
    }

    /// Rows that were deleted, by table.
    pub fn by_table(&self) -> Vec<(String, u64)> {
        let mut sum = RuleReport::default();
        for (table, rows) in self.rules.iter().flat_map(|rule| &rule.rows) {
            sum.add(table, *rows);
        }
        sum.rows
    }

    /// Why rules failed, a line each.
    pub fn failures(&self) -> Vec<String> {
        let failed = |rule: &RuleReport| match &rule.state {
            State::Failed(why) => Some(format!("{}: {why}", rule.table)),
            _ => None,
        };
        self.rules.iter().filter_map(failed).collect()
    }

    /// Whether somebody interrupted it.
    pub fn interrupted(&self) -> bool {
        self.rules
            .iter()
            .any(|rule| rule.state == State::Interrupted)
    }

    /// Whether a limit was reached.
    pub fn limited(&self) -> bool {
        self.rules.iter().any(|rule| rule.state == State::Limited)
    }
}
