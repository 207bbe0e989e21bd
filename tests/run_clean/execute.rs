//! `clean --execute`.

use cargo_data_class::schema::Dialect;

use crate::preview::{EXPECTED, says, tables};
use crate::shop::{CONFIG, Shop};
use crate::terminal::typing;

const LEFT: [&str; 6] = [
    "plans 1,2",
    "teams 1",
    "users 1",
    "settings 1,2,3",
    "posts ",
    "prompts 1",
];

/// Without the reasons.
fn counts(lines: &[impl AsRef<str>]) -> Vec<String> {
    let words = |line: &str| line.split(' ').take(4).collect::<Vec<_>>().join(" ");
    lines.iter().map(|line| words(line.as_ref())).collect()
}

#[test]
fn what_is_executed_is_what_was_previewed() {
    for dialect in Dialect::ALL {
        let shop = Shop::stamped(dialect);
        let run = shop.run("clean --execute --yes --format json").exits(0);
        assert_eq!(counts(&tables(&run)), counts(&EXPECTED), "{dialect:?}");
        assert!(run.stdout.contains(r#""execute":true"#), "{run}");
        assert!(run.stdout.contains(r#""notes":[]"#), "{run}");
        assert_eq!(shop.rows(), LEFT, "{dialect:?}");
        assert_eq!(
            shop.live.must("SELECT by_id FROM settings WHERE id = 1;"),
            "1"
        );
        let entry = "SELECT command, result, rows_per_table FROM data_class_runs;";
        let entry = shop.live.must(entry).replace('\t', "|");
        assert_eq!(
            entry,
            r#"clean|done|{"posts":4,"prompts":2,"teams":2,"users":2}"#
        );
        says(
            shop.run("clean --execute --yes --env staging"),
            0,
            &["0 rows are gone, every system row is as it was"],
        );
        // Numbering begins anew where a table is empty.
        shop.live
            .must("INSERT INTO posts (author_id, body) VALUES (1, 'new');");
        assert_eq!(shop.ids("posts"), "posts 1", "{dialect:?}");
    }
}

/// Nothing is deleted, and the exit code is this one.
#[track_caller]
fn refused(shop: &Shop, line: &str, code: i32, words: &[&str]) {
    let before = shop.rows();
    says(shop.run(line), code, words);
    assert_eq!(shop.rows(), before);
}

#[test]
fn without_a_fitting_stamp_nothing_is_deleted() {
    const LINE: &str = "clean --execute --yes";
    for dialect in Dialect::ALL {
        let shop = Shop::new(dialect);
        refused(&shop, LINE, 3, &["bears no stamp", "stamp --env staging"]);
        shop.run("stamp --env demo").exits(0);
        refused(
            &shop,
            LINE,
            3,
            &["stamped as demo", "may run in staging, test"],
        );
        shop.run("stamp --env staging").exits(0);
        refused(
            &shop,
            "clean --execute --yes --env test",
            3,
            &["--env test was given"],
        );
        shop.live
            .must("UPDATE data_class_environment SET identity = 'another';");
        refused(&shop, LINE, 3, &["is a copy or was restored"]);
        shop.live
            .must("INSERT INTO data_class_environment SELECT * FROM data_class_environment;");
        refused(&shop, LINE, 3, &["has 2 rows"]);
        shop.live.must("DELETE FROM data_class_environment;");
        shop.run("stamp --env production").exits(0);
        refused(&shop, LINE, 3, &["production, which is protected"]);
    }
}

#[test]
fn a_protected_environment_s_url_that_leads_here_protects() {
    for dialect in Dialect::ALL {
        let shop = Shop::stamped(dialect);
        let before = shop.rows();
        let mut command = shop.tool("clean --execute --yes");
        command.env("PRODUCTION_URL", shop.live.url());
        says(
            shop.app.finish(command),
            3,
            &["the URL of the protected environment production leads to this database"],
        );
        let mut command = shop.tool("clean");
        command.env("PRODUCTION_URL", shop.live.url());
        says(
            shop.app.finish(command),
            0,
            &["would be refused", "leads to this database"],
        );
        assert_eq!(shop.rows(), before);
    }
}

#[test]
fn a_person_types_the_name_and_a_script_says_yes() {
    let shop = Shop::stamped(Dialect::Sqlite);
    refused(
        &shop,
        "clean --execute",
        2,
        &["nobody has confirmed it", "give --yes"],
    );
    let before = shop.rows();
    let (code, text) = typing(&shop.tool("clean --execute"), "case");
    assert_eq!(code, 3, "{text}");
    assert_eq!(shop.rows(), before);
    let (code, text) = typing(&shop.tool("clean --execute"), "case.db");
    assert_eq!(code, 0, "{text}");
    assert!(
        text.contains("needed by rows that stay"),
        "the preview is shown: {text}"
    );
    assert_eq!(shop.rows(), LEFT);
}

#[test]
fn a_schema_that_is_not_the_catalog_s_is_refused() {
    for dialect in Dialect::ALL {
        let shop = Shop::stamped(dialect);
        shop.live
            .must("ALTER TABLE plans ADD COLUMN note varchar(9);");
        refused(
            &shop,
            "clean --execute --yes",
            3,
            &["missing: table", "note"],
        );
    }
}

#[test]
fn a_trigger_whose_function_is_not_the_catalog_s_is_refused() {
    let function = |body: &str| {
        format!(
            "CREATE OR REPLACE FUNCTION price() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} RETURN OLD; END $$;"
        )
    };
    let trigger =
        "CREATE TRIGGER price BEFORE DELETE ON posts FOR EACH ROW EXECUTE FUNCTION price();";
    let shop = Shop::with(Dialect::Postgres, CONFIG, &(function("") + trigger));
    shop.run("stamp --env staging").exits(0);
    shop.live
        .must(&function("UPDATE plans SET slug = slug || '!';"));
    refused(
        &shop,
        "clean --execute --yes",
        3,
        &["the schema is not the catalog's", "function price()"],
    );
    assert_eq!(
        shop.live.must("SELECT slug FROM plans WHERE id = 1;"),
        "free"
    );
}
