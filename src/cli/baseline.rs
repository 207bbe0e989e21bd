//! `baseline`: accepts today's debt once; afterwards it can only shrink.

use std::collections::BTreeSet;

use clap::Args;

use super::open::{open, question};
use super::output::Output;
use super::shadow::{Keep, Shadow, make_schemas, require_schemas};
use super::{Common, Exit, Failure};
use crate::classes::{Classes, ClassifiedTable, Declared};
use crate::config::baseline::render;
use crate::gate;
use crate::project::{BASELINE_FILE, Project, write_atomically};

const AFTER_HELP: &str = "\
The list is data-class-baseline.toml, one table a line. A table that has a class by now must go out of it
(--shrink), and there is no way to add one: new tables are classified.";

/// Accept today's unclassified tables once; afterwards the list can only shrink
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct BaselineCommand {
    /// Take out what has a class by now
    #[arg(long)]
    shrink: bool,
    #[command(flatten)]
    shadow: Shadow,
}

impl BaselineCommand {
    pub(super) fn run(self, common: &Common, output: &Output) -> Result<Exit, Failure> {
        let mut project = open(common, output)?;
        if !project.is_whole {
            return Err(
                Failure::usage("the baseline is about all databases and dialects")
                    .help("leave out --database and --dialect"),
            );
        }
        let path = project.root.join(BASELINE_FILE);
        if path.exists() && !self.shrink {
            return Err(Failure::usage(format!(
                "{BASELINE_FILE} is there already, and it can only shrink"
            ))
            .help("`{program} baseline --shrink` takes out what has a class by now")
            .help("classify new tables: `{program} suggest` says which class is likely"));
        }
        if !path.exists() && self.shrink {
            return Err(Failure::usage(format!(
                "there is no {BASELINE_FILE} to shrink"
            )));
        }
        make_schemas(&mut project, &self.shadow, Keep::InFiles, output)?;
        accept(&project, self.shrink, output)
    }
}

/// Writes the tables that nobody classified; with `shrink` only those that were accepted before.
pub(super) fn accept(project: &Project, shrink: bool, output: &Output) -> Result<Exit, Failure> {
    require_schemas(project)?;
    let databases = gate::databases(project);
    let answer = gate::answer(project, &databases, question(false)?);
    let classes = &answer.classes;
    let accepted: BTreeSet<(&str, &str)> = classes
        .tables
        .iter()
        .filter(|table| match table.declared {
            Declared::Baseline => true,
            Declared::Nobody => !shrink,
            Declared::Struct(..) | Declared::Entry(_) => false,
        })
        .map(|table| name(classes, table))
        .collect();
    let path = project.root.join(BASELINE_FILE);
    if accepted.is_empty() {
        if path.exists() {
            std::fs::remove_file(&path).map_err(|error| {
                Failure::usage(format!("{BASELINE_FILE} can't be removed: {error}"))
            })?;
            output.status(format!("removed {BASELINE_FILE}: every table has a class"));
        } else {
            output.status("every table has a class: no baseline is needed");
        }
        return Ok(Exit::Clean);
    }
    write_atomically(&path, &render(accepted.iter().copied()))
        .map_err(|error| Failure::usage(format!("{BASELINE_FILE} can't be written: {error}")))?;
    let before = project.baseline.lines.len();
    output.status(match shrink {
        true => format!("{BASELINE_FILE}: {} of {before} left", accepted.len()),
        false => format!(
            "{BASELINE_FILE}: accepted {} without a class",
            crate::text::count(accepted.len(), "table")
        ),
    });
    Ok(Exit::Clean)
}

fn name<'c>(classes: &'c Classes<'_>, table: &'c ClassifiedTable<'_>) -> (&'c str, &'c str) {
    (&classes.databases[table.database].name, table.name.as_str())
}
