//! What people are to look at: mixed tables.

use serde::{Deserialize, Serialize};

use crate::schema::TableRef;

use super::PlanPredicate;

/// What `review` shows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewPlan {
    /// Mixed tables.
    pub tables: Vec<ReviewTable>,
}

/// A mixed table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewTable {
    /// The table. Where `system_rows` is decided, it is in [`super::PlanTable::system_rows`].
    pub table: TableRef,
    /// Whether `system_rows` is decided.
    pub decided: bool,
    /// Until when an undecided one is to be decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review_by: Option<String>,
    /// By whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// Predicates that could tell its system rows, from its columns.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub candidates: Vec<PlanPredicate>,
}
