//! Why a plan is refused: what was found on the way from a row that goes.

use serde::{Deserialize, Serialize};

use crate::schema::{Action, TableRef};

use super::RefId;

/// Why a plan can't be run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// The diagnostic's code: `DC0005` or `DC0012`.
    pub code: String,
    /// What would happen.
    pub kind: RefusalKind,
    /// The table whose rows were to be deleted, where the path begins.
    pub from: TableRef,
    /// The table that would be reached.
    pub reached: TableRef,
    /// The way, hop by hop; the last one reaches.
    pub path: Vec<Hop>,
}

/// What would happen to the table that is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RefusalKind {
    /// Its rows would be deleted.
    Deletes,
    /// Its rows would be changed.
    Changes,
    /// Columns that say which of its rows are system would be written.
    WritesSystemRows,
    /// Its rows stand in the way.
    Blocks,
    /// Something may reach it that can't be followed.
    Unknown,
    /// Its rows can't be deleted in this dialect, in any order.
    Undeletable,
}

/// A step on the way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hop {
    /// Rows of `child` reference rows that go.
    Reference {
        /// The reference.
        reference: RefId,
        /// The referencing table.
        child: TableRef,
        /// The referencing columns.
        columns: Vec<String>,
        /// What the key does then; none for a declared reference.
        on_delete: Option<Action>,
    },
    /// A trigger or rule of the table before names `table`.
    Trigger {
        /// The trigger or rule.
        name: String,
        /// Whether it is a rule.
        rule: bool,
        /// The table that it names.
        table: TableRef,
        /// Whether it runs SQL made at run time, and `table` is only what it may reach.
        dynamic: bool,
    },
}
