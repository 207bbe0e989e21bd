//! MariaDB's own: triggers, views, routines and events, values of every kind, users and their passwords, writers.

use std::process::Command;

use cargo_data_class::schema::Dialect;

use crate::engines::Client;
use crate::place::{rows, says, staging};
use crate::shop::Shop;

/// The schemas that are ours.
fn ours(shop: &Shop) -> String {
    let of = &shop.live.name;
    shop.live.must(&format!(
        "SELECT schema_name FROM information_schema.schemata WHERE schema_name LIKE 'data\\_class\\_%\\_{of}';"
    ))
}

#[test]
fn triggers_views_routines_and_events_are_as_they_were() {
    let shop = staging(Dialect::Mysql);
    let name = &shop.live.name;
    shop.live.must(&format!(
        "CREATE TABLE log (id int AUTO_INCREMENT PRIMARY KEY, what varchar(50));\n\
         CREATE TRIGGER {name}.after_post AFTER INSERT ON {name}.posts FOR EACH ROW INSERT INTO {name}.log (what) VALUES ('it''s new');\n\
         CREATE TRIGGER before_plan BEFORE UPDATE ON plans FOR EACH ROW SET NEW.slug = lower(NEW.slug);\n\
         CREATE VIEW shown AS SELECT id FROM posts;\n\
         CREATE PROCEDURE nothing() SELECT 1;\n\
         CREATE EVENT daily ON SCHEDULE EVERY 1 DAY DO DELETE FROM log;"
    ));
    let before = rows(&shop);
    let code = "SHOW CREATE TRIGGER after_post; SHOW CREATE TRIGGER before_plan; SHOW CREATE VIEW shown; \
                SHOW CREATE PROCEDURE nothing; SHOW CREATE EVENT daily;";
    let stamp = |text: String| -> Vec<String> {
        // A trigger tells when it was made.
        text.lines()
            .map(|line| line.split("\t20").next().unwrap_or(line).to_owned())
            .collect()
    };
    let made = stamp(shop.live.run(code, Client::Plain).text);
    shop.run("snapshot --name a").exits(0);
    shop.live.must("DELETE FROM posts; INSERT INTO posts (author_id, body) VALUES (1, 'more'); DROP TABLE prompts; CREATE TABLE other (id int);");
    shop.run("restore a --execute --yes").exits(0);
    assert_eq!(rows(&shop), before);
    assert_eq!(stamp(shop.live.run(code, Client::Plain).text), made);
    assert_eq!(shop.live.must("SHOW TABLES LIKE 'other';"), "");
    assert_eq!(shop.live.must("SELECT count(*) FROM shown;"), "4");
    assert_eq!(ours(&shop), "");
    // The trigger is at work: the log was restored empty, and gets one row.
    shop.live
        .must("INSERT INTO posts (author_id, body) VALUES (1, 'again');");
    assert_eq!(shop.live.must("SELECT what FROM log;"), "it's new");

    shop.live.must("DROP TRIGGER before_plan;");
    says(
        shop.run("restore a --execute --yes"),
        4,
        &[
            "trigger before_plan is not as it was",
            "nothing was changed",
        ],
    );
    assert_eq!(ours(&shop), "");
}

#[test]
fn every_value_comes_back_or_the_snapshot_is_refused() {
    let shop = staging(Dialect::Mysql);
    shop.live.must(
        "CREATE TABLE `o``dd` (id int PRIMARY KEY, d double, n decimal(40,20), b blob, t text COLLATE utf8mb4_bin, ts timestamp(6) NULL, bi bit(5), j json, e enum('a','b'), y bigint unsigned, g int AS (id * 2) STORED);\n\
         INSERT INTO `o``dd` (id, d, n, b, t, ts, bi, j, e, y) VALUES (1, 0.1, 1.00000000000000000001, x'00ff0a', 'ü\\n\\0''', '2026-01-01 00:00:00.123456', b'10101', '{\"a\":null}', 'b', 18446744073709551615), \
         (2, -1.7976931348623157e308, NULL, '', '', NULL, NULL, NULL, NULL, 0);",
    );
    let sql = "SELECT id, d, n, hex(b), hex(t), ts, bin(bi), j, e, y, g FROM `o``dd` ORDER BY 1;";
    let before = shop.live.must(sql);
    shop.run("snapshot --name a").exits(0);
    shop.live.must("DROP TABLE `o``dd`;");
    shop.run("restore a --execute --yes").exits(0);
    assert_eq!(shop.live.must(sql), before);
}

#[test]
fn a_password_is_in_no_command_line_and_no_message() {
    let shop = staging(Dialect::Mysql);
    shop.live.must("CREATE USER 'sn''ap'@'localhost' IDENTIFIED BY 'p@ss \"wo\\\\rd#'; GRANT ALL ON *.* TO 'sn''ap'@'localhost';");
    let url = shop
        .live
        .url()
        .replace("root@", "sn%27ap:p%40ss%20%22wo%5Crd%23@");
    let run = shop
        .app
        .run(&format!("snapshot --name a --database-url {url}"));
    let run = says(run, 0, &["took a"]);
    assert!(!run.to_string().contains("wo\\rd"), "{run}");
    assert!(
        !shop
            .app
            .read(".data-class/snapshots/a.json")
            .contains("p%40ss")
    );
    let wrong = url.replace("p%40ss", "other%40ss");
    let run = says(
        shop.app
            .run(&format!("snapshot --name b --database-url {wrong}")),
        4,
        &["***"],
    );
    assert!(!run.to_string().contains("other"), "{run}");
}

#[test]
fn a_missing_dump_tool_is_named_and_nothing_is_left() {
    let shop = staging(Dialect::Mysql);
    let cargo = std::env::var_os("CARGO").expect("cargo runs the tests");
    let folder = std::path::Path::new(&cargo)
        .parent()
        .expect("a folder")
        .to_owned();
    let mut command: Command = shop.tool("snapshot --name a");
    command.env("PATH", folder);
    says(
        shop.app.finish(command),
        2,
        &[
            "mariadb-dump is needed, and is not on PATH",
            "install the package `mariadb-client`",
        ],
    );
    assert!(!shop.app.exists(".data-class/snapshots/a.sql"));
    assert_eq!(ours(&shop), "");
}
