//! `cargo xtask test`: all tests of both workspaces, and a last line that counts them.

use std::ffi::OsString;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};

use crate::outcome::Outcome;
use crate::servers;

/// Variables of the shell that would reach into the application under test.
const OUTSIDE: [&str; 4] = [
    "DATA_CLASS",
    "DATA_CLASS_TODAY",
    "DATA_CLASS_SHADOW_URL",
    "DATABASE_URL",
];

/// Runs everything; further arguments are handed to the `cargo test` of the workspace.
pub fn run(arguments: impl Iterator<Item = OsString>) -> ExitCode {
    if let Err(message) = servers::provide() {
        eprintln!("error: {message}");
        return finish(Outcome {
            failed: 1,
            ..Outcome::default()
        });
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut workspace = cargo_test(&root);
    workspace.arg("--workspace").args(arguments);
    let mut xtask = cargo_test(&root);
    xtask.args(["--manifest-path", "xtask/Cargo.toml"]);
    let mut outcome = Outcome::default();
    for command in [workspace, xtask] {
        outcome.add(counted(command));
    }
    finish(outcome)
}

fn cargo_test(root: &Path) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root).args(["test", "--no-fail-fast"]);
    for variable in OUTSIDE {
        command.env_remove(variable);
    }
    command
}

fn finish(outcome: Outcome) -> ExitCode {
    if outcome.ignored > 0 {
        println!("{} ignored", outcome.ignored);
    }
    println!("{outcome}");
    if outcome.failed == 0 && outcome.passed > 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Runs a `cargo test`, shows what it prints, and counts. A command that fails without a failed test, because
/// something does not compile for example, is one failure.
fn counted(mut command: Command) -> Outcome {
    let mut outcome = Outcome::default();
    match shown(&mut command, &mut outcome) {
        Ok(true) => {}
        Ok(false) => outcome.failed = outcome.failed.max(1),
        Err(error) => {
            eprintln!("error: {command:?} could not be run: {error}");
            outcome.failed = outcome.failed.max(1);
        }
    }
    outcome
}

fn shown(command: &mut Command, outcome: &mut Outcome) -> std::io::Result<bool> {
    let mut child = command.stdout(Stdio::piped()).spawn()?;
    if let Some(output) = child.stdout.take() {
        let mut output = BufReader::new(output);
        let mut line = Vec::new();
        while output.read_until(b'\n', &mut line)? > 0 {
            std::io::stdout().write_all(&line)?;
            if let Some(counted) = Outcome::of_line(&String::from_utf8_lossy(&line)) {
                outcome.add(counted);
            }
            line.clear();
        }
    }
    Ok(child.wait()?.success())
}
