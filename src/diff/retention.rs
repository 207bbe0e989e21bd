//! What changed about the rules by which rows grow old. A purge runs in production and asks for no stamp.

use super::side::{ClassState, TableState};
use super::tables::To;
use super::{Change, Kind, Severity};

pub(super) fn changes(to: &To<'_>) -> Vec<Change> {
    let found = [retain(to), expires(to), unit(to)];
    found.into_iter().flatten().collect()
}

/// A rule that is new deletes more, but where nobody had decided about the table it is a decision like the class.
fn new_rule(to: &To<'_>) -> Severity {
    match to.old().class {
        ClassState::Unclassified => Severity::Notable,
        _ => Severity::Dangerous,
    }
}

fn retain(to: &To<'_>) -> Option<Change> {
    let (old, new) = (to.old().retain.as_ref(), to.now().retain.as_ref());
    let (severity, message) = match (old, new) {
        (None, None) => return None,
        (None, Some(_)) => (new_rule(to), "`retain` is new: a purge deletes older rows"),
        (Some(_), None) => (
            Severity::Harmless,
            "`retain` goes: no row is purged for its age",
        ),
        (Some(old), Some(new)) if old == new => return None,
        (Some(old), Some(new)) if old.by != new.by => (
            Severity::Dangerous,
            "`by` is another column: rows may be purged sooner",
        ),
        (Some(old), Some(new)) if new.hours < old.hours => (
            Severity::Dangerous,
            "retention is shorter: rows are purged sooner",
        ),
        _ => (Severity::Harmless, "retention is longer"),
    };
    let text = |table: &TableState| {
        let retain = table.retain.as_ref()?;
        let by = retain.by.as_deref().unwrap_or_default();
        Some(format!("{} by {by}", period(retain.hours)))
    };
    let change = to.change(severity, Kind::Retention, message.to_owned());
    Some(change.detail("retain").of(text(to.old()), text(to.now())))
}

fn expires(to: &To<'_>) -> Option<Change> {
    let (old, new) = (&to.old().expires, &to.now().expires);
    let (severity, message) = match (old, new) {
        (None, None) => return None,
        (None, Some(_)) => (
            new_rule(to),
            "`expires` is new: a purge deletes rows whose time has passed",
        ),
        (Some(_), None) => (
            Severity::Harmless,
            "`expires` goes: no row is purged for its time",
        ),
        (Some(old), Some(new)) if old == new => return None,
        _ => (
            Severity::Dangerous,
            "`expires` is another column: rows may be purged sooner",
        ),
    };
    let change = to.change(severity, Kind::Retention, message.to_owned());
    Some(change.detail("expires").of(old.clone(), new.clone()))
}

fn unit(to: &To<'_>) -> Option<Change> {
    let (old, new) = (to.old(), to.now());
    let ages = |table: &TableState| table.retain.is_some() || table.expires.is_some();
    if old.unit == new.unit || !ages(old) || !ages(new) {
        return None;
    }
    let message = "times are read in another `unit`: rows may be purged sooner".to_owned();
    let change = to.change(Severity::Dangerous, Kind::Retention, message);
    Some(change.detail("unit").of(old.unit.clone(), new.unit.clone()))
}

/// Hours as people write them.
fn period(hours: u64) -> String {
    if hours > 0 && hours.is_multiple_of(24) {
        crate::text::count(usize::try_from(hours / 24).unwrap_or(usize::MAX), "day")
    } else {
        crate::text::count(usize::try_from(hours).unwrap_or(usize::MAX), "hour")
    }
}
