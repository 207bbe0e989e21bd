//! What SQLite's catalogs leave out and only the stored CREATE statement tells: checks, generated expressions,
//! deferral, constraint names, index expressions and predicates. SQLite has normalised and accepted these texts.

use crate::migrations::split::{Flavor, Token, tokens};
use crate::schema::Deferrable;

/// What the text of a CREATE TABLE tells.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct TableText {
    /// Each generated column with its expression.
    pub(super) generated: Vec<(String, String)>,
    /// CHECK expressions.
    pub(super) checks: Vec<String>,
    /// Foreign keys in the order of declaration.
    pub(super) keys: Vec<KeyText>,
    /// Whether AUTOINCREMENT stands in it.
    pub(super) autoincrement: bool,
}

/// What the text tells of a foreign key.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct KeyText {
    /// `CONSTRAINT name`.
    pub(super) name: Option<String>,
    /// When it is checked.
    pub(super) deferrable: Option<Deferrable>,
}

type Tokens<'a> = Vec<Token<'a>>;

/// Reads a CREATE TABLE.
pub(super) fn table(sql: &str) -> TableText {
    let all: Tokens<'_> = tokens(sql, Flavor::Standard)
        .filter(|token| !matches!(token, Token::Comment(_)))
        .collect();
    let mut text = TableText::default();
    let Some(open) = all.iter().position(|token| *token == Token::Symbol("(")) else {
        return text;
    };
    let body = group(&all[open..]);
    for part in split_commas(&body) {
        definition(&part, &mut text);
    }
    text
}

/// The expressions of a CREATE INDEX, in order, and its predicate.
pub(super) fn index(sql: &str) -> (Vec<String>, Option<String>) {
    let all: Tokens<'_> = tokens(sql, Flavor::Standard).collect();
    let Some(open) = all.iter().position(|token| *token == Token::Symbol("(")) else {
        return (Vec::new(), None);
    };
    let body = group(&all[open..]);
    let parts = split_commas(&body)
        .iter()
        .map(|part| without_order(part))
        .collect();
    let behind = all.get(open + body.len() + 2..).unwrap_or(&[]);
    let predicate = behind
        .iter()
        .position(|token| is(token, "WHERE"))
        .and_then(|at| behind.get(at + 1..))
        .map(written);
    (parts, predicate)
}

/// An identifier without its quotes.
pub(super) fn unquote(text: &str) -> String {
    let mut characters = text.chars();
    let (close, doubled) = match characters.next() {
        Some('"') => ('"', "\"\""),
        Some('`') => ('`', "``"),
        Some('\'') => ('\'', "''"),
        Some('[') => (']', "]]"),
        _ => return text.to_owned(),
    };
    let inner = characters.as_str();
    let inner = inner.strip_suffix(close).unwrap_or(inner);
    inner.replace(doubled, &close.to_string())
}

fn definition(part: &[Token<'_>], text: &mut TableText) {
    let part: Tokens<'_> = part.to_vec();
    let words: Vec<usize> = (0..part.len())
        .filter(|at| !matches!(part[*at], Token::Space(_)))
        .collect();
    let Some(first) = words.first().map(|at| part[*at]) else {
        return;
    };
    let column = column_name(&part);
    let mut name = None;
    let mut at = 0;
    // Table constraints begin with a keyword; a column of that name is quoted.
    let is_constraint = ["CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN"]
        .iter()
        .any(|keyword| is(&first, keyword));
    if !is_constraint {
        at = 1;
    }
    while let Some(token) = words.get(at).map(|at| part[*at]) {
        let next = |n: usize| words.get(at + n).map(|at| part[*at]);
        let argument = || words.get(at + 1).map(|at| written(&group(&part[*at..])));
        if token == Token::Symbol("(") {
            let inside = group(&part[words[at]..]);
            let close = words[at] + inside.len() + 1;
            at = words
                .iter()
                .position(|word| *word > close)
                .unwrap_or(words.len());
            continue;
        } else if is(&token, "CONSTRAINT") {
            name = next(1).map(|token| unquote(token.text()));
            at += 1;
        } else if is(&token, "CHECK") {
            text.checks.extend(argument());
        } else if is(&token, "AS") && next(1) == Some(Token::Symbol("(")) {
            text.generated
                .extend(argument().map(|expression| (column.clone(), expression)));
        } else if is(&token, "AUTOINCREMENT") {
            text.autoincrement = true;
        } else if is(&token, "REFERENCES") {
            text.keys.push(KeyText {
                name: name.take(),
                deferrable: None,
            });
        } else if is(&token, "DEFERRABLE") {
            let negated = at > 0 && is(&part[words[at - 1]], "NOT");
            let deferred = next(1).is_some_and(|t| is(&t, "INITIALLY"))
                && next(2).is_some_and(|t| is(&t, "DEFERRED"));
            if let Some(key) = text.keys.last_mut() {
                key.deferrable = Some(match (negated, deferred) {
                    (true, _) => Deferrable::No,
                    (false, true) => Deferrable::Deferred,
                    (false, false) => Deferrable::Immediate,
                });
            }
        }
        at += 1;
    }
}

/// The name a column definition begins with; `[name]` is made of several tokens.
fn column_name(part: &[Token<'_>]) -> String {
    let text: String = part.iter().map(|token| token.text()).collect();
    let text = text.trim_start();
    if text.starts_with('[') {
        let end = text.find(']').map_or(text.len(), |at| at + 1);
        return unquote(text.get(..end).unwrap_or(text));
    }
    part.iter()
        .find(|token| !matches!(token, Token::Space(_)))
        .map_or_else(String::new, |token| unquote(token.text()))
}

fn is(token: &Token<'_>, keyword: &str) -> bool {
    matches!(token, Token::Word(word) if word.eq_ignore_ascii_case(keyword))
}

/// The tokens between the parenthesis at the beginning and its partner.
fn group<'a>(from: &[Token<'a>]) -> Tokens<'a> {
    let mut depth = 0;
    let mut inside = Vec::new();
    for token in from {
        match token {
            Token::Symbol("(") => depth += 1,
            Token::Symbol(")") => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            break;
        }
        inside.push(*token);
    }
    if inside.is_empty() {
        inside
    } else {
        inside.split_off(1)
    }
}

