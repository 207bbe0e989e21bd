//! The schema file: canonical JSON out, checked JSON in.

use std::fmt;

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::{Dialect, Schema, Table};

/// The version of the format that is written and read.
const VERSION: u32 = 1;

/// How the checksum stands in the text.
const CHECKSUM_KEY: &str = "\"checksum\": \"";

/// How wide a line may be before a list or an object is broken into one line for each entry.
const WIDTH: usize = 140;

/// Why a schema file can't be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SchemaFileError {
    /// It holds the marks of a merge conflict, from this line on.
    Conflict(usize),
    /// It is not JSON, or not JSON of this form.
    Malformed {
        /// 1-based line.
        line: usize,
        /// 1-based column.
        column: usize,
        /// What the parser says.
        message: String,
    },
    /// It is of another version than this tool reads.
    Version(u64),
    /// Its content does not fit its checksum: somebody edited or merged it by hand.
    Edited,
}

impl fmt::Display for SchemaFileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SchemaFileError::Conflict(line) => {
                write!(f, "line {line} is a mark of a merge conflict")
            }
            SchemaFileError::Malformed {
                line,
                column,
                message,
            } => {
                write!(f, "line {line}, column {column}: {message}")
            }
            SchemaFileError::Version(version) => {
                write!(
                    f,
                    "it has version {version} of the format, this tool reads version {VERSION}"
                )
            }
            SchemaFileError::Edited => f.write_str(
                "its content does not fit its checksum: it was edited or merged by hand",
            ),
        }
    }
}

impl std::error::Error for SchemaFileError {}

impl Schema {
    /// A schema without tables.
    pub fn empty(dialect: Dialect, fingerprint: impl Into<String>) -> Self {
        Schema {
            generated: "made by `cargo data-class classify`; do not edit".to_owned(),
            version: VERSION,
            dialect,
            fingerprint: fingerprint.into(),
            checksum: String::new(),
            tables: Vec::new(),
            enums: Vec::new(),
            domains: Vec::new(),
            sequences: Vec::new(),
            seeded: None,
        }
    }

    /// Brings everything into the one order in which it is written.
    pub fn sort(&mut self) {
        self.tables
            .sort_by(|a, b| (&a.schema, &a.name).cmp(&(&b.schema, &b.name)));
        self.tables.iter_mut().for_each(Table::sort);
        self.enums
            .sort_by(|a, b| (&a.schema, &a.name).cmp(&(&b.schema, &b.name)));
        self.domains
            .sort_by(|a, b| (&a.schema, &a.name).cmp(&(&b.schema, &b.name)));
        for domain in &mut self.domains {
            domain.checks.sort();
        }
        self.sequences
            .sort_by(|a, b| (&a.schema, &a.name).cmp(&(&b.schema, &b.name)));
        for sequence in &mut self.sequences {
            sequence.used_by.sort();
        }
        self.seeded.iter_mut().for_each(|seeded| seeded.sort());
    }

    /// The schema file's text: sorted, LF, a line for each column, with its checksum.
    pub fn to_json(&self) -> String {
        let mut schema = self.clone();
        schema.sort();
        schema.checksum = String::new();
        let bare = schema.text();
        let filled = format!("{CHECKSUM_KEY}{}", checksum(&bare));
        bare.replacen(CHECKSUM_KEY, &filled, 1)
    }

    /// Reads a schema file's text.
    pub fn from_json(text: &str) -> Result<Self, SchemaFileError> {
        if let Some(line) = text.lines().position(is_conflict_mark) {
            return Err(SchemaFileError::Conflict(line + 1));
        }
        let schema: Schema =
            serde_json::from_str(text).map_err(|error| unreadable(text, &error))?;
        if schema.version != VERSION {
            return Err(SchemaFileError::Version(schema.version.into()));
        }
        // The text itself is hashed, not what it says: a build script reads it unoptimised.
        let written = format!("{CHECKSUM_KEY}{}", schema.checksum);
        let bare = text
            .replace("\r\n", "\n")
            .replacen(&written, CHECKSUM_KEY, 1);
        if checksum(&bare) != schema.checksum {
            return Err(SchemaFileError::Edited);
        }
        Ok(schema)
    }

    fn text(&self) -> String {
        match serde_json::to_value(self) {
            Ok(value) => canonical_json(&value),
            // Strings, numbers and lists of them: nothing in a schema can fail to be written.
            Err(error) => format!("{{\"error\": {:?}}}\n", error.to_string()),
        }
    }
}

/// What a file of another form is: one of another version, or none of ours.
fn unreadable(text: &str, error: &serde_json::Error) -> SchemaFileError {
    let value: Option<Value> = serde_json::from_str(text).ok();
    let version = value
        .as_ref()
        .and_then(|value| value.get("version")?.as_u64());
    match version {
        Some(version) if version != u64::from(VERSION) => SchemaFileError::Version(version),
        _ => SchemaFileError::Malformed {
            line: error.line(),
            column: error.column(),
            message: without_place(error),
        },
    }
}

/// The parser's message without the place that it ends with.
fn without_place(error: &serde_json::Error) -> String {
    let message = error.to_string();
    message
        .rsplit_once(" at line ")
        .map_or_else(|| message.clone(), |(what, _)| what.to_owned())
}

