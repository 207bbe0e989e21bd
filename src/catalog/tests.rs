//! The catalog of a small application, as people and as programs see it.

use super::*;
use crate::classes::classify;
use crate::sample;

const SCHEMA: &str = "
    plans: id bigint, slug text!, unique(slug)
    accounts: id bigint, plan_id bigint! -> plans, owner_id bigint -> users SET NULL
    users: id bigint, account_id bigint! -> accounts CASCADE
    seeds: id bigint, account_id bigint -> accounts CASCADE
    logs: id bigint, user_id bigint, at timestamptz!
    sessions: id bigint, expires timestamptz!
    spatial_ref_sys: id bigint
    legacy: id bigint
    _sqlx_migrations: version bigint
";

const ACCOUNTS: &str = "
    /// Customers | and
    /// their <b>names</b>.
    #[data_class(user, group = \"People\", note = \"Remove test accounts\")]
    #[derive(FromRow)] struct Account { id: i64 }
    /// A person.
    #[data_class(user, group = \"People\", keep = \"id = 1\")]
    #[derive(FromRow)] struct User { id: i64 }
    #[derive(Insertable)] #[diesel(table_name = users)] struct NewUser { id: i64 }";

const BILLING: &str = "
    /// What customers pay.
    #[data_class(system, key = \"slug\", min_rows = 4, group = \"Prices\", seed_note = \"Free and Pro\")]
    #[derive(FromRow)] struct Plan { id: i64 }
    #[data_class(mixed, system_rows = \"account_id IS NULL\", note = \"Keep ours\")]
    #[derive(FromRow)] struct Seed { id: i64 }";

const LOGS: &str = "
    #[data_class(user, group = \"Logs\", retain = \"90 days\", by = \"at\", references = [\"user_id -> users.id\"])]
    #[derive(FromRow)] struct Log { id: i64 }
    #[data_class(user, group = \"People\", expires = \"expires\")]
    #[derive(FromRow)] struct Session { id: i64 }";

const CONFIG: &str = "
[catalog]
application = \"app\"
[[catalog.categories]]
name = \"Logs\"
[[catalog.categories]]
name = \"Accounts & Tenancy\"
summary = \"All of it is user data\"
paths = [\"src/accounts.rs\"]
[tables.\"spatial_*\"]
class = \"external\"
";

fn small() -> Catalog {
    let schema = sample::schema(SCHEMA);
    let databases = sample::database(&schema);
    let packages = [sample::package(&[
        ("accounts", ACCOUNTS),
        ("plans_and_billing", BILLING),
        ("logs", LOGS),
    ])];
    let config = sample::config(CONFIG);
    let baseline = crate::config::baseline::parse("tables = [\"legacy\"]").expect("a baseline");
    let classes = classify(&config, &baseline, &packages, &databases);
    catalog("app", 0, &classes, &config, &"data-class.toml".into())
}

#[test]
fn people_read_categories_in_their_order_and_phases_by_group() {
    insta::assert_snapshot!(to_markdown(&small()));
}

#[test]
fn programs_read_the_same() {
    insta::assert_snapshot!(to_json(&small()));
}

#[test]
fn external_and_framework_tables_are_not_counted() {
    let catalog = small();
    assert_eq!(
        catalog.counts(),
        Counts {
            system: 1,
            user: 4,
            mixed: 1
        }
    );
    assert_eq!(
        (catalog.models, catalog.framework, catalog.unclassified),
        (7, 1, 1)
    );
}

#[test]
fn a_group_stands_in_its_home_category_and_lists_it_first() {
    let catalog = small();
    let groups: Vec<(String, Vec<&str>)> = phases::groups(&catalog, phases::Phase::Clean)
        .into_iter()
        .map(|group| {
            (
                group.name.to_owned(),
                group.rows.iter().map(|row| row.name()).collect(),
            )
        })
        .collect();
    // Logs come first in the catalog, but People have their home further down and list their session last.
    assert_eq!(
        groups,
        [
            ("Logs".to_owned(), vec!["Log"]),
            ("People".to_owned(), vec!["Account", "User", "Session"]),
        ]
    );
}

#[test]
fn the_schema_of_the_json_names_every_key_that_is_written() {
    let schema: serde_json::Value = serde_json::from_str(JSON_SCHEMA).expect("JSON");
    let written: serde_json::Value = serde_json::from_str(&to_json(&small())).expect("JSON");
    let known = |object: &serde_json::Value| -> Vec<String> {
        object["properties"]
            .as_object()
            .into_iter()
            .flatten()
            .map(|(key, _)| key.clone())
            .collect()
    };
    let table = &schema["properties"]["tables"]["items"];
    for row in written["tables"].as_array().expect("a list") {
        let keys: Vec<String> = row
            .as_object()
            .expect("an object")
            .keys()
            .cloned()
            .collect();
        assert_eq!(keys, known(table));
    }
    for key in written.as_object().expect("an object").keys() {
        assert!(known(&schema).contains(key), "{key}");
    }
}
