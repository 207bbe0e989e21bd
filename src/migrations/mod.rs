//! Migrations: which files there are, whose runner they belong to, the order they run in, and a hash over them.
//!
//! Everything but [`read`] is pure: names and bytes in, ordered SQL out. It is compiled without the `database`
//! feature, too, because `classify --check` and build scripts hash the migrations without running them.

mod arrange;
pub(crate) mod fingerprint;
pub mod mentions;
mod name;
#[expect(
    clippy::disallowed_methods,
    reason = "reads the migrations' files; the rest works on what it read"
)]
mod read;
pub mod split;
mod up;

pub use arrange::arrange;
pub use fingerprint::{Fingerprint, Part};
pub use read::{Request, read};

use std::collections::BTreeMap;
use std::fmt;

use crate::schema::Dialect;

/// A migration tool whose layout and order are understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Runner {
    /// sqlx: `<version>_name.sql`, or `.up.sql` beside `.down.sql`; by version as a number.
    Sqlx,
    /// diesel: `<version>_name/up.sql`; by version without its dashes, as text.
    Diesel,
    /// refinery, flyway: `V1__name.sql`; by version as a number.
    Refinery,
    /// dbmate: `<version>_name.sql` with `-- migrate:up`; by version as text.
    Dbmate,
    /// goose: `<version>_name.sql` with `-- +goose Up`; by version as a number.
    Goose,
    /// No runner: `001_name.sql` by number, then name; or one file.
    Plain,
}

impl Runner {
    /// Its name as people know it.
    pub fn name(self) -> &'static str {
        match self {
            Runner::Sqlx => "sqlx",
            Runner::Diesel => "diesel",
            Runner::Refinery => "refinery",
            Runner::Dbmate => "dbmate",
            Runner::Goose => "goose",
            Runner::Plain => "plain",
        }
    }
}

/// One migration's way up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Migration {
    /// The file, relative to the workspace's root, with forward slashes.
    pub file: String,
    /// The version as the runner's table holds it; empty where the name has none.
    pub version: String,
    /// The whole file. Only lines `first_line..` up to the end of [`Migration::sql`] run.
    pub source: String,
    /// What runs: the file without its way down, its byte order mark and the markers.
    pub sql: String,
    /// The 1-based line of the file at which `sql` begins.
    pub first_line: usize,
    /// Whether it runs inside one transaction.
    pub transaction: bool,
    /// SHA-384 of the file's bytes in hex: what sqlx keeps in its table.
    pub checksum: String,
}

/// The migrations of one folder or file, in the order in which they run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arranged {
    /// Whose layout it is.
    pub runner: Runner,
    /// In order.
    pub migrations: Vec<Migration>,
    /// What was passed over and should perhaps not have been.
    pub warnings: Vec<String>,
}

/// A file as the reader found it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// Relative to the migrations' folder, with forward slashes.
    pub path: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Everything that makes one database's schema in one dialect, read and hashed but not run.
#[derive(Debug, Clone)]
pub struct Inputs {
    /// The dialect they are for.
    pub dialect: Dialect,
    /// Run before the first migration.
    pub setup: Option<SqlFile>,
    /// One entry for each configured folder, in the configured order.
    pub folders: Vec<Arranged>,
    /// The command that migrates instead of files.
    pub command: Option<MigrateCommand>,
    /// The hash that stands in the schema file.
    pub fingerprint: String,
    /// What was passed over and should perhaps not have been.
    pub warnings: Vec<String>,
}

impl Inputs {
    /// No migrations at all: the schema is what a live database says.
    pub fn none(dialect: Dialect, fingerprint: &str) -> Self {
        Inputs {
            dialect,
            setup: None,
            folders: Vec::new(),
            command: None,
            fingerprint: fingerprint.to_owned(),
            warnings: Vec::new(),
        }
    }
}

/// An SQL file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SqlFile {
    /// Relative to the workspace's root.
    pub file: String,
    /// Its content.
    pub sql: String,
}

/// `migrate` and `migrate_env`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MigrateCommand {
    /// The command line as written.
    pub command: String,
    /// More variables, values as written.
    pub env: BTreeMap<String, String>,
}

/// Why migrations can't be read or ordered; exit code 2.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MigrationsError {
    /// The folder or file, as people know it.
    pub path: String,
    /// What is wrong with it.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
}

impl MigrationsError {
    fn new(path: impl Into<String>, message: impl Into<String>) -> Self {
        MigrationsError {
            path: path.into(),
            message: message.into(),
            help: None,
        }
    }

    fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

impl fmt::Display for MigrationsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.message)?;
        if let Some(help) = &self.help {
            write!(f, "\n  help: {help}")?;
        }
        Ok(())
    }
}

impl std::error::Error for MigrationsError {}
