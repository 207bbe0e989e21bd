//! The gate in a build script, built by the real cargo.
//!
//! All of it is built into one target folder below the workspace's, so that the engine is compiled once and kept for
//! the next run. One test at a time: they share an application's folder, too.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, MutexGuard};

use crate::support::{App, Run};

static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

const MANIFEST: &str = r#"[package]
name = "gated-shop"
version = "0.1.0"
edition = "2024"

[workspace]

[dependencies]
sqlx = { path = "../sqlx", features = ["sqlite"] }
data-class = { path = "{repository}/data-class" }

[build-dependencies]
cargo-data-class = { path = "{repository}", default-features = false }

[profile.dev]
debug = false
"#;

const BUILD: &str = "fn main() {\n    cargo_data_class::build();\n}\n";

const PLAN: &str = "use data_class::data_class;
use sqlx::FromRow;

/// A subscription plan.
#[data_class(system)]
#[derive(FromRow)]
pub struct Plan {
    pub id: i64,
    pub slug: String,
}
";

const INVOICE: &str = "
#[derive(sqlx::FromRow)]
pub struct Invoice {
    pub id: i64,
}
";

const MIGRATION: &str = "CREATE TABLE plans (id INTEGER PRIMARY KEY, slug TEXT NOT NULL UNIQUE);
CREATE TABLE invoices (id INTEGER PRIMARY KEY, total INTEGER NOT NULL);
";

const CONFIG: &str = "[tables.invoices]\nclass = \"user\"\n";

/// A clean application with a build script, and its catalog, which nobody else builds meanwhile.
struct Gated {
    app: App,
    _alone: MutexGuard<'static, ()>,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("build-script/outer")
}

fn repository() -> &'static str {
    env!("CARGO_MANIFEST_DIR")
}

impl Gated {
    fn new() -> Gated {
        // Another test's failure is its own.
        let alone = ONE_AT_A_TIME
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        std::fs::create_dir_all(folder()).expect("made");
        let app = App::at(&folder());
        app.write("Cargo.toml", MANIFEST.replace("{repository}", repository()));
        app.write(
            "Cargo.lock",
            std::fs::read(Path::new(repository()).join("Cargo.lock")).expect("there"),
        );
        app.write("build.rs", BUILD);
        app.write("src/lib.rs", PLAN);
        app.write("README.md", "# A shop\n");
        app.write("migrations/1_first.sql", MIGRATION);
        app.write("data-class.toml", CONFIG);
        app.run("classify").exits(0);
        Gated { app, _alone: alone }
    }

    fn cargo(&self, arguments: &[&str], environment: &[(&str, &str)]) -> Run {
        let mut command = Command::new(std::env::var_os("CARGO").expect("cargo runs the tests"));
        self.app.surround(&mut command);
        command
            .args(arguments)
            .arg("--offline")
            .env("CARGO_TARGET_DIR", folder().join("target"))
            .envs(environment.iter().copied());
        self.app.finish(command)
    }

    fn build(&self) -> Run {
        self.cargo(&["build"], &[])
    }

    /// Builds, and says whether the build script ran.
    fn runs_again(&self) -> bool {
        let run = self.cargo(&["build", "-v"], &[]);
        run.stderr.lines().any(|line| {
            line.contains("Running `")
                && line.contains("/gated-shop-")
                && line.contains("/build-script-build`")
        })
    }
}

/// What cargo says of the application, without the noise of compiling.
fn said(run: &Run) -> String {
    let mut lines: Vec<&str> = run
        .stderr
        .lines()
        .filter(|line| {
            ![
                "   Compiling",
                "    Finished",
                "    Blocking",
                "warning: build failed",
            ]
            .iter()
            .any(|noise| line.starts_with(noise))
        })
        .collect();
    // What follows is cargo's own report of what the script printed.
    if let Some(at) = lines.iter().position(|line| line.is_empty()) {
        lines.truncate(at);
    }
    lines.join("\n")
}

