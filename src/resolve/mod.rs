//! From a struct to its table: the one place that decides it.
//!
//! The order is the contract's: `table = "..."`; the mapper's own name for it; else the convention, tried
//! against the schema. Nothing is reported here, a [`Resolution`] says what was found and how.

use std::fmt;

use crate::schema::{LookupError, Schema, Table, TableKind, TableName, is_framework};
use crate::source::{FileFacts, PackageFacts, Role, StructFact, TableMacro};
use crate::span::Span;

mod convention;
mod diesel;
mod reference;
mod sea_orm;
#[cfg(test)]
mod tests;

pub use convention::{Form, candidates, plurals, singular};
pub use reference::parent_by_name;
pub use sea_orm::model_name;

/// A database that structs may map to: one schema a dialect.
#[derive(Debug, Clone)]
pub struct Database<'a> {
    /// Its name in the configuration; empty where there is only one.
    pub name: String,
    /// The packages whose structs may live in it; empty means all.
    pub packages: Vec<String>,
    /// Its schema in each dialect; empty while none is known, and then nothing can be said about its structs.
    pub schemas: Vec<&'a Schema>,
}

impl Database<'_> {
    /// Whether structs of this package may live in it.
    pub fn takes(&self, package: &str) -> bool {
        self.packages.is_empty() || self.packages.iter().any(|name| name == package)
    }
}

/// Where a table was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The index of its database.
    pub database: usize,
    /// Its name.
    pub name: TableName,
    /// Whether it is a view.
    pub kind: TableKind,
    /// Whether it belongs to a migration runner or to this tool.
    pub framework: bool,
}

/// What became of a struct.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resolution {
    /// It maps to this table; the text says how that was decided.
    Table(Found, String),
    /// It maps to nothing that needs a class, for this reason.
    PassedOver(String),
    /// It names a table that no schema has.
    Missing {
        /// The name as declared.
        declared: String,
        /// Which declaration says so.
        how: String,
        /// Where the name stands, if it is not the struct itself.
        span: Option<Span>,
        /// The nearest name that exists.
        nearest: Option<TableName>,
    },
    /// Its name means several tables.
    Ambiguous(Vec<Candidate>),
    /// No schema is known for any database it may live in.
    Unknown,
}

/// One of several tables that a name could mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The table's name.
    pub table: String,
    /// Its database's name, where the candidates are in several.
    pub database: Option<String>,
}

impl fmt::Display for Candidate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.database {
            Some(database) => write!(f, "`{}` of database `{database}`", self.table),
            None => write!(f, "`{}`", self.table),
        }
    }
}

/// The candidates as a sentence's words: "`a` or `b`".
pub fn either(candidates: &[Candidate]) -> String {
    candidates
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(" or ")
}

/// All that resolving a struct may look at.
pub struct Resolver<'a> {
    databases: &'a [Database<'a>],
    packages: &'a [PackageFacts],
}

/// A name that was declared somewhere.
struct Declared {
    name: String,
    how: String,
    span: Option<Span>,
}

