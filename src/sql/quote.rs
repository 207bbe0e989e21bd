//! Names are data: the one place that writes identifiers, literals and comments into SQL.
//!
//! Identifiers are always quoted. Characters that a reader can't see, or that a client could take for the beginning
//! of a line of its own, never stand in a comment; in literals they are escaped where the dialect has escapes.

use crate::predicate::{quote_identifier, quote_text};
use crate::schema::{Dialect, Table};

/// Writes names and texts in one dialect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quote(pub Dialect);

impl Quote {
    /// An identifier.
    pub fn name(self, name: &str) -> String {
        quote_identifier(name, self.0)
    }

    /// Several identifiers, with a comma between them.
    pub fn names<'a>(self, names: impl IntoIterator<Item = &'a str>) -> String {
        let names: Vec<String> = names.into_iter().map(|name| self.name(name)).collect();
        names.join(", ")
    }

    /// Columns of a row that goes by `alias`, with a comma between them.
    pub fn columns<'a>(self, alias: &str, names: impl IntoIterator<Item = &'a str>) -> String {
        let names: Vec<String> = names
            .into_iter()
            .map(|name| format!("{alias}.{}", self.name(name)))
            .collect();
        names.join(", ")
    }

    /// A table, with its schema where the dialect has schemas.
    ///
    /// SQLite's stands alone: a trigger's body takes no other names, and the guard makes sure that no temporary
    /// table hides one.
    pub fn table(self, schema: &str, table: &str) -> String {
        if schema.is_empty() || self.0 == Dialect::Sqlite {
            self.name(table)
        } else {
            format!("{}.{}", self.name(schema), self.name(table))
        }
    }

    /// A table of the schema.
    pub fn table_of(self, table: &Table) -> String {
        self.table(&table.schema, &table.name)
    }

    /// A text as a literal on one line, where the dialect can say it on one.
    pub fn text(self, text: &str) -> String {
        let controls = |c: char| c.is_control();
        match self.0 {
            Dialect::Postgres if text.contains(controls) => {
                let escaped = text.replace('\\', "\\\\").replace('\'', "''");
                format!("E'{}'", escape_controls(&escaped))
            }
            Dialect::Mysql if text.contains(controls) => {
                let escaped = text.replace('\\', "\\\\").replace('\'', "''");
                let escaped = escaped
                    .replace('\n', "\\n")
                    .replace('\r', "\\r")
                    .replace('\t', "\\t");
                format!("'{escaped}'")
            }
            _ => quote_text(text, self.0),
        }
    }
}

fn escape_controls(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\n' => "\\n".to_owned(),
            '\r' => "\\r".to_owned(),
            '\t' => "\\t".to_owned(),
            c if c.is_control() => format!("\\u{:04X}", u32::from(c)),
            c => c.to_string(),
        })
        .collect()
}

/// A text as lines of a comment, without what could end the comment or deceive its reader.
pub fn comment_lines(text: &str) -> Vec<String> {
    text.lines().map(visible).collect()
}

/// A text on one line: control characters and those that turn the direction of writing are spelled out.
pub fn visible(text: &str) -> String {
    let hidden = |c: char| {
        c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    text.chars()
        .map(|c| {
            if hidden(c) {
                c.escape_unicode().to_string()
            } else {
                c.to_string()
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_and_literals_can_not_be_left() {
        for (dialect, name, text) in [
            (
                Dialect::Postgres,
                r#""a""; DROP --""#,
                r"E'it''s \\ \n\u0001'",
            ),
            (Dialect::Sqlite, r#""a""; DROP --""#, "'it''s \\ \n\u{1}'"),
            (Dialect::Mysql, r#"`a"; DROP --`"#, "'it''s \\\\ \\n\u{1}'"),
        ] {
            assert_eq!(Quote(dialect).name("a\"; DROP --"), name);
            assert_eq!(Quote(dialect).text("it's \\ \n\u{1}"), text);
        }
        assert_eq!(Quote(Dialect::Mysql).name("a`b"), "`a``b`");
        assert_eq!(Quote(Dialect::Postgres).table("s.t", "u"), r#""s.t"."u""#);
        assert_eq!(Quote(Dialect::Sqlite).table("main", "u"), r#""u""#);
    }

    #[test]
    fn a_comment_can_not_be_left() {
        assert_eq!(
            comment_lines("a\r\nDROP TABLE x;\n\\q \u{202e}"),
            ["a", "DROP TABLE x;", "\\q \\u{202e}"]
        );
        assert_eq!(visible("a\nb\rc"), "a\\u{a}b\\u{d}c");
    }
}
