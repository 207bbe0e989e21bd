//! Retention as jobs of the database's own scheduler: SQL to be reviewed and run by people.
//!
//! A job a rule, with the guard and the conditions of `purge.sql`. Where rows go alone, a job deletes them in small
//! transactions; where others go along, a rule is one transaction. Running the SQL again replaces the jobs.

mod mysql_event;
mod pg_cron;

pub use mysql_event::{DEFAULT_SCHEDULE as MYSQL_EVENT_SCHEDULE, mysql_event};
pub use pg_cron::{DEFAULT_SCHEDULE as PG_CRON_SCHEDULE, pg_cron};

use crate::plan::PurgeRule;
use crate::schema::TableKind;

use super::context::Context;
use super::purge;
use super::quote::visible;

/// Rows of a transaction of a job: about a tenth of a second's work.
const ROWS: u32 = 10_000;

/// What a scheduler must know beside the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Job<'a> {
    /// The application's name: the jobs are called after it.
    pub application: &'a str,
    /// When they run, in the scheduler's words.
    pub schedule: &'a str,
    /// Only remove them.
    pub remove: bool,
}

/// Rules that a job can do, and comments about those that it can't.
fn rules<'a>(c: Context<'a>) -> (Vec<(usize, &'a PurgeRule)>, Vec<String>) {
    let foreign = |(_, rule): &(usize, &PurgeRule)| {
        purge::changed(c, rule).any(|name| {
            let table = c.plan.table(name);
            table.is_some_and(|table| table.kind == TableKind::Foreign)
        })
    };
    type Numbered<'a> = Vec<(usize, &'a PurgeRule)>;
    let (others, rules): (Numbered<'a>, Numbered<'a>) =
        c.plan.purge.rules.iter().enumerate().partition(foreign);
    let comments = others.iter().map(|(_, rule)| {
        format!(
            "-- No job for {}: rows of a foreign table are purged where they are.\n",
            visible(&c.shown(&rule.table))
        )
    });
    (rules, comments.collect())
}

/// Lines of a comment.
fn comment(lines: &[String]) -> String {
    let line = |line: &String| format!("-- {}\n", visible(line));
    lines.iter().map(line).collect()
}
