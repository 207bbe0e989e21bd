//! `purge`: retention on a live database, shown first, then done in small transactions.

use std::time::Duration;

use clap::Args;

use super::confirm::{ExecuteArgs, Who, confirm};
use super::open::open_whole;
use super::output::Output;
use super::target::{DatabaseArgs, Reviewed};
use super::{Common, Exit, Failure};
use crate::engine::block_on;
use crate::gate;
use crate::plan::Plan;
use crate::run::purge::{Options, Preview, Report, execute, preview};
use crate::run::{Interrupt, RunError, Session, StampState};
use crate::text::rows;

mod emit;
mod json;
mod progress;
mod show;

const AFTER_HELP: &str = "\
Examples:
  purge                                  what is due, what stays and why; changes nothing
  purge --execute                        delete it, after a question
  purge --execute --yes --max-time 10m   from a scheduler: what is left is the next run's
  purge --emit pg_cron | psql            the same as jobs of the database's own scheduler

A purge may be interrupted or killed at any point: it walks forward in small transactions,
and another run finds what is left. It needs no stamp.";

/// Delete rows whose time has passed, in small transactions
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct Purge {
    #[command(flatten)]
    database: DatabaseArgs,
    #[command(flatten)]
    execute: ExecuteArgs,
    /// Delete at most so many rows of the tables that have a rule; what goes along with them comes on top
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    max_rows: Option<u64>,
    /// Begin no transaction after so long (30s, 10m, 2h)
    #[arg(long, value_name = "TIME", value_parser = humantime::parse_duration)]
    max_time: Option<Duration>,
    /// Wait so long after each transaction (50ms, 1s)
    #[arg(long, value_name = "TIME", value_parser = humantime::parse_duration)]
    pause: Option<Duration>,
    /// Take at most so many rows of a table in a transaction; by default as many as take about 0.2 s
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    batch_rows: Option<u64>,
    #[command(flatten)]
    emit: emit::EmitArgs,
}

/// How it ended.
enum Ended {
    Previewed(Preview),
    Executed(Report),
}

impl Purge {
    pub(super) fn run(self, common: &Common, output: &Output) -> Result<Exit, Failure> {
        let project = open_whole(common, output)?;
        if let Some(scheduler) = self.emit.emit {
            return self.emit.print(scheduler, (common, &project), output);
        }
        let url = self.database.url(&project)?;
        let databases = gate::databases(&project);
        let reviewed = Reviewed::of(&project, &databases, (common, &url), output)?;
        let plan = reviewed.plan()?;
        if let Err(failure) = reviewed.script("purge.sql") {
            if self.execute.execute || failure.exit != Exit::Refused {
                return Err(failure);
            }
            let first = failure.message.lines().next().unwrap_or_default();
            output.warning(format!("{first}: `--execute` will be refused"));
        }
        if plan.purge.rules.is_empty() && plan.refusals.is_empty() {
            output
                .status("no table has a retention rule: give one `retain` and `by`, or `expires`");
        }
        // Fails only where nothing was done.
        let done = block_on(async || self.on(&url, plan, output).await);
        let (place, ended) = done.map_err(RunError::unchanged)?;
        let document = match &ended {
            Ended::Previewed(preview) => json::preview(preview, &place),
            Ended::Executed(report) => json::report(report, &place),
        };
        if output.is_json() {
            output.line(document.to_string());
        }
        Ok(match ended {
            Ended::Previewed(preview) => {
                if !output.is_json() {
                    show::preview(&preview, &place, output);
                    output.status(show::nothing_changed(&preview, output));
                }
                Exit::Clean
            }
            Ended::Executed(report) => {
                if !output.is_json() {
                    show::report(&report, &place, output);
                }
                end(&report, output)
            }
        })
    }

    async fn on(
        &self,
        url: &str,
        plan: &Plan,
        output: &Output,
    ) -> Result<(String, Ended), RunError> {
        let mut session = Session::open(url).await?;
        let place = session.place().to_owned();
        let stamp = StampState::read(&mut session).await?;
        stamp.require(self.database.env.as_deref())?;
        let interrupt = Interrupt::of(&mut session, url).await?;
        if !self.execute.execute || !self.execute.yes {
            let previewed = interrupt.watch(preview(&mut session, plan)).await?;
            if !self.execute.execute {
                session.close().await;
                return Ok((place, Ended::Previewed(previewed)));
            }
            if !output.is_json() {
                show::preview(&previewed, &place, output);
            }
            let name = session.database_name().await.unwrap_or_default();
            let what = format!("this deletes {} of {place}", rows(previewed.go()));
            confirm(&name, &what, self.execute.yes, Who::Anyone)?;
        }
        let mut watch = progress::Progress::new(output);
        let options = self.options(url);
        let asked = || interrupt.asked();
        let work = execute(&mut session, plan, &options, &mut watch, &asked);
        let report = interrupt.watch(work).await?;
        session.close().await;
        Ok((place, Ended::Executed(report)))
    }

    fn options(&self, url: &str) -> Options {
        let options = Options::default();
        Options {
            max_rows: self.max_rows,
            max_time: self.max_time,
            pause: self.pause.unwrap_or(options.pause),
            batch_rows: self.batch_rows,
            url: Some(url.to_owned()),
            ..options
        }
    }
}

/// What could not be done, and the exit code for it.
fn end(report: &Report, output: &Output) -> Exit {
    if let Some(trouble) = &report.ledger {
        output.warning(format!("this run is not in the ledger: {trouble}"));
    }
    for failure in report.failures() {
        output.failure(&Failure::usage(failure));
    }
    if report.interrupted() {
        let message = "interrupted: the transaction at work was rolled back, what was committed before stays deleted";
        output.failure(&Failure::usage(message).help("run it again: it finds what is left"));
    }
    if report.interrupted() || !report.failures().is_empty() {
        Exit::Database
    } else {
        Exit::Clean
    }
}
