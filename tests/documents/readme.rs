//! The README is true: its commands are run, and print what it shows; its files are those that the tool writes.
//! (Its Rust is compiled with the doctests.)

use std::collections::BTreeMap;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use cargo_data_class::diagnostic::{Code, Severity};

use crate::markdown::{Block, blocks, code_that_reports, copy_folder, root, text_of};

/// Fails where a part of the README differs from what it should be, or writes it anew where that is asked for.
#[track_caller]
fn compare(shown: &str, expected: &str) {
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        let readme = text_of("README.md").replace(shown, expected);
        std::fs::write(root().join("README.md"), readme).expect("it can be written");
        return;
    }
    assert!(
        shown == expected,
        "the README is out of date; look at the difference after\n    \
         UPDATE_EXPECTED=1 cargo test -p cargo-data-class --test documents -- --test-threads=1\n\
         it shows\n{shown}\ninstead of\n{expected}"
    );
}

/// Commands that can't be run here, each with the reason and with what is checked instead.
const NOT_RUN: &[(&str, &str, fn())] = &[
    (
        "cargo xtask test",
        "it is what runs this test",
        the_xtask_has_a_test_task,
    ),
    (
        "cargo install --path ../data-class",
        "it compiles everything in release, and writes into the user's home",
        the_package_has_the_plugin,
    ),
    (
        "cargo add data-class --path ../data-class/data-class",
        "every application here has the dependency from the start, see `Applications::of`",
        the_attribute_has_its_folder,
    ),
];

fn the_xtask_has_a_test_task() {
    assert!(text_of("xtask/src/main.rs").contains("Some(\"test\") =>"));
}

fn the_package_has_the_plugin() {
    let manifest: toml::Table = text_of("Cargo.toml").parse().expect("TOML");
    let name = manifest["package"]["name"].as_str();
    assert_eq!(name, Some("cargo-data-class"));
    assert_eq!(manifest["bin"][0]["name"].as_str(), name);
}

fn the_attribute_has_its_folder() {
    let manifest: toml::Table = text_of("data-class/Cargo.toml").parse().expect("TOML");
    assert_eq!(manifest["package"]["name"].as_str(), Some("data-class"));
}

/// What the README's commands are run in: a copy of this repository, and one application for each section, made
/// anew, so that a section reads on its own.
#[derive(Default)]
struct Applications {
    repository: Option<tempfile::TempDir>,
    shops: BTreeMap<String, tempfile::TempDir>,
}

impl Applications {
    fn repository(&mut self) -> PathBuf {
        let copy = self.repository.get_or_insert_with(|| {
            let copy = tempfile::tempdir().expect("a temporary folder");
            copy_folder(&root(), copy.path());
            copy
        });
        copy.path().to_owned()
    }

    /// The application of `tests/documents/shop` with the attribute's crate; set up with `init` unless the section
    /// does that itself.
    fn of(&mut self, section: &str, sets_up: bool) -> PathBuf {
        let shop = self.shops.entry(section.to_owned()).or_insert_with(|| {
            let copy = tempfile::tempdir().expect("a temporary folder");
            copy_folder(&root().join("tests/documents/shop"), copy.path());
            // The versions that are here already: nothing has to be downloaded.
            std::fs::copy(root().join("Cargo.lock"), copy.path().join("Cargo.lock"))
                .expect("the lock file can be copied");
            let manifest = copy.path().join("Cargo.toml");
            let text = std::fs::read_to_string(&manifest).expect("a manifest");
            let dependency = format!(
                "data-class = {{ path = {:?} }}\n",
                root().join("data-class")
            );
            std::fs::write(&manifest, text + &dependency).expect("it can be written");
            if !sets_up {
                let output = run("cargo data-class init", copy.path());
                assert!(output.status.success(), "{}", printed(&output));
            }
            copy
        });
        shop.path().to_owned()
    }
}

