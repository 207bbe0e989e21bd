//! The query that reads a table's rows as its fixture writes them: references through joins, in the order of keys.

use super::packed::{Packing, pack, packs};
use super::parents::Parents;
use crate::fixtures::form::Storage;
use crate::fixtures::sql::read;
use crate::fixtures::{Content, Field, Layout};
use crate::plan::Plan;
use crate::schema::{Dialect, TableRef};
use crate::sql::quote::Quote;

/// A column that is read beside the fields, as the engine has it.
#[derive(Debug, Clone)]
pub(crate) struct Extra {
    /// Its name.
    pub(crate) column: String,
    /// How the engine keeps it.
    pub(crate) storage: Storage,
}

/// Which rows of a table are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rows {
    /// System rows in the order of their keys, which are so many of the fields.
    ByKey(usize),
    /// System rows, in any order.
    Unordered,
    /// All rows, in any order.
    All,
}

/// The query for a table's rows.
pub(crate) fn select(
    plan: &Plan,
    table: &TableRef,
    fields: &[Field],
    extras: &[Extra],
    rows: Rows,
) -> String {
    builder(plan, fields, extras, rows, &Parents::default()).finish(table, rows)
}

/// A query, and the same with its columns packed, where they can be.
#[derive(Debug)]
pub(super) struct Sorted {
    pub(super) sql: String,
    pub(super) packed: Option<(String, Packing)>,
}

/// The query for a table's system rows in the order of their keys; of referenced rows that are kept, the numbers alone.
pub(super) fn select_sorted(
    plan: &Plan,
    table: &TableRef,
    layout: &Layout,
    parents: &Parents,
) -> Sorted {
    let rows = Rows::ByKey(layout.key);
    let builder = builder(plan, &layout.fields, &[], rows, parents);
    let packed = pack(&builder.expressions);
    Sorted {
        packed: packed.map(|(columns, packing)| (builder.of(&columns, table, rows), packing)),
        sql: builder.finish(table, rows),
    }
}

fn builder<'p>(
    plan: &'p Plan,
    fields: &[Field],
    extras: &[Extra],
    rows: Rows,
    parents: &'p Parents,
) -> Builder<'p> {
    let mut builder = Builder {
        quote: Quote(plan.dialect),
        plan,
        parents,
        expressions: Vec::new(),
        order: Vec::new(),
        joins: String::new(),
        next: 1,
    };
    // No two rows have one key: what is behind it needs no order.
    let ordered = match rows {
        Rows::ByKey(count) => count.min(fields.len()),
        Rows::Unordered | Rows::All => 0,
    };
    let (key, rest) = fields.split_at(ordered);
    builder.fields(ROWS, key, true);
    builder.fields(ROWS, rest, false);
    for extra in extras {
        let column = builder.column(ROWS, &extra.column);
        builder.value(&column, &extra.storage, false);
    }
    builder
}

/// The query for how many system rows reference a row that is the users'; none where that can't be.
pub(crate) fn strays(plan: &Plan, table: &TableRef, field: &Field) -> Option<String> {
    let Content::Reference {
        parent,
        columns,
        parent_columns,
        ..
    } = &field.content
    else {
        return None;
    };
    let parent = parent.in_dialect(plan.dialect)?;
    let system = plan.table(parent)?.system_rows.as_ref()?;
    let quote = Quote(plan.dialect);
    Some(format!(
        "SELECT count(*) FROM {} AS t0 WHERE ({}) IN (SELECT {} FROM {} WHERE {})",
        source(plan, table, Rows::Unordered),
        quote.columns("t0", columns.iter().map(String::as_str)),
        quote.names(parent_columns.iter().map(String::as_str)),
        source(plan, parent, Rows::All),
        system.is_false,
    ))
}

/// A table in FROM.
pub(super) fn source(plan: &Plan, table: &TableRef, rows: Rows) -> String {
    let quote = Quote(plan.dialect);
    let planned = plan.table(table);
    let only = match planned.is_some_and(|planned| planned.only) {
        true => "ONLY ",
        false => "",
    };
    let name = format!("{only}{}", quote.table(&table.schema, &table.table));
    let system = planned.and_then(|planned| planned.system_rows.as_ref());
    match system.filter(|_| rows != Rows::All) {
        Some(system) => format!("(SELECT * FROM {name} WHERE NOT {})", system.is_false),
        None => name,
    }
}

/// The table whose rows are read.
const ROWS: &str = "t0";

struct Builder<'p> {
    quote: Quote,
    plan: &'p Plan,
    parents: &'p Parents,
    /// Each with whether it can be packed.
    expressions: Vec<(String, bool)>,
    order: Vec<String>,
    joins: String,
    next: usize,
}

