//! Findings: plain data here, one file a format beside it.

use crate::span::Place;

pub mod cargo_lines;
mod code;
pub mod github;
#[cfg(feature = "cli")]
pub mod human;
pub mod json;
#[cfg(test)]
mod pages_test;
pub(crate) mod safe;
pub mod sarif;
mod sources;
mod summary;
#[cfg(test)]
mod tests;

pub use code::Code;
pub use sources::Sources;
pub use summary::summary;

/// How bad a finding is. Only errors count for the exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The gate fails.
    Error,
    /// Worth a look; never fails the gate.
    Warning,
}

/// A further place that belongs to a finding, with what is to be said about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub place: Place,
    /// What is to be seen there.
    pub text: String,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which rule found it.
    pub code: Code,
    /// Error or warning.
    pub severity: Severity,
    /// What is wrong, in one sentence without a full stop, as rustc writes it.
    pub message: String,
    /// Where: none only for findings about the run as a whole (DC0011).
    pub place: Option<Place>,
    /// A few words under the carets.
    pub label: String,
    /// Other places that belong to it.
    pub labels: Vec<Label>,
    /// Why this is wrong.
    pub notes: Vec<String>,
    /// What to do; where it can be pasted, the text to paste.
    pub help: Vec<String>,
    /// The struct's name or path.
    pub model: Option<String>,
    /// The table's name.
    pub table: Option<String>,
}

impl Diagnostic {
    /// A finding with its code's usual severity.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Diagnostic {
            code,
            severity: code.severity(),
            message: message.into(),
            place: None,
            label: String::new(),
            labels: Vec::new(),
            notes: Vec::new(),
            help: Vec::new(),
            model: None,
            table: None,
        }
    }

    /// At this place, with these words under the carets.
    pub fn at(mut self, place: Place, label: impl Into<String>) -> Self {
        self.place = Some(place);
        self.label = label.into();
        self
    }

    /// A further place.
    pub fn also(mut self, place: Place, text: impl Into<String>) -> Self {
        self.labels.push(Label {
            place,
            text: text.into(),
        });
        self
    }

    /// A reason.
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    /// A way out.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }

    /// The same with hints that name this command: their texts say `{program}`.
    pub fn with_program(&self, program: &str) -> Self {
        let mut finding = self.clone();
        for text in finding.help.iter_mut().chain(&mut finding.notes) {
            *text = text.replace("{program}", program);
        }
        finding
    }

    /// The struct it is about.
    pub fn model(mut self, model: impl Into<String>) -> Self {
        self.model = Some(model.into());
        self
    }

    /// The table it is about.
    pub fn table(mut self, table: impl Into<String>) -> Self {
        self.table = Some(table.into());
        self
    }
}

/// Sorts findings as they are shown: by file, line and column; those without a place come last.
pub fn sort(findings: &mut [Diagnostic]) {
    findings.sort_by(|a, b| {
        let key = |d: &Diagnostic| {
            (
                d.place.is_none(),
                d.place.clone(),
                d.code,
                d.message.clone(),
            )
        };
        key(a).cmp(&key(b))
    });
}
