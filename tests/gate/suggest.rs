//! `suggest --write`: what is inserted compiles, and nothing else changes.

use std::path::Path;
use std::process::Command;

use crate::support::{App, Run};

const CARGO: &str = r#"[package]
name = "shop"
version = "0.1.0"
edition = "2024"

[workspace]

[dependencies]
sqlx = { path = "../sqlx", features = ["sqlite"] }
data-class = { path = "../data-class" }
"#;

const MIGRATION: &str = "
CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT NOT NULL);
CREATE TABLE accounts (id INTEGER PRIMARY KEY);
CREATE TABLE plans (id INTEGER PRIMARY KEY, slug TEXT NOT NULL UNIQUE);
INSERT INTO plans VALUES (1, 'free');
CREATE TABLE keywords (id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE, user_id INTEGER REFERENCES users (id));
INSERT INTO keywords VALUES (1, 'shoes', NULL);
CREATE TABLE widgets (id INTEGER PRIMARY KEY, spec TEXT NOT NULL UNIQUE);
CREATE TABLE email_logs (id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL REFERENCES users (id));
CREATE TABLE sessions (id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL REFERENCES users (id));
CREATE TABLE tags (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE notes (id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL REFERENCES users (id));
CREATE TABLE orphans (id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL REFERENCES users (id));
";

/// Every place in which an attribute may have to be inserted.
const LIB: &str = r#"//! Models in every place.
#![allow(dead_code)]

mod windows;

use sqlx::FromRow;

/// Documented.
///
/// At length.
#[derive(Debug, FromRow)]
pub struct User {
    pub id: i64,
}

// A comment that is no documentation.
#[derive(FromRow)] #[allow(unused)] pub(crate) struct Account { id: i64 }

#[cfg_attr(all(), derive(FromRow))]
#[allow(unused)]
pub struct Plan<'a, T: Clone> where T: Copy {
    pub id: T,
    pub slug: &'a str,
}

pub mod inner {
    use data_class::data_class;
    use sqlx::FromRow;

    	#[derive(FromRow)]
    	/** Blocked. */
    	pub struct Keyword {
    	    pub id: i64,
    	}

    pub mod deeper {
        #[derive(sqlx::FromRow)]
        struct Widget(i64);
    }

    /// Classified already.
    #[data_class(user)]
    #[derive(FromRow)]
    pub struct Orphan {
        pub id: i64,
    }
}

pub fn load() {
    #[derive(FromRow)]
    struct EmailLog {
        id: i64,
    }
    let _ = |log: EmailLog| log.id;
}
"#;

const WINDOWS: &str = "use sqlx::FromRow;\r\n\r\n/// By hand.\r\n#[derive(FromRow)]\r\npub struct Session {\r\n\tpub id: i64,\r\n}\r\n\r\n\
                       use data_class::*;\r\n\r\n#[derive(FromRow)]\r\npub struct Note {\r\n\tpub id: i64,\r\n}";

fn app() -> App {
    App::of(&[
        ("Cargo.toml", CARGO),
        ("migrations/1_first.sql", MIGRATION),
        ("src/lib.rs", LIB),
        ("src/windows.rs", WINDOWS),
        (
            "data-class.toml",
            "# Ours.\n[catalog]\napplication = \"shop\" # no line end follows",
        ),
    ])
}

#[test]
fn only_attribute_lines_are_inserted_and_they_compile() {
    let app = app();
    app.run("suggest --write").exits(0);
    for (file, before) in [("src/lib.rs", LIB), ("src/windows.rs", WINDOWS)] {
        let after = app.read(file);
        assert_eq!(without_attributes(&after, before), before, "{file}");
    }
    assert_eq!(
        app.read("src/windows.rs").matches('\n').count(),
        WINDOWS.matches('\n').count() + 2
    );
    assert_eq!(
        app.read("src/windows.rs").matches("\r\n").count(),
        WINDOWS.matches("\r\n").count() + 2
    );
    insta::assert_snapshot!("after_suggest_write", app.read("src/lib.rs"));
    insta::assert_snapshot!(
        "data-class.toml_after_suggest_write",
        app.read("data-class.toml")
    );
    app.run("classify").exits(0);
    compiles(&app);
    app.run("suggest --write").exits(0);
    assert_eq!(app.run("suggest").exits(0).stdout, "");
}

