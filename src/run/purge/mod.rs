//! Retention on a live database: what is due, and deleting it in small transactions.
//!
//! The state of a purge is the database itself. It walks each table forward by key, a batch a transaction; killed at
//! any point, it has deleted whole batches, and another run finds what is left. The conditions are those of
//! `purge.sql`, with the range of the batch ([`crate::sql::batch`]).

mod begin;
mod bytes;
mod execute;
mod options;
mod pace;
mod preview;
mod report;
mod rule;
mod trouble;

pub use begin::guard;
pub use execute::execute;
pub use options::{Options, Quiet, Watch};
pub use preview::preview;
pub use report::{Along, Preview, Report, RulePreview, RuleReport, State, Stay};

use crate::plan::{Plan, PurgeRule};
use crate::schema::{TableName, TableRef};

/// A table's name as people read it.
fn shown(plan: &Plan, table: &TableRef) -> String {
    TableName::new(plan.dialect, &table.schema, &table.table).to_string()
}

/// A rule in words: `created_at more than 90 days ago`, `expires_at has passed`.
fn words(rule: &PurgeRule) -> String {
    match &rule.text {
        Some(text) => format!("{} more than {text} ago", rule.column),
        None => format!("{} has passed", rule.column),
    }
}
