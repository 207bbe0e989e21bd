//! `transfer`: chosen user data from an old database into a new one.

use clap::Args;

use super::confirm::{ExecuteArgs, Who, confirm};
use super::open::open_whole;
use super::output::Output;
use super::target::{DatabaseArgs, Reviewed};
use super::transfer_progress::Progress;
use super::transfer_report::show;
use super::{Common, Exit, Failure, live, why};
use crate::classes::ClassifiedTable;
use crate::engine::{ProtectedUrl, block_on, url};
use crate::gate::{self, Answer};
use crate::predicate::{Expr, Problem};
use crate::run::protect::leads_here;
use crate::run::transfer::{Transfer, TransferReport, TransferRequest};
use crate::run::{Interrupt, RunError, Session, StampState};
use crate::schema::{Dialect, TableRef};
use crate::sql::quote::visible;
use crate::text::rows;

const AFTER_HELP: &str = "\
The users' rows of the models come along with every row that they reference. System rows are not
copied: references find them in the new database by their natural key. Numbered rows get new
numbers there. It is done in parts, each of them one transaction, read back and compared before
COMMIT: what a run that was killed has committed stays, and the same command goes on behind it.
Without --execute it only says what it would do.

  transfer --from $OLD --to $NEW --models Account,Site --where \"Account=slug = 'acme'\"

Exit codes:
  0  done, or previewed
  1  rows are refused: something in the new database is in their way; the others were copied
  2  wrong usage or configuration
  3  refused: another schema, one and the same database, a protected one without --env
  4  a database failed
With 3 and 4, nothing was changed, or it is said which parts stay";

/// Bring chosen user data, with all that it needs, from an old database into a new one
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct TransferCommand {
    /// The old database; it is only read
    #[arg(long, value_name = "URL")]
    from: String,
    /// The new database; by default the environment's
    #[arg(long, value_name = "URL", required_unless_present = "env")]
    to: Option<String>,
    /// The models, or tables, whose rows are wanted
    #[arg(long, value_name = "MODELS", value_delimiter = ',', required = true)]
    models: Vec<String>,
    /// Which rows of a model may come along: MODEL=PREDICATE, as in annotations
    #[arg(long = "where", value_name = "MODEL=PREDICATE")]
    filters: Vec<String>,
    /// The environment whose stamp the new database must bear
    #[arg(long, value_name = "NAME")]
    env: Option<String>,
    /// Commit at most so many rows at a time, but rows that reference each other in a circle together; by default
    /// 10000, or a hundredth of all
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    batch_rows: Option<u64>,
    #[command(flatten)]
    execute: ExecuteArgs,
}

/// Where it goes, and what it needs.
struct Work<'a> {
    to: &'a str,
    protected: &'a [ProtectedUrl],
    transfer: &'a Transfer<'a>,
}

impl TransferCommand {
    pub(super) fn run(self, common: &Common, output: &Output) -> Result<Exit, Failure> {
        live::refuse_formats(common, "transfer")?;
        let project = open_whole(common, output)?;
        let database = DatabaseArgs {
            database_url: self.to.clone(),
            env: self.env.clone(),
        };
        let to = database.url(&project)?;
        let databases = gate::databases(&project);
        let reviewed = Reviewed::of(&project, &databases, (common, &to), output)?;
        if url::dialect(&self.from).map_err(super::shadow::failure)? != reviewed.dialect {
            return Err(Failure::usage("--from and --to are of different engines")
                .help("between engines, `export` and `seed` carry system data; user data stays in one"));
        }
        let named = |name: &str| named(&reviewed.answer, reviewed.at, name, reviewed.dialect);
        let mut models = Vec::new();
        for name in self.models.iter().map(|name| name.trim()) {
            models.push(named(name)?.1);
        }
        let mut filters = Vec::new();
        for text in &self.filters {
            let Some((name, predicate)) = text.split_once('=') else {
                return Err(Failure::usage(format!("--where {text}: there is no `=`"))
                    .help("write MODEL=PREDICATE, like --where \"Account=slug = 'acme'\""));
            };
            let (table, reference) = named(name.trim())?;
            let sql = filter(table, predicate.trim(), reviewed.dialect)?;
            if filters.iter().any(|(known, _)| *known == reference) {
                return Err(
                    Failure::usage(format!("--where is given twice for `{name}`"))
                        .help("join the two with AND"),
                );
            }
            filters.push((reference, sql));
        }
        let Some(schema) = reviewed.schema() else {
            return Err(Failure::bug());
        };
        let Some(fixtures) = reviewed.answer.fixtures.get(reviewed.at) else {
            return Err(Failure::bug());
        };
        let classes = &reviewed.answer.classes;
        let secrets: Vec<(TableRef, Vec<String>)> = classes
            .tables
            .iter()
            .filter(|table| table.database == reviewed.at)
            .filter_map(|table| {
                let name = reference(table, reviewed.dialect)?;
                Some((name, crate::catalog::secrets(classes, table)))
            })
            .collect();
        let transfer = Transfer::new(TransferRequest {
            plan: reviewed.plan()?,
            schema,
            fixtures,
            models: &models,
            filters: &filters,
            secrets: &secrets,
        })?
        .at(&to);
        let transfer = match self.batch_rows {
            Some(rows) => transfer.in_parts_of(rows),
            None => transfer,
        };
        let work = Work {
            to: &to,
            protected: &super::shadow::protected_urls(&project),
            transfer: &transfer,
        };
        let report = block_on(async || self.work(&work, output).await)?;
        show(&report, output);
        Ok(match report.refused.is_empty() {
            true => Exit::Clean,
            false => Exit::Findings,
        })
    }

