//! The last line: how many there are.

use super::{Diagnostic, Severity};
use crate::text::count;

/// `error: 3 errors, 1 warning`, or `warning: 2 warnings`; none where there is nothing to say.
pub fn summary(findings: &[Diagnostic]) -> Option<String> {
    let of = |severity| {
        findings
            .iter()
            .filter(|finding| finding.severity == severity)
            .count()
    };
    match (of(Severity::Error), of(Severity::Warning)) {
        (0, 0) => None,
        (0, warnings) => Some(format!("warning: {}", count(warnings, "warning"))),
        (errors, 0) => Some(format!("error: {}", count(errors, "error"))),
        (errors, warnings) => Some(format!(
            "error: {}, {}",
            count(errors, "error"),
            count(warnings, "warning")
        )),
    }
}
