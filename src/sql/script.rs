//! A script: the statements of a file with their comments, and the words that only its client understands.
//!
//! The file is the script's text; the executor runs the same statements without the client's words.

use super::quote::comment_lines;

/// A file's content.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Script {
    parts: Vec<Part>,
}

/// A part of a script.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Lines of a comment, without the dashes.
    Comment(Vec<String>),
    /// A line for the client alone: `\set ON_ERROR_STOP on`, `.bail on`.
    Client(String),
    /// A statement without its semicolon.
    Statement(String),
}

impl Script {
    /// Adds a comment; what stands in the text as a line break stays one, and nothing else can begin a line.
    pub fn comment(&mut self, text: impl AsRef<str>) -> &mut Self {
        self.parts.push(Part::Comment(comment_lines(text.as_ref())));
        self
    }

    /// Adds a line for the client.
    pub fn client(&mut self, line: impl Into<String>) -> &mut Self {
        self.parts.push(Part::Client(line.into()));
        self
    }

    /// Adds a statement.
    pub fn run(&mut self, sql: impl Into<String>) -> &mut Self {
        self.parts.push(Part::Statement(sql.into()));
        self
    }

    /// The statements, as the executor runs them.
    pub fn statements(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().filter_map(|part| match part {
            Part::Statement(sql) => Some(sql.as_str()),
            Part::Comment(_) | Part::Client(_) => None,
        })
    }

    /// The file's text.
    pub fn text(&self) -> String {
        let mut text = String::new();
        let mut before: Option<&Part> = None;
        for part in &self.parts {
            // A comment belongs to what follows it.
            if before.is_some_and(|before| !belongs(before, part)) {
                text.push('\n');
            }
            match part {
                Part::Comment(lines) => {
                    for line in lines {
                        text.push_str(format!("-- {line}").trim_end());
                        text.push('\n');
                    }
                }
                Part::Client(line) => {
                    text.push_str(line);
                    text.push('\n');
                }
                Part::Statement(sql) => {
                    text.push_str(sql);
                    text.push_str(";\n");
                }
            }
            before = Some(part);
        }
        text
    }
}

/// Whether two parts stand without an empty line between them.
fn belongs(before: &Part, part: &Part) -> bool {
    let short = |sql: &String| !sql.contains('\n');
    match (before, part) {
        (Part::Comment(_), Part::Client(_) | Part::Statement(_)) => true,
        // The first lines say that the file is generated.
        (Part::Client(_), Part::Client(_) | Part::Comment(_)) => true,
        (Part::Statement(one), Part::Statement(two)) => short(one) && short(two),
        _ => false,
    }
}
