//! `clean` without `--execute`.

use cargo_data_class::schema::Dialect;

use crate::shop::{CONFIG, Shop};
use crate::support::Run;

#[track_caller]
pub(crate) fn says(run: Run, code: i32, words: &[&str]) {
    let run = run.exits(code);
    let text = run.to_string();
    for word in words {
        assert!(text.contains(word), "{word:?} is not in {text}");
    }
}

/// A JSON document's tables as `table rows goes stays`, with why they stay.
pub(crate) fn tables(run: &Run) -> Vec<String> {
    let document: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    let tables = document["tables"].as_array().expect("tables").iter();
    tables
        .map(|table| {
            let name = table["table"].as_str().expect("a name");
            let mut line = format!(
                "{name} {} {} {}",
                table["rows"], table["goes"], table["stays"]
            );
            for key in ["why", "detached"] {
                let value = table[key].to_string();
                if !["{}", "[]", "null"].contains(&value.as_str()) {
                    line.push_str(&format!(" {value}"));
                }
            }
            line
        })
        .collect()
}

pub(crate) const EXPECTED: [&str; 6] = [
    "plans 2 0 2",
    "posts 4 4 0",
    r#"prompts 3 2 1 {"system":1}"#,
    r#"settings 3 0 3 [{"columns":["by_id"],"rows":1}]"#,
    r#"teams 3 2 1 {"needed":1}"#,
    r#"users 3 2 1 {"kept":1}"#,
];

#[test]
fn every_row_is_counted_with_why_it_stays_and_nothing_is_changed() {
    for dialect in Dialect::ALL {
        let shop = Shop::stamped(dialect);
        let before = shop.rows();
        let run = shop.run("clean --format json").exits(0);
        assert_eq!(tables(&run), EXPECTED, "{dialect:?}");
        assert!(run.stdout.contains(r#""refused":[]"#), "{run}");
        assert!(
            run.stdout
                .contains(r#""totals":{"rows":18,"goes":10,"stays":8}"#),
            "{run}"
        );
        says(
            shop.run("clean"),
            0,
            &[
                "1 needed by rows that stay",
                "by_id of 1 set to NULL",
                "clean --execute` deletes",
            ],
        );
        assert_eq!(shop.rows(), before);
    }
}

#[test]
fn without_a_fitting_stamp_the_preview_says_that_execution_would_be_refused() {
    for dialect in Dialect::ALL {
        let shop = Shop::new(dialect);
        says(
            shop.run("clean"),
            0,
            &[
                "(no stamp)",
                "would be refused",
                "bears no stamp",
                "stamp --env staging",
            ],
        );
        shop.run("stamp --env demo").exits(0);
        says(
            shop.run("clean"),
            0,
            &[
                "would be refused",
                "stamped as demo, which has no `clean = true`",
            ],
        );
        says(shop.run("clean --env staging"), 3, &["stamped as demo"]);
        says(shop.run("clean --env demo"), 0, &["would be refused"]);
    }
}

#[test]
fn a_schema_that_is_not_the_catalog_s_is_refused_with_the_difference() {
    for dialect in Dialect::ALL {
        let shop = Shop::stamped(dialect);
        shop.live.must("CREATE TABLE extra (id int);");
        says(
            shop.run("clean"),
            3,
            &["the schema is not the catalog's", "unknown: table", "extra"],
        );
        shop.live
            .must("DROP TABLE extra; ALTER TABLE plans ADD COLUMN note varchar(9);");
        says(shop.run("clean"), 3, &["missing: table", "note"]);
    }
}

#[test]
fn a_file_that_nobody_reviewed_does_not_run() {
    let shop = Shop::stamped(Dialect::Sqlite);
    let file = "catalog/sql/sqlite/clean.sql";
    let text = shop.app.read(file);
    shop.app.write(file, text.replace("\"posts\"", "\"plans\""));
    says(
        shop.run("clean"),
        3,
        &["what is reviewed is what runs", "-DELETE FROM \"plans\""],
    );
    shop.app.remove(file);
    says(shop.run("clean"), 3, &["is missing: nobody has reviewed"]);
    shop.app.write(file, text);
    shop.run("clean").exits(0);
    let config = shop.app.read("data-class.toml");
    shop.app.write(
        "data-class.toml",
        format!("{config}\n[environments.more]\nclean = true\n"),
    );
    says(shop.run("clean"), 3, &["+-- Runs in: more, staging, test"]);
}

#[test]
fn where_no_environment_may_be_cleaned_the_preview_says_so() {
    let shop = Shop::of(Dialect::Sqlite, &CONFIG.replace("clean = true", ""));
    shop.run("stamp --env staging").exits(0);
    says(
        shop.run("clean"),
        0,
        &["no environment of the configuration has `clean = true`"],
    );
}

#[test]
fn odd_values_stay_and_are_told() {
    let shop = Shop::stamped(Dialect::Sqlite);
    shop.live
        .must("UPDATE users SET is_superuser = 'no' WHERE id = 3;");
    says(
        shop.run("clean"),
        0,
        &["1 kept, 1 with values of another type than declared"],
    );
}
