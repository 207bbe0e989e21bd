//! What a seed did, or would do.

use super::compare::{Difference, Kept, Side};

/// What a seed does, or did, to a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TableReport {
    /// The table.
    pub table: String,
    /// Rows that are inserted.
    pub inserted: u64,
    /// Rows that are updated.
    pub updated: u64,
    /// Rows that are equal already.
    pub equal: u64,
    /// Rows that are removed.
    pub pruned: u64,
    /// Changes of operators that stay.
    pub kept: Vec<Kept>,
    /// Rows that an earlier seed created, no fixture has, and that stay: with the reason, or without `--prune`.
    pub left: Vec<String>,
    /// System rows that neither a fixture nor an earlier seed knows: they stay.
    pub foreign: Vec<String>,
    /// Secrets that could not be compared.
    pub uncompared: Vec<String>,
}

impl TableReport {
    /// How many rows are written or removed.
    pub fn changes(&self) -> u64 {
        self.inserted + self.updated + self.pruned
    }

    pub(super) fn of(side: Side<'_>, difference: &Difference) -> TableReport {
        TableReport {
            table: side.layout.table.name.to_string(),
            inserted: difference.missing.len() as u64,
            updated: difference.changed.len() as u64,
            equal: difference.equal,
            pruned: 0,
            kept: difference.kept.clone(),
            left: difference
                .left
                .iter()
                .map(|row| row.shown.clone())
                .collect(),
            foreign: difference.foreign.clone(),
            uncompared: difference.uncompared.clone(),
        }
    }
}

/// What a seed does, or did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SeedReport {
    /// Each table, referenced ones first.
    pub tables: Vec<TableReport>,
    /// Variables of secrets that are not set.
    pub unset: Vec<String>,
    /// What people should know.
    pub notes: Vec<String>,
}

impl SeedReport {
    /// How many rows are written or removed.
    pub fn changes(&self) -> u64 {
        self.tables.iter().map(TableReport::changes).sum()
    }
}
