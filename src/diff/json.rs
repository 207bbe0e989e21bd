//! For programs: one object, versioned.

use serde::Serialize;

use super::{Base, Change, Diff, Severity, Subject};

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    base: &'a str,
    commit: &'a str,
    /// Catalogs that the base does not have: everything in them is new.
    missing: &'a [String],
    summary: Summary,
    changes: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Summary {
    dangerous: usize,
    denied: usize,
    notable: usize,
    harmless: usize,
}

#[derive(Serialize)]
struct Entry<'a> {
    severity: &'static str,
    kind: &'static str,
    anchor: String,
    environment: Option<&'a str>,
    database: Option<&'a str>,
    table: Option<&'a str>,
    detail: Option<&'a str>,
    before: Option<&'a str>,
    after: Option<&'a str>,
    message: &'a str,
    file: Option<&'a str>,
    line: Option<usize>,
    reason: Option<&'a str>,
    denied: bool,
}

/// The changes as JSON with a line feed at its end.
pub fn to_json(diff: &Diff, base: &Base) -> String {
    let document = Document {
        version: 1,
        base: &base.name,
        commit: &base.commit,
        missing: &base.missing,
        summary: Summary {
            dangerous: diff.count(Severity::Dangerous),
            denied: diff.denied(),
            notable: diff.count(Severity::Notable),
            harmless: diff.count(Severity::Harmless),
        },
        changes: diff.changes.iter().map(entry).collect(),
    };
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    text
}

fn entry(change: &Change) -> Entry<'_> {
    let (environment, database, table) = match &change.subject {
        Subject::Environment(name) => (Some(name.as_str()), None, None),
        Subject::Table { database, table } => (
            None,
            Some(database.as_str()).filter(|name| !name.is_empty()),
            Some(table.as_str()),
        ),
    };
    Entry {
        severity: change.severity.name(),
        kind: change.kind.name(),
        anchor: change.anchor(),
        environment,
        database,
        table,
        detail: change.detail.as_deref(),
        before: change.before.as_deref(),
        after: change.after.as_deref(),
        message: &change.message,
        file: change.place.as_ref().map(|(file, _)| file.as_str()),
        line: change.place.as_ref().map(|(_, line)| *line),
        reason: change.reason.as_deref(),
        denied: change.is_denied(),
    }
}
