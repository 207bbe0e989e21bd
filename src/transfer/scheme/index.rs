//! Unique indexes over expressions or of some rows: conflicts with them are asked of the engine, by its own words.

use super::Column;
use crate::schema::{Dialect, IndexPart, Unique};
use crate::sql::quote::Quote;

/// What an index compares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexKey {
    /// SQL over the table's bare columns.
    pub sql: String,
    /// As people read it.
    pub shown: String,
}

/// A unique index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Index {
    /// Its name.
    pub name: String,
    /// What it compares.
    pub keys: Vec<IndexKey>,
    /// SQL that is TRUE for the rows that it has; none where it has all.
    pub predicate: Option<String>,
    /// Whether NULL equals NULL.
    pub nulls_equal: bool,
    /// The columns that it needs to know.
    pub columns: Vec<usize>,
}

impl Index {
    /// None of an index that only compares columns of all rows, or whose expressions can't be asked for.
    pub(super) fn of(dialect: Dialect, unique: &Unique, columns: &[Column]) -> Option<Index> {
        if unique.whole_columns().is_some() && !unique.nulls_not_distinct {
            return None;
        }
        let keys: Option<Vec<IndexKey>> =
            unique.parts.iter().map(|part| key(dialect, part)).collect();
        let keys = keys?;
        let texts = || keys.iter().map(|key| &key.sql).chain(&unique.predicate);
        let columns = (0..columns.len())
            .filter(|at| texts().any(|text| mentions(text, &columns[*at].name)))
            .collect();
        Some(Index {
            name: unique.name.clone(),
            predicate: unique.predicate.clone(),
            nulls_equal: unique.nulls_not_distinct,
            columns,
            keys,
        })
    }

    /// What people read of it: `lower(email)` (index `users_email`).
    pub fn shown(&self) -> String {
        let keys = self.keys.iter().map(|key| format!("`{}`", key.shown));
        let keys: Vec<String> = keys.collect();
        format!("{} (index `{}`)", keys.join(", "), self.name)
    }
}

fn key(dialect: Dialect, part: &IndexPart) -> Option<IndexKey> {
    match (part, dialect) {
        (IndexPart::Column(name), _) => Some(IndexKey {
            sql: Quote(dialect).name(name),
            shown: name.clone(),
        }),
        (IndexPart::Expression(text), Dialect::Mysql) => prefix(text),
        (IndexPart::Expression(text), _) => Some(IndexKey {
            sql: text.clone(),
            shown: text.clone(),
        })
        .filter(|key| !key.sql.is_empty()),
    }
}

/// MariaDB's first letters of a column, which the schema has as `` `name`(10) ``. MySQL's own expressions are written
/// otherwise than it reads them.
fn prefix(text: &str) -> Option<IndexKey> {
    let (name, length) = text.strip_suffix(')')?.rsplit_once('(')?;
    let length: u32 = length.parse().ok()?;
    let is_name = name.len() > 2 && name.starts_with('`') && name.ends_with('`');
    is_name.then(|| IndexKey {
        sql: format!("LEFT({name}, {length})"),
        shown: text.replace('`', ""),
    })
}

/// Whether a text may speak of a column: it has its name as a word.
fn mentions(text: &str, name: &str) -> bool {
    let (text, name) = (text.to_lowercase(), name.to_lowercase());
    let is_word = |letter: char| letter.is_alphanumeric() || letter == '_';
    // A name with a quote in it is doubled there, and then taken for one that is spoken of.
    if name.is_empty() || name.contains(['"', '`', ']']) {
        return true;
    }
    text.match_indices(&name).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + name.len()..].chars().next();
        !before.is_some_and(is_word) && !after.is_some_and(is_word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_spoken_of_by_its_whole_name() {
        for (text, name, expected) in [
            ("lower((email)::text)", "email", true),
            ("lower(\"E-Mail\")", "E-Mail", true),
            ("user_email", "email", false),
            ("deleted_at IS NULL", "deleted_at", true),
            ("deleted_at2 IS NULL", "deleted_at", false),
            ("a", "a\"b", true),
        ] {
            assert_eq!(mentions(text, name), expected, "{name} in {text}");
        }
    }

    #[test]
    fn a_prefix_is_a_function_of_the_column() {
        let key = prefix("`na``me`(10)").expect("a prefix");
        assert_eq!(key.sql, "LEFT(`na``me`, 10)");
        for text in ["lower(`a`)", "(`a` + 1)", "`a`(x)", "(10)"] {
            assert_eq!(prefix(text), None, "{text}");
        }
    }
}
