//! The full cleanup: the statements of `clean.sql` in one transaction, with locks, a ledger entry and a report.

use std::collections::BTreeMap;
use std::time::Duration;

mod phases;
mod trouble;

use self::phases::Phases;
use self::trouble::{Trouble, words};
use super::error::RunError;
use super::interrupt::Interrupt;
use super::ledger::{End, Ledger, Outcome, plan_hash};
use super::lock;
use super::session::Session;
use super::settle::{Mark, Settled, Trace};
use crate::engine::plain;
use crate::plan::Plan;
use crate::schema::Dialect;
use crate::sql::Script;
use crate::sql::preview::{Locked, locked, previewed, row_counts, rows_left};

/// How a cleanup is run.
#[derive(Debug, Clone, Copy)]
pub struct CleanRequest<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// `clean.sql`, as it was reviewed.
    pub script: &'a Script,
    /// The database's address, for a second connection where the first is lost; none for a pool's.
    pub url: Option<&'a str>,
    /// How long to wait for a lock.
    pub lock_timeout: Duration,
    /// How often the whole is tried where another session is in the way.
    pub tries: u32,
}

/// What a cleanup did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CleanReport {
    /// The tables, in the plan's order; those of frameworks and of others are left out.
    pub tables: Vec<TableReport>,
    /// What else there is to say.
    pub notes: Vec<String>,
    /// The ledger's entry.
    pub entry: Option<i64>,
}

/// What it did to a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableReport {
    /// Its name.
    pub table: String,
    /// Its class.
    pub class: String,
    /// How many rows it had.
    pub rows: u64,
    /// How many of them are left.
    pub stays: u64,
}

impl TableReport {
    /// How many rows are gone.
    pub fn gone(&self) -> u64 {
        self.rows.saturating_sub(self.stays)
    }
}

/// Why an attempt did not come to its end.
struct Stopped {
    error: sqlx::Error,
    /// What the guard or the proof of MariaDB and MySQL said before.
    said: Vec<String>,
    /// By what the transaction is found again, where COMMIT was under way.
    committing: Option<Trace>,
}

impl From<sqlx::Error> for Stopped {
    fn from(error: sqlx::Error) -> Self {
        Stopped {
            error,
            said: Vec::new(),
            committing: None,
        }
    }
}

/// Deletes all user data, or changes nothing. The caller has looked at the stamp; the script does so again.
pub async fn clean(
    session: &mut Session,
    request: &CleanRequest<'_>,
    interrupt: Option<&Interrupt>,
) -> Result<CleanReport, RunError> {
    let nothing = |error: sqlx::Error| {
        RunError::database(format!(
            "the cleanup did not begin: {}\nnothing was changed",
            plain(&error)
        ))
    };
    lock::patience(session, request.lock_timeout)
        .await
        .map_err(nothing)?;
    if !lock::only_run(session).await.map_err(nothing)? {
        return Err(RunError::refused(
            "another cleanup of this database is running: nothing was changed",
        )
        .help("wait for its end"));
    }
    let ledger = Ledger::begin(session, "clean", &plan_hash(request.plan)).await;
    let done = tries(session, request, interrupt, &ledger).await;
    if session.dialect() == Dialect::Mysql {
        // As it was before the script; a connection that is gone has no settings.
        let _ = session.execute("SET SESSION autocommit = 1").await;
    }
    lock::release(session).await;
    done
}

async fn tries(
    session: &mut Session,
    request: &CleanRequest<'_>,
    interrupt: Option<&Interrupt>,
    ledger: &Ledger,
) -> Result<CleanReport, RunError> {
    let phases = Phases::of(request.script, request.plan.dialect);
    let tables = locked(request.plan);
    let asked = || interrupt.is_some_and(Interrupt::asked);
    let mut tried = 1;
    loop {
        let stopped = match attempt(session, request, &phases, &tables, interrupt, ledger).await {
            Ok(mut report) => {
                report.notes.extend(restart(session, &phases).await);
                return Ok(report);
            }
            Err(stopped) => stopped,
        };
        let trouble = Trouble::of(&stopped.error);
        if trouble != Trouble::Lost {
            // Where the engine has rolled back by itself there is nothing left to undo.
            let _ = session.execute("ROLLBACK").await;
            if trouble == Trouble::Lock && tried < request.tries && !asked() {
                tried += 1;
                tokio::time::sleep(Duration::from_millis(200)).await;
                continue;
            }
        }
        let error = explain(session, request, &tables, &stopped, trouble, asked()).await;
        if trouble != Trouble::Lost {
            enter_failure(session, ledger, &error, asked()).await;
        }
        return Err(error);
    }
}

