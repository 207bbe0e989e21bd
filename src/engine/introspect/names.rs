//! Which tables a trigger's or rule's text names, and may therefore change.

use std::collections::{BTreeSet, HashMap};

use crate::migrations::split::{Flavor, Token, tokens};
use crate::schema::TableRef;

/// The known tables, prepared for searching texts.
pub(super) struct Names {
    by_name: HashMap<String, Vec<TableRef>>,
    flavor: Flavor,
}

impl Names {
    /// Prepares the search.
    pub(super) fn new(known: Vec<TableRef>, flavor: Flavor) -> Self {
        let mut by_name: HashMap<String, Vec<TableRef>> = HashMap::new();
        for table in known {
            by_name
                .entry(table.table.to_lowercase())
                .or_default()
                .push(table);
        }
        Names { by_name, flavor }
    }

    /// The tables that the text names and may change; comments don't count, strings only where they may be run as SQL.
    /// A text that has no statement which writes changes none: it only looks (a check of names that are reserved).
    pub(super) fn named_in(&self, text: &str) -> Vec<TableRef> {
        let mut found = BTreeSet::new();
        if !writes(text, self.flavor) {
            return Vec::new();
        }
        self.search(text, runs_text(text, self.flavor), &mut found);
        found.into_iter().collect()
    }

    fn search(&self, text: &str, strings: bool, found: &mut BTreeSet<TableRef>) {
        let mut qualifier: Option<String> = None;
        let mut after_dot = false;
        for token in tokens(text, self.flavor) {
            match token {
                Token::Word(_) | Token::Quoted(_) => {
                    let name = identifier(token);
                    let schema = qualifier.take().filter(|_| after_dot);
                    self.take(schema.as_deref(), &name, found);
                    qualifier = Some(name);
                    after_dot = false;
                }
                Token::Symbol(".") => after_dot = true,
                Token::Text(quoted) => {
                    if strings {
                        self.search(inside(quoted), true, found);
                    }
                    (qualifier, after_dot) = (None, false);
                }
                Token::Symbol(_) => (qualifier, after_dot) = (None, false),
                Token::Comment(_) | Token::Space(_) => {}
            }
        }
    }

    /// `schema.table` means that one; a bare name any table of that name; `table.column` the table, found before.
    fn take(&self, schema: Option<&str>, name: &str, found: &mut BTreeSet<TableRef>) {
        let Some(tables) = self.by_name.get(&name.to_lowercase()) else {
            return;
        };
        let of_schema = |table: &&TableRef| {
            schema.is_some_and(|schema| table.schema.eq_ignore_ascii_case(schema))
        };
        match schema {
            Some(_) => found.extend(tables.iter().filter(of_schema).cloned()),
            None => found.extend(tables.iter().cloned()),
        }
    }
}

/// Words that every statement which changes rows or tables has one of. What a text calls is looked at for itself.
const WRITING: [&str; 14] = [
    "alter", "copy", "create", "delete", "drop", "execute", "insert", "load", "merge", "prepare",
    "rename", "replace", "truncate", "update",
];

/// Whether the text may change anything but the row that it was fired for.
fn writes(text: &str, flavor: Flavor) -> bool {
    tokens(text, flavor).any(|token| match token {
        Token::Word(word) => WRITING
            .iter()
            .any(|writing| word.eq_ignore_ascii_case(writing)),
        _ => false,
    })
}

/// Whether the text runs SQL that it puts together at run time.
pub(super) fn runs_text(text: &str, flavor: Flavor) -> bool {
    tokens(text, flavor).any(|token| match token {
        Token::Word(word) => {
            word.eq_ignore_ascii_case("execute") || word.eq_ignore_ascii_case("prepare")
        }
        _ => false,
    })
}

/// Every identifier of a text, unquoted, for looking up the functions it calls.
pub(super) fn identifiers(text: &str, flavor: Flavor) -> BTreeSet<String> {
    tokens(text, flavor)
        .filter(|token| matches!(token, Token::Word(_) | Token::Quoted(_)))
        .map(|token| identifier(token).to_lowercase())
        .collect()
}

/// An identifier without its quotes.
fn identifier(token: Token<'_>) -> String {
    match token {
        Token::Quoted(text) => super::ddl::unquote(text),
        other => other.text().to_owned(),
    }
}

/// A string's content.
fn inside(quoted: &str) -> &str {
    let start = quoted.find(['\'', '"', '$']).map_or(0, |at| at + 1);
    let end = quoted.len().saturating_sub(1);
    quoted.get(start..end).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let table = |schema: &str, table: &str| TableRef {
            schema: schema.to_owned(),
            table: table.to_owned(),
        };
        let known = vec![
            table("public", "users"),
            table("public", "Odd Name"),
            table("audit", "users"),
            table("audit", "log"),
        ];
        let found: Vec<String> = Names::new(known, Flavor::Standard)
            .named_in(text)
            .iter()
            .map(|t| format!("{}.{}", t.schema, t.table))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn tables_are_found_by_their_names() {
        check("DELETE FROM users", &["audit.users", "public.users"]);
        check("DELETE FROM audit . USERS", &["audit.users"]);
        check("INSERT INTO \"Odd Name\" SELECT 1", &["public.Odd Name"]);
        check("-- users\n/* log */ SELECT 'users'", &[]);
        check("EXECUTE 'DELETE FROM log'", &["audit.log"]);
        check("UPDATE x SET y = log.x, z = x.log", &["audit.log"]);
        check("DELETE FROM usersx", &[]);
    }

    #[test]
    fn a_text_that_writes_nothing_changes_no_table() {
        check(
            "IF (SELECT 1 FROM users) THEN RAISE EXCEPTION 'no UPDATE'; END IF",
            &[],
        );
        check(
            "IF TG_OP = 'DELETE' THEN SELECT x INTO y FROM log; END IF",
            &[],
        );
        check("SELECT x FROM log; UPDATE other SET x = 1", &["audit.log"]);
        check("SELECT x FROM log FOR UPDATE", &["audit.log"]);
    }
}
