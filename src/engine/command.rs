//! Running the `migrate` command against the shadow.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{ExitStatus, Stdio};
use std::time::Duration;

use tokio::process::{Child, Command};
use walkdir::WalkDir;

use super::environment::{Shadow, changes, dotenv};
use super::error::{CommandFailed, EngineError};
use super::url::{dialect, hide_password};
use crate::migrations::MigrateCommand;
use crate::schema::Dialect;

/// How many of the last lines that it printed are shown.
const SHOWN_LINES: usize = 40;

/// How deep below the root `.env` files are looked for.
const DOTENV_DEPTH: usize = 4;

/// What a command printed.
#[derive(Debug)]
pub(super) struct Output {
    command: String,
    text: String,
}

impl Output {
    /// The error that the command did not do what it should.
    pub(super) fn failed(&self, message: impl Into<String>) -> EngineError {
        let lines: Vec<String> = self.text.lines().map(hide_passwords).collect();
        EngineError::Command(Box::new(CommandFailed {
            command: self.command.clone(),
            message: message.into(),
            output: lines[lines.len().saturating_sub(SHOWN_LINES)..].join("\n"),
        }))
    }
}

/// Runs the command in the root folder; an error unless it succeeds in time.
pub(super) async fn run(
    root: &Path,
    migrate: &MigrateCommand,
    url: &str,
    time_limit: Duration,
) -> Result<Output, EngineError> {
    let usage =
        |what: &str| EngineError::Usage(format!("`migrate = \"{}\"`: {what}", migrate.command));
    let words = shlex::split(&migrate.command).ok_or_else(|| usage("a quote is not closed"))?;
    let words: Vec<String> = words
        .iter()
        .map(|word| word.replace("{url}", url))
        .collect();
    let (program, arguments) = words.split_first().ok_or_else(|| usage("it is empty"))?;
    let log = tempfile::NamedTempFile::new().map_err(|error| usage(&error.to_string()))?;
    let mut output = Output {
        command: migrate.command.clone(),
        text: String::new(),
    };
    let mut command = guarded(program, arguments);
    command
        .current_dir(root)
        .stdin(Stdio::piped())
        .kill_on_drop(true);
    for stream in [Command::stdout, Command::stderr] {
        stream(
            &mut command,
            log.reopen().map_or_else(|_| Stdio::null(), Stdio::from),
        );
    }
    set_environment(&mut command, root, migrate, url)?;
    let child = command
        .spawn()
        .map_err(|error| output.failed(format!("can't be started: {error}")))?;
    let status = wait(child, time_limit).await;
    output.text = String::from_utf8_lossy(&fs::read(log.path()).unwrap_or_default()).into_owned();
    match status {
        Ok(Some(status)) if status.success() => Ok(output),
        Ok(Some(status)) if status.code() == Some(127) => {
            Err(output.failed("can't be started: there is no such program"))
        }
        Ok(Some(status)) => Err(output.failed(format!("failed ({status})"))),
        Ok(None) => Err(output.failed(format!("was ended after {} seconds", time_limit.as_secs()))),
        Err(error) => Err(output.failed(format!("was lost: {error}"))),
    }
}

/// The command inside a shell that ends it and all its children when our end of its standard input closes: at the
/// time limit, and when we die. `$@` is the command, whose own standard input is empty.
#[cfg(unix)]
fn guarded(program: &str, arguments: &[String]) -> Command {
    const SCRIPT: &str = r#"
exec 3<&0
trap : TERM
"$@" </dev/null 3<&- &
child=$!
( trap - TERM; read -r _ <&3; kill -TERM 0; sleep 2; kill -KILL 0 ) >/dev/null 2>&1 &
exec 3<&-
wait "$child"
"#;
    let mut command = Command::new("/bin/sh");
    command
        .args(["-c", SCRIPT, "sh", program])
        .args(arguments)
        .process_group(0);
    command
}