async fn attempt(
    session: &mut Session,
    request: &CleanRequest<'_>,
    phases: &Phases<'_>,
    tables: &[Locked],
    interrupt: Option<&Interrupt>,
    ledger: &Ledger,
) -> Result<CleanReport, Stopped> {
    let not_lockable = lock::not_lockable(session, tables).await?;
    run(session, &phases.outside).await?;
    lock::patience(session, request.lock_timeout).await?;
    run(session, &phases.begin).await?;
    if session.dialect() == Dialect::Postgres {
        // Hidden rows are errors, and a limit that is meant for the application's queries isn't ours.
        let settings = "SET LOCAL row_security = off; SET LOCAL statement_timeout = 0; \
                        SET LOCAL idle_in_transaction_session_timeout = 0";
        session.execute(settings).await?;
    }
    let without = lock::tables(session, tables, &not_lockable).await?;
    let before = counts(session, row_counts(request.plan)).await?;
    run(session, &phases.work).await?;
    let after = counts(session, rows_left(request.plan)).await?;
    let mut report = report(request.plan, &before, &after, ledger);
    report.notes.extend(lock_note(&without));
    let rows: Vec<(String, u64)> = report
        .tables
        .iter()
        .filter(|table| table.gone() > 0)
        .map(|table| (table.table.clone(), table.gone()))
        .collect();
    let end = End {
        outcome: Outcome::Done,
        rows: &rows,
        detail: "",
    };
    ledger.finish(session, &end).await?;
    let trace = Trace::of(session, ledger.id().map(|id| (id, Mark::Done))).await?;
    if interrupt.is_some_and(Interrupt::asked) {
        return Err(sqlx::Error::Configuration("interrupted".into()).into());
    }
    match run(session, &phases.commit).await {
        Ok(()) => Ok(report),
        Err(stopped) => Err(Stopped {
            committing: Some(trace),
            ..stopped
        }),
    }
}

/// Runs statements; what SELECTs of the script say is kept for when one of the next fails.
async fn run(session: &mut Session, statements: &[&str]) -> Result<(), Stopped> {
    let mut said = Vec::new();
    for sql in statements {
        let result = if sql.starts_with("SELECT wrong ") {
            session
                .rows(sql)
                .await
                .map(|rows| said.extend(rows.into_iter().flatten().flatten()))
        } else {
            session.execute(sql).await.map(|_| ())
        };
        if let Err(error) = result {
            return Err(Stopped {
                error,
                said,
                committing: None,
            });
        }
    }
    Ok(())
}

async fn counts(
    session: &mut Session,
    queries: Vec<String>,
) -> Result<BTreeMap<usize, u64>, sqlx::Error> {
    let mut counts = BTreeMap::new();
    for sql in queries {
        for row in session.rows(&sql).await? {
            let mut numbers = row
                .iter()
                .map(|value| value.as_deref()?.parse::<u64>().ok());
            let mut next = || numbers.next().flatten();
            if let (Some(table), Some(rows)) = (next(), next()) {
                counts.insert(usize::try_from(table).unwrap_or(usize::MAX), rows);
            }
        }
    }
    Ok(counts)
}

