//! `seed`: fixtures into a database.

use clap::Args;
use serde_json::json;

use super::confirm::{ExecuteArgs, Who, confirm};
use super::export::fixtures;
use super::open::{open_whole, sources};
use super::output::Output;
use super::target::{DatabaseArgs, Reviewed};
use super::{Common, Exit, Failure};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::engine::block_on;
use crate::gate;
use crate::project::Project;
use crate::run::interrupt::until_interrupted;
use crate::run::seed::{SeedOptions, SeedReport, Seeding, TableReport};
use crate::run::{RunError, Session, StampState};
use crate::text::rows;

const AFTER_HELP: &str = "\
Rows of catalog/fixtures that are missing are inserted, those that have changed are updated, those that are equal are not
touched. What an operator has changed since the last seed is shown and kept. No row is removed without --prune. It is one
transaction, read back and compared before COMMIT. Without --execute it only says what it would do.

Exit codes:
  0  done, or previewed
  1  a fixture is wrong (DC0021 to DC0024), or a table has no key (DC0016)
  2  wrong usage or configuration; a secret's variable is not set
  3  refused: another database than the schema file's, another stamp than --env, a value that is read back otherwise
  4  the database failed; nothing was changed";

/// Write the fixtures into a database
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct Seed {
    #[command(flatten)]
    database: DatabaseArgs,
    #[command(flatten)]
    execute: ExecuteArgs,
    /// Remove rows that an earlier seed created, that no fixture has, and that no row points at
    #[arg(long)]
    prune: bool,
    /// Write over what operators have changed since the last seed
    #[arg(long)]
    overwrite: bool,
}

impl Seed {
    pub(super) fn run(self, common: &Common, output: &Output) -> Result<Exit, Failure> {
        let project = open_whole(common, output)?;
        let url = self.database.url(&project)?;
        let databases = gate::databases(&project);
        let reviewed = Reviewed::of(&project, &databases, (common, &url), output)?;
        let Some(fixtures) = fixtures(&project, &reviewed, output)? else {
            return Ok(Exit::Findings);
        };
        if !are_right(&project, &reviewed, output) {
            return Ok(Exit::Findings);
        }
        let Some(schema) = reviewed.schema() else {
            return Err(Failure::bug());
        };
        let files = reviewed.fixture_files();
        let options = SeedOptions {
            prune: self.prune,
            overwrite: self.overwrite,
        };
        let secret = |name: &str| project.variable(name);
        let seeding =
            Seeding::new(reviewed.plan()?, schema, fixtures, &files, secret, options)?.at(&url);
        let report = block_on(async || self.work(&url, &seeding, output).await)?;
        show(&report, self.execute.execute, output);
        Ok(Exit::Clean)
    }

    async fn work(
        &self,
        url: &str,
        seeding: &Seeding<'_>,
        output: &Output,
    ) -> Result<SeedReport, RunError> {
        let previewed = until_interrupted(self.previewed(url, seeding), "nothing was changed");
        let (mut session, preview) = previewed.await.map_err(RunError::unchanged)?;
        if !self.execute.execute {
            session.close().await;
            return Ok(preview);
        }
        if preview.changes() > 0 {
            if !self.execute.yes && !output.is_json() {
                show(&preview, false, output);
            }
            let what = format!(
                "this writes {} to {}",
                rows(preview.changes()),
                session.place()
            );
            let name = session.database_name().await.unwrap_or_default();
            confirm(&name, &what, self.execute.yes, Who::Anyone)?;
        }
        let interrupt = crate::run::Interrupt::of(&mut session, url).await?;
        let report = interrupt.watch(seeding.execute(&mut session)).await;
        session.close().await;
        report.map_err(|error| match interrupt.asked() && error.nothing_changed() {
            true => RunError::database("interrupted: it was rolled back, and nothing was changed"),
            false => error,
        })
    }

    async fn previewed(
        &self,
        url: &str,
        seeding: &Seeding<'_>,
    ) -> Result<(Session, SeedReport), RunError> {
        let mut session = Session::open(url).await?;
        let env = self.database.env.as_deref();
        if env.is_some() {
            StampState::read(&mut session).await?.require(env)?;
        }
        let preview = seeding.preview(&mut session).await?;
        Ok((session, preview))
    }
}

