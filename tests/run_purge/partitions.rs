//! Partitioned tables: with a key and without one, with rows that go along, and with a partition that was added since.

use cargo_data_class::schema::Dialect;

use crate::shop::{Shop, in_dialect};

const MODELS: &str = r#"
use data_class::data_class;
use sqlx::FromRow;

#[data_class(system, key = "slug")]
#[derive(FromRow)]
pub struct Plan { pub id: i64, pub slug: String }

#[data_class(user, table = "events", retain = "10 days", by = "at", keep = "pinned = 1")]
#[derive(FromRow)]
pub struct Event { pub id: i64, pub at: String, pub pinned: i64 }

/// Without a key.
#[data_class(user, table = "hits", retain = "10 days", by = "at")]
#[derive(FromRow)]
pub struct Hit { pub id: i64, pub at: String }

#[data_class(user, table = "threads", retain = "10 days", by = "at")]
#[derive(FromRow)]
pub struct Thread { pub id: i64, pub at: String }

#[data_class(user, table = "replies", with_parent, references = ["thread_id -> threads.id"])]
#[derive(FromRow)]
pub struct Reply { pub id: i64, pub thread_id: i64 }
"#;

/// Every table but one is partitioned; rows of all ages are in each partition.
fn schema(dialect: Dialect) -> String {
    let parts = match dialect {
        Dialect::Postgres => {
            "CREATE TABLE events_old PARTITION OF events FOR VALUES FROM (MINVALUE) TO (100);
             CREATE TABLE events_new PARTITION OF events FOR VALUES FROM (100) TO (1000) PARTITION BY LIST (pinned);
             CREATE TABLE events_new_0 PARTITION OF events_new FOR VALUES IN (0);
             CREATE TABLE events_new_1 PARTITION OF events_new FOR VALUES IN (1);
             CREATE TABLE hits_a PARTITION OF hits FOR VALUES FROM (MINVALUE) TO (200);
             CREATE TABLE hits_b PARTITION OF hits FOR VALUES FROM (200) TO (MAXVALUE);
             CREATE TABLE threads_a PARTITION OF threads FOR VALUES WITH (MODULUS 2, REMAINDER 0);
             CREATE TABLE threads_b PARTITION OF threads FOR VALUES WITH (MODULUS 2, REMAINDER 1);
             CREATE TABLE replies_a PARTITION OF replies DEFAULT;"
        }
        _ => "",
    };
    let by = |postgres, mysql| match dialect {
        Dialect::Postgres => postgres,
        _ => mysql,
    };
    let events = by(
        "PARTITION BY RANGE (id)",
        "PARTITION BY RANGE (id) (PARTITION old VALUES LESS THAN (100), PARTITION new VALUES LESS THAN (1000))",
    );
    let hits = by(
        "PARTITION BY RANGE (id)",
        "PARTITION BY RANGE (id) (PARTITION a VALUES LESS THAN (200), PARTITION b VALUES LESS THAN MAXVALUE)",
    );
    let threads = by(
        "PARTITION BY HASH (id)",
        "PARTITION BY HASH (id) PARTITIONS 2",
    );
    let replies = by(
        "PARTITION BY LIST (id)",
        "PARTITION BY KEY (id) PARTITIONS 3",
    );
    let sql = format!(
        "CREATE TABLE plans (id bigint PRIMARY KEY NOT NULL, slug varchar(50) NOT NULL UNIQUE);
         CREATE TABLE events (id bigint NOT NULL, at {{time}} NOT NULL, pinned int NOT NULL, PRIMARY KEY (id, pinned)) {events};
         CREATE TABLE hits (id bigint NOT NULL, at {{time}} NOT NULL) {hits};
         CREATE TABLE threads (id bigint PRIMARY KEY NOT NULL, at {{time}} NOT NULL) {threads};
         CREATE TABLE replies (id bigint PRIMARY KEY NOT NULL, thread_id bigint NOT NULL) {replies};
         {parts}"
    );
    in_dialect(dialect, &sql)
}

/// Ids from 1 to 400; even ones are due, and those by 7 are pinned.
fn filled(dialect: Dialect) -> Shop {
    let config = "\n[environments.staging]\nclean = true\n";
    let shop = Shop::of(dialect, &schema(dialect), MODELS, config);
    let from = crate::shop::numbers(dialect, 400);
    let at = "CASE WHEN n % 2 = 0 THEN {ago 11} ELSE {ago 9} END";
    let pinned = "CASE WHEN n % 7 = 0 THEN 1 ELSE 0 END";
    let sql = format!(
        "INSERT INTO plans VALUES (1, 'free');
         INSERT INTO events SELECT n, {at}, {pinned} FROM {from};
         INSERT INTO hits SELECT n, {at} FROM {from};
         INSERT INTO threads SELECT n, {at} FROM {from};
         INSERT INTO replies SELECT n, n FROM {from};"
    );
    shop.live.must(&in_dialect(dialect, &sql));
    shop
}

#[test]
fn rows_of_all_partitions_are_purged_in_batches() {
    for dialect in [Dialect::Postgres, Dialect::Mysql] {
        let shop = filled(dialect);
        let preview = shop.json("purge");
        let report = shop.json("purge --execute --yes --batch-rows 30");
        assert_eq!(report["rows"], preview["rows"], "{dialect:?} {report:#}");
        assert_eq!(report["rows"], 172 + 200 + 200 + 200, "{report:#}");
        assert_eq!(shop.count("events", "id % 2 = 0 AND pinned = 0"), 0);
        assert_eq!(shop.count("events", "1 = 1"), 200 + 28);
        for table in ["hits", "threads", "replies"] {
            assert_eq!(shop.count(table, "id % 2 = 0"), 0, "{dialect:?} {table}");
            assert_eq!(shop.count(table, "1 = 1"), 200, "{dialect:?} {table}");
        }
    }
}

#[test]
fn rows_of_all_partitions_are_cleaned_and_kept_ones_stay() {
    for dialect in [Dialect::Postgres, Dialect::Mysql] {
        let shop = filled(dialect);
        shop.live.stamp("staging", false);
        shop.run("clean --env staging --execute --yes").exits(0);
        assert_eq!(shop.count("events", "pinned = 1"), 57, "{dialect:?}");
        assert_eq!(shop.count("events", "1 = 1"), 57, "{dialect:?}");
        for table in ["hits", "threads", "replies"] {
            assert_eq!(shop.count(table, "1 = 1"), 0, "{dialect:?} {table}");
        }
        assert_eq!(shop.count("plans", "1 = 1"), 1);
    }
}

/// Whoever partitions by time adds one every month: no migration says so.
#[test]
fn a_partition_that_was_added_since_is_purged_as_well() {
    for dialect in [Dialect::Postgres, Dialect::Mysql] {
        let shop = filled(dialect);
        let add = match dialect {
            Dialect::Postgres => {
                "CREATE TABLE events_more PARTITION OF events FOR VALUES FROM (1000) TO (2000);"
            }
            _ => "ALTER TABLE events ADD PARTITION (PARTITION more VALUES LESS THAN (2000));",
        };
        shop.live.must(add);
        shop.live.must(&in_dialect(
            dialect,
            "INSERT INTO events VALUES (1001, {ago 11}, 0), (1002, {ago 9}, 0), (1003, {ago 11}, 1);",
        ));
        let report = shop.json("purge --execute --yes");
        assert_eq!(report["rules"][0]["state"], "done", "{report:#}");
        assert_eq!(shop.count("events", "id = 1001"), 0, "{dialect:?}");
        assert_eq!(shop.count("events", "id > 1001"), 2, "{dialect:?}");
    }
}
