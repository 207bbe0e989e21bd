//! `verify` through the binary.

use cargo_data_class::schema::Dialect;
use serde_json::Value;

use crate::shop::Shop;

/// The checks that missed, as `check table detail found`.
fn missed(shop: &Shop, words: &str) -> (i32, Vec<String>) {
    let run = shop.run(&format!("verify --format json {words}"));
    let json: Value = serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{run}"));
    let checks = json["checks"].as_array().expect("checks");
    let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    let missed: Vec<String> = checks
        .iter()
        .filter(|check| check["ok"] == false)
        .map(|check| {
            format!(
                "{} {} {} {}",
                text(&check["check"]),
                text(&check["table"]),
                text(&check["detail"]),
                check["found"]
            )
        })
        .collect();
    assert_eq!(json["missed"], missed.len());
    (run.code, missed)
}

#[track_caller]
fn check(shop: &Shop, change: &str, words: &str, expected: &[&str]) {
    shop.live.must(change);
    let (code, found) = missed(shop, words);
    assert_eq!(found, expected, "{:?}", shop.live.dialect);
    assert_eq!(code, i32::from(!expected.is_empty()));
}

#[test]
fn every_miss_is_found_and_nothing_is_changed() {
    for dialect in Dialect::ALL {
        let shop = Shop::new(dialect);
        check(&shop, "SELECT 1;", "", &[]);
        check(
            &shop,
            "DELETE FROM plans WHERE id = 2;",
            "",
            &["rows plans - 1"],
        );
        check(
            &shop,
            "INSERT INTO plans VALUES (3, 'free', 1);",
            "",
            &["keys twice plans slug 1"],
        );
        check(
            &shop,
            "UPDATE plans SET slug = 'pro' WHERE id = 3; INSERT INTO tokens VALUES (3, 99);",
            "",
            &["orphans tokens user_id -> users.id 1"],
        );
        check(
            &shop,
            "DELETE FROM tokens WHERE id = 3; UPDATE prompts SET builtin = NULL WHERE id = 2;",
            "",
            &["unknown class prompts builtin 1"],
        );
        check(
            &shop,
            "UPDATE prompts SET builtin = false; UPDATE users SET admin = NULL WHERE id = 1;",
            "",
            &[],
        );
        // A user whose `keep` is NULL stays, with nothing else of hers.
        check(
            &shop,
            "SELECT 1;",
            "--clean",
            &[
                "left over posts - 2",
                "left over prompts - 2",
                "left over tokens - 2",
                "left over users - 1",
            ],
        );
        check(
            &shop,
            "DELETE FROM posts; DELETE FROM tokens; DELETE FROM prompts; DELETE FROM users WHERE id = 2;",
            "--clean",
            &[],
        );
    }
}

#[test]
fn sqlite_rows_of_another_storage_class_are_of_unknown_class() {
    let shop = Shop::new(Dialect::Sqlite);
    check(
        &shop,
        "UPDATE prompts SET builtin = 't' WHERE id = 2; UPDATE users SET admin = 'f' WHERE id = 2;",
        "",
        &[
            "unknown class prompts builtin 1",
            "unknown class users admin 1",
        ],
    );
}

#[test]
fn another_schema_is_a_miss_and_what_can_not_be_asked_for_it_too() {
    for dialect in Dialect::ALL {
        let shop = Shop::new(dialect);
        check(
            &shop,
            "DROP TABLE tokens; ALTER TABLE users ADD COLUMN age integer;",
            "--clean",
            &[
                "schema - tokens: table is missing in the database (2 columns)\n\
                 users: column age is not in the catalog (AGE) 2",
                "orphans tokens MISSING null",
                "left over - not asked: the schema is another one null",
            ]
            .map(|line| {
                line.replace("AGE", integer(dialect))
                    .replace("MISSING", no_table(dialect, &shop).as_str())
            })
            .iter()
            .map(String::as_str)
            .collect::<Vec<_>>(),
        );
    }
}

fn integer(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Mysql => "int",
        _ => "integer",
    }
}

fn no_table(dialect: Dialect, shop: &Shop) -> String {
    match dialect {
        Dialect::Postgres => "relation \"public.tokens\" does not exist".to_owned(),
        Dialect::Sqlite => "no such table: tokens".to_owned(),
        Dialect::Mysql => {
            let url = shop.live.url();
            let address = url.split('?').next().unwrap_or_default();
            let database = address.rsplit('/').next().unwrap_or_default();
            format!("Table '{database}.tokens' doesn't exist")
        }
    }
}

#[test]
fn people_are_shown_system_rows_and_what_missed() {
    let shop = Shop::new(Dialect::Sqlite);
    shop.live.must("DELETE FROM plans WHERE id = 2;");
    let run = shop.run("verify").exits(1);
    assert_eq!(
        run.stdout,
        "check          table     expected    found\n\
         rows           plans     at least 2      1  MISSED\n\
         rows           prompts   at least 0      1  ok\n\
         keys twice     1 check                      ok\n\
         orphans        2 checks                     ok\n\
         schema         1 check                      ok\n\
         unknown class  2 checks                     ok\n\
         \n\
         1 of 8 checks missed\n"
    );
    let all = shop.run("verify --verbose").exits(1).stdout;
    assert!(
        all.contains(
            "orphans        posts       0               0  ok      author_id -> users.id\n"
        ),
        "{all}"
    );
}

#[test]
fn another_stamp_is_refused() {
    let shop = Shop::new(Dialect::Sqlite);
    let url = shop.live.url();
    let run = |line: &str| {
        let mut command = shop.tool(line);
        command.env("STAGING_URL", &url).env("PRODUCTION_URL", &url);
        shop.app.finish(command)
    };
    let unstamped = run("verify --env staging").exits(3);
    assert!(
        unstamped.stderr.contains("the database bears no stamp"),
        "{unstamped}"
    );
    run("stamp --env staging").exits(0);
    run("verify --env staging").exits(0);
    run("verify").exits(0);
    run("verify --env production").exits(3);
}

#[test]
fn a_role_from_which_rows_are_hidden_is_told_so() {
    let shop = Shop::new(Dialect::Postgres);
    shop.live.must(
        "CREATE ROLE hidden_from LOGIN; GRANT SELECT ON ALL TABLES IN SCHEMA public TO hidden_from;
         ALTER TABLE plans ENABLE ROW LEVEL SECURITY;",
    );
    let url = crate::ledger::as_user(&shop.live.url(), "hidden_from");
    let run = shop.run(&format!("verify --database-url {url}"));
    assert_eq!(run.code, 1, "{run}");
    assert!(
        run.stdout
            .contains("row security switched on is not in the catalog"),
        "{run}"
    );
    assert!(
        run.stdout
            .contains("would be affected by row-level security"),
        "{run}"
    );
}

#[test]
fn system_rows_that_differ_from_the_fixtures_are_a_miss() {
    for dialect in Dialect::ALL {
        let shop = Shop::new(dialect);
        // Prompts have no key by which a fixture could name them.
        let models = shop.app.read("src/lib.rs");
        let without = models.replace("mixed, system_rows = \"builtin\"", "user");
        shop.app.write("src/lib.rs", without);
        shop.app.run("classify").exits(0);
        shop.run("export").exits(0);
        check(&shop, "SELECT 1;", "", &[]);
        check(
            &shop,
            "UPDATE plans SET price = 1 WHERE id = 1; UPDATE plans SET slug = 'max' WHERE id = 2;",
            "",
            &["fixtures plans 1 missing, 1 changed, 1 in no fixture 3"],
        );
    }
}
