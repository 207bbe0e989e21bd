//! `clean`: all user data goes, where the stamp allows it. Without `--execute` it is only counted.

use std::time::Duration;

use clap::Args;

use super::clean_report::{self, Head};
use super::confirm::{ExecuteArgs, Who, confirm};
use super::open::open_whole;
use super::output::Output;
use super::target::{DatabaseArgs, Reviewed};
use super::{Common, Exit, Failure};
use crate::engine::block_on;
use crate::gate;
use crate::plan::Plan;
use crate::run::clean::{CleanReport, CleanRequest, clean};
use crate::run::preview::{CleanPreview, preview, refuse_drift};
use crate::run::protect::refuse_protected;
use crate::run::{Interrupt, RunError, Session, StampState};
use crate::sql::Script;

/// How often a cleanup is tried where another session is in its way.
const TRIES: u32 = 3;

/// Delete all user data where the stamp allows it; without --execute, only count it
#[derive(Debug, Args)]
pub(super) struct CleanCommand {
    #[command(flatten)]
    database: DatabaseArgs,
    #[command(flatten)]
    execute: ExecuteArgs,
    /// How long to wait for locks of other sessions, each of three times
    #[arg(long, value_name = "SECONDS", default_value_t = 5)]
    lock_timeout: u64,
}

/// What is needed of the application.
struct Work<'a> {
    url: &'a str,
    env: Option<&'a str>,
    plan: &'a Plan,
    script: &'a Script,
    clean_in: &'a [String],
    protected: &'a [crate::engine::ProtectedUrl],
}

impl CleanCommand {
    pub(super) fn run(self, common: &Common, output: &Output) -> Result<Exit, Failure> {
        let project = open_whole(common, output)?;
        let url = self.database.url(&project)?;
        let databases = gate::databases(&project);
        let reviewed = Reviewed::of(&project, &databases, (common, &url), output)?;
        let plan = reviewed.plan()?;
        refuse_plan(plan)?;
        let script = reviewed.script("clean.sql")?;
        let clean_in = project.config.clean_in();
        let work = Work {
            url: &url,
            env: self.database.env.as_deref(),
            plan,
            script: &script,
            clean_in: &clean_in,
            protected: &super::shadow::protected_urls(&project),
        };
        if self.execute.execute {
            let options = (self.execute.yes, Duration::from_secs(self.lock_timeout));
            let (head, report) = block_on(async || execute(&work, options, output).await)?;
            clean_report::done(&head, &report, output);
            return Ok(Exit::Clean);
        }
        let (head, counted) = block_on(async || look(&work).await)?;
        clean_report::preview(&head, &counted, output);
        Ok(Exit::Clean)
    }
}

/// A plan with refusals deletes nothing anywhere.
pub(super) fn refuse_plan(plan: &Plan) -> Result<(), RunError> {
    let Some(first) = plan.refusals.first() else {
        return Ok(());
    };
    let table =
        crate::schema::TableName::new(plan.dialect, &first.reached.schema, &first.reached.table);
    Err(RunError::refused(format!(
        "there is no cleanup that could be proven safe: {} at {}",
        first.code,
        table.as_str()
    ))
    .help("`{program} classify` shows the path and what decides it"))
}

/// Connects, and looks at the stamp: what `--env` asks for must be so, the rest is for the caller.
async fn begin(work: &Work<'_>) -> Result<(Session, StampState, Head), RunError> {
    let mut session = Session::open(work.url).await?;
    let stamp = StampState::read(&mut session).await?;
    stamp.require(work.env)?;
    let head = Head {
        database: session.place().to_owned(),
        environment: stamp.stamp().map(|stamp| stamp.name.clone()),
        dialect: work.plan.dialect,
        plan_hash: crate::run::ledger::plan_hash(work.plan),
        refused: Vec::new(),
    };
    Ok((session, stamp, head))
}

async fn look(work: &Work<'_>) -> Result<(Head, CleanPreview), RunError> {
    let (mut session, stamp, mut head) = begin(work).await?;
    head.refused.extend(stamp.may_clean(work.clean_in).err());
    let address = Some(work.url);
    head.refused.extend(
        refuse_protected(&mut session, address, work.protected)
            .await
            .err(),
    );
    let counted = preview(&mut session, work.plan).await?;
    session.close().await;
    Ok((head, counted))
}

async fn execute(
    work: &Work<'_>,
    (yes, lock_timeout): (bool, Duration),
    output: &Output,
) -> Result<(Head, CleanReport), RunError> {
    let (mut session, head, interrupt) = ready(work, yes, output)
        .await
        .map_err(RunError::unchanged)?;
    let request = CleanRequest {
        plan: work.plan,
        script: work.script,
        url: Some(work.url),
        lock_timeout,
        tries: TRIES,
    };
    let report = interrupt
        .watch(clean(&mut session, &request, Some(&interrupt)))
        .await?;
    session.close().await;
    Ok((head, report))
}

/// All that comes before the first change.
async fn ready(
    work: &Work<'_>,
    yes: bool,
    output: &Output,
) -> Result<(Session, Head, Interrupt), RunError> {
    let (mut session, stamp, head) = begin(work).await?;
    stamp.may_clean(work.clean_in)?;
    refuse_protected(&mut session, Some(work.url), work.protected).await?;
    if yes {
        refuse_drift(&mut session, work.plan).await?;
    } else {
        // Who confirms has seen what will be done.
        let counted = preview(&mut session, work.plan).await?;
        if output.is_human() && !counted.tables.is_empty() {
            output.status(clean_report::human(&counted));
        }
        let database = session.database_name().await.unwrap_or_default();
        let what = format!("this deletes all user data of {}", head.shown());
        confirm(&database, &what, false, Who::Anyone)?;
    }
    let interrupt = Interrupt::of(&mut session, work.url).await?;
    Ok((session, head, interrupt))
}
