//! For GitHub Actions: what is dangerous or notable, as annotations on a pull request's lines.

use super::{Change, Diff, Severity};
use crate::diagnostic::github::{data, property};

/// The changes, one command a line; harmless ones need none.
pub fn to_github(diff: &Diff) -> String {
    diff.changes.iter().filter_map(one).collect()
}

fn one(change: &Change) -> Option<String> {
    let command = match change.severity {
        Severity::Dangerous if change.is_denied() => "error",
        Severity::Dangerous => "warning",
        Severity::Notable => "notice",
        Severity::Harmless => return None,
    };
    let mut properties = Vec::new();
    if let Some((file, line)) = &change.place {
        properties.push(format!("file={}", property(file)));
        properties.push(format!("line={line}"));
    }
    let title = format!("{}: {}", change.severity.name(), change.subject.text());
    properties.push(format!("title={}", property(&title)));
    let mut lines = vec![format!("{}: {}", change.subject.text(), change.message)];
    for (word, state) in [("was", &change.before), ("now", &change.after)] {
        lines.extend(state.iter().map(|state| format!("{word}: {state}")));
    }
    lines.extend(
        change
            .reason
            .iter()
            .map(|reason| format!("reason: {reason}")),
    );
    Some(format!(
        "::{command} {}::{}\n",
        properties.join(","),
        data(&lines.join("\n"))
    ))
}
