//! What the scanner hands on. No type of syn's leaves the scanner.

use std::sync::Arc;

use crate::annotation::Parsed;
use crate::span::{Place, Span};

/// A package whose sources were read.
#[derive(Debug, Clone, Default)]
pub struct PackageFacts {
    /// The package's name.
    pub name: String,
    /// Whether it belongs to the workspace; others are dependencies that depend on `data-class`.
    pub member: bool,
    /// Whether it depends on `data-class`, so that the attribute compiles in it.
    pub annotated: bool,
    /// Its files that passed the text filter, sorted by path.
    pub files: Vec<FileFacts>,
    /// How many source files were walked, whether they passed the filter or not.
    pub walked: usize,
}

/// What one source file declares.
#[derive(Debug, Clone, Default)]
pub struct FileFacts {
    /// The path as people are shown it (see [`Place::file`]).
    pub file: Arc<str>,
    /// Structs that may be models, in the order of the text: those with a known derive, a hand-written
    /// implementation of one, an annotation, or named as a target of `query_as!`.
    pub structs: Vec<StructFact>,
    /// Tables that `diesel::table!` or `view!` declare.
    pub table_macros: Vec<TableMacro>,
    /// Temporary tables that its SQL makes at run time, in lower case.
    pub temporary_tables: Vec<String>,
    /// Hand-written `impl EntityName for X`.
    pub entity_names: Vec<EntityNameImpl>,
    /// `use` declarations that bring a name in scope under another one, for `table_name = alias`.
    pub aliases: Vec<UseAlias>,
    /// Places where models may be made that can't be seen.
    pub opaque: Vec<Opaque>,
    /// The file as a whole is not read, for this reason (`cfg(test)`, not part of a target ...).
    pub passed_over: Option<String>,
    /// The file does not parse: an error (exit 2) at this place.
    pub syntax_error: Option<SyntaxError>,
}

/// A file that is not Rust.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    /// Where the parser stopped.
    pub place: Place,
    /// What it says.
    pub message: String,
}

/// A struct that may be a model.
#[derive(Debug, Clone)]
pub struct StructFact {
    /// Its identifier.
    pub name: String,
    /// The module path from the crate on: `igny8::models::accounts`. Inside a function the function's name
    /// is part of it.
    pub module: Vec<String>,
    /// The identifier's place.
    pub place: Place,
    /// Where an attribute can be inserted: in front of the first outer attribute that is no doc comment, else of
    /// the item itself.
    pub insert: InsertPoint,
    /// The first paragraph of its docs, on one line.
    pub doc: Option<String>,
    /// Which roles its derives or implementations give it.
    pub roles: Vec<Role>,
    /// What its attributes say about its table.
    pub naming: Naming,
    /// All `#[data_class(...)]` on it, parsed, in order; more than one is a finding.
    pub annotations: Vec<Parsed>,
    /// Its named fields.
    pub fields: Vec<Field>,
    /// Why it must be passed over (`cfg(test)`, inside a test function, a migration's own copy ...).
    pub passed_over: Option<String>,
}

impl StructFact {
    /// Module path and name: `igny8::models::accounts::Account`.
    pub fn path(&self) -> String {
        let mut path = self.module.join("::");
        if !path.is_empty() {
            path.push_str("::");
        }
        path.push_str(&self.name);
        path
    }

    /// Whether it has this role.
    pub fn has(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }
}

/// Where an attribute goes above a struct.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct InsertPoint {
    /// The byte offset in the file (a BOM counts) at which the attribute and a line break may be inserted; what is
    /// there now then needs `indent` again: insert `attribute + line break + &text[byte - indent..byte]`.
    pub byte: usize,
    /// How many bytes of blanks stand between the line's start and `byte`; 0 where there is more than blanks.
    pub indent: usize,
    /// False where the tokens come out of a macro call, so that no attribute can be inserted safely.
    pub possible: bool,
}

