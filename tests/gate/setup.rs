//! Setting up: `init`, `baseline`, `schema pull`.

use crate::support::App;

const CASE: &str = "a_clean_application";
const DEBTS: &str = "several_findings_are_sorted_by_file_and_line";

/// The files that a command made or changed, with their text.
fn made(app: &App, command: &str) -> String {
    let before = app.files();
    let run = app.run(command).exits(0);
    let mut text = format!("$ cargo data-class {command}\n{run}");
    for (file, (content, _)) in app.files() {
        let same = before.get(&file).is_some_and(|(old, _)| *old == content);
        if !same && !file.starts_with("catalog/") {
            text += &format!("\n== {file}\n{}", String::from_utf8_lossy(&content));
        }
    }
    text
}

#[test]
fn init_makes_a_configuration_and_says_what_is_next() {
    let app = App::case(CASE);
    insta::assert_snapshot!(made(&app, "init"));
    app.run("classify").exits(0);
}

#[test]
fn init_with_an_xtask_makes_one_in_a_workspace_of_its_own() {
    let app = App::case(CASE);
    insta::assert_snapshot!(made(&app, "init --xtask"));
    let text = app.read("xtask/Cargo.toml");
    assert!(text.contains("[workspace]"));
    app.run("classify").exits(0);
}

#[test]
fn init_twice_changes_nothing() {
    let app = App::case(CASE);
    app.run("init --xtask").exits(0);
    let before = app.files();
    insta::assert_snapshot!(app.run("init --xtask").exits(0));
    assert_eq!(before, app.files());
}

#[test]
fn init_overwrites_nothing() {
    let app = App::case(CASE);
    let own = [
        ("data-class.toml", "# Ours.\n"),
        (".gitattributes", "*.png binary"),
        (
            "xtask/Cargo.toml",
            "[package]\nname = \"xtask\"\n\n[workspace]\n",
        ),
        ("xtask/src/main.rs", "fn main() {}\n"),
        (
            ".cargo/config.toml",
            "# Ours.\n[alias] # short names\nb = \"build\"\n\n[net]\nretry = 3\n",
        ),
    ];
    for (file, content) in own {
        app.write(file, content);
    }
    app.run("init --xtask").exits(0);
    for (file, content) in &own[..1] {
        assert_eq!(app.read(file), *content);
    }
    assert_eq!(
        app.read(".gitattributes"),
        "*.png binary\n/catalog/** text eol=lf\n"
    );
    assert_eq!(app.read("xtask/src/main.rs"), "fn main() {}\n");
    insta::assert_snapshot!(
        "cargo_config_with_the_alias",
        app.read(".cargo/config.toml")
    );
}

#[test]
fn init_leaves_an_alias_that_is_there() {
    for config in [
        "[alias]\nxtask = \"run -p tasks --\"\n",
        "alias.xtask = \"run -p tasks --\"\n",
        "alias = { xtask = [\"run\", \"-p\", \"tasks\"] }\n",
    ] {
        let app = App::case(CASE);
        app.write(".cargo/config.toml", config);
        app.run("init --xtask").exits(0);
        assert_eq!(app.read(".cargo/config.toml"), config);
    }
}

#[test]
fn init_adds_an_alias_to_every_way_of_writing_the_table() {
    for config in [
        "alias.b = \"build\"\n",
        "alias = { b = \"build\" }\n",
        "[ alias ]\nb = \"build\"\n",
        "[net]\nretry = 3\n\n[alias]\r\nb = \"build\"\r\n",
        "",
    ] {
        let app = App::case(CASE);
        app.write(".cargo/config.toml", config);
        let run = app.run("init --xtask").exits(0);
        let text = app.read(".cargo/config.toml");
        let table: toml::Table = text
            .parse()
            .unwrap_or_else(|error| panic!("{text}\n{error}\n{run}"));
        let alias = table["alias"].as_table().expect("a table");
        assert!(config.is_empty() || alias.contains_key("b"), "{text}");
        assert!(
            alias.contains_key("xtask") || run.stderr.contains("add it by hand"),
            "{text}{run}"
        );
    }
}

#[test]
fn init_that_is_told_yes_goes_all_the_way() {
    let app = App::case("suggestions_with_their_evidence");
    insta::assert_snapshot!(app.run("init --yes").exits(0));
    app.run("classify --check").exits(0);
}

#[test]
fn suggestions_that_are_taken_are_to_come_off_the_baseline() {
    let app = App::case("dc0002_a_table_without_a_struct");
    app.run("baseline").exits(0);
    let run = app.run("suggest --write").exits(0);
    assert!(run.stderr.contains("data-class baseline --shrink"), "{run}");
    app.run("baseline --shrink").exits(0);
    app.run("classify").exits(0);
}

