//! `diff` as a user runs it: a small application in a git repository, a branch that changes it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

const MANIFEST: &str = r#"[package]
name = "shop"
version = "0.1.0"
edition = "2024"

[workspace]

[dependencies]
sqlx = { path = "../sqlx", features = ["sqlite"] }
data-class = { path = "../data-class" }
"#;

const CONFIG: &str = "[environments.staging]\nurl_env = \"STAGING_URL\"\n";

const MIGRATION: &str = "
CREATE TABLE plans (id INTEGER PRIMARY KEY, slug TEXT NOT NULL UNIQUE, price INTEGER NOT NULL);
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL, is_staff BOOLEAN NOT NULL, is_root BOOLEAN NOT NULL);
CREATE TABLE events (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id), at TEXT NOT NULL, token TEXT);
CREATE INDEX events_user ON events (user_id);
";

const MODELS: &str = r#"use data_class::data_class;
use sqlx::FromRow;

/// What can be bought.
#[data_class(system, key = "slug")]
#[derive(FromRow)]
pub struct Plan {
    pub id: i64,
    pub slug: String,
    pub price: i64,
}

/// Who buys.
#[data_class(user, keep = "is_staff OR is_root")]
#[derive(FromRow)]
pub struct User {
    pub id: i64,
    pub name: String,
    pub is_staff: bool,
    pub is_root: bool,
}

/// What happened.
#[data_class(user, retain = "90 days", by = "at")]
#[derive(FromRow)]
pub struct Event {
    pub id: i64,
    pub user_id: Option<i64>,
    pub at: String,
    #[data_class(secret)]
    pub token: Option<String>,
}
"#;

/// An application in a folder of a git repository, its catalog committed on `main`.
struct App {
    folder: TempDir,
}

struct Run {
    code: i32,
    stdout: String,
    stderr: String,
}

impl App {
    /// The application without a repository.
    fn bare() -> App {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let app = App { folder };
        let vendor = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gate/vendor");
        copy(&vendor, app.folder.path());
        app.write("Cargo.toml", MANIFEST);
        app.write("data-class.toml", CONFIG);
        app.write("migrations/1_first.sql", MIGRATION);
        app.write("src/lib.rs", MODELS);
        app
    }

    /// The application on `main`, with a catalog.
    fn committed() -> App {
        let app = App::bare();
        app.run(&["classify"]).exits(0);
        app.git(&["init", "--quiet", "--initial-branch=main"]);
        app.commit();
        app
    }

    fn root(&self) -> PathBuf {
        self.folder.path().join("app")
    }

    fn write(&self, file: &str, text: &str) {
        let path = self.root().join(file);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, text).expect("written");
    }

    /// Replaces a text in a file, which has to hold it.
    fn edit(&self, file: &str, old: &str, new: &str) {
        let text = fs::read_to_string(self.root().join(file)).expect("read");
        assert!(text.contains(old), "{old}");
        self.write(file, &text.replacen(old, new, 1));
    }

    fn git(&self, arguments: &[&str]) -> String {
        let output = Command::new("git")
            .current_dir(self.folder.path())
            .args(["-c", "user.name=Ada", "-c", "user.email=ada@example.org"])
            .args(arguments)
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .output()
            .expect("git");
        assert!(output.status.success(), "{output:?}");
        text(&output.stdout)
    }

    fn commit(&self) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--message", "a step"]);
    }

    fn tool(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-data-class"));
        command
            .current_dir(self.root())
            .arg("data-class")
            .args(arguments)
            .env_remove("DATABASE_URL")
            .env_remove("DATA_CLASS_SHADOW_URL")
            .env("CARGO_NET_OFFLINE", "true")
            .env("COLUMNS", "100")
            .env("DATA_CLASS_TODAY", "2026-12-01");
        command
    }

    fn run(&self, arguments: &[&str]) -> Run {
        self.finish(&self.tool(arguments).output().expect("the tool starts"))
    }

    fn diff(&self, more: &[&str]) -> Run {
        self.run(&[&["diff", "--base", "main"], more].concat())
    }

    /// What was said, without what differs from run to run.
    fn finish(&self, output: &Output) -> Run {
        let folder = self.folder.path().canonicalize().expect("there");
        let normal = |bytes: &[u8]| {
            let mut normal = text(bytes).replace(&*folder.to_string_lossy(), "[TMP]");
            if folder.join(".git").exists() {
                for commit in self.git(&["rev-list", "--all"]).lines() {
                    normal = normal.replace(commit, "[COMMIT]");
                    normal = normal.replace(&commit[..10], "[COMMIT]");
                }
            }
            normal
        };
        Run {
            code: output.status.code().expect("no signal"),
            stdout: normal(&output.stdout),
            stderr: normal(&output.stderr),
        }
    }
}

