use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{Base, Change, Diff, EnvironmentState, Question, Side};
use crate::schema::Dialect;

/// A table of the catalog from some of its keys.
fn table(keys: &Value) -> Value {
    let mut table = json!({"table": "notes", "class": "user", "file": "src/lib.rs", "line": 7,
        "with_parent": false, "secrets": []});
    for (key, value) in keys.as_object().into_iter().flatten() {
        table[key] = value.clone();
    }
    table
}

/// The tables beside it: what a cleanup deletes, and what it keeps.
fn around() -> Vec<Value> {
    vec![
        json!({"table": "accounts", "class": "user"}),
        json!({"table": "plans", "class": "system"}),
    ]
}

fn side(tables: &[Value]) -> Side {
    let json = json!({"version": 1, "tables": tables}).to_string();
    let tables = super::read_tables(&json).expect("a catalog");
    Side {
        databases: [(String::new(), tables)].into(),
        environments: BTreeMap::new(),
    }
}

fn diff(before: &Side, after: &Side) -> Diff {
    super::diff(&Question {
        before,
        after,
        dialects: &|_| vec![Dialect::Postgres, Dialect::Sqlite],
        has_column: &|_, _, column| column != "dropped",
        config_file: "data-class.toml",
    })
}

fn lines(diff: &Diff) -> Vec<String> {
    let line = |change: &Change| {
        let kind = change.kind.name();
        let detail = change.detail.iter().map(|detail| format!("({detail})"));
        let detail: String = detail.collect();
        let reason = change.reason.iter().map(|_| " with a reason");
        let reason: String = reason.collect();
        format!("{} {kind}{detail}{reason}", change.severity.name())
    };
    diff.changes.iter().map(line).collect()
}

/// A table that was `before` and is `after`; both are laid over a user table `notes`.
#[track_caller]
fn check(before: Value, after: Value, expected: &[&str]) {
    let of = |keys: &Value| {
        let mut tables = around();
        tables.push(table(keys));
        side(&tables)
    };
    let found = diff(&of(&before), &of(&after));
    assert_eq!(lines(&found), expected, "{before} -> {after}");
}

#[test]
fn the_same_is_no_change() {
    check(json!({}), json!({}), &[]);
    // Lines move with every edit, files with every tidying up.
    check(
        json!({}),
        json!({"reason": "x"}),
        &["harmless texts with a reason"],
    );
    check(json!({}), json!({"line": 90, "file": "src/notes.rs"}), &[]);
}

#[test]
fn a_table_that_becomes_deletable_is_dangerous() {
    let dangerous = &["dangerous class"];
    let mixed = json!({"class": "mixed", "system_rows": "account_id IS NULL"});
    let undecided = json!({"class": "mixed", "review_by": "2027-01-01"});
    check(json!({"class": "system"}), json!({}), dangerous);
    check(json!({"class": "system"}), mixed.clone(), dangerous);
    check(json!({"class": "external"}), json!({}), dangerous);
    check(undecided.clone(), json!({}), dangerous);
    check(undecided.clone(), mixed.clone(), dangerous);
    check(mixed.clone(), json!({}), dangerous);
    check(
        json!({"class": "system"}),
        json!({"keep": "is_default"}),
        dangerous,
    );
}

#[test]
fn a_first_decision_and_a_table_that_is_kept_are_notable() {
    let notable = &["notable class"];
    let mixed = json!({"class": "mixed", "system_rows": "account_id IS NULL"});
    check(json!({"class": "unclassified"}), json!({}), notable);
    check(json!({"class": "unclassified"}), mixed.clone(), notable);
    check(json!({}), json!({"class": "system"}), notable);
    check(json!({}), mixed.clone(), notable);
    check(mixed, json!({"class": "mixed"}), notable);
    check(
        json!({"class": "system"}),
        json!({"class": "external"}),
        notable,
    );
}

