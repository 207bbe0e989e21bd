//! `data-class-baseline.toml`: accepted debt, one unclassified table a line. It can only shrink.
//!
//! ```toml
//! tables = [
//!     "legacy_imports",
//! ]
//!
//! [databases.server]
//! tables = [
//!     "old_jobs",
//! ]
//! ```

use std::collections::BTreeSet;
use std::fmt::Write;

use super::ConfigProblem;
use super::reader::{self, Problems, Section};
use crate::span::Span;

/// What the file says, in the order of the text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Baseline {
    /// One a line.
    pub lines: Vec<BaselineLine>,
}

/// One accepted table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaselineLine {
    /// The table as people read it: bare in the default schema, else `schema.table`.
    pub table: String,
    /// The database's name in the configuration; empty where there is one only.
    pub database: String,
    /// The line's place.
    pub span: Span,
}

impl Baseline {
    /// The line that accepts a table, if there is one.
    pub fn find(&self, database: &str, table: &str) -> Option<&BaselineLine> {
        self.lines
            .iter()
            .find(|line| line.database == database && line.table == table)
    }
}

/// Reads the file.
pub fn parse(text: &str) -> Result<Baseline, Vec<ConfigProblem>> {
    reader::read(text, |root, problems| {
        let mut lines = tables(root, "", problems);
        if let Some(mut databases) = root.section("databases", problems) {
            for (name, value) in databases.take_rest() {
                let Some(mut section) = databases.below(&name, value, problems) else {
                    continue;
                };
                lines.extend(tables(&mut section, &name.value, problems));
                section.finish(problems);
            }
        }
        Baseline { lines }
    })
}

fn tables(
    section: &mut Section<'_>,
    database: &str,
    problems: &mut Problems<'_>,
) -> Vec<BaselineLine> {
    let texts = section.strings("tables", problems).unwrap_or_default();
    let line = |text: reader::Text| BaselineLine {
        table: text.value,
        database: database.to_owned(),
        span: text.span,
    };
    texts.into_iter().map(line).collect()
}

/// Writes the file for `(database, table)` pairs: sorted, each once, the same bytes for the same pairs.
pub fn render<'a>(accepted: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let accepted: BTreeSet<(&str, &str)> = accepted.into_iter().collect();
    let databases: BTreeSet<&str> = accepted.iter().map(|(database, _)| *database).collect();
    let mut text = String::from(
        "# Tables without a class that were accepted when the gate was set up. This list can only shrink:\n\
         # classify a table and `baseline --shrink` takes its line out; a line that nothing needs is an error.\n",
    );
    for database in databases {
        if !database.is_empty() {
            let _ = write!(text, "\n[databases.{}]\n", quote_key(database));
        }
        text.push_str("tables = [\n");
        for (_, table) in accepted.iter().filter(|(of, _)| *of == database) {
            let _ = writeln!(text, "    {},", quote(table));
        }
        text.push_str("]\n");
    }
    if accepted.is_empty() {
        text.push_str("tables = []\n");
    }
    text
}

/// A name as a key of TOML: bare where TOML allows it.
pub fn quote_key(name: &str) -> String {
    let bare = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    if !name.is_empty() && name.chars().all(bare) {
        name.to_owned()
    } else {
        quote(name)
    }
}

/// A basic string of TOML on one line.
fn quote(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_rendered_is_read_back_sorted_and_once() {
        let pairs = [
            ("", "users"),
            ("server", "a.b"),
            ("", "a\"b\\c\n"),
            ("", "users"),
            ("my db", "x"),
        ];
        let text = render(pairs);
        insta::assert_snapshot!(text, @r#"
        # Tables without a class that were accepted when the gate was set up. This list can only shrink:
        # classify a table and `baseline --shrink` takes its line out; a line that nothing needs is an error.
        tables = [
            "a\"b\\c\u000A",
            "users",
        ]

        [databases."my db"]
        tables = [
            "x",
        ]

        [databases.server]
        tables = [
            "a.b",
        ]
        "#);
        let read = parse(&text).expect("reads");
        let pairs: Vec<_> = read
            .lines
            .iter()
            .map(|l| (l.database.as_str(), l.table.as_str()))
            .collect();
        assert_eq!(
            pairs,
            [
                ("", "a\"b\\c\n"),
                ("", "users"),
                ("my db", "x"),
                ("server", "a.b")
            ]
        );
        assert_eq!(render(pairs), text);
        assert!(read.find("server", "a.b").is_some() && read.find("", "a.b").is_none());
    }

    #[test]
    fn an_empty_baseline_is_a_file_too() {
        assert_eq!(parse(&render([])), Ok(Baseline::default()));
    }

    #[test]
    fn a_line_twice_and_an_unknown_key_are_problems() {
        let problems = parse("tables = [\n  \"a\",\n  \"a\",\n]\ntable = 1\n").expect_err("wrong");
        assert_eq!(problems.len(), 2);
        assert_eq!(problems[0].span.start.line, 3);
        assert_eq!(problems[1].help.as_deref(), Some("did you mean `tables`?"));
    }
}
