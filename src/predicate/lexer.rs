//! From text to tokens with byte places, through `sqlparser`'s tokenizer. No type of it leaves this file.

use std::ops::Range;

use sqlparser::dialect::{Dialect as SqlDialect, MySqlDialect, PostgreSqlDialect, SQLiteDialect};
use sqlparser::tokenizer::{Location, Token as SqlToken, Tokenizer, Whitespace};

use super::{Comparison, Problem};
use crate::schema::Dialect;

/// A token with its place.
#[derive(Debug, Clone)]
pub(super) struct Token {
    pub(super) kind: TokenKind,
    pub(super) range: Range<usize>,
}

/// The tokens a predicate is made of.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum TokenKind {
    /// An unquoted word: keyword, column or function.
    Word(String),
    /// A quoted identifier.
    Quoted(String),
    /// A number as written.
    Number(String),
    /// A text, unescaped.
    Text(String),
    /// A comparison.
    Compare(Comparison),
    /// `(`.
    Open,
    /// `)`.
    Close,
    /// `,`.
    Comma,
    /// `.`.
    Dot,
    /// `-`.
    Minus,
    /// Anything else, as the text shows it.
    Other(String),
}

/// The tokens of a text without white space.
pub(super) fn tokens(text: &str, dialect: Dialect) -> Result<Vec<Token>, Problem> {
    let sql_dialect: &dyn SqlDialect = match dialect {
        Dialect::Postgres => &PostgreSqlDialect {},
        Dialect::Sqlite => &SQLiteDialect {},
        Dialect::Mysql => &MySqlDialect {},
    };
    let lines = Lines::new(text);
    let tokens = Tokenizer::new(sql_dialect, text)
        .tokenize_with_location()
        .map_err(|error| {
            let at = lines.byte(error.location);
            Problem {
                message: lower_first(&error.message),
                range: at..text.len().max(at),
                help: None,
            }
        })?;
    let mut kept = Vec::new();
    for token in tokens {
        let range = lines.byte(token.span.start)..lines.byte(token.span.end);
        kept.extend(kind(token.token, &range, text)?.map(|kind| Token { kind, range }));
    }
    Ok(kept)
}

fn kind(token: SqlToken, range: &Range<usize>, text: &str) -> Result<Option<TokenKind>, Problem> {
    let written = || text.get(range.clone()).unwrap_or_default().to_owned();
    let refuse = |message: &str, help: &str| {
        Err(Problem {
            message: message.to_owned(),
            range: range.clone(),
            help: Some(help.to_owned()),
        })
    };
    Ok(Some(match token {
        SqlToken::EOF => return Ok(None),
        SqlToken::Whitespace(Whitespace::Space | Whitespace::Newline | Whitespace::Tab) => {
            return Ok(None);
        }
        SqlToken::Whitespace(_) => {
            return refuse("a comment in a predicate", "say it in `note` or `reason`");
        }
        SqlToken::Word(word) => match word.quote_style {
            None => TokenKind::Word(word.value),
            Some('"' | '`') => TokenKind::Quoted(word.value),
            Some(_) => TokenKind::Other(written()),
        },
        SqlToken::Number(number, false) => TokenKind::Number(number),
        SqlToken::SingleQuotedString(text) | SqlToken::EscapedStringLiteral(text) => {
            if text.contains('\0') {
                return refuse(
                    "a text with a NUL character",
                    "no engine compares it reliably",
                );
            }
            TokenKind::Text(text)
        }
        SqlToken::DoubleQuotedString(_) => {
            return refuse(
                "a double-quoted string",
                "texts stand in single quotes, as in 'free'; columns in backticks",
            );
        }
        SqlToken::Eq => TokenKind::Compare(Comparison::Equal),
        SqlToken::Neq => TokenKind::Compare(Comparison::NotEqual),
        SqlToken::Lt => TokenKind::Compare(Comparison::Less),
        SqlToken::LtEq => TokenKind::Compare(Comparison::LessOrEqual),
        SqlToken::Gt => TokenKind::Compare(Comparison::Greater),
        SqlToken::GtEq => TokenKind::Compare(Comparison::GreaterOrEqual),
        SqlToken::LParen => TokenKind::Open,
        SqlToken::RParen => TokenKind::Close,
        SqlToken::Comma => TokenKind::Comma,
        SqlToken::Period => TokenKind::Dot,
        SqlToken::Minus => TokenKind::Minus,
        _ => TokenKind::Other(written()),
    }))
}

fn lower_first(message: &str) -> String {
    let mut characters = message.chars();
    match characters.next() {
        Some(first) => first.to_lowercase().chain(characters).collect(),
        None => "this is not SQL".to_owned(),
    }
}

/// Where each character and each line of a text begins, to find a byte by line and column.
struct Lines {
    characters: Vec<usize>,
    /// The number of the character that begins each line.
    starts: Vec<usize>,
    end: usize,
}

impl Lines {
    fn new(text: &str) -> Self {
        let breaks = text.chars().enumerate().filter(|(_, c)| *c == '\n');
        Lines {
            characters: text.char_indices().map(|(byte, _)| byte).collect(),
            starts: std::iter::once(0)
                .chain(breaks.map(|(at, _)| at + 1))
                .collect(),
            end: text.len(),
        }
    }

    fn byte(&self, location: Location) -> usize {
        let index = |number: u64| usize::try_from(number).unwrap_or(0).saturating_sub(1);
        let line = self.starts.get(index(location.line));
        let at = line.and_then(|start| start.checked_add(index(location.column)));
        at.and_then(|at| self.characters.get(at))
            .copied()
            .unwrap_or(self.end)
    }
}
