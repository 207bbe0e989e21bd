//! The catalog's schema against a live database's: two schemas in, differences out, both ways.
//!
//! Compared is what tables are, not how they came about: the order of columns and the names of keys don't matter,
//! expressions are compared in a spelling that all versions of an engine share ([`spelling`]). Tables are looked at as
//! the catalog looks at them: framework tables are passed over, partitions follow their parents, and tables in schemas
//! that the catalog does not know are another application's, unless a foreign key leads from them to its own.

use std::collections::{BTreeMap, BTreeSet};

use crate::schema::{Dialect, Schema, Table, TableKind, TableName, is_framework};

mod human;
mod json;
mod parts;
mod spelling;
mod table;
#[cfg(test)]
mod tests;
mod types;

pub use human::{lines, to_human};
pub use json::to_json;

/// What a comparison found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Drift {
    /// The differences, by table.
    pub differences: Vec<Difference>,
    /// How many tables were compared.
    pub tables: usize,
    /// Schemas of the live database that the catalog does not know, with the number of their tables: not compared.
    pub other_schemas: Vec<(String, usize)>,
}

/// One difference.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Difference {
    /// The table, or the name of an object of its own.
    pub name: TableName,
    /// What differs.
    pub part: Part,
    /// Which one, where there may be several: a column's name, the columns of a key.
    pub detail: Option<String>,
    /// What the catalog has; none where it has nothing of the kind.
    pub catalog: Option<String>,
    /// What the live database has; none where it has nothing of the kind.
    pub live: Option<String>,
}

/// What can differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The whole table.
    Table,
    /// A view.
    View,
    /// A column.
    Column,
    /// The primary key.
    PrimaryKey,
    /// A unique constraint or unique index.
    Unique,
    /// A foreign key.
    ForeignKey,
    /// A trigger.
    Trigger,
    /// A rewrite rule.
    Rule,
    /// A CHECK constraint.
    Check,
    /// An index that is not unique.
    Index,
    /// The tables that it inherits from.
    Parents,
    /// How it is partitioned.
    Partitioning,
    /// Row-level security.
    RowSecurity,
    /// The storage engine.
    Engine,
    /// Other options.
    Options,
    /// An enum type.
    Enum,
    /// A domain.
    Domain,
    /// A sequence that no column owns.
    Sequence,
}

impl Part {
    /// As people and JSON have it.
    pub fn name(self) -> &'static str {
        match self {
            Part::Table => "table",
            Part::View => "view",
            Part::Column => "column",
            Part::PrimaryKey => "primary key",
            Part::Unique => "unique",
            Part::ForeignKey => "foreign key",
            Part::Trigger => "trigger",
            Part::Rule => "rule",
            Part::Check => "check",
            Part::Index => "index",
            Part::Parents => "parents",
            Part::Partitioning => "partitioning",
            Part::RowSecurity => "row security",
            Part::Engine => "storage engine",
            Part::Options => "options",
            Part::Enum => "enum",
            Part::Domain => "domain",
            Part::Sequence => "sequence",
        }
    }
}

impl Difference {
    /// Whether it can change what a cleanup does: all do but those in indexes and views, which only make it slower
    /// or faster, or show its result.
    pub fn concerns_cleanup(&self) -> bool {
        !matches!(self.part, Part::Index | Part::View)
    }
}

impl Drift {
    /// Whether the live database is as the catalog has it.
    pub fn is_none(&self) -> bool {
        self.differences.is_empty()
    }

    /// The differences for which a cleanup is refused.
    pub fn for_cleanup(&self) -> impl Iterator<Item = &Difference> {
        self.differences
            .iter()
            .filter(|difference| difference.concerns_cleanup())
    }
}

