//! The process that outlives us by a moment: a shell that runs the server as its child and waits on a pipe from us.
//!
//! The pipe closes when we drop it, and also when we die in whatever way. Then the shell ends the server and removes
//! its folder. Nothing here needs a signal handler, and nothing is left behind by SIGKILL or by a `static`.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use super::{Recipe, place};
use crate::engine::error::EngineError;
use crate::schema::Dialect;

/// `$1` the folder, `$2` the signal, `$3` makes the cluster, `$4` serves.
const SCRIPT: &str = r#"
trap : INT TERM HUP
( { eval "$3" && eval "$4"; } >"$1/log" 2>&1; : >"$1/ended" ) </dev/null &
read -r _
pid=
[ -s "$1/pid" ] && read -r pid <"$1/pid"
case $pid in
'' | *[!0-9]*) kill -TERM 0 ;;
*) kill -"$2" "$pid" ;;
esac 2>/dev/null
wait
wait
cd /
rm -rf "$1" 2>/dev/null || { sleep 1; rm -rf "$1"; }
"#;

/// A server's process and folder.
#[derive(Debug)]
pub(super) struct Guard {
    shell: Child,
    dir: PathBuf,
}

impl Guard {
    /// Starts a server in a new folder.
    pub(super) fn start(
        dialect: Dialect,
        recipe: impl Fn(&Path) -> Recipe,
    ) -> Result<Self, EngineError> {
        let failed = |what: &str, error: io::Error| {
            EngineError::Database(format!(
                "a throw-away {} server: {what}: {error}",
                dialect.name()
            ))
        };
        // The users don't depend on the folder.
        let users = recipe(Path::new("")).users;
        let place = place::make(users).map_err(|error| failed("no temporary folder", error))?;
        let recipe = recipe(&place.dir);
        let mut command = Command::new("/bin/sh");
        command.args(["-c", SCRIPT, "sh"]).arg(&place.dir);
        command.args([recipe.signal, &recipe.init, &recipe.serve]);
        command.current_dir(&place.dir).stdin(Stdio::piped());
        command.stdout(Stdio::null()).stderr(Stdio::null());
        clean_environment(&mut command);
        place.apply(&mut command);
        match command.spawn() {
            Ok(shell) => Ok(Guard {
                shell,
                dir: place.dir,
            }),
            Err(error) => {
                // Nothing runs yet that could still write into it.
                let _ = fs::remove_dir_all(&place.dir);
                Err(failed("no shell", error))
            }
        }
    }

    /// The server's folder.
    pub(super) fn dir(&self) -> &Path {
        &self.dir
    }

    /// Whether the server, or the making of its cluster, has ended by itself.
    pub(super) fn has_ended(&self) -> bool {
        self.dir.join("ended").exists() || !self.dir.exists()
    }

    /// The last lines of what it printed.
    pub(super) fn log(&self) -> String {
        let log = fs::read(self.dir.join("log")).unwrap_or_default();
        let log = String::from_utf8_lossy(&log);
        let lines: Vec<&str> = log.lines().filter(|line| !line.trim().is_empty()).collect();
        lines[lines.len().saturating_sub(8)..].join("\n")
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        drop(self.shell.stdin.take());
        // A shell that can't be waited for is gone.
        let _ = self.shell.wait();
        let _ = fs::remove_dir_all(&self.dir);
    }
}

/// Keeps the user's own settings of clients and servers away from ours.
fn clean_environment(command: &mut Command) {
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if ["PG", "MYSQL", "MARIADB", "LC_", "LANG"]
            .iter()
            .any(|start| text.starts_with(start))
        {
            command.env_remove(&name);
        }
    }
    command.env("LC_ALL", "C").env("TZ", "UTC");
}

/// A random password of 128 bits.
pub(super) fn password() -> Result<String, EngineError> {
    use io::Read;
    let mut bytes = [0; 16];
    fs::File::open("/dev/urandom")
        .and_then(|mut source| source.read_exact(&mut bytes))
        .map_err(|error| EngineError::Database(format!("no random numbers: {error}")))?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// A text as one word for the shell.
pub(super) fn word(text: impl AsRef<str>) -> String {
    format!("'{}'", text.as_ref().replace('\'', r"'\''"))
}

/// Words as a command line.
pub(super) fn line<'a>(program: &Path, words: impl IntoIterator<Item = &'a str>) -> String {
    let mut line = word(program.to_string_lossy());
    for argument in words {
        line.push(' ');
        line.push_str(&word(argument));
    }
    line
}