#[test]
fn a_keep_rule_that_narrows_or_goes_is_dangerous() {
    let keep = |rule: &str| json!({"keep": rule});
    check(keep("a OR b"), keep("a"), &["dangerous keep"]);
    check(keep("a"), json!({}), &["dangerous keep"]);
    check(keep("a > 1"), keep("a > 2"), &["dangerous keep"]);
    check(keep("a"), keep("a OR b"), &["harmless keep"]);
    check(json!({}), keep("a"), &["harmless keep"]);
    check(keep("a or b"), keep("(A)  OR b"), &[]);
    // Of a mixed table, too, and where the class changes with it.
    check(
        json!({"keep": "a"}),
        json!({"class": "mixed", "system_rows": "b"}),
        &["dangerous keep", "notable class"],
    );
}

#[test]
fn system_rows_that_are_not_provably_more_are_dangerous() {
    let mixed = |rule: &str| json!({"class": "mixed", "system_rows": rule});
    check(
        mixed("a IS NULL"),
        mixed("b IS NULL"),
        &["dangerous system_rows"],
    );
    check(
        mixed("a IS NULL"),
        mixed("a IS NULL OR b"),
        &["notable system_rows"],
    );
}

#[test]
fn what_a_purge_deletes_sooner_is_dangerous() {
    let retain = |hours: u64, by: &str| json!({"retain": {"hours": hours, "by": by}});
    let (rule, dangerous) = (retain(720, "at"), &["dangerous retention(retain)"]);
    check(json!({}), rule.clone(), dangerous);
    check(rule.clone(), retain(24, "at"), dangerous);
    check(rule.clone(), retain(900, "sent_at"), dangerous);
    check(
        rule.clone(),
        retain(900, "at"),
        &["harmless retention(retain)"],
    );
    check(rule.clone(), json!({}), &["harmless retention(retain)"]);
    check(
        json!({"class": "unclassified"}),
        rule,
        &["notable class", "notable retention(retain)"],
    );
    check(
        json!({"expires": "a", "unit": "s"}),
        json!({"expires": "b", "unit": "ms"}),
        &["dangerous retention(expires)", "dangerous retention(unit)"],
    );
}

#[test]
fn with_parent_is_dangerous_where_more_rows_go() {
    let parent = |value: Value| json!({"with_parent": value});
    let dangerous = &["dangerous with_parent"];
    let harmless = &["harmless with_parent"];
    check(json!({}), parent(json!(true)), dangerous);
    check(json!({}), parent(json!(["a"])), dangerous);
    check(parent(json!(["a"])), parent(json!(["a", "b"])), dangerous);
    check(parent(json!(["a", "b"])), parent(json!(["b"])), harmless);
    check(parent(json!(true)), parent(json!(["b"])), harmless);
    check(parent(json!(true)), json!({}), harmless);
    // A catalog from before the key was written says nothing about it.
    check(parent(Value::Null), parent(json!(true)), &[]);
}

#[test]
fn columns_that_are_let_go_are_dangerous() {
    let detach = json!({"detach": ["a"]});
    let holds = json!({"holds": ["a"]});
    check(json!({}), detach.clone(), &["dangerous detach(a)"]);
    check(detach, json!({}), &["harmless detach(a)"]);
    check(holds.clone(), json!({}), &["dangerous holds(a)"]);
    check(json!({}), holds, &["harmless holds(a)"]);
}

#[test]
fn a_secret_that_is_told_is_dangerous() {
    let secrets = |columns: &[&str]| json!({"secrets": columns});
    check(secrets(&["token"]), json!({}), &["dangerous secret(token)"]);
    check(
        secrets(&["dropped"]),
        json!({}),
        &["harmless secret(dropped)"],
    );
    check(json!({}), secrets(&["token"]), &["harmless secret(token)"]);
}

fn reference(table: &str, action: Option<&str>) -> Value {
    json!({"columns": ["x_id"], "table": table, "parent_columns": ["id"], "on_delete": action})
}

