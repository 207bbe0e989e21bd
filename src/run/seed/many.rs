//! One UPDATE for many rows that get values of their own: PostgreSQL and SQLite join a list of values, MariaDB chooses
//! by the key, as a list's texts would bring a collation that meets the column's.

use crate::fixtures::value::Raw;
use crate::run::export::Extra;
use crate::run::statement::{PARAMETERS, Statement};
use crate::schema::{Dialect, Table};
use crate::sql::quote::Quote;

/// How many rows a statement updates at most; MariaDB looks through all cases for each of them.
const ROWS: usize = 500;
const CASES: usize = 100;
/// About how many bytes of values a statement has at most, if it has more than one row.
const BYTES: usize = 256 << 10;

/// Rows of which the same columns are written.
#[derive(Debug, Default)]
pub(super) struct Many {
    pub(super) columns: Vec<Extra>,
    /// What each is found by, and what its columns are to hold.
    pub(super) rows: Vec<(Vec<Raw>, Vec<Raw>)>,
    bytes: usize,
}

impl Many {
    /// Without rows as yet.
    pub(super) fn of(columns: Vec<Extra>) -> Many {
        Many {
            columns,
            ..Many::default()
        }
    }

    /// Adds a row.
    pub(super) fn add(&mut self, identity: Vec<Raw>, cells: Vec<Raw>) {
        self.bytes += identity.iter().chain(&cells).map(length).sum::<usize>();
        self.rows.push((identity, cells));
    }

    /// Whether it is as long as a statement may be.
    pub(super) fn is_full(&self, dialect: Dialect) -> bool {
        let most = match dialect {
            Dialect::Mysql => CASES,
            Dialect::Postgres | Dialect::Sqlite => ROWS,
        };
        let width = self
            .rows
            .first()
            .map_or(1, |(key, cells)| key.len() + cells.len());
        self.rows.len() >= most.min(PARAMETERS / width.max(1)).max(1) || self.bytes >= BYTES
    }

    /// Its rows; the next ones begin.
    pub(super) fn take(&mut self) -> Many {
        let next = Many::of(self.columns.clone());
        std::mem::replace(self, next)
    }
}

fn length(raw: &Raw) -> usize {
    match raw {
        Raw::Text(text) => text.len(),
        Raw::Bytes(bytes) => bytes.len() * 2,
        Raw::Null | Raw::Integer(_) | Raw::Real(_) => 8,
    }
}

/// The statement; none of the values by which rows are found is NULL.
pub(super) fn together(
    dialect: Dialect,
    table: &Table,
    identity: &[Extra],
    touched: &[String],
    many: Many,
) -> Statement {
    match dialect {
        Dialect::Mysql => by_cases(table, identity, touched, &many),
        Dialect::Postgres | Dialect::Sqlite => by_join(dialect, table, identity, many),
    }
}

fn by_join(dialect: Dialect, table: &Table, identity: &[Extra], many: Many) -> Statement {
    let quote = Quote(dialect);
    let name = quote.table_of(table);
    let columns = identity.iter().chain(&many.columns);
    let names: Vec<String> = columns.map(|column| quote.name(&column.column)).collect();
    // SQLite names them so itself.
    let value = |nth: usize| format!("v.column{}", nth + 1);
    let sets = names.iter().enumerate().skip(identity.len());
    let sets: Vec<String> = sets
        .map(|(nth, name)| format!("{name} = {}", value(nth)))
        .collect();
    let mut statement = Statement::new(
        dialect,
        format!(
            "UPDATE {name} AS data_class_t SET {} FROM (VALUES ",
            sets.join(", ")
        ),
    );
    if dialect == Dialect::Postgres {
        // A row that is none, so that the values take the columns' types.
        let types = names
            .iter()
            .map(|column| format!("(SELECT {column} FROM {name} WHERE false)"));
        let types: Vec<String> = types.collect();
        statement.push(&format!("({}), ", types.join(", ")));
    }
    for (nth, (key, cells)) in many.rows.into_iter().enumerate() {
        statement.push(if nth > 0 { ", (" } else { "(" });
        let columns = identity.iter().chain(&many.columns);
        for (nth, (column, raw)) in columns.zip(key.into_iter().chain(cells)).enumerate() {
            statement.push(if nth > 0 { ", " } else { "" });
            statement.take(&column.storage, raw);
        }
        statement.push(")");
    }
    let on = names.iter().take(identity.len()).enumerate();
    let on: Vec<String> = on
        .map(|(nth, name)| format!("data_class_t.{name} = {}", value(nth)))
        .collect();
    statement.push(&format!(") AS v WHERE {}", on.join(" AND ")));
    statement
}

fn by_cases(table: &Table, identity: &[Extra], touched: &[String], many: &Many) -> Statement {
    let quote = Quote(Dialect::Mysql);
    let mut statement = Statement::new(
        Dialect::Mysql,
        format!("UPDATE {} SET ", quote.table_of(table)),
    );
    for (nth, column) in many.columns.iter().enumerate() {
        let name = quote.name(&column.column);
        let comma = if nth > 0 { ", " } else { "" };
        statement.push(&format!("{comma}{name} = CASE"));
        for (key, cells) in &many.rows {
            statement.push(" WHEN ");
            equals(&mut statement, identity, key);
            statement.push(" THEN ");
            statement.value(&column.storage, cells.get(nth).unwrap_or(&Raw::Null));
        }
        statement.push(" END");
    }
    leave_touched(&mut statement, touched, &many.columns);
    statement.push(" WHERE ");
    if let [column] = identity {
        statement.push(&format!("{} IN (", quote.name(&column.column)));
        for (nth, (key, _)) in many.rows.iter().enumerate() {
            statement.push(if nth > 0 { ", " } else { "" });
            statement.value(&column.storage, key.first().unwrap_or(&Raw::Null));
        }
        statement.push(")");
        return statement;
    }
    for (nth, (key, _)) in many.rows.iter().enumerate() {
        statement.push(if nth > 0 { " OR (" } else { "(" });
        equals(&mut statement, identity, key);
        statement.push(")");
    }
    statement
}

/// Lets the columns stand that the engine would touch, but for those that are written.
pub(super) fn leave_touched<'c>(
    statement: &mut Statement,
    touched: &[String],
    written: impl IntoIterator<Item = &'c Extra>,
) {
    let written: Vec<&str> = written.into_iter().map(|of| of.column.as_str()).collect();
    for name in touched
        .iter()
        .filter(|name| !written.contains(&name.as_str()))
    {
        let name = statement.quote.name(name);
        statement.push(&format!(", {name} = {name}"));
    }
}

fn equals(statement: &mut Statement, identity: &[Extra], key: &[Raw]) {
    for (nth, (column, raw)) in identity.iter().zip(key).enumerate() {
        let name = statement.quote.name(&column.column);
        let and = if nth > 0 { " AND " } else { "" };
        statement.push(&format!("{and}{name} = "));
        statement.value(&column.storage, raw);
    }
}
