//! What `verify` asks, a query a check: `verify.sql` prints the answers, the executor reads them.

use crate::plan::{Fate, Plan, PlanTable, RefId, Reference};
use crate::schema::TableRef;

use super::context::Context;
use super::prove::orphan_count;
use super::quote::visible;

/// A question with the answer that is expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// What is looked at.
    pub kind: CheckKind,
    /// The table's name as people read it.
    pub table: String,
    /// Which reference, which key or which predicate; empty where the table says all.
    pub detail: String,
    /// What must hold.
    pub expected: Expected,
    /// A query with one column `n`: how many rows.
    pub query: String,
}

/// What a check looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CheckKind {
    /// How many system rows there are.
    Rows,
    /// Keys by which more than one system row is known.
    KeysTwice,
    /// References that lead nowhere.
    Orphans,
    /// Rows of which no predicate says what they are.
    Unknown,
    /// Rows that a full cleanup would delete.
    Leftovers,
}

impl CheckKind {
    /// As people and JSON have it.
    pub fn name(self) -> &'static str {
        match self {
            CheckKind::Rows => "rows",
            CheckKind::KeysTwice => "keys twice",
            CheckKind::Orphans => "orphans",
            CheckKind::Unknown => "unknown class",
            CheckKind::Leftovers => "left over",
        }
    }
}

/// How many rows are expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// So many or more.
    AtLeast(u64),
    /// None.
    Nothing,
}

impl Expected {
    /// Whether a count is as expected.
    pub fn holds(self, found: u64) -> bool {
        match self {
            Expected::AtLeast(least) => found >= least,
            Expected::Nothing => found == 0,
        }
    }

    /// As a condition on `n`.
    pub(super) fn sql(self) -> String {
        match self {
            Expected::AtLeast(least) => format!("n >= {least}"),
            Expected::Nothing => "n = 0".to_owned(),
        }
    }
}

impl std::fmt::Display for Expected {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Expected::AtLeast(least) => write!(f, "at least {least}"),
            Expected::Nothing => f.write_str("0"),
        }
    }
}

/// All questions about a plan's database, in the order in which they are asked.
pub(super) fn checks(c: Context<'_>) -> Vec<Check> {
    let mut checks = Vec::new();
    for check in &c.plan.verify.system {
        if let Some((_, table)) = c.table(&check.table) {
            checks.push(rows(c, table, check.min_rows));
            checks.extend(keys_twice(c, table, &check.key));
        }
    }
    checks.extend(c.plan.tables.iter().flat_map(|table| unknown(c, table)));
    checks.extend(c.plan.verify.orphans.iter().filter_map(|id| orphans(c, id)));
    checks
}

/// That a row is no user row; empty where all are system rows.
fn is_system(table: &PlanTable) -> String {
    let condition =
        |predicate: &crate::plan::PlanPredicate| format!(" WHERE NOT {}", predicate.is_false);
    table.system_rows.as_ref().map_or(String::new(), condition)
}

fn rows(c: Context<'_>, table: &PlanTable, min_rows: u64) -> Check {
    Check {
        kind: CheckKind::Rows,
        table: c.shown(&table.name),
        detail: String::new(),
        expected: Expected::AtLeast(min_rows),
        query: format!(
            "SELECT count(*) AS n FROM {}{}",
            c.target(&table.name),
            is_system(table)
        ),
    }
}

fn keys_twice(c: Context<'_>, table: &PlanTable, key: &[String]) -> Option<Check> {
    let columns = c.q.names(key.iter().map(String::as_str));
    (!key.is_empty()).then(|| Check {
        kind: CheckKind::KeysTwice,
        table: c.shown(&table.name),
        detail: visible(&key.join(", ")),
        expected: Expected::Nothing,
        query: format!(
            "SELECT count(*) AS n FROM (SELECT 1 AS one FROM {}{} GROUP BY {columns} HAVING count(*) > 1) twice",
            c.target(&table.name),
            is_system(table)
        ),
    })
}

/// Rows of which `system_rows` is NULL, and those with a value of another storage class than its column declares:
/// they stay, and nobody decided that.
fn unknown(c: Context<'_>, table: &PlanTable) -> Vec<Check> {
    if table.fate != Fate::Cleaned {
        return Vec::new();
    }
    let check = |predicate: &crate::plan::PlanPredicate, condition: String| Check {
        kind: CheckKind::Unknown,
        table: c.shown(&table.name),
        detail: visible(&predicate.text),
        expected: Expected::Nothing,
        query: format!(
            "SELECT count(*) AS n FROM {} WHERE {condition}",
            c.target(&table.name)
        ),
    };
    let system = table.system_rows.as_ref().map(|predicate| {
        let odd = predicate.odd.as_deref();
        let odd = odd.map_or(String::new(), |odd| format!(" OR {odd}"));
        check(predicate, format!("(({}) IS NULL{odd})", predicate.sql))
    });
    // `keep` is a user row's: NULL keeps it, which is as declared.
    let keep = table
        .keep
        .as_ref()
        .and_then(|keep| Some(check(keep, keep.odd.clone()?)));
    [system, keep].into_iter().flatten().collect()
}

fn orphans(c: Context<'_>, id: &RefId) -> Option<Check> {
    let reference = c.reference(id)?;
    let shown = |name: &TableRef| c.shown(name);
    Some(Check {
        kind: CheckKind::Orphans,
        table: shown(&reference.child),
        detail: visible(&format!(
            "{} -> {}.{}",
            reference.columns.join(", "),
            shown(&reference.parent),
            reference.parent_columns.join(", ")
        )),
        expected: Expected::Nothing,
        query: all_orphans(c, reference),
    })
}

/// A query for how many rows of a whole table have a reference that leads nowhere.
pub fn orphans_of(plan: &Plan, reference: &Reference) -> String {
    all_orphans(Context::new(plan), reference)
}

fn all_orphans(c: Context<'_>, reference: &Reference) -> String {
    let from = format!("{} c", c.target(&reference.child));
    format!("SELECT count(*) AS n {}", orphan_count(c, reference, &from))
}
