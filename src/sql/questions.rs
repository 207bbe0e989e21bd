//! What `verify` asks a live database, with the statements around it: one transaction that sees one state of the
//! data, changes nothing and is rolled back.

use crate::plan::{Fate, PlanTable};
use crate::schema::Dialect;

use super::checks::{Check, CheckKind, Expected, checks};
use super::context::Context;
use super::mysql::SQL_MODE;
use super::preview;

/// Questions in the order in which they are asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Questions {
    /// Statements that begin the transaction.
    pub begin: Vec<String>,
    /// Statements that find the survivors of a full cleanup, where left-over rows are asked for.
    pub survivors: Vec<String>,
    /// The questions.
    pub checks: Vec<Check>,
    /// The statement that ends the transaction.
    pub end: &'static str,
}

/// The questions; with `leftovers` also for the rows that a full cleanup would delete.
pub(super) fn questions(c: Context<'_>, leftovers: bool) -> Questions {
    let mut checks = checks(c);
    let (begin, survivors) = if leftovers {
        let (survivors, with) = preview::survivors(c);
        checks.extend(c.plan.cleaned().filter_map(|table| left(c, table, &with)));
        let opening = preview::opening(c.dialect());
        (opening.statements().cloned().collect(), survivors)
    } else {
        (snapshot(c.dialect()), Vec::new())
    };
    Questions {
        begin,
        survivors,
        checks,
        end: "ROLLBACK",
    }
}

/// The statements that begin a transaction which sees one state of the data and changes nothing.
pub fn snapshot(dialect: Dialect) -> Vec<String> {
    let statements: Vec<&str> = match dialect {
        Dialect::Postgres => vec![
            "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
            "SET LOCAL search_path = pg_catalog, public, pg_temp",
            // Rows that a policy hides must not be missed: with this they are an error.
            "SET LOCAL row_security = off",
            "SET LOCAL lock_timeout = '30s'",
        ],
        Dialect::Sqlite => vec!["BEGIN"],
        Dialect::Mysql => {
            return vec![
                "SET NAMES utf8mb4".to_owned(),
                format!("SET SESSION sql_mode = {SQL_MODE}"),
                "SET SESSION time_zone = '+00:00'".to_owned(),
                // For the next transaction alone.
                "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ".to_owned(),
                "START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY".to_owned(),
            ];
        }
    };
    statements.into_iter().map(str::to_owned).collect()
}

/// Rows of a cleaned table that a full cleanup would delete.
fn left(c: Context<'_>, table: &PlanTable, with: &str) -> Option<Check> {
    let target = c.target(&table.name);
    let goes = c.goes(&table.name);
    let goes = goes.map_or(String::new(), |goes| format!(" WHERE {goes}"));
    (table.fate == Fate::Cleaned).then(|| Check {
        kind: CheckKind::Leftovers,
        table: c.shown(&table.name),
        detail: String::new(),
        expected: Expected::Nothing,
        query: format!("{with}SELECT count(*) AS n FROM {target}{goes}"),
    })
}
