//! `cargo xtask soak [PART...]`: what takes too long for every merge. All parts where none is named.

use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::SystemTime;

use crate::servers;

/// A part: its name, and the command that runs it.
struct Part {
    name: &'static str,
    what: &'static str,
    command: fn() -> Command,
}

const PARTS: [Part; 2] = [
    Part {
        name: "schemas",
        what: "random schemas against the oracle: 100,000 in SQLite, a twentieth of that in PostgreSQL and MariaDB each",
        command: schemas,
    },
    Part {
        name: "kills",
        what: "clean and purge ended at random moments by killing the tool, or the server with all its processes: 200 \
               times each, 50 in MariaDB",
        command: kills,
    },
];

/// Runs the named parts; every part runs, even behind a failed one.
pub fn run(arguments: impl Iterator<Item = OsString>) -> ExitCode {
    let names: Vec<String> = arguments
        .map(|name| name.to_string_lossy().into_owned())
        .collect();
    let unknown = |name: &&String| !PARTS.iter().any(|part| part.name == name.as_str());
    if let Some(name) = names.iter().find(unknown) {
        eprintln!("error: there is no soak {name:?}; there are:");
        for part in &PARTS {
            eprintln!("  {:10} {}", part.name, part.what);
        }
        return ExitCode::from(2);
    }
    if let Err(message) = servers::provide() {
        eprintln!("error: {message}");
        return ExitCode::FAILURE;
    }
    let wanted = |part: &&Part| names.is_empty() || names.iter().any(|name| name == part.name);
    let mut failed = Vec::new();
    for part in PARTS.iter().filter(wanted) {
        println!("{}: {}", part.name, part.what);
        if !succeeds((part.command)()) {
            failed.push(part.name);
        }
    }
    if failed.is_empty() {
        return ExitCode::SUCCESS;
    }
    eprintln!("failed: {}", failed.join(", "));
    ExitCode::FAILURE
}

fn succeeds(mut command: Command) -> bool {
    match command.status() {
        Ok(status) => status.success(),
        Err(error) => {
            eprintln!("error: {command:?} could not be run: {error}");
            false
        }
    }
}

/// A run of some tests, one behind the other.
fn test(which: &[&str]) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(".."))
        .arg("test")
        .args(which)
        .args(["--nocapture", "--test-threads", "1"]);
    command
}

/// The same tests that every merge runs with a few kills.
fn kills() -> Command {
    let mut command = test(&["--test", "run_trouble", "kill::", "--"]);
    if std::env::var_os("DATA_CLASS_KILLS").is_none() {
        command.env("DATA_CLASS_KILLS", "200");
    }
    command
}

/// Other worlds each time, from a seed that is printed, unless the variables say which.
fn schemas() -> Command {
    let mut command = test(&["--test", "random", "--"]);
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    let seed = since.map_or(1, |since| since.as_secs() * 1_000_000);
    for (name, value) in [
        ("DATA_CLASS_RANDOM_WORLDS", 100_000),
        ("DATA_CLASS_RANDOM_SEED", seed),
    ] {
        if std::env::var_os(name).is_none() {
            println!("  {name}={value}");
            command.env(name, value.to_string());
        }
    }
    command
}