/// What a struct is to its mapper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// sqlx's `FromRow`, derived or implemented by hand.
    SqlxFromRow,
    /// Named by `query_as!(X, ...)` without any derive.
    SqlxQueryAs,
    /// diesel's `Queryable`.
    DieselQueryable,
    /// diesel's `Selectable`.
    DieselSelectable,
    /// diesel's `HasQuery`.
    DieselHasQuery,
    /// diesel's `Identifiable`.
    DieselIdentifiable,
    /// diesel's `Insertable`.
    DieselInsertable,
    /// diesel's `AsChangeset`.
    DieselAsChangeset,
    /// diesel's `Associations`.
    DieselAssociations,
    /// diesel's `QueryableByName`.
    DieselQueryableByName,
    /// sea-orm's `DeriveEntityModel`.
    SeaOrmEntityModel,
    /// sea-orm's `DeriveModel`, whose entity implements `EntityName` by hand.
    SeaOrmModel,
    /// sea-orm's `FromQueryResult`: a query's row.
    SeaOrmRow,
    /// A derive that the configuration names.
    Configured,
    /// Another mapper's attribute names its table ([`Naming::other_table`]).
    OtherMapper,
}

/// What a struct's own attributes say about its table, before the schema is asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Naming {
    /// `#[diesel(table_name = schema::users)]`, in whatever spelling: the path's segments and its place.
    pub diesel_table: Option<(Vec<String>, Span)>,
    /// `#[sea_orm(table_name = "...")]`.
    pub sea_orm_table: Option<(String, Span)>,
    /// `#[sea_orm(schema_name = "...")]`.
    pub sea_orm_schema: Option<String>,
    /// `#[sqlx(...)]` has no table; other attributes that name one (ormx, sqlx-crud: `#[ormx(table = "...")]`).
    pub other_table: Option<(String, Span)>,
}

/// A named field of a struct.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its identifier, without `r#`.
    pub name: String,
    /// The column it maps to, after `rename`, `rename_all`, `column_name`.
    pub column: String,
    /// Whether it maps to no column of its own (`skip`, `flatten`, `embed`, `ignore`).
    pub skipped: bool,
    /// `#[data_class(secret)]`.
    pub secret: bool,
    /// Its type as written, without spaces.
    pub ty: String,
    /// The identifier's place in the file.
    pub span: Span,
    /// Problems of its own annotation.
    pub problems: Vec<(String, Span, Option<String>)>,
}

/// A table that diesel's `table!` or `view!` declares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableMacro {
    /// The module's name, by which Rust knows it.
    pub module: String,
    /// The path of modules around it, from the crate on.
    pub path: Vec<String>,
    /// The table's name in SQL (`#[sql_name]`, else the module's).
    pub table: String,
    /// The schema, where the macro names one.
    pub schema: Option<String>,
    /// Column names in SQL.
    pub columns: Vec<String>,
    /// The primary key's columns in SQL: `id` where the macro says nothing.
    pub primary_key: Vec<String>,
    /// Where it stands.
    pub place: Place,
}

/// `impl EntityName for Entity { fn table_name(&self) -> &str { "cake" } }`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntityNameImpl {
    /// The modules around it: the `Model` of the same module is its struct.
    pub module: Vec<String>,
    /// The implementing type, usually `Entity`.
    pub of: String,
    /// The table, if the function's body is a plain literal.
    pub table: Option<String>,
    /// The schema, if `schema_name` is there and its body is `Some("...")`.
    pub schema: Option<String>,
}

/// `use crate::schema::users as u`, and `use crate::schema::users` likewise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UseAlias {
    /// The module in which the name is brought in.
    pub module: Vec<String>,
    /// The name by which it is known there (`*` for a glob).
    pub name: String,
    /// The path it stands for, as written (without the `*`).
    pub target: Vec<String>,
}

/// A macro call that seems to make models and whose tokens don't parse as items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opaque {
    /// The macro's name.
    pub macro_name: String,
    /// The call's place.
    pub place: Place,
    /// What in it looks like a model: a derive's name, for example.
    pub hint: String,
    /// The identifiers and string literals of its tokens, each once: a table's name may be among them.
    pub names: Vec<String>,
}
