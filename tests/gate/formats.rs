//! Findings for programs: JSON, annotations of GitHub Actions, SARIF.

use cargo_data_class::diagnostic::Code;
use serde_json::Value;

use crate::support::App;

const CASE: &str = "several_findings_are_sorted_by_file_and_line";

#[test]
fn json_is_an_object_a_line_with_the_keys_of_the_contract_in_their_order() {
    let run = App::case(CASE).run("classify --format json").exits(1);
    assert_eq!(run.stdout.lines().count(), 5);
    for line in run.stdout.lines() {
        let value: Value = serde_json::from_str(line).expect(line);
        let keys: Vec<&str> = value
            .as_object()
            .expect("an object")
            .keys()
            .map(String::as_str)
            .collect();
        assert_eq!(
            keys,
            [
                "code",
                "severity",
                "message",
                "file",
                "line",
                "column",
                "end_line",
                "end_column",
                "model",
                "table",
                "help"
            ]
        );
    }
    insta::assert_snapshot!(run.stdout);
    assert!(
        !run.stderr.contains("[DC"),
        "what a program reads is said once: {run}"
    );
}

#[test]
fn github_gets_an_annotation_a_line() {
    let run = App::case(CASE).run("classify --format github").exits(1);
    insta::assert_snapshot!(run.stdout);
}

#[test]
fn sarif_is_one_document_with_a_rule_for_every_result() {
    let run = App::case(CASE).run("classify --format sarif").exits(1);
    let value: Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(value["version"], "2.1.0");
    let results = value["runs"][0]["results"].as_array().expect("results");
    assert_eq!(results.len(), 5);
    let rules = value["runs"][0]["tool"]["driver"]["rules"].as_array();
    let rules: Vec<&str> = rules
        .expect("rules")
        .iter()
        .filter_map(|rule| rule["id"].as_str())
        .collect();
    let codes: Vec<&str> = Code::ALL.iter().map(|code| code.number()).collect();
    assert_eq!(rules, codes);
    insta::assert_snapshot!(serde_json::to_string_pretty(&results[0]).expect("JSON"));
}

#[test]
fn a_clean_run_prints_no_result_for_programs_but_an_empty_sarif_document() {
    let app = App::case("a_clean_application");
    assert_eq!(app.run("classify --format json").exits(0).stdout, "");
    assert_eq!(app.run("classify --format github").exits(0).stdout, "");
    let sarif = app.run("classify --format sarif").exits(0).stdout;
    let value: Value = serde_json::from_str(&sarif).expect("JSON");
    assert_eq!(value["runs"][0]["results"], Value::Array(Vec::new()));
}

#[test]
fn why_tells_programs_what_the_plan_does_to_a_table() {
    let app = App::case("commands_that_look");
    let run = app.run("why users --format json").exits(0);
    let value: Value = serde_json::from_str(run.stdout.trim()).expect("one line");
    assert_eq!(
        (&value["table"], &value["class"]),
        (&"users".into(), &"user".into())
    );
    assert_eq!(value["referenced_by"][0]["table"], "invoices");
    let cleanup = &value["cleanups"][0];
    assert_eq!(cleanup["clean"], "cleaned", "{run}");
    assert_eq!(
        cleanup["stays"][0],
        "referenced by rows that stay: invoices.user_id"
    );
    assert_eq!(
        (&cleanup["steps"][0]["step"], &cleanup["steps"][0]["of"]),
        (&2.into(), &2.into())
    );
    assert_eq!(cleanup["refusals"], 0);
}

#[test]
fn what_ends_a_command_is_a_finding_for_programs_too() {
    let app = App::case("no_migrations_known");
    for command in [
        "suggest",
        "why plans",
        "baseline",
        "classify",
        "classify --check",
    ] {
        let run = app.run(&format!("{command} --format json")).exits(1);
        let value: Value = serde_json::from_str(run.stdout.trim()).expect("one line");
        assert_eq!(value["code"], "DC0009");
        assert_eq!(value["file"], "catalog/schema/sqlite.json");
        assert_eq!(run.stderr, "", "it is said once");
    }
    // Among the lines of a list, it would be taken for one of them.
    let list = app.run("list --format json").exits(1);
    assert!(!list.stdout.contains("DC0009"), "{list}");
    assert!(list.stderr.contains("DC0009"), "{list}");
}

#[test]
fn colours_come_only_where_they_are_asked_for() {
    let app = App::case(CASE);
    assert!(!app.run("classify").stderr.contains('\u{1b}'));
    assert!(
        app.run("classify --color always")
            .stderr
            .contains("\u{1b}[")
    );
    assert!(!app.run("classify --color never").stderr.contains('\u{1b}'));
}
