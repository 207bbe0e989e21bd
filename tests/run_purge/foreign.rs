//! Foreign tables (postgres_fdw): their rows are in another database.

use cargo_data_class::schema::Dialect;

use crate::engines::{Client, Live, server};
use crate::shop::Shop;

/// Logs with more keys of their annotation.
fn models(keys: &str) -> String {
    format!(
        r#"
use data_class::data_class;
use sqlx::FromRow;

#[data_class(system, key = "slug")]
#[derive(FromRow)]
pub struct Plan {{ pub id: i64, pub slug: String }}

#[data_class(user, table = "threads", retain = "10 days", by = "at")]
#[derive(FromRow)]
pub struct Thread {{ pub id: i64, pub at: String }}

#[data_class(user, table = "logs", {keys})]
#[derive(FromRow)]
pub struct Log {{ pub id: i64, pub at: String, pub pinned: bool }}
"#
    )
}

const RETAIN: &str = "retain = \"10 days\", by = \"at\"";

/// The table over there, with partitions whose rows have the same places.
const FAR: &str = "CREATE TABLE far_logs (id bigint NOT NULL, at timestamptz NOT NULL, pinned boolean NOT NULL, PRIMARY KEY (id, pinned)) PARTITION BY LIST (pinned);
CREATE TABLE far_logs_0 PARTITION OF far_logs FOR VALUES IN (false);
CREATE TABLE far_logs_1 PARTITION OF far_logs FOR VALUES IN (true);
INSERT INTO far_logs SELECT n, now() - CASE WHEN n % 2 = 0 THEN 11 ELSE 9 END * interval '1 day', p FROM generate_series(1, 100) n, (VALUES (true), (false)) v(p);";

/// A shop whose logs are another database's, and that database.
fn shop(keys: &str, also: &str) -> (Shop, Live) {
    let far = Live::new(Dialect::Postgres);
    far.must(FAR);
    let schema = |database: &str| {
        format!(
            "CREATE EXTENSION postgres_fdw;
             CREATE SERVER far FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '{}', dbname '{database}');
             CREATE USER MAPPING FOR CURRENT_USER SERVER far OPTIONS (user 'postgres');
             CREATE TABLE plans (id bigint PRIMARY KEY NOT NULL, slug varchar(50) NOT NULL UNIQUE);
             CREATE FOREIGN TABLE logs (id bigint NOT NULL, at timestamptz NOT NULL, pinned boolean NOT NULL) SERVER far OPTIONS (table_name 'far_logs');
             CREATE TABLE threads (id bigint PRIMARY KEY NOT NULL, at timestamptz NOT NULL);
             INSERT INTO plans VALUES (1, 'free');
             {also}",
            server(Dialect::Postgres).socket().display(),
        )
    };
    let config = "\n[environments.staging]\nclean = true\n";
    let shop = Shop::of(
        Dialect::Postgres,
        &schema(far.name()),
        &models(keys),
        config,
    );
    (shop, far)
}

/// Nothing is lost where it is refused.
#[track_caller]
fn is_refused(shop: &Shop, far: &Live) {
    let run = shop.run("purge --execute --yes").exits(4);
    assert!(run.stderr.contains("purge it there"), "{run}");
    assert_eq!(far.must("SELECT count(*) FROM far_logs;"), "200", "{run}");
}

/// Nor by the file, whose client asks nobody how a DELETE would be run.
#[track_caller]
fn is_refused_by_the_file(shop: &Shop, far: &Live) {
    let file = shop.app.read("catalog/sql/postgres/purge.sql");
    let ran = shop.live.run(&file, Client::Plain);
    assert!(
        !ran.ok && ran.text.contains("purge them there"),
        "{}",
        ran.text
    );
    assert_eq!(far.must("SELECT count(*) FROM far_logs;"), "200");
}

#[test]
fn rows_of_a_foreign_table_are_purged_over_there() {
    let (shop, far) = shop(RETAIN, "");
    let preview = shop.json("purge");
    assert_eq!(preview["rows"], 100, "{preview:#}");
    let report = shop.json("purge --execute --yes");
    assert_eq!(report["rows"], 100, "{report:#}");
    assert_eq!(report["rules"][0]["state"], "done", "{report:#}");
    let left = "SELECT count(*) FILTER (WHERE id % 2 = 1), count(*) FROM far_logs;";
    assert_eq!(far.must(left), "100|100");
}

/// A row trigger here, or a condition that the server doesn't send there, makes it fetch the rows and delete them by
/// their places, which other partitions' rows have, too.
#[test]
fn a_foreign_table_that_is_deleted_from_row_by_row_is_not_purged() {
    let trigger =
        "CREATE FUNCTION seen() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN OLD; END';
         CREATE TRIGGER seen BEFORE DELETE ON logs FOR EACH ROW EXECUTE FUNCTION seen();";
    let (with_trigger, far) = shop(RETAIN, trigger);
    is_refused(&with_trigger, &far);
    let (with_keep, far) = shop(&format!("{RETAIN}, keep = \"pinned\""), "");
    is_refused(&with_keep, &far);
}

#[test]
fn rows_of_a_foreign_table_do_not_go_along() {
    let keys = "keep = \"pinned\", with_parent, references = [\"id -> threads.id\"]";
    let threads = "INSERT INTO threads VALUES (4, now() - interval '11 days'), (5, now());";
    let (shop, far) = shop(keys, threads);
    far.must("DELETE FROM far_logs WHERE pinned AND id < 50; INSERT INTO far_logs SELECT n, now(), true FROM generate_series(1001, 1049) n;");
    is_refused(&shop, &far);
    is_refused_by_the_file(&shop, &far);
    assert_eq!(shop.count("threads", "1 = 1"), 2);
    let run = shop.app.run("purge --emit pg_cron").exits(0);
    assert!(run.stdout.contains("-- No job for threads: "), "{run}");
    assert!(!run.stdout.contains("DELETE FROM"), "{run}");
}

/// A partition may be attached at any time.
#[test]
fn a_table_with_a_foreign_partition_is_not_purged() {
    let (shop, far) = shop(
        RETAIN,
        "DROP FOREIGN TABLE logs;
         CREATE TABLE logs (id bigint NOT NULL, at timestamptz NOT NULL, pinned boolean NOT NULL) PARTITION BY RANGE (id);
         CREATE FOREIGN TABLE logs_far PARTITION OF logs FOR VALUES FROM (MINVALUE) TO (1000) SERVER far OPTIONS (table_name 'far_logs');
         CREATE TABLE logs_near PARTITION OF logs DEFAULT;",
    );
    is_refused(&shop, &far);
    is_refused_by_the_file(&shop, &far);
}

/// The proof that survivors are there stands before COMMIT, and what was done over there is rolled back with it.
#[test]
fn a_cleanup_of_a_foreign_table_deletes_what_is_not_kept_or_nothing() {
    let (all, far) = shop(RETAIN, "");
    all.live.stamp("staging", false);
    all.run("clean --env staging --execute --yes").exits(0);
    assert_eq!(far.must("SELECT count(*) FROM far_logs;"), "0");
    let (kept, far) = shop(&format!("{RETAIN}, keep = \"pinned\""), "");
    kept.live.stamp("staging", false);
    let run = kept.run("clean --env staging --execute --yes").exits(3);
    assert!(
        run.stderr.contains("logs has lost rows that should stay"),
        "{run}"
    );
    assert_eq!(far.must("SELECT count(*) FROM far_logs;"), "200");
}
