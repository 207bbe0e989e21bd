//! A purge: every rule, one after the other, then what others were in the way of.

use std::time::{Duration, Instant};

use crate::plan::Plan;
use crate::run::ledger::{End, Ledger, Outcome, plan_hash};
use crate::run::{RunError, Session};
use crate::schema::Dialect;
use crate::sql::batch::Setting;

use super::begin::begin;
use super::bytes;
use super::options::{Options, Watch};
use super::report::{Report, RuleReport, State};
use super::rule::{Shared, Work};

/// How long a statement waits for a lock, in the first pass and in the second.
const WAIT_MS: [u64; 2] = [500, 2000];

/// Deletes what is due, in small transactions. `stop` is asked between statements.
///
/// Fails only where nothing was done: a rule that fails, or is interrupted, is told in the report.
pub async fn execute(
    session: &mut Session,
    plan: &Plan,
    options: &Options,
    watch: &mut dyn Watch,
    stop: &(dyn Fn() -> bool + Sync),
) -> Result<Report, RunError> {
    let began = Instant::now();
    let begun = begin(session, plan).await?;
    let ledger = Ledger::begin(session, "purge", &plan_hash(plan)).await;
    // Who may begin an entry need not be one who may change it: then the batches do without.
    let written = matches!(ledger.progress(session, &[]).await, Ok(Some(_)));
    let statement_log = logs_statements(session).await;
    let free = bytes::free(session).await;
    let mut shared = Shared {
        session: &mut *session,
        plan,
        options,
        setting: Setting {
            now: begun.now.clone(),
            lock_timeout_ms: WAIT_MS[0],
            statement_log,
        },
        watch,
        stop,
        began,
        rows_left: options.max_rows,
        deleted: RuleReport::default(),
        ledger: written.then_some(&ledger),
        url: options.url.as_deref(),
    };
    let rules = rules(&mut shared).await;
    let mut report = Report {
        now: begun.now.clone(),
        rules: rules.into_iter().map(|work| work.report).collect(),
        took: Duration::ZERO,
        bytes: None,
        ledger: ledger.trouble().map(str::to_owned),
    };
    report.bytes = match (free, bytes::free(session).await) {
        (Some(before), Some(after)) => Some(after.saturating_sub(before)),
        _ => report
            .rules
            .iter()
            .filter_map(|rule| rule.bytes)
            .reduce(|a, b| a + b),
    };
    let entered = enter(session, &ledger, &report).await;
    if let Err(error) = entered {
        report.ledger = Some(crate::engine::plain(&error));
    }
    begun.end(session).await;
    report.took = began.elapsed();
    Ok(report)
}

async fn rules<'a>(shared: &mut Shared<'a>) -> Vec<Work<'a>> {
    let (plan, options) = (shared.plan, shared.options);
    let numbers = 0..plan.purge.rules.len();
    let mut works: Vec<Work<'a>> = numbers
        .filter_map(|number| Work::new(plan, number, options))
        .collect();
    let mut there = true;
    for work in &mut works {
        if there {
            there = work.first_pass(shared).await;
        } else {
            work.report.state = State::Failed("not begun: the connection was lost".to_owned());
        }
    }
    shared.setting.lock_timeout_ms = WAIT_MS[1];
    for work in &mut works {
        if !there {
            let lost = "not finished: the connection was lost".to_owned();
            work.abandon(&State::Failed(lost));
        } else if work.has_more() {
            there = work.second_pass(shared).await;
        }
    }
    works
}

/// MariaDB and MySQL: whether changes are logged as the statements that made them.
async fn logs_statements(session: &mut Session) -> bool {
    if session.dialect() != Dialect::Mysql {
        return false;
    }
    let sql = "SELECT @@log_bin AND @@binlog_format = 'STATEMENT'";
    // Who can't tell takes the stronger isolation.
    !matches!(session.value(sql).await, Ok(Some(answer)) if answer == "0")
}

async fn enter(session: &mut Session, ledger: &Ledger, report: &Report) -> Result<(), sqlx::Error> {
    let failures = report.failures();
    let outcome = if report.interrupted() {
        Outcome::Interrupted
    } else if failures.len() == report.rules.len() && !failures.is_empty() && report.deleted() == 0
    {
        Outcome::Failed
    } else if !failures.is_empty() || report.limited() {
        Outcome::Partly
    } else {
        Outcome::Done
    };
    let end = End {
        outcome,
        rows: &report.by_table(),
        detail: &failures.join("\n"),
    };
    ledger.finish(session, &end).await
}
