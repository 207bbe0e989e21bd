//! A predicate as SQL again. Identifiers are always quoted and nested operators always in parentheses, so that
//! no list of reserved words and no table of precedence is needed.

use super::{Expr, Group, Kind, Literal, Test};
use crate::schema::Dialect;

/// An identifier in the dialect's quotes.
pub fn quote_identifier(name: &str, dialect: Dialect) -> String {
    match dialect {
        Dialect::Postgres | Dialect::Sqlite => format!("\"{}\"", name.replace('"', "\"\"")),
        Dialect::Mysql => format!("`{}`", name.replace('`', "``")),
    }
}

/// A text as a literal. MySQL's takes backslashes as it does without NO_BACKSLASH_ESCAPES.
pub fn quote_text(text: &str, dialect: Dialect) -> String {
    let doubled = text.replace('\'', "''");
    match dialect {
        Dialect::Sqlite => format!("'{doubled}'"),
        Dialect::Mysql => format!("'{}'", doubled.replace('\\', "\\\\")),
        // With E, backslashes mean the same whatever standard_conforming_strings says.
        Dialect::Postgres if text.contains('\\') => format!("E'{}'", doubled.replace('\\', "\\\\")),
        Dialect::Postgres => format!("'{doubled}'"),
    }
}

pub(super) fn sql(expr: &Expr, dialect: Dialect) -> String {
    Renderer { dialect }.condition(expr)
}

#[derive(Clone, Copy)]
struct Renderer {
    dialect: Dialect,
}

impl Renderer {
    /// A part used as a condition: PostgreSQL has no integers as conditions.
    fn condition(self, expr: &Expr) -> String {
        let integer =
            matches!(&expr.kind, Kind::Column(column) if column.group == Some(Group::Integer));
        let sql = self.plain(expr);
        if integer && self.dialect == Dialect::Postgres {
            format!("{sql} <> 0")
        } else {
            sql
        }
    }

    /// A condition inside a greater one.
    fn inner_condition(self, expr: &Expr) -> String {
        let sql = self.condition(expr);
        if sql.ends_with(" <> 0") || composed(expr) {
            format!("({sql})")
        } else {
            sql
        }
    }

    /// A value inside a greater part.
    fn value(self, expr: &Expr) -> String {
        let sql = self.plain(expr);
        if composed(expr) {
            format!("({sql})")
        } else {
            sql
        }
    }

    fn plain(self, expr: &Expr) -> String {
        match &expr.kind {
            Kind::Column(column) => quote_identifier(&column.name, self.dialect),
            Kind::Literal(literal) => self.literal(literal),
            Kind::Call(function, arguments) => {
                format!("{}({})", function.name(), self.list(arguments))
            }
            Kind::Compare(comparison, left, right) => {
                format!("{} {comparison} {}", self.value(left), self.value(right))
            }
            Kind::And(parts) => self.joined(parts, " AND "),
            Kind::Or(parts) => self.joined(parts, " OR "),
            Kind::Not(subject) => format!("NOT {}", self.inner_condition(subject)),
            Kind::In {
                subject,
                list,
                negated,
            } => {
                format!(
                    "{}{} IN ({})",
                    self.value(subject),
                    not(*negated),
                    self.list(list)
                )
            }
            Kind::Between {
                subject,
                low,
                high,
                negated,
            } => {
                let (low, high) = (self.value(low), self.value(high));
                format!(
                    "{}{} BETWEEN {low} AND {high}",
                    self.value(subject),
                    not(*negated)
                )
            }
            Kind::Like {
                subject,
                pattern,
                escape,
                negated,
            } => {
                let escape = escape.map_or(String::new(), |character| {
                    format!(
                        " ESCAPE {}",
                        quote_text(&character.to_string(), self.dialect)
                    )
                });
                let pattern = self.value(pattern);
                format!(
                    "{}{} LIKE {pattern}{escape}",
                    self.value(subject),
                    not(*negated)
                )
            }
            Kind::Is {
                subject,
                test,
                negated,
            } => self.is(subject, *test, *negated),
            Kind::Distinct {
                left,
                right,
                negated,
            } => self.distinct(&self.value(left), &self.value(right), *negated),
        }
    }

    fn is(self, subject: &Expr, test: Test, negated: bool) -> String {
        let not = not(negated);
        match test {
            Test::Null => format!("{} IS{not} NULL", self.value(subject)),
            Test::True => format!("{} IS{not} TRUE", self.inner_condition(subject)),
            Test::False => format!("{} IS{not} FALSE", self.inner_condition(subject)),
            // SQLite doesn't know the word; a condition that is not known is NULL.
            Test::Unknown if self.dialect == Dialect::Sqlite => {
                format!("{} IS{not} NULL", self.inner_condition(subject))
            }
            Test::Unknown => format!("{} IS{not} UNKNOWN", self.inner_condition(subject)),
        }
    }

    fn distinct(self, left: &str, right: &str, negated: bool) -> String {
        match (self.dialect, negated) {
            (Dialect::Postgres, false) => format!("{left} IS DISTINCT FROM {right}"),
            (Dialect::Postgres, true) => format!("{left} IS NOT DISTINCT FROM {right}"),
            (Dialect::Sqlite, false) => format!("{left} IS NOT {right}"),
            (Dialect::Sqlite, true) => format!("{left} IS {right}"),
            (Dialect::Mysql, false) => format!("NOT ({left} <=> {right})"),
            (Dialect::Mysql, true) => format!("{left} <=> {right}"),
        }
    }

    fn joined(self, parts: &[Expr], word: &str) -> String {
        let parts: Vec<String> = parts
            .iter()
            .map(|part| self.inner_condition(part))
            .collect();
        parts.join(word)
    }

    fn list(self, items: &[Expr]) -> String {
        let items: Vec<String> = items.iter().map(|item| self.value(item)).collect();
        items.join(", ")
    }

    fn literal(self, literal: &Literal) -> String {
        match literal {
            Literal::Null => "NULL".to_owned(),
            Literal::Boolean(true) => "TRUE".to_owned(),
            Literal::Boolean(false) => "FALSE".to_owned(),
            Literal::Number(number) => number.clone(),
            Literal::Text(text) => quote_text(text, self.dialect),
        }
    }
}

fn not(negated: bool) -> &'static str {
    if negated { " NOT" } else { "" }
}

/// Whether it needs parentheses inside a greater part.
fn composed(expr: &Expr) -> bool {
    !matches!(
        expr.kind,
        Kind::Column(_) | Kind::Literal(_) | Kind::Call(..)
    )
}
