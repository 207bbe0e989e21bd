//! Before the first row: what refuses a purge, and what the session must be like.

use crate::engine::plain;
use crate::plan::Plan;
use crate::run::{RunError, Session};
use crate::sql::{batch, quote::visible, survey};

/// A session that is set up for a purge.
pub(super) struct Begun {
    /// What the database's clock said, as [`batch::clock`] writes it.
    pub(super) now: String,
    /// What another connection must run to be like it, and to know what the clock said.
    pub(super) before: Vec<String>,
    pub(super) clock: Vec<String>,
    restore: Vec<String>,
}

/// An error before anything was changed.
pub(super) fn nothing_changed(what: &str, error: &sqlx::Error) -> RunError {
    RunError::database(format!("{what}: {}\nnothing was changed", plain(error)))
}

/// Refuses a plan with refusals, and a database whose schema is not the plan's; reads the clock and sets the session
/// up.
pub(super) async fn begin(session: &mut Session, plan: &Plan) -> Result<Begun, RunError> {
    let begun = set_up(session, plan).await?;
    if let Err(error) = guard(session, plan).await {
        begun.end(session).await;
        return Err(error);
    }
    Ok(begun)
}

/// The same without a look at the schema.
pub(super) async fn set_up(session: &mut Session, plan: &Plan) -> Result<Begun, RunError> {
    if let Some(first) = plan.refusals.first() {
        return Err(RunError::refused(format!(
            "the plan is refused: {} at {}",
            first.code,
            super::shown(plan, &first.reached)
        ))
        .help("`{program} classify` shows the way that it found"));
    }
    if session.dialect() != plan.dialect {
        return Err(RunError::usage(format!(
            "the plan is for {}, the database is {}",
            plan.dialect.name(),
            session.dialect().name()
        )));
    }
    let dialect = session.dialect();
    let clock = session.value(batch::clock(dialect)).await;
    let now = clock
        .map_err(|error| nothing_changed("the database's clock can't be read", &error))?
        .ok_or_else(|| {
            RunError::database("the database's clock says nothing; nothing was changed")
        })?;
    let (before, restore) = batch::session(dialect);
    let clock = batch::set_clock(dialect, &now);
    for sql in before.iter().chain(&clock) {
        let done = session.execute(sql).await;
        done.map_err(|error| nothing_changed("the session can't be set up", &error))?;
    }
    Ok(Begun {
        now,
        before,
        clock,
        restore,
    })
}

impl Begun {
    /// Gives the session back as it was.
    pub(super) async fn end(&self, session: &mut Session) {
        for sql in &self.restore {
            // A connection that is gone needs nothing.
            let _ = session.execute(sql).await;
        }
    }
}

/// The guard of `purge.sql`: refuses where the live schema is not the plan's.
pub async fn guard(session: &mut Session, plan: &Plan) -> Result<(), RunError> {
    let compared = async {
        for sql in survey::opening(plan.dialect, None).statements() {
            session.execute(sql).await.map_err(not_compared)?;
        }
        compare(session, &batch::guard(plan)).await?;
        compare(session, &batch::hidden(plan)).await
    };
    let compared = compared.await;
    // Nothing was written but temporary tables.
    let _ = session.execute("ROLLBACK").await;
    compared
}

/// The same inside a transaction.
pub(super) async fn compare(session: &mut Session, guard: &batch::Guard) -> Result<(), RunError> {
    let asked = ask(session, guard).await;
    let mut wrong = asked.map_err(not_compared)?;
    if wrong.is_empty() {
        return Ok(());
    }
    wrong.sort();
    Err(RunError::refused(format!(
        "the database is not the one that was reviewed\n  {}",
        wrong.join("\n  ")
    ))
    .help("run the migrations there; or, where the files are behind: `{program} classify`, and have it reviewed"))
}

fn not_compared(error: sqlx::Error) -> RunError {
    nothing_changed("the schema can't be compared", &error)
}

async fn ask(session: &mut Session, guard: &batch::Guard) -> Result<Vec<String>, sqlx::Error> {
    for sql in &guard.prepare {
        session.execute(sql).await?;
    }
    let mut wrong = Vec::new();
    for question in &guard.checks {
        if let Some(only) = &question.only
            && session.rows(only).await?.is_empty()
        {
            continue;
        }
        let rows = session.rows(&question.query).await?;
        let rows = rows.into_iter().filter_map(|row| row.into_iter().next()?);
        wrong.extend(rows.map(|row| format!("{}: {}", question.wrong, visible(&row))));
    }
    Ok(wrong)
}
