//! The schema as a database engine's own catalogs describe it: the content of `catalog/schema/<dialect>.json`.
//!
//! Everything in here is plain data in one canonical order, so that the file is byte-identical on every
//! machine. Where it comes from is `engine`'s business.

use serde::{Deserialize, Serialize};

pub mod framework;
mod json;
mod lookup;

pub use framework::is_framework;
pub use json::{SchemaFileError, canonical_json};
pub(crate) use lookup::split_name;
pub use lookup::{LookupError, TableName, written_name};

/// A database engine's dialect. MariaDB and MySQL are one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Dialect {
    /// PostgreSQL.
    Postgres,
    /// SQLite.
    Sqlite,
    /// MariaDB and MySQL.
    Mysql,
}

impl Dialect {
    /// All of them, in the order in which they are written.
    pub const ALL: [Dialect; 3] = [Dialect::Postgres, Dialect::Sqlite, Dialect::Mysql];

    /// Its name in configuration, options and file names.
    pub fn name(self) -> &'static str {
        match self {
            Dialect::Postgres => "postgres",
            Dialect::Sqlite => "sqlite",
            Dialect::Mysql => "mysql",
        }
    }

    /// The dialect of a name from configuration or the command line; the engines' other names are understood.
    pub fn from_name(name: &str) -> Option<Self> {
        match name.to_ascii_lowercase().as_str() {
            "postgres" | "postgresql" | "pg" => Some(Dialect::Postgres),
            "sqlite" | "sqlite3" => Some(Dialect::Sqlite),
            "mysql" | "mariadb" => Some(Dialect::Mysql),
            _ => None,
        }
    }

    /// The schema whose tables are named without a schema: `public` in PostgreSQL, `main` in SQLite.
    /// MySQL has one schema a database; introspection gives it the empty name.
    pub fn default_schema(self) -> &'static str {
        match self {
            Dialect::Postgres => "public",
            Dialect::Sqlite => "main",
            Dialect::Mysql => "",
        }
    }
}

/// One database's schema after all its migrations.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Schema {
    /// How the file is remade.
    #[serde(rename = "$generated", default)]
    pub generated: String,
    /// The version of this format: 1.
    pub version: u32,
    /// Whose engine it is.
    pub dialect: Dialect,
    /// A hash over the migrations that made it (see `migrations::Fingerprint`).
    pub fingerprint: String,
    /// A hash over the rest of the file, by which an edit by hand is noticed; [`Schema::to_json`] fills it in.
    #[serde(default)]
    pub checksum: String,
    /// All tables, views and partitions, sorted by schema and name.
    pub tables: Vec<Table>,
    /// Enum types by name (PostgreSQL), with their labels in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub enums: Vec<EnumType>,
    /// Domains by name (PostgreSQL).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub domains: Vec<Domain>,
    /// Sequences that no column owns (PostgreSQL, MariaDB).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sequences: Vec<Sequence>,
    /// The tables in which the migrations leave rows, by schema and name. Absent where that is not known: a live
    /// database's rows came later.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seeded: Option<Vec<Seeded>>,
}

/// A table that holds rows as soon as all migrations ran on an empty database.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Seeded {
    /// Its schema.
    pub schema: String,
    /// Its name.
    pub table: String,
    /// Its columns that are NULL in every one of these rows, in the table's order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub null: Vec<String>,
}

/// What kind of relation a [`Table`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TableKind {
    /// A table that holds rows of its own, or a partitioned one.
    Table,
    /// A view, materialised or not.
    View,
    /// A partition, which follows its parent.
    Partition,
    /// A foreign table of PostgreSQL, whose rows live elsewhere.
    Foreign,
    /// A virtual table of SQLite, such as a full-text index.
    Virtual,
    /// A table in which a virtual table of SQLite keeps its content; it follows that one and needs no class.
    Storage,
}

/// A table, view or partition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// The schema's name; the dialect's default schema is written as [`Dialect::default_schema`] says.
    pub schema: String,
    /// The table's name as the engine stores it.
    pub name: String,
    /// Table, view or partition.
    pub kind: TableKind,
    /// Columns in the engine's order.
    pub columns: Vec<Column>,
    /// The primary key's columns, in key order; empty where there is none.
    #[serde(default)]
    pub primary_key: Vec<String>,
    /// Unique constraints and unique indexes beside the primary key.
    #[serde(default)]
    pub unique: Vec<Unique>,
    /// Indexes that are not unique.
    #[serde(default)]
    pub indexes: Vec<Index>,
    /// Foreign keys, sorted by name, then columns.
    #[serde(default)]
    pub foreign_keys: Vec<ForeignKey>,
    /// CHECK constraints as the engine prints them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub checks: Vec<String>,
    /// Triggers, sorted by name. Those that only enforce a foreign key are left out.
    #[serde(default)]
    pub triggers: Vec<Trigger>,
    /// Rewrite rules (PostgreSQL) other than a view's own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<Rule>,
    /// Tables this one inherits from (PostgreSQL INHERITS), or the table it is a partition of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parents: Vec<TableRef>,
    /// How a partitioned table is partitioned, as the engine prints it (`RANGE (created_at)`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub partition_by: Option<String>,
    /// Row-level security, where it is switched on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub row_security: Option<RowSecurity>,
    /// The storage engine (MariaDB/MySQL), `InnoDB` for example.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub engine: Option<String>,
    /// What else its definition says, sorted: `WITHOUT ROWID` and `STRICT` (SQLite), `UNLOGGED` and `MATERIALIZED`
    /// (PostgreSQL).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<String>,
    /// The extension that owns it (PostgreSQL).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extension: Option<String>,
    /// A view's definition as the engine prints it; a virtual table's as it was written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub definition: Option<String>,
}

