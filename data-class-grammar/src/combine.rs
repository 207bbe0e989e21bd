//! Which keys need or exclude each other. Looks at the keys that were given, whether their values were
//! understood or not, so that one mistake is one problem.

use crate::assemble::Given;
use crate::key::Side;
use crate::read::Reader;
use crate::{Class, Key, Problem, Spanned, WithParent};

pub(crate) fn check<S: Clone>(class: Class, given: &Given<S>, reader: &mut Reader<S>) {
    let given = Keys(given);
    retention(&given, &mut reader.problems);
    if class == Class::Mixed {
        split(&given, &mut reader.problems);
    }
    one_answer_a_column(reader);
}

struct Keys<'a, S>(&'a Given<S>);

impl<S: Clone> Keys<'_, S> {
    fn get(&self, key: Key) -> Option<S> {
        let found = self.0.iter().find(|(given, _)| *given == key);
        found.map(|(_, span)| span.clone())
    }

    /// The one of two keys that stands behind the other, if both are given.
    fn later(&self, one: Key, other: Key) -> Option<S> {
        let both: Vec<_> = self
            .0
            .iter()
            .filter(|(key, _)| [one, other].contains(key))
            .collect();
        match both.as_slice() {
            [_, (_, later)] => Some(later.clone()),
            _ => None,
        }
    }

    /// A problem where `key` is given and `needs` is not.
    fn needs(&self, key: Key, needs: Key, why: &str) -> Option<Problem<S>> {
        let span = self.get(key)?;
        if self.get(needs).is_some() {
            return None;
        }
        let message = format!("`{}` needs `{}`: {why}", key.name(), needs.name());
        Some(Problem::new(span, message).help(format!("add `{}`", needs.example())))
    }
}

/// `retain` with `by`, or `expires`; `unit` with one of them.
fn retention<S: Clone>(given: &Keys<'_, S>, problems: &mut Vec<Problem<S>>) {
    problems.extend(given.needs(Key::Retain, Key::By, "the column that tells a row's age"));
    problems.extend(given.needs(Key::By, Key::Retain, "how long rows are kept"));
    if let Some(span) = given.later(Key::Retain, Key::Expires) {
        problems.push(
            Problem::new(span, "`retain` and `expires` are two retention rules for one table")
                .help("keep `expires` where each row has its own time, `retain` with `by` where all have one age"),
        );
    }
    let time = given.get(Key::Retain).or(given.get(Key::Expires));
    if let (Some(span), None) = (given.get(Key::Unit), time) {
        problems.push(
            Problem::new(span, "`unit` needs a time that it is the unit of")
                .help("it goes with `retain` and `by`, or with `expires`"),
        );
    }
}

/// In `mixed`: either `review_by` and `owner`, or `system_rows` with keys about rows. Neither is a finding of
/// the tool (DC0007), not of the grammar.
fn split<S: Clone>(given: &Keys<'_, S>, problems: &mut Vec<Problem<S>>) {
    problems.extend(given.needs(Key::ReviewBy, Key::Owner, "who decides by then"));
    problems.extend(given.needs(
        Key::Owner,
        Key::ReviewBy,
        "the day by which the owner decides",
    ));
    if let Some(span) = given.later(Key::ReviewBy, Key::SystemRows) {
        problems.push(
            Problem::new(span, "`review_by` and `system_rows` contradict each other")
                .help("once `system_rows` says which rows are system there is nothing to review: remove `review_by` and `owner`"),
        );
        return;
    }
    if given.get(Key::SystemRows).is_some() {
        return;
    }
    let undecided = given.get(Key::ReviewBy).is_some();
    for (key, span) in given.0 {
        if matches!(key.side(), Side::Table | Side::Split) {
            continue;
        }
        problems.push(without_split(*key, span.clone(), undecided));
    }
}

fn without_split<S>(key: Key, span: S, undecided: bool) -> Problem<S> {
    let name = key.name();
    if undecided {
        Problem::new(span, format!("`{name}` does not go with `review_by`")).help(
            "an undecided table is kept whole; say which rows are system with `system_rows` first",
        )
    } else {
        Problem::new(
            span,
            format!("`{name}` needs `system_rows` in the class `mixed`"),
        )
        .help(format!(
            "add `{}`: the rows that are system",
            Key::SystemRows.example()
        ))
    }
}

/// A column is named by one of `detach`, `holds` and `with_parent` at most: the row pointed at goes, stays, or
/// takes this one along. (`with_parent` alone is every reference that `detach` does not name.)
fn one_answer_a_column<S: Clone>(reader: &mut Reader<S>) {
    let annotation = &reader.annotation;
    let mut named: Vec<(&str, &str)> = Vec::new();
    let mut problems = Vec::new();
    let with_parent: &[Spanned<String, S>] = match &annotation.with_parent {
        Some(WithParent::Columns(columns)) => columns,
        _ => &[],
    };
    let lists = [
        ("detach", annotation.detach.as_slice()),
        ("holds", annotation.holds.as_slice()),
        ("with_parent", with_parent),
    ];
    for (list, columns) in lists {
        for column in columns {
            match named.iter().find(|(_, name)| *name == column.value) {
                Some((other, _)) if *other != list => {
                    problems.push(two_answers(column, other, list))
                }
                _ => named.push((list, &column.value)),
            }
        }
    }
    reader.problems.extend(problems);
}

fn two_answers<S: Clone>(column: &Spanned<String, S>, one: &str, other: &str) -> Problem<S> {
    let message = format!("`{}` is in both `{one}` and `{other}`", column.value);
    Problem::new(column.span.clone(), message).help(
        "`detach` empties the column, `holds` keeps the row it points at, `with_parent` deletes this row with that one: choose one",
    )
}