#[cfg(not(unix))]
fn guarded(program: &str, arguments: &[String]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments);
    command
}

/// Waits for the command; None where its time is over. The pipe to it closes in any case.
async fn wait(mut child: Child, time_limit: Duration) -> std::io::Result<Option<ExitStatus>> {
    let pipe = child.stdin.take();
    let status = tokio::time::timeout(time_limit, child.wait()).await;
    drop(pipe);
    match status {
        Ok(status) => status.map(Some),
        Err(_) => {
            child.wait().await?;
            Ok(None)
        }
    }
}

fn set_environment(
    command: &mut Command,
    root: &Path,
    migrate: &MigrateCommand,
    url: &str,
) -> Result<(), EngineError> {
    let inherited: Vec<(String, String)> = std::env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
        .collect();
    let mut known = inherited;
    for file in dotenv_files(root) {
        let text = fs::read(&file).unwrap_or_default();
        known.extend(dotenv(&String::from_utf8_lossy(&text)));
    }
    let known = known
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()));
    let changes = changes(&shadow(url)?, known, &migrate.env);
    for name in &changes.remove {
        command.env_remove(name);
    }
    command.envs(&changes.set);
    Ok(())
}

/// `.env`, `.env.local` and the like: in the root and below, and in the folders above it, where libraries look, too.
fn dotenv_files(root: &Path) -> Vec<PathBuf> {
    let is_dotenv = |path: &Path| {
        path.file_name().is_some_and(|name| {
            let name = name.to_string_lossy();
            name == ".env" || name.starts_with(".env.") || name.ends_with(".env")
        })
    };
    let is_passed = |entry: &walkdir::DirEntry| {
        entry.depth() > 0
            && ["target", "node_modules", ".git"]
                .iter()
                .any(|name| entry.file_name() == *name)
    };
    let mut files: Vec<PathBuf> = WalkDir::new(root)
        .max_depth(DOTENV_DEPTH)
        .into_iter()
        .filter_entry(|entry| !is_passed(entry))
        .flatten()
        .map(walkdir::DirEntry::into_path)
        .filter(|path| is_dotenv(path))
        .collect();
    for folder in root.ancestors().skip(1) {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            if is_dotenv(&entry.path()) {
                files.push(entry.path());
            }
        }
    }
    files.retain(|path| path.is_file());
    files
}

/// The parts of the shadow's own URL.
fn shadow(url: &str) -> Result<Shadow, EngineError> {
    let dialect = dialect(url)?;
    let rest = url.split_once("://").map_or("", |(_, rest)| rest);
    let rest = rest.split(['?', '#']).next().unwrap_or("");
    let (authority, database) = rest.split_once('/').unwrap_or((rest, ""));
    let (login, place) = authority.rsplit_once('@').unwrap_or(("", authority));
    let (user, password) = login.split_once(':').unwrap_or((login, ""));
    let (host, port) = place.rsplit_once(':').unwrap_or((place, ""));
    // A command that goes by parts must not reach a server where the shadow has none.
    let host = if dialect == Dialect::Sqlite {
        "shadow.invalid"
    } else {
        host
    };
    let standard = if dialect == Dialect::Mysql {
        "3306"
    } else {
        "5432"
    };
    Ok(Shadow {
        dialect,
        url: url.to_owned(),
        host: host.to_owned(),
        port: if port.is_empty() { standard } else { port }.to_owned(),
        user: user.to_owned(),
        password: password.to_owned(),
        database: database.to_owned(),
    })
}

/// A printed line with the passwords of all URLs in it hidden.
fn hide_passwords(line: &str) -> String {
    let is_end =
        |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '`' | '<' | '>' | ',' | ')');
    line.split_inclusive(is_end)
        .map(|word| {
            let bare = word.trim_end_matches(is_end);
            format!(
                "{}{}",
                hide_password(bare),
                word.get(bare.len()..).unwrap_or("")
            )
        })
        .collect()
}
