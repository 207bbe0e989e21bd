//! What changed about a table.

use super::pairs::{At, Pair};
use super::predicate::{Turn, turn};
use super::side::{ClassState, Reach, TableState};
use super::{Change, Kind, Question, Severity, Subject, decisions, references, retention};

/// All changes of a table.
pub(super) fn changes(pair: &Pair<'_>, question: &Question<'_>) -> Vec<Change> {
    match (pair.before, pair.after) {
        (Some(before), Some(after)) => both(before, after, question),
        (None, Some(after)) => {
            let mut found = vec![added(after)];
            found.extend(references::of_new(after, question));
            found
        }
        (Some(before), None) => vec![removed(before)],
        (None, None) => Vec::new(),
    }
}

fn both(before: At<'_>, after: At<'_>, question: &Question<'_>) -> Vec<Change> {
    let to = To { before, after };
    let mut found: Vec<Change> = Vec::new();
    found.extend(renamed(&to));
    found.extend(class(&to));
    found.extend(system_rows(&to, question));
    found.extend(keep(&to, question));
    found.extend(retention::changes(&to));
    found.extend(decisions::changes(&to, question));
    found.extend(references::changes(&to, question));
    found.extend(decisions::texts(&to, !found.is_empty()));
    found
}

/// A table on both sides: makes changes of it.
pub(super) struct To<'a> {
    pub(super) before: At<'a>,
    pub(super) after: At<'a>,
}

impl<'a> To<'a> {
    pub(super) fn old(&self) -> &'a TableState {
        self.before.table
    }

    pub(super) fn now(&self) -> &'a TableState {
        self.after.table
    }

    /// A change with the table's new reason, if there is one.
    pub(super) fn change(&self, severity: Severity, kind: Kind, message: String) -> Change {
        let mut change = change(self.after, severity, kind, message);
        change.reason = new_reason(self.old().reason.as_deref(), self.now().reason.as_deref());
        change
    }
}

impl Change {
    pub(super) fn of(mut self, before: Option<String>, after: Option<String>) -> Change {
        self.before = before;
        self.after = after;
        self
    }

    pub(super) fn detail(mut self, detail: impl Into<String>) -> Change {
        self.detail = Some(detail.into());
        self
    }
}

/// A reason that was not there before, and says something.
pub(super) fn new_reason(before: Option<&str>, after: Option<&str>) -> Option<String> {
    let after = after.map(str::trim).filter(|reason| !reason.is_empty())?;
    (before.map(str::trim) != Some(after)).then(|| after.to_owned())
}

pub(super) fn change(at: At<'_>, severity: Severity, kind: Kind, message: String) -> Change {
    let place = at.table.file.clone().zip(at.table.line);
    Change {
        severity,
        kind,
        subject: Subject::Table {
            database: at.database.to_owned(),
            table: at.table.table.clone(),
        },
        detail: None,
        before: None,
        after: None,
        message,
        place,
        reason: None,
    }
}

fn added(at: At<'_>) -> Change {
    let class = at.table.class_text();
    let message = format!("is new, and {}", fate(at.table));
    let severity = match at.table.class {
        ClassState::Unclassified => Severity::Notable,
        _ => Severity::Harmless,
    };
    let mut change = change(at, severity, Kind::TableAdded, message).of(None, Some(class));
    change.reason = new_reason(None, at.table.reason.as_deref());
    change
}

fn removed(at: At<'_>) -> Change {
    let class = at.table.class_text();
    let message = "is no longer in the catalog: nothing keeps, cleans or verifies it".to_owned();
    change(at, Severity::Notable, Kind::TableRemoved, message).of(Some(class), None)
}

/// What a cleanup does to a table's rows.
fn fate(table: &TableState) -> &'static str {
    match (table.reach(), table.class) {
        (Reach::EveryRow, _) => "every row may be cleaned",
        (Reach::SomeRows, ClassState::User) => "rows may be cleaned where `keep` does not hold",
        (Reach::SomeRows, _) => "rows may be cleaned where `system_rows` does not hold",
        (Reach::Nothing, _) => "every row is kept",
    }
}

