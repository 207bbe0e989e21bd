//! Walking forward through a table: where a batch begins and ends, and the condition for the rows between.
//!
//! A position is a row's key as literals of the dialect, so that nothing but texts passes through the executor.

use crate::plan::{PlanTable, RowKey};
use crate::schema::{Dialect, TableKind};

use super::super::context::Context;

/// How a table is walked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Walk {
    /// Along a key, in its order.
    Key(Vec<KeyColumn>),
    /// PostgreSQL: along the places where rows lie, block by block.
    Blocks,
    /// MariaDB and MySQL, where nothing orders the rows: so many at a time, whichever come first.
    Any,
    /// All at once: where rows are elsewhere, or where nothing tells the rows of one batch from others.
    Whole,
}

/// A column of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyColumn {
    name: String,
    form: Form,
    has_least: bool,
}

/// How a value is read so that it can be written into a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// As a text that is quoted.
    Text,
    /// As the literal that the engine makes.
    Literal,
    /// As hexadecimal digits.
    Hex,
    /// As a number.
    Number,
}

/// A position: the key of a row, a literal for each column.
pub type Position = Vec<String>;

/// Rows behind a position, up to another one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Range {
    /// Rows behind this one; none for all from the first.
    pub after: Option<Position>,
    /// Rows up to this one, itself among them; none for all to the last.
    pub until: Option<Position>,
}

/// How many rows a block is taken to hold.
const ROWS_A_BLOCK: u64 = 50;

impl Walk {
    /// How a table is walked. `alone`: whether its rows go without looking at others.
    pub(super) fn of(c: Context<'_>, table: &PlanTable, alone: bool) -> Walk {
        if table.kind == TableKind::Foreign {
            return Walk::Whole;
        }
        let columns: Option<Vec<KeyColumn>> = match &table.row_key {
            RowKey::Columns(names) => names.iter().map(|name| column(c, table, name)).collect(),
            RowKey::Hidden(name) => Some(vec![KeyColumn {
                name: name.clone(),
                form: Form::Literal,
                has_least: true,
            }]),
            RowKey::Values(_) => None,
        };
        match (columns, c.dialect()) {
            (Some(columns), _) if !columns.is_empty() => Walk::Key(columns),
            (_, Dialect::Postgres) if alone => Walk::Blocks,
            (_, Dialect::Mysql) if alone => Walk::Any,
            _ => Walk::Whole,
        }
    }

    /// The condition for a range's rows, in parentheses; columns are not qualified.
    pub(super) fn condition(&self, c: Context<'_>, range: &Range) -> Option<String> {
        let columns: Vec<String> = match self {
            Walk::Key(columns) => columns.iter().map(|key| c.q.name(&key.name)).collect(),
            Walk::Blocks => vec!["ctid".to_owned()],
            Walk::Any | Walk::Whole => return None,
        };
        let after = range.after.iter().map(|at| beyond(c, &columns, at, ">"));
        let until = range.until.iter().map(|at| beyond(c, &columns, at, "<="));
        let parts: Vec<String> = after.chain(until).collect();
        (!parts.is_empty()).then(|| parts.join(" AND "))
    }

    /// A query for the key of the row that is `rows` rows further; no row where there are not so many.
    pub(super) fn ahead(
        &self,
        c: Context<'_>,
        target: &str,
        condition: &str,
        rows: u64,
    ) -> Option<String> {
        let (list, order) = match self {
            Walk::Key(columns) => {
                let names = columns.iter().map(|key| key.name.as_str());
                let list: Vec<String> = columns.iter().map(|key| key.read(c, None)).collect();
                (list.join(", "), c.q.names(names))
            }
            Walk::Blocks => ("ctid".to_owned(), "ctid".to_owned()),
            Walk::Any | Walk::Whole => return None,
        };
        let skip = rows.saturating_sub(1);
        Some(format!(
            "SELECT {list} FROM {target} WHERE {condition} ORDER BY {order} LIMIT 1 OFFSET {skip}"
        ))
    }

    /// The position that a row of [`Self::ahead`] tells.
    pub fn position(&self, dialect: Dialect, row: &[Option<String>]) -> Option<Position> {
        let q = super::super::quote::Quote(dialect);
        match self {
            Walk::Key(columns) if columns.len() == row.len() => columns
                .iter()
                .zip(row)
                .map(|(column, value)| column.literal(q, value.as_deref()?))
                .collect(),
            Walk::Blocks => Some(vec![q.text(row.first()?.as_deref()?)]),
            _ => None,
        }
    }

