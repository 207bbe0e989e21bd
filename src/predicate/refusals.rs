//! What the parser says about tokens that may not stand where they stand.

use std::ops::Range;

use super::lexer::{Token, TokenKind};
use super::{Expr, Function, Kind, Literal, Problem};

pub(super) fn problem(range: Range<usize>, message: impl Into<String>, help: &str) -> Problem {
    Problem {
        message: message.into(),
        range,
        help: Some(help.to_owned()),
    }
}

/// Refuses what is a value and no condition. Columns pass: whether they may stand alone is a matter of type.
pub(super) fn condition_only(part: &Expr) -> Result<(), Problem> {
    let what = match &part.kind {
        Kind::Literal(Literal::Number(_)) => "a number",
        Kind::Literal(Literal::Text(_)) => "a text",
        Kind::Call(Function::Lower | Function::Upper, _) => "a text",
        Kind::Call(Function::Length | Function::Abs, _) => "a number",
        _ => return Ok(()),
    };
    let help = "compare it with something, as in `length(name) > 0`";
    Err(problem(
        part.range.clone(),
        format!("expected a condition, found {what}"),
        help,
    ))
}

pub(super) fn begins_operator(token: &Token) -> bool {
    match &token.kind {
        TokenKind::Compare(_) => true,
        TokenKind::Word(word) => ["IS", "IN", "BETWEEN", "LIKE", "NOT"]
            .iter()
            .any(|op| op.eq_ignore_ascii_case(word)),
        _ => false,
    }
}

pub(super) fn arithmetic(kind: &TokenKind) -> bool {
    match kind {
        TokenKind::Minus => true,
        TokenKind::Other(text) => !text.starts_with(';'),
        _ => false,
    }
}

pub(super) fn left_over(token: &Token) -> Problem {
    match &token.kind {
        kind @ (TokenKind::Other(_) | TokenKind::Minus) => unexpected(kind, token.range.clone()),
        TokenKind::Close => problem(
            token.range.clone(),
            "a parenthesis that nothing opened",
            "remove it",
        ),
        kind => problem(
            token.range.clone(),
            format!("expected AND, OR or the end, found {}", shown(kind)),
            "a predicate is one expression: join conditions with AND and OR",
        ),
    }
}

pub(super) fn unexpected(kind: &TokenKind, range: Range<usize>) -> Problem {
    let TokenKind::Other(text) = kind else {
        return match kind {
            TokenKind::Minus => {
                problem(range, "arithmetic in a predicate", "compare with a literal")
            }
            kind => Problem {
                message: format!("expected a column or a literal, found {}", shown(kind)),
                range,
                help: None,
            },
        };
    };
    let (message, help) = match text.as_str() {
        "||" => (
            "`||` in a predicate",
            "it joins texts in one dialect and means OR in another: compare columns one by one",
        ),
        "&&" => ("`&&` in a predicate", "write AND"),
        "!" => ("`!` in a predicate", "write NOT"),
        "==" => ("`==` in a predicate", "write `=`"),
        "<=>" => ("`<=>` in a predicate", "write `IS NOT DISTINCT FROM`"),
        "::" => (
            "a cast in a predicate",
            "compare the column with a literal of its own type",
        ),
        ";" => ("more than one statement", "a predicate is one expression"),
        "+" | "*" | "/" | "%" => ("arithmetic in a predicate", "compare with a literal"),
        text if text.starts_with(['?', '$', ':', '@']) => {
            ("a parameter in a predicate", "write the literal itself")
        }
        other => {
            let message = format!("`{}` in a predicate", other.escape_debug());
            return problem(
                range,
                message,
                "columns, literals, =, <>, <, <=, >, >=, AND, OR, NOT, IN, BETWEEN, LIKE and IS may stand here",
            );
        }
    };
    problem(range, message, help)
}

pub(super) fn shown(kind: &TokenKind) -> String {
    match kind {
        TokenKind::Word(word) => format!("`{word}`"),
        TokenKind::Quoted(name) => format!("`\"{name}\"`"),
        TokenKind::Number(number) => format!("`{number}`"),
        TokenKind::Text(text) => format!("'{text}'"),
        TokenKind::Compare(comparison) => format!("`{comparison}`"),
        TokenKind::Open => "`(`".to_owned(),
        TokenKind::Close => "`)`".to_owned(),
        TokenKind::Comma => "`,`".to_owned(),
        TokenKind::Dot => "`.`".to_owned(),
        TokenKind::Minus => "`-`".to_owned(),
        TokenKind::Other(text) => format!("`{text}`"),
    }
}
