//! The reference application, drilled: this is its rehearsal at every merge.

use std::path::Path;
use std::process::Command;

use cargo_data_class::schema::Dialect;
use serde_json::Value;

use crate::receipt;
use crate::support::Run;

/// Every file of the repository's catalog.
fn catalog() -> Vec<(String, Vec<u8>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("catalog");
    let entries = walkdir::WalkDir::new(root).sort_by_file_name();
    let files = entries.into_iter().map(|entry| entry.expect("listed"));
    let files = files.filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| {
            (
                entry.path().display().to_string(),
                std::fs::read(entry.path()).expect("read"),
            )
        })
        .collect()
}

#[track_caller]
fn check(dialect: Dialect) {
    let before = catalog();
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-data-class"));
    command.current_dir(env!("CARGO_MANIFEST_DIR"));
    // No database of this machine is asked, and no secret.
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy();
        if name.ends_with("DATABASE_URL") || name.starts_with("DATA_CLASS") {
            command.env_remove(&*name);
        }
    }
    command.args([
        "data-class",
        "drill",
        "--format",
        "json",
        "--dialect",
        dialect.name(),
    ]);
    let output = command.output().expect("the tool starts");
    let run = Run {
        code: output.status.code().expect("no signal"),
        stdout: String::from_utf8(output.stdout).expect("UTF-8"),
        stderr: String::from_utf8(output.stderr).expect("UTF-8"),
    }
    .exits(0);
    let drill = receipt::of(&run);
    assert!(
        receipt::steps(&drill)
            .iter()
            .all(|step| step.ends_with(" ok")),
        "{run}"
    );
    assert_eq!(drill["steps"].as_array().expect("steps").len(), 9);
    assert_eq!(drill["proven"].as_array().expect("sentences").len(), 9);
    assert_eq!(drill["environment"], "staging");
    let number = |value: &Value| value.as_u64().expect("a number");
    let rows = &drill["rows"];
    assert!(number(&rows["seeded"]) > 1_000, "{run}");
    assert_eq!(rows["invented"], rows["cleaned"], "{run}");
    assert_eq!(
        number(&rows["kept"]),
        number(&rows["seeded"]) + number(&rows["invented_to_stay"])
    );
    // 37 user tables and 2 mixed ones.
    let invented = drill["invented"].as_object().expect("tables");
    assert_eq!(invented.len(), 39, "{run}");
    assert!(invented.values().all(|rows| number(rows) > 1), "{run}");
    assert_eq!(drill["not_invented"], serde_json::json!({}));
    assert_eq!(drill["fixtures"].as_object().expect("files").len(), 20);
    assert_eq!(catalog(), before);
}

#[test]
fn the_reference_application_passes_its_drill_on_postgres() {
    check(Dialect::Postgres);
}

#[test]
fn the_reference_application_passes_its_drill_on_sqlite() {
    check(Dialect::Sqlite);
}

#[test]
fn the_reference_application_passes_its_drill_on_mariadb() {
    check(Dialect::Mysql);
}
