//! What a seed did, or would do.

use std::collections::BTreeMap;

use super::compare::{Difference, Kept, Side};
use crate::run::own_table::OwnTable;

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
    /// Fields that stand as the database's own triggers made them, not as the fixture has them.
    pub rewritten: Vec<Rewritten>,
}

/// A field that triggers make something else of than was seeded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rewritten {
    /// The field.
    pub field: String,
    /// In how many rows.
    pub rows: u64,
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
            rewritten: rewritten(side, difference),
        }
    }
}

/// The fields that stand as triggers made them; where an operator has changed them since, that is told instead.
pub(super) fn rewritten(side: Side<'_>, difference: &Difference) -> Vec<Rewritten> {
    let mut rows: BTreeMap<usize, u64> = BTreeMap::new();
    for (row, made) in &difference.made {
        for (nth, _) in made {
            if !difference.kept_fields.contains(&(*row, *nth)) {
                *rows.entry(*nth).or_default() += 1;
            }
        }
    }
    let fields = rows.into_iter();
    let fields = fields.filter_map(|(nth, rows)| {
        let field = side.layout.fields.get(nth)?.name.clone();
        Some(Rewritten { field, rows })
    });
    fields.collect()
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
    /// Tells where what is seeded can't be remembered.
    pub(super) fn remembering(&mut self, table: &OwnTable, hindrance: Option<&str>) {
        let Some(why) = hindrance else { return };
        self.notes.push(format!(
            "the table {} can't be made: {why}; what differs from the fixtures may be an operator's change, and is kept \
             (--overwrite writes over it); {}",
            table.name,
            table.help()
        ));
    }

    /// How many rows are written or removed.
    pub fn changes(&self) -> u64 {
        self.tables.iter().map(TableReport::changes).sum()
    }
}