/// Whether nothing is wrong with the fixtures; else it is shown.
pub(super) fn are_right(project: &Project, reviewed: &Reviewed<'_>, output: &Output) -> bool {
    let findings = reviewed.answer.findings.iter();
    let wrong: Vec<Diagnostic> = findings
        .filter(|finding| is_wrong(finding))
        .cloned()
        .collect();
    if !wrong.is_empty() {
        output.findings(&wrong, &sources(project, &wrong));
    }
    wrong.is_empty()
}

fn is_wrong(finding: &Diagnostic) -> bool {
    let code = matches!(
        finding.code,
        Code::FixtureUnfit
            | Code::FixtureKeyTwice
            | Code::FixtureReferenceDangling
            | Code::FixtureSecretClear
    );
    code && finding.severity == Severity::Error
}

fn show(report: &SeedReport, executed: bool, output: &Output) {
    for note in &report.notes {
        output.warning(note);
    }
    if output.is_json() {
        return output.line(document(report, executed).to_string());
    }
    for table in &report.tables {
        let line = line(table);
        if !line.is_empty() {
            output.line(format!("{}: {line}", table.table));
        }
        details(table, output);
    }
    for variable in &report.unset {
        output.warning(format!(
            "the variable {variable} is not set: its secret can't be written"
        ));
    }
    let sum = |part: fn(&TableReport) -> u64| -> u64 { report.tables.iter().map(part).sum() };
    let (inserted, updated) = (sum(|table| table.inserted), sum(|table| table.updated));
    let (pruned, equal) = (sum(|table| table.pruned), sum(|table| table.equal));
    output.line(match executed {
        true => format!("seeded: {inserted} inserted, {updated} updated, {pruned} removed, {equal} equal"),
        false => format!("would seed: {inserted} to insert, {updated} to update, {pruned} to remove, {equal} equal"),
    });
    if !executed && report.changes() > 0 {
        output.status(
            output.with_program("nothing was changed; do it with `{program} seed --execute`"),
        );
    }
}

fn line(table: &TableReport) -> String {
    let parts = [
        (table.inserted, "inserted"),
        (table.updated, "updated"),
        (table.pruned, "removed"),
    ];
    let parts: Vec<String> = parts
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, word)| format!("{number} {word}"))
        .collect();
    parts.join(", ")
}

fn details(table: &TableReport, output: &Output) {
    for kept in &table.kept {
        if kept.unknown {
            output.line(format!(
                "{}: {}: `{}` differs, and an operator may have changed it: kept (--overwrite writes over it)",
                table.table, kept.key, kept.field
            ));
            continue;
        }
        let also = if kept.conflict {
            ", and the fixture has changed, too"
        } else {
            ""
        };
        output.line(format!(
            "{}: {}: `{}` was changed in the database since it was seeded{also}: kept (--overwrite writes over it)",
            table.table, kept.key, kept.field
        ));
    }
    for row in &table.left {
        output.line(format!(
            "{}: an earlier seed created a row that no fixture has: {row}",
            table.table
        ));
    }
    for field in &table.rewritten {
        output.line(format!(
            "{}: `{}` of {} stands as the database's trigger made it, not as the fixture has it",
            table.table,
            field.field,
            rows(field.rows)
        ));
    }
    if !table.foreign.is_empty() {
        output.detail(format!(
            "{}: {} that no fixture has, not ours",
            table.table,
            rows(table.foreign.len() as u64)
        ));
    }
}

fn document(report: &SeedReport, executed: bool) -> serde_json::Value {
    let tables: Vec<_> = report
        .tables
        .iter()
        .map(|table| {
            let kept: Vec<_> = table
                .kept
                .iter()
                .map(|kept| json!({"key": kept.key, "column": kept.field, "conflict": kept.conflict, "unknown": kept.unknown}))
                .collect();
            let rewritten: Vec<_> = table
                .rewritten
                .iter()
                .map(|field| json!({"column": field.field, "rows": field.rows}))
                .collect();
            json!({
                "table": table.table,
                "inserted": table.inserted,
                "updated": table.updated,
                "removed": table.pruned,
                "equal": table.equal,
                "kept": kept,
                "left": table.left,
                "foreign": table.foreign,
                "rewritten": rewritten,
            })
        })
        .collect();
    json!({
        "version": 1,
        "command": "seed",
        "executed": executed,
        "changes": report.changes(),
        "tables": tables,
        "secrets_not_set": report.unset,
        "notes": report.notes,
    })
}
