//! A table of the plan: what the guard compares, what predicates say, how its rows are known.

use serde::{Deserialize, Serialize};

use crate::schema::{Called, Identity, TableKind, TableRef};

/// What a cleanup does to a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Fate {
    /// No row is deleted: system, external, framework, unclassified, baselined and undecided mixed tables.
    Kept,
    /// Rows that don't survive are deleted: user tables, and mixed ones whose `system_rows` are known.
    Cleaned,
}

/// A table. Partitions are not tables of their own here: they follow their root.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanTable {
    /// Schema and name as the engine stores them.
    pub name: TableRef,
    /// What a cleanup does to it.
    pub fate: Fate,
    /// Why, in a word: `system`, `user`, `mixed`, `undecided`, `external`, `baseline`, `unclassified` or
    /// `framework`.
    pub class: String,
    /// Table, foreign or virtual.
    pub kind: TableKind,
    /// PostgreSQL: statements say ONLY, so that inheriting tables are not touched. False for a partitioned table,
    /// whose rows are all in its partitions.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub only: bool,
    /// The storage engine (MariaDB/MySQL).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub engine: Option<String>,
    /// Whether row-level security is switched on: it can hide rows.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub row_security: bool,
    /// Its columns in the engine's order.
    pub columns: Vec<PlanColumn>,
    /// How its rows are known while a cleanup runs.
    pub row_key: RowKey,
    /// Rows that neither clean nor purge deletes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keep: Option<PlanPredicate>,
    /// A decided mixed table's system rows. A kept table with `fate` kept has none: all its rows are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub system_rows: Option<PlanPredicate>,
    /// Its triggers and, in PostgreSQL, its rules: the guard knows them by name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub triggers: Vec<PlanTrigger>,
    /// Its partitions, through all levels: the guard knows them, too.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub partitions: Vec<TableRef>,
    /// The table's review day has passed after this day (`2027-03-31`): the guard stops then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review_by: Option<String>,
}

impl PlanTable {
    /// The predicates of which one alone makes a row survive unless it is FALSE.
    pub fn own_survivors(&self) -> impl Iterator<Item = &PlanPredicate> {
        self.system_rows.iter().chain(&self.keep)
    }

    /// The column of a name.
    pub fn column(&self, name: &str) -> Option<&PlanColumn> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// The columns that a statement can write: all but generated ones.
    pub fn writable(&self) -> impl Iterator<Item = &PlanColumn> {
        self.columns.iter().filter(|column| !column.generated)
    }
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanColumn {
    /// Its name as the engine stores it.
    pub name: String,
    /// Its type in the schema file's canonical spelling.
    #[serde(rename = "type")]
    pub ty: String,
    /// Whether NULL is refused.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub not_null: bool,
    /// Whether it is computed from others and can't be written.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub generated: bool,
    /// How the engine numbers it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub identity: Option<Identity>,
    /// MariaDB/MySQL: every UPDATE of the row sets it to the clock unless the statement assigns it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub touched_by_update: bool,
}

/// How the rows of a table are known while a cleanup runs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowKey {
    /// By columns that are unique and never NULL.
    Columns(Vec<String>),
    /// SQLite: by the row's hidden number, under the first of its names that no column takes.
    Hidden(String),
    /// By the columns that decide whether a row survives; rows that are equal in them share their fate. Compare
    /// them null-safe.
    Values(Vec<String>),
}

/// A predicate, ready to be put into a statement. Its columns are not qualified: use it only where the table is the
/// one thing in FROM.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanPredicate {
    /// As it was written.
    pub text: String,
    /// The expression in the plan's dialect, identifiers quoted. Not in parentheses.
    pub sql: String,
    /// SQL that is TRUE exactly for rows that the predicate does not protect (`(..) IS FALSE`, in SQLite also with
    /// every column in a storage class that its type declares), never NULL. In parentheses.
    pub is_false: String,
    /// SQLite: SQL that is TRUE for rows with a value of another storage class than declared: they stay and are
    /// counted. In parentheses.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub odd: Option<String>,
    /// The columns that it reads, and those of which generated ones among them are made, sorted.
    pub columns: Vec<String>,
}

/// A trigger or rule, by what the guard compares.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PlanTrigger {
    /// Its name.
    pub name: String,
    /// Whether it is a rewrite rule of PostgreSQL.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub rule: bool,
    /// Which of `INSERT`, `UPDATE`, `DELETE`, `TRUNCATE` fire it.
    pub events: Vec<String>,
    /// Whether it is switched on.
    pub enabled: bool,
    /// What it is: SHA-256 in hex of its definition; in SQLite, which computes no hashes, the definition itself.
    pub definition: String,
    /// The functions and procedures that it runs, directly or not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub calls: Vec<Called>,
}
