//! What `suggest` says of the reference application, where people have decided: told by its tables alone.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::support::{App, copy, here};

const CARGO: &str =
    "[package]\nname = \"tables\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[workspace]\n";
const CONFIG: &str = "[database]\ndialects = [\"sqlite\"]\nmigrations = [\"migrations\"]\n";

/// A table's name with a class.
type ByTable = BTreeMap<String, String>;

#[test]
fn nothing_that_people_call_system_is_suggested_as_user_data() {
    let (decided, suggested) = (decided(), suggested());
    assert_eq!(decided.len(), 57);
    let mut misses = Vec::new();
    for (table, class) in &decided {
        match (class.as_str(), suggested[table].as_str()) {
            (class, other) if class == other => {}
            // Kept whole until somebody decides: nothing is lost by that.
            ("system", "undecided") => misses.push(table.as_str()),
            (class, other) => panic!("{table} is {class}, and {other} is suggested"),
        }
    }
    assert_eq!(
        misses,
        [
            "author_profiles",
            "groups",
            "industry_sectors",
            "strategies"
        ]
    );
}

/// The classes of the committed catalog.
fn decided() -> ByTable {
    let file = here().join("../../catalog/catalog.json");
    let text = std::fs::read_to_string(file).expect("the catalog is committed");
    let catalog: Value = serde_json::from_str(&text).expect("JSON");
    let tables = catalog["tables"].as_array().expect("a list");
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    tables
        .iter()
        .map(|table| (text(&table["table"]), text(&table["class"])))
        .collect()
}

/// The classes of the entries that `suggest --write` makes.
fn suggested() -> ByTable {
    let app = App::of(&[
        ("Cargo.toml", CARGO),
        ("src/lib.rs", ""),
        ("data-class.toml", CONFIG),
    ]);
    let migrations = here().join("../../examples/igny8/migrations/sqlite");
    copy(&migrations, app.root().join("migrations"));
    app.run("suggest --write").exits(0);
    let config: toml::Table = app.read("data-class.toml").parse().expect("TOML");
    let entries = config["tables"].as_table().expect("a table");
    let class = |entry: &toml::Value| match entry.get("review_by") {
        Some(_) => "undecided".to_owned(),
        None => entry["class"].as_str().expect("a text").to_owned(),
    };
    entries
        .iter()
        .map(|(name, entry)| (name.clone(), class(entry)))
        .collect()
}
