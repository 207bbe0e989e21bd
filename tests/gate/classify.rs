//! `classify` writes, `classify --check` compares; what both leave alone.

use std::collections::BTreeMap;

use crate::support::App;

const CASE: &str = "a_clean_application";

/// A clean application whose catalog is written.
fn written() -> App {
    let app = App::case(CASE);
    app.run("classify").exits(0);
    app
}

/// What `--check` says after something was done to the catalog: never clean, and nothing is written.
fn check_after(change: impl FnOnce(&App)) -> String {
    let app = written();
    change(&app);
    let before = app.files();
    let run = app.run("classify --check").exits(1);
    assert_eq!(before, app.files(), "--check writes nothing");
    assert!(
        run.stderr.contains("run `cargo data-class classify`"),
        "{run}"
    );
    // What it says to do helps.
    app.run("classify").exits(0);
    app.run("classify --check").exits(0);
    run.to_string()
}

#[test]
fn a_second_run_touches_nothing() {
    let app = written();
    let before = app.files();
    app.run("classify").exits(0);
    assert_eq!(before, app.files());
}

#[test]
fn only_the_catalog_is_written() {
    let app = App::case(CASE);
    let before = app.files();
    app.run("classify").exits(0);
    let new: Vec<String> = app
        .files()
        .into_keys()
        .filter(|file| !before.contains_key(file))
        .collect();
    assert_eq!(
        new,
        [
            "catalog/catalog.json",
            "catalog/catalog.md",
            "catalog/catalog.schema.json",
            "catalog/index.html",
            "catalog/schema/sqlite.json",
            "catalog/sql/sqlite/clean.sql",
            "catalog/sql/sqlite/purge.sql",
            "catalog/sql/sqlite/review.sql",
            "catalog/sql/sqlite/verify.sql",
        ]
    );
}

#[test]
fn another_checkout_writes_the_same_bytes() {
    let contents = |app: &App| -> BTreeMap<String, Vec<u8>> {
        let files = app.files().into_iter();
        files.map(|(name, (bytes, _))| (name, bytes)).collect()
    };
    let (one, two) = (written(), App::case(CASE));
    two.finish({
        let mut command = two.tool("classify");
        command.env("TZ", "Asia/Tokyo").env("LANG", "de_DE.UTF-8");
        command.env("DATA_CLASS_TODAY", "2027-05-05");
        command
    })
    .exits(0);
    assert_ne!(one.root(), two.root());
    assert_eq!(contents(&one), contents(&two));
}

#[test]
fn the_catalog_is_written_as_its_snapshot_says() {
    let app = written();
    insta::assert_snapshot!("catalog.md", app.read("catalog/catalog.md"));
    insta::assert_snapshot!("catalog.json", app.read("catalog/catalog.json"));
}

#[test]
fn check_shows_a_struct_that_changed() {
    insta::assert_snapshot!(check_after(|app| {
        let text = app.read("src/lib.rs");
        app.write(
            "src/lib.rs",
            text.replace("A subscription plan.", "What is sold."),
        );
    }));
}

#[test]
fn check_shows_a_line_that_was_edited() {
    insta::assert_snapshot!(check_after(|app| {
        let text = app.read("catalog/catalog.md");
        app.write(
            "catalog/catalog.md",
            text.replacen("KEEP", "CLEAN", 1) + "\nBy hand.\n",
        );
    }));
}

#[test]
fn check_finds_what_is_missing() {
    insta::assert_snapshot!(check_after(|app| app.remove("catalog/catalog.schema.json")));
}

#[test]
fn check_finds_what_is_left_over() {
    insta::assert_snapshot!(check_after(|app| {
        app.write("catalog/old/catalog.md", app.read("catalog/catalog.md"));
    }));
}

#[test]
fn check_finds_a_schema_that_a_new_migration_made_stale() {
    insta::assert_snapshot!(check_after(|app| {
        app.write(
            "migrations/20270202000000_more.sql",
            "ALTER TABLE plans ADD COLUMN currency TEXT;\n",
        );
    }));
}

#[test]
fn check_finds_a_schema_that_was_edited() {
    insta::assert_snapshot!(check_after(|app| {
        let text = app.read("catalog/schema/sqlite.json");
        app.write(
            "catalog/schema/sqlite.json",
            text.replace("price_cents", "price"),
        );
    }));
}