    /// PostgreSQL's blocks: the position `rows` rows further, as far as that can be told; none behind the last of
    /// `blocks`.
    pub fn blocks_ahead(after: Option<&Position>, rows: u64, blocks: u64) -> Option<Position> {
        let block = after.and_then(|at| {
            let text = at.first()?.trim_start_matches("'(");
            text.split(',').next()?.parse::<u64>().ok()
        });
        let first = block.map_or(0, |block| block + 1);
        let last = first + (rows / ROWS_A_BLOCK).max(1) - 1;
        (last + 1 < blocks).then(|| vec![format!("'({last},65535)'")])
    }

    /// The first key column where the engine can tell the least and the greatest of its values.
    pub(super) fn bounded(&self) -> Option<&KeyColumn> {
        match self {
            Walk::Key(columns) => columns.first().filter(|column| column.has_least),
            _ => None,
        }
    }
}

impl KeyColumn {
    /// The column's name as a statement writes it.
    pub(super) fn written(&self, c: Context<'_>) -> String {
        c.q.name(&self.name)
    }

    /// The column, or an expression of it, so that [`Self::literal`] can be made of its text.
    pub(super) fn read(&self, c: Context<'_>, expression: Option<&str>) -> String {
        let value = expression.map_or_else(|| self.written(c), str::to_owned);
        match self.form {
            Form::Literal => format!("quote({value})"),
            Form::Hex => format!("HEX({value})"),
            Form::Text | Form::Number => value,
        }
    }

    /// The value as a literal.
    pub(super) fn literal(&self, q: super::super::quote::Quote, text: &str) -> Option<String> {
        let number = |c: char| c.is_ascii_digit() || matches!(c, '-' | '.');
        match self.form {
            Form::Text => Some(q.text(text)),
            Form::Literal => Some(text.to_owned()),
            Form::Hex => text
                .chars()
                .all(|c| c.is_ascii_hexdigit())
                .then(|| format!("X'{text}'")),
            Form::Number => text.chars().all(number).then(|| text.to_owned()),
        }
    }
}

/// A key's column; none where its order and its comparisons are not the same, or its values don't survive as text.
fn column(c: Context<'_>, table: &PlanTable, name: &str) -> Option<KeyColumn> {
    let ty = table.column(name)?.ty.to_ascii_lowercase();
    let base = ty.split(['(', ' ']).next().unwrap_or_default();
    let (form, has_least) = match c.dialect() {
        Dialect::Sqlite => (Form::Literal, true),
        Dialect::Postgres => (Form::Text, POSTGRES_LEAST.contains(&base)),
        Dialect::Mysql => match base {
            "tinyint" | "smallint" | "mediumint" | "int" | "bigint" | "decimal" => {
                (Form::Number, true)
            }
            "char" | "varchar" | "tinytext" | "text" | "mediumtext" | "longtext" | "date"
            | "datetime" | "timestamp" | "uuid" => (Form::Text, true),
            "binary" | "varbinary" | "tinyblob" | "blob" | "mediumblob" | "longblob" => {
                (Form::Hex, true)
            }
            // An enum is sorted by number and compared by text; a float is not what its text says.
            _ => return None,
        },
    };
    Some(KeyColumn {
        name: name.to_owned(),
        form,
        has_least,
    })
}

/// Types of PostgreSQL that have min() and max(); uuid has them since 18 only.
const POSTGRES_LEAST: &[&str] = &[
    "smallint",
    "integer",
    "bigint",
    "numeric",
    "text",
    "character",
    "date",
    "timestamp",
];

/// That a row's key is behind (`>`) a position, or not (`<=`).
fn beyond(c: Context<'_>, columns: &[String], at: &Position, than: &str) -> String {
    if let ([column], [value]) = (columns, at.as_slice()) {
        return format!("{column} {than} {value}");
    }
    if c.dialect() != Dialect::Mysql {
        return format!("({}) {than} ({})", columns.join(", "), at.join(", "));
    }
    // MariaDB and MySQL find no range in a comparison of rows.
    let strict = than.trim_end_matches('=');
    let alternatives: Vec<String> = (0..columns.len())
        .map(|last| {
            let than = if last + 1 == columns.len() {
                than
            } else {
                strict
            };
            let mut parts: Vec<String> = (0..last)
                .map(|before| format!("{} = {}", columns[before], at[before]))
                .collect();
            parts.push(format!("{} {than} {}", columns[last], at[last]));
            format!("({})", parts.join(" AND "))
        })
        .collect();
    format!("({})", alternatives.join(" OR "))
}
