//! For a pull request: short, what is dangerous at the top, the rest folded away.

use std::fmt::Write;

use super::{Base, Change, Diff, Severity, human};
use crate::diagnostic::safe;

/// By this a robot finds its comment again.
const MARK: &str = "<!-- data-class diff -->";

/// A comment has room for 65,536 characters: of each folded list only so many changes are shown.
const MOST: usize = 100;

/// The changes as Markdown; each has an anchor that stays the same when others come and go.
pub fn to_markdown(diff: &Diff, base: &Base) -> String {
    let mut out = format!("{MARK}\n### Data classes: {}\n", human::summary(diff));
    let of = |severity: Severity| -> Vec<&Change> {
        diff.changes
            .iter()
            .filter(|change| change.severity == severity)
            .collect()
    };
    let dangerous = of(Severity::Dangerous);
    if !dangerous.is_empty() {
        out += "\n| | Dangerous | Was | Now | Reason |\n|---|---|---|---|---|\n";
        dangerous.iter().for_each(|change| out += &row(change));
    }
    let notable = of(Severity::Notable);
    if !notable.is_empty() {
        out += "\n**Notable**\n\n";
        out += &list(&notable);
    }
    let harmless = of(Severity::Harmless);
    if !harmless.is_empty() {
        let _ = write!(
            out,
            "\n<details><summary>{} harmless</summary>\n\n",
            harmless.len()
        );
        out += &list(&harmless);
        out += "\n</details>\n";
    }
    let _ = write!(out, "\nAgainst {} ({}).\n", code(&base.name), base.short());
    out
}

fn row(change: &Change) -> String {
    let state = |state: &Option<String>| state.as_deref().map(code).unwrap_or_default();
    let reason = match &change.reason {
        Some(reason) => text(reason),
        None => "**none new**".to_owned(),
    };
    format!(
        "| {} | {} | {} | {} | {reason} |\n",
        subject(change),
        text(&change.message),
        state(&change.before),
        state(&change.after)
    )
}

fn list(changes: &[&Change]) -> String {
    let mut out = String::new();
    for change in changes.iter().take(MOST) {
        let _ = write!(out, "- {}: {}", subject(change), text(&change.message));
        if let (Some(before), Some(after)) = (&change.before, &change.after) {
            let _ = write!(out, " ({} → {})", code(before), code(after));
        }
        out.push('\n');
    }
    if let Some(more @ 1..) = changes.len().checked_sub(MOST) {
        let _ = writeln!(out, "- and {more} more");
    }
    out
}

fn subject(change: &Change) -> String {
    format!(
        "<a id=\"{}\"></a>{}",
        change.anchor(),
        code(&change.subject.text())
    )
}

/// Code in a line or a cell, whatever it holds: in HTML, since backticks and bars may stand in it.
fn code(value: &str) -> String {
    format!("<code>{}</code>", escape(&safe::line(value)))
}

/// A sentence, whose own backticks in pairs mark code.
fn text(value: &str) -> String {
    let value = safe::line(value);
    let parts: Vec<&str> = value.split('`').collect();
    if parts.len().is_multiple_of(2) {
        return escape(&value);
    }
    let part = |(at, part): (usize, &&str)| match at % 2 {
        0 => escape(part),
        _ => format!("<code>{}</code>", escape(part)),
    };
    parts.iter().enumerate().map(part).collect()
}

fn escape(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for c in value.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // What Markdown would take for its own; `@` calls people, `#` and `$` begin links and formulas.
            '|' | '`' | '*' | '_' | '[' | ']' | '\\' | '~' | '!' | '@' | '#' | '$' => {
                let _ = write!(out, "&#{};", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out
}
