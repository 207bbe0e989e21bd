//! The join: every table with its class and its structs, every struct with its table.
//!
//! Facts and schema in, [`Classes`] out. What is wrong with it is for `check` to say.

use std::collections::BTreeMap;

use data_class_grammar::Class;

use crate::annotation::{Annotation, keys_of};
use crate::config::baseline::Baseline;
use crate::config::{Config, TableEntry};
use crate::resolve::{Database, Resolution, Resolver};
use crate::schema::{Dialect, Schema, Table, TableName, is_framework, written_name};
use crate::source::{FileFacts, PackageFacts, StructFact};

mod describe;
mod look_alike;

pub use describe::title_case;

/// All tables and structs of an application.
#[derive(Debug)]
pub struct Classes<'a> {
    /// The databases that were looked at.
    pub databases: &'a [Database<'a>],
    /// Every table that needs a class, by database and name.
    pub tables: Vec<ClassifiedTable<'a>>,
    /// Every struct that the scanner found, in the order of packages and files.
    pub structs: Vec<ClassifiedStruct<'a>>,
    /// Framework tables: known, kept, counted apart.
    pub framework: Vec<(usize, TableName)>,
}

/// A table and what was decided about it.
#[derive(Debug)]
pub struct ClassifiedTable<'a> {
    /// The index of its database.
    pub database: usize,
    /// Its name.
    pub name: TableName,
    /// The table as each dialect's engine has it.
    pub dialects: Vec<(Dialect, &'a Schema, &'a Table)>,
    /// Who says what it is.
    pub declared: Declared<'a>,
    /// The structs that map to it, in the order of the source.
    pub structs: Vec<usize>,
    /// The configuration's entries for it: the strongest first.
    pub entries: Vec<&'a TableEntry>,
}

/// Who classifies a table.
#[derive(Debug, Clone, Copy)]
pub enum Declared<'a> {
    /// This struct's annotation.
    Struct(usize, &'a Annotation),
    /// An entry of the configuration.
    Entry(&'a TableEntry),
    /// The baseline accepts that nobody does.
    Baseline,
    /// Nobody.
    Nobody,
}

/// A struct and what became of it.
#[derive(Debug)]
pub struct ClassifiedStruct<'a> {
    /// Its package.
    pub package: &'a PackageFacts,
    /// Its file.
    pub file: &'a FileFacts,
    /// What the source says.
    pub fact: &'a StructFact,
    /// Its table, or why it has none.
    pub resolution: Resolution,
    /// The index of its table in [`Classes::tables`].
    pub table: Option<usize>,
    /// Its part in classifying the table.
    pub role: StructRole,
}

impl ClassifiedStruct<'_> {
    /// The attribute's shortest path that compiles at the struct: bare where its module imports it.
    pub fn attribute(&self) -> &'static str {
        let imported = self.file.aliases.iter().any(|alias| {
            alias.module == self.fact.module
                && ((alias.name == "data_class" && alias.target == ["data_class", "data_class"])
                    || (alias.name == "*" && alias.target == ["data_class"]))
        });
        if imported {
            "data_class"
        } else {
            "data_class::data_class"
        }
    }
}

/// A struct's part in classifying its table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StructRole {
    /// Its annotation is the table's.
    Declares,
    /// Another struct, or the configuration, declares its table.
    Follows,
    /// Its table has no class.
    Unclassified,
    /// It maps to no table that needs a class.
    PassedOver,
}

impl StructRole {
    /// The word for it in `list`.
    pub fn name(self) -> &'static str {
        match self {
            StructRole::Declares => "declares",
            StructRole::Follows => "follows",
            StructRole::Unclassified => "unclassified",
            StructRole::PassedOver => "passed over",
        }
    }
}

impl<'a> ClassifiedTable<'a> {
    /// Its name as an annotation or an entry of the configuration must write it.
    pub fn written(&self) -> String {
        match self.dialects.first() {
            Some((dialect, _, table)) => written_name(*dialect, &table.schema, &table.name),
            None => self.name.to_string(),
        }
    }

    /// Its annotation, wherever it stands.
    pub fn annotation(&self) -> Option<&'a Annotation> {
        match self.declared {
            Declared::Struct(_, annotation) => Some(annotation),
            Declared::Entry(entry) => Some(&entry.annotation),
            Declared::Baseline | Declared::Nobody => None,
        }
    }

    /// Its class, if anybody gave it one.
    pub fn class(&self) -> Option<Class> {
        self.annotation().map(|annotation| annotation.class.value)
    }

    /// Whether every row of it counts as system: system and external tables, and those that nobody decided.
    pub fn is_kept_whole(&self) -> bool {
        match self.class() {
            None | Some(Class::System | Class::External | Class::Projection) => true,
            Some(Class::User) => false,
            Some(Class::Mixed) => self.annotation().is_none_or(|a| a.system_rows.is_none()),
        }
    }
}

