//! Names and globs of tables, as `[tables."..."]` writes them.

use globset::{GlobBuilder, GlobMatcher};

use super::TableEntry;
use crate::schema::{Dialect, Schema, Table};

/// A table's name or a glob of names, ready to match.
///
/// It is matched whole in the default schema first, then as `schema.table`. A part in double quotes is taken
/// literally, as in SQL; elsewhere `*`, `?`, `[ab]` and `{a,b}` have a meaning.
#[derive(Debug, Clone)]
pub struct TablePattern {
    whole: Part,
    /// Schema and table, where the pattern has a dot outside quotes and brackets.
    parts: Option<(Part, Part)>,
    glob: bool,
}

#[derive(Debug, Clone)]
struct Part {
    /// The text without quotes: what is compared where nothing in it is a glob.
    literal: String,
    /// Matchers that heed case and that don't.
    glob: Option<Box<(GlobMatcher, GlobMatcher)>>,
}

impl TablePattern {
    /// The pattern of a written name; fails with a sentence if it is not one.
    pub fn new(written: &str) -> Result<Self, String> {
        let pieces = split(written)?;
        if pieces.iter().any(|piece| piece.literal.is_empty()) {
            return Err("a part of the name is empty".to_owned());
        }
        // A whole name is compared as the engine stores it, so its quotes go only if it is one quoted part.
        let whole = match pieces.as_slice() {
            [one] => Part::new(one)?,
            _ => Part::new(&Piece::whole(written))?,
        };
        let parts = match pieces.as_slice() {
            [schema, table] => Some((Part::new(schema)?, Part::new(table)?)),
            _ => None,
        };
        let glob = whole.glob.is_some()
            || parts
                .as_ref()
                .is_some_and(|(a, b)| a.glob.is_some() || b.glob.is_some());
        Ok(TablePattern { whole, parts, glob })
    }

    /// Whether it can match more than one table.
    pub fn is_glob(&self) -> bool {
        self.glob
    }

    /// Whether it matches a table, as one reading or the other.
    pub fn matches(&self, dialect: Dialect, schema: &str, table: &str) -> bool {
        self.matches_whole(dialect, schema, table) || self.matches_parts(dialect, schema, table)
    }

    fn matches_whole(&self, dialect: Dialect, schema: &str, table: &str) -> bool {
        let default = schema.is_empty() || schema == dialect.default_schema();
        default && self.whole.matches(dialect, table)
    }

    fn matches_parts(&self, dialect: Dialect, schema: &str, table: &str) -> bool {
        let Some((in_schema, name)) = &self.parts else {
            return false;
        };
        // MySQL has one schema a database, without a name in the catalog: `app.users` still means `users`.
        let any_schema = dialect == Dialect::Mysql && schema.is_empty();
        let schema = if schema.is_empty() {
            dialect.default_schema()
        } else {
            schema
        };
        (any_schema || in_schema.matches(dialect, schema)) && name.matches(dialect, table)
    }
}

impl TableEntry {
    /// Whether the entry's name or glob matches a table.
    pub fn matches(&self, dialect: Dialect, schema: &str, table: &str) -> bool {
        self.matcher.matches(dialect, schema, table)
    }

    /// The tables that the entry means: of a plain name, the second reading counts only where the first finds
    /// nothing.
    pub fn select<'s>(&self, schema: &'s Schema) -> Vec<&'s Table> {
        let dialect = schema.dialect;
        let select = |matches: &dyn Fn(&Table) -> bool| -> Vec<&'s Table> {
            schema
                .tables
                .iter()
                .filter(|table| matches(table))
                .collect()
        };
        let matcher = &self.matcher;
        if matcher.glob {
            return select(&|t| matcher.matches(dialect, &t.schema, &t.name));
        }
        let whole = select(&|t| matcher.matches_whole(dialect, &t.schema, &t.name));
        if !whole.is_empty() {
            return whole;
        }
        select(&|t| matcher.matches_parts(dialect, &t.schema, &t.name))
    }
}

impl Part {
    fn new(piece: &Piece) -> Result<Self, String> {
        if !piece.glob {
            return Ok(Part {
                literal: piece.literal.clone(),
                glob: None,
            });
        }
        let build = |ignore_case| {
            GlobBuilder::new(&piece.pattern)
                .case_insensitive(ignore_case)
                .backslash_escape(true)
                .build()
                .map(|glob| glob.compile_matcher())
                .map_err(|error| error.kind().to_string())
        };
        let glob = Some(Box::new((build(false)?, build(true)?)));
        Ok(Part {
            literal: piece.literal.clone(),
            glob,
        })
    }

    /// Case counts, except where the engine itself ignores it.
    fn matches(&self, dialect: Dialect, name: &str) -> bool {
        match (&self.glob, dialect) {
            (None, Dialect::Sqlite) => self.literal.eq_ignore_ascii_case(name),
            (None, Dialect::Postgres | Dialect::Mysql) => self.literal == name,
            (Some(globs), Dialect::Sqlite) => globs.1.is_match(name),
            (Some(globs), Dialect::Postgres | Dialect::Mysql) => globs.0.is_match(name),
        }
    }
}

/// One part of a written name.
#[derive(Debug, Default)]
struct Piece {
    literal: String,
    pattern: String,
    glob: bool,
}

impl Piece {
    /// The whole text, dots included, as one name; with quotes in it, it is hardly a glob of names with quotes.
    fn whole(text: &str) -> Self {
        let mut piece = Piece::default();
        let literal = text.contains('"');
        text.chars().for_each(|c| piece.push(c, literal));
        piece
    }

    fn push(&mut self, c: char, quoted: bool) {
        self.literal.push(c);
        let special = matches!(c, '*' | '?' | '[' | ']' | '{' | '}' | '!' | ',' | '\\');
        if quoted && special {
            self.pattern.push('\\');
        }
        self.pattern.push(c);
        self.glob |= !quoted && matches!(c, '*' | '?' | '[' | '{');
    }
}

/// Splits at dots outside quotes, brackets and braces.
fn split(written: &str) -> Result<Vec<Piece>, String> {
    let mut pieces = vec![];
    let mut piece = Piece::default();
    let (mut quoted, mut depth) = (false, 0_usize);
    let mut characters = written.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '"' if quoted && characters.peek() == Some(&'"') => {
                characters.next();
                piece.push('"', true);
            }
            '"' => quoted = !quoted,
            '.' if !quoted && depth == 0 => pieces.push(std::mem::take(&mut piece)),
            c => {
                match c {
                    '[' | '{' if !quoted => depth += 1,
                    ']' | '}' if !quoted => depth = depth.saturating_sub(1),
                    _ => {}
                }
                piece.push(c, quoted);
            }
        }
    }
    pieces.push(piece);
    if quoted {
        Err("a double quote is not closed".to_owned())
    } else {
        Ok(pieces)
    }
}