impl<'a> Resolver<'a> {
    /// Resolves against these databases, with these packages' `table!`s and `EntityName`s in sight.
    pub fn new(databases: &'a [Database<'a>], packages: &'a [PackageFacts]) -> Self {
        Resolver {
            databases,
            packages,
        }
    }

    /// The table of a struct that stands in `file` of `package`.
    pub fn resolve(
        &self,
        package: &PackageFacts,
        file: &FileFacts,
        fact: &StructFact,
    ) -> Resolution {
        if let Some(reason) = file.passed_over.as_ref().or(fact.passed_over.as_ref()) {
            return Resolution::PassedOver(reason.clone());
        }
        let annotation = fact
            .annotations
            .first()
            .and_then(|parsed| parsed.annotation.as_ref());
        if annotation.is_some_and(|a| a.class.value == data_class_grammar::Class::Projection) {
            return Resolution::PassedOver("declared a projection".into());
        }
        let candidates = self.databases_of(package, fact);
        if candidates.is_empty() {
            return Resolution::PassedOver(format!(
                "package `{}` belongs to no configured database",
                package.name
            ));
        }
        if candidates
            .iter()
            .all(|&index| self.databases[index].schemas.is_empty())
        {
            return Resolution::Unknown;
        }
        if let Some(declared) = self.declared(package, file, fact) {
            let resolution = self.find_declared(&candidates, &declared);
            return match resolution {
                Resolution::Missing { declared, .. }
                    if annotation.is_none() && is_temporary(package, &declared) =>
                {
                    Resolution::PassedOver(format!(
                        "its table `{declared}` is a temporary one, made at run time"
                    ))
                }
                resolution => resolution,
            };
        }
        self.by_convention(&candidates, fact, annotation.is_some())
    }

    /// The databases a struct may live in: the one it names, else those that take its package.
    fn databases_of(&self, package: &PackageFacts, fact: &StructFact) -> Vec<usize> {
        let named = fact
            .annotations
            .first()
            .and_then(|parsed| parsed.annotation.as_ref())
            .and_then(|annotation| annotation.database.as_ref());
        (0..self.databases.len())
            .filter(|&index| match named {
                Some(name) => self.databases[index].name == name.value,
                None => self.databases[index].takes(&package.name),
            })
            .collect()
    }

    /// The name that the annotation or the mapper's attributes declare.
    fn declared(
        &self,
        package: &PackageFacts,
        file: &FileFacts,
        fact: &StructFact,
    ) -> Option<Declared> {
        let annotation = fact
            .annotations
            .first()
            .and_then(|parsed| parsed.annotation.as_ref());
        if let Some(table) = annotation.and_then(|annotation| annotation.table.as_ref()) {
            return Some(Declared {
                name: table.value.clone(),
                how: "`table` of its annotation".into(),
                span: Some(table.span),
            });
        }
        self.diesel_name(package, file, fact)
            .or_else(|| sea_orm::declared(package, fact))
            .or_else(|| {
                let (name, span) = fact.naming.other_table.clone()?;
                Some(Declared {
                    name,
                    how: "its mapper's attribute".into(),
                    span: Some(span),
                })
            })
    }

    /// Diesel's `table_name`, or its default where a `table!` of that name is in sight.
    fn diesel_name(
        &self,
        package: &PackageFacts,
        file: &FileFacts,
        fact: &StructFact,
    ) -> Option<Declared> {
        if let Some((segments, span)) = &fact.naming.diesel_table {
            let target = diesel::follow_aliases(file, &fact.module, segments);
            let name = diesel::table_macro(self.packages, package, &target).map_or_else(
                || target.last().cloned().unwrap_or_default(),
                diesel::sql_name,
            );
            return Some(Declared {
                name,
                how: "diesel's `table_name`".into(),
                span: Some(*span),
            });
        }
        if !fact.roles.iter().any(|role| diesel::names_a_table(*role)) {
            return None;
        }
        // Diesel's derives would not compile without this table in scope, but for a `Selectable` or `HasQuery`
        // the scope may hold something else of that name: only a `table!` that exists counts.
        let default = convention::diesel_default(&fact.name);
        let target = diesel::follow_aliases(file, &fact.module, &[default]);
        let table = diesel::table_macro(self.packages, package, &target)?;
        Some(Declared {
            name: diesel::sql_name(table),
            how: "diesel's default name".into(),
            span: None,
        })
    }

    fn find_declared(&self, candidates: &[usize], declared: &Declared) -> Resolution {
        let mut nearest = None;
        let mut found: Vec<Found> = Vec::new();
        for &index in candidates {
            match self.find(index, &declared.name) {
                Ok(hit) => found.push(hit),
                Err(LookupError::Ambiguous(names)) => {
                    let candidate = |name: TableName| Candidate {
                        table: name.to_string(),
                        database: None,
                    };
                    return Resolution::Ambiguous(names.into_iter().map(candidate).collect());
                }
                Err(LookupError::Missing(near)) => nearest = nearest.or(near),
            }
        }
        match found.as_slice() {
            [one] => mapped(one.clone(), declared.how.clone()),
            [] if candidates
                .iter()
                .any(|&index| self.databases[index].schemas.is_empty()) =>
            {
                Resolution::Unknown
            }
            [] => Resolution::Missing {
                declared: declared.name.clone(),
                how: declared.how.clone(),
                span: declared.span,
                nearest,
            },
            _ => Resolution::Ambiguous(self.candidates(&found)),
        }
    }

    fn by_convention(
        &self,
        candidates: &[usize],
        fact: &StructFact,
        annotated: bool,
    ) -> Resolution {
        let row_only = !annotated
            && fact
                .roles
                .iter()
                .all(|role| matches!(role, Role::SeaOrmRow));
        if row_only {
            return Resolution::PassedOver("a query's row (sea-orm's FromQueryResult)".into());
        }
        let name = sea_orm::model_name(fact);
        let mut hits: Vec<(Form, Found)> = Vec::new();
        let mut unlike: Option<TableName> = None;
        for &index in candidates {
            for (form, candidate) in convention::candidates(&name) {
                let Ok(found) = self.find(index, &candidate) else {
                    continue;
                };
                if hits.iter().any(|(_, known)| *known == found) {
                    continue;
                }
                if annotated || self.is_like(&found, fact) {
                    hits.push((form, found));
                } else {
                    unlike = Some(found.name);
                }
            }
        }
        match hits.as_slice() {
            [(form, found)] => mapped(found.clone(), format!("by convention, {}", form.name())),
            [] if candidates
                .iter()
                .any(|&index| self.databases[index].schemas.is_empty()) =>
            {
                Resolution::Unknown
            }
            [] if annotated => Resolution::Missing {
                declared: convention::candidates(&name)
                    .into_iter()
                    .map(|(_, name)| name)
                    .next()
                    .unwrap_or_default(),
                how: "convention".into(),
                span: None,
                nearest: None,
            },
            [] => Resolution::PassedOver(match unlike {
                Some(table) => format!("most of its fields are no columns of table `{table}`"),
                None => format!(
                    "no table is called {}",
                    crate::text::or(
                        convention::candidates(&name)
                            .iter()
                            .map(|(_, n)| n.as_str())
                    )
                ),
            }),
            many => {
                let found: Vec<Found> = many.iter().map(|(_, found)| found.clone()).collect();
                Resolution::Ambiguous(self.candidates(&found))
            }
        }
    }

    /// Whether at least half of a struct's fields are columns of the table that merely bears its name.
    fn is_like(&self, found: &Found, fact: &StructFact) -> bool {
        let fields: Vec<&str> = fact
            .fields
            .iter()
            .filter(|f| !f.skipped)
            .map(|f| f.column.as_str())
            .collect();
        if fields.is_empty() {
            return true;
        }
        self.tables(found).any(|table| {
            let known = fields
                .iter()
                .filter(|field| table.has_column(field))
                .count();
            known * 2 >= fields.len()
        })
    }

    fn tables(&self, found: &Found) -> impl Iterator<Item = &Table> {
        self.databases[found.database]
            .schemas
            .iter()
            .filter_map(|schema| schema.find(found.name.as_str()).ok())
    }

    /// Looks a written name up in all dialects of one database.
    fn find(&self, database: usize, written: &str) -> Result<Found, LookupError> {
        let mut missing = LookupError::Missing(None);
        for schema in &self.databases[database].schemas {
            match schema.find(written) {
                Ok(table) => {
                    let table = schema.root_of(table);
                    return Ok(Found {
                        database,
                        name: schema.name_of(table),
                        kind: table.kind,
                        framework: is_framework(&table.name),
                    });
                }
                Err(LookupError::Missing(None)) => {}
                Err(other) => missing = other,
            }
        }
        Err(missing)
    }

    fn candidates(&self, found: &[Found]) -> Vec<Candidate> {
        let several = found
            .windows(2)
            .any(|pair| pair[0].database != pair[1].database);
        found
            .iter()
            .map(|found| Candidate {
                table: found.name.to_string(),
                database: several.then(|| self.databases[found.database].name.clone()),
            })
            .collect()
    }
}

/// Whether the package's own SQL makes a temporary table of this name.
fn is_temporary(package: &PackageFacts, table: &str) -> bool {
    package
        .files
        .iter()
        .flat_map(|file| &file.temporary_tables)
        .any(|name| name.eq_ignore_ascii_case(table))
}

fn mapped(found: Found, how: String) -> Resolution {
    match found.kind {
        TableKind::View => Resolution::PassedOver(format!("maps to the view `{}`", found.name)),
        _ if found.framework => {
            Resolution::PassedOver(format!("maps to the framework table `{}`", found.name))
        }
        _ => Resolution::Table(found, how),
    }
}

/// The columns that a struct's own `table!` declares, where there is one: for messages.
pub fn macro_of<'a>(packages: &'a [PackageFacts], table: &str) -> Option<&'a TableMacro> {
    packages
        .iter()
        .flat_map(|package| &package.files)
        .flat_map(|file| &file.table_macros)
        .find(|declared| diesel::sql_name(declared) == table)
}
