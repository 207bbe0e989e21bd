//! The gate: everything that was read goes in, findings and, where they are asked for, generated files come out. Nothing is read or written.

use data_class_grammar::Date;

use crate::catalog::{self, Catalog};
use crate::check::{self, Context};
use crate::classes::{Classes, classify};
use crate::diagnostic::{Diagnostic, Severity};
use crate::fixtures::{self, Fixtures};
use crate::plan::Plan;
use crate::project::{BASELINE_FILE, Project};
use crate::resolve::Database;

mod files;
mod freshness;
mod unreadable;

pub use files::{GeneratedFile, files, script};
pub use freshness::{compare, generated_name, schema_findings, was_generated};

/// What the gate is asked.
#[derive(Debug, Clone, Copy)]
pub struct Question {
    /// Today, for `review_by`.
    pub today: Date,
    /// Whether a passed `review_by` only warns (build scripts).
    pub lenient_dates: bool,
    /// Whether a schema file that does not fit is a finding; otherwise somebody is about to make it.
    pub schema_must_fit: bool,
}

/// What the gate answers.
#[derive(Debug)]
pub struct Answer<'a> {
    /// The join, for `list`, `why` and `suggest`.
    pub classes: Classes<'a>,
    /// Everything that is wrong, sorted.
    pub findings: Vec<Diagnostic>,
    /// What each cleanup does, by database and dialect.
    pub plans: Vec<Vec<Plan>>,
    /// What fixtures hold, by database.
    pub fixtures: Vec<Fixtures>,
    /// A catalog a database.
    pub catalogs: Vec<Catalog>,
    /// Files that could not be read or parsed: exit code 2, whatever else was found.
    pub unreadable: bool,
}

impl Answer<'_> {
    /// Whether any finding is an error.
    pub fn has_errors(&self) -> bool {
        self.findings
            .iter()
            .any(|finding| finding.severity == Severity::Error)
    }
}

/// The databases of a project, for [`answer`] to borrow: those whose schema fits bring it along.
pub fn databases(project: &Project) -> Vec<Database<'_>> {
    project
        .databases
        .iter()
        .map(|database| {
            let schemas: Vec<_> = database
                .dialects
                .iter()
                .filter_map(|d| d.state.schema())
                .collect();
            // Against half of the dialects, a struct of the other half would seem to map to nothing.
            let complete = schemas.len() == database.dialects.len();
            Database {
                name: database.name.clone(),
                packages: database.packages.clone(),
                schemas: if complete { schemas } else { Vec::new() },
            }
        })
        .collect()
}

/// Answers for a project whose [`databases`] were taken.
pub fn answer<'a>(
    project: &'a Project,
    databases: &'a [Database<'a>],
    question: Question,
) -> Answer<'a> {
    let classes = classify(
        &project.config,
        &project.baseline,
        &project.scan.packages,
        databases,
    );
    let plans: Vec<Vec<Plan>> = (0..databases.len())
        .map(|at| crate::plan::plans(&classes, at))
        .collect();
    let fixtures: Vec<Fixtures> = plans
        .iter()
        .enumerate()
        .map(|(at, plans)| fixtures::fixtures(&classes, at, plans))
        .collect();
    let judged: Vec<Option<&Fixtures>> = fixtures
        .iter()
        .zip(&project.databases)
        .map(|(fixtures, database)| (!database.is_partial).then_some(fixtures))
        .collect();
    let context = Context {
        config: &project.config,
        config_file: project.config_file.clone(),
        baseline: &project.baseline,
        baseline_file: BASELINE_FILE.into(),
        packages: &project.scan.packages,
        classes: &classes,
        plans: &plans,
        fixtures: &judged,
        fixture_files: &project.fixtures,
        is_whole: project.is_whole,
        made_at: &|database, table| project.made_at(database, table),
        today: question.today,
        lenient_dates: question.lenient_dates,
    };
    let mut findings = check::check(&context);
    let broken = unreadable::findings(&project.scan.packages);
    let unreadable = !broken.is_empty();
    findings.extend(broken);
    if question.schema_must_fit {
        findings.extend(schema_findings(project));
    }
    crate::diagnostic::sort(&mut findings);
    let catalogs: Vec<Catalog> = (0..databases.len())
        .map(|at| Catalog {
            plans: plans[at].clone(),
            ..catalog::catalog(
                &project.application(),
                at,
                &classes,
                &project.config,
                &project.config_file,
            )
        })
        .collect();
    Answer {
        classes,
        findings,
        plans,
        fixtures,
        catalogs,
        unreadable,
    }
}
