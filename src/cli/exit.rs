//! Exit codes, and failures that are no findings.

use std::fmt;
use std::process::ExitCode;

use crate::diagnostic::Diagnostic;

/// The exit codes; the highest that applies is returned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// Nothing was found.
    Clean = 0,
    /// There are findings.
    Findings = 1,
    /// Wrong usage or configuration, or a source that can't be read.
    Usage = 2,
    /// Refused for safety.
    Refused = 3,
    /// A database failed.
    Database = 4,
    /// A bug of this tool.
    Bug = 70,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(exit as u8)
    }
}

/// Why a command could not do its work.
#[derive(Debug, Clone)]
pub struct Failure {
    /// The exit code.
    pub exit: Exit,
    /// What went wrong: the first line as a headline, more lines as details.
    pub message: String,
    /// What to do.
    pub help: Vec<String>,
    /// The same as a finding, where a diagnostic stands for it.
    pub finding: Option<Box<Diagnostic>>,
}

impl Failure {
    /// Wrong usage or configuration, or a source that can't be read.
    pub fn usage(message: impl Into<String>) -> Self {
        Failure {
            exit: Exit::Usage,
            message: message.into(),
            help: Vec::new(),
            finding: None,
        }
    }

    /// A finding that ends the command: without it settled, nothing more can be said.
    pub(super) fn finding(finding: Diagnostic) -> Self {
        Failure {
            exit: Exit::Findings,
            message: format!("{}: {}", finding.code, finding.message),
            help: finding.help.clone(),
            finding: Some(Box::new(finding)),
        }
    }

    /// A bug of this tool.
    pub(super) fn bug() -> Self {
        let message = "this is a bug of data-class: the message above says where".into();
        Failure {
            exit: Exit::Bug,
            message,
            help: vec!["please report it, with the command and that message".into()],
            finding: None,
        }
    }

    /// With what to do.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}
