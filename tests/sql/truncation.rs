//! PostgreSQL: big tables are emptied by TRUNCATE, and their survivors put back as they were.

use cargo_data_class::schema::Dialect;
use cargo_data_class::sql::clean_script;

use crate::engines::{Client, Live};
use crate::planned::planned;
use crate::{environments, left, settings};

const CLASSES: &str = r#"
[tables]
accounts = { class = "user" }
posts = { class = "user", keep = "id = 7" }
small = { class = "user" }
plans = { class = "system" }
"#;

const TABLES: &[&str] = &["accounts", "posts", "small", "plans"];

fn live() -> Live {
    let live = Live::new(Dialect::Postgres);
    live.must(
        "CREATE TABLE accounts (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text, short text GENERATED ALWAYS AS (left(name, 3)) STORED, parent_id bigint REFERENCES accounts);
         CREATE TABLE posts (id serial PRIMARY KEY, account_id bigint NOT NULL REFERENCES accounts DEFERRABLE INITIALLY DEFERRED, body text);
         CREATE TABLE small (id int PRIMARY KEY, post_id int REFERENCES posts);
         CREATE TABLE plans (id int PRIMARY KEY);
         INSERT INTO accounts (name, parent_id) SELECT repeat('a', 200), nullif(i / 2, 0) FROM generate_series(1, 20000) i;
         INSERT INTO posts (account_id, body) SELECT 1 + i % 20000, repeat('b', 200) FROM generate_series(4, 30000) i;
         INSERT INTO small VALUES (1, 1);
         INSERT INTO plans VALUES (1);",
    );
    live.stamp("staging", false);
    live
}

/// The files of a table change where it is truncated, and only there.
fn files(live: &Live) -> Vec<String> {
    let sql = "SELECT relfilenode FROM pg_class WHERE relname IN ('accounts', 'posts', 'plans') ORDER BY relname;";
    live.must(sql).lines().map(str::to_owned).collect()
}

#[test]
fn big_tables_are_truncated_and_what_stays_is_put_back() {
    let live = live();
    let (plan, _) = planned(&live.schema(), CLASSES);
    assert_eq!(plan.refusals, []);
    let environments = environments();
    let before = files(&live);
    let script = clean_script(&plan, settings(&environments)).text();
    let ran = live.run(&script, Client::Plain);
    assert!(ran.ok, "{}", ran.text);
    let expected = "accounts 1 2 5 11; posts 7; small ; plans 1";
    assert_eq!(left(&live, TABLES), expected, "{}", ran.text);
    let after = files(&live);
    let changed: Vec<bool> = before.iter().zip(&after).map(|(a, b)| a != b).collect();
    assert_eq!(changed, [true, false, true], "accounts, plans, posts");
    assert_eq!(live.must("SELECT DISTINCT short FROM accounts;"), "aaa");
}

#[test]
fn a_truncation_is_undone_where_the_proof_fails() {
    let live = live();
    let (mut plan, _) = planned(&live.schema(), CLASSES);
    let before = left(&live, TABLES);
    if let Some(truncation) = &mut plan.clean.truncation {
        // The plan is made to break its promise: survivors are not put back.
        truncation.put_back.clear();
    }
    let environments = environments();
    let script = clean_script(&plan, settings(&environments)).text();
    let ran = live.run(&script, Client::Careless);
    assert!(
        ran.text.contains("has lost rows that should stay"),
        "{}",
        ran.text
    );
    assert_eq!(left(&live, TABLES), before);
}
