//! Whether a predicate that protects rows still protects all that it did.
//!
//! A row is deleted only where its predicate is FALSE. So the new one is a widening if it is FALSE only where the
//! old one is FALSE, too. What can't be shown by the rules below counts as narrower.

use std::borrow::Cow;
use std::cell::Cell;

use crate::predicate::{Comparison, Expr, Kind, Literal};
use crate::schema::Dialect;

/// How a predicate changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    /// It means the same.
    Same,
    /// It protects at least what it did.
    Wider,
    /// Nobody can say that it does.
    Narrower,
}

/// Compares two predicates as `catalog.json` has them, in every dialect that matters.
pub(super) fn turn(old: &str, new: &str, dialects: &[Dialect]) -> Turn {
    if old == new {
        return Turn::Same;
    }
    // Without a dialect nothing can be shown.
    let turns = dialects
        .iter()
        .map(|&dialect| turn_in(old, new, dialect).unwrap_or(Turn::Narrower));
    turns.reduce(worse).unwrap_or(Turn::Narrower)
}

fn worse(a: Turn, b: Turn) -> Turn {
    match (a, b) {
        (Turn::Narrower, _) | (_, Turn::Narrower) => Turn::Narrower,
        (Turn::Wider, _) | (_, Turn::Wider) => Turn::Wider,
        (Turn::Same, Turn::Same) => Turn::Same,
    }
}

fn turn_in(old: &str, new: &str, dialect: Dialect) -> Option<Turn> {
    let parse = |text| Expr::parse(&folded(in_dialect(text, dialect)?, dialect), dialect).ok();
    let (old, new) = (parse(old)?, parse(new)?);
    let rules = Rules {
        dialect,
        steps: Cell::new(0),
    };
    if rules.same(&old, &new) {
        return Some(Turn::Same);
    }
    // A value of another storage class than its column declares keeps its row, wherever the predicate names the
    // column. PostgreSQL has no such values.
    let forgets = dialect != Dialect::Postgres
        && old
            .columns()
            .iter()
            .any(|(column, _)| !new.columns().iter().any(|(known, _)| known == column));
    Some(if !forgets && rules.widens(&old, &new) {
        Turn::Wider
    } else {
        Turn::Narrower
    })
}

/// In lower case outside of literals where the case of a column's name means nothing: PostgreSQL's parser folds names
/// by itself, as far as they may be. With a backslash it is not clear where a literal ends.
fn folded(text: &str, dialect: Dialect) -> Cow<'_, str> {
    if dialect == Dialect::Postgres || text.contains('\\') {
        return Cow::Borrowed(text);
    }
    let mut literal = false;
    let fold = |c: char| {
        literal ^= c == '\'';
        if literal { c } else { c.to_ascii_lowercase() }
    };
    Cow::Owned(text.chars().map(fold).collect())
}

/// The text for a dialect: the catalog writes `postgres: a; sqlite: b` where they differ. No predicate holds a
/// semicolon outside of quotes, nor begins with a word and a colon.
fn in_dialect(text: &str, dialect: Dialect) -> Option<&str> {
    let parts = split(text);
    let named: Option<Vec<(Dialect, &str)>> = parts.iter().map(|part| by_name(part)).collect();
    match named {
        None => Some(text),
        Some(named) => named
            .into_iter()
            .find(|(name, _)| *name == dialect)
            .map(|(_, text)| text),
    }
}

fn by_name(part: &str) -> Option<(Dialect, &str)> {
    let (name, text) = part.split_once(": ")?;
    Some((Dialect::from_name(name)?, text))
}

/// The text at its semicolons outside of quotes.
fn split(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut from, mut quote) = (0, None);
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (None, '\'' | '"' | '`') => quote = Some(c),
            (Some(open), c) if c == open => quote = None,
            (None, ';') => {
                parts.push(text[from..at].trim());
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.push(text[from..].trim());
    parts
}

/// More comparisons of parts than this are not made: nobody could review such a predicate.
const MOST_STEPS: u32 = 20_000;

struct Rules {
    dialect: Dialect,
    steps: Cell<u32>,
}

impl Rules {
    /// Equal but for white space, parentheses and the case of words.
    fn same(&self, a: &Expr, b: &Expr) -> bool {
        a.to_sql(self.dialect) == b.to_sql(self.dialect)
    }

    /// Whether `new` is FALSE only where `old` is.
    fn widens(&self, old: &Expr, new: &Expr) -> bool {
        self.steps.set(self.steps.get().saturating_add(1));
        if self.steps.get() > MOST_STEPS {
            return false;
        }
        if self.same(old, new) || self.lists_more(old, new) {
            return true;
        }
        // Both hold for what is split all the way: first what must hold for each part, then what is enough for one.
        if let Kind::Or(parts) = &old.kind {
            return parts.iter().all(|part| self.widens(part, new));
        }
        if let Kind::And(parts) = &new.kind {
            return parts.iter().all(|part| self.widens(old, part));
        }
        let of_new = match &new.kind {
            Kind::Or(parts) => parts.iter().any(|part| self.widens(old, part)),
            _ => false,
        };
        of_new
            || match &old.kind {
                Kind::And(parts) => parts.iter().any(|part| self.widens(part, new)),
                _ => false,
            }
    }