#[test]
fn a_baseline_shrinks_and_never_grows() {
    let app = App::case(DEBTS);
    app.remove("data-class.toml");
    app.run("baseline --shrink").exits(2);
    app.run("baseline").exits(0);
    insta::assert_snapshot!("a_baseline", app.read("data-class-baseline.toml"));
    app.run("classify").exits(0);
    // A new table is no old debt.
    app.write(
        "migrations/20270202000000_more.sql",
        "CREATE TABLE more (id INTEGER PRIMARY KEY);\n",
    );
    app.run("classify").exits(1);
    app.run("baseline").exits(2);
    app.run("baseline --shrink").exits(0);
    assert!(!app.read("data-class-baseline.toml").contains("more"));
    app.write(
        "data-class.toml",
        "[tables.more]\nclass = \"user\"\n\n[tables.loose]\nclass = \"user\"\n",
    );
    // What has a class by now must go out of the list.
    let run = app.run("classify").exits(1);
    assert!(
        run.stderr.contains("`loose`, which has a class by now"),
        "{run}"
    );
    app.run("baseline --shrink").exits(0);
    app.run("classify").exits(0);
    app.run("suggest --write").exits(0);
    let run = app.run("baseline --shrink").exits(0);
    assert!(
        run.stderr.contains("removed data-class-baseline.toml"),
        "{run}"
    );
    app.run("classify").exits(0);
}

/// A live database of these statements, below the application.
fn live(app: &App, sql: &str) -> String {
    let path = app.root().join("live.db");
    let status = std::process::Command::new("sqlite3")
        .arg(&path)
        .arg(sql)
        .status()
        .expect("sqlite3 is there");
    assert!(status.success());
    format!("sqlite:{}", path.display())
}

#[test]
fn a_schema_is_pulled_from_a_live_database_where_there_are_no_migrations() {
    let app = App::case(CASE);
    let migration = app.read("migrations/20270101000000_first.sql");
    app.remove("migrations/20270101000000_first.sql");
    std::fs::remove_dir(app.root().join("migrations")).expect("empty");
    let url = live(&app, &migration);
    app.run("classify").exits(1);
    let before = std::fs::read(app.root().join("live.db")).expect("there");
    app.run(&format!("schema pull --database-url {url}"))
        .exits(0);
    assert_eq!(
        before,
        std::fs::read(app.root().join("live.db")).expect("there"),
        "it is only read"
    );
    app.run("classify").exits(0);
    app.run("classify --check").exits(0);
    let again = app.run(&format!("DATABASE_URL={url} schema pull")).exits(0);
    assert!(again.stderr.contains("was up to date"), "{again}");
}

#[test]
fn a_schema_is_pulled_only_where_the_migrations_are_those_of_the_files() {
    let app = App::case(CASE);
    let url = live(
        &app,
        "CREATE TABLE plans (id INTEGER PRIMARY KEY);
         CREATE TABLE _sqlx_migrations (version BIGINT PRIMARY KEY, description TEXT NOT NULL,
            installed_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP, success BOOLEAN NOT NULL,
            checksum BLOB NOT NULL, execution_time BIGINT NOT NULL);
         INSERT INTO _sqlx_migrations VALUES (20260101000000, 'older', '2026-01-01', 1, x'00', 1);",
    );
    let run = app.run(&format!("schema pull --database-url {url}"));
    assert_ne!(run.code, 0, "{run}");
    assert!(!app.exists("catalog/schema/sqlite.json"));
    insta::assert_snapshot!(run);
}

#[test]
fn a_pull_says_what_it_needs() {
    let app = App::case(CASE);
    app.write(
        "data-class.toml",
        "[environments.staging]\nurl_env = \"STAGING_URL\"\n",
    );
    let said: Vec<String> = [
        "schema pull",
        "schema pull --env stagin",
        "schema pull --env staging",
        "schema pull --database-url postgres://localhost/none",
        "schema pull --database-url oracle://ada:topsecret@localhost/none",
        "schema pull --database-url sqlite://ada:topsecret@localhost/none",
        "schema pull --database-url ://ada:topsecret@localhost/none",
        "schema pull --database-url sqlite:not-there.db",
    ]
    .into_iter()
    .map(|command| {
        let run = app.run(command);
        assert_ne!(run.code, 0, "{run}");
        format!("$ cargo data-class {command}\n{run}")
    })
    .collect();
    let said = said.join("\n");
    assert!(
        !said
            .replace("--database-url oracle://ada:topsecret", "")
            .replace("--database-url sqlite://ada:topsecret", "")
            .replace("--database-url ://ada:topsecret", "")
            .contains("topsecret"),
        "{said}"
    );
    insta::assert_snapshot!(said);
    assert!(!app.exists("not-there.db"), "looking makes no database");
}
