//! diesel's `table!` and `view!`: what the macro itself accepts, read from its tokens.

use std::iter::Peekable;

use proc_macro2::token_stream::IntoIter;
use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};

use super::meta;

/// A table as its macro declares it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Declared {
    pub(super) module: String,
    pub(super) table: String,
    pub(super) schema: Option<String>,
    pub(super) primary_key: Vec<String>,
    pub(super) columns: Vec<String>,
}

/// The table in these tokens, if they are one.
pub(super) fn parse(tokens: TokenStream) -> Option<Declared> {
    let mut tokens = tokens.into_iter().peekable();
    let mut sql_name = None;
    loop {
        match tokens.peek()? {
            TokenTree::Punct(punct) if punct.as_char() == '#' => {
                sql_name = attribute(&mut tokens).or(sql_name);
            }
            TokenTree::Ident(ident) if ident == "use" || ident == "import" => {
                tokens.by_ref().find(|token| is_punct(token, ';'));
            }
            _ => break,
        }
    }
    let mut module = ident(tokens.next()?)?;
    let mut schema = None;
    if tokens.next_if(|token| is_punct(token, '.')).is_some() {
        schema = Some(module);
        module = ident(tokens.next()?)?;
    }
    let key = tokens.next_if(|token| is_group(token, Delimiter::Parenthesis));
    let TokenTree::Group(body) = tokens.next()? else {
        return None;
    };
    if body.delimiter() != Delimiter::Brace {
        return None;
    }
    let columns = columns(&body)?;
    let key = match key {
        Some(TokenTree::Group(key)) => key.stream().into_iter().filter_map(ident).collect(),
        _ => vec!["id".to_owned()],
    };
    let in_sql = |field: &String| {
        columns
            .iter()
            .find(|(name, _)| name == field)
            .map_or_else(|| field.clone(), |(_, column)| column.clone())
    };
    Some(Declared {
        table: sql_name.unwrap_or_else(|| module.clone()),
        module,
        schema,
        primary_key: key.iter().map(in_sql).collect(),
        columns: columns.into_iter().map(|(_, column)| column).collect(),
    })
}

/// The columns: the name in Rust and the one in SQL.
fn columns(body: &Group) -> Option<Vec<(String, String)>> {
    let mut tokens = body.stream().into_iter().peekable();
    let mut columns = Vec::new();
    while tokens.peek().is_some() {
        let mut sql_name = None;
        while tokens.peek().is_some_and(|token| is_punct(token, '#')) {
            sql_name = attribute(&mut tokens).or(sql_name);
        }
        let name = ident(tokens.next()?)?;
        tokens.next_if(|token| is_punct(token, '-'))?;
        tokens.next_if(|token| is_punct(token, '>'))?;
        columns.push((name.clone(), sql_name.unwrap_or(name)));
        skip_type(&mut tokens);
    }
    Some(columns)
}

/// Skips a type and the comma behind it; commas between angle brackets belong to the type.
fn skip_type(tokens: &mut Peekable<IntoIter>) {
    let mut depth = 0_i32;
    for token in tokens.by_ref() {
        if let TokenTree::Punct(punct) = &token {
            match punct.as_char() {
                '<' => depth += 1,
                '>' => depth -= 1,
                ',' if depth <= 0 => return,
                _ => {}
            }
        }
    }
}

/// Takes an attribute; the string of `#[sql_name = "..."]`.
fn attribute(tokens: &mut Peekable<IntoIter>) -> Option<String> {
    tokens.next();
    tokens.next_if(|token| is_punct(token, '!'));
    let TokenTree::Group(group) = tokens.next_if(|token| is_group(token, Delimiter::Bracket))?
    else {
        return None;
    };
    let entry = meta::entries(group.stream()).into_iter().next()?;
    (entry.name == "sql_name")
        .then(|| entry.string().map(|(name, _)| name))
        .flatten()
}

fn ident(token: TokenTree) -> Option<String> {
    match token {
        TokenTree::Ident(ident) => Some(plain(&ident)),
        _ => None,
    }
}

fn plain(ident: &Ident) -> String {
    meta::name_of(ident)
}

fn is_punct(token: &TokenTree, char: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == char)
}

fn is_group(token: &TokenTree, delimiter: Delimiter) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == delimiter)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let got = text
            .parse()
            .ok()
            .and_then(parse)
            .map_or("none".to_owned(), |t| {
                let schema = t.schema.map(|s| s + ".").unwrap_or_default();
                format!(
                    "{} = {schema}{} ({}): {}",
                    t.module,
                    t.table,
                    t.primary_key.join(","),
                    t.columns.join(",")
                )
            });
        assert_eq!(got, expected, "{text}");
    }

    #[test]
    fn a_table_macro_is_read_as_diesel_reads_it() {
        check(
            "users { id -> Integer, name -> Text, }",
            "users = users (id): id,name",
        );
        check(
            "users (uuid) { uuid -> Text }",
            "users = users (uuid): uuid",
        );
        check(
            "auth.users (a, b) { a -> Integer, b -> Integer, }",
            "users = auth.users (a,b): a,b",
        );
        check(
            "use diesel::sql_types::*; use crate::x::{Y, Z}; /// A doc.\n #[sql_name = \"user\"] users (id) { id -> Nullable<Array<Nullable<Text>>>, #[sql_name = \"type\"] #[max_length = 3] kind -> Varchar, }",
            "users = user (id): id,type",
        );
        check(
            "t (kind) { #[sql_name = \"type\"] kind -> Text, r#in -> Text, }",
            "t = t (type): type,in",
        );
        check("t { m -> Foo<A, B>, n -> Int4 }", "t = t (id): m,n");
    }

    #[test]
    fn another_crates_table_macro_is_none() {
        check("[1, 2], [3, 4]", "none");
        check("\"a\" => 1", "none");
        check("users { id => 1 }", "none");
        check("", "none");
    }
}
