//! Retention: which rows are too old, what goes with them, and what must not.

use data_class_grammar::Unit;
use serde::{Deserialize, Serialize};

use crate::schema::TableRef;

use super::{Detach, RefId, RowKey};

/// Retention, a rule a table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PurgePlan {
    /// The rules, referencing tables before referenced ones, so that a child's own rule runs first.
    pub rules: Vec<PurgeRule>,
}

/// The retention of one table.
///
/// Rows that the rule selects, and that `keep` and `system_rows` do not protect, are **due**. `with_parent` adds
/// rows of other tables that reference a due or added row. A row among them that is protected, or that a row outside
/// needs ([`PurgeRule::spared_by`]), stays, and so does every row that it references, up to the due row: those are
/// **spared**. What is left of the due rows goes, with what `with_parent` adds to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PurgeRule {
    /// The table.
    pub table: TableRef,
    /// When a row is due.
    pub limit: Limit,
    /// The column that is compared. NULL is never due.
    pub column: String,
    /// What its values are.
    pub time: Time,
    /// `90 days`, for comments; none for `expires`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// How batches walk forward through the table.
    pub walk: RowKey,
    /// References by which rows go along, from the ones that reference the rule's table on outwards: each one's
    /// parent is the rule's table or the child of one before. In a cycle they stand once and the rows are the least
    /// fixpoint.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub with_parent: Vec<RefId>,
    /// Whether `with_parent` has a cycle (a table's reference to itself among them).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub recursive: bool,
    /// What keeps rows of the rule's table, or of those that go along, beside their own predicates.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub spared_by: Vec<Spare>,
    /// References that rows which stay give up before their parents go: of the rule's table and of those that go
    /// along.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub detach: Vec<Detach>,
    /// The deletions, referencing tables before referenced ones, the rule's own table among them. `keep` and the
    /// rule itself are repeated in the DELETE, so that a row refreshed meanwhile stays.
    pub steps: Vec<super::Step>,
    /// Why it is as it is, in words, for the comment in the file.
    pub reason: String,
}

/// When a row is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Limit {
    /// Its time is more than so many hours ago.
    OlderThan {
        /// Hours.
        hours: u64,
    },
    /// Its time has passed.
    Passed,
}

/// What a time column's values are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Time {
    /// A point in time with its zone.
    Instant,
    /// A date and time without zone (`timestamp`, `datetime`), taken as UTC.
    Local,
    /// MariaDB/MySQL's TIMESTAMP, which is shown in the session's zone.
    Session,
    /// A day.
    Day,
    /// An integer since 1970.
    #[serde(with = "unit")]
    Integer(Unit),
    /// SQLite: a date or time as text (`YYYY-MM-DD`, then optionally `T` or a space and a time). A row with anything
    /// else stays and is counted.
    Text,
}

mod unit {
    //! Units by their names, `s`, `ms` and `us`.

    use data_class_grammar::Unit;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(super) fn serialize<S: Serializer>(unit: &Unit, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(unit.name())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Unit, D::Error> {
        let name = String::deserialize(from)?;
        Unit::from_name(&name).ok_or_else(|| D::Error::custom(format!("unknown unit {name:?}")))
    }
}

/// What keeps rows from being purged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Spare {
    /// Rows that this reference's child rows reference: all of them for a kept table, for a cleaned one its system
    /// rows (`holds`).
    Held(RefId),
    /// Rows of this table, which goes along, that its own predicates protect.
    Protected(TableRef),
}
