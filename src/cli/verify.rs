//! `verify`: whether the system data is there, references lead somewhere, and a cleaned database is clean.

use std::collections::BTreeMap;

use clap::Args;
use serde::Serialize;

use super::open::open_whole;
use super::output::Output;
use super::table::table;
use super::target::{DatabaseArgs, Reviewed};
use super::{Common, Exit, Failure, live};
use crate::diagnostic::safe;
use crate::gate;
use crate::run::StampState;
use crate::run::seed::{SeedOptions, Seeding};
use crate::run::verify::{Checked, Report, Request, verify};
use crate::text::count;

/// Whether the system data is there and nothing leads nowhere
///
/// Looks at the schema, at how many system rows there are (`min_rows`), whether each is known by a key of its own, at
/// every reference, at equality with the fixtures where there are any, and at rows of which nobody said what they are. The database is only read, in one transaction.
/// Exit code 1 where anything is not as it should be.
#[derive(Debug, Args)]
pub(super) struct Verify {
    #[command(flatten)]
    database: DatabaseArgs,
    /// Also ask that no user data is left: nothing that `clean` would delete
    #[arg(long)]
    clean: bool,
}

impl Verify {
    pub(super) fn run(self, common: &Common, output: &Output) -> Result<Exit, Failure> {
        live::refuse_formats(common, "verify")?;
        let project = open_whole(common, output)?;
        let url = self.database.url(&project)?;
        let databases = gate::databases(&project);
        let reviewed = Reviewed::of(&project, &databases, (common, &url), output)?;
        let plan = reviewed.plan()?;
        let schema = Some(reviewed.schema().ok_or_else(Failure::bug)?);
        let request = Request {
            plan,
            schema,
            clean: self.clean,
        };
        let files = reviewed.fixture_files();
        let seeding = match (files.is_empty(), schema) {
            (false, Some(schema)) => {
                let Some(fixtures) = super::export::fixtures(&project, &reviewed, output)? else {
                    return Ok(Exit::Findings);
                };
                // What an operator has changed since the last seed differs, too.
                let options = SeedOptions {
                    prune: false,
                    overwrite: true,
                };
                let secret = |name: &str| project.variable(name);
                Some(Seeding::new(
                    plan, schema, fixtures, &files, secret, options,
                )?)
            }
            _ => None,
        };
        let env = self.database.env.as_deref();
        let (report, place) = live::on(&url, async |session| {
            StampState::read(session).await?.require(env)?;
            let mut report = verify(session, &request).await?;
            // Another schema is a miss already, and the fixtures are the catalog's.
            if let (Some(seeding), true) = (&seeding, report.has_schema()) {
                report.compare(&seeding.preview(session).await?);
            }
            Ok((report, session.place().to_owned()))
        })?;
        output.text(&match output.is_json() {
            true => to_json(&report, &place),
            false => to_human(&report, output.is_verbose()),
        });
        Ok(match report.is_ok() {
            true => Exit::Clean,
            false => Exit::Findings,
        })
    }
}

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    command: &'static str,
    database: &'a str,
    missed: usize,
    checks: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    check: &'static str,
    table: Option<&'a str>,
    detail: Option<&'a str>,
    expected: &'a str,
    found: Option<u64>,
    ok: bool,
}

impl<'a> Entry<'a> {
    fn of(checked: &'a Checked) -> Self {
        let said = |text: &'a str| Some(text).filter(|text| !text.is_empty());
        Entry {
            check: checked.check,
            table: said(&checked.table),
            detail: said(&checked.detail),
            expected: &checked.expected,
            found: checked.found,
            ok: checked.ok,
        }
    }
}

fn to_json(report: &Report, place: &str) -> String {
    let document = Document {
        version: 1,
        command: "verify",
        database: place,
        missed: report.missed().count(),
        checks: report.checks.iter().map(Entry::of).collect(),
    };
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    text
}

/// System rows and what missed, a line each; of the rest how much was looked at. All of it with `--verbose`.
fn to_human(report: &Report, verbose: bool) -> String {
    let mut rows = vec![row(["check", "table", "expected", "found", "", ""])];
    let mut quiet: BTreeMap<&str, usize> = BTreeMap::new();
    for checked in &report.checks {
        if checked.ok && checked.check != "rows" && !verbose {
            *quiet.entry(checked.check).or_default() += 1;
            continue;
        }
        rows.extend(lines(checked));
    }
    for (check, number) in quiet {
        let what = count(number, "check");
        rows.push(row([check, &what, "", "", "ok", ""]));
    }
    let missed = report.missed().count();
    let all = count(report.checks.len(), "check");
    let verdict = match missed {
        0 => format!("all is there: {all}\n"),
        missed => format!("{missed} of {all} missed\n"),
    };
    format!("{}\n{verdict}", table(&rows, &[3]))
}

fn row<const N: usize>(cells: [&str; N]) -> Vec<String> {
    cells.iter().map(|cell| safe::line(cell)).collect()
}

/// A check; what differs in a schema is a line each.
fn lines(checked: &Checked) -> Vec<Vec<String>> {
    let found = checked
        .found
        .map_or_else(|| "?".to_owned(), |found| found.to_string());
    let result = if checked.ok { "ok" } else { "MISSED" };
    let mut details = checked.detail.lines();
    let table = match checked.table.as_str() {
        "" => "all tables",
        table => table,
    };
    let first = details.next().unwrap_or_default();
    let mut lines = vec![row([
        checked.check,
        table,
        &checked.expected,
        &found,
        result,
        first,
    ])];
    lines.extend(details.map(|more| row(["", "", "", "", "", more])));
    lines
}
