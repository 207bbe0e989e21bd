//! For programs: one object a line.

use serde::Serialize;

use super::{Diagnostic, Severity};

/// The keys in the order in which they are written.
#[derive(Serialize)]
struct Line<'d> {
    code: &'static str,
    severity: Severity,
    message: &'d str,
    file: Option<&'d str>,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
    model: Option<&'d str>,
    table: Option<&'d str>,
    help: Option<String>,
}

/// The findings, one object a line; several helps are lines of one.
pub fn render(findings: &[Diagnostic]) -> String {
    let mut text = String::new();
    for finding in findings {
        // Strings and numbers alone: writing them cannot fail.
        text.push_str(&serde_json::to_string(&line(finding)).unwrap_or_default());
        text.push('\n');
    }
    text
}

fn line(finding: &Diagnostic) -> Line<'_> {
    let span = finding.place.as_ref().map(|place| place.span);
    Line {
        code: finding.code.number(),
        severity: finding.severity,
        message: &finding.message,
        file: finding.place.as_ref().map(|place| &*place.file),
        line: span.map(|span| span.start.line),
        column: span.map(|span| span.start.column),
        end_line: span.map(|span| span.end.line),
        end_column: span.map(|span| span.end.column),
        model: finding.model.as_deref(),
        table: finding.table.as_deref(),
        help: Some(finding.help.join("\n")).filter(|help| !help.is_empty()),
    }
}
