//! For GitHub Actions: workflow commands, which become annotations on a pull request's lines.

use super::{Diagnostic, Severity, safe};

/// The findings, one command a line.
pub fn render(findings: &[Diagnostic]) -> String {
    findings.iter().map(one).collect()
}

fn one(finding: &Diagnostic) -> String {
    let command = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let mut properties = Vec::new();
    if let Some(place) = &finding.place {
        let (start, end) = (place.span.start, place.span.end);
        properties.push(format!("file={}", property(&place.file)));
        properties.push(format!("line={}", start.line));
        properties.push(format!("endLine={}", end.line));
        // Columns are only understood within one line.
        if start.line == end.line {
            properties.push(format!("col={}", start.column));
            properties.push(format!("endColumn={}", end.column));
        }
    }
    let title = format!("{}: {}", finding.code, finding.code.summary());
    properties.push(format!("title={}", property(&title)));
    format!(
        "::{command} {}::{}\n",
        properties.join(","),
        data(&body(finding))
    )
}

fn body(finding: &Diagnostic) -> String {
    let mut lines = vec![finding.message.clone()];
    lines.extend(
        finding
            .labels
            .iter()
            .map(|label| format!("{}: {}", label.place, label.text)),
    );
    lines.extend(finding.notes.iter().map(|note| format!("note: {note}")));
    lines.extend(finding.help.iter().map(|help| format!("help: {help}")));
    lines.join("\n")
}

/// A command's text.
pub(crate) fn data(text: &str) -> String {
    safe::text(text).replace('%', "%25").replace('\n', "%0A")
}

/// The value of one of a command's properties.
pub(crate) fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