    /// `x = 1` or `x IN (1, 2)` that became `x IN (1, 2, 3)`.
    fn lists_more(&self, old: &Expr, new: &Expr) -> bool {
        let (Some((old, few)), Some((new, many))) = (choice(old), choice(new)) else {
            return false;
        };
        // Engines compare a whole list differently where numbers and texts stand side by side.
        let kinds: Vec<_> = few.iter().chain(&many).map(|item| literal(item)).collect();
        let alike = kinds.windows(2).all(|pair| pair[0] == pair[1]);
        let plain = kinds.iter().all(Option::is_some);
        let listed = |item: &&Expr| many.iter().any(|known| self.same(item, known));
        alike && plain && self.same(old, new) && few.iter().all(listed)
    }
}

/// A column's choice among values.
fn choice(expr: &Expr) -> Option<(&Expr, Vec<&Expr>)> {
    match &expr.kind {
        Kind::Compare(Comparison::Equal, left, right) => Some((left, vec![right])),
        Kind::In {
            subject,
            list,
            negated: false,
        } => Some((subject, list.iter().collect())),
        _ => None,
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum LiteralKind {
    Number,
    Text,
}

fn literal(expr: &Expr) -> Option<LiteralKind> {
    match &expr.kind {
        Kind::Literal(Literal::Number(_)) => Some(LiteralKind::Number),
        Kind::Literal(Literal::Text(_)) => Some(LiteralKind::Text),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(old: &str, new: &str, expected: Turn) {
        check_in(old, new, &[Dialect::Postgres], expected);
    }

    #[track_caller]
    fn check_in(old: &str, new: &str, dialects: &[Dialect], expected: Turn) {
        assert_eq!(turn(old, new, dialects), expected, "{old} -> {new}");
    }

    #[test]
    fn spelling_is_no_change() {
        check("is_staff or  is_root", "(IS_STAFF) OR is_root", Turn::Same);
        check("a <> 1", "a != 1", Turn::Same);
        check("a = 'X'", "a = 'x'", Turn::Narrower);
    }

    #[test]
    fn the_case_of_names_is_no_change_but_that_of_texts_is() {
        for dialect in [Dialect::Postgres, Dialect::Sqlite, Dialect::Mysql] {
            let check = |old, new, expected| check_in(old, new, &[dialect], expected);
            check("Kind = 'A'", "kind = 'A'", Turn::Same);
            check("kind = 'A'", "kind = 'a'", Turn::Narrower);
            check("kind = 'it''s A'", "kind = 'it''s a'", Turn::Narrower);
            check("kind = 'A' AND x", "KIND = 'A' AND X OR Y", Turn::Wider);
        }
        check_in(
            r"k = 'a\'A'",
            r"k = 'a\'a'",
            &[Dialect::Mysql],
            Turn::Narrower,
        );
    }

    #[test]
    fn one_more_alternative_is_a_widening() {
        check("a", "a OR b", Turn::Wider);
        check("a OR b", "b OR c OR a", Turn::Wider);
        check("a AND b", "a", Turn::Wider);
        check("a AND b", "(a AND b) OR (c AND a)", Turn::Wider);
        check("(a AND b) OR c", "a OR c", Turn::Wider);
        check("a AND b AND c", "c AND a", Turn::Wider);
        check("a OR b", "b OR a", Turn::Wider);
    }

    #[test]
    fn one_less_alternative_is_not() {
        check("a OR b", "a", Turn::Narrower);
        check("a", "a AND b", Turn::Narrower);
        check("a OR c", "(a AND b) OR c", Turn::Narrower);
        check("a", "NOT a", Turn::Narrower);
        check("a", "b", Turn::Narrower);
        check("NOT (a OR b)", "NOT a", Turn::Narrower);
    }

    #[test]
    fn a_longer_list_is_a_widening() {
        check("a = 1", "a IN (1, 2)", Turn::Wider);
        check("a IN ('x', 'y')", "a IN ('y', 'z', 'x')", Turn::Wider);
        check("a IN (1, 2)", "a IN (1, 3)", Turn::Narrower);
        check("a IN (1, 2)", "a = 1", Turn::Narrower);
        check("a NOT IN (1)", "a NOT IN (1, 2)", Turn::Narrower);
        check("a = 1", "a IN (1, 'x')", Turn::Narrower);
        check("a = b", "a IN (b, c)", Turn::Narrower);
    }

    #[test]
    fn bounds_are_not_reasoned_about() {
        check("a > 5", "a > 4", Turn::Narrower);
        check("a LIKE 'x%'", "a LIKE '%'", Turn::Narrower);
    }

    #[test]
    fn where_odd_values_keep_their_rows_no_column_may_be_forgotten() {
        let sqlite = &[Dialect::Sqlite];
        check_in("a AND b", "a", sqlite, Turn::Narrower);
        check_in("a AND b", "(a AND b) OR a", sqlite, Turn::Wider);
        check_in("a", "a OR b", sqlite, Turn::Wider);
    }

    #[test]
    fn every_dialect_has_to_agree() {
        let both = &[Dialect::Postgres, Dialect::Sqlite];
        check_in(
            "postgres: a; sqlite: a = 1",
            "postgres: a OR b; sqlite: a = 1",
            both,
            Turn::Wider,
        );
        check_in(
            "postgres: a; sqlite: a OR b",
            "postgres: a OR b; sqlite: a",
            both,
            Turn::Narrower,
        );
        check_in("a", "postgres: a; sqlite: a OR b", both, Turn::Wider);
        check_in("a", "postgres: a", both, Turn::Narrower);
        check_in("a = ';'", "a = ';' OR b", both, Turn::Wider);
        check_in("a", "a OR b", &[], Turn::Narrower);
    }

    #[test]
    fn what_does_not_parse_is_narrower() {
        check("a", "a OR", Turn::Narrower);
        check("a(", "a", Turn::Narrower);
    }
}
