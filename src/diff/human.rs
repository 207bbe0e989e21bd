//! For people.

use super::{Base, Change, Diff, Severity};
use crate::diagnostic::safe;
use crate::text::count;

/// Deeper by the widest severity and two spaces.
const INDENT: &str = "           ";

/// The changes, and a line that counts them. Each change begins with its severity.
pub fn to_human(diff: &Diff, base: &Base, color: bool) -> String {
    let mut out = String::new();
    let mut last = None;
    for change in &diff.changes {
        if last.is_some_and(|last| last != change.severity || last == Severity::Dangerous) {
            out.push('\n');
        }
        last = Some(change.severity);
        out += &one(change, color);
    }
    if !diff.changes.is_empty() {
        out.push('\n');
    }
    out += &summary(diff);
    out += &format!(" against {} ({})\n", safe::line(&base.name), base.short());
    out
}

fn one(change: &Change, color: bool) -> String {
    let severity = format!("{:9}", change.severity.name());
    let severity = match (color, change.severity) {
        (true, Severity::Dangerous) => format!("\u{1b}[1;31m{severity}\u{1b}[0m"),
        (true, Severity::Notable) => format!("\u{1b}[1;33m{severity}\u{1b}[0m"),
        _ => severity,
    };
    let mut lines = vec![format!(
        "{severity}  {}: {}",
        safe::line(&change.subject.text()),
        safe::line(&change.message)
    )];
    if change.severity != Severity::Harmless {
        let states = [("was", &change.before), ("now", &change.after)];
        for (word, state) in states {
            let state = state
                .iter()
                .map(|state| format!("{INDENT}{word} {}", safe::line(state)));
            lines.extend(state);
        }
        lines.extend(foot(change).map(|foot| format!("{INDENT}{foot}")));
    }
    lines.join("\n") + "\n"
}

/// Where it is declared, and what reason came with a dangerous change.
fn foot(change: &Change) -> Option<String> {
    let place = change
        .place
        .as_ref()
        .map(|(file, line)| format!("at {}:{line}", safe::line(file)));
    let reason = match (change.severity, &change.reason) {
        (Severity::Dangerous, Some(reason)) => Some(format!("new reason: {}", safe::line(reason))),
        (Severity::Dangerous, None) => Some("no new reason".to_owned()),
        _ => None,
    };
    let parts: Vec<String> = [place, reason].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// `2 dangerous changes (1 without a new reason), 1 notable, 3 harmless`.
pub(super) fn summary(diff: &Diff) -> String {
    if diff.changes.is_empty() {
        return "no change".to_owned();
    }
    let dangerous = diff.count(Severity::Dangerous);
    let mut text = match dangerous {
        0 => "no dangerous change".to_owned(),
        some => count(some, "dangerous change"),
    };
    match (dangerous, diff.denied()) {
        (0, _) => {}
        (_, 0) => text += " (each with a new reason)",
        (_, denied) => text += &format!(" ({denied} without a new reason)"),
    }
    for severity in [Severity::Notable, Severity::Harmless] {
        let number = diff.count(severity);
        if number > 0 {
            text += &format!(", {number} {}", severity.name());
        }
    }
    text
}