    async fn work(&self, work: &Work<'_>, output: &Output) -> Result<TransferReport, RunError> {
        let ready = self.prepare(work, output).await;
        let (mut from, mut to, preview) = ready.map_err(RunError::unchanged)?;
        let report = match preview {
            Some(preview) if !self.execute.execute => Ok(preview),
            _ => self.transfer(work, (&mut from, &mut to), output).await,
        };
        from.close().await;
        to.close().await;
        report
    }

    /// Everything before anything is written. Where nobody is asked, nothing is previewed: all rows would be read and
    /// compared twice.
    async fn prepare(
        &self,
        work: &Work<'_>,
        output: &Output,
    ) -> Result<(Session, Session, Option<TransferReport>), RunError> {
        let mut from = Session::open_existing(&self.from).await?;
        let mut to = Session::open_existing(work.to).await?;
        self.require_stamp(&mut to, work).await?;
        if self.execute.execute && self.execute.yes {
            return Ok((from, to, None));
        }
        let preview = work.transfer.preview(&mut from, &mut to).await?;
        if self.execute.execute && preview.writes() > 0 {
            if output.is_human() {
                show(&preview, output);
            }
            let what = format!("this writes {} to {}", rows(preview.copied()), to.place());
            let name = to.database_name().await.unwrap_or_default();
            confirm(&name, &what, self.execute.yes, Who::Anyone)?;
        }
        Ok((from, to, Some(preview)))
    }

    async fn transfer(
        &self,
        work: &Work<'_>,
        (from, to): (&mut Session, &mut Session),
        output: &Output,
    ) -> Result<TransferReport, RunError> {
        let interrupt = Interrupt::of(to, work.to)
            .await
            .map_err(RunError::unchanged)?;
        let reading = Interrupt::of(from, &self.from)
            .await
            .map_err(RunError::unchanged)?;
        let mut watch = Progress::new(output);
        let done = work
            .transfer
            .execute(from, to, Some(&interrupt), &mut watch);
        // A signal ends the statement that runs in either of the two.
        interrupt.watch(reading.watch(done)).await
    }

    /// The stamp that `--env` names; and a protected database only where it is named.
    async fn require_stamp(&self, to: &mut Session, work: &Work<'_>) -> Result<(), RunError> {
        let stamp = StampState::read(to).await?;
        stamp.require(self.env.as_deref())?;
        let stamped = stamp.stamp().filter(|stamp| stamp.protected);
        let stamped = stamped.map(|stamp| stamp.name.clone());
        let leads = leads_here(to, Some(work.to), work.protected).await?;
        for name in leads.into_iter().chain(stamped) {
            if self.env.as_deref() != Some(name.as_str()) {
                let name = visible(&name);
                return Err(RunError::refused(format!(
                    "the new database is that of the protected environment {name}: nothing was changed"
                ))
                .help(format!("where that is meant, say so: --env {name}")));
            }
        }
        Ok(())
    }
}

/// The table of a name, of this database.
fn named<'c, 'a>(
    answer: &'c Answer<'a>,
    database: usize,
    name: &str,
    dialect: Dialect,
) -> Result<(&'c ClassifiedTable<'a>, TableRef), Failure> {
    let found: Vec<_> = why::find(&answer.classes, name)
        .into_iter()
        .filter(|table| table.database == database)
        .filter_map(|table| Some((table, reference(table, dialect)?)))
        .collect();
    match found.as_slice() {
        [(table, reference)] => Ok((table, reference.clone())),
        [] => Err(why::unknown(&answer.classes, name)),
        several => {
            let names = several.iter().map(|(table, _)| table.name.as_str());
            Err(Failure::usage(format!(
                "`{name}` could be {}",
                crate::text::or(names)
            )))
        }
    }
}

fn reference(table: &ClassifiedTable<'_>, dialect: Dialect) -> Option<TableRef> {
    let mut dialects = table.dialects.iter();
    let (_, _, source) = dialects.find(|(of, ..)| *of == dialect)?;
    Some(source.reference())
}

/// A predicate as SQL.
fn filter(table: &ClassifiedTable<'_>, text: &str, dialect: Dialect) -> Result<String, Failure> {
    let wrong = |problems: Vec<Problem>| {
        let mut message = format!("--where {}:", table.name);
        let mut help = Vec::new();
        for problem in problems {
            let before = text.get(..problem.range.start).unwrap_or_default();
            let marked = text.get(problem.range.clone()).unwrap_or_default();
            let (before, marked) = (before.chars().count(), marked.chars().count().max(1));
            message += &format!(
                " {}\n  {text}\n  {}{}",
                problem.message,
                " ".repeat(before),
                "^".repeat(marked)
            );
            help.extend(problem.help);
        }
        let mut failure = Failure::usage(message);
        failure.help = help;
        failure
    };
    let mut dialects = table.dialects.iter();
    let Some((_, _, source)) = dialects.find(|(of, ..)| *of == dialect) else {
        return Err(Failure::bug());
    };
    let parsed = Expr::parse(text, dialect).map_err(|problem| wrong(vec![problem]))?;
    let resolved = parsed.resolve(source, dialect).map_err(wrong)?;
    Ok(resolved.to_sql(dialect))
}