impl Run {
    #[track_caller]
    fn exits(self, code: i32) -> Run {
        assert_eq!(self.code, code, "{}{}", self.stdout, self.stderr);
        self
    }

    #[track_caller]
    fn says(self, words: &str) -> Run {
        let said = format!("{}{}", self.stdout, self.stderr);
        assert!(said.contains(words), "{said}");
        self
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from) {
        let entry = entry.expect("listed");
        let target = to.join(entry.path().strip_prefix(from).expect("below"));
        if entry.file_type().is_dir() {
            fs::create_dir_all(&target).expect("made");
        } else {
            fs::copy(entry.path(), &target).expect("copied");
        }
    }
}

/// A branch that does much at once.
fn changed() -> App {
    let app = App::committed();
    app.git(&["checkout", "--quiet", "-b", "topic"]);
    app.edit(
        "src/lib.rs",
        "system, key = \"slug\"",
        "user, reason = \"demo plans only, since the shop sells none\"",
    );
    app.edit("src/lib.rs", "is_staff OR is_root", "is_root");
    app.edit("src/lib.rs", "90 days", "4 weeks");
    app.edit("src/lib.rs", "    #[data_class(secret)]\n", "");
    app.edit(
        "data-class.toml",
        "\"STAGING_URL\"\n",
        "\"STAGING_URL\"\nclean = true\n",
    );
    app.write(
        "migrations/2_more.sql",
        "CREATE TABLE notes (id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE);
         CREATE INDEX notes_user ON notes (user_id);
         ALTER TABLE users ADD COLUMN plan_id INTEGER REFERENCES plans (id) ON DELETE CASCADE;
         CREATE INDEX users_plan ON users (plan_id);",
    );
    app.edit(
        "src/lib.rs",
        "/// What happened.",
        "#[data_class(user)]\n#[derive(FromRow)]\npub struct Note {\n    pub id: i64,\n    pub user_id: i64,\n}\n\n/// What happened.",
    );
    app
}

#[test]
fn a_branch_is_told_to_people_to_reviewers_and_to_programs() {
    // Neither committed nor classified: what is in the sources is what counts.
    let app = changed();
    insta::assert_snapshot!("human", app.diff(&[]).exits(0).stdout);
    insta::assert_snapshot!(
        "markdown",
        app.diff(&["--format", "markdown"]).exits(0).stdout
    );
    insta::assert_snapshot!("json", app.diff(&["--format", "json"]).exits(0).stdout);
    insta::assert_snapshot!("github", app.diff(&["--format", "github"]).exits(0).stdout);
}

#[test]
fn nothing_is_written() {
    let app = changed();
    app.commit();
    app.diff(&["--deny-dangerous"]).exits(1);
    assert_eq!(app.git(&["status", "--porcelain"]), "");
}

#[test]
fn no_change_is_said_as_such() {
    let app = App::committed();
    app.edit("src/lib.rs", "/// What can", "\n\n/// What can");
    let run = app.diff(&["--deny-dangerous"]).exits(0);
    assert_eq!(run.stdout, "no change against main ([COMMIT])\n");
}

#[test]
fn a_new_reason_is_what_lets_a_dangerous_change_through() {
    let app = App::committed();
    app.edit("src/lib.rs", "is_staff OR is_root", "is_root");
    app.diff(&["--deny-dangerous"])
        .exits(1)
        .says("no new reason");
    app.edit(
        "src/lib.rs",
        "\"is_root\"",
        "\"is_root\", reason = \"staff have accounts elsewhere\"",
    );
    app.diff(&["--deny-dangerous"])
        .exits(0)
        .says("new reason: staff have accounts elsewhere");
    // Once merged it is an old reason.
    app.run(&["classify"]).exits(0);
    app.commit();
    app.edit("src/lib.rs", "is_root\"", "is_root AND is_staff\"");
    app.diff(&["--deny-dangerous"])
        .exits(1)
        .says("no new reason");
}

