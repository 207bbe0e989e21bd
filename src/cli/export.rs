//! `export`: system data to fixtures.

use clap::Args;
use serde_json::json;

use super::open::{open_whole, sources};
use super::output::Output;
use super::target::{DatabaseArgs, Reviewed};
use super::{Common, Exit, Failure};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::engine::block_on;
use crate::fixtures::Fixtures;
use crate::gate;
use crate::project::Project;
use crate::run::export::{Exported, export};
use crate::run::interrupt::until_interrupted;
use crate::run::{RunError, Session, StampState};

const AFTER_HELP: &str = "\
Each system table, and the system rows of mixed tables, goes to catalog/fixtures/<table>.jsonl: a row a line, sorted by
key, references written as the key of the row that they lead to, secrets as the name of a variable. The database is only
read, in one consistent state; where anything can't be written, all files stay as they were.

Exit codes:
  0  written
  1  a table has no key to know its rows by (DC0016)
  2  wrong usage or configuration
  3  refused: a value that can't be written, another database than the schema file's, another stamp than --env
  4  the database failed";

/// Write system data to catalog/fixtures
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct Export {
    #[command(flatten)]
    database: DatabaseArgs,
}

impl Export {
    pub(super) fn run(self, common: &Common, output: &Output) -> Result<Exit, Failure> {
        let project = open_whole(common, output)?;
        let url = self.database.url(&project)?;
        let databases = gate::databases(&project);
        let reviewed = Reviewed::of(&project, &databases, (common, &url), output)?;
        let fixtures = fixtures(&project, &reviewed, output)?;
        let Some(fixtures) = fixtures else {
            return Ok(Exit::Findings);
        };
        let plan = reviewed.plan()?;
        let dir = reviewed.fixtures_dir();
        let folder = project.root.join(&dir);
        let env = self.database.env.as_deref();
        let exported = block_on(async || -> Result<Exported, RunError> {
            let work = async {
                let mut session = Session::open(&url).await?;
                if env.is_some() {
                    StampState::read(&mut session).await?.require(env)?;
                }
                let exported = export(&mut session, plan, fixtures, &folder).await;
                session.close().await;
                exported
            };
            until_interrupted(work, "the fixtures that were there are as they were").await
        })?;
        show(&exported, &dir, output);
        Ok(Exit::Clean)
    }
}

/// What fixtures hold; none where a table has no key, which is shown as findings then.
pub(super) fn fixtures<'r>(
    project: &Project,
    reviewed: &'r Reviewed<'_>,
    output: &Output,
) -> Result<Option<&'r Fixtures>, Failure> {
    let Some(fixtures) = reviewed.answer.fixtures.get(reviewed.at) else {
        return Err(Failure::bug());
    };
    if fixtures.problems.is_empty() {
        return Ok(Some(fixtures));
    }
    let findings: Vec<Diagnostic> = fixtures
        .problems
        .iter()
        .map(|problem| {
            let known = reviewed.answer.findings.iter().find(|finding| {
                finding.code == Code::NoNaturalKey
                    && finding.table.as_deref() == Some(problem.table.as_str())
            });
            let mut finding = known.cloned().unwrap_or_else(|| {
                let finding = Diagnostic::new(Code::NoNaturalKey, problem.message.as_str());
                finding
                    .table(problem.table.as_str())
                    .help(problem.help.as_str())
            });
            finding.severity = Severity::Error;
            finding
        })
        .collect();
    output.findings(&findings, &sources(project, &findings));
    Ok(None)
}

fn show(exported: &Exported, dir: &str, output: &Output) {
    if output.is_json() {
        let tables: Vec<_> = exported
            .tables
            .iter()
            .map(|(table, rows)| json!({"table": table, "rows": rows}))
            .collect();
        let document = json!({
            "version": 1,
            "command": "export",
            "dir": dir,
            "tables": tables,
            "changed": exported.changed,
        });
        return output.line(document.to_string());
    }
    for (table, rows) in &exported.tables {
        output.detail(format!("{table}: {}", crate::text::rows(*rows)));
    }
    let rows: u64 = exported.tables.iter().map(|(_, rows)| rows).sum();
    let rows = crate::text::rows(rows);
    let tables = crate::text::count(exported.tables.len(), "table");
    output.status(match exported.changed {
        0 => format!("exported {rows} of {tables}; {dir}/ was up to date"),
        changed => format!(
            "exported {rows} of {tables}; wrote {} in {dir}/",
            crate::text::count(changed, "file")
        ),
    });
}
