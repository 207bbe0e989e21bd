//! PostgreSQL's own: who is connected, who may do what, what belongs to the database itself, and its names.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Stdio};

use cargo_data_class::schema::Dialect;

use crate::engines::{Live, server};
use crate::place::{CONFIG, rows, says, staging};
use crate::shop::{Shop, schema};

/// Somebody who stays connected.
struct Connected {
    client: Child,
    stdin: ChildStdin,
}

impl Connected {
    fn to(database: &str, sql: &str) -> Connected {
        let mut client = server(Dialect::Postgres)
            .client("postgres", database)
            .args(["-X", "-A", "-t"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the client starts");
        let mut stdin = client.stdin.take().expect("it reads");
        writeln!(stdin, "{sql}\nSELECT 'ready';").expect("it reads");
        let mut lines = BufReader::new(client.stdout.take().expect("it prints")).lines();
        assert!(
            lines
                .by_ref()
                .map_while(Result::ok)
                .any(|line| line == "ready")
        );
        Connected { client, stdin }
    }

    fn leave(mut self) {
        drop(self.stdin);
        self.client.wait().expect("it ends");
    }
}

/// The databases that are ours.
fn ours(shop: &Shop) -> Vec<String> {
    let of = &shop.live.name;
    let sql = format!(
        "SELECT datname FROM pg_database WHERE datname LIKE 'data\\_class\\_%' AND datname LIKE '%\\_{of}' ORDER BY 1;"
    );
    let text = shop.live.must(&sql);
    text.lines().map(str::to_owned).collect()
}

#[test]
fn a_quiet_database_is_copied_and_one_in_use_is_dumped() {
    let shop = staging(Dialect::Postgres);
    let before = rows(&shop);
    let quiet = says(shop.run("snapshot --name quiet --format json"), 0, &[]);
    assert!(quiet.stdout.contains(r#""method":"template""#), "{quiet}");
    assert_eq!(ours(&shop).len(), 1);

    let other = Connected::to(
        &shop.live.name,
        "BEGIN; INSERT INTO plans (id, slug) VALUES (7, 'not committed');",
    );
    let busy = says(
        shop.run("snapshot --name busy --format json"),
        0,
        &["dumping it", "checking the dump"],
    );
    assert!(busy.stdout.contains(r#""method":"pg-dump""#), "{busy}");
    other.leave();

    for name in ["quiet", "busy"] {
        shop.live
            .must("DELETE FROM posts; SELECT setval('plans_id_seq', 50);");
        let next = "SELECT last_value FROM plans_id_seq;";
        let moved = shop.live.must(next);
        shop.run(&format!("restore {name} --execute --yes"))
            .exits(0);
        assert_eq!(rows(&shop), before, "{name}");
        assert_ne!(shop.live.must(next), moved, "{name}");
    }
    // Nothing but the one snapshot that is a database.
    assert_eq!(ours(&shop).len(), 1);
    shop.run("snapshot --drop quiet").exits(0);
    shop.run("snapshot --drop busy").exits(0);
    assert_eq!(ours(&shop), [""; 0]);
}

#[test]
fn whoever_is_connected_is_sent_away_and_finds_the_restored_database() {
    let shop = staging(Dialect::Postgres);
    let before = rows(&shop);
    shop.run("snapshot --name a").exits(0);
    shop.live.must("DELETE FROM posts;");
    let others = [
        Connected::to(&shop.live.name, "SELECT 1;"),
        Connected::to(
            &shop.live.name,
            "BEGIN; UPDATE plans SET slug = 'theirs' WHERE id = 1;",
        ),
    ];
    shop.run("restore a --execute --yes").exits(0);
    assert_eq!(rows(&shop), before);
    for other in others {
        other.leave();
    }
    // What somebody has locked whole is not waited for without end.
    let other = Connected::to(&shop.live.name, "BEGIN; LOCK TABLE plans;");
    says(shop.run("restore a"), 4, &["lock timeout"]);
    other.leave();
}

#[test]
fn what_belongs_to_the_database_itself_comes_along() {
    let shop = staging(Dialect::Postgres);
    let name = shop.live.name.clone();
    let sql = format!(
        "SELECT pg_get_userbyid(datdba), datconnlimit, datacl::text, shobj_description(oid, 'pg_database') \
         FROM pg_database WHERE datname = '{name}'; \
         SELECT r.rolname, s.setconfig FROM pg_db_role_setting s LEFT JOIN pg_roles r ON r.oid = s.setrole \
         WHERE s.setdatabase = (SELECT oid FROM pg_database WHERE datname = '{name}') ORDER BY 1;"
    );
    shop.live.must(&format!(
        "CREATE ROLE \"ow\"\"ner\"; CREATE ROLE reader; ALTER DATABASE \"{name}\" OWNER TO \"ow\"\"ner\"; \
         REVOKE ALL ON DATABASE \"{name}\" FROM PUBLIC; GRANT CONNECT ON DATABASE \"{name}\" TO reader WITH GRANT OPTION; \
         ALTER DATABASE \"{name}\" CONNECTION LIMIT 17; COMMENT ON DATABASE \"{name}\" IS 'it''s \\ ours'; \
         ALTER DATABASE \"{name}\" SET search_path = \"$user\", public, \"Odd, one\"; \
         ALTER DATABASE \"{name}\" SET app.secret = 'a''b\\c'; \
         ALTER ROLE reader IN DATABASE \"{name}\" SET statement_timeout = '5s'; \
         GRANT SELECT (id), UPDATE ON posts TO reader; COMMENT ON TABLE posts IS 'articles'; \
         COMMENT ON COLUMN posts.body IS 'its text'; \
         CREATE FUNCTION twice(n int) RETURNS int LANGUAGE sql AS 'SELECT n * 2'; REVOKE ALL ON FUNCTION twice FROM PUBLIC; \
         CREATE VIEW shown AS SELECT id FROM posts; GRANT SELECT ON shown TO reader; \
         CREATE MATERIALIZED VIEW stored AS SELECT count(*) FROM posts; \
         CREATE TYPE mood AS ENUM ('sad', 'ok'); CREATE TABLE moods (m mood, t timestamptz, j jsonb, f float8[], b bytea); \
         INSERT INTO moods VALUES ('ok', 'infinity', 'null', '{{NaN,-0,5e-324}}', '\\x00ff'), (NULL, now(), NULL, NULL, ''); \
         SELECT lo_from_bytea(0, '\\x1234');"
    ));
    let inside = "SELECT relname, relacl::text, obj_description(oid) FROM pg_class WHERE relname IN ('posts', 'shown'); \
                  SELECT * FROM moods; SELECT lo_get(oid) FROM pg_largeobject_metadata; SELECT * FROM stored; \
                  SELECT proacl::text FROM pg_proc WHERE proname = 'twice';";
    let (before, held) = (shop.live.must(&sql), shop.live.must(inside));
    shop.run("snapshot --name template").exits(0);
    let other = Connected::to(&shop.live.name, "SELECT 1;");
    let dump = says(shop.run("snapshot --name dump --format json"), 0, &[]);
    assert!(dump.stdout.contains("pg-dump"), "{dump}");
    other.leave();
    for snapshot in ["template", "dump"] {
        shop.live.must(&format!(
            "ALTER DATABASE \"{name}\" RESET ALL; GRANT ALL ON DATABASE \"{name}\" TO PUBLIC; \
             COMMENT ON DATABASE \"{name}\" IS NULL; DROP TABLE moods; DROP FUNCTION twice; \
             REVOKE ALL ON posts FROM reader; SELECT lo_unlink(oid) FROM pg_largeobject_metadata;"
        ));
        assert_ne!(shop.live.must(&sql), before);
        shop.run(&format!("restore {snapshot} --execute --yes"))
            .exits(0);
        assert_eq!(shop.live.must(&sql), before, "{snapshot}");
        assert_eq!(shop.live.must(inside), held, "{snapshot}");
    }
    shop.live.must(&format!("ALTER DATABASE \"{name}\" OWNER TO postgres; DROP OWNED BY reader; DROP OWNED BY \"ow\"\"ner\";"));
    shop.run("snapshot --drop template").exits(0);
}

#[test]
fn a_role_that_may_not_make_databases_takes_dumps_and_is_told_why_it_can_not_restore() {
    let shop = staging(Dialect::Postgres);
    let name = shop.live.name.clone();
    shop.live.must(&format!(
        "CREATE ROLE plain LOGIN; ALTER DATABASE \"{name}\" OWNER TO plain; \
         REASSIGN OWNED BY postgres TO plain;"
    ).replace("REASSIGN OWNED BY postgres TO plain;", "DO $$ DECLARE t text; BEGIN FOR t IN SELECT relname FROM pg_class \
         WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace LOOP EXECUTE format('ALTER TABLE %I OWNER TO plain', t); \
         END LOOP; END $$;"));
    let url = shop
        .live
        .url()
        .replace("postgres://postgres@", "postgres://plain@");
    let run = |line: &str| shop.app.run(&format!("{line} --database-url {url}"));
    says(
        run("snapshot --name a"),
        0,
        &["the role may not make databases: dumping it", "took a"],
    );
    let before = rows(&shop);
    says(
        run("restore a --execute --yes"),
        4,
        &["may not make databases (CREATEDB)", "nothing was changed"],
    );
    assert_eq!(rows(&shop), before);
    // A role that may puts it back.
    shop.live.must("DELETE FROM posts;");
    shop.run("restore a --execute --yes").exits(0);
    assert_eq!(rows(&shop), before);
}

#[test]
fn hostile_and_very_long_names_are_names() {
    let long = "l".repeat(62);
    for name in [
        "it's \"odd\" ; %41/ä",
        &format!("{long}1"),
        &format!("{long}2"),
    ] {
        let app = Shop::of(Dialect::Postgres, CONFIG).app;
        let live = Live::named(Dialect::Postgres, name);
        live.must(&schema(
            Dialect::Postgres,
            include_str!("../run_clean/shop/schema.sql"),
        ));
        live.must(include_str!("../run_clean/shop/data.sql"));
        let shop = Shop { app, live };
        shop.run("stamp --env staging").exits(0);
        let before = rows(&shop);
        shop.run("snapshot --name a").exits(0);
        let other = Connected::to(&shop.live.name, "SELECT 1;");
        shop.run("snapshot --name b").exits(0);
        other.leave();
        for snapshot in ["a", "b"] {
            shop.live.must("DELETE FROM posts;");
            shop.run(&format!("restore {snapshot} --execute --yes"))
                .exits(0);
            assert_eq!(rows(&shop), before, "{name}");
        }
        let list = shop.run("snapshot --list").exits(0);
        assert!(!list.stderr.contains(" of staging"), "{list}");
        shop.run("snapshot --drop a").exits(0);
    }
}

#[test]
fn a_copy_that_is_gone_or_was_changed_is_not_put_back() {
    let shop = staging(Dialect::Postgres);
    shop.run("snapshot --name a").exits(0);
    let before = rows(&shop);
    let copy = ours(&shop).pop().expect("a database");
    shop.live.must(&format!(
        "ALTER DATABASE \"{copy}\" ALLOW_CONNECTIONS true;"
    ));
    let other = Connected::to(&copy, "UPDATE posts SET body = 'forged';");
    other.leave();
    says(
        shop.run("restore a --execute --yes"),
        4,
        &[
            "public.posts: other values in its 4 rows",
            "nothing was changed",
        ],
    );
    shop.live.must(&format!("DROP DATABASE \"{copy}\";"));
    says(
        shop.run("restore a --execute --yes"),
        4,
        &["nothing was changed"],
    );
    assert_eq!(rows(&shop), before);
    assert_eq!(ours(&shop), [""; 0]);
    let ledger = shop.live.must("SELECT result FROM data_class_runs;");
    assert_eq!(ledger, "failed\nfailed");
}

#[test]
fn a_missing_program_is_named() {
    let shop = staging(Dialect::Postgres);
    let other = Connected::to(&shop.live.name, "SELECT 1;");
    let mut command = shop.tool("snapshot --name a");
    // Nothing on PATH but what cargo needs; the usual folders are looked into all the same.
    let cargo = std::env::var_os("CARGO").expect("cargo runs the tests");
    let folder = std::path::Path::new(&cargo)
        .parent()
        .expect("a folder")
        .to_owned();
    command.env("PATH", folder);
    let run = shop.app.finish(command);
    other.leave();
    assert!(
        run.code == 0
            || run
                .to_string()
                .contains("pg_dump is needed, and is not on PATH"),
        "{run}"
    );
}
