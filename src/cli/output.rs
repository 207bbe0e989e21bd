//! What is printed, and where: results to standard output, what is being done to standard error.

use std::io::{IsTerminal, Write};

use super::{Color, Common, Failure, Format};
use crate::config::ConfigProblem;
use crate::diagnostic::{Diagnostic, Sources, github, human, json, sarif, summary};

/// The terminal, or what stands for it.
pub(super) struct Output {
    program: String,
    format: Format,
    quiet: bool,
    verbose: bool,
    color: bool,
}

impl Output {
    pub(super) fn new(program: &str, common: &Common) -> Self {
        let color = match common.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => {
                let wanted = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
                wanted && std::io::stdout().is_terminal() && std::io::stderr().is_terminal()
            }
        };
        Output {
            program: program.to_owned(),
            format: common.format,
            quiet: common.quiet,
            verbose: common.verbose,
            color,
        }
    }

    /// How the command was typed.
    pub(super) fn program(&self) -> &str {
        &self.program
    }

    /// Whether results are for programs.
    pub(super) fn is_human(&self) -> bool {
        self.format == Format::Human
    }

    /// How results are asked for.
    pub(super) fn format(&self) -> Format {
        self.format
    }

    /// Whether to colour.
    pub(super) fn color(&self) -> bool {
        self.color
    }

    /// A whole result, with its own line feeds.
    pub(super) fn text(&self, text: &str) {
        let _ = write!(std::io::stdout().lock(), "{text}");
    }

    /// Whether results are asked for as JSON.
    pub(super) fn is_json(&self) -> bool {
        self.format == Format::Json
    }

    /// Whether all is to be shown.
    pub(super) fn is_verbose(&self) -> bool {
        self.verbose
    }

    /// A text in which `{program}` stands for how the command was typed.
    pub(super) fn with_program(&self, text: &str) -> String {
        text.replace("{program}", &self.program)
    }

    /// A line of the result. A reader that went away is no error.
    pub(super) fn line(&self, text: impl AsRef<str>) {
        let _ = writeln!(std::io::stdout().lock(), "{}", text.as_ref());
    }

    /// What was done, for people; not with `--quiet`, and not where a program reads the result.
    pub(super) fn status(&self, text: impl AsRef<str>) {
        if !self.quiet {
            let _ = writeln!(std::io::stderr().lock(), "{}", text.as_ref());
        }
    }

    /// Whether people are told what is being done.
    pub(super) fn shows_status(&self) -> bool {
        !self.quiet
    }

    /// What only `--verbose` shows.
    pub(super) fn detail(&self, text: impl AsRef<str>) {
        if self.verbose {
            self.status(text);
        }
    }

    /// A warning that is no finding.
    pub(super) fn warning(&self, text: impl AsRef<str>) {
        let word = self.paint("33", "warning");
        let _ = writeln!(std::io::stderr().lock(), "{word}: {}", text.as_ref());
    }

    /// Why a command could not do its work.
    pub(super) fn failure(&self, failure: &Failure) {
        if let Some(finding) = &failure.finding {
            return self.findings(std::slice::from_ref(finding), &Sources::default());
        }
        let word = self.paint("31", "error");
        let mut out = std::io::stderr().lock();
        let _ = writeln!(out, "{word}: {}", self.with_program(&failure.message));
        for help in &failure.help {
            let _ = writeln!(out, "  help: {}", self.with_program(help));
        }
    }

    /// Findings in the format that was asked for; then, for people, how many there are.
    pub(super) fn findings(&self, findings: &[Diagnostic], sources: &Sources) {
        let findings: Vec<Diagnostic> = findings
            .iter()
            .map(|f| f.with_program(&self.program))
            .collect();
        let out = match self.format {
            // A comment has no room for findings.
            Format::Human | Format::Markdown => {
                let mut err = std::io::stderr().lock();
                let _ = write!(err, "{}", human::render(&findings, sources, self.style()));
                if let Some(summary) = summary(&findings) {
                    let _ = writeln!(err, "{summary}");
                }
                return;
            }
            Format::Json => json::render(&findings),
            Format::Github => github::render(&findings),
            Format::Sarif => sarif::render(&findings),
        };
        let _ = write!(std::io::stdout().lock(), "{out}");
    }

    /// Problems of a configuration file, all of them.
    pub(super) fn problems(&self, file: &str, text: &str, problems: &[ConfigProblem]) {
        let mut err = std::io::stderr().lock();
        for problem in problems {
            let _ = write!(
                err,
                "{}",
                human::render_problem(problem, file, text, self.style())
            );
        }
    }

    fn style(&self) -> human::Style {
        human::Style {
            color: self.color,
            ..human::Style::default()
        }
    }

    fn paint(&self, code: &str, word: &str) -> String {
        if self.color {
            format!("\u{1b}[1;{code}m{word}\u{1b}[0m")
        } else {
            word.to_owned()
        }
    }
}
