//! Before the first row: what refuses a purge, and what the session must be like.

use crate::engine::plain;
use crate::plan::Plan;
use crate::run::{RunError, Session};
use crate::sql::{batch, quote::visible};

/// A session that is set up for a purge.
pub(super) struct Begun {
    /// What the database's clock said, as [`batch::clock`] writes it.
    pub(super) now: String,
    restore: Vec<String>,
}

/// An error before anything was changed.
pub(super) fn nothing_changed(what: &str, error: &sqlx::Error) -> RunError {
    RunError::database(format!("{what}: {}\nnothing was changed", plain(error)))
}

/// Refuses a plan with refusals, and a database whose schema is not the plan's; reads the clock and sets the session
/// up.
pub(super) async fn begin(session: &mut Session, plan: &Plan) -> Result<Begun, RunError> {
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
    let (before, restore) = batch::session(dialect, &now);
    for sql in &before {
        let done = session.execute(sql).await;
        done.map_err(|error| nothing_changed("the session can't be set up", &error))?;
    }
    let begun = Begun { now, restore };
    if let Err(error) = guard(session, plan).await {
        begun.end(session).await;
        return Err(error);
    }
    Ok(begun)
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
    let failed = |error: sqlx::Error| nothing_changed("the schema can't be compared", &error);
    let guard = batch::guard(plan);
    session.execute(&guard.begin).await.map_err(failed)?;
    let asked = ask(session, &guard).await;
    // Nothing was written but temporary tables.
    let _ = session.execute("ROLLBACK").await;
    let mut wrong = asked.map_err(failed)?;
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
