//! `list`: the structs and tables, also those passed over.

use clap::Args;
use serde::Serialize;

use super::open::{open, question};
use super::output::Output;
use super::shadow::{Keep, Shadow, make_schemas, require_schemas};
use super::{Common, Exit, Failure};
use crate::classes::{Classes, ClassifiedStruct, ClassifiedTable, Declared};
use crate::gate;
use crate::resolve::{Resolution, either};

const AFTER_HELP: &str = "\
With --format json, an object a line:
  {\"struct\",\"path\",\"file\",\"line\",\"table\",\"class\",\"role\",\"how\",\"reason\"}
The role is `declares`, `follows`, `unclassified` or `passed over`.";

/// The structs and tables, also those passed over, with the reason
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct List {
    #[command(flatten)]
    shadow: Shadow,
}

/// One struct, or a table without one, as `--format json` prints it: an object a line.
#[derive(Debug, Serialize)]
struct Entry {
    r#struct: Option<String>,
    path: Option<String>,
    file: Option<String>,
    line: Option<usize>,
    table: Option<String>,
    class: Option<&'static str>,
    role: &'static str,
    how: Option<String>,
    reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    database: Option<String>,
}

impl List {
    pub(super) fn run(self, common: &Common, output: &Output) -> Result<Exit, Failure> {
        let mut project = open(common, output)?;
        make_schemas(&mut project, &self.shadow, Keep::InMemory, output)?;
        let databases = gate::databases(&project);
        let answer = gate::answer(&project, &databases, question(false)?);
        let entries = entries(&answer.classes, |table| {
            answer.classes.place_of(table, &project.config_file)
        });
        if output.is_json() {
            for entry in &entries {
                output.line(serde_json::to_string(entry).unwrap_or_default());
            }
        } else {
            print(&entries, output);
        }
        // The structs are shown also where no schema is known, but that is no clean answer.
        require_schemas(&project).map_err(|failure| Failure {
            // Among the lines of a list, a finding would be taken for one of them.
            finding: None,
            ..failure
        })?;
        Ok(if answer.unreadable {
            Exit::Usage
        } else {
            Exit::Clean
        })
    }
}

fn entries(
    classes: &Classes<'_>,
    place_of: impl Fn(&ClassifiedTable<'_>) -> Option<crate::span::Place>,
) -> Vec<Entry> {
    let several = classes.databases.len() > 1;
    let structs = classes
        .structs
        .iter()
        .map(|row| of_struct(classes, row, several));
    let bare = classes
        .tables
        .iter()
        .filter(|table| table.structs.is_empty())
        .map(|table| {
            let place = place_of(table);
            Entry {
                r#struct: None,
                path: None,
                file: place.as_ref().map(|place| place.file.to_string()),
                line: place.as_ref().map(|place| place.span.start.line),
                table: Some(table.name.to_string()),
                class: table.class().map(|class| class.name()),
                role: match table.declared {
                    Declared::Struct(..) | Declared::Entry(_) => "declares",
                    Declared::Baseline | Declared::Nobody => "unclassified",
                },
                how: match table.declared {
                    Declared::Entry(_) => Some("an entry of the configuration".into()),
                    Declared::Baseline => Some("accepted by the baseline".into()),
                    Declared::Struct(..) | Declared::Nobody => None,
                },
                reason: Some("no struct maps to it".into()),
                database: several.then(|| classes.databases[table.database].name.clone()),
            }
        });
    structs.chain(bare).collect()
}

fn of_struct(classes: &Classes<'_>, row: &ClassifiedStruct<'_>, several: bool) -> Entry {
    let table = row.table.and_then(|at| classes.tables.get(at));
    let (how, reason) = match &row.resolution {
        Resolution::Table(_, how) => (Some(how.clone()), None),
        Resolution::PassedOver(reason) => (None, Some(reason.clone())),
        Resolution::Missing { declared, how, .. } => (
            Some(how.clone()),
            Some(format!("table `{declared}` is not in the schema")),
        ),
        Resolution::Ambiguous(names) => (None, Some(format!("could be {}", either(names)))),
        Resolution::Unknown => (None, Some("the schema is not known".into())),
    };
    let own = row
        .fact
        .annotations
        .first()
        .and_then(|parsed| parsed.annotation.as_ref());
    Entry {
        r#struct: Some(row.fact.name.clone()),
        path: Some(row.fact.path()),
        file: Some(row.fact.place.file.to_string()),
        line: Some(row.fact.place.span.start.line),
        table: table.map(|table| table.name.to_string()),
        class: table
            .and_then(ClassifiedTable::class)
            .or_else(|| own.map(|annotation| annotation.class.value))
            .map(|class| class.name()),
        role: match row.resolution {
            // Its table is not there or not clear: a finding, not something to pass over.
            Resolution::Missing { .. } | Resolution::Ambiguous(_) => "unclassified",
            Resolution::Unknown if own.is_some() => "declares",
            Resolution::Unknown => "unclassified",
            _ => row.role.name(),
        },
        how,
        reason,
        database: table
            .filter(|_| several)
            .map(|t| classes.databases[t.database].name.clone()),
    }
}

fn print(entries: &[Entry], output: &Output) {
    let width = |of: fn(&Entry) -> usize| entries.iter().map(of).max().unwrap_or_default().min(48);
    let name = |entry: &Entry| entry.path.clone().unwrap_or_else(|| "-".into());
    let names = entries
        .iter()
        .map(|entry| name(entry).len())
        .max()
        .unwrap_or_default()
        .min(64);
    let tables = width(|entry| entry.table.as_ref().map_or(1, String::len));
    for entry in entries {
        let why = entry
            .reason
            .as_deref()
            .or(entry.how.as_deref())
            .unwrap_or_default();
        output.line(
            format!(
                "{:names$}  {:tables$}  {:12}  {:10}  {why}",
                name(entry),
                entry.table.as_deref().unwrap_or("-"),
                entry.role,
                entry.class.unwrap_or("-"),
            )
            .trim_end(),
        );
    }
}