/// Joins structs, configuration and baseline with the tables of the schemas.
pub fn classify<'a>(
    config: &'a Config,
    baseline: &Baseline,
    packages: &'a [PackageFacts],
    databases: &'a [Database<'a>],
) -> Classes<'a> {
    let (mut tables, framework) = tables_of(config, databases);
    let places: BTreeMap<(usize, TableName), usize> = tables
        .iter()
        .enumerate()
        .map(|(at, t)| ((t.database, t.name.clone()), at))
        .collect();
    let mut structs = structs_of(packages, databases);
    for (at, row) in structs.iter_mut().enumerate() {
        if let Resolution::Table(found, _) = &row.resolution {
            row.table = places.get(&(found.database, found.name.clone())).copied();
            if let Some(table) = row.table {
                tables[table].structs.push(at);
            }
        }
    }
    for table in &mut tables {
        table.declared = who_declares(table, &structs, baseline, &databases[table.database].name);
    }
    for (at, row) in structs.iter_mut().enumerate() {
        row.role = match row.table.map(|table| tables[table].declared) {
            None => StructRole::PassedOver,
            Some(Declared::Struct(by, _)) if by == at => StructRole::Declares,
            Some(Declared::Struct(..) | Declared::Entry(_)) => StructRole::Follows,
            Some(Declared::Baseline | Declared::Nobody) => StructRole::Unclassified,
        };
    }
    Classes {
        databases,
        tables,
        structs,
        framework,
    }
}

/// A struct's own annotation, unless it says that the struct is no table.
pub fn table_annotation(fact: &StructFact) -> Option<&Annotation> {
    fact.annotations
        .first()
        .and_then(|parsed| parsed.annotation.as_ref())
        .filter(|annotation| annotation.class.value != Class::Projection)
}

fn tables_of<'a>(
    config: &'a Config,
    databases: &'a [Database<'a>],
) -> (Vec<ClassifiedTable<'a>>, Vec<(usize, TableName)>) {
    let mut tables = Vec::new();
    let mut framework = Vec::new();
    for (index, database) in databases.iter().enumerate() {
        let mut by_name: BTreeMap<TableName, Vec<(Dialect, &Schema, &Table)>> = BTreeMap::new();
        for schema in &database.schemas {
            for table in schema.base_tables() {
                by_name.entry(schema.name_of(table)).or_default().push((
                    schema.dialect,
                    *schema,
                    table,
                ));
            }
        }
        let mut entries = entries_of(config, database);
        for (name, dialects) in by_name {
            if is_framework(&dialects[0].2.name) {
                framework.push((index, name));
                continue;
            }
            let entries = entries.remove(&name).unwrap_or_default();
            tables.push(ClassifiedTable {
                database: index,
                name,
                dialects,
                declared: Declared::Nobody,
                structs: Vec::new(),
                entries,
            });
        }
    }
    (tables, framework)
}

/// The configuration's entries by the table that they match: names before globs, each kind in the order of the file.
fn entries_of<'a>(
    config: &'a Config,
    database: &Database<'_>,
) -> BTreeMap<TableName, Vec<&'a TableEntry>> {
    let mut by_table: BTreeMap<TableName, Vec<&TableEntry>> = BTreeMap::new();
    let here = |entry: &&TableEntry| {
        entry
            .database
            .as_deref()
            .is_none_or(|name| name == database.name)
    };
    for entry in config.tables.iter().filter(here) {
        for schema in &database.schemas {
            for table in entry.select(schema) {
                let entries = by_table.entry(schema.name_of(table)).or_default();
                if !entries.iter().any(|known| std::ptr::eq(*known, entry)) {
                    entries.push(entry);
                }
            }
        }
    }
    for entries in by_table.values_mut() {
        entries.sort_by_key(|entry| entry.matcher.is_glob());
    }
    by_table
}

fn structs_of<'a>(
    packages: &'a [PackageFacts],
    databases: &'a [Database<'a>],
) -> Vec<ClassifiedStruct<'a>> {
    let resolver = Resolver::new(databases, packages);
    let mut rows = Vec::new();
    for package in packages {
        for file in &package.files {
            for fact in &file.structs {
                rows.push(ClassifiedStruct {
                    package,
                    file,
                    fact,
                    resolution: resolver.resolve(package, file, fact),
                    table: None,
                    role: StructRole::PassedOver,
                });
            }
        }
    }
    rows
}

/// Who declares a table: its own struct with the most keys; else an entry; else a dependency's struct.
///
/// An entry beside an own struct's annotation is DC0006, and the struct counts until that is settled.
fn who_declares<'a>(
    table: &ClassifiedTable<'a>,
    structs: &[ClassifiedStruct<'a>],
    baseline: &Baseline,
    database: &str,
) -> Declared<'a> {
    let best = |member: bool| {
        table
            .structs
            .iter()
            .filter(|&&at| structs[at].package.member == member)
            .filter_map(|&at| Some((at, table_annotation(structs[at].fact)?)))
            .max_by_key(|(at, annotation)| (keys_of(annotation).len(), std::cmp::Reverse(*at)))
    };
    if let Some((at, annotation)) = best(true) {
        return Declared::Struct(at, annotation);
    }
    if let Some(entry) = table.entries.first() {
        return Declared::Entry(entry);
    }
    if let Some((at, annotation)) = best(false) {
        return Declared::Struct(at, annotation);
    }
    if baseline.find(database, table.name.as_str()).is_some() {
        return Declared::Baseline;
    }
    Declared::Nobody
}