impl Builder<'_> {
    fn column(&self, alias: &str, name: &str) -> String {
        format!("{alias}.{}", self.quote.name(name))
    }

    fn fields(&mut self, alias: &str, fields: &[Field], ordered: bool) {
        for field in fields {
            match &field.content {
                Content::Value { .. } => {
                    let Some(storage) = field.content.storage(self.plan.dialect) else {
                        continue;
                    };
                    let column = self.column(alias, &field.name);
                    self.value(&column, storage, !field.generated);
                    if ordered {
                        self.order.extend(order(&column, storage));
                    }
                }
                Content::Reference {
                    parent,
                    columns,
                    parent_columns,
                    key,
                } => {
                    let Some(parent) = parent.in_dialect(self.plan.dialect) else {
                        continue;
                    };
                    let known = self.parents.of(field).filter(|_| alias == ROWS);
                    if let (Some(known), Some(column)) = (known, columns.first()) {
                        let column = self.column(alias, column);
                        self.value(&column, &known.storage, !field.generated);
                        continue;
                    }
                    if key.is_empty() {
                        // The last one that there is: nothing is above it.
                        let column = |column: &String| self.column(alias, column);
                        let columns: Vec<String> = field.columns.iter().map(column).collect();
                        let top = columns.join(" IS NULL AND ");
                        self.word(format!("CASE WHEN {top} IS NULL THEN 'n' ELSE 'b' END"));
                        continue;
                    }
                    let inner = format!("t{}", self.next);
                    self.next += 1;
                    self.join(alias, &inner, parent, columns, parent_columns);
                    self.marker(alias, &inner, field, columns, parent_columns);
                    self.fields(&inner, key, ordered);
                }
            }
        }
    }

    fn join(
        &mut self,
        alias: &str,
        inner: &str,
        parent: &TableRef,
        columns: &[String],
        parent_columns: &[String],
    ) {
        let pairs: Vec<String> = columns
            .iter()
            .zip(parent_columns)
            .map(|(column, counterpart)| {
                format!(
                    "{} = {}",
                    self.column(inner, counterpart),
                    self.column(alias, column)
                )
            })
            .collect();
        let parent = source(self.plan, parent, Rows::All);
        self.joins += &format!("\nLEFT JOIN {parent} AS {inner} ON {}", pairs.join(" AND "));
    }

    /// `n`: there is no reference; `p`: half of one; `d`: its row is missing; `y`: it is there. And `b`: a key that
    /// leads back to its table goes on below what was looked at.
    fn marker(
        &mut self,
        alias: &str,
        inner: &str,
        field: &Field,
        columns: &[String],
        parent_columns: &[String],
    ) {
        let null = |columns: &[String], word: &str| {
            let tests: Vec<String> = columns
                .iter()
                .map(|column| format!("{} IS NULL", self.column(alias, column)))
                .collect();
            tests.join(word)
        };
        let missing: Vec<String> = parent_columns
            .iter()
            .take(1)
            .map(|column| format!("{} IS NULL", self.column(inner, column)))
            .collect();
        let expression = format!(
            "CASE WHEN {} THEN 'n' WHEN {} THEN 'p' WHEN {} THEN 'd' ELSE 'y' END",
            null(&field.columns, " AND "),
            null(columns, " OR "),
            missing.join(" AND "),
        );
        self.word(expression);
    }

    /// One of our own.
    fn word(&mut self, expression: String) {
        let packs = self.plan.dialect == Dialect::Sqlite;
        self.expressions.push((expression, packs));
    }

    /// A column that is `stored`, and not computed: by a function of JSON it would be JSON in a list, too.
    fn value(&mut self, column: &str, storage: &Storage, stored: bool) {
        let packs = stored && packs(storage);
        self.expressions.push((read(column, storage), packs));
    }

    fn finish(self, table: &TableRef, rows: Rows) -> String {
        let columns: Vec<&str> = self
            .expressions
            .iter()
            .map(|(expression, _)| expression.as_str())
            .collect();
        self.of(&columns.join(", "), table, rows)
    }

    fn of(&self, columns: &str, table: &TableRef, rows: Rows) -> String {
        let mut sql = format!(
            "SELECT {columns}\nFROM {} AS t0{}",
            source(self.plan, table, rows),
            self.joins
        );
        if !self.order.is_empty() {
            sql += &format!("\nORDER BY {}", self.order.join(", "));
        }
        sql
    }
}

/// By bytes, NULL first, the same in every database.
fn order(column: &str, storage: &Storage) -> Vec<String> {
    match storage.dialect {
        Dialect::Postgres => match storage.base.as_str() {
            "text" | "character varying" => vec![format!("{column} COLLATE \"C\" NULLS FIRST")],
            _ => vec![
                format!("{column} IS NOT NULL"),
                format!("concat({column}) COLLATE \"C\""),
            ],
        },
        Dialect::Sqlite => vec![format!("CAST({column} AS BLOB)")],
        Dialect::Mysql => vec![format!("CAST({column} AS BINARY)")],
    }
}
