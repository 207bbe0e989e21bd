//! The gate in a build script: an unclassified model fails `cargo build`.
//!
//! The body of `main` in build.rs is one line:
//!
//! ```no_run
//! cargo_data_class::build();
//! ```
//!
//! with, in Cargo.toml,
//!
//! ```toml
//! [build-dependencies]
//! cargo-data-class = { version = "0.1", default-features = false }
//! ```
//!
//! It needs the sources and the committed schema file only: no database, no network. Committed catalogs are not
//! compared, that is `classify --check`'s business; a `review_by` that has passed only warns, so that a build does
//! not break by itself overnight. The catalog is written to `OUT_DIR`, never into the source tree. Built as
//! somebody's dependency, it does nothing.
//!
//! `DATA_CLASS=off` switches it off, `DATA_CLASS=warn` makes its errors warnings; `deny` is the default.

use std::path::PathBuf;
use std::process::exit;

use crate::diagnostic::cargo_lines;
use crate::gate::{self, Question};
use crate::project::{Location, Project, ProjectError};

mod dependency;
mod watch;

/// What the variable `DATA_CLASS` asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    Off,
    Warn,
    Deny,
}

/// Runs the gate and tells cargo what it found and what to watch. Ends the process with 1 where the build is to
/// fail without a word from cargo; otherwise cargo itself fails it for the errors printed.
pub fn build() {
    println!("cargo::rerun-if-env-changed={MODE}");
    println!("cargo::rerun-if-env-changed={TODAY}");
    let mode = match mode() {
        Ok(Mode::Off) => return,
        Ok(mode) => mode,
        Err(message) => return fail(Mode::Deny, &[message]),
    };
    let Some(manifest) =
        variable("CARGO_MANIFEST_DIR").map(|dir| PathBuf::from(dir).join("Cargo.toml"))
    else {
        return fail(
            mode,
            &["this is no build script: CARGO_MANIFEST_DIR is not set".into()],
        );
    };
    let out = variable("OUT_DIR").map(PathBuf::from);
    if dependency::is_dependency(&manifest, out.as_deref()) {
        return;
    }
    match Project::load(&Location {
        manifest: Some(manifest),
        ..Location::default()
    }) {
        Ok(project) => check(&project, mode, out),
        Err(error) => fail(mode, &lines(&error)),
    }
}

const MODE: &str = "DATA_CLASS";
const TODAY: &str = "DATA_CLASS_TODAY";

fn check(project: &Project, mode: Mode, out: Option<PathBuf>) {
    for path in watch::paths(project) {
        println!("cargo::rerun-if-changed={}", path.display());
    }
    let today = match crate::project::today() {
        Ok(today) => today,
        Err(message) => return fail(mode, &[message]),
    };
    let databases = gate::databases(project);
    let question = Question {
        today,
        lenient_dates: true,
        schema_must_fit: true,
    };
    let answer = gate::answer(project, &databases, question);
    let findings: Vec<_> = answer
        .findings
        .iter()
        .map(|finding| finding.with_program(PROGRAM))
        .collect();
    print!(
        "{}",
        match mode {
            Mode::Warn => cargo_lines::render_as_warnings(&findings),
            Mode::Off | Mode::Deny => cargo_lines::render(&findings),
        }
    );
    let Some(out) = out.filter(|_| !answer.has_errors()) else {
        return;
    };
    for file in &gate::files(project, &answer) {
        let path = out.join("data-class").join(&file.path);
        if let Err(error) = crate::project::write_atomically(&path, &file.content) {
            return fail(
                mode,
                &[format!("{} can't be written: {error}", path.display())],
            );
        }
    }
}

/// How hints name the command in a build script, where none was typed.
const PROGRAM: &str = "cargo data-class";

/// Says why nothing could be checked. A gate that saw nothing has not passed.
fn fail(mode: Mode, lines: &[String]) {
    let word = if mode == Mode::Warn {
        "warning"
    } else {
        "error"
    };
    for line in lines.iter().flat_map(|text| text.lines()) {
        println!("cargo::{word}=data-class: {line}");
    }
    // Nobody knows what to watch until the application can be read: a path that is not there means every build.
    if mode == Mode::Warn {
        println!("cargo::rerun-if-changed=data-class-could-not-look");
    }
    if lines.is_empty() && mode == Mode::Deny {
        exit(1);
    }
}

fn lines(error: &ProjectError) -> Vec<String> {
    match error {
        ProjectError::Config { file, problems, .. } => problems
            .iter()
            .map(|problem| {
                let at = problem.span.start;
                format!("{file}:{}:{}: {}", at.line, at.column, problem.message)
            })
            .collect(),
        other => vec![other.to_string()],
    }
}

fn mode() -> Result<Mode, String> {
    match variable(MODE).as_deref() {
        None | Some("" | "deny") => Ok(Mode::Deny),
        Some("off") => Ok(Mode::Off),
        Some("warn") => Ok(Mode::Warn),
        Some(other) => Err(format!(
            "{MODE}={other:?} is not understood: off, warn or deny"
        )),
    }
}

fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}
