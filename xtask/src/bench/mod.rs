//! `cargo xtask bench`: figures for people. Nothing here asserts a time.

use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, ExitCode};

mod applications;
mod attribute;
mod cost;

const USAGE: &str = "cargo xtask bench scan|attribute|db|fixtures";

/// Runs one of the benchmarks.
pub fn run(mut arguments: impl Iterator<Item = OsString>) -> ExitCode {
    let name = arguments.next();
    let done = match name.as_deref().and_then(std::ffi::OsStr::to_str) {
        Some("scan") => scan(arguments.collect()),
        Some("attribute") => attribute::run(arguments),
        Some("db") => db(arguments.collect()),
        Some("fixtures") => fixtures(arguments.collect()),
        _ => Err(format!("what is to be measured? {USAGE}")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::from(2)
        }
    }
}

/// The scan is measured in a process of its own: optimised, and without what the command line needs, which takes
/// long to optimise. `--debug-build-script` leaves it unoptimised, as cargo builds a build script.
fn scan(mut arguments: Vec<OsString>) -> Result<(), String> {
    let given = arguments.len();
    arguments.retain(|argument| argument != "--debug-build-script");
    let unoptimised = arguments.len() < given;
    if unoptimised && !arguments.iter().any(|argument| argument == "--files") {
        arguments.extend(["--files".into(), "500".into()]);
    }
    let mut command = Command::new(cargo());
    command.args([
        "run",
        "--quiet",
        "--no-default-features",
        "--bin=scan-speed",
    ]);
    if !unoptimised {
        command.arg("--release");
    }
    command
        .arg("--manifest-path")
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml"))
        .arg("--")
        .args(arguments);
    status(command)
}

/// Cleanups are measured by a benchmark of the reference application, optimised: a preview is short enough for our own
/// part of it to count.
fn db(arguments: Vec<OsString>) -> Result<(), String> {
    // The tool that is measured is this program: all that the tool itself can do is in it.
    let tool =
        std::env::current_exe().map_err(|error| format!("this program can't be found: {error}"))?;
    let mut command = Command::new(cargo());
    command
        .env("DATA_CLASS_TOOL", tool)
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(".."))
        .args(["bench", "--quiet", "--package=igny8", "--bench=db", "--"])
        .args(arguments);
    status(command)
}

/// Fixtures are measured by a benchmark of the tool itself, optimised, and without the command line.
fn fixtures(arguments: Vec<OsString>) -> Result<(), String> {
    let mut command = Command::new(cargo());
    command
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(".."))
        .args(["bench", "--quiet", "--package=cargo-data-class"])
        .args(["--no-default-features", "--features=database"])
        .args(["--bench=fixtures", "--"])
        .args(arguments);
    status(command)
}

fn status(mut command: Command) -> Result<(), String> {
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{command:?} ended with {status}")),
        Err(error) => Err(format!("{command:?} could not be run: {error}")),
    }
}

fn cargo() -> OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}
