//! What changed about a table's decisions that are no predicates: lists of columns, keys, days and texts.

use super::pairs::At;
use super::side::{ClassState, TableState, WithParentState};
use super::tables::To;
use super::{Change, Kind, Question, Severity};

pub(super) fn changes(to: &To<'_>, question: &Question<'_>) -> Vec<Change> {
    let mut found = detach(to);
    found.extend(holds(to));
    found.extend(secrets(to, question));
    let single = [with_parent(to), key(to), min_rows(to), review(to)];
    found.extend(single.into_iter().flatten());
    found
}

fn come<'a>(old: &'a [String], new: &'a [String]) -> impl Iterator<Item = &'a String> {
    new.iter().filter(|column| !old.contains(column))
}

fn detach(to: &To<'_>) -> Vec<Change> {
    let (old, new) = (&to.old().detach, &to.now().detach);
    let added = come(old, new).map(|column| {
        let message = format!(
            "`detach` is new for `{column}`: a cleanup sets it to NULL, and the row that it points at may go"
        );
        (Severity::Dangerous, column, message)
    });
    let removed = come(new, old).map(|column| {
        let message = format!("`detach` goes for `{column}`: what it points at is kept");
        (Severity::Harmless, column, message)
    });
    each(to, Kind::Detach, added.chain(removed))
}

fn holds(to: &To<'_>) -> Vec<Change> {
    let (old, new) = (&to.old().holds, &to.now().holds);
    let added = come(old, new).map(|column| {
        let message = format!("`holds` is new for `{column}`: the rows that it points at survive");
        (Severity::Harmless, column, message)
    });
    let removed = come(new, old).map(|column| {
        let message =
            format!("`holds` goes for `{column}`: the rows that it points at need not survive");
        (Severity::Dangerous, column, message)
    });
    each(to, Kind::Holds, added.chain(removed))
}

fn secrets(to: &To<'_>, question: &Question<'_>) -> Vec<Change> {
    let (Some(old), Some(new)) = (&to.old().secrets, &to.now().secrets) else {
        return Vec::new();
    };
    let At { database, table } = to.after;
    let removed = come(new, old).map(|column| {
        if (question.has_column)(database, &table.table, column) {
            let message =
                format!("`{column}` is no longer secret: fixtures, logs and errors may show it");
            (Severity::Dangerous, column, message)
        } else {
            let message = format!("the secret column `{column}` is gone");
            (Severity::Harmless, column, message)
        }
    });
    let added = come(old, new).map(|column| {
        let message = format!("`{column}` is secret: fixtures, logs and errors don't show it");
        (Severity::Harmless, column, message)
    });
    each(to, Kind::Secret, removed.chain(added))
}

fn each<'a>(
    to: &To<'_>,
    kind: Kind,
    columns: impl Iterator<Item = (Severity, &'a String, String)>,
) -> Vec<Change> {
    columns
        .map(|(severity, column, message)| to.change(severity, kind, message).detail(column))
        .collect()
}

fn with_parent(to: &To<'_>) -> Option<Change> {
    let (old, new) = (
        to.old().with_parent.as_ref()?,
        to.now().with_parent.as_ref()?,
    );
    if old == new {
        return None;
    }
    use WithParentState::{All, Columns};
    let within = match (old, new) {
        (_, All(false)) | (All(true), _) => true,
        (_, All(true)) => false,
        (All(false), Columns(new)) => new.is_empty(),
        (Columns(old), Columns(new)) => come(old, new).next().is_none(),
    };
    let (severity, message) = if within {
        (
            Severity::Harmless,
            "fewer rows are purged with the row that they point at",
        )
    } else {
        (
            Severity::Dangerous,
            "`with_parent`: a purge deletes more rows with the row that they point at",
        )
    };
    let text = |state: &WithParentState| match state {
        All(false) => None,
        All(true) => Some("every reference".to_owned()),
        Columns(columns) => Some(columns.join(", ")),
    };
    let change = to.change(severity, Kind::WithParent, message.to_owned());
    Some(change.of(text(old), text(new)))
}

fn key(to: &To<'_>) -> Option<Change> {
    let has_system_rows =
        |table: &TableState| matches!(table.class, ClassState::System | ClassState::Mixed);
    if !has_system_rows(to.old()) || !has_system_rows(to.now()) {
        return None;
    }
    let (old, new) = (&to.old().key, &to.now().key);
    let text = |key: &[String]| (!key.is_empty()).then(|| key.join(", "));
    (old != new).then(|| {
        let message = "system rows are known by another `key`".to_owned();
        to.change(Severity::Notable, Kind::Key, message)
            .of(text(old), text(new))
    })
}

fn min_rows(to: &To<'_>) -> Option<Change> {
    // Where the class takes the number away or brings it, the class is what changed.
    let (old, new) = (to.old().min_rows?, to.now().min_rows?);
    let (severity, message) = match new {
        new if new == old => return None,
        new if new < old => (Severity::Notable, "`verify` asks for fewer system rows"),
        _ => (Severity::Harmless, "`verify` asks for more system rows"),
    };
    let change = to.change(severity, Kind::MinRows, message.to_owned());
    Some(change.of(Some(old.to_string()), Some(new.to_string())))
}

fn review(to: &To<'_>) -> Option<Change> {
    let (old, new) = (to.old(), to.now());
    let undecided = |class| class == ClassState::Mixed;
    if !undecided(old.class) || !undecided(new.class) {
        return None;
    }
    let (day, owner) = (old.review_by != new.review_by, old.owner != new.owner);
    // The days are written so that they sort as texts.
    let (severity, message) = match (&old.review_by, &new.review_by) {
        (Some(old), Some(new)) if day && new > old => {
            (Severity::Notable, "its decision is put off")
        }
        (Some(_), Some(_)) if day || owner => {
            (Severity::Harmless, "another day or owner for its decision")
        }
        _ => return None,
    };
    let text = |day: &Option<String>, owner: &Option<String>| {
        let owner = owner.as_deref().unwrap_or("nobody");
        day.as_ref().map(|day| format!("{day} by {owner}"))
    };
    let change = to.change(severity, Kind::Review, message.to_owned());
    Some(change.of(
        text(&old.review_by, &old.owner),
        text(&new.review_by, &new.owner),
    ))
}

/// Words for people. A reason is part of the change that it came with, where there is one.
pub(super) fn texts(to: &To<'_>, others: bool) -> Option<Change> {
    let (old, new) = (to.old(), to.now());
    let changed = [
        ("category", old.category != new.category),
        ("group", old.group != new.group),
        ("description", old.description != new.description),
        ("note", old.note != new.note),
        ("seed_note", old.seed_note != new.seed_note),
        ("reason", !others && old.reason != new.reason),
    ];
    let names: Vec<&str> = changed
        .iter()
        .filter(|(_, changed)| *changed)
        .map(|(name, _)| *name)
        .collect();
    (!names.is_empty()).then(|| {
        let message = format!("other words: {}", names.join(", "));
        to.change(Severity::Harmless, Kind::Texts, message)
    })
}