/// Compares the catalog's schema with a live one.
pub fn drift(catalog: &Schema, live: &Schema) -> Drift {
    let sides = Sides::of(catalog, live);
    let mut drift = Drift {
        tables: sides.catalog.len(),
        other_schemas: sides.other_schemas(live),
        ..Drift::default()
    };
    let names: BTreeSet<&Key> = sides.catalog.keys().chain(sides.live.keys()).collect();
    for name in names {
        let found = &mut drift.differences;
        match (sides.catalog.get(name), sides.live.get(name)) {
            (Some(catalog), Some(live)) => found.extend(table::differences(&sides, catalog, live)),
            (Some(catalog), None) => found.push(sides.whole(catalog, true)),
            (None, Some(live)) => found.extend(sides.unknown(live)),
            (None, None) => {}
        }
    }
    drift
        .differences
        .extend(types::differences(&sides, catalog, live));
    drift.differences.sort();
    drift
}

/// A table's schema and name, as the dialect compares them.
type Key = (String, String);

/// What is compared of each schema.
struct Sides<'a> {
    dialect: Dialect,
    /// The schemas that the catalog knows.
    schemas: BTreeSet<&'a str>,
    catalog: BTreeMap<Key, &'a Table>,
    live: BTreeMap<Key, &'a Table>,
}

impl<'a> Sides<'a> {
    fn of(catalog: &'a Schema, live: &'a Schema) -> Self {
        let dialect = catalog.dialect;
        let mut schemas: BTreeSet<&str> = catalog
            .tables
            .iter()
            .map(|table| table.schema.as_str())
            .collect();
        schemas.insert(dialect.default_schema());
        let mut sides = Sides {
            dialect,
            schemas,
            catalog: BTreeMap::new(),
            live: BTreeMap::new(),
        };
        let kept = |table: &&Table| counts(table);
        for table in catalog.tables.iter().filter(kept) {
            sides.catalog.insert(key(dialect, table), table);
        }
        for table in live.tables.iter().filter(kept) {
            if sides.concerns(table) {
                sides.live.insert(key(dialect, table), table);
            }
        }
        sides
    }

    /// Whether a live table is the application's, or references one that is.
    fn concerns(&self, table: &Table) -> bool {
        let mut keys = table.foreign_keys.iter();
        self.schemas.contains(table.schema.as_str())
            || keys.any(|key| self.schemas.contains(key.schema.as_str()))
    }

    fn other_schemas(&self, live: &'a Schema) -> Vec<(String, usize)> {
        let mut others: BTreeMap<&str, usize> = BTreeMap::new();
        for table in live.base_tables().filter(|table| !self.concerns(table)) {
            *others.entry(&table.schema).or_default() += 1;
        }
        let named = |(name, count): (&str, usize)| (name.to_owned(), count);
        others.into_iter().map(named).collect()
    }

    fn name(&self, table: &Table) -> TableName {
        TableName::new(self.dialect, &table.schema, &table.name)
    }

    /// A table that only one side has.
    fn whole(&self, table: &Table, in_catalog: bool) -> Difference {
        let (part, what) = match table.kind {
            TableKind::View => (Part::View, "a view".to_owned()),
            _ => (
                Part::Table,
                crate::text::count(table.columns.len(), "column"),
            ),
        };
        let (catalog, live) = match in_catalog {
            true => (Some(what), None),
            false => (None, Some(what)),
        };
        Difference {
            name: self.name(table),
            part,
            detail: None,
            catalog,
            live,
        }
    }

    /// A live table that the catalog does not have. Of a partition only what is its own is said, of an extension's
    /// view nothing.
    fn unknown(&self, live: &Table) -> Vec<Difference> {
        match live.kind {
            TableKind::Partition => {
                let bare = Table::new(&live.schema, &live.name, live.kind);
                table::of_partition(self, &bare, live)
            }
            TableKind::View if live.extension.is_some() => Vec::new(),
            _ => vec![self.whole(live, false)],
        }
    }
}

/// Whether a table is compared at all. The storage of a virtual table follows it.
fn counts(table: &Table) -> bool {
    !is_framework(&table.name) && table.kind != TableKind::Storage
}

fn key(dialect: Dialect, table: &Table) -> Key {
    let name = match dialect {
        Dialect::Postgres => table.name.clone(),
        // Their servers may fold names, and SQLite compares them without their case.
        Dialect::Sqlite | Dialect::Mysql => table.name.to_lowercase(),
    };
    (table.schema.clone(), name)
}