/// `after` with the lines taken out that `before` does not have and that hold nothing but an attribute of ours.
fn without_attributes(after: &str, before: &str) -> String {
    let ours = |line: &str| {
        let line = line.trim();
        (line.starts_with("#[data_class(") || line.starts_with("#[data_class::data_class("))
            && line.ends_with(")]")
    };
    let mut expected = before.split_inclusive('\n').peekable();
    let mut kept = String::new();
    for line in after.split_inclusive('\n') {
        if expected.peek() == Some(&line) {
            expected.next();
        } else if ours(line) {
            continue;
        }
        kept.push_str(line);
    }
    kept
}

/// Compiles an application with the real attribute; what it is built from stays for the next run.
fn compiles(app: &App) {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
    let manifest = app.read("Cargo.toml").replace(
        "../data-class",
        &repository.join("data-class").to_string_lossy(),
    );
    app.write("Cargo.toml", manifest);
    app.write(
        "Cargo.lock",
        std::fs::read(repository.join("Cargo.lock")).expect("the workspace's lock file"),
    );
    let mut command = Command::new(std::env::var_os("CARGO").expect("cargo runs the tests"));
    app.surround(&mut command);
    command.args(["check", "--offline", "--quiet"]).env(
        "CARGO_TARGET_DIR",
        Path::new(env!("CARGO_TARGET_TMPDIR")).join("suggested"),
    );
    app.finish(command).exits(0);
}

#[test]
fn without_the_dependency_nothing_is_written() {
    let app = app();
    app.write(
        "Cargo.toml",
        CARGO.replace("data-class = { path = \"../data-class\" }\n", ""),
    );
    app.write(
        "src/lib.rs",
        LIB.replace("use data_class::data_class;\n", "")
            .replace("#[data_class(user)]\n", ""),
    );
    let before = app.files();
    let run: Run = app.run("suggest --write").exits(2);
    assert!(run.stderr.contains("cargo add data-class -p shop"), "{run}");
    assert_eq!(before, app.files());
}

#[test]
fn entries_go_into_the_configuration_that_was_named() {
    let app = App::case("dc0002_a_table_without_a_struct");
    app.write("ci/gate.toml", "[catalog]\napplication = \"shop\"\n");
    app.run("suggest --write --config ci/gate.toml").exits(0);
    assert!(!app.exists("data-class.toml"));
    app.run("classify --config ci/gate.toml").exits(0);
}

#[test]
fn looking_writes_nothing() {
    let app = app();
    let before = app.files();
    for command in [
        "suggest",
        "list",
        "why users",
        "schema show",
        "explain DC0001",
    ] {
        app.run(command).exits(0);
    }
    assert_eq!(before, app.files());
}

#[test]
fn questions_need_a_terminal() {
    let run = app().run("suggest --interactive").exits(2);
    assert!(run.stderr.contains("no terminal"), "{run}");
}

#[test]
fn the_owner_of_what_is_undecided_is_the_user_of_git() {
    let app = app();
    app.write(
        "gitconfig",
        "[user]\n\tname = Ada \\\"the first\\\" Lovelace\n",
    );
    let mut command = app.tool("suggest --write");
    command.env("GIT_CONFIG_GLOBAL", app.root().join("gitconfig"));
    app.finish(command).exits(0);
    assert!(
        app.read("src/lib.rs")
            .contains(r#"owner = "Ada \"the first\" Lovelace""#)
    );
    app.run("classify").exits(0);
}

#[test]
fn a_table_whose_name_is_a_structs_in_another_database_gets_an_entry_for_its_own() {
    let app = App::case("several_databases");
    let client = app.read("client/src/lib.rs");
    let users = client
        .rfind("#[data_class(system)]")
        .expect("its last struct");
    app.write("client/src/lib.rs", &client[..users]);
    app.run("suggest --write").exits(0);
    let configuration = app.read("data-class.toml");
    assert!(
        configuration.ends_with("[tables.users]\nclass = \"user\"\ndatabase = \"client\"\n"),
        "{configuration}"
    );
    app.run("classify").exits(0);
}
