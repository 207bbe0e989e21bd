//! What takes part in a transfer: tables, columns, references, from the plan and the schema.

use crate::fixtures::form::Storage;
use crate::schema::{Dialect, IdentityKind, TableRef};

mod index;
mod make;

pub use index::{Index, IndexKey};
pub use make::scheme;
#[cfg(test)]
pub(super) use make::tests;

/// Whose rows a table holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Users' rows: they are copied.
    User,
    /// Users' rows and system rows.
    Mixed,
    /// System rows, known by their natural key; or rows of another class that stays: its word.
    Kept(String),
}

/// A column.
#[derive(Debug, Clone)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// How the engine keeps it.
    pub storage: Storage,
    /// Whether NULL is refused.
    pub not_null: bool,
    /// Whether the engine computes it: then it is not written.
    pub generated: bool,
    /// How the engine numbers it.
    pub identity: Option<IdentityKind>,
    /// The default, as the engine prints it.
    pub default: Option<String>,
    /// MariaDB would set it to the clock at each UPDATE.
    pub touched: bool,
    /// Whether its values are never shown.
    pub secret: bool,
}

/// A table.
#[derive(Debug, Clone)]
pub struct Member {
    /// Schema and name.
    pub name: TableRef,
    /// Its name as people read it.
    pub shown: String,
    /// Whose rows it holds.
    pub part: Part,
    /// Why its rows can't be copied, where they can't.
    pub trouble: Option<String>,
    /// Whether its rows are kept elsewhere: it is a foreign or virtual table.
    pub elsewhere: bool,
    /// Whether it was asked for.
    pub chosen: bool,
    /// PostgreSQL: statements say ONLY.
    pub only: bool,
    /// Its columns.
    pub columns: Vec<Column>,
    /// The columns that a row is known by.
    pub key: Vec<usize>,
    /// The column of the key that the new database numbers anew.
    pub made: Option<usize>,
    /// The columns whose values in the new database others need: those of the key, then those that are referenced.
    pub outward: Vec<usize>,
    /// The unique constraints that another row may stand in the way of.
    pub uniques: Vec<Vec<usize>>,
    /// The unique indexes that are more than that: over expressions, of some rows, or where NULL equals NULL.
    pub indexes: Vec<Index>,
    /// SQL that is TRUE for users' rows of a mixed table.
    pub user_rows: Option<String>,
    /// The columns that say so: without their values a user's row would become a system row.
    pub guarded: Vec<usize>,
    /// SQL of `--where`.
    pub filter: Option<String>,
    /// Its references, as indexes of [`Scheme::links`].
    pub links: Vec<usize>,
    /// Triggers that insertions fire.
    pub triggers: Vec<String>,
}

impl Member {
    /// The columns that statements write.
    pub fn written(&self) -> impl Iterator<Item = usize> {
        (0..self.columns.len()).filter(|at| !self.columns[*at].generated)
    }

    /// Where a column stands among those that others need.
    pub fn outward_at(&self, column: usize) -> Option<usize> {
        self.outward.iter().position(|of| *of == column)
    }

    /// Whether rows are copied at all.
    pub fn has_user_rows(&self) -> bool {
        self.part == Part::User || (self.part == Part::Mixed && self.user_rows.is_some())
    }
}

/// A reference.
#[derive(Debug, Clone)]
pub struct Link {
    /// As people read it.
    pub id: String,
    /// The referencing table.
    pub child: usize,
    /// Its columns.
    pub columns: Vec<usize>,
    /// The referenced table.
    pub parent: usize,
    /// The referenced columns.
    pub parent_columns: Vec<usize>,
    /// The columns that are set to NULL where the referenced row stays; none where that can't be.
    pub null: Vec<usize>,
    /// Whether the engine looks at it with each statement.
    pub at_once: bool,
}

/// Everything that takes part.
#[derive(Debug, Clone)]
pub struct Scheme {
    /// Whose engine it is.
    pub dialect: Dialect,
    /// The tables.
    pub tables: Vec<Member>,
    /// The references between them.
    pub links: Vec<Link>,
}

impl Scheme {
    /// A table's index.
    pub fn position(&self, name: &TableRef) -> Option<usize> {
        self.tables.iter().position(|table| table.name == *name)
    }

    /// A column of a reference's child.
    pub fn column(&self, table: usize, column: usize) -> Option<&Column> {
        self.tables.get(table)?.columns.get(column)
    }
}