/// Runs a command as it was typed: the plugin as cargo starts it, the xtask under its name.
fn run(command: &str, folder: &Path) -> Output {
    let words: Vec<&str> = command.split_whitespace().collect();
    let (name, arguments) = match words.as_slice() {
        ["cargo", "data-class", ..] => ("cargo-data-class", &words[1..]),
        ["cargo", "xtask", arguments @ ..] => ("xtask", arguments),
        _ => panic!("`{command}` is neither the tool nor in the list of what is not run"),
    };
    let mut process = Command::new(env!("CARGO_BIN_EXE_cargo-data-class"));
    process.arg0(name).args(arguments).current_dir(folder);
    for variable in ["DATA_CLASS_TODAY", "DATA_CLASS_SHADOW_URL", "DATABASE_URL"] {
        process.env_remove(variable);
    }
    process.output().expect("the tool runs")
}

/// Results, then what was said about the work.
fn printed(output: &Output) -> String {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    text(&output.stdout) + &text(&output.stderr)
}

/// The commands of a console block, each with the output that is shown below it.
fn commands(block: &Block) -> Vec<(String, String)> {
    let mut commands: Vec<(String, String)> = Vec::new();
    for line in block.text.lines() {
        match line.strip_prefix("$ ") {
            Some(command) => commands.push((command.to_owned(), String::new())),
            None => {
                let (_, shown) = commands.last_mut().expect("a command above its output");
                shown.push_str(line);
                shown.push('\n');
            }
        }
    }
    commands
}

#[test]
fn every_command_runs_and_prints_what_is_shown() {
    let readme = blocks(&text_of("README.md"));
    let mut applications = Applications::default();
    let mut not_run: Vec<&str> = NOT_RUN.iter().map(|(command, ..)| *command).collect();
    let mut ran = 0;
    for block in readme.iter().filter(|block| block.tag == "console") {
        for (command, shown) in commands(block) {
            if let Some((_, _, instead)) = NOT_RUN.iter().find(|(known, ..)| *known == command) {
                instead();
                not_run.retain(|known| *known != command);
                continue;
            }
            let sets_up = readme.iter().any(|other| {
                other.section == block.section && other.text.contains("data-class init\n")
            });
            let folder = match command.starts_with("cargo xtask ") {
                true => applications.repository(),
                false => applications.of(&block.section, sets_up),
            };
            let output = run(&command, &folder);
            let text = printed(&output);
            if !shown.is_empty() {
                compare(
                    &format!("$ {command}\n{shown}"),
                    &format!("$ {command}\n{text}"),
                );
            }
            // What shows an error fails, and everything else succeeds.
            assert_eq!(
                !shown.contains("error"),
                output.status.success(),
                "`{command}` prints:\n{text}"
            );
            ran += 1;
        }
    }
    assert!(ran >= 6, "only {ran} commands were run");
    assert_eq!(not_run, [""; 0], "these are not in the README any more");
}

#[test]
fn the_step_in_ci_is_a_command_that_passes_on_a_clean_application() {
    let readme = blocks(&text_of("README.md"));
    let mut applications = Applications::default();
    let folder = applications.of("CI", false);
    for command in [
        "cargo data-class suggest --write",
        "cargo data-class classify",
    ] {
        let output = run(command, &folder);
        assert!(output.status.success(), "{}", printed(&output));
    }
    let steps: Vec<&str> = readme
        .iter()
        .filter(|block| block.tag == "yaml")
        .flat_map(|block| block.text.lines())
        .filter_map(|line| line.trim().strip_prefix("- run: "))
        .collect();
    assert!(!steps.is_empty());
    for step in steps {
        let output = run(step, &folder);
        assert!(output.status.success(), "{}", printed(&output));
    }
}

