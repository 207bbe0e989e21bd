//! The full cleanup, in the order in which it runs:
//! survivors, detach, truncation (where worth it), steps, effect, COMMIT, restarts.

use serde::{Deserialize, Serialize};

use crate::schema::{IdentityKind, TableRef};

use super::{Effect, RefId, SurvivorGroup};

/// The full cleanup.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CleanPlan {
    /// How survivors are computed, before anything is changed. A cleaned table that is in no group ends empty.
    pub survivors: Vec<SurvivorGroup>,
    /// References that rows which stay give up.
    pub detach: Vec<Detach>,
    /// PostgreSQL: tables that one TRUNCATE may empty in place of their steps, where they are big.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub truncation: Option<Truncation>,
    /// Deletions, referencing tables before referenced ones. Complete: without the truncation they alone do it all,
    /// after it they find nothing left to delete in truncated tables.
    pub steps: Vec<Step>,
    /// What is checked before COMMIT.
    pub effect: Effect,
    /// Numbering that begins anew where a table has no row at the end.
    pub restarts: Vec<Restart>,
}

/// Sets a reference to NULL in rows that stay, where the referenced row doesn't.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Detach {
    /// The reference. Its child is a kept table (all rows are meant) or a cleaned one (its survivors).
    pub reference: RefId,
    /// The columns to set to NULL.
    pub set_null: Vec<String>,
    /// Why, in words.
    pub reason: String,
}

/// Tables that TRUNCATE may empty: no table outside the list references any of them by a foreign key. Which of them it
/// does empty, the live sizes decide; with each, all that reference it, directly or not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Truncation {
    /// The tables, referencing ones before referenced ones.
    pub tables: Vec<Truncated>,
    /// The tables with survivors in the order in which those are put back: referenced ones before referencing ones.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub put_back: Vec<PutBack>,
}

/// A table that TRUNCATE may empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Truncated {
    /// The table.
    pub table: TableRef,
    /// Whether it has survivors, which are set aside before and put back after.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub aside: bool,
}

/// Tables whose survivors are put back together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PutBack {
    /// One table; or the tables of a cycle, which one statement inserts.
    pub tables: Vec<TableRef>,
}

/// A deletion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// One table; or the tables of a cycle, in the order in which their DELETEs run where they are several.
    pub tables: Vec<TableRef>,
    /// In what kind of statement.
    pub how: How,
    /// References inside the step that are set to NULL first, in the rows that go, so that the order holds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub null_first: Vec<NullFirst>,
    /// References of the table to itself, NOT NULL, that are pointed at their own row first (`SET parent_id = id`), in
    /// the rows that go: cascades through long chains would exceed the engine's depth (15 in InnoDB, 1000 in SQLite),
    /// and SET NULL would fail (SQLite).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub itself_first: Vec<RefId>,
    /// Why it is as it is, in words, for the comment in the file.
    pub reason: String,
}

/// In what kind of statement rows are deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// A DELETE a table.
    Delete,
    /// PostgreSQL: one statement of data-modifying CTEs deletes from all tables of the cycle.
    OneStatement,
    /// SQLite: a DELETE a table, keys checked at COMMIT (`PRAGMA defer_foreign_keys`, under which RESTRICT waits). Without
    /// a RESTRICT that is met the end of the statement is enough, where all deletions are one.
    Deferred,
}

impl Step {
    /// SQLite: whether keys are to be checked at COMMIT where each table's DELETE is a statement of its own.
    pub(crate) fn waits_for_commit(&self) -> bool {
        self.how == How::Deferred || self.tables.len() > 1
    }
}

/// A reference that is set to NULL before its row and the referenced row are deleted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NullFirst {
    /// The reference.
    pub reference: RefId,
    /// The columns to set to NULL, in rows of its child that don't survive.
    pub set_null: Vec<String>,
}

/// Numbering that begins anew if the table has no row at the end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Restart {
    /// The table.
    pub table: TableRef,
    /// The numbered column.
    pub column: String,
    /// How it is numbered.
    pub kind: IdentityKind,
    /// The sequence behind it as `schema.name` (PostgreSQL). Never one that another column draws from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sequence: Option<String>,
}
