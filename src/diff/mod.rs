//! What one state of an application changes against another: two sides in, changes out, dangerous first.
//!
//! Dangerous is what lets a cleanup delete or rewrite rows that it left alone before, or lets it run where it did
//! not. What can't be shown to be harmless counts as dangerous.

use std::cmp::Reverse;

use crate::schema::Dialect;

mod decisions;
mod environments;
mod github;
mod human;
mod json;
mod markdown;
mod pairs;
mod predicate;
mod references;
mod retention;
mod side;
mod tables;
#[cfg(test)]
mod tests;

pub use github::to_github;
pub use human::to_human;
pub use json::to_json;
pub use markdown::to_markdown;
pub use side::{
    ClassState, EnvironmentState, ReadError, Side, TableState, environments as environments_of,
    tables as read_tables,
};

/// What is compared, and what is known about the present beside its catalogs.
pub struct Question<'a> {
    /// The state that the changes start from.
    pub before: &'a Side,
    /// The state that they lead to.
    pub after: &'a Side,
    /// The dialects of a database, by its name: predicates are read in each of them.
    pub dialects: &'a dyn Fn(&str) -> Vec<Dialect>,
    /// Whether a table of a database still has a column.
    pub has_column: &'a dyn Fn(&str, &str, &str) -> bool,
    /// The configuration's file, as people are shown it.
    pub config_file: &'a str,
}

/// The state that the changes start from, as people and programs are told of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Base {
    /// As it was asked for.
    pub name: String,
    /// The commit that it names.
    pub commit: String,
    /// The catalogs that are not in it: everything in them is new.
    pub missing: Vec<String>,
}

impl Base {
    /// The commit's first digits.
    fn short(&self) -> &str {
        self.commit.get(..10).unwrap_or(&self.commit)
    }
}

/// What changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diff {
    /// The changes, dangerous first.
    pub changes: Vec<Change>,
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// How much it matters.
    pub severity: Severity,
    /// What changed.
    pub kind: Kind,
    /// Of what.
    pub subject: Subject,
    /// Which one, where a subject has several of a kind: columns.
    pub detail: Option<String>,
    /// What it was.
    pub before: Option<String>,
    /// What it is.
    pub after: Option<String>,
    /// What that means, as a sentence without its subject.
    pub message: String,
    /// Where it is declared now, else where it was: file and line.
    pub place: Option<(String, usize)>,
    /// The reason that came with it: the one that the annotation or the environment did not give before.
    pub reason: Option<String>,
}

/// How much a change matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// A cleanup may delete or rewrite what it left alone before, or run where it did not.
    Dangerous,
    /// Somebody should have meant it.
    Notable,
    /// It keeps more, or says the same in other words.
    Harmless,
}

/// What changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// An environment's permissions.
    Environment,
    /// A table's class.
    Class,
    /// Which rows of a mixed table are system.
    SystemRows,
    /// Which user rows stay.
    Keep,
    /// `retain`, `by`, `expires`, `unit`.
    Retention,
    /// `with_parent`.
    WithParent,
    /// `holds`.
    Holds,
    /// `detach`.
    Detach,
    /// A foreign key or a declared reference.
    Reference,
    /// A column that was or is secret.
    Secret,
    /// A table that is gone.
    TableRemoved,
    /// A table that is new.
    TableAdded,
    /// A table that has another name or another database.
    TableRenamed,
    /// By what a system table's rows are known.
    Key,
    /// How many system rows there must be.
    MinRows,
    /// When and by whom an undecided table is decided.
    Review,
    /// Category, description and other texts.
    Texts,
}

/// Of what something changed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// An environment.
    Environment(String),
    /// A table of a database, whose name is empty where there is only one.
    Table {
        /// The database.
        database: String,
        /// The table.
        table: String,
    },
}

/// Compares two sides.
pub fn diff(question: &Question<'_>) -> Diff {
    let mut changes = environments::changes(question);
    for pair in pairs::pairs(question.before, question.after) {
        changes.extend(tables::changes(&pair, question));
    }
    changes.sort_by(|a, b| key(a).cmp(&key(b)));
    Diff { changes }
}

/// Dangerous first, and among those what nobody gave a reason for.
fn key(change: &Change) -> impl Ord {
    (
        change.severity,
        Reverse(change.is_denied()),
        change.kind,
        change.subject.clone(),
        change.detail.clone(),
    )
}

impl Diff {
    /// How many changes there are of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        let of = |change: &&Change| change.severity == severity;
        self.changes.iter().filter(of).count()
    }

    /// How many dangerous changes came without a reason.
    pub fn denied(&self) -> usize {
        self.changes
            .iter()
            .filter(|change| change.is_denied())
            .count()
    }
}

impl Change {
    /// Whether it is dangerous and came without a reason.
    pub fn is_denied(&self) -> bool {
        self.severity == Severity::Dangerous && self.reason.is_none()
    }

    /// A name for it that stays the same when other changes come and go: `data-class-users-keep`.
    pub fn anchor(&self) -> String {
        let mut words = vec!["data-class".to_owned()];
        match &self.subject {
            Subject::Environment(name) => words.push(name.clone()),
            Subject::Table { database, table } => {
                words.extend([database, table].into_iter().cloned());
            }
        }
        words.push(self.kind.name().to_owned());
        words.extend(self.detail.clone());
        let words: Vec<String> = words.iter().map(|word| slug(word)).collect();
        let words = words.into_iter().filter(|word| !word.is_empty());
        words.collect::<Vec<_>>().join("-")
    }
}

/// Lower case letters, digits and single hyphens.
fn slug(word: &str) -> String {
    let plain: String = word
        .chars()
        .map(|c| {
            if c.is_alphanumeric() {
                c.to_ascii_lowercase()
            } else {
                '-'
            }
        })
        .collect();
    let parts: Vec<&str> = plain.split('-').filter(|part| !part.is_empty()).collect();
    parts.join("-")
}

impl Severity {
    /// As JSON has it.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Dangerous => "dangerous",
            Severity::Notable => "notable",
            Severity::Harmless => "harmless",
        }
    }
}

impl Kind {
    /// As JSON has it.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Environment => "environment",
            Kind::Class => "class",
            Kind::SystemRows => "system_rows",
            Kind::Keep => "keep",
            Kind::Retention => "retention",
            Kind::WithParent => "with_parent",
            Kind::Holds => "holds",
            Kind::Detach => "detach",
            Kind::Reference => "reference",
            Kind::Secret => "secret",
            Kind::TableRemoved => "table_removed",
            Kind::TableAdded => "table_added",
            Kind::TableRenamed => "table_renamed",
            Kind::Key => "key",
            Kind::MinRows => "min_rows",
            Kind::Review => "review",
            Kind::Texts => "texts",
        }
    }
}

impl Subject {
    /// As people are shown it.
    pub fn text(&self) -> String {
        match self {
            Subject::Environment(name) => format!("environment {name}"),
            Subject::Table { database, table } if database.is_empty() => table.clone(),
            Subject::Table { database, table } => format!("{database}: {table}"),
        }
    }
}