#[test]
fn the_files_of_the_xtask_are_those_that_init_writes() {
    let mut applications = Applications::default();
    let folder = applications.of("xtask", true);
    let output = run("cargo data-class init --xtask", &folder);
    assert!(output.status.success(), "{}", printed(&output));
    let readme = blocks(&text_of("README.md"));
    let shown: Vec<&Block> = readme
        .iter()
        .filter(|block| block.section == "As an xtask" && block.tag != "console")
        .collect();
    let files = ["xtask/src/main.rs", ".cargo/config.toml"];
    assert_eq!(shown.len(), files.len());
    for (block, file) in shown.iter().zip(files) {
        let written = std::fs::read_to_string(folder.join(file)).expect(file);
        assert_eq!(written.trim_end(), block.text.trim_end(), "{file}");
        // And they are what this repository's own xtask does.
        if file.ends_with(".toml") {
            assert!(text_of(file).contains(block.text.trim_end()), "{file}");
        }
    }
    let manifest = std::fs::read_to_string(folder.join("xtask/Cargo.toml")).expect("a manifest");
    let manifest: toml::Table = manifest.parse().expect("TOML");
    let version = manifest["dependencies"]["cargo-data-class"].as_str();
    assert!(env!("CARGO_PKG_VERSION").starts_with(version.expect("a version")));
}

#[test]
fn the_build_script_s_dependency_is_this_package_without_its_default_features() {
    let readme = blocks(&text_of("README.md"));
    let block = readme
        .iter()
        .find(|block| block.text.contains("[build-dependencies]"))
        .expect("it is shown");
    let manifest: toml::Table = block.text.parse().expect("TOML");
    let dependency = &manifest["build-dependencies"]["cargo-data-class"];
    let version = dependency["version"].as_str().expect("a version");
    assert!(env!("CARGO_PKG_VERSION").starts_with(version));
    assert_eq!(dependency["default-features"].as_bool(), Some(false));
}

#[test]
fn every_subcommand_is_in_the_table_and_no_other() {
    let output = Command::new(env!("CARGO_BIN_EXE_cargo-data-class"))
        .arg("--help")
        .output()
        .expect("the tool runs");
    let help = String::from_utf8(output.stdout).expect("text");
    let (_, listed) = help.split_once("Commands:").expect("commands");
    let (listed, _) = listed.split_once("Options:").expect("options");
    let mut offered: Vec<&str> = listed
        .lines()
        .filter_map(|line| line.strip_prefix("  ")?.split_whitespace().next())
        .collect();
    let readme = text_of("README.md");
    let (_, table) = readme.split_once("## Commands").expect("a section");
    let (table, _) = table.split_once("\n## ").expect("its end");
    let mut shown: Vec<&str> = table
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split(['`', ' ']).next())
        .collect();
    offered.sort_unstable();
    shown.sort_unstable();
    assert_eq!(shown, offered);
}

#[test]
fn the_table_of_diagnostics_is_the_list_of_codes() {
    let mut expected = String::from("| code | finding | |\n|---|---|---|\n");
    for code in Code::ALL {
        let severity = match code.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let rule = if code_that_reports(*code) {
            ""
        } else {
            ", no rule yet"
        };
        expected += &format!("| {code} | {} | {severity}{rule} |\n", code.summary());
    }
    let readme = text_of("README.md");
    let (_, table) = readme
        .split_once("<!-- diagnostics -->\n")
        .expect("its begin");
    let (table, _) = table.split_once("<!-- /diagnostics -->").expect("its end");
    compare(table, &expected);
}

#[test]
fn the_stated_rust_versions_are_those_of_the_packages() {
    let version = |file: &str| {
        let manifest: toml::Table = text_of(file).parse().expect("TOML");
        manifest["package"]["rust-version"]
            .as_str()
            .expect("it is stated")
            .to_owned()
    };
    let stated = format!(
        "`data-class` needs Rust {}, the tool {}.",
        version("data-class/Cargo.toml"),
        version("Cargo.toml")
    );
    assert!(text_of("README.md").contains(&stated), "{stated}");
}
