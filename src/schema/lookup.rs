//! Finding tables and columns by name: the one place that decides whether a written name means a table.

use std::fmt;

use super::{Column, Dialect, ForeignKey, Schema, Seeded, Table, TableKind, TableRef};

/// A table's name as people write and read it: bare in the default schema, else `schema.table`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TableName(String);

impl TableName {
    /// The name of `table` of `schema` in `dialect`.
    pub fn new(dialect: Dialect, schema: &str, table: &str) -> Self {
        if schema.is_empty() || schema == dialect.default_schema() {
            TableName(table.to_owned())
        } else {
            TableName(format!("{schema}.{table}"))
        }
    }

    /// A name that is already in this form.
    pub fn written(name: impl Into<String>) -> Self {
        TableName(name.into())
    }

    /// The name's text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for TableName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Why a written name means no table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LookupError {
    /// Nothing has this name; the nearest name, where one is near.
    Missing(Option<TableName>),
    /// Several tables have it.
    Ambiguous(Vec<TableName>),
}

impl Schema {
    /// The tables that need a class: no views, no partitions, no storage of virtual tables.
    pub fn base_tables(&self) -> impl Iterator<Item = &Table> {
        self.tables.iter().filter(|table| match table.kind {
            TableKind::Table | TableKind::Foreign | TableKind::Virtual => true,
            TableKind::View | TableKind::Partition | TableKind::Storage => false,
        })
    }

    /// The table of a schema and a name, both exactly as the engine stores them.
    pub fn table(&self, schema: &str, name: &str) -> Option<&Table> {
        self.tables
            .iter()
            .find(|table| table.schema == schema && table.name == name)
    }

    /// The table a foreign key points at.
    pub fn parent(&self, key: &ForeignKey) -> Option<&Table> {
        self.table(&key.schema, &key.table)
    }

    /// What the migrations leave in a table: `Some(None)` where it is known to be nothing, `None` where nothing is known.
    pub fn seeded(&self, table: &Table) -> Option<Option<&Seeded>> {
        let seeded = self.seeded.as_ref()?;
        Some(
            seeded
                .iter()
                .find(|rows| rows.schema == table.schema && rows.table == table.name),
        )
    }

    /// The table that a partition belongs to, through all levels; any other table is its own.
    pub fn root_of<'a>(&'a self, table: &'a Table) -> &'a Table {
        let mut root = table;
        // A partition has one parent, and there are no more levels than tables.
        for _ in 0..self.tables.len() {
            let parent = root
                .parents
                .first()
                .filter(|_| root.kind == TableKind::Partition);
            match parent.and_then(|parent| self.table(&parent.schema, &parent.table)) {
                Some(parent) => root = parent,
                None => break,
            }
        }
        root
    }

    /// The name of a table as people read it.
    pub fn name_of(&self, table: &Table) -> TableName {
        TableName::new(self.dialect, &table.schema, &table.name)
    }

    /// The table (or view) that a written name means: matched whole in the default schema first, then as
    /// `schema.table`, parts optionally double-quoted; else bare in any schema if only one has it.
    ///
    /// Case counts, except where the engine itself ignores it (SQLite).
    pub fn find(&self, written: &str) -> Result<&Table, LookupError> {
        let same = |stored: &str, asked: &str| match self.dialect {
            Dialect::Sqlite => stored.eq_ignore_ascii_case(asked),
            Dialect::Postgres | Dialect::Mysql => stored == asked,
        };
        let default = self.dialect.default_schema();
        let in_default = |name: &str| {
            self.tables
                .iter()
                .find(|t| t.schema == default && same(&t.name, name))
        };
        if let Some(table) = in_default(written) {
            return Ok(table);
        }
        let parts = split_name(written);
        match parts.as_slice() {
            [name] => {
                if let Some(table) = in_default(name) {
                    return Ok(table);
                }
                let hits: Vec<_> = self.tables.iter().filter(|t| same(&t.name, name)).collect();
                match hits.as_slice() {
                    [one] => Ok(one),
                    [] => Err(LookupError::Missing(self.nearest(written))),
                    many => Err(LookupError::Ambiguous(
                        many.iter().map(|t| self.name_of(t)).collect(),
                    )),
                }
            }
            [schema, name] => self
                .tables
                .iter()
                .find(|t| same(&t.schema, schema) && same(&t.name, name))
                .or_else(|| {
                    // MySQL has one schema a database: a struct may still say `app.users`.
                    (self.dialect == Dialect::Mysql)
                        .then(|| in_default(name))
                        .flatten()
                })
                .ok_or_else(|| LookupError::Missing(self.nearest(written))),
            _ => Err(LookupError::Missing(self.nearest(written))),
        }
    }

    fn nearest(&self, written: &str) -> Option<TableName> {
        let names: Vec<String> = self
            .tables
            .iter()
            .map(|t| self.name_of(t).as_str().to_owned())
            .collect();
        data_class_grammar::nearest(written, names.iter().map(String::as_str))
            .map(|name| TableName::written(name.to_owned()))
    }
}

impl Table {
    /// The column of a name; SQLite and MySQL ignore its case.
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// Whether there is a column of this name, whatever its case: structs and schemas differ in it.
    pub fn has_column(&self, name: &str) -> bool {
        self.columns
            .iter()
            .any(|column| column.name.eq_ignore_ascii_case(name))
    }

    /// This table as a reference.
    pub fn reference(&self) -> TableRef {
        TableRef {
            schema: self.schema.clone(),
            table: self.name.clone(),
        }
    }
}

/// A table's name as an annotation or an entry must write it to mean that table and no other: without the default
/// schema, and a part in double quotes where a dot, a quote or a glob's character in it would be understood otherwise.
pub fn written_name(dialect: Dialect, schema: &str, table: &str) -> String {
    let part = |name: &str| {
        let special = |c: char| ".\"*?[]{}\\!".contains(c) || c.is_whitespace() || c.is_control();
        if name.is_empty() || name.contains(special) {
            format!("\"{}\"", name.replace('"', "\"\""))
        } else {
            name.to_owned()
        }
    };
    if schema.is_empty() || schema == dialect.default_schema() {
        part(table)
    } else {
        format!("{}.{}", part(schema), part(table))
    }
}

/// The parts of a written name, split at dots outside double quotes; `""` inside quotes is one quote.
pub(crate) fn split_name(written: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut quoted = false;
    let mut characters = written.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '"' if quoted && characters.peek() == Some(&'"') => {
                characters.next();
                parts.last_mut().expect("never empty").push('"');
            }
            '"' => quoted = !quoted,
            '.' if !quoted => parts.push(String::new()),
            _ => parts.last_mut().expect("never empty").push(c),
        }
    }
    parts
}
