//! `purge --emit`: the retention as jobs of the database's own scheduler.

use clap::{Args, ValueEnum};

use super::super::output::Output;
use super::super::target::Reviewed;
use super::super::{Common, Exit, Failure};
use crate::gate;
use crate::project::Project;
use crate::sql::emit::{self, Job};

/// A database's scheduler.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "snake_case")]
pub(super) enum Scheduler {
    /// PostgreSQL's extension pg_cron
    PgCron,
    /// Events of MariaDB and MySQL
    MysqlEvent,
}

/// The options for schedulers.
#[derive(Debug, Args)]
pub(super) struct EmitArgs {
    /// Print the retention as jobs of a scheduler, to be reviewed and run by people: pg_cron or mysql_event
    #[arg(
        long,
        value_enum,
        value_name = "SCHEDULER",
        hide_possible_values = true,
        conflicts_with_all = ["execute", "max_rows", "max_time", "pause", "batch_rows"]
    )]
    pub(super) emit: Option<Scheduler>,
    /// When the jobs run: '17 3 * * *' for pg_cron, 'EVERY 6 HOUR' for events [default: once a night]
    #[arg(long, value_name = "WHEN", requires = "emit")]
    schedule: Option<String>,
    /// Print what removes the jobs
    #[arg(long, requires = "emit")]
    remove: bool,
}

impl EmitArgs {
    pub(super) fn print(
        &self,
        scheduler: Scheduler,
        (common, project): (&Common, &Project),
        output: &Output,
    ) -> Result<Exit, Failure> {
        let (url, default) = match scheduler {
            Scheduler::PgCron => ("postgres:", emit::PG_CRON_SCHEDULE),
            Scheduler::MysqlEvent => ("mysql:", emit::MYSQL_EVENT_SCHEDULE),
        };
        let databases = gate::databases(project);
        let reviewed = Reviewed::of(project, &databases, (common, url), output)?;
        let plan = reviewed.plan()?;
        if let Some(first) = plan.refusals.first() {
            let message = format!("the plan is refused: {}", first.code);
            return Err(Failure {
                exit: Exit::Refused,
                ..Failure::usage(message)
            }
            .help("`{program} classify` shows the way that it found"));
        }
        if let Some(schedule) = &self.schedule {
            check(scheduler, schedule)?;
        }
        let job = Job {
            application: &project.application(),
            schedule: self.schedule.as_deref().unwrap_or(default),
            remove: self.remove,
        };
        output.text(&match scheduler {
            Scheduler::PgCron => emit::pg_cron(plan, job),
            Scheduler::MysqlEvent => emit::mysql_event(plan, job),
        });
        Ok(Exit::Clean)
    }
}

/// An event's schedule stands in the SQL as it is, so it must be nothing else; pg_cron's is a text, which pg_cron
/// checks.
fn check(scheduler: Scheduler, schedule: &str) -> Result<(), Failure> {
    let words: Vec<&str> = schedule.split_whitespace().collect();
    match scheduler {
        Scheduler::PgCron
            if words.len() == 5 || matches!(words.as_slice(), [_, "second" | "seconds"]) =>
        {
            Ok(())
        }
        Scheduler::PgCron => Err(Failure::usage(format!(
            "`{schedule}` is no schedule of pg_cron: minute, hour, day, month, weekday, as in '17 3 * * *'"
        ))),
        Scheduler::MysqlEvent => {
            let unit = |unit: &str| {
                ["SECOND", "MINUTE", "HOUR", "DAY", "WEEK", "MONTH"]
                    .iter()
                    .any(|known| unit.eq_ignore_ascii_case(known))
            };
            let fits = matches!(words.as_slice(), [every, number, of]
                if every.eq_ignore_ascii_case("every") && number.parse::<u32>().is_ok_and(|n| n > 0) && unit(of));
            fits.then_some(()).ok_or_else(|| {
                Failure::usage(format!(
                    "`{schedule}` is no schedule of an event: EVERY, a number and SECOND, MINUTE, HOUR, DAY, WEEK or MONTH"
                ))
            })
        }
    }
}
