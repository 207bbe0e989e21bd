//! Keys and values as they were written, before anybody knows what they mean: where the attribute's tokens and
//! the configuration's TOML become one.

use crate::Spanned;

/// A key and its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry<S> {
    /// The key as written.
    pub key: Spanned<String, S>,
    /// Its value.
    pub value: Value<S>,
}

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<S> {
    /// No value: the key stands alone, here.
    Flag(S),
    /// `true` or `false`.
    Bool(Spanned<bool, S>),
    /// A string, decoded.
    Text(Spanned<String, S>),
    /// An integer.
    Number(Spanned<i128, S>),
    /// A list, its place from bracket to bracket.
    List(Spanned<Vec<Value<S>>, S>),
    /// A value by dialect: `{ postgres = "...", sqlite = "..." }` (configuration only).
    ByDialect(Spanned<Vec<Entry<S>>, S>),
    /// What no key takes, in words with an article: `a float`, `a date`.
    Other(Spanned<String, S>),
}

impl<S> Value<S> {
    /// Where it stands.
    pub fn span(&self) -> &S {
        match self {
            Value::Flag(span) => span,
            Value::Bool(value) => &value.span,
            Value::Text(value) => &value.span,
            Value::Number(value) => &value.span,
            Value::List(value) => &value.span,
            Value::ByDialect(value) => &value.span,
            Value::Other(value) => &value.span,
        }
    }

    /// What it is, in words with an article.
    pub fn found(&self) -> &str {
        match self {
            Value::Flag(_) => "no value",
            Value::Bool(_) => "a boolean",
            Value::Text(_) => "a string",
            Value::Number(_) => "an integer",
            Value::List(_) => "a list",
            Value::ByDialect(_) => "a value by dialect",
            Value::Other(what) => &what.value,
        }
    }
}