fn report(
    plan: &Plan,
    before: &BTreeMap<usize, u64>,
    after: &BTreeMap<usize, u64>,
    ledger: &Ledger,
) -> CleanReport {
    let count =
        |counts: &BTreeMap<usize, u64>, number| counts.get(&number).copied().unwrap_or_default();
    let tables = previewed(plan).into_iter().map(|table| TableReport {
        rows: count(before, table.number),
        stays: count(after, table.number),
        table: table.shown,
        class: table.class,
    });
    let trouble = ledger
        .trouble()
        .map(|why| format!("the run is not in the ledger: {why}"));
    CleanReport {
        tables: tables.collect(),
        notes: trouble.into_iter().collect(),
        entry: ledger.id(),
    }
}

fn lock_note(without: &[String]) -> Option<String> {
    if without.is_empty() {
        return None;
    }
    Some(format!(
        "not locked against writers, for want of the right to: {}; compared in one snapshot of the data instead",
        without.join(", ")
    ))
}

/// After COMMIT: what fails here is only told.
async fn restart(session: &mut Session, phases: &Phases<'_>) -> Option<String> {
    match run(session, &phases.after).await {
        Ok(()) => None,
        Err(stopped) => {
            let _ = session.execute("ROLLBACK").await;
            Some(format!(
                "the numbering of emptied tables does not begin anew everywhere: {}",
                plain(&stopped.error)
            ))
        }
    }
}

async fn enter_failure(session: &mut Session, ledger: &Ledger, error: &RunError, asked: bool) {
    let outcome = if asked {
        Outcome::Interrupted
    } else {
        Outcome::Failed
    };
    let end = End {
        outcome,
        rows: &[],
        detail: &error.message,
    };
    // The failure is what counts; an entry that can't be finished stays `running`.
    let _ = ledger.finish(session, &end).await;
    let _ = session.execute("COMMIT").await;
}

/// What to tell people of an attempt that did not come to its end.
async fn explain(
    session: &mut Session,
    request: &CleanRequest<'_>,
    tables: &[Locked],
    stopped: &Stopped,
    trouble: Trouble,
    asked: bool,
) -> RunError {
    if asked && (trouble != Trouble::Lost || stopped.committing.is_none()) {
        return RunError::database("interrupted: it was rolled back, and nothing was changed");
    }
    let message = plain(&stopped.error);
    match trouble {
        Trouble::Refused => {
            let mut said = stopped.said.join("; ");
            if said.is_empty() {
                said = words(&stopped.error);
            }
            RunError::refused(format!("{said}\nnothing was changed"))
        }
        Trouble::Hidden => RunError::refused(format!("{message}\nnothing was changed")).help(
            "row-level security hides rows from this role: use one that owns the tables, or has BYPASSRLS",
        ),
        Trouble::Lock => {
            let mut lines = vec![format!(
                "another session is in the way, {} times: {message}",
                request.tries
            )];
            let holders = lock::holders(session, tables).await;
            lines.extend(holders.into_iter().map(|holder| format!("  {holder}")));
            lines.push("nothing was changed".to_owned());
            RunError::database(lines.join("\n"))
                .help("end that session, or wait for longer: --lock-timeout SECONDS")
        }
        Trouble::Lost => lost(request, stopped, &message).await,
        Trouble::Other => RunError::database(format!("{message}\nit was rolled back, and nothing was changed")),
    }
}

async fn lost(request: &CleanRequest<'_>, stopped: &Stopped, message: &str) -> RunError {
    let Some(trace) = &stopped.committing else {
        return RunError::database(format!(
            "the connection was lost before COMMIT: {message}\nthe server rolls back, and nothing was changed"
        ));
    };
    let settled = trace.settle(request.url).await;
    let what = match settled {
        Settled::Committed => {
            "the server has committed: the cleanup is done, and only its report is lost"
        }
        Settled::RolledBack => "the server has rolled back: nothing was changed",
        Settled::Unknown => {
            "whether the server has committed can't be told: all of it is done, or nothing"
        }
    };
    let error = RunError::database(format!(
        "the connection was lost at COMMIT: {message}\n{what}"
    ));
    match settled {
        Settled::Unknown => error.help("`{program} clean` without --execute counts what is there"),
        Settled::Committed | Settled::RolledBack => error,
    }
}
