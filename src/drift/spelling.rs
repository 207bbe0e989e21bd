//! One spelling for what the versions of an engine print differently.
//!
//! PostgreSQL 14 prints EXTRACT where 13 prints date_part, 16 leaves out a table's name before a column, MariaDB and
//! MySQL differ in quotes and parentheses. What is left out here tells no two expressions of an application apart
//! that do different things: parentheses, casts of literals, the name before a column.

use crate::schema::{Column, Dialect};

/// A column's type.
pub(super) fn ty(dialect: Dialect, column: &Column) -> String {
    let ty = words(&column.ty.to_lowercase());
    match (dialect, ty.as_str()) {
        // MariaDB's JSON is this type.
        (Dialect::Mysql, "json") => "longtext".to_owned(),
        (Dialect::Sqlite, _) => ty.replace(' ', ""),
        _ => ty,
    }
}

/// An expression: a default, a check, the predicate of an index.
pub(super) fn expression(dialect: Dialect, text: &str) -> String {
    let tokens = tokens(text);
    let mut out: Vec<String> = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        at += 1;
        match token.as_str() {
            "(" | ")" | "," | "from" | "both" => {}
            "::" => at += cast(&tokens[at..]),
            // MySQL prints the character set of a literal.
            "_utf8mb4" | "_utf8mb3" | "_latin1" if dialect == Dialect::Mysql => {}
            "date_part" => out.push("extract".to_owned()),
            "btrim" => out.push("trim".to_owned()),
            "now" | "current_timestamp" | "localtimestamp" if dialect == Dialect::Mysql => {
                out.push("current_timestamp".to_owned());
            }
            _ => out.push(unquoted(dialect, token)),
        }
    }
    out.join(" ")
}

/// A quoted name and a literal of one word are what stands between their quotes: engines print `1` and `'1'`,
/// `` `a` `` and `a`, `'epoch'` and `epoch`.
fn unquoted(dialect: Dialect, token: &str) -> String {
    let mut characters = token.chars();
    let inside = match (characters.next(), characters.next_back()) {
        (Some('\''), Some('\'')) | (Some('"'), Some('"')) | (Some('`'), Some('`')) => {
            characters.as_str()
        }
        _ => return token.to_owned(),
    };
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.');
    match dialect {
        Dialect::Mysql => inside.to_owned(),
        _ if inside.chars().all(plain) => inside.to_owned(),
        _ => token.to_owned(),
    }
}

/// How many tokens a cast's type takes.
fn cast(tokens: &[String]) -> usize {
    const LONG: [&str; 6] = ["varying", "precision", "with", "without", "time", "zone"];
    let mut length = 1;
    while let Some(next) = tokens.get(length) {
        let is_size = next == "(" && tokens.get(length + 2).is_some_and(|close| close == ")");
        match next.as_str() {
            // `numeric(12,2)` is of one token more.
            "(" if is_size => length += 3,
            "(" if tokens.get(length + 4).is_some_and(|close| close == ")") => length += 5,
            "." | "[" => length += 2,
            word if LONG.contains(&word) => length += 1,
            _ => break,
        }
    }
    length
}

/// A view's text or a rule's, without the names before columns.
pub(super) fn view_text(text: &str) -> String {
    let tokens = tokens(text);
    let mut out: Vec<&str> = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        at += 1;
        match token.as_str() {
            "(" | ")" | ";" => {}
            "." => {
                out.pop();
            }
            _ => out.push(token),
        }
    }
    out.join(" ")
}

/// White space drawn together.
pub(super) fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Words, literals and signs; what is not quoted in lower case.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        if c.is_whitespace() {
            continue;
        }
        let mut token = c.to_string();
        if matches!(c, '\'' | '"' | '`') {
            while let Some(next) = characters.next() {
                token.push(next);
                if next == c {
                    if characters.peek() != Some(&c) {
                        break;
                    }
                    token.extend(characters.next());
                }
            }
            tokens.push(token);
            continue;
        }
        let word = |c: &char| c.is_alphanumeric() || *c == '_';
        if word(&c) {
            while let Some(next) = characters.next_if(word) {
                token.push(next);
            }
        } else if c == ':' {
            token.extend(characters.next_if_eq(&':'));
        }
        tokens.push(token.to_lowercase());
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn same(dialect: Dialect, one: &str, two: &str) {
        assert_eq!(expression(dialect, one), expression(dialect, two));
    }

    #[track_caller]
    fn differ(dialect: Dialect, one: &str, two: &str) {
        assert_ne!(expression(dialect, one), expression(dialect, two));
    }

    #[test]
    fn versions_of_an_engine_are_understood_alike() {
        let postgres = Dialect::Postgres;
        same(
            postgres,
            "EXTRACT(epoch FROM created_at)",
            "date_part('epoch'::text, created_at)",
        );
        same(postgres, "TRIM(BOTH FROM name)", "btrim(name)");
        same(postgres, "'a'::character varying(10)", "'a'::text");
        same(postgres, "(x > (0)::numeric(12,2))", "x > 0");
        same(postgres, "'{}'::jsonb", "'{}'::json");
        let mysql = Dialect::Mysql;
        same(mysql, "current_timestamp()", "CURRENT_TIMESTAMP");
        same(mysql, "'x y'", "x y");
        same(mysql, "(`a` > 0)", "a > 0");
        same(mysql, "_utf8mb4'free'", "'free'");
    }

    #[test]
    fn other_values_and_other_columns_are_other_expressions() {
        for dialect in Dialect::ALL {
            differ(dialect, "x > 0", "x > 1");
            differ(dialect, "x > 0", "y > 0");
            differ(dialect, "'Free'", "'free'");
            differ(dialect, "x = 'a b'", "x = 'b a'");
            differ(dialect, "x IS NULL", "x IS NOT NULL");
        }
    }

    #[test]
    fn a_view_is_the_same_with_and_without_names_before_its_columns() {
        assert_eq!(
            view_text(" SELECT users.id,\n    users.name\n   FROM users\n  WHERE (users.id > 3);"),
            view_text("SELECT id, name FROM users WHERE id > 3")
        );
    }
}