#[test]
fn a_reference_that_reaches_further_from_rows_that_go_is_dangerous() {
    let user = |table: &str, action| json!({"references": [reference(table, action)]});
    let dangerous = &["dangerous reference(x_id)"];
    let harmless = &["harmless reference(x_id)"];
    for action in ["CASCADE", "SET NULL", "SET DEFAULT", "SOMETHING NEW"] {
        check(
            user("accounts", Some("NO ACTION")),
            user("accounts", Some(action)),
            dangerous,
        );
    }
    let system = |action| {
        let mut table = user("accounts", Some(action));
        table["class"] = json!("system");
        table
    };
    check(json!({"class": "system"}), system("SET NULL"), dangerous);
    check(json!({"class": "system"}), system("RESTRICT"), harmless);
    check(system("SET NULL"), system("SET DEFAULT"), dangerous);
    check(system("CASCADE"), system("RESTRICT"), harmless);
    check(json!({}), user("accounts", Some("CASCADE")), dangerous);
    check(json!({}), user("accounts", Some("SET NULL")), harmless);
    check(json!({}), user("plans", Some("CASCADE")), harmless);
    check(
        user("plans", None),
        user("plans", Some("CASCADE")),
        &["notable reference(x_id)"],
    );
}

#[test]
fn a_reference_by_which_kept_rows_held_others_is_missed() {
    let kept = json!({"keep": "a", "references": [reference("accounts", None)]});
    check(kept, json!({"keep": "a"}), &["dangerous reference(x_id)"]);
    let plain = json!({"references": [reference("accounts", Some("CASCADE"))]});
    check(plain, json!({}), &["harmless reference(x_id)"]);
}

#[test]
fn only_a_reason_that_changed_with_it_counts() {
    let system = |reason: &str| json!({"class": "system", "reason": reason});
    let user = |reason: &str| json!({"reason": reason});
    let given = &["dangerous class with a reason"];
    check(json!({"class": "system"}), user("demo data"), given);
    check(system("prices"), user("demo data"), given);
    check(system("prices"), user("prices"), &["dangerous class"]);
    check(system("prices"), user(" prices "), &["dangerous class"]);
    check(json!({"class": "system"}), user("  "), &["dangerous class"]);
}

#[test]
fn smaller_demands_and_put_off_decisions_are_notable() {
    let system = |rows: u64, key: &str| json!({"class": "system", "min_rows": rows, "key": [key]});
    check(system(4, "a"), system(1, "a"), &["notable min_rows"]);
    check(system(1, "a"), system(4, "a"), &["harmless min_rows"]);
    check(system(1, "a"), system(1, "b"), &["notable key"]);
    let mixed = |day: &str| json!({"class": "mixed", "review_by": day, "owner": "billing"});
    check(
        mixed("2027-01-31"),
        mixed("2027-02-28"),
        &["notable review"],
    );
    check(
        mixed("2027-01-31"),
        mixed("2027-01-01"),
        &["harmless review"],
    );
}

#[test]
fn a_table_with_another_name_is_still_the_same_table() {
    let named =
        |name: &str, class: &str| json!({"table": name, "class": class, "path": "app::Note"});
    check(
        named("notes", "system"),
        named("note", "user"),
        &["dangerous class", "harmless table_renamed"],
    );
    check(
        json!({"table": "notes", "class": "system"}),
        json!({"table": "note", "class": "user"}),
        &["notable table_removed", "harmless table_added"],
    );
}

#[test]
fn a_table_that_moves_to_another_database_is_still_the_same_table() {
    let before = side(&[table(&json!({"class": "system"}))]);
    let mut after = side(&[table(&json!({}))]);
    let tables = after.databases.remove("").expect("one database");
    after.databases.insert("server".to_owned(), tables);
    let found = lines(&diff(&before, &after));
    assert_eq!(found, ["dangerous class", "harmless table_renamed"]);
}

