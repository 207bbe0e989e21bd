//! Survivors: which rows of a cleaned table stay, and in which order that can be computed.

use serde::{Deserialize, Serialize};

use crate::schema::TableRef;

use super::RefId;

/// Tables whose survivors are computed together. Groups stand in an order in which each needs only the ones before
/// it (referencing tables before referenced ones).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SurvivorGroup {
    /// One table, or the tables of a cycle. Each starts with its own survivors and what rows outside the group need.
    pub tables: Vec<SurvivorTable>,
    /// References inside the group, its tables' references to themselves among them. Where there are any, survivors
    /// are the least fixpoint: repeat "a row that a survivor references by one of these survives" until nothing is
    /// added (a recursive query, or rounds).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rounds: Vec<RefId>,
}

/// A cleaned table that may have survivors.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SurvivorTable {
    /// The table. Its own survivors are the rows for which one of [`super::PlanTable::own_survivors`] is not false.
    pub table: TableRef,
    /// References from kept tables that hold it: every row that any row of their child references survives.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub held_by: Vec<RefId>,
    /// References from cleaned tables of earlier groups: every row that a survivor of their child references
    /// survives.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub needed_by: Vec<RefId>,
    /// Why rows survive, in words: `keep: is_superuser`, `referenced by settings.owner_id, which holds them`.
    pub reasons: Vec<String>,
}
