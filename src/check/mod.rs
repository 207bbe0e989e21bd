//! The rules, one a file. Each looks at the joined facts and says what is wrong; none changes anything.

use std::sync::Arc;

use data_class_grammar::{Class, Date};

use crate::classes::{Classes, ClassifiedTable};
use crate::config::Config;
use crate::config::baseline::Baseline;
use crate::diagnostic::{Code, Diagnostic};
use crate::fixtures::{FixtureFile, Fixtures};
use crate::plan::Plan;
use crate::source::PackageFacts;
use crate::span::{Place, Span};

mod annotations;
mod cleaning_reaches_system;
mod columns;
mod contradictions;
mod dialects;
mod disagreements;
mod fixtures;
mod keys_without_index;
mod missing_tables;
mod natural_keys;
mod nothing;
mod opaque;
mod refusals;
mod retention_reaches_further;
mod seeded_rows;
mod unclassified;
mod undecided;
mod undeclared_references;
mod undeletable_cycles;
mod unused_entries;

pub use natural_keys::{NaturalKey, key_of, natural_key};

/// What every rule may look at.
pub struct Context<'a> {
    /// The configuration.
    pub config: &'a Config,
    /// The configuration file's name as people are shown it.
    pub config_file: Arc<str>,
    /// The accepted debt.
    pub baseline: &'a Baseline,
    /// The baseline file's name.
    pub baseline_file: Arc<str>,
    /// What the sources say.
    pub packages: &'a [PackageFacts],
    /// The join of all that.
    pub classes: &'a Classes<'a>,
    /// What each cleanup would do, by database and dialect.
    pub plans: &'a [Vec<Plan>],
    /// What fixtures hold, by database; none where some of its dialects are left out: how a value is written is one for
    /// all of them.
    pub fixtures: &'a [Option<&'a Fixtures>],
    /// The fixtures that are there.
    pub fixture_files: &'a [FixtureFile],
    /// Whether all databases and dialects are looked at: what matches nothing in one may belong to another.
    pub is_whole: bool,
    /// Where tables are made: the migration's line for each database and table name, as far as a text search
    /// found it, else a line of the schema file.
    pub made_at: &'a dyn Fn(usize, &str) -> Option<Place>,
    /// Today, for `review_by`.
    pub today: Date,
    /// Build scripts only warn of a passed `review_by`: a build must not break by itself overnight.
    pub lenient_dates: bool,
}

type Rule = fn(&Context<'_>, &mut Vec<Diagnostic>);

const RULES: &[Rule] = &[
    annotations::check,
    unclassified::check,
    columns::check,
    disagreements::check,
    undecided::check,
    missing_tables::check,
    unused_entries::check,
    nothing::check,
    contradictions::check,
    seeded_rows::check,
    opaque::check,
    natural_keys::check,
    undeclared_references::check,
    dialects::check,
    cleaning_reaches_system::check,
    retention_reaches_further::check,
    undeletable_cycles::check,
    keys_without_index::check,
    fixtures::check,
];

/// All findings of all rules, sorted as they are shown.
pub fn check(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for rule in RULES {
        rule(context, &mut findings);
    }
    crate::diagnostic::sort(&mut findings);
    findings
}

impl<'a> Context<'a> {
    /// A place in the configuration file.
    fn in_config(&self, span: Span) -> Place {
        Place {
            file: self.config_file.clone(),
            span,
        }
    }

    /// A place inside the annotation of a table, which stands in a source file or in the configuration.
    fn in_annotation(&self, table: &ClassifiedTable<'a>, span: Span) -> Option<Place> {
        use crate::classes::Declared;
        match table.declared {
            Declared::Struct(at, _) => {
                let file = self.classes.structs[at].fact.place.file.clone();
                Some(Place { file, span })
            }
            Declared::Entry(_) => Some(self.in_config(span)),
            Declared::Baseline | Declared::Nobody => None,
        }
    }

    /// A finding about a table, at its annotation's class unless the rule says better.
    fn about(&self, code: Code, table: &ClassifiedTable<'a>, message: String) -> Diagnostic {
        let mut finding = Diagnostic::new(code, message).table(table.name.as_str());
        finding.model = self.classes.model_of(table);
        finding
    }

    /// The tables of a class.
    fn tables_of(&self, class: Class) -> impl Iterator<Item = &'a ClassifiedTable<'a>> {
        self.classes
            .tables
            .iter()
            .filter(move |table| table.class() == Some(class))
    }
}