/// A hash over a file's text in which the checksum itself is empty.
fn checksum(bare: &str) -> String {
    let hash = Sha256::digest(bare.as_bytes());
    hash.iter()
        .take(16)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

fn is_conflict_mark(line: &str) -> bool {
    ["<<<<<<< ", "=======", ">>>>>>> "]
        .iter()
        .any(|mark| line.starts_with(mark))
}

impl Table {
    fn sort(&mut self) {
        self.unique.sort_by(|a, b| a.name.cmp(&b.name));
        self.indexes.sort_by(|a, b| a.name.cmp(&b.name));
        self.foreign_keys
            .sort_by(|a, b| (&a.name, &a.columns).cmp(&(&b.name, &b.columns)));
        self.checks.sort();
        self.triggers.sort_by(|a, b| a.name.cmp(&b.name));
        self.rules.sort_by(|a, b| a.name.cmp(&b.name));
        self.options.sort();
        for trigger in &mut self.triggers {
            trigger.names.sort();
            trigger.names.dedup();
        }
        for rule in &mut self.rules {
            rule.names.sort();
            rule.names.dedup();
        }
        if let Some(security) = &mut self.row_security {
            security.policies.sort();
        }
    }
}

/// JSON as generated files hold it: keys in the order given, two spaces, LF, and what fits on one line on one line,
/// so that a change shows as the lines it is about.
pub fn canonical_json(value: &Value) -> String {
    let mut out = String::new();
    write(value, 0, 0, &mut out);
    out.push('\n');
    out
}

fn write(value: &Value, indent: usize, before: usize, out: &mut String) {
    let flat = flat(value, WIDTH.saturating_sub(before));
    if let Some(flat) = flat.filter(|_| indent > 0) {
        out.push_str(&flat);
        return;
    }
    match value {
        Value::Array(items) => {
            let lines = items.iter().map(|item| (String::new(), item));
            write_lines(lines, ('[', ']'), indent, out);
        }
        Value::Object(entries) => {
            let lines = entries
                .iter()
                .map(|(key, item)| (format!("{}: ", quoted(key)), item));
            write_lines(lines, ('{', '}'), indent, out);
        }
        scalar => out.push_str(&scalar.to_string()),
    }
}

fn write_lines<'a>(
    lines: impl Iterator<Item = (String, &'a Value)>,
    (open, close): (char, char),
    indent: usize,
    out: &mut String,
) {
    out.push(open);
    let mut empty = true;
    for (key, item) in lines {
        out.push_str(if empty { "\n" } else { ",\n" });
        empty = false;
        out.push_str(&"  ".repeat(indent + 1));
        out.push_str(&key);
        write(
            item,
            indent + 1,
            2 * (indent + 1) + key.chars().count(),
            out,
        );
    }
    if !empty {
        out.push('\n');
        out.push_str(&"  ".repeat(indent));
    }
    out.push(close);
}

/// The value on one line, if it is not longer than `width`.
fn flat(value: &Value, width: usize) -> Option<String> {
    let text = match value {
        Value::Array(items) => {
            let items = flat_all(items.iter().map(|item| (None, item)), width)?;
            format!("[{}]", items.join(", "))
        }
        Value::Object(entries) if entries.is_empty() => "{}".to_owned(),
        Value::Object(entries) => {
            let items = flat_all(
                entries.iter().map(|(key, item)| (Some(key.as_str()), item)),
                width,
            )?;
            format!("{{ {} }}", items.join(", "))
        }
        scalar => return Some(scalar.to_string()),
    };
    (text.chars().count() <= width).then_some(text)
}

fn flat_all<'a>(
    items: impl Iterator<Item = (Option<&'a str>, &'a Value)>,
    width: usize,
) -> Option<Vec<String>> {
    let mut used = 0;
    let mut parts = Vec::new();
    for (key, item) in items {
        let text = flat(item, width)?;
        let text = key.map_or_else(|| text.clone(), |key| format!("{}: {text}", quoted(key)));
        used += text.chars().count() + 2;
        if used > width + 2 {
            return None;
        }
        parts.push(text);
    }
    Some(parts)
}

fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Column, TableKind};

    fn example() -> Schema {
        let mut schema = Schema::empty(Dialect::Sqlite, "abc");
        for name in ["users", "accounts"] {
            let mut table = Table::new("main", name, TableKind::Table);
            table.columns.push(Column::new("id", "integer"));
            schema.tables.push(table);
        }
        schema
    }

    #[test]
    fn what_is_written_is_read_again_and_sorted() {
        let text = example().to_json();
        let read = Schema::from_json(&text).unwrap();
        assert_eq!(read.to_json(), text);
        let names: Vec<&str> = read
            .tables
            .iter()
            .map(|table| table.name.as_str())
            .collect();
        assert_eq!(names, ["accounts", "users"]);
        assert!(text.ends_with("}\n") && !text.contains('\r'));
    }

    #[test]
    fn an_edit_by_hand_is_noticed() {
        let text = example().to_json();
        assert_eq!(
            Schema::from_json(&text.replace("accounts", "accountz")),
            Err(SchemaFileError::Edited)
        );
        // Line endings are git's business.
        assert!(Schema::from_json(&text.replace('\n', "\r\n")).is_ok());
    }

    #[test]
    fn what_can_not_be_read_says_why() {
        for (text, message) in [
            ("<<<<<<< HEAD\n", "line 1 is a mark of a merge conflict"),
            (
                "{\n\"version\": 2}",
                "it has version 2 of the format, this tool reads version 1",
            ),
            ("{}", "line 1, column 2: missing field `version`"),
            ("", "line 1, column 0: EOF while parsing a value"),
        ] {
            assert_eq!(Schema::from_json(text).unwrap_err().to_string(), message);
        }
    }
}
