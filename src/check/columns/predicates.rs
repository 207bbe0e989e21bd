//! The columns of `keep` and `system_rows`, with places inside the string.

use data_class_grammar::{Predicate, Spanned};

use super::Columns;
use crate::predicate::{Expr, Problem, place_in_literal};
use crate::schema::{Dialect, Table};
use crate::span::Span;

impl Columns<'_, '_, '_> {
    /// Both predicates, as they read in one dialect.
    pub(super) fn predicates(&mut self, dialect: Dialect, table: &Table) {
        let annotation = self.annotation;
        for (key, predicate) in [
            ("keep", &annotation.keep),
            ("system_rows", &annotation.system_rows),
        ] {
            let Some(predicate) = predicate else { continue };
            match predicate.text(dialect.name()) {
                Some(text) => self.predicate(text, dialect, table),
                None => self.missing_dialect(key, predicate, dialect),
            }
        }
    }

    fn predicate(&mut self, text: &Spanned<String, Span>, dialect: Dialect, table: &Table) {
        let problems = match Expr::parse(&text.value, dialect) {
            Ok(expression) => expression.resolve(table, dialect).err().unwrap_or_default(),
            Err(problem) => vec![problem],
        };
        for Problem {
            message,
            range,
            help,
        } in problems
        {
            let span = place_in_literal(text.span, &text.value, &range);
            self.say(message, span, "", help.unwrap_or_default());
        }
    }

    /// A predicate that is written by dialect lacks one that the database has.
    fn missing_dialect(&mut self, key: &str, predicate: &Predicate<Span>, dialect: Dialect) {
        let Predicate::ByDialect(texts) = predicate else {
            return;
        };
        let Some((_, text)) = texts.first() else {
            return;
        };
        self.say(
            format!("`{key}` says nothing for {}", dialect.name()),
            text.span,
            "one text a dialect",
            format!("add {} = \"...\"", dialect.name()),
        );
    }
}