impl Table {
    /// A table without columns.
    pub fn new(schema: impl Into<String>, name: impl Into<String>, kind: TableKind) -> Self {
        Table {
            schema: schema.into(),
            name: name.into(),
            kind,
            columns: Vec::new(),
            primary_key: Vec::new(),
            unique: Vec::new(),
            indexes: Vec::new(),
            foreign_keys: Vec::new(),
            checks: Vec::new(),
            triggers: Vec::new(),
            rules: Vec::new(),
            parents: Vec::new(),
            partition_by: None,
            row_security: None,
            engine: None,
            options: Vec::new(),
            extension: None,
            definition: None,
        }
    }
}

/// A table named by schema and name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct TableRef {
    /// Its schema.
    pub schema: String,
    /// Its name.
    pub table: String,
}

/// A column.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Its name as the engine stores it.
    pub name: String,
    /// Its type in one canonical spelling: `bigint`, `text`, `timestamp with time zone`, `numeric(12,2)`, `integer[]`.
    #[serde(rename = "type")]
    pub ty: String,
    /// Whether NULL is refused.
    pub not_null: bool,
    /// The default expression as the engine prints it.
    pub default: Option<String>,
    /// The expression of a generated column.
    #[serde(default)]
    pub generated: Option<String>,
    /// Whether the engine numbers it.
    #[serde(default)]
    pub identity: Option<Identity>,
    /// The type below, where the type is a domain (PostgreSQL).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<String>,
    /// Labels, where the type is an enum (PostgreSQL enum types, MySQL ENUM).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub labels: Vec<String>,
}

impl Column {
    /// The type in lower case; of a domain, the type below it.
    pub fn base_type(&self) -> String {
        self.base.as_ref().unwrap_or(&self.ty).to_ascii_lowercase()
    }

    /// A nullable column without default.
    pub fn new(name: impl Into<String>, ty: impl Into<String>) -> Self {
        Column {
            name: name.into(),
            ty: ty.into(),
            not_null: false,
            default: None,
            generated: None,
            identity: None,
            base: None,
            labels: Vec::new(),
        }
    }
}

/// How a column's numbers are made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// Which mechanism numbers it.
    pub kind: IdentityKind,
    /// The sequence behind it (PostgreSQL), as `schema.name`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sequence: Option<String>,
}

/// The mechanisms that number rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IdentityKind {
    /// GENERATED ALWAYS AS IDENTITY.
    Always,
    /// GENERATED BY DEFAULT AS IDENTITY.
    ByDefault,
    /// `serial`: a default of nextval on a sequence that the column owns.
    Serial,
    /// MariaDB/MySQL's AUTO_INCREMENT.
    AutoIncrement,
    /// SQLite's INTEGER PRIMARY KEY, which is the rowid.
    Rowid,
    /// SQLite's INTEGER PRIMARY KEY AUTOINCREMENT, counted in `sqlite_sequence`.
    Autoincrement,
}

/// A part of an index: a column or an expression.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum IndexPart {
    /// A column by name.
    Column(String),
    /// An expression as the engine prints it.
    Expression(String),
}

/// A unique constraint or unique index.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unique {
    /// Its name.
    pub name: String,
    /// Its parts in order.
    pub parts: Vec<IndexPart>,
    /// The predicate of a partial index.
    #[serde(default, rename = "where", skip_serializing_if = "Option::is_none")]
    pub predicate: Option<String>,
    /// Whether two NULLs count as equal (PostgreSQL 15's NULLS NOT DISTINCT).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub nulls_not_distinct: bool,
    /// Whether it is a deferrable constraint.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub deferrable: bool,
}

impl Unique {
    /// Its columns, if it is neither partial nor over an expression: only then it is a key of every row.
    pub fn whole_columns(&self) -> Option<Vec<&str>> {
        if self.predicate.is_some() {
            return None;
        }
        self.parts
            .iter()
            .map(|part| match part {
                IndexPart::Column(name) => Some(name.as_str()),
                IndexPart::Expression(_) => None,
            })
            .collect()
    }
}

/// An index that is not unique.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Index {
    /// Its name.
    pub name: String,
    /// Its parts in order.
    pub parts: Vec<IndexPart>,
    /// The predicate of a partial index.
    #[serde(default, rename = "where", skip_serializing_if = "Option::is_none")]
    pub predicate: Option<String>,
}

