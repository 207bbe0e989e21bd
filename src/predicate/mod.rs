//! Predicates: one SQL expression over a table's own columns, as `keep` and `system_rows` hold them.
//!
//! The text is split into tokens by `sqlparser`, which knows the dialects' lexical rules, and parsed here: the
//! grammar is small, every node keeps its place, and where the dialects disagree on precedence the parser asks
//! for parentheses. What is not allowed can't be expressed in [`Expr`].

use std::fmt;
use std::ops::Range;

use crate::schema::{Dialect, Table};
use crate::span::{LineColumn, Span};

mod check;
mod groups;
mod lexer;
mod parser;
mod refusals;
mod render;
#[cfg(test)]
mod tests;
mod words;

pub use groups::Group;
pub use render::{quote_identifier, quote_text};

/// Longer texts are refused unread: nobody can review them.
const LONGEST: usize = 4096;

/// Something in a predicate that is not understood or not allowed (DC0004).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What, in one sentence.
    pub message: String,
    /// Where, in bytes of the predicate's text.
    pub range: Range<usize>,
    /// What to write instead.
    pub help: Option<String>,
}

/// A part of a predicate with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expr {
    /// What it is.
    pub kind: Kind,
    /// Where it stands, in bytes of the predicate's text.
    pub range: Range<usize>,
}

/// What a part of a predicate is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A column of the table.
    Column(Column),
    /// A literal.
    Literal(Literal),
    /// A function of its arguments.
    Call(Function, Vec<Expr>),
    /// `left < right` and so on.
    Compare(Comparison, Box<Expr>, Box<Expr>),
    /// All of at least two.
    And(Vec<Expr>),
    /// Any of at least two.
    Or(Vec<Expr>),
    /// `NOT x`.
    Not(Box<Expr>),
    /// `x [NOT] IN (...)`.
    In {
        /// What is looked for.
        subject: Box<Expr>,
        /// Where.
        list: Vec<Expr>,
        /// With NOT.
        negated: bool,
    },
    /// `x [NOT] BETWEEN low AND high`.
    Between {
        /// What is compared.
        subject: Box<Expr>,
        /// The lower bound, included.
        low: Box<Expr>,
        /// The upper bound, included.
        high: Box<Expr>,
        /// With NOT.
        negated: bool,
    },
    /// `x [NOT] LIKE pattern [ESCAPE 'c']`.
    Like {
        /// What is compared.
        subject: Box<Expr>,
        /// The pattern.
        pattern: Box<Expr>,
        /// The character that takes a wildcard's meaning away, if one is given.
        escape: Option<char>,
        /// With NOT.
        negated: bool,
    },
    /// `x IS [NOT] NULL` and so on: never NULL itself.
    Is {
        /// What is tested.
        subject: Box<Expr>,
        /// For what.
        test: Test,
        /// With NOT.
        negated: bool,
    },
    /// `left IS [NOT] DISTINCT FROM right`: never NULL itself.
    Distinct {
        /// One side.
        left: Box<Expr>,
        /// The other side.
        right: Box<Expr>,
        /// With NOT: the two are the same.
        negated: bool,
    },
}

/// A column of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name: as written (unquoted ones folded as the dialect does) until it is resolved, then as stored.
    pub name: String,
    /// Whether it was written in quotes.
    pub quoted: bool,
    /// What kind of values it holds, once it is resolved.
    pub group: Option<Group>,
}

/// A literal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Literal {
    /// NULL.
    Null,
    /// TRUE or FALSE.
    Boolean(bool),
    /// A number as written, with its sign.
    Number(String),
    /// A text, unescaped.
    Text(String),
}

/// The functions that a predicate may call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Function {
    /// `lower(text)`.
    Lower,
    /// `upper(text)`.
    Upper,
    /// `coalesce(a, b, ...)`.
    Coalesce,
    /// `length(text)`: characters in PostgreSQL and SQLite, bytes in MySQL.
    Length,
    /// `abs(number)`.
    Abs,
}

/// The comparisons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// `=`.
    Equal,
    /// `<>`, also written `!=`.
    NotEqual,
    /// `<`.
    Less,
    /// `<=`.
    LessOrEqual,
    /// `>`.
    Greater,
    /// `>=`.
    GreaterOrEqual,
}

/// What IS tests for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Test {
    /// NULL.
    Null,
    /// TRUE.
    True,
    /// FALSE.
    False,
    /// UNKNOWN: NULL, of a condition.
    Unknown,
}

impl Expr {
    /// Parses a predicate. Its columns are not known yet: see [`Expr::resolve`].
    pub fn parse(text: &str, dialect: Dialect) -> Result<Expr, Problem> {
        if text.len() > LONGEST {
            let message = format!("the predicate is longer than {LONGEST} bytes");
            return Err(Problem {
                message,
                range: 0..text.len(),
                help: None,
            });
        }
        let tokens = lexer::tokens(text, dialect)?;
        parser::parse(tokens, text, dialect)
    }

