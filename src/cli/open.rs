//! Opening a project for a command: the common options in, an application or a failure out.

use std::collections::{BTreeMap, BTreeSet};

use data_class_grammar::Date;

use super::output::Output;
use super::{Common, Failure};
use crate::diagnostic::{Code, Diagnostic, Sources};
use crate::gate::Question;
use crate::project::{Location, Project, ProjectError};

/// The same with all dialects, for commands that work on a live database, which has the one that it has: how a fixture
/// writes a value is one for all of them.
pub(super) fn open_whole(common: &Common, output: &Output) -> Result<Project, Failure> {
    let common = Common {
        dialect: None,
        ..common.clone()
    };
    open(&common, output)
}

/// Reads the application that the common options name.
pub(super) fn open(common: &Common, output: &Output) -> Result<Project, Failure> {
    let location = Location {
        manifest: common.manifest_path.clone(),
        config: common.config.clone(),
        database: common.database.clone(),
        dialect: common.dialect,
    };
    let project = Project::load(&location).map_err(|error| failure(error, output))?;
    for warning in &project.warnings {
        output.warning(warning);
    }
    Ok(project)
}

fn failure(error: ProjectError, output: &Output) -> Failure {
    match error {
        ProjectError::Workspace(error) => Failure::usage(error.to_string()),
        ProjectError::Config {
            file,
            text,
            problems,
        } => {
            output.problems(&file, &text, &problems);
            let count = crate::text::count(problems.len(), "problem");
            Failure::usage(format!("{file} has {count}"))
        }
        ProjectError::File(path, error) => {
            Failure::usage(format!("{} can't be read: {error}", path.display()))
        }
        ProjectError::Migrations(error) => {
            let failure = Failure::usage(format!("{}: {}", error.path, error.message));
            match error.help {
                Some(help) => failure.help(help),
                None => failure,
            }
        }
        ProjectError::Undecided { message, help } => Failure::usage(message).help(help),
    }
}

/// The texts of the files that findings point into.
pub(super) fn sources(project: &Project, findings: &[Diagnostic]) -> Sources {
    let places = findings.iter().flat_map(|finding| {
        finding
            .place
            .iter()
            .chain(finding.labels.iter().map(|label| &label.place))
    });
    let files: BTreeSet<&str> = places.map(|place| place.file.as_ref()).collect();
    files
        .into_iter()
        .filter_map(|file| {
            let text = project.text_of(file)?;
            Some((file.to_owned(), without_secrets(text, file, findings)))
        })
        .collect()
}

/// A file's text without the secrets that findings are about: what is behind such a field on its line is not shown.
fn without_secrets(text: String, file: &str, findings: &[Diagnostic]) -> String {
    let mut ends: BTreeMap<usize, usize> = BTreeMap::new();
    for finding in findings {
        let secret = matches!(
            finding.code,
            Code::FixtureSecretClear | Code::SecretUnmarked
        );
        let place = finding
            .place
            .as_ref()
            .filter(|place| secret && *place.file == *file);
        if let Some(end) = place.map(|place| place.span.end) {
            let first = ends.entry(end.line).or_insert(end.column);
            *first = end.column.min(*first);
        }
    }
    if ends.is_empty() {
        return text;
    }
    let lines = text
        .split('\n')
        .enumerate()
        .map(|(at, line)| match ends.get(&(at + 1)) {
            Some(end) => line
                .chars()
                .take(end.saturating_sub(1))
                .chain(": ***".chars())
                .collect(),
            None => line.to_owned(),
        });
    lines.collect::<Vec<String>>().join("\n")
}

/// The question of the command line's gate.
pub(super) fn question(schema_must_fit: bool) -> Result<Question, Failure> {
    Ok(Question {
        today: today()?,
        lenient_dates: false,
        schema_must_fit,
    })
}

/// Today: `DATA_CLASS_TODAY` where it is set, else the clock's day in UTC.
pub(super) fn today() -> Result<Date, Failure> {
    crate::project::today().map_err(Failure::usage)
}
