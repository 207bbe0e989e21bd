//! One side of a comparison: what a `catalog.json` and a configuration say, whoever wrote them and when.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;

use crate::config::Config;

/// The version of `catalog.json` that is understood.
const VERSION: u64 = 1;

/// Everything that is compared, of one state of an application.
#[derive(Debug, Clone, Default)]
pub struct Side {
    /// The tables of every database, by the database's name; it is empty where there is only one.
    pub databases: BTreeMap<String, Vec<TableState>>,
    /// `[environments.NAME]`.
    pub environments: BTreeMap<String, EnvironmentState>,
}

/// A table as `catalog.json` has it.
#[derive(Debug, Clone, Deserialize)]
pub struct TableState {
    /// Its name.
    pub table: String,
    /// The struct's path, which outlives a table's name.
    #[serde(default)]
    pub path: Option<String>,
    /// Its class.
    pub class: ClassState,
    #[serde(default)]
    pub(super) category: String,
    #[serde(default)]
    pub(super) group: Option<String>,
    #[serde(default)]
    pub(super) description: String,
    #[serde(default)]
    pub(super) note: Option<String>,
    #[serde(default)]
    pub(super) file: Option<String>,
    #[serde(default)]
    pub(super) line: Option<usize>,
    #[serde(default)]
    pub(super) key: Vec<String>,
    #[serde(default)]
    pub(super) min_rows: Option<u64>,
    #[serde(default)]
    pub(super) retain: Option<RetainState>,
    #[serde(default)]
    pub(super) expires: Option<String>,
    #[serde(default)]
    pub(super) unit: Option<String>,
    #[serde(default)]
    pub(super) keep: Option<String>,
    #[serde(default)]
    pub(super) system_rows: Option<String>,
    #[serde(default)]
    pub(super) review_by: Option<String>,
    #[serde(default)]
    pub(super) owner: Option<String>,
    #[serde(default)]
    pub(super) detach: Vec<String>,
    #[serde(default)]
    pub(super) holds: Vec<String>,
    /// None where the catalog is older than the key.
    #[serde(default)]
    pub(super) with_parent: Option<WithParentState>,
    /// None where the catalog is older than the key.
    #[serde(default)]
    pub(super) secrets: Option<Vec<String>>,
    #[serde(default)]
    pub(super) seed_note: Option<String>,
    #[serde(default)]
    pub(super) reason: Option<String>,
    #[serde(default)]
    pub(super) references: Vec<ReferenceState>,
}

/// A table's class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ClassState {
    /// Kept whole.
    System,
    /// May be cleaned.
    User,
    /// Both, told apart by `system_rows`; kept whole without.
    Mixed,
    /// Somebody else's.
    External,
    /// The baseline accepts that nobody decided; kept whole.
    Unclassified,
}

/// `retain` and `by`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(super) struct RetainState {
    pub(super) hours: u64,
    pub(super) by: Option<String>,
}

/// `with_parent`: not at all, by every reference, or by those of some columns.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub(super) enum WithParentState {
    All(bool),
    Columns(Vec<String>),
}

/// A foreign key or a declared reference.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(super) struct ReferenceState {
    pub(super) columns: Vec<String>,
    pub(super) table: String,
    pub(super) parent_columns: Vec<String>,
    pub(super) on_delete: Option<String>,
}

/// An environment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EnvironmentState {
    /// The variable that holds its URL.
    pub url_env: Option<String>,
    /// Whether a full clean may run there.
    pub clean: bool,
    /// Whether a restore may run there.
    pub restore: bool,
    /// Whether it is protected.
    pub protected: bool,
    /// Why it says so.
    pub reason: Option<String>,
    /// The line of its header.
    pub line: usize,
}

/// How much of a table a cleanup may delete.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reach {
    Nothing,
    SomeRows,
    EveryRow,
}