#[test]
fn an_environment_has_a_reason_of_its_own() {
    let app = App::committed();
    app.edit(
        "data-class.toml",
        "\"STAGING_URL\"\n",
        "\"STAGING_URL\"\nclean = true\n",
    );
    app.diff(&["--deny-dangerous"]).exits(1);
    app.edit(
        "data-class.toml",
        "clean",
        "reason = \"the launch is rehearsed there\"\nclean",
    );
    app.diff(&["--deny-dangerous"]).exits(0);
}

#[test]
fn three_dots_mean_where_the_branch_began() {
    let app = App::committed();
    app.git(&["branch", "topic"]);
    app.edit("src/lib.rs", "is_staff OR is_root", "is_root");
    app.run(&["classify"]).exits(0);
    app.commit();
    app.git(&["checkout", "--quiet", "topic"]);
    app.diff(&[]).exits(0).says("`keep` covers more rows");
    app.run(&["diff", "--base", "main..."])
        .exits(0)
        .says("no change");
}

#[test]
fn a_base_without_a_catalog_makes_everything_new() {
    let app = App::bare();
    app.git(&["init", "--quiet", "--initial-branch=main"]);
    app.commit();
    app.diff(&["--deny-dangerous"])
        .exits(0)
        .says("there is no catalog/catalog.json at [COMMIT]: everything in it is new")
        .says("plans: is new, and every row is kept");
}

#[test]
fn a_base_that_cannot_be_read_is_wrong_usage() {
    let app = App::committed();
    app.run(&["diff", "--base", "nowhere"])
        .exits(2)
        .says("git knows no revision `nowhere` here");
    app.run(&["diff", "--base=--output=x"])
        .exits(2)
        .says("git knows no revision `--output=x` here");
    app.run(&["diff"]).exits(2).says("--base <REV>");
    app.edit("catalog/catalog.json", "\"version\": 1", "\"version\": 9");
    app.commit();
    app.run(&["classify"]).exits(0);
    app.diff(&[])
        .exits(2)
        .says("catalog/catalog.json at [COMMIT]: it is of version 9; this tool reads 1");
    app.write("catalog/catalog.json", "<<<<<<< ours\n");
    app.commit();
    app.diff(&[]).exits(2).says("it is no catalog");
}

#[test]
fn without_git_or_a_repository_it_says_so() {
    let app = App::bare();
    app.diff(&[]).exits(2).says("is in no git repository");
    let folder = tempfile::tempdir().expect("an empty folder");
    let cargo = PathBuf::from(std::env::var_os("CARGO").expect("cargo runs the tests"));
    let mut command = app.tool(&["diff", "--base", "main"]);
    command.env("PATH", folder.path()).env("CARGO", cargo);
    let output = command.output().expect("the tool starts");
    app.finish(&output).exits(2).says("git can't be run");
}

#[test]
fn a_present_that_cannot_be_told_is_never_a_harmless_diff() {
    let app = App::committed();
    app.edit(
        "src/lib.rs",
        "#[data_class(system, key = \"slug\")]",
        "#[data_class(sytem)]",
    );
    app.diff(&[]).exits(0).says("there are findings");
    app.diff(&["--deny-dangerous"]).exits(1);
    app.write("src/lib.rs", "#[data_class(user)]\npub struct {");
    app.diff(&[]).exits(2);
}

#[test]
fn formats_that_are_not_its_own_are_refused() {
    let app = App::committed();
    app.diff(&["--format", "sarif"])
        .exits(2)
        .says("`diff` does not print SARIF");
    app.diff(&["--dialect", "sqlite"])
        .exits(2)
        .says("leave `--dialect` out");
    app.run(&["list", "--format", "markdown"])
        .exits(2)
        .says("`--format markdown` is for `diff` alone");
}

#[test]
fn the_help_page() {
    let app = App::bare();
    insta::assert_snapshot!("help", app.run(&["diff", "--help"]).exits(0).stdout);
}