fn split_commas<'a>(body: &[Token<'a>]) -> Vec<Tokens<'a>> {
    let mut parts = vec![Vec::new()];
    let mut depth = 0;
    for token in body {
        match token {
            Token::Symbol("(" | "[") => depth += 1,
            Token::Symbol(")" | "]") => depth -= 1,
            Token::Symbol(",") if depth == 0 => {
                parts.push(Vec::new());
                continue;
            }
            _ => {}
        }
        if let Some(part) = parts.last_mut() {
            part.push(*token);
        }
    }
    parts
}

/// The tokens as text, white space folded.
fn written(part: &[Token<'_>]) -> String {
    let text: String = part
        .iter()
        .map(|token| {
            if matches!(token, Token::Space(_)) {
                " "
            } else {
                token.text()
            }
        })
        .collect();
    text.trim().to_owned()
}

/// An index part without COLLATE, ASC and DESC at its end.
fn without_order(part: &[Token<'_>]) -> String {
    let mut part: Tokens<'_> = part.to_vec();
    while part.last().is_some_and(|token| {
        matches!(token, Token::Space(_)) || is(token, "ASC") || is(token, "DESC")
    }) {
        part.pop();
    }
    written(&part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_tells_what_the_pragmas_leave_out() {
        let text = table(
            "CREATE TABLE \"a(\" (\n  id INTEGER PRIMARY KEY AUTOINCREMENT, -- , the key\n  [x y] int AS (id * 2) STORED,\n  \
             p int CONSTRAINT fk REFERENCES b(id) DEFERRABLE INITIALLY DEFERRED CHECK (p > 0),\n  \
             q int REFERENCES b(id),\n  CONSTRAINT two FOREIGN KEY (p, q) REFERENCES c (a, b) NOT DEFERRABLE,\n  \
             CHECK (p IN (1, 2))\n)",
        );
        assert_eq!(text.generated, [("x y".to_owned(), "id * 2".to_owned())]);
        assert_eq!(text.checks, ["p > 0", "p IN (1, 2)"]);
        assert!(text.autoincrement);
        let key = |name: Option<&str>, deferrable| KeyText {
            name: name.map(str::to_owned),
            deferrable,
        };
        assert_eq!(
            text.keys,
            [
                key(Some("fk"), Some(Deferrable::Deferred)),
                key(None, None),
                key(Some("two"), Some(Deferrable::No)),
            ]
        );
    }

    #[test]
    fn index_texts_give_expressions_and_predicate() {
        assert_eq!(
            index("CREATE UNIQUE INDEX i ON t (lower(a, 'x'), b DESC) WHERE deleted IS NULL"),
            (
                vec!["lower(a, 'x')".to_owned(), "b".to_owned()],
                Some("deleted IS NULL".to_owned())
            )
        );
        assert_eq!(index(""), (Vec::new(), None));
    }
}
