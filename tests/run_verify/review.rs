//! `review` through the binary.

use cargo_data_class::schema::Dialect;
use serde_json::{Value, json};

use crate::shop::Shop;

#[test]
fn mixed_tables_are_counted_by_what_is_decided_and_by_what_could_be() {
    for dialect in Dialect::ALL {
        let shop = Shop::new(dialect);
        shop.live
            .must("INSERT INTO prompts VALUES (3, 'whose', NULL);");
        let run = shop.run("review --format json").exits(0);
        let json: Value = serde_json::from_str(&run.stdout).expect("JSON");
        let counts = |predicate: Option<&str>, system: u64, user: u64, undecided: u64| json!({"system_rows": predicate, "system": system, "user": user, "undecided": undecided});
        let [prompts, settings] = json["tables"].as_array().expect("tables").as_slice() else {
            panic!("{run}");
        };
        assert_eq!(prompts["table"], "prompts");
        assert_eq!(prompts["decided"], true);
        assert_eq!(prompts["counts"], counts(Some("builtin"), 1, 1, 1));
        assert_eq!(
            prompts["undecided_rows"],
            json!([{"id": "3", "body": "whose", "builtin": null}])
        );
        assert_eq!(settings["decided"], false);
        assert_eq!(settings["owner"], "billing");
        assert_eq!(settings["review_by"], "2027-03-31");
        assert_eq!(settings["counts"], counts(None, 0, 0, 3));
        assert_eq!(
            settings["candidates"],
            json!([
                counts(Some("user_id IS NULL"), 2, 1, 0),
                counts(Some("created_by IS NULL"), 1, 2, 0),
                counts(Some("is_default"), 1, 2, 0),
            ]),
            "{dialect:?}"
        );
    }
}

#[test]
fn secrets_are_never_shown() {
    for dialect in Dialect::ALL {
        let shop = Shop::new(dialect);
        for words in ["review", "review --format json", "review --samples 100"] {
            let run = shop.run(words).exits(0);
            for secret in [
                "key-of",
                "hidden-in-json",
                "secret-by-attribute",
                "visible",
                "sk-",
            ] {
                assert!(
                    !run.to_string().contains(secret),
                    "{dialect:?} {secret}: {run}"
                );
            }
            assert!(
                run.stdout.contains("***") && run.stdout.contains("model"),
                "{run}"
            );
        }
    }
}

#[test]
fn people_are_shown_tables() {
    let shop = Shop::new(Dialect::Sqlite);
    let run = shop.run("review --samples 1").exits(0);
    assert_eq!(
        run.stdout,
        "prompts\n\
        \x20 system_rows  system  user  undecided\n\
        \x20 builtin           1     1          0\n\
        \n\
        settings: undecided, billing decides by 2027-03-31\n\
        \x20 system_rows         system  user  undecided\n\
        \x20 (undecided)              0     0          3\n\
        \x20 user_id IS NULL          2     1          0\n\
        \x20 created_by IS NULL       1     2          0\n\
        \x20 is_default               1     2          0\n\
        \x20 1 undecided row to look at:\n\
        \x20 id  name   user_id  created_by  is_default  api_key  config  plain\n\
        \x20 1   model  NULL     NULL        1           ***      ***     ***\n"
    );
}
