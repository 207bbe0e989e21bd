//! Help pages and the ways in which the command is typed.

use std::process::Command;

use crate::support::{App, Run};

const COMMANDS: &[&str] = &[
    "classify", "suggest", "why", "list", "explain", "init", "baseline", "schema", "purge",
    "transfer",
];

/// The binary under a name, with arguments as given.
fn typed(name: &str, arguments: &[&str]) -> Run {
    let app = App::case("a_clean_application");
    let link = app.root().join(name);
    std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_cargo-data-class"), &link).expect("linked");
    let mut command = Command::new(&link);
    app.surround(&mut command);
    command.args(arguments);
    app.finish(command)
}

#[test]
fn help_names_the_command_as_it_was_typed() {
    let plugin = typed("cargo-data-class", &["data-class", "--help"]).exits(0);
    insta::assert_snapshot!("help", plugin.stdout);
    for (name, shown) in [
        ("cargo-data-class", "cargo-data-class"),
        ("xtask", "cargo xtask"),
    ] {
        let help = typed(name, &["--help"]).exits(0);
        assert_eq!(
            help.stdout,
            plugin.stdout.replace("cargo data-class", shown)
        );
    }
}

#[test]
fn every_command_has_a_page() {
    let main = typed("cargo-data-class", &["data-class", "--help"]).stdout;
    for command in COMMANDS {
        assert!(
            main.contains(&format!("\n  {command} ")),
            "--help names {command}"
        );
        let page = typed("cargo-data-class", &["data-class", command, "--help"]).exits(0);
        assert!(
            page.stdout.contains(&format!("cargo data-class {command}")),
            "{page}"
        );
        insta::assert_snapshot!(format!("help_{command}"), page.stdout);
    }
    for command in ["show", "pull"] {
        let page = typed("xtask", &["schema", command, "--help"]).exits(0);
        assert!(
            page.stdout
                .contains(&format!("cargo xtask schema {command}")),
            "{page}"
        );
        insta::assert_snapshot!(format!("help_schema_{command}"), page.stdout);
    }
}

#[test]
fn no_command_at_all_is_wrong_usage_and_shows_the_help() {
    let run = typed("cargo-data-class", &["data-class"]).exits(2);
    assert!(run.stderr.contains("classify"), "{run}");
}

#[test]
fn a_command_or_option_that_is_not_there_is_wrong_usage_with_a_suggestion() {
    let said = [
        vec!["data-class", "clasify"],
        vec!["data-class", "classify", "--chek"],
        vec!["data-class", "list", "--dialect", "oracle"],
        vec!["data-class", "list", "--format", "xml"],
    ]
    .map(|arguments| typed("cargo-data-class", &arguments).exits(2).to_string());
    insta::assert_snapshot!(said.join("\n"));
}

#[test]
fn the_version_is_the_package_s() {
    let run = typed("cargo-data-class", &["data-class", "-V"]).exits(0);
    assert!(
        run.stdout.trim().ends_with(env!("CARGO_PKG_VERSION")),
        "{run}"
    );
    assert_eq!(
        typed("cargo-data-class", &["--version"]).exits(0).stdout,
        run.stdout
    );
}

#[test]
fn cargo_runs_the_plugin_and_hints_name_the_command_that_was_typed() {
    let app = App::case("dc0009_a_schema_that_is_missing");
    for (name, arguments, shown) in [
        (
            "cargo-data-class",
            vec!["data-class", "classify", "--check"],
            "`cargo data-class classify`",
        ),
        (
            "cargo-data-class",
            vec!["classify", "--check"],
            "`cargo-data-class classify`",
        ),
        (
            "xtask",
            vec!["classify", "--check"],
            "`cargo xtask classify`",
        ),
    ] {
        let run = typed(name, &arguments).exits(1);
        assert!(run.stderr.contains(shown), "{run}");
    }
    let cargo = std::env::var_os("CARGO").expect("cargo runs the tests");
    let folder = std::path::Path::new(env!("CARGO_BIN_EXE_cargo-data-class"))
        .parent()
        .expect("a folder");
    let path = std::env::var_os("PATH").unwrap_or_default();
    let paths = std::iter::once(folder.to_owned()).chain(std::env::split_paths(&path));
    let mut command = Command::new(cargo);
    app.surround(&mut command);
    command
        .args(["data-class", "classify", "--check"])
        .env("PATH", std::env::join_paths(paths).expect("no colon in it"));
    let run = app.finish(command).exits(1);
    assert!(run.stderr.contains("`cargo data-class classify`"), "{run}");
}

#[test]
fn a_reader_that_went_away_is_no_bug() {
    let app = App::case("commands_that_look");
    let mut command = app.tool("schema show");
    command
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::null());
    let mut child = command.spawn().expect("started");
    drop(child.stdout.take());
    let status = child.wait().expect("ended");
    assert_eq!(status.code(), Some(0));
}
