//! `data-class.toml`: what an application may say beside the annotations. Every key has a default.
//!
//! Text in, configuration and problems out; reading the file is `project`'s business.

use std::collections::BTreeMap;

use crate::annotation::Annotation;
use crate::schema::Dialect;
use crate::span::Span;

pub mod baseline;
mod command;
mod database;
mod environment;
mod parse;
mod pattern;
mod reader;
mod runners;
mod tables;
#[cfg(test)]
mod tests;

pub use command::words as command_words;
pub use environment::protected_by_name;
pub use parse::{glob_matches, parse};
pub use pattern::TablePattern;
pub use runners::{DieselToml, SqlxToml, diesel_toml, sqlx_toml};

/// The whole configuration, with the defaults filled in where they don't depend on the packages.
#[derive(Debug, Clone, Default)]
pub struct Config {
    /// `[catalog]`.
    pub catalog: CatalogConfig,
    /// `[models]`.
    pub models: ModelsConfig,
    /// `[database]` under the name `""`, or each of `[databases.NAME]`.
    pub databases: BTreeMap<String, DatabaseConfig>,
    /// `[tables."..."]` in the order of the file.
    pub tables: Vec<TableEntry>,
    /// `[environments.NAME]`.
    pub environments: BTreeMap<String, Environment>,
}

impl Config {
    /// The environments with `clean = true`, in order.
    pub fn clean_in(&self) -> Vec<String> {
        let environments = self.environments.iter();
        environments
            .filter(|(_, environment)| environment.clean)
            .map(|(name, _)| name.clone())
            .collect()
    }
}

/// `[catalog]`.
#[derive(Debug, Clone, Default)]
pub struct CatalogConfig {
    /// The application's name; by default the root package's, else the folder's.
    pub application: Option<String>,
    /// The catalog's folder, relative to the workspace's root; by default `catalog`.
    pub dir: Option<String>,
    /// `[[catalog.categories]]`, in order.
    pub categories: Vec<CategoryConfig>,
}

/// One of `[[catalog.categories]]`.
#[derive(Debug, Clone)]
pub struct CategoryConfig {
    /// Its name.
    pub name: String,
    /// Its summary, shown below its table in the catalog.
    pub summary: Option<String>,
    /// Globs of source files whose structs belong to it unless they say otherwise.
    pub paths: Vec<String>,
    /// The entry's place.
    pub span: Span,
}

/// `[models]`.
#[derive(Debug, Clone, Default)]
pub struct ModelsConfig {
    /// The packages to read; by default every member and every dependency that depends on `data-class`.
    pub packages: Option<Vec<String>>,
    /// More derives that make a struct a model.
    pub derives: Vec<String>,
    /// Globs of paths to leave out, relative to the workspace's root.
    pub exclude: Vec<String>,
    /// What a row struct that maps to no table is.
    pub unmapped: Unmapped,
}

/// What becomes of a row struct that maps to no table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Unmapped {
    /// It is passed over with the reason.
    #[default]
    Allow,
    /// It is a warning (DC0001).
    Warn,
    /// It is an error (DC0001).
    Deny,
}

/// `[database]` or one of `[databases.NAME]`.
#[derive(Debug, Clone, Default)]
pub struct DatabaseConfig {
    /// Which packages' structs live in it; by default all (one database only).
    pub packages: Vec<String>,
    /// Its dialects; empty means: those that the packages' features of sqlx, diesel and sea-orm name.
    pub dialects: Vec<Dialect>,
    /// Folders or files of migrations for each dialect, relative to the workspace's root; a list that stands for
    /// every dialect is under each of them, or under none where `dialects` is empty (see `migrations_any`).
    pub migrations: BTreeMap<Dialect, Vec<String>>,
    /// The list as written where it is not by dialect; none: `migrations` beside the workspace's or a package's
    /// Cargo.toml, diesel.toml or sqlx.toml.
    pub migrations_any: Option<Vec<String>>,
    /// The command that migrates, with `{url}` for the shadow's address; split like a shell does, run without one.
    pub migrate: Option<String>,
    /// More variables for that command, `{url}` replaced.
    pub migrate_env: BTreeMap<String, String>,
    /// What the fingerprint covers beside the migrations, files or folders.
    pub inputs: Vec<String>,
    /// An SQL file that is run before the first migration, by dialect or for all.
    pub setup: BTreeMap<Dialect, String>,
    /// The same where it is not by dialect.
    pub setup_any: Option<String>,
}

/// One of `[tables."..."]`.
#[derive(Debug, Clone)]
pub struct TableEntry {
    /// The name or glob as written.
    pub pattern: String,
    /// The same, ready to match.
    pub matcher: TablePattern,
    /// The key's place.
    pub span: Span,
    /// Which database, where there are several.
    pub database: Option<String>,
    /// `description`.
    pub description: Option<String>,
    /// The class and the attribute's keys.
    pub annotation: Annotation,
}

/// One of `[environments.NAME]`.
#[derive(Debug, Clone)]
pub struct Environment {
    /// The variable that holds its URL.
    pub url_env: Option<String>,
    /// Whether a full clean may run there.
    pub clean: bool,
    /// Whether a restore may run there.
    pub restore: bool,
    /// Why it says so: `diff --deny-dangerous` asks for a new one where more becomes possible.
    pub reason: Option<String>,
    /// Whether it is protected, by name (`prod*`, `prd*`, `live*`) or by `protected = true`.
    pub protected: bool,
    /// The table header's place.
    pub span: Span,
}

/// Something wrong in the file: all of them are reported at once, exit code 2.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigProblem {
    /// What.
    pub message: String,
    /// Where.
    pub span: Span,
    /// "did you mean" or what may stand there.
    pub help: Option<String>,
}