#[test]
fn check_needs_neither_engine_nor_database() {
    let app = App::case("partitions_schemas_and_inheritance_of_postgres");
    app.write("data-class.toml", "[tables.circles]\nclass = \"user\"\n");
    app.run("classify").exits(0);
    let mut command = app.tool("classify --check");
    // Nothing but cargo itself is found, and every address leads nowhere.
    let cargo = std::path::PathBuf::from(std::env::var_os("CARGO").expect("cargo runs the tests"));
    command.env("PATH", cargo.parent().expect("a folder"));
    command.env("DATABASE_URL", "postgres://127.0.0.1:1/none");
    command.env("DATA_CLASS_SHADOW_URL", "postgres://127.0.0.1:1/none");
    app.finish(command).exits(0);
}

#[test]
fn files_that_nobody_generates_are_left_alone() {
    let app = written();
    app.write("catalog/README.md", "Ours.\n");
    app.write("catalog/shop/catalog.json", "[\"shoes\"]\n");
    app.write("catalog/shop/schema/sqlite.json", "{}\n");
    app.write(
        "catalog/fixtures/plans.jsonl",
        concat!(
            r#"{"$table":"plans","version":1,"fingerprint":"825ce59e44a7840354a7b97ba94edfb4","#,
            r#""key":["slug"],"columns":["slug","price_cents"]}"#,
            "\n"
        ),
    );
    let before = app.files();
    app.run("classify --check").exits(0);
    app.run("classify").exits(0);
    assert_eq!(before, app.files());
}

#[test]
fn what_is_left_over_is_removed() {
    let app = written();
    app.write("catalog/old/catalog.md", app.read("catalog/catalog.md"));
    let run = app.run("classify").exits(0);
    assert!(
        run.stderr.contains("removed catalog/old/catalog.md"),
        "{run}"
    );
    assert!(!app.exists("catalog/old/catalog.md"));
}

#[test]
fn with_findings_only_the_schema_is_written() {
    let app = App::case("dc0001_a_model_without_a_class");
    app.run("classify").exits(1);
    assert!(app.exists("catalog/schema/sqlite.json"));
    assert!(!app.exists("catalog/catalog.json"));
}

#[test]
fn a_lock_file_that_cargo_makes_up_on_the_way_does_not_stay() {
    let app = written();
    assert!(!app.exists("Cargo.lock"));
}

#[test]
fn the_workspace_is_found_from_a_folder_inside_and_by_its_manifest() {
    let app = written();
    let mut inside = app.tool("classify --check");
    inside.current_dir(app.root().join("src"));
    app.finish(inside).exits(0);
    let mut outside = app.tool("classify --check --manifest-path app/Cargo.toml");
    outside.current_dir(app.root().parent().expect("a folder"));
    app.finish(outside).exits(0);
    let mut nowhere = app.tool("classify --check");
    nowhere.current_dir(app.root().parent().expect("a folder"));
    insta::assert_snapshot!(app.finish(nowhere).exits(2));
}

#[test]
fn another_configuration_may_be_named() {
    let app = App::case("dc0002_a_table_without_a_struct");
    app.write("ci/gate.toml", "[tables.audit_trail]\nclass = \"user\"\n");
    app.run("classify --config ci/gate.toml").exits(0);
    app.run("classify --config ci/none.toml").exits(2);
}

/// How a fixture writes a value is one for all dialects: one of them alone can't judge it.
#[cfg(all(unix, feature = "database"))]
#[test]
fn with_one_dialect_chosen_fixtures_of_all_are_still_fit() {
    let app = App::case("a_chosen_dialect_or_database");
    app.run("classify").exits(0);
    let url = format!("sqlite:{}?mode=rwc", app.root().join("live.db").display());
    let migration = app.read("migrations/sqlite/1_first.sql");
    cargo_data_class::engine::block_on(async || {
        let mut session = cargo_data_class::run::Session::open(&url)
            .await
            .expect("it is made");
        for sql in [
            migration.as_str(),
            "INSERT INTO plans VALUES (1, 'free', 0)",
        ] {
            session.execute(sql).await.expect("it runs");
        }
        session.close().await;
    });
    app.run(&format!("export --database-url {url}")).exits(0);
    for dialect in ["sqlite", "postgres"] {
        app.run(&format!("classify --check --dialect {dialect}"))
            .exits(0);
    }
    let before = app.files();
    for command in ["export", "seed", "verify"] {
        app.run(&format!("{command} --dialect sqlite --database-url {url}"))
            .exits(0);
        let run = app
            .run(&format!(
                "{command} --dialect postgres --database-url {url}"
            ))
            .exits(2);
        assert!(run.stderr.contains("--dialect names postgres"), "{run}");
    }
    assert_eq!(app.files(), before);
}
