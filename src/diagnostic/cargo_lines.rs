//! For build scripts: `cargo::error=` and `cargo::warning=`, which take one line each.

use super::{Diagnostic, Severity, safe};

/// The instructions, one a line, a finding's further lines indented below its first.
///
/// cargo shows each as `error: <package>@<version>: <line>`.
pub fn render(findings: &[Diagnostic]) -> String {
    findings
        .iter()
        .map(|finding| one(finding, finding.severity))
        .collect()
}

/// The same, with every finding no more than a warning (`DATA_CLASS=warn`).
pub fn render_as_warnings(findings: &[Diagnostic]) -> String {
    findings
        .iter()
        .map(|finding| one(finding, Severity::Warning))
        .collect()
}

fn one(finding: &Diagnostic, severity: Severity) -> String {
    let key = match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let mut lines = vec![format!(
        "[{}] {}",
        finding.code,
        safe::line(&finding.message)
    )];
    lines.extend(
        finding
            .place
            .as_ref()
            .map(|place| located(&place.to_string(), &finding.label)),
    );
    let others = finding.labels.iter();
    lines.extend(others.map(|label| located(&label.place.to_string(), &label.text)));
    lines.extend(finding.notes.iter().flat_map(|note| several("note", note)));
    lines.extend(finding.help.iter().flat_map(|help| several("help", help)));
    lines
        .into_iter()
        .map(|line| format!("cargo::{key}={line}\n"))
        .collect()
}

fn located(place: &str, text: &str) -> String {
    let text = safe::line(text);
    let between = if text.is_empty() { "" } else { ": " };
    format!("  --> {}{between}{text}", safe::line(place))
}

/// Each line of a text; those behind the first stand below its beginning.
fn several(name: &str, text: &str) -> Vec<String> {
    let lines = text.lines().enumerate().map(|(index, line)| {
        let line = safe::text(line.trim_end()).replace('\t', "    ");
        if index == 0 {
            format!("  = {name}: {line}")
        } else {
            format!("{:10}{line}", "")
        }
    });
    lines.collect()
}
