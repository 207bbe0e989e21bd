//! `stamp`.

use cargo_data_class::schema::Dialect;

use crate::shop::Shop;
use crate::support::Run;
use crate::terminal::typing;

#[track_caller]
fn says(run: Run, code: i32, words: &[&str]) {
    let run = run.exits(code);
    let text = run.to_string();
    for word in words {
        assert!(text.contains(word), "{word:?} is not in {text}");
    }
}

fn stamp_of(shop: &Shop) -> String {
    let sql = "SELECT name, CASE WHEN protected THEN 1 ELSE 0 END FROM data_class_environment;";
    shop.live.must(sql).replace(['\t'], "|")
}

#[test]
fn a_stamp_is_written_over_an_unprotected_one_and_read_back() {
    for dialect in Dialect::ALL {
        let shop = Shop::new(dialect);
        says(
            shop.run("stamp --env staging"),
            0,
            &["stamped", "as staging"],
        );
        assert_eq!(stamp_of(&shop), "staging|0");
        says(
            shop.run("stamp --env demo --execute --yes"),
            0,
            &["as demo (it was staging)"],
        );
        let json = shop.run("stamp --env test --format json").exits(0);
        assert!(json.stdout.contains(r#""command":"stamp""#), "{json}");
        assert!(json.stdout.contains(r#""name":"demo""#), "{json}");
        says(
            shop.run("stamp --env production"),
            0,
            &["as production, protected"],
        );
        assert_eq!(stamp_of(&shop), "production|1");
        says(shop.run("stamp --env production"), 0, &["as production"]);
    }
}

#[test]
fn a_protected_stamp_is_overwritten_only_by_a_person_who_types_the_name() {
    let shop = Shop::new(Dialect::Sqlite);
    shop.run("stamp --env production").exits(0);
    for options in ["", " --yes", " --execute --yes"] {
        says(
            shop.run(&format!("stamp --env staging{options}")),
            3,
            &[
                "takes the protection of production",
                "a person must confirm it",
            ],
        );
    }
    let (code, text) = typing(&shop.tool("stamp --env staging --yes"), "another");
    assert_eq!(code, 3, "{text}");
    assert_eq!(stamp_of(&shop), "production|1");
    let (code, text) = typing(&shop.tool("stamp --env staging"), "case.db");
    assert_eq!(code, 0, "{text}");
    assert!(
        text.contains("type the database's name (case.db)"),
        "{text}"
    );
    assert_eq!(stamp_of(&shop), "staging|0");
}

#[test]
fn a_wrong_environment_or_address_is_wrong_usage() {
    let shop = Shop::new(Dialect::Sqlite);
    says(shop.run("stamp"), 2, &["--env NAME"]);
    says(
        shop.run("stamp --env stagin"),
        2,
        &["did you mean `staging`?"],
    );
    says(
        shop.app.run("stamp --env staging"),
        2,
        &["the variable STAGING_URL is not set"],
    );
    says(
        shop.app
            .run("stamp --env demo --database-url postgres://u:secret@127.0.0.1:1/x"),
        2,
        &["the configuration has none"],
    );
}

#[test]
fn a_server_that_does_not_answer_is_a_failure_without_a_password() {
    let shop = Shop::new(Dialect::Postgres);
    let run = shop
        .app
        .run("stamp --env demo --database-url postgres://u:se%40cret@127.0.0.1:1/x");
    says(run, 4, &["can't connect to postgres://u:***@127.0.0.1:1/x"]);
}

#[test]
fn a_staging_that_went_live_is_warned_about() {
    for dialect in Dialect::ALL {
        let shop = Shop::new(dialect);
        let mut command = shop.tool("stamp --env staging");
        command.env("PRODUCTION_URL", shop.live.url());
        says(
            shop.app.finish(command),
            0,
            &["the URL of the protected environment production leads to this database"],
        );
    }
}