#[test]
fn a_clean_application_builds_and_is_written_to_out_dir_alone() {
    let gated = Gated::new();
    // Cargo takes what it does not need out of the lock file.
    gated.build().exits(0);
    gated.app.write(
        "src/lib.rs",
        PLAN.replace("A subscription", "Our subscription"),
    );
    let before = gated.app.files();
    let run = gated.build().exits(0);
    assert_eq!(said(&run), "", "{run}");
    assert_eq!(before, gated.app.files());
    let written = walkdir::WalkDir::new(folder().join("target/debug/build"))
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.path().ends_with("out/data-class/catalog/catalog.md"))
        .any(|entry| {
            std::fs::read_to_string(entry.path())
                .is_ok_and(|text| text.contains("Our subscription plan."))
        });
    assert!(written, "the catalog is in OUT_DIR");
}

#[test]
fn an_unclassified_model_fails_the_build_with_clean_errors_until_it_is_classified() {
    let gated = Gated::new();
    gated.app.write("data-class.toml", "");
    gated.app.write("src/lib.rs", format!("{PLAN}{INVOICE}"));
    let run = gated.build().exits(101);
    insta::assert_snapshot!(
        run.stderr
            .lines()
            .filter(|line| line.starts_with("error"))
            .collect::<Vec<_>>()
            .join("\n")
    );
    assert!(!run.stderr.contains("panicked"), "{run}");
    // Nothing changed, and it still fails.
    gated.build().exits(101);
    gated.app.write(
        "src/lib.rs",
        format!(
            "{PLAN}{}",
            INVOICE.replace("#[derive", "#[data_class(user)]\n#[derive")
        ),
    );
    gated.build().exits(0);
}

#[test]
fn the_variable_data_class_concerns_the_build_script() {
    let gated = Gated::new();
    gated.app.write("data-class.toml", "");
    gated.app.write("src/lib.rs", format!("{PLAN}{INVOICE}"));
    let with = |value| gated.cargo(&["build"], &[("DATA_CLASS", value)]);
    let off = with("off").exits(0);
    assert_eq!(said(&off), "", "{off}");
    let warn = with("warn").exits(0);
    assert!(
        warn.stderr
            .contains("warning: gated-shop@0.1.0: [DC0001] model `Invoice`"),
        "{warn}"
    );
    assert!(!warn.stderr.contains("error"), "{warn}");
    with("deny").exits(101);
    with("").exits(101);
    let nonsense = with("nonsense").exits(101);
    assert!(
        nonsense
            .stderr
            .contains("DATA_CLASS=\"nonsense\" is not understood: off, warn or deny"),
        "{nonsense}"
    );
    // The command line is none of its business.
    gated.app.run("DATA_CLASS=off classify").exits(1);
}

#[test]
fn a_day_that_has_passed_only_warns_there() {
    let gated = Gated::new();
    gated.app.write(
        "src/lib.rs",
        PLAN.replace(
            "(system)",
            "(mixed, review_by = \"2026-11-30\", owner = \"billing\")",
        ),
    );
    let run = gated.build().exits(0);
    assert!(
        run.stderr.contains("warning: gated-shop@0.1.0: [DC0007]"),
        "{run}"
    );
    gated.app.run("classify").exits(1);
    let before = gated
        .cargo(&["build"], &[("DATA_CLASS_TODAY", "2026-11-30")])
        .exits(0);
    assert!(!before.stderr.contains("DC0007"), "{before}");
}

#[test]
fn it_runs_again_exactly_when_what_it_has_read_changed() {
    let gated = Gated::new();
    gated.build().exits(0);
    assert!(!gated.runs_again(), "nothing changed");
    let touch = |file: &str| gated.app.write(file, gated.app.read(file));
    for (file, again) in [
        ("README.md", false),
        ("catalog/catalog.md", false),
        ("src/lib.rs", true),
        ("migrations/1_first.sql", true),
        ("data-class.toml", true),
        ("catalog/schema/sqlite.json", true),
        ("Cargo.toml", true),
    ] {
        touch(file);
        assert_eq!(gated.runs_again(), again, "{file} was touched");
        assert!(!gated.runs_again(), "nothing changed after {file}");
    }
    gated.app.write("notes.txt", "A new file beside it.\n");
    assert!(!gated.runs_again(), "a file that is nobody's was made");
}

