//! An application in a temporary folder, and the tool run on it as a user would.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// The folder of these tests.
pub(crate) fn here() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gate")
}

/// An application with the crates of `vendor` beside it, all in a temporary folder.
pub(crate) struct App {
    folder: PathBuf,
    _temporary: Option<TempDir>,
}

/// What a command said.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl App {
    /// A copy of a case.
    pub(crate) fn case(name: &str) -> App {
        let app = App::empty();
        copy(&here().join("cases").join(name), app.root());
        app
    }

    /// An application of these files.
    pub(crate) fn of(files: &[(&str, &str)]) -> App {
        let app = App::empty();
        for (file, content) in files {
            app.write(file, content);
        }
        app
    }

    fn empty() -> App {
        let temporary = tempfile::tempdir().expect("a temporary folder");
        let app = App::at(temporary.path());
        App {
            _temporary: Some(temporary),
            ..app
        }
    }

    /// An empty application in a folder that stays.
    pub(crate) fn at(folder: &Path) -> App {
        copy(&here().join("vendor"), folder);
        let root = folder.join("app");
        if root.exists() {
            fs::remove_dir_all(&root).expect("removed");
        }
        fs::create_dir(&root).expect("made");
        App {
            folder: folder.to_owned(),
            _temporary: None,
        }
    }

    /// Its root folder.
    pub(crate) fn root(&self) -> PathBuf {
        self.folder.join("app")
    }

    pub(crate) fn write(&self, file: &str, content: impl AsRef<[u8]>) {
        let path = self.root().join(file);
        fs::create_dir_all(path.parent().expect("below the root")).expect("made");
        fs::write(path, content).expect("written");
    }

    pub(crate) fn read(&self, file: &str) -> String {
        fs::read_to_string(self.root().join(file)).expect(file)
    }

    pub(crate) fn exists(&self, file: &str) -> bool {
        self.root().join(file).exists()
    }

    pub(crate) fn remove(&self, file: &str) {
        fs::remove_file(self.root().join(file)).expect(file);
    }

    /// Every file with its content and the time it was written, below the root.
    pub(crate) fn files(&self) -> BTreeMap<String, (Vec<u8>, std::time::SystemTime)> {
        let root = self.root();
        walkdir::WalkDir::new(&root)
            .into_iter()
            .map(|entry| entry.expect("listed"))
            .filter(|entry| entry.file_type().is_file())
            .map(|entry| {
                let path = entry.path();
                let name = path.strip_prefix(&root).expect("below").to_string_lossy();
                let time = fs::metadata(path)
                    .and_then(|m| m.modified())
                    .expect("dated");
                (name.into_owned(), (fs::read(path).expect("read"), time))
            })
            .collect()
    }

    /// The tool, with words as a shell would split them, and with nothing of this machine's surroundings.
    pub(crate) fn tool(&self, line: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-data-class"));
        command.arg("data-class");
        self.surround(&mut command);
        for word in line.split_whitespace() {
            match word.split_once('=') {
                Some((name, value)) if name.chars().all(|c| c.is_ascii_uppercase() || c == '_') => {
                    command.env(name, value);
                }
                _ => {
                    command.arg(word);
                }
            }
        }
        command
    }

    /// Sets a command's folder and environment.
    pub(crate) fn surround(&self, command: &mut Command) {
        command.current_dir(self.root());
        for (name, _) in std::env::vars_os() {
            let name = name.to_string_lossy();
            if name.starts_with("DATA_CLASS") || name == "DATABASE_URL" || name == "NO_COLOR" {
                command.env_remove(&*name);
            }
        }
        command
            .env("DATA_CLASS_TODAY", "2026-12-01")
            .env("CARGO_NET_OFFLINE", "true")
            // An owner is the user of git, where there is one.
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("COLUMNS", "100");
    }

    pub(crate) fn run(&self, line: &str) -> Run {
        self.finish(self.tool(line))
    }

    pub(crate) fn finish(&self, mut command: Command) -> Run {
        let output = command.output().expect("the tool starts");
        let text = |bytes: Vec<u8>| self.normal(&String::from_utf8(bytes).expect("UTF-8"));
        Run {
            code: output.status.code().expect("no signal"),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
        }
    }

    /// A text without the temporary folder's name.
    pub(crate) fn normal(&self, text: &str) -> String {
        let folder = &self.folder;
        let real = folder.canonicalize().expect("there");
        text.replace(&*real.to_string_lossy(), "[TMP]")
            .replace(&*folder.to_string_lossy(), "[TMP]")
    }
}

impl Run {
    /// Fails with everything that was said where the code is another one.
    #[track_caller]
    pub(crate) fn exits(self, code: i32) -> Run {
        assert_eq!(self.code, code, "{self}");
        self
    }
}

impl std::fmt::Display for Run {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut text = format!("exit: {}\n", self.code);
        for (name, said) in [("stdout", &self.stdout), ("stderr", &self.stderr)] {
            if !said.is_empty() {
                writeln!(text, "{name}:")?;
                for line in said.lines() {
                    writeln!(text, "{}", format!("  {line}").trim_end())?;
                }
            }
        }
        f.write_str(&text)
    }
}

/// Copies a folder's files.
pub(crate) fn copy(from: &Path, to: impl AsRef<Path>) {
    for entry in walkdir::WalkDir::new(from) {
        let entry = entry.expect("listed");
        let target = to
            .as_ref()
            .join(entry.path().strip_prefix(from).expect("below"));
        if entry.file_type().is_dir() {
            fs::create_dir_all(&target).expect("made");
        } else {
            fs::copy(entry.path(), &target).expect("copied");
        }
    }
}
