//! Schemas that are hard to fill: whatever a table asks for, it gets rows, or is named with the reason.

use cargo_data_class::schema::Dialect;
use serde_json::Value;

use crate::receipt;
use crate::shop::schema;
use crate::support::App;

/// What every engine has.
const COMMON: &str = "
CREATE TABLE plans (id {number}, slug varchar(50) NOT NULL UNIQUE, api_secret varchar(12));
CREATE TABLE teams (id {number}, plan_id bigint NOT NULL, owner_id bigint, FOREIGN KEY (plan_id) REFERENCES plans (id));
CREATE TABLE users (id {number}, team_id bigint NOT NULL, email varchar(20) NOT NULL UNIQUE, role varchar(20) NOT NULL,
  age int NOT NULL, starts date NOT NULL, ends date, is_root boolean NOT NULL, invited_by bigint,
  CHECK (role IN ('owner', 'guest')), CHECK (age >= 18 AND age < 21), CHECK (ends > starts),
  CHECK (email LIKE '%@%.%'), CHECK (role <> 'owner' OR age = 20),
  FOREIGN KEY (team_id) REFERENCES teams (id), FOREIGN KEY (invited_by) REFERENCES users (id));
CREATE TABLE nodes (tenant bigint NOT NULL, node bigint NOT NULL, parent bigint NOT NULL, code char(2) NOT NULL,
  PRIMARY KEY (tenant, node), UNIQUE (tenant, code), FOREIGN KEY (tenant, parent) REFERENCES nodes (tenant, node));
CREATE TABLE members (user_id bigint NOT NULL, team_id bigint NOT NULL, PRIMARY KEY (user_id, team_id),
  FOREIGN KEY (user_id) REFERENCES users (id), FOREIGN KEY (team_id) REFERENCES teams (id));
CREATE TABLE profiles (user_id bigint NOT NULL PRIMARY KEY, hash char(64) NOT NULL, CHECK (length(hash) = 64),
  FOREIGN KEY (user_id) REFERENCES users (id));
CREATE TABLE targets (id {number}, user_id bigint, team_id bigint,
  CHECK ((user_id IS NULL AND team_id IS NOT NULL) OR (user_id IS NOT NULL AND team_id IS NULL)),
  FOREIGN KEY (user_id) REFERENCES users (id), FOREIGN KEY (team_id) REFERENCES teams (id));
CREATE TABLE prompts (id {number}, name varchar(50) NOT NULL UNIQUE, origin varchar(20) NOT NULL, user_id bigint,
  CHECK (origin IN ('ours', 'bought', 'typed')), FOREIGN KEY (user_id) REFERENCES users (id));
CREATE TABLE settings (id {number}, name varchar(50) NOT NULL UNIQUE, by_id bigint,
  FOREIGN KEY (by_id) REFERENCES users (id));
CREATE TABLE never (id {number}, kind varchar(20) NOT NULL, CHECK (kind = 'a' AND kind = 'b'));
CREATE INDEX a1 ON teams (plan_id); CREATE INDEX a2 ON users (team_id); CREATE INDEX a3 ON users (invited_by);
CREATE INDEX a4 ON nodes (tenant, parent); CREATE INDEX a5 ON members (team_id); CREATE INDEX a6 ON targets (user_id);
CREATE INDEX a7 ON targets (team_id); CREATE INDEX a8 ON prompts (user_id); CREATE INDEX a9 ON settings (by_id);
";

/// Two tables that need each other.
const CYCLE: &str = "
CREATE TABLE eggs (id bigint NOT NULL PRIMARY KEY, hen_id bigint NOT NULL);
CREATE TABLE hens (id bigint NOT NULL PRIMARY KEY, egg_id bigint NOT NULL, FOREIGN KEY (egg_id) REFERENCES eggs (id));
CREATE INDEX b1 ON eggs (hen_id); CREATE INDEX b2 ON hens (egg_id);
";

const POSTGRES: &str = "
ALTER TABLE eggs ADD FOREIGN KEY (hen_id) REFERENCES hens (id);
ALTER TABLE teams ADD FOREIGN KEY (owner_id) REFERENCES users (id);
CREATE TYPE mood AS ENUM ('sad', 'glad');
CREATE DOMAIN percent AS integer CHECK (VALUE BETWEEN 90 AND 95);
CREATE TYPE pair AS (a int, b text);
CREATE TABLE types (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, token uuid NOT NULL UNIQUE, mood mood NOT NULL,
  percent percent NOT NULL, tags text[] NOT NULL, moods mood[] NOT NULL, pair pair NOT NULL, doc jsonb NOT NULL,
  raw bytea NOT NULL CHECK (octet_length(raw) = 32), span tstzrange NOT NULL, address inet NOT NULL,
  took interval NOT NULL, price numeric(4,2) NOT NULL, twice numeric GENERATED ALWAYS AS (price * 2) STORED,
  flags bit(4) NOT NULL, code text NOT NULL CHECK (code ~ '^[a-z]+$'), words tsvector NOT NULL,
  CHECK (jsonb_typeof(doc) = 'array'));
