//! The engines' own dump programs: found, run without a shell, and their last words told without a password.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use tokio::process::Command;

use crate::run::RunError;
use crate::sql::quote::visible;

/// How many of a program's last lines are told.
const SHOWN: usize = 6;

/// Looks on PATH, then in the usual folders of packages, the newest version first.
pub(super) fn find(names: &[&str], package: &str) -> Result<PathBuf, RunError> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let mut versions: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path().join("bin"))
        .collect();
    versions.sort();
    folders.extend(versions.into_iter().rev());
    let found = names.iter().find_map(|name| {
        let mut paths = folders.iter().map(|folder| folder.join(name));
        paths.find(|path| path.is_file())
    });
    found.ok_or_else(|| {
        RunError::usage(format!(
            "{} is needed, and is not on PATH: nothing was changed",
            names.first().copied().unwrap_or_default()
        ))
        .help(format!(
            "install the package `{package}`, or put the program on PATH"
        ))
    })
}

/// Runs it to its end; an error with its last lines unless it succeeds. It ends with us.
pub(super) async fn run(
    mut command: Command,
    program: &Path,
    secret: Option<&str>,
) -> Result<(), RunError> {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .kill_on_drop(true);
    let child = command
        .spawn()
        .map_err(|error| not_started(program, &error))?;
    let output = child
        .wait_with_output()
        .await
        .map_err(|error| not_started(program, &error))?;
    match output.status.success() {
        true => Ok(()),
        false => Err(said(program, &output.stderr, secret)),
    }
}

pub(super) fn not_started(program: &Path, error: &std::io::Error) -> RunError {
    RunError::database(format!("{} can't be run: {error}", program.display()))
}

/// A program's last words as an error.
pub(super) fn said(program: &Path, stderr: &[u8], secret: Option<&str>) -> RunError {
    let text = String::from_utf8_lossy(stderr);
    let lines: Vec<String> = text.lines().map(visible).collect();
    let first = lines.len().saturating_sub(SHOWN);
    let mut last = lines.get(first..).unwrap_or_default().join("\n  ");
    if let Some(secret) = secret.filter(|secret| !secret.is_empty()) {
        last = last.replace(secret, "***");
    }
    let name = program.file_name().unwrap_or_default().to_string_lossy();
    RunError::database(format!("{name} failed:\n  {last}"))
}
