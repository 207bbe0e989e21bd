//! References without a foreign key: `account_id -> accounts.id`.

use std::iter::Peekable;
use std::str::Chars;

/// `"account_id -> accounts.id"`; several columns as `"a, b -> t.(x, y)"`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference<S> {
    /// The referencing columns, without quotes.
    pub columns: Vec<String>,
    /// The referenced table as written, schema included, a part in double quotes where it has more than
    /// letters, digits and `_`.
    pub table: String,
    /// The referenced columns, without quotes, as many as `columns`.
    pub parent_columns: Vec<String>,
    /// The string's place.
    pub span: S,
}

impl<S> Reference<S> {
    /// The reference that `text` says:
    ///
    /// ```text
    /// reference = columns "->" table "." name
    ///           | columns "->" table [ "." ] "(" name { "," name } ")"
    /// columns   = name { "," name } | "(" name { "," name } ")"
    /// table     = name { "." name }
    /// name      = letters, digits, "_", "$" and what is not ASCII | '"' anything, a quote doubled '"'
    /// ```
    ///
    /// with as many columns on the right as on the left. The error says in a few words what is wrong.
    pub fn parse(text: &str, span: S) -> Result<Self, String> {
        let (columns, table, parent_columns) = Words::of(text)?.reference()?;
        if columns.len() != parent_columns.len() {
            return Err(format!(
                "{} on the left, {} on the right",
                count(columns.len()),
                count(parent_columns.len())
            ));
        }
        Ok(Reference {
            columns,
            table: quoted_name(&table),
            parent_columns,
            span,
        })
    }

    /// The same reference with another notion of place.
    pub fn map_span<R>(self, f: impl FnOnce(S) -> R) -> Reference<R> {
        Reference {
            columns: self.columns,
            table: self.table,
            parent_columns: self.parent_columns,
            span: f(self.span),
        }
    }
}

fn count(columns: usize) -> String {
    match columns {
        1 => "1 column".to_owned(),
        many => format!("{many} columns"),
    }
}

fn quoted_name(parts: &[String]) -> String {
    let parts: Vec<_> = parts.iter().map(|part| quoted_part(part)).collect();
    parts.join(".")
}

fn quoted_part(part: &str) -> String {
    if part.chars().all(is_bare) {
        part.to_owned()
    } else {
        format!("\"{}\"", part.replace('"', "\"\""))
    }
}

fn is_bare(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '$') || !c.is_ascii() && !c.is_whitespace()
}

/// A word of a reference.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Word {
    Name(String),
    Arrow,
    Sign(char),
}

impl Word {
    fn shown(word: Option<&Word>) -> String {
        match word {
            Some(Word::Name(name)) => format!("`{}`", name.escape_debug()),
            Some(Word::Arrow) => "`->`".to_owned(),
            Some(Word::Sign(sign)) => format!("`{}`", sign.escape_debug()),
            None => "the end".to_owned(),
        }
    }
}

/// The words that are still to be read.
struct Words(Peekable<std::vec::IntoIter<Word>>);

impl Words {
    fn of(text: &str) -> Result<Self, String> {
        let mut words = Vec::new();
        let mut rest = text.chars().peekable();
        while let Some(c) = rest.next() {
            match c {
                '"' => words.push(Word::Name(quoted(&mut rest)?)),
                '-' if rest.next_if_eq(&'>').is_some() => words.push(Word::Arrow),
                c if c.is_whitespace() => {}
                c if is_bare(c) => words.push(Word::Name(bare(c, &mut rest))),
                c => words.push(Word::Sign(c)),
            }
        }
        Ok(Words(words.into_iter().peekable()))
    }

    #[expect(
        clippy::type_complexity,
        reason = "three lists, named where they are taken apart"
    )]
    fn reference(mut self) -> Result<(Vec<String>, Vec<String>, Vec<String>), String> {
        let columns = if self.take(&Word::Sign('(')) {
            self.names_in_parentheses()?
        } else {
            self.names()?
        };
        if !self.take(&Word::Arrow) {
            return Err(self.expected("`->`"));
        }
        let mut table = vec![self.name("a table")?];
        let mut parents = None;
        loop {
            let dot = self.take(&Word::Sign('.'));
            if self.take(&Word::Sign('(')) {
                parents = Some(self.names_in_parentheses()?);
                break;
            }
            if !dot {
                break;
            }
            table.push(self.name("a column")?);
        }
        if self.0.peek().is_some() {
            return Err(self.expected("the end"));
        }
        let parents = match parents {
            Some(parents) => parents,
            None if table.len() > 1 => table.pop().into_iter().collect(),
            None => return Err("the referenced column is missing".to_owned()),
        };
        Ok((columns, table, parents))
    }

    fn take(&mut self, word: &Word) -> bool {
        self.0.next_if_eq(word).is_some()
    }

    fn name(&mut self, what: &str) -> Result<String, String> {
        match self.0.next_if(|word| matches!(word, Word::Name(_))) {
            Some(Word::Name(name)) => Ok(name),
            _ => Err(self.expected(what)),
        }
    }

    fn names(&mut self) -> Result<Vec<String>, String> {
        let mut names = vec![self.name("a column")?];
        while self.take(&Word::Sign(',')) {
            names.push(self.name("a column")?);
        }
        Ok(names)
    }

    fn names_in_parentheses(&mut self) -> Result<Vec<String>, String> {
        let names = self.names()?;
        if self.take(&Word::Sign(')')) {
            Ok(names)
        } else {
            Err(self.expected("`)`"))
        }
    }

    fn expected(&mut self, what: &str) -> String {
        format!("expected {what}, found {}", Word::shown(self.0.peek()))
    }
}