CREATE TABLE events (id bigint NOT NULL, at timestamptz NOT NULL, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2028-01-01');
";

const SQLITE: &str = "
CREATE TABLE types (id integer PRIMARY KEY, token text NOT NULL UNIQUE, at datetime NOT NULL, doc json NOT NULL,
  raw blob NOT NULL, price numeric(4,2) NOT NULL, twice integer GENERATED ALWAYS AS (id * 2) STORED, ratio real NOT NULL,
  CHECK (json_type(doc) = 'array'), CHECK (length(raw) = 32));
CREATE TABLE strict_ones (id integer PRIMARY KEY, body text NOT NULL, n int NOT NULL, b blob NOT NULL) STRICT, WITHOUT ROWID;
";

const MYSQL: &str = "
ALTER TABLE eggs ADD FOREIGN KEY (hen_id) REFERENCES hens (id);
ALTER TABLE teams ADD FOREIGN KEY (owner_id) REFERENCES users (id);
CREATE TABLE types (id bigint AUTO_INCREMENT PRIMARY KEY, token binary(16) NOT NULL UNIQUE, mood enum('sad','glad') NOT NULL,
  several set('a','b') NOT NULL, doc json NOT NULL, price decimal(4,2) NOT NULL, n tinyint unsigned NOT NULL UNIQUE,
  at datetime(6) NOT NULL, took time NOT NULL, year year NOT NULL, flags bit(4) NOT NULL, body longtext NOT NULL,
  twice decimal(5,2) AS (price * 2) STORED, address inet6 NOT NULL, spot point NOT NULL, CHECK (n > 200),
  CHECK (json_type(doc) = 'ARRAY'));
";

const CONFIG: &str = r#"
[models]
packages = []
[tables]
plans = { class = "system", key = "slug" }
settings = { class = "system", key = "name", detach = ["by_id"], min_rows = 0 }
users = { class = "user", keep = "is_root" }
prompts = { class = "mixed", system_rows = "origin IN ('ours', 'bought')", key = "name", detach = ["user_id"] }
"{teams,nodes,members,profiles,targets,never,eggs,hens,types,events,strict_ones}" = { class = "user" }
[environments.staging]
clean = true
restore = true
"#;

fn app(dialect: Dialect) -> App {
    let cycle = match dialect {
        // SQLite takes a key to a table that is made later, and has no other way.
        Dialect::Sqlite => CYCLE.replace(
            "hen_id bigint NOT NULL)",
            "hen_id bigint NOT NULL REFERENCES hens (id))",
        ),
        _ => CYCLE.to_owned(),
    };
    let common = match dialect {
        Dialect::Sqlite => {
            COMMON.replace("owner_id bigint,", "owner_id bigint REFERENCES users (id),")
        }
        _ => COMMON.to_owned(),
    };
    let own = match dialect {
        Dialect::Postgres => POSTGRES,
        Dialect::Sqlite => SQLITE,
        Dialect::Mysql => MYSQL,
    };
    // InnoDB looks at keys row by row: where none can be NULL, all must cascade.
    let cascading = |sql: String| match dialect {
        Dialect::Mysql => ["nodes (tenant, node)", "eggs (id)", "hens (id)"]
            .iter()
            .fold(sql, |sql, parent| {
                let key = format!("REFERENCES {parent}");
                sql.replace(&key, &format!("{key} ON DELETE CASCADE"))
            }),
        _ => sql,
    };
    let index = "CREATE INDEX a0 ON teams (owner_id);";
    let seeded = "INSERT INTO plans (slug, api_secret) VALUES ('free', 'x'); INSERT INTO settings (name) VALUES ('theme');";
    let sql = format!("{common}{cycle}{own}{index}{seeded}");
    let sql = cascading(schema(dialect, &sql));
    let tables: Vec<&str> = ["strict_ones", "events"]
        .into_iter()
        .filter(|table| !sql.contains(&format!("TABLE {table}")))
        .collect();
    let mut config = format!("[database]\ndialects = [\"{}\"]\n{CONFIG}", dialect.name());
    for table in tables {
        config = config.replace(&format!(",{table}"), "");
    }
    App::of(&[
        (
            "Cargo.toml",
            "[package]\nname = \"knots\"\nversion = \"0.1.0\"\nedition = \"2024\"\n[workspace]\n",
        ),
        ("src/lib.rs", ""),
        ("migrations/20270101000000_first.sql", &sql),
        ("data-class.toml", &config),
    ])
}

#[track_caller]
fn check(dialect: Dialect) {
    let app = app(dialect);
    app.run("classify").exits(0);
    // The rows that the migration makes are the fixtures.
    let header = |table: &str| {
        let live = crate::engines::Live::new(dialect);
        live.must(&app.read("migrations/20270101000000_first.sql"));
        let mut command = app.tool("export");
        command.arg("--database-url").arg(live.url());
        app.finish(command).exits(0);
        app.read(&format!("catalog/fixtures/{table}.jsonl"))
    };
    assert!(header("plans").contains("slug"), "no fixture");
    let run = app.run("drill --format json").exits(0);
    let drill = receipt::of(&run);
    let invented = drill["invented"].as_object().expect("tables");
    let not: Vec<(&String, &Value)> = drill["not_invented"]
        .as_object()
        .expect("tables")
        .iter()
        .collect();
    let names: Vec<&str> = not.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["never"], "{run}");
    assert!(
        not[0]
            .1
            .as_str()
            .expect("a reason")
            .to_lowercase()
            .contains("constraint"),
        "{run}"
    );
    let tables = [
        "teams", "users", "nodes", "members", "profiles", "targets", "prompts", "eggs", "hens",
        "types",
    ];
    for table in tables {
        assert!(invented.contains_key(table), "{table} is not in {run}");
    }
    // A superuser with the team that he needs, and a system prompt.
    assert_eq!(drill["rows"]["invented_to_stay"], 3, "{run}");
}

#[test]
fn knots_of_postgres_are_filled() {
    check(Dialect::Postgres);
}

#[test]
fn knots_of_sqlite_are_filled() {
    check(Dialect::Sqlite);
}

#[test]
fn knots_of_mariadb_are_filled() {
    check(Dialect::Mysql);
}
