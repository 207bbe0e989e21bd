//! The proof of effect, which a full cleanup makes before COMMIT, and what `verify` looks for at any time.

use serde::{Deserialize, Serialize};

use crate::schema::TableRef;

use super::RefId;

/// What is checked before COMMIT; a miss rolls everything back.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Effect {
    /// System tables and system rows: their contents equal a copy taken at the start, both ways.
    pub unchanged: Vec<Compare>,
    /// Cleaned tables: exactly the survivors are left, counted.
    pub survivors: Vec<TableRef>,
    /// References in which there are no more orphans than at the start: all of them.
    pub orphans: Vec<RefId>,
}

/// Rows that a cleanup must not change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Compare {
    /// The table. Of a kept one all rows are meant, of a cleaned one those that are system at the start.
    pub table: TableRef,
    /// The columns that are compared: all but generated ones and those in `apart`.
    pub columns: Vec<String>,
    /// Columns that `detach` sets to NULL in some rows: for them, old and new are equal or new is NULL.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub apart: Vec<String>,
}

/// What must be there at any time.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct VerifyPlan {
    /// System tables and system rows of mixed ones.
    pub system: Vec<SystemCheck>,
    /// References that must have no orphan: all of them.
    pub orphans: Vec<RefId>,
}

/// How many system rows there must be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SystemCheck {
    /// The table; of a cleaned one, the rows for which `system_rows` is not false.
    pub table: TableRef,
    /// At least so many.
    pub min_rows: u64,
    /// The columns by which its rows are known in every database; empty where only a surrogate key does. No two
    /// system rows may agree in them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub key: Vec<String>,
}
