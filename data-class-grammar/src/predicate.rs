//! Predicates, as far as they can be checked without a schema: their SQL is the tool's business.

use crate::Spanned;

/// A predicate's SQL: one text for all dialects, or one a dialect (configuration only; keys are dialect names).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Predicate<S> {
    /// The same everywhere.
    Same(Spanned<String, S>),
    /// Dialect name and text, in the order written. The names are `postgres`, `sqlite` and `mysql`, each at
    /// most once.
    ByDialect(Vec<(Spanned<String, S>, Spanned<String, S>)>),
}

impl<S> Predicate<S> {
    /// The text for a dialect (`postgres`, `sqlite`, `mysql`), if there is one.
    pub fn text(&self, dialect: &str) -> Option<&Spanned<String, S>> {
        match self {
            Predicate::Same(text) => Some(text),
            Predicate::ByDialect(texts) => texts
                .iter()
                .find(|(name, _)| name.value == dialect)
                .map(|(_, text)| text),
        }
    }

    /// The same predicate with another notion of place.
    pub fn map_span<R>(self, mut f: impl FnMut(S) -> R) -> Predicate<R> {
        match self {
            Predicate::Same(text) => Predicate::Same(text.map_span(f)),
            Predicate::ByDialect(texts) => Predicate::ByDialect(
                texts
                    .into_iter()
                    .map(|(name, text)| (name.map_span(&mut f), text.map_span(&mut f)))
                    .collect(),
            ),
        }
    }
}

/// Whether a text can be one expression at all: not blank, quotes closed, parentheses balanced, no `;` and no
/// comment, which could hide what follows it in a statement. The error says in a few words what is wrong.
pub(crate) fn check_shape(sql: &str) -> Result<(), String> {
    if sql.trim().is_empty() {
        return Err("is empty".to_owned());
    }
    let mut depth = 0usize;
    let mut rest = sql.chars();
    while let Some(c) = rest.next() {
        let two = (c, rest.clone().next());
        match two {
            ('\'' | '"' | '`', _) => skip_quoted(c, &mut rest)?,
            ('(', _) => depth += 1,
            (')', _) => match depth.checked_sub(1) {
                Some(less) => depth = less,
                None => return Err("closes a parenthesis that is not open".to_owned()),
            },
            (';', _) => return Err("is more than one expression: it contains `;`".to_owned()),
            ('-', Some('-')) | ('/', Some('*')) => {
                return Err("contains a comment".to_owned());
            }
            ('\0', _) => return Err("contains a NUL character".to_owned()),
            _ => {}
        }
    }
    match depth {
        0 => Ok(()),
        _ => Err("leaves a parenthesis open".to_owned()),
    }
}

/// Skips to behind the closing quote. A doubled quote closes and opens again, which comes to the same.
fn skip_quoted(quote: char, rest: &mut std::str::Chars<'_>) -> Result<(), String> {
    match rest.find(|c| *c == quote) {
        Some(_) => Ok(()),
        None => Err(format!("leaves a quote open: {quote}")),
    }
}

#[cfg(test)]
mod tests {
    use super::check_shape;

    #[track_caller]
    fn check(sql: &str, expected: Result<(), &str>) {
        assert_eq!(check_shape(sql), expected.map_err(str::to_owned), "{sql}");
    }

    #[test]
    fn expressions_pass() {
        check("is_superuser", Ok(()));
        check("account_id IS NULL", Ok(()));
        check(
            "(a = 1 OR b IN (2, 3)) AND lower(c) LIKE 'it''s; -- /* (%'",
            Ok(()),
        );
        check("a - -1 > 2 / 3", Ok(()));
        check("name LIKE 'a\\_%' ESCAPE '\\'", Ok(()));
        check("\"semi;colon\" = 1", Ok(()));
    }

    #[test]
    fn what_cannot_be_one_expression_does_not() {
        check("", Err("is empty"));
        check(" \n\t", Err("is empty"));
        check("a = 'b", Err("leaves a quote open: '"));
        check("\"a = 1", Err("leaves a quote open: \""));
        check("(a = 1", Err("leaves a parenthesis open"));
        check("a = 1)", Err("closes a parenthesis that is not open"));
        check(")(", Err("closes a parenthesis that is not open"));
        check(
            "a = 1; DROP TABLE b",
            Err("is more than one expression: it contains `;`"),
        );
        check("a = 1 -- always", Err("contains a comment"));
        check("a = 1 /* always */", Err("contains a comment"));
        check("a = '\0'", Ok(()));
        check("a\0", Err("contains a NUL character"));
    }
}