#[test]
fn of_a_new_table_only_what_reaches_into_it_is_dangerous() {
    let new = |keys: Value| {
        let mut tables = around();
        tables.push(table(&keys));
        lines(&diff(&side(&around()), &side(&tables)))
    };
    let cascade = json!([reference("accounts", Some("CASCADE"))]);
    assert_eq!(
        new(json!({"references": cascade})),
        ["harmless table_added"]
    );
    assert_eq!(
        new(json!({"class": "system", "references": cascade})),
        ["dangerous reference(x_id)", "harmless table_added"]
    );
    assert_eq!(
        new(json!({"class": "system", "references": cascade, "holds": ["x_id"]})),
        ["harmless table_added"]
    );
    assert_eq!(
        new(json!({"class": "unclassified"})),
        ["notable table_added"]
    );
}

fn environment(url: &str, clean: bool, protected: bool) -> EnvironmentState {
    EnvironmentState {
        url_env: Some(url.to_owned()),
        clean,
        protected,
        ..EnvironmentState::default()
    }
}

#[track_caller]
fn check_environments(
    before: &[(&str, EnvironmentState)],
    after: &[(&str, EnvironmentState)],
    expected: &[&str],
) {
    let of = |environments: &[(&str, EnvironmentState)]| Side {
        databases: BTreeMap::new(),
        environments: environments
            .iter()
            .map(|(name, state)| ((*name).to_owned(), state.clone()))
            .collect(),
    };
    assert_eq!(lines(&diff(&of(before), &of(after))), expected);
}

#[test]
fn an_environment_in_which_more_may_run_is_dangerous() {
    let (closed, open) = (
        environment("URL", false, false),
        environment("URL", true, false),
    );
    let protected = environment("URL", false, true);
    let staging = |state: &EnvironmentState| [("staging", state.clone())];
    check_environments(
        &staging(&closed),
        &staging(&open),
        &["dangerous environment(clean)"],
    );
    check_environments(&[], &staging(&open), &["dangerous environment(clean)"]);
    check_environments(&[], &staging(&closed), &["harmless environment(new)"]);
    check_environments(
        &staging(&open),
        &staging(&closed),
        &["harmless environment(clean)"],
    );
    check_environments(
        &staging(&protected),
        &staging(&open),
        &[
            "dangerous environment(clean)",
            "dangerous environment(protected)",
        ],
    );
    check_environments(&staging(&protected), &[], &["dangerous environment(gone)"]);
    check_environments(&staging(&closed), &[], &["notable environment(gone)"]);
    // A new name for the same protected address.
    check_environments(
        &[("live", protected.clone())],
        &[("production", protected)],
        &["notable environment(gone)", "harmless environment(new)"],
    );
    check_environments(
        &staging(&open),
        &staging(&environment("OTHER", true, false)),
        &["dangerous environment(url_env)"],
    );
    let mut explained = open;
    explained.reason = Some("rehearsal".to_owned());
    check_environments(
        &staging(&closed),
        &staging(&explained),
        &["dangerous environment(clean) with a reason"],
    );
}

#[test]
fn names_and_texts_from_a_branch_can_do_nothing_to_their_reader() {
    let name = "a|b`<script>\u{1b}[31m\n@team";
    let before = side(&[table(&json!({"table": name, "keep": "a"}))]);
    let after = side(&[table(&json!({"table": name, "reason": "*x* | y"}))]);
    let diff = diff(&before, &after);
    let base = Base {
        name: "main".into(),
        commit: "0123456789abcdef".into(),
        missing: Vec::new(),
    };
    let markdown = super::to_markdown(&diff, &base);
    assert!(
        !markdown.contains("<script>") && !markdown.contains('@'),
        "{markdown}"
    );
    assert!(
        markdown.contains("<code>a&#124;b&#96;&lt;script&gt;␛&#91;31m &#64;team</code>"),
        "{markdown}"
    );
    assert!(!super::to_human(&diff, &base, false).contains('\u{1b}'));
    assert_eq!(
        diff.changes[0].anchor(),
        "data-class-a-b-script-31m-team-keep"
    );
}
