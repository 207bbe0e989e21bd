//! What a database holds, in a form by which a copy is known to be equal.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// How many differences are told.
const SHOWN: usize = 8;

/// A database's content.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// What the schema consists of (`view public.x`), each with the hash of its definition.
    pub objects: BTreeMap<String, String>,
    /// Each table with its rows.
    pub tables: BTreeMap<String, TableContent>,
    /// Where sequences stand. They move outside of transactions.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub sequences: BTreeMap<String, String>,
}

/// A table's content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableContent {
    /// How many rows.
    pub rows: u64,
    /// The sum of all rows' hashes: the same in whatever order rows come.
    pub checksum: String,
}

impl Content {
    /// How many rows all tables have.
    pub fn rows(&self) -> u64 {
        self.tables.values().map(|table| table.rows).sum()
    }

    /// In what a copy differs, a line each, the first few; sequences only where `sequences`.
    pub fn differences(&self, copy: &Content, sequences: bool) -> Vec<String> {
        let mut found = Vec::new();
        compare(&self.objects, &copy.objects, &mut found, |what, _, _| {
            format!("{what} has another definition")
        });
        compare(
            &self.tables,
            &copy.tables,
            &mut found,
            |table, here, there| match here.rows == there.rows {
                true => format!("{table}: other values in its {} rows", here.rows),
                false => format!("{table}: {} rows in place of {}", there.rows, here.rows),
            },
        );
        if sequences {
            compare(
                &self.sequences,
                &copy.sequences,
                &mut found,
                |name, here, there| format!("sequence {name} stands at {there} in place of {here}"),
            );
        }
        let more = found.len().saturating_sub(SHOWN);
        found.truncate(SHOWN);
        if more > 0 {
            found.push(format!("and {more} more"));
        }
        found
    }

    /// One hash of all of it.
    pub fn hash(&self) -> String {
        // Texts and numbers can always be written.
        hash(&serde_json::to_vec(self).unwrap_or_default())
    }
}

fn compare<T: PartialEq>(
    here: &BTreeMap<String, T>,
    there: &BTreeMap<String, T>,
    found: &mut Vec<String>,
    differs: impl Fn(&str, &T, &T) -> String,
) {
    for (name, value) in here {
        match there.get(name) {
            None => found.push(format!("{name} is missing")),
            Some(other) if other != value => found.push(differs(name, value, other)),
            Some(_) => {}
        }
    }
    let unknown = there.keys().filter(|name| !here.contains_key(*name));
    found.extend(unknown.map(|name| format!("{name} was not there")));
}

/// A text's SHA-256.
pub(super) fn hash(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Bytes as hex digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn content(rows: &[(&str, u64, &str)]) -> Content {
        let table = |(name, rows, checksum): &(&str, u64, &str)| {
            let content = TableContent {
                rows: *rows,
                checksum: (*checksum).to_owned(),
            };
            ((*name).to_owned(), content)
        };
        Content {
            tables: rows.iter().map(table).collect(),
            ..Content::default()
        }
    }

    #[test]
    fn every_kind_of_difference_is_told() {
        let here = content(&[("a", 1, "x"), ("b", 2, "y"), ("c", 3, "z")]);
        assert!(here.differences(&here, true).is_empty());
        let there = content(&[("a", 1, "other"), ("b", 3, "y"), ("d", 1, "")]);
        assert_eq!(
            here.differences(&there, true),
            [
                "a: other values in its 1 rows",
                "b: 3 rows in place of 2",
                "c is missing",
                "d was not there"
            ]
        );
        let mut moved = here.clone();
        moved.sequences.insert("s".to_owned(), "2".to_owned());
        assert!(here.differences(&moved, false).is_empty());
        assert_eq!(here.differences(&moved, true).len(), 1);
        assert_ne!(here.hash(), moved.hash());
    }

    #[test]
    fn of_many_differences_the_first_are_shown() {
        let names: Vec<String> = (10..40).map(|n| n.to_string()).collect();
        let rows: Vec<(&str, u64, &str)> = names.iter().map(|n| (n.as_str(), 1, "")).collect();
        let shown = content(&rows).differences(&Content::default(), true);
        assert_eq!(shown.len(), 9);
        assert_eq!(shown.last().map(String::as_str), Some("and 22 more"));
    }
}