#[test]
fn a_new_migration_makes_the_schema_stale() {
    let gated = Gated::new();
    gated.build().exits(0);
    gated.app.write(
        "migrations/2_second.sql",
        "ALTER TABLE plans ADD COLUMN currency TEXT;\n",
    );
    let run = gated.build().exits(101);
    assert!(
        run.stderr.contains("[DC0009] the schema file is stale"),
        "{run}"
    );
    assert!(
        run.stderr.contains("run `cargo data-class classify`"),
        "{run}"
    );
    gated.app.run("classify").exits(0);
    gated.build().exits(0);
}

#[test]
fn with_warn_a_configuration_that_can_t_be_read_is_looked_at_again() {
    let gated = Gated::new();
    let warn = || gated.cargo(&["build"], &[("DATA_CLASS", "warn")]).exits(0);
    gated
        .app
        .write("data-class.toml", "[tables.invoices]\nclass = \"usr\"\n");
    let run = warn();
    assert!(
        run.stderr
            .contains("data-class.toml:2:9: unknown class `usr`"),
        "{run}"
    );
    gated.app.write("data-class.toml", CONFIG);
    let run = warn();
    assert_eq!(said(&run), "", "{run}");
    gated
        .app
        .write("data-class.toml", "[tables.invoices]\nclass = \"usr\"\n");
    gated.build().exits(101);
}

#[test]
fn built_as_somebody_s_dependency_it_does_nothing() {
    let gated = Gated::new();
    let other = folder().parent().expect("a folder").join("other");
    let _ = std::fs::remove_dir_all(&other);
    crate::support::copy(&gated.app.root(), &other);
    // Unclassified on purpose, and outside of the workspace that is built.
    std::fs::write(other.join("data-class.toml"), "").expect("written");
    let manifest = gated.app.read("Cargo.toml");
    let others = manifest
        .replace("gated-shop", "other-shop")
        .replace("\"../sqlx\"", "\"../outer/sqlx\"");
    std::fs::write(other.join("Cargo.toml"), others).expect("written");
    let classify = format!(
        "classify --check --manifest-path {}/Cargo.toml",
        other.display()
    );
    gated.app.run(&classify).exits(1);

    gated.app.write("build.rs", "fn main() {}\n");
    let workspace = Workspace::around(&gated.app, &manifest, &other);
    let run = gated.build();
    drop(workspace);
    let run = run.exits(0);
    assert!(run.stderr.contains("Compiling other-shop"), "{run}");
    assert!(!run.stderr.contains("other-shop@"), "{run}");
}

/// The application as the member of a workspace in the folder above, depending on a package outside of it.
struct Workspace;

impl Workspace {
    fn around(app: &App, manifest: &str, dependency: &Path) -> Workspace {
        let needs = format!("[dependencies]\nother-shop = {{ path = {dependency:?} }}\n");
        let member = manifest
            .replace("[workspace]\n", "")
            .replace("[profile.dev]\ndebug = false\n", "")
            .replace("[dependencies]\n", &needs);
        app.write("Cargo.toml", member);
        let workspace = "[workspace]\nmembers = [\"app\"]\nexclude = [\"sqlx\", \"sqlx-macros\", \"data-class\"]\n\
                         resolver = \"3\"\n\n[profile.dev]\ndebug = false\n";
        std::fs::write(folder().join("Cargo.toml"), workspace).expect("written");
        std::fs::rename(app.root().join("Cargo.lock"), folder().join("Cargo.lock")).expect("moved");
        Workspace
    }
}

impl Drop for Workspace {
    fn drop(&mut self) {
        for file in ["Cargo.toml", "Cargo.lock"] {
            let _ = std::fs::remove_file(folder().join(file));
        }
    }
}

#[test]
fn the_engine_of_a_build_script_is_without_command_line_runtime_and_database() {
    let gated = Gated::new();
    let run = gated
        .cargo(
            &[
                "tree",
                "-p",
                "cargo-data-class",
                "-e",
                "normal,build",
                "--prefix",
                "none",
                "--format",
                "{lib}",
            ],
            &[],
        )
        .exits(0);
    let crates: Vec<&str> = run.stdout.lines().map(str::trim).collect();
    assert!(crates.contains(&"syn"), "{run}");
    for heavy in [
        "clap",
        "clap_builder",
        "tokio",
        "sqlx",
        "sqlx_core",
        "annotate_snippets",
        "tempfile",
    ] {
        assert!(!crates.contains(&heavy), "{heavy} is in the tree:\n{run}");
    }
}