/// The name behind an opening quote.
fn quoted(rest: &mut Peekable<Chars<'_>>) -> Result<String, String> {
    let mut name = String::new();
    while let Some(c) = rest.next() {
        if c != '"' {
            name.push(c);
        } else if rest.next_if_eq(&'"').is_some() {
            name.push('"');
        } else if name.is_empty() {
            return Err("a name in quotes is empty".to_owned());
        } else {
            return Ok(name);
        }
    }
    Err("a double quote is not closed".to_owned())
}

fn bare(first: char, rest: &mut Peekable<Chars<'_>>) -> String {
    let mut name = String::from(first);
    while let Some(c) = rest.next_if(|c| is_bare(*c)) {
        name.push(c);
    }
    name
}

#[cfg(test)]
mod tests {
    use super::Reference;

    #[track_caller]
    fn check(text: &str, columns: &[&str], table: &str, parents: &[&str]) {
        let found = Reference::parse(text, ()).expect(text);
        assert_eq!(found.columns, columns, "{text}");
        assert_eq!(found.table, table, "{text}");
        assert_eq!(found.parent_columns, parents, "{text}");
    }

    #[track_caller]
    fn refused(text: &str, message: &str) {
        assert_eq!(
            Reference::parse(text, ()),
            Err(message.to_owned()),
            "{text}"
        );
    }

    #[test]
    fn one_column_points_at_one() {
        check(
            "account_id -> accounts.id",
            &["account_id"],
            "accounts",
            &["id"],
        );
        check(
            "account_id->accounts.id",
            &["account_id"],
            "accounts",
            &["id"],
        );
        check(
            " account_id -> accounts ( id ) ",
            &["account_id"],
            "accounts",
            &["id"],
        );
        check(
            "(account_id) -> accounts.(id)",
            &["account_id"],
            "accounts",
            &["id"],
        );
    }

    #[test]
    fn a_schema_and_a_database_stay_with_the_table() {
        check(
            "a -> billing.accounts.id",
            &["a"],
            "billing.accounts",
            &["id"],
        );
        check(
            "a -> db.billing.accounts.id",
            &["a"],
            "db.billing.accounts",
            &["id"],
        );
        check(
            "a -> billing.accounts(id)",
            &["a"],
            "billing.accounts",
            &["id"],
        );
    }

    #[test]
    fn several_columns_come_in_both_spellings() {
        check("a, b -> t(x, y)", &["a", "b"], "t", &["x", "y"]);
        check("(a, b) -> t.(x, y)", &["a", "b"], "t", &["x", "y"]);
        check("(a,b)->s.t.(x,y)", &["a", "b"], "s.t", &["x", "y"]);
    }

    #[test]
    fn quotes_keep_what_they_hold() {
        check(
            r#""weird.col" -> "My Table"."the ""id""""#,
            &["weird.col"],
            r#""My Table""#,
            &["the \"id\""],
        );
        check(r#"a -> "s"."a.b"."id""#, &["a"], r#"s."a.b""#, &["id"]);
        check(r#""a -> b" -> t.id"#, &["a -> b"], "t", &["id"]);
        check("größe -> maße.nr", &["größe"], "maße", &["nr"]);
    }

    #[test]
    fn what_is_no_reference_says_why() {
        refused("", "expected a column, found the end");
        refused("account_id", "expected `->`, found the end");
        refused("account_id accounts.id", "expected `->`, found `accounts`");
        refused("account_id -> ", "expected a table, found the end");
        refused("-> accounts.id", "expected a column, found `->`");
        refused("account_id -> accounts", "the referenced column is missing");
        refused(
            "account_id -> accounts.",
            "expected a column, found the end",
        );
        refused(
            "account_id -> accounts.id -> x.y",
            "expected the end, found `->`",
        );
        refused(
            "a, b -> t.x",
            "2 columns on the left, 1 column on the right",
        );
        refused(
            "a -> t(x, y)",
            "1 column on the left, 2 columns on the right",
        );
        refused("(a, b -> t(x, y)", "expected `)`, found `->`");
        refused("a -> t(x, y", "expected `)`, found the end");
        refused("a -> t()", "expected a column, found `)`");
        refused("a => t.id", "expected `->`, found `=`");
        refused("a -> \"t.id", "a double quote is not closed");
        refused("a -> \"\".id", "a name in quotes is empty");
        refused("a - > t.id", "expected `->`, found `-`");
    }
}