    /// The same with every column found in `table` and given its stored name and its group; or everything that
    /// is wrong with columns and types.
    pub fn resolve(self, table: &Table, dialect: Dialect) -> Result<Expr, Vec<Problem>> {
        check::resolve(self, table, dialect)
    }

    /// The columns it names, with the place of each mention, in the order of the text.
    pub fn columns(&self) -> Vec<(&str, Range<usize>)> {
        let mut columns = Vec::new();
        self.visit(&mut |part| {
            if let Kind::Column(column) = &part.kind {
                columns.push((column.name.as_str(), part.range.clone()));
            }
        });
        columns
    }

    /// The conditions that all must hold: the operands of a top-level AND, else the expression itself.
    pub fn conjuncts(&self) -> &[Expr] {
        match &self.kind {
            Kind::And(parts) => parts,
            _ => std::slice::from_ref(self),
        }
    }

    /// The column of which it is exactly `column IS NULL`.
    pub fn null_test(&self) -> Option<&str> {
        let Kind::Is {
            subject,
            test: Test::Null,
            negated: false,
        } = &self.kind
        else {
            return None;
        };
        match &subject.kind {
            Kind::Column(column) => Some(&column.name),
            _ => None,
        }
    }

    /// The expression as SQL, identifiers quoted, every nested operator in parentheses.
    pub fn to_sql(&self, dialect: Dialect) -> String {
        render::sql(self, dialect)
    }

    /// Calls `visit` with this part and all parts below, in the order of the text.
    pub fn visit<'e>(&'e self, visit: &mut dyn FnMut(&'e Expr)) {
        visit(self);
        match &self.kind {
            Kind::Column(_) | Kind::Literal(_) => {}
            Kind::Call(_, parts) | Kind::And(parts) | Kind::Or(parts) => {
                parts.iter().for_each(|part| part.visit(visit));
            }
            Kind::Compare(_, left, right) | Kind::Distinct { left, right, .. } => {
                left.visit(visit);
                right.visit(visit);
            }
            Kind::Not(subject) | Kind::Is { subject, .. } => subject.visit(visit),
            Kind::In { subject, list, .. } => {
                subject.visit(visit);
                list.iter().for_each(|part| part.visit(visit));
            }
            Kind::Between {
                subject, low, high, ..
            } => {
                [subject, low, high]
                    .into_iter()
                    .for_each(|part| part.visit(visit));
            }
            Kind::Like {
                subject, pattern, ..
            } => {
                subject.visit(visit);
                pattern.visit(visit);
            }
        }
    }
}

impl Function {
    /// All of them.
    pub const ALL: [Function; 5] = [
        Function::Lower,
        Function::Upper,
        Function::Coalesce,
        Function::Length,
        Function::Abs,
    ];

    /// Its name in SQL.
    pub fn name(self) -> &'static str {
        match self {
            Function::Lower => "lower",
            Function::Upper => "upper",
            Function::Coalesce => "coalesce",
            Function::Length => "length",
            Function::Abs => "abs",
        }
    }
}

impl fmt::Display for Comparison {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Comparison::Equal => "=",
            Comparison::NotEqual => "<>",
            Comparison::Less => "<",
            Comparison::LessOrEqual => "<=",
            Comparison::Greater => ">",
            Comparison::GreaterOrEqual => ">=",
        })
    }
}

/// The place of a byte range of `text`, which is the value of the string literal at `literal`; the whole literal
/// where escapes or line breaks keep the two from running side by side.
pub fn place_in_literal(literal: Span, text: &str, range: &Range<usize>) -> Span {
    let width = literal.end.column.saturating_sub(literal.start.column);
    let characters = text.chars().count();
    let one_line = literal.start.line == literal.end.line && !text.contains('\n');
    // `"..."` has a quote on each side, `r"..."` a letter more, `r#"..."#` three more and so on.
    let (Some(around), true) = (width.checked_sub(characters), one_line) else {
        return literal;
    };
    let before = match around {
        2 if !text.contains(['"', '\\']) => 1,
        3 if !text.contains('"') => 2,
        around if around >= 5 && around % 2 == 1 && text.contains('"') => around / 2 + 1,
        _ => return literal,
    };
    let column = |byte: usize| {
        let counted = text.char_indices().take_while(|(at, _)| *at < byte).count();
        literal.start.column + before + counted
    };
    let at = |byte| LineColumn {
        line: literal.start.line,
        column: column(byte),
    };
    Span {
        start: at(range.start),
        end: at(range.end),
    }
}
