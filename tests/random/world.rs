//! A world: a schema, what people said about its tables, and rows. All that the oracle and the renderers need.

use cargo_data_class::schema::{Action, Deferrable, Dialect};

/// Everything about one random database.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct World {
    pub(crate) dialect: Dialect,
    pub(crate) tables: Vec<Table>,
    pub(crate) refs: Vec<Ref>,
    /// Whether rows may reference what is not there: keys were switched off, or never looked at old rows.
    pub(crate) old_orphans: bool,
    /// PostgreSQL: tables count as big, so that TRUNCATE is worth it.
    pub(crate) big: bool,
}

/// A table with its annotation and its rows.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Table {
    pub(crate) columns: Vec<Column>,
    /// Column numbers; empty where there is no primary key.
    pub(crate) primary_key: Vec<usize>,
    pub(crate) unique: Vec<Vec<usize>>,
    /// Whether the engine numbers the only column of the primary key.
    pub(crate) numbered: bool,
    /// SQLite: WITHOUT ROWID.
    pub(crate) without_rowid: bool,
    pub(crate) class: Class,
    pub(crate) keep: Option<Pred>,
    pub(crate) rule: Option<Rule>,
    pub(crate) detach: Vec<usize>,
    pub(crate) holds: Vec<usize>,
    pub(crate) with_parent: WithParent,
    pub(crate) rows: Vec<Row>,
}

pub(crate) type Row = Vec<Value>;

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Column {
    pub(crate) name: String,
    pub(crate) kind: Kind,
    pub(crate) not_null: bool,
    pub(crate) default: Option<i64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Int,
    Bool,
    /// A text of which the number says which one. Each column has one spelling, and all are equal under the collation
    /// that its key has: a reference may be written otherwise than what it references.
    Text,
    /// Seconds since 1970 as an integer.
    Seconds,
    /// A date and time; the number only says which one.
    Stamp,
}

/// A value. Times are [`PAST`] or [`FUTURE`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Value {
    Null,
    Int(i64),
    /// SQLite: a text where the column declares a number.
    Odd,
}

/// A time long ago.
pub(crate) const PAST: i64 = 1_000;
/// A time that nobody will see.
pub(crate) const FUTURE: i64 = 99_999_999_999;

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Class {
    System,
    User,
    /// With what says which rows are system.
    Mixed(Pred),
    /// Mixed until a day.
    Undecided,
    External,
    Unclassified,
}

/// A predicate over columns of one table.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Pred {
    /// A column alone.
    Is(usize),
    IsNull(usize),
    Equals(usize, i64),
    Above(usize, i64),
    In(usize, Vec<i64>),
    /// `coalesce(column, 0) = number`.
    OrZero(usize, i64),
    Not(Box<Pred>),
    And(Box<Pred>, Box<Pred>),
    Or(Box<Pred>, Box<Pred>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Rule {
    pub(crate) column: usize,
    /// `expires`, or `retain` with `by`.
    pub(crate) expires: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum WithParent {
    No,
    /// By every reference that `detach` does not name.
    All,
    Columns(Vec<usize>),
}

/// A foreign key, or a reference that only the annotation declares.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Ref {
    pub(crate) child: usize,
    pub(crate) columns: Vec<usize>,
    pub(crate) parent: usize,
    pub(crate) parent_columns: Vec<usize>,
    pub(crate) declared: bool,
    pub(crate) on_delete: Action,
    /// PostgreSQL: the columns that SET NULL or SET DEFAULT writes; all where it names none.
    pub(crate) sets: Vec<usize>,
    pub(crate) on_update: Action,
    pub(crate) deferrable: Deferrable,
}

impl World {
    /// The rows of the parent that a row of the child references; none where a column is NULL.
    pub(crate) fn parents<'a>(
        &'a self,
        reference: &'a Ref,
        row: &'a Row,
    ) -> impl Iterator<Item = usize> + 'a {
        let whole = reference.columns.iter().all(|&c| row[c] != Value::Null);
        let parents = self.tables[reference.parent].rows.iter().enumerate();
        parents
            .filter(move |(_, parent)| {
                let pairs = reference.columns.iter().zip(&reference.parent_columns);
                whole && pairs.clone().all(|(&c, &p)| row[c] == parent[p])
            })
            .map(|(number, _)| number)
    }

    /// Whether a row of the child references a row that is not there.
    pub(crate) fn is_orphan(&self, reference: &Ref, row: &Row) -> bool {
        reference.columns.iter().all(|&c| row[c] != Value::Null)
            && self.parents(reference, row).next().is_none()
    }
}

impl Ref {
    /// The columns that SET NULL or SET DEFAULT writes.
    pub(crate) fn written(&self) -> &[usize] {
        match self.sets.as_slice() {
            [] => &self.columns,
            some => some,
        }
    }
}

impl Table {
    /// The primary key and what is unique beside it.
    pub(crate) fn keys(&self) -> impl Iterator<Item = &Vec<usize>> {
        let primary = Some(&self.primary_key).filter(|key| !key.is_empty());
        primary.into_iter().chain(&self.unique)
    }

    pub(crate) fn is_nullable(&self, column: usize) -> bool {
        !self.columns[column].not_null && !self.primary_key.contains(&column)
    }
}

impl Pred {
    /// The columns that it reads.
    pub(crate) fn columns(&self) -> Vec<usize> {
        match self {
            Pred::Is(c)
            | Pred::IsNull(c)
            | Pred::Equals(c, _)
            | Pred::Above(c, _)
            | Pred::In(c, _)
            | Pred::OrZero(c, _) => vec![*c],
            Pred::Not(inner) => inner.columns(),
            Pred::And(a, b) | Pred::Or(a, b) => [a.columns(), b.columns()].concat(),
        }
    }
}