/// What a foreign key does to the referencing row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Action {
    /// Nothing: the statement fails if the reference would dangle at its end.
    #[serde(rename = "NO ACTION")]
    NoAction,
    /// The statement fails at once.
    #[serde(rename = "RESTRICT")]
    Restrict,
    /// The referencing row goes, too.
    #[serde(rename = "CASCADE")]
    Cascade,
    /// The referencing columns become NULL.
    #[serde(rename = "SET NULL")]
    SetNull,
    /// The referencing columns take their defaults.
    #[serde(rename = "SET DEFAULT")]
    SetDefault,
}

impl Action {
    /// The action as SQL writes it.
    pub fn sql(self) -> &'static str {
        match self {
            Action::NoAction => "NO ACTION",
            Action::Restrict => "RESTRICT",
            Action::Cascade => "CASCADE",
            Action::SetNull => "SET NULL",
            Action::SetDefault => "SET DEFAULT",
        }
    }
}

/// A foreign key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ForeignKey {
    /// Its name; SQLite's have none, there it is made of table and columns.
    pub name: String,
    /// The referencing columns, in the key's order.
    pub columns: Vec<String>,
    /// The referenced table's schema.
    pub schema: String,
    /// The referenced table's name.
    pub table: String,
    /// The referenced columns, one for each referencing one.
    pub parent_columns: Vec<String>,
    /// What deleting the referenced row does.
    pub on_delete: Action,
    /// What changing the referenced columns does.
    pub on_update: Action,
    /// Whether it can be checked at COMMIT.
    pub deferrable: Deferrable,
    /// Columns that SET NULL or SET DEFAULT touches, where it names them (PostgreSQL 15).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub set_columns: Vec<String>,
    /// False for a key that was never checked against the rows that were there (NOT VALID).
    #[serde(default = "yes", skip_serializing_if = "is_true")]
    pub valid: bool,
    /// Whether a partly NULL composite key is checked (MATCH FULL).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub match_full: bool,
}

fn is_true(value: &bool) -> bool {
    *value
}

fn yes() -> bool {
    true
}

/// Whether a constraint can be checked at COMMIT.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Deferrable {
    /// Not deferrable.
    No,
    /// DEFERRABLE INITIALLY IMMEDIATE.
    Immediate,
    /// DEFERRABLE INITIALLY DEFERRED.
    Deferred,
}

/// A trigger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trigger {
    /// Its name.
    pub name: String,
    /// `BEFORE`, `AFTER` or `INSTEAD OF`.
    pub timing: String,
    /// Which of `INSERT`, `UPDATE`, `DELETE`, `TRUNCATE` fire it.
    pub events: Vec<String>,
    /// `ROW` or `STATEMENT`.
    pub level: String,
    /// Whether it is switched on.
    #[serde(default = "yes")]
    pub enabled: bool,
    /// The function it calls (PostgreSQL), as `schema.name`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub function: Option<String>,
    /// Its definition or, for PostgreSQL, the function's source.
    pub body: String,
    /// How it calls the function, as the engine prints it (PostgreSQL): its condition, columns and arguments, too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub definition: Option<String>,
    /// The functions and procedures that it runs, directly or not, sorted by name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub calls: Vec<Called>,
    /// Tables that the body names, as far as its text tells, sorted.
    #[serde(default)]
    pub names: Vec<TableRef>,
    /// Whether the body runs SQL made at run time, so that `names` may be incomplete.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub dynamic: bool,
}

/// A function or procedure that a trigger runs, known by a hash so that a change of it is noticed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Called {
    /// Its name: with its argument types in PostgreSQL (`audit.note()`), in lower case in MariaDB/MySQL.
    pub name: String,
    /// SHA-256 of its definition in lower-case hex.
    pub hash: String,
}

/// A rewrite rule of PostgreSQL.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// Its name.
    pub name: String,
    /// The event it rewrites.
    pub event: String,
    /// Its definition as the engine prints it.
    pub definition: String,
    /// Tables that the definition names, sorted.
    #[serde(default)]
    pub names: Vec<TableRef>,
}

/// Row-level security of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowSecurity {
    /// Whether it binds the table's owner, too.
    pub forced: bool,
    /// The policies' names.
    pub policies: Vec<String>,
}

/// An enum type of PostgreSQL.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnumType {
    /// Its schema.
    pub schema: String,
    /// Its name.
    pub name: String,
    /// Its labels in order.
    pub labels: Vec<String>,
}

/// A domain of PostgreSQL.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Domain {
    /// Its schema.
    pub schema: String,
    /// Its name.
    pub name: String,
    /// The type below.
    pub base: String,
    /// Whether NULL is refused.
    pub not_null: bool,
    /// Its default expression.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default: Option<String>,
    /// Its CHECK constraints as the engine prints them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub checks: Vec<String>,
}

/// A sequence that no column owns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sequence {
    /// Its schema.
    pub schema: String,
    /// Its name.
    pub name: String,
    /// The columns whose default draws from it, as `schema.table.column`.
    #[serde(default)]
    pub used_by: Vec<String>,
}
