//! What a transfer does, or did, for people and programs: every row accounted for.

use serde_json::json;

use super::Work;
use super::read::raws;
use crate::fixtures::value::Raw;
use crate::run::RunError;
use crate::transfer::{Left, Loss, Node, State, Tally};

/// A row that stays, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Staying {
    /// The table.
    pub table: String,
    /// The row's key in the old database.
    pub key: String,
    /// Why.
    pub why: String,
}

/// A reference that a copied row loses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Losing {
    /// The table.
    pub table: String,
    /// The row's key in the old database.
    pub key: String,
    /// The reference.
    pub reference: String,
    /// Why.
    pub why: &'static str,
}

/// What a transfer does, or did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TransferReport {
    /// Whether it was done.
    pub executed: bool,
    /// In how many transactions.
    pub parts: u64,
    /// The old database.
    pub from: String,
    /// The new one.
    pub to: String,
    /// Each table that was asked for, or whose rows come along.
    pub tables: Vec<Tally>,
    /// Rows that are there, and of which no earlier transfer knew.
    pub found: u64,
    /// References that become NULL.
    pub dropped: Vec<Losing>,
    /// Rows that are left behind because they can't be without one that stays.
    pub without: Vec<Staying>,
    /// Rows that something in the new database is in the way of.
    pub refused: Vec<Staying>,
    /// What people should know.
    pub notes: Vec<String>,
}

impl TransferReport {
    /// How many rows are copied.
    pub fn copied(&self) -> u64 {
        self.tables.iter().map(|table| table.copied).sum()
    }

    /// How many rows are written, or remembered to be there.
    pub fn writes(&self) -> u64 {
        self.copied() + self.found
    }

    /// The sums of all tables, for the ledger.
    pub(super) fn detail(&self) -> String {
        let tables: serde_json::Map<String, serde_json::Value> = self
            .tables
            .iter()
            .map(|tally| (tally.table.clone(), sums(tally)))
            .collect();
        json!({
            "from": self.from,
            "parts": self.parts,
            "references_dropped": self.dropped.len(),
            "tables": tables,
        })
        .to_string()
    }
}

/// A table's sums.
fn sums(tally: &Tally) -> serde_json::Value {
    json!({
        "counted": tally.counted,
        "copied": tally.copied,
        "already_there": tally.there,
        "left_behind": tally.left.sum(),
        "refused": tally.refused,
    })
}

/// What was decided; fails where the sums are not what was counted.
pub(super) fn reported(work: &Work<'_>) -> Result<TransferReport, RunError> {
    let scheme = work.scheme();
    let mut report = TransferReport {
        from: work.from.place().to_owned(),
        to: work.to.place().to_owned(),
        notes: work.notes.clone(),
        ..TransferReport::default()
    };
    for (table, member) in scheme.tables.iter().enumerate() {
        if member.filter.is_some() && !is_looked_at(work, table) {
            report.notes.push(format!(
                "--where for `{}` has no effect: no row of it is needed",
                member.shown
            ));
        }
    }
    for (table, tally) in tallies(work)? {
        let member = &scheme.tables[table];
        if tally.copied > 0 && !member.triggers.is_empty() {
            report.notes.push(format!(
                "inserting into `{}` fires {}",
                member.shown,
                member.triggers.join(", ")
            ));
        }
        report.tables.push(tally);
    }
    let there = report.tables.iter().map(|tally| tally.there).sum::<u64>();
    report.found = there.saturating_sub(work.mapped);
    report.dropped = work
        .dropped
        .iter()
        .map(|dropped| Losing {
            table: scheme.tables[dropped.node.table].shown.clone(),
            key: work.shown(dropped.node),
            reference: scheme.links[dropped.link].id.clone(),
            why: match dropped.loss {
                Loss::Dangling => "the old database doesn't have the row",
                Loss::LeftBehind => "the row is left behind",
                Loss::Unmatched => "the new database has no system row of that key",
            },
        })
        .collect();
    let staying = |node: Node, why: String| Staying {
        table: scheme.tables[node.table].shown.clone(),
        key: work.shown(node),
        why,
    };
    report.without = work
        .without
        .iter()
        .map(|(node, link)| {
            let id = &scheme.links[*link].id;
            staying(
                *node,
                format!("`{id}` leads to a row that stays, or to none"),
            )
        })
        .collect();
    let refused = work.refused.iter();
    report.refused = refused
        .map(|(node, why)| staying(*node, why.clone()))
        .collect();
    Ok(report)
}

/// Whether any row of a table was asked for, or is needed.
fn is_looked_at(work: &Work<'_>, table: usize) -> bool {
    work.scheme().tables[table].chosen || work.graph.len(table) > 0
}

/// The sums of all tables whose rows are transferred, by their index; rows that are yet to be decided count as copied.
/// Fails where a sum is not what was counted.
pub(super) fn tallies(work: &Work<'_>) -> Result<Vec<(usize, Tally)>, RunError> {
    let members = work.scheme().tables.iter().enumerate();
    let tables =
        members.filter(|(table, member)| member.has_user_rows() && is_looked_at(work, *table));
    tables
        .map(|(table, _)| {
            let tally = tally(work, table)?;
            let checked = tally.check();
            checked
                .map_err(|message| RunError::refused(format!("{message}\nnothing was changed")))?;
            Ok((table, tally))
        })
        .collect()
}

fn tally(work: &Work<'_>, table: usize) -> Result<Tally, RunError> {
    let member = &work.scheme().tables[table];
    let count = |state| work.graph.count(table, state);
    let counted = work.counts.all.get(&table).copied().unwrap_or(0);
    let excluded = work.counts.excluded.get(&table).copied().unwrap_or(0);
    let mut tally = Tally {
        table: member.shown.clone(),
        chosen: member.chosen,
        counted,
        copied: count(State::User) + count(State::Copied) + count(State::Brought),
        there: count(State::There),
        left: Left {
            unneeded: 0,
            excluded,
            without: count(State::Without),
        },
        refused: count(State::Refused),
    };
    // Of a table that was asked for, every row was read; of others, only those that are needed.
    let known = tally.copied + tally.there + tally.refused + tally.left.sum();
    if !member.chosen {
        tally.left.unneeded = counted.checked_sub(known).ok_or_else(|| {
            RunError::refused(format!(
                "the ledger of `{}` does not add up: {counted} rows were counted, and {known} decided\nnothing was changed",
                member.shown
            ))
        })?;
    }
    Ok(tally)
}

impl Work<'_> {
    /// A row's key in the old database, for people.
    pub(super) fn shown(&self, node: Node) -> String {
        let member = &self.scheme().tables[node.table];
        let values = raws(&self.graph.key(node));
        let values = member.key.iter().zip(values).map(|(at, raw)| match raw {
            _ if member.columns[*at].secret => "(secret)".to_owned(),
            Raw::Null => "NULL".to_owned(),
            Raw::Text(text) => text,
            Raw::Integer(number) => number.to_string(),
            Raw::Real(number) => number.to_string(),
            Raw::Bytes(bytes) => bytes.iter().map(|byte| format!("{byte:02x}")).collect(),
        });
        values.collect::<Vec<String>>().join(", ")
    }
}
