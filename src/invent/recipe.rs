//! What a table's rows are made of.

use std::collections::BTreeSet;

use super::hints::{Hints, mentions};
use super::values::values;
use crate::schema::{Column, Dialect, IndexPart, Schema, Table};
use crate::sql::quote::Quote;

/// A column that is written.
#[derive(Debug, Clone)]
pub struct Ingredient<'a> {
    /// The column.
    pub column: &'a Column,
    /// Whether it is part of a key: each row has its own value.
    pub unique: bool,
    hints: Hints,
}

impl Ingredient<'_> {
    /// What it may hold in the row of this number, as SQL; the likeliest first, never empty. NULL is not among them.
    pub fn values(&self, dialect: Dialect, number: u32) -> Vec<String> {
        values(self.column, dialect, &self.hints, self.unique, number)
    }
}

/// What must be so for a row, as SQL over its columns: anything but FALSE will do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// The SQL, in parentheses.
    pub sql: String,
    /// The columns that it reads.
    pub columns: Vec<String>,
}

/// What a table's rows are made of.
#[derive(Debug, Clone)]
pub struct Recipe<'a> {
    /// Its columns, but those that the engine computes.
    pub ingredients: Vec<Ingredient<'a>>,
    /// Its CHECK constraints, those of domains among them.
    pub conditions: Vec<Condition>,
}

impl<'a> Recipe<'a> {
    /// Of a table. `more` are texts of SQL whose literals are worth trying, too: predicates.
    pub fn of(schema: &'a Schema, table: &'a Table, more: &[&str]) -> Recipe<'a> {
        let written = |column: &&Column| column.generated.is_none();
        let conditions = conditions(schema, table);
        let keys = keys(table);
        let ingredients = table.columns.iter().filter(written).map(|column| {
            let mut hints = Hints::default();
            let read = conditions.iter().map(|condition| condition.sql.as_str());
            let texts = read.chain(more.iter().copied());
            for text in texts.filter(|text| mentions(text, &column.name)) {
                hints.read(text);
            }
            if column.identity.is_none() {
                hints.read(column.default.as_deref().unwrap_or_default());
            }
            if column.ty.to_ascii_lowercase().starts_with("set(") {
                hints.read(&column.ty);
            }
            let unique = column.identity.is_some() || keys.contains(column.name.as_str());
            Ingredient {
                column,
                unique,
                hints,
            }
        });
        Recipe {
            ingredients: ingredients.collect(),
            conditions,
        }
    }
}

/// The columns of all keys; those that an index's expression or predicate reads can't be told apart.
fn keys(table: &Table) -> BTreeSet<&str> {
    let mut keys: BTreeSet<&str> = table.primary_key.iter().map(String::as_str).collect();
    for part in table.unique.iter().flat_map(|unique| &unique.parts) {
        match part {
            IndexPart::Column(name) => drop(keys.insert(name)),
            IndexPart::Expression(sql) => {
                let columns = table.columns.iter().map(|column| column.name.as_str());
                keys.extend(columns.filter(|name| mentions(sql, name)));
            }
        }
    }
    keys
}

fn conditions(schema: &Schema, table: &Table) -> Vec<Condition> {
    let columns = |sql: &str| -> Vec<String> {
        let names = table.columns.iter().map(|column| column.name.clone());
        names.filter(|name| mentions(sql, name)).collect()
    };
    let mut conditions: Vec<Condition> = table
        .checks
        .iter()
        .map(|sql| Condition {
            columns: columns(sql),
            sql: format!("({sql})"),
        })
        .collect();
    for column in &table.columns {
        for domain in &schema.domains {
            let name = column.ty.rsplit('.').next().unwrap_or(&column.ty);
            if column.base.is_none() || name.trim_matches('"') != domain.name {
                continue;
            }
            let quoted = Quote(schema.dialect).name(&column.name);
            conditions.extend(domain.checks.iter().map(|check| Condition {
                sql: format!("({})", of_value(check, &quoted)),
                columns: vec![column.name.clone()],
            }));
        }
    }
    conditions
}

/// A domain's condition with a column in place of VALUE.
fn of_value(check: &str, column: &str) -> String {
    let check = check.trim();
    let inside = check.strip_prefix("CHECK").unwrap_or(check).trim();
    let mut out = String::new();
    let mut quoted = false;
    let mut word = String::new();
    for c in inside.chars().chain([' ']) {
        if c.is_alphanumeric() || c == '_' {
            word.push(c);
            continue;
        }
        match word == "VALUE" && !quoted {
            true => out.push_str(column),
            false => out.push_str(&word),
        }
        word.clear();
        quoted ^= c == '\'';
        out.push(c);
    }
    out.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_domain_s_condition_is_the_column_s() {
        for (check, expected) in [
            ("VALUE > 0", "\"c\" > 0"),
            (
                "CHECK ((VALUE ~ 'VALUE'::text))",
                "((\"c\" ~ 'VALUE'::text))",
            ),
        ] {
            assert_eq!(of_value(check, "\"c\""), expected);
        }
    }
}