fn renamed(to: &To<'_>) -> Option<Change> {
    let name = |at: At<'_>| match at.database {
        "" => at.table.table.clone(),
        database => format!("{database}: {}", at.table.table),
    };
    let (old, new) = (name(to.before), name(to.after));
    (old != new).then(|| {
        let message = format!("was `{old}`");
        to.change(Severity::Harmless, Kind::TableRenamed, message)
            .of(Some(old), Some(new))
    })
}

/// Another class, or a decision about a mixed table.
fn class(to: &To<'_>) -> Option<Change> {
    let (old, new) = (to.old(), to.now());
    if old.class_text() == new.class_text() {
        return None;
    }
    let decided =
        |table: &TableState| table.class == ClassState::Mixed && table.system_rows.is_some();
    let severity = match (old.reach(), new.reach()) {
        (_, Reach::Nothing) => Severity::Notable,
        // Nobody had decided: what is new is that somebody did.
        (Reach::Nothing, _) if old.class == ClassState::Unclassified => Severity::Notable,
        (Reach::Nothing, _) => Severity::Dangerous,
        // The system rows of a mixed table are user rows now.
        _ if decided(old) => Severity::Dangerous,
        _ => Severity::Notable,
    };
    let message = match severity {
        Severity::Dangerous if old.reach() == Reach::Nothing => {
            format!("becomes deletable: {}", fate(new))
        }
        Severity::Dangerous => format!("loses its system rows: {}", fate(new)),
        _ => format!("is {} data: {}", new.class_text(), fate(new)),
    };
    Some(
        to.change(severity, Kind::Class, message)
            .of(Some(old.class_text()), Some(new.class_text())),
    )
}

fn system_rows(to: &To<'_>, question: &Question<'_>) -> Option<Change> {
    // A predicate that comes or goes is another class.
    let (old, new) = (
        to.old().system_rows.as_deref()?,
        to.now().system_rows.as_deref()?,
    );
    let dialects = (question.dialects)(to.after.database);
    let (severity, message) = match turn(old, new, &dialects) {
        Turn::Same => return None,
        Turn::Wider => (
            Severity::Notable,
            "`system_rows` covers more rows: they are kept, exported and verified",
        ),
        Turn::Narrower => (
            Severity::Dangerous,
            "`system_rows` changes: system rows that it no longer covers may be cleaned",
        ),
    };
    let change = to.change(severity, Kind::SystemRows, message.to_owned());
    Some(change.of(Some(old.to_owned()), Some(new.to_owned())))
}

fn keep(to: &To<'_>, question: &Question<'_>) -> Option<Change> {
    // Where nothing was or is deleted, the class is what matters.
    if to.old().reach() == Reach::Nothing || to.now().reach() == Reach::Nothing {
        return None;
    }
    let (old, new) = (to.old().keep.as_deref(), to.now().keep.as_deref());
    let dialects = (question.dialects)(to.after.database);
    let (severity, message) = match (old, new) {
        (None, None) => return None,
        (None, Some(_)) => (Severity::Harmless, "`keep` is new: more rows stay"),
        (Some(_), None) => (
            Severity::Dangerous,
            "`keep` goes: rows that it kept may be cleaned",
        ),
        (Some(old), Some(new)) => match turn(old, new, &dialects) {
            Turn::Same => return None,
            Turn::Wider => (Severity::Harmless, "`keep` covers more rows"),
            Turn::Narrower => (
                Severity::Dangerous,
                "`keep` narrows: rows that it no longer covers may be cleaned",
            ),
        },
    };
    let change = to.change(severity, Kind::Keep, message.to_owned());
    Some(change.of(old.map(str::to_owned), new.map(str::to_owned)))
}
