//! What changed about what a table points at: how far a deleted row reaches, and what rows that stay hold.

use super::pairs::At;
use super::side::{Reach, ReferenceState, Side, TableState};
use super::tables::{To, change, new_reason};
use super::{Change, Kind, Question, Severity};
use crate::catalog::reach;

/// The references of a table that was there before.
pub(super) fn changes(to: &To<'_>, question: &Question<'_>) -> Vec<Change> {
    let (old, new) = (&to.old().references, &to.now().references);
    let before = |reference: &ReferenceState| old.iter().find(|old| same(old, reference, question));
    let stays = |reference: &ReferenceState| new.iter().any(|new| same(reference, new, question));
    let come = new.iter().filter_map(|new| match before(new) {
        Some(old) => altered(to, old, new, question),
        None => Some(added(to, new, question)),
    });
    let gone = old
        .iter()
        .filter(|old| !stays(old))
        .map(|old| removed(to, old, question));
    come.chain(gone).collect()
}

/// The references of a new table: only what reaches into rows that nobody may delete is worth a line of its own.
pub(super) fn of_new(at: At<'_>, question: &Question<'_>) -> Vec<Change> {
    let dangerous = |reference: &&ReferenceState| {
        at.table.reach() == Reach::Nothing
            && action(reference) >= 2
            && !settled(at.table, reference)
            && deletable(question.after, at.database, &reference.table)
    };
    at.table
        .references
        .iter()
        .filter(dangerous)
        .map(|reference| {
            let message = reaches(reference, "is new");
            let mut change = change(at, Severity::Dangerous, Kind::Reference, message)
                .detail(reference.columns.join(", "))
                .of(None, Some(text(reference)));
            change.reason = new_reason(None, at.table.reason.as_deref());
            change
        })
        .collect()
}

/// Whether two references are the same but for their action; a parent that was only renamed is the same parent.
fn same(old: &ReferenceState, new: &ReferenceState, question: &Question<'_>) -> bool {
    let renamed = || {
        let path = |side: &Side, name: &str| {
            let mut tables = side.databases.values().flatten();
            let table = tables.find(|table| table.table == name)?;
            table.path.clone()
        };
        let old = path(question.before, &old.table);
        old.is_some() && old == path(question.after, &new.table)
    };
    old.columns == new.columns
        && old.parent_columns == new.parent_columns
        && (old.table == new.table || renamed())
}

fn action(reference: &ReferenceState) -> u8 {
    reach(reference.on_delete.as_deref())
}

/// Whether the annotation already decides what becomes of the reference.
fn settled(table: &TableState, reference: &ReferenceState) -> bool {
    let all_in = |list: &[String]| reference.columns.iter().any(|column| list.contains(column));
    all_in(&table.detach) || all_in(&table.holds)
}

/// Whether a cleanup may delete rows of a table; one that is not in the catalog is never cleaned.
fn deletable(side: &Side, database: &str, name: &str) -> bool {
    let tables = side.databases.get(database);
    tables
        .into_iter()
        .flatten()
        .any(|table| table.table == name && table.reach() > Reach::Nothing)
}

fn altered(
    to: &To<'_>,
    old: &ReferenceState,
    new: &ReferenceState,
    question: &Question<'_>,
) -> Option<Change> {
    if old.on_delete == new.on_delete {
        return None;
    }
    let writes_otherwise = action(old) == 2 && action(new) == 2;
    let more = action(new) >= 2 && (action(new) > action(old) || writes_otherwise);
    let parent_goes = deletable(question.after, to.after.database, &new.table);
    let (severity, message) = match (more, parent_goes) {
        (true, true) => (Severity::Dangerous, reaches(new, "reaches further")),
        (true, false) => (
            Severity::Notable,
            format!(
                "the reference to `{}` reaches further, but its rows are kept",
                new.table
            ),
        ),
        (false, _) => (
            Severity::Harmless,
            format!("the reference to `{}` has another action", new.table),
        ),
    };
    let change = to.change(severity, Kind::Reference, message);
    Some(
        change
            .detail(new.columns.join(", "))
            .of(Some(text(old)), Some(text(new))),
    )
}

fn added(to: &To<'_>, new: &ReferenceState, question: &Question<'_>) -> Change {
    let parent_goes = deletable(question.after, to.after.database, &new.table);
    let keeps_rows = to.now().reach() < Reach::EveryRow;
    let held = to
        .now()
        .holds
        .iter()
        .any(|column| new.columns.contains(column));
    let dangerous = match action(new) {
        _ if !parent_goes || held => false,
        3.. => true,
        2 => keeps_rows,
        _ => false,
    };
    let (severity, message) = if dangerous {
        (Severity::Dangerous, reaches(new, "is new"))
    } else {
        (
            Severity::Harmless,
            format!("the reference to `{}` is new", new.table),
        )
    };
    to.change(severity, Kind::Reference, message)
        .detail(new.columns.join(", "))
        .of(None, Some(text(new)))
}

/// A row that stays keeps what it points at, for as long as the reference is there.
fn removed(to: &To<'_>, old: &ReferenceState, question: &Question<'_>) -> Change {
    let detached = old
        .columns
        .iter()
        .any(|column| to.old().detach.contains(column));
    let kept_rows = to.old().reach() < Reach::EveryRow;
    let parent_goes = deletable(question.after, to.after.database, &old.table);
    let (severity, message) = if kept_rows && parent_goes && !detached {
        let message = format!(
            "the reference to `{}` goes: rows of it that kept rows pointed at need not survive",
            old.table
        );
        (Severity::Dangerous, message)
    } else {
        (
            Severity::Harmless,
            format!("the reference to `{}` goes", old.table),
        )
    };
    to.change(severity, Kind::Reference, message)
        .detail(old.columns.join(", "))
        .of(Some(text(old)), None)
}

fn reaches(reference: &ReferenceState, how: &str) -> String {
    let effect = match reach(reference.on_delete.as_deref()) {
        2 => "writes its columns here",
        _ => "deletes rows here",
    };
    format!(
        "the reference to `{}` {how}: deleting a row there {effect}",
        reference.table
    )
}

fn text(reference: &ReferenceState) -> String {
    let key = format!(
        "{} -> {}.{}",
        reference.columns.join(", "),
        reference.table,
        reference.parent_columns.join(", ")
    );
    match &reference.on_delete {
        Some(action) => format!("{key} ON DELETE {action}"),
        None => format!("{key}, declared"),
    }
}
