//! A terminal: `script`, of util-linux, gives a command one and types for it.

use std::io::Write;
use std::process::{Command, Stdio};

/// What a command said on its terminal, and how it ended, when somebody types a line.
pub(crate) fn typing(command: &Command, line: &str) -> (i32, String) {
    let word =
        |text: &std::ffi::OsStr| format!("'{}'", text.to_string_lossy().replace('\'', r"'\''"));
    let words: Vec<String> = std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(word)
        .collect();
    let mut script = Command::new("script");
    script.args(["-q", "-e", "-c", &words.join(" "), "/dev/null"]);
    if let Some(folder) = command.get_current_dir() {
        script.current_dir(folder);
    }
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => script.env(name, value),
            None => script.env_remove(name),
        };
    }
    script.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = script.spawn().expect("script starts");
    let mut stdin = child.stdin.take().expect("it reads");
    writeln!(stdin, "{line}").expect("typed");
    let output = child.wait_with_output().expect("it ends");
    drop(stdin);
    let text = String::from_utf8_lossy(&output.stdout).replace('\r', "");
    (output.status.code().expect("no signal"), text)
}