/// Why a `catalog.json` can't be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadError {
    /// It is no catalog.
    Shape(String),
    /// It is one of another version.
    Version(u64),
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ReadError::Shape(error) => write!(f, "it is no catalog: {error}"),
            ReadError::Version(found) => {
                write!(f, "it is of version {found}; this tool reads {VERSION}")
            }
        }
    }
}

/// The tables of a `catalog.json`. Keys that are not known are passed over: newer catalogs may have more.
pub fn tables(json: &str) -> Result<Vec<TableState>, ReadError> {
    #[derive(Deserialize)]
    struct Head {
        version: u64,
    }
    #[derive(Deserialize)]
    struct Body {
        tables: Vec<TableState>,
    }
    let shape = |error: serde_json::Error| ReadError::Shape(error.to_string());
    let head: Head = serde_json::from_str(json).map_err(shape)?;
    if head.version != VERSION {
        return Err(ReadError::Version(head.version));
    }
    let body: Body = serde_json::from_str(json).map_err(shape)?;
    Ok(body.tables)
}

/// The environments of a configuration.
pub fn environments(config: &Config) -> BTreeMap<String, EnvironmentState> {
    let state = |environment: &crate::config::Environment| EnvironmentState {
        url_env: environment.url_env.clone(),
        clean: environment.clean,
        restore: environment.restore,
        protected: environment.protected,
        reason: environment.reason.clone(),
        line: environment.span.start.line,
    };
    config
        .environments
        .iter()
        .map(|(name, environment)| (name.clone(), state(environment)))
        .collect()
}

impl ClassState {
    /// As annotations write it.
    pub fn name(self) -> &'static str {
        match self {
            ClassState::System => "system",
            ClassState::User => "user",
            ClassState::Mixed => "mixed",
            ClassState::External => "external",
            ClassState::Unclassified => "unclassified",
        }
    }
}

impl TableState {
    pub(super) fn reach(&self) -> Reach {
        match (self.class, &self.system_rows, &self.keep) {
            (ClassState::System | ClassState::External | ClassState::Unclassified, ..) => {
                Reach::Nothing
            }
            (ClassState::Mixed, None, _) => Reach::Nothing,
            (ClassState::Mixed, Some(_), _) | (ClassState::User, _, Some(_)) => Reach::SomeRows,
            (ClassState::User, _, None) => Reach::EveryRow,
        }
    }

    /// Its class, and for a mixed table whether somebody decided.
    pub(super) fn class_text(&self) -> String {
        match (self.class, &self.system_rows) {
            (ClassState::Mixed, None) => "mixed, undecided".to_owned(),
            (class, _) => class.name().to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(json: &str, expected: &str) {
        let error = tables(json).expect_err(json);
        assert_eq!(error.to_string(), expected);
    }

    #[test]
    fn what_is_no_catalog_of_this_version_is_refused() {
        check(
            r#"{"version": 2, "tables": {}}"#,
            "it is of version 2; this tool reads 1",
        );
        check(
            "<<<<<<< HEAD",
            "it is no catalog: expected value at line 1 column 1",
        );
        check(
            r#"{"version": 1}"#,
            "it is no catalog: missing field `tables` at line 1 column 14",
        );
    }

    #[test]
    fn a_class_that_is_not_known_is_never_taken_for_another() {
        let json = r#"{"version": 1, "tables": [{"table": "a", "class": "sacred"}]}"#;
        let error = tables(json).expect_err("no such class").to_string();
        assert!(error.contains("unknown variant `sacred`"), "{error}");
    }

    #[test]
    fn keys_of_later_versions_of_the_tool_are_passed_over() {
        let json = r#"{"version": 1, "plan": {"steps": []},
            "tables": [{"table": "a", "class": "user", "colour": "red"}]}"#;
        let tables = tables(json).expect("a catalog");
        assert_eq!(tables.len(), 1);
        assert_eq!(tables[0].secrets, None);
    }
}
