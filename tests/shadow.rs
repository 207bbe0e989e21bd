//! Shadow databases from outside: failures, commands, refusals, live databases.
#![cfg(all(unix, feature = "database"))]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::Duration;

use cargo_data_class::engine::server::{Server, ServerOptions};
use cargo_data_class::engine::{
    Connection, EngineError, ProtectedUrl, ShadowRequest, block_on, pull, shadow_schema,
};
use cargo_data_class::migrations::{Inputs, MigrationsError, Request, read};
use cargo_data_class::schema::{Dialect, Schema};

/// A folder with files, each a path and a content.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (path, content) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, content).expect("a file");
    }
    folder
}

fn inputs(root: &Path, dialect: Dialect, command: Option<&str>) -> Result<Inputs, MigrationsError> {
    read(&Request {
        root,
        dialect,
        migrations: &["migrations".to_owned()],
        setup: root.join("setup.sql").exists().then_some("setup.sql"),
        command,
        command_env: &BTreeMap::new(),
        inputs: &[],
    })
}

fn run(root: &Path, dialect: Dialect, command: Option<&str>) -> Result<Schema, EngineError> {
    let inputs = inputs(root, dialect, command)?;
    block_on(async || shadow_schema(&ShadowRequest::new(root, &inputs)).await)
}

fn tables(schema: &Schema) -> Vec<&str> {
    schema
        .tables
        .iter()
        .map(|table| table.name.as_str())
        .collect()
}

fn check_error(files: &[(&str, &str)], dialect: Dialect, code: u8, expected: &str) {
    let folder = folder(files);
    let error = run(folder.path(), dialect, None).expect_err("it fails");
    assert_eq!(error.to_string(), expected.trim());
    assert_eq!(error.exit_code(), code);
}

#[test]
fn runners_are_told_by_their_files_and_run_in_their_order() {
    for (runner, first, second) in [
        ("sqlx", "migrations/9_a.sql", "migrations/10_b.sql"),
        ("sqlx", "migrations/9_a.up.sql", "migrations/10_b.up.sql"),
        (
            "diesel",
            "migrations/2020-01-02-000000_b/up.sql",
            "migrations/20200103000000_a/up.sql",
        ),
        ("refinery", "migrations/V9__a.sql", "migrations/V10__b.sql"),
        ("refinery", "migrations/V1__a.sql", "migrations/U2__b.sql"),
        ("plain", "migrations/9-a.sql", "migrations/10-b.sql"),
        (
            "sqlx",
            "migrations/sqlite/1_a.sql",
            "migrations/sqlite/2_b.sql",
        ),
    ] {
        let folder = folder(&[
            (first, "CREATE TABLE a (x int);"),
            (second, "ALTER TABLE a RENAME TO b;"),
            ("migrations/1_down.down.sql", "this is never run"),
            ("migrations/README.md", "nor read"),
        ]);
        if first.contains("sqlite") || runner == "diesel" {
            fs::remove_file(folder.path().join("migrations/1_down.down.sql")).expect("gone");
        }
        if matches!(runner, "refinery") {
            fs::remove_file(folder.path().join("migrations/1_down.down.sql")).expect("gone");
        }
        let inputs = inputs(folder.path(), Dialect::Sqlite, None).expect("readable");
        assert_eq!(inputs.folders[0].runner.name(), runner, "{first}");
        let schema =
            run(folder.path(), Dialect::Sqlite, None).unwrap_or_else(|e| panic!("{first}: {e}"));
        assert!(tables(&schema).contains(&"b"), "{first}");
    }
}

#[test]
fn folders_that_can_not_be_read_say_why() {
    check_error(&[], Dialect::Sqlite, 2, "migrations: does not exist
  help: name the folder with the migrations in `migrations` of data-class.toml, or a command in `migrate`");
    check_error(
        &[("migrations/README.md", "")],
        Dialect::Sqlite,
        2,
        "migrations: has no migration: no SQL file is in it
  help: name the right folder in `migrations` of data-class.toml, or a command in `migrate`",
    );
    check_error(
        &[("migrations/1_a.sql/x", "")],
        Dialect::Sqlite,
        2,
        "migrations/1_a.sql: is a folder, but is named like an SQL file",
    );
    check_error(
        &[("migrations/1_a.sql", ""), ("migrations/V1__a.sql", "")],
        Dialect::Sqlite,
        2,
        "migrations: mixes the layouts of two runners: V1__a.sql is refinery's, 1_a.sql is sqlx's
  help: give each runner a folder of its own and list both in `migrations`, in order",
    );
    check_error(
        &[("migrations/mysql/1_a.sql", "")],
        Dialect::Sqlite,
        2,
        "migrations: has no folder for sqlite, only mysql
  help: name the dialect's folder in `migrations`, or leave the dialect out of `dialects`",
    );
}

#[test]
fn a_failing_migration_names_file_and_statement() {
    check_error(
        &[(
            "migrations/1_a.sql",
            "-- one\nCREATE TABLE a (x int);\n\n-- two; three\nINSERT INTO b\n    VALUES (1);\nSELECT 1;",
        )],
        Dialect::Sqlite,
        2,
        "a migration fails on the shadow database: no such table: b
 --> migrations/1_a.sql:5
5 | INSERT INTO b
6 |     VALUES (1)",
    );
    check_error(
        &[(
            "migrations/1_a.sql",
            "CREATE TABLE a (x int);\nCREATE TABLE c (\n  y inte\n);",
        )],
        Dialect::Postgres,
        2,
        "a migration fails on the shadow database: type \"inte\" does not exist
 --> migrations/1_a.sql:3
3 |   y inte
4 | )",
    );
    check_error(
        &[("migrations/1_a.sql", "CREATE TABLE a (x int UNIQUE);\nINSERT INTO a VALUES (1);\nINSERT INTO a VALUES (1);")],
        Dialect::Postgres,
        2,
        "a migration fails on the shadow database: duplicate key value violates unique constraint \"a_x_key\"
 --> migrations/1_a.sql:3
3 | INSERT INTO a VALUES (1)",
    );
    check_error(
        &[("migrations/1_a.sql", "GRANT ALL ON SCHEMA public TO app;")],
        Dialect::Postgres,
        2,
        "a migration fails on the shadow database: role \"app\" does not exist
 --> migrations/1_a.sql:1
1 | GRANT ALL ON SCHEMA public TO app
  = help: create what the migrations take for granted in the file named by `setup` in data-class.toml",
    );
}

#[test]
fn setup_runs_first_and_statements_outside_transactions_run() {
    let folder = folder(&[
        ("setup.sql", "CREATE ROLE app;"),
        (
            "migrations/1_a.sql",
            "CREATE TABLE a (x int); GRANT SELECT ON a TO app;",
        ),
        (
            "migrations/2_b.sql",
            "-- no-transaction\nCREATE INDEX CONCURRENTLY i ON a (x);\nVACUUM a;",
        ),
        (
            "migrations/3_c.sql",
            "DELETE FROM _sqlx_migrations WHERE version = 0;",
        ),
    ]);
    let schema =
        run(folder.path(), Dialect::Postgres, None).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(tables(&schema), ["_sqlx_migrations", "a"]);
}

#[test]
fn foreign_keys_that_are_switched_off_while_migrating_do_not_matter() {
    let forward = "CREATE TABLE a (id int PRIMARY KEY, b int, FOREIGN KEY (b) REFERENCES b (id));";
    let parent = "CREATE TABLE b (id int PRIMARY KEY);";
    let complete = folder(&[
        ("migrations/1_a.sql", forward),
        ("migrations/2_b.sql", parent),
    ]);
    let schema =
        run(complete.path(), Dialect::Mysql, None).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(
        schema
            .tables
            .iter()
            .map(|table| table.foreign_keys.len())
            .sum::<usize>(),
        1
    );
    let dangling = folder(&[("migrations/1_a.sql", forward)]);
    let error = run(dangling.path(), Dialect::Mysql, None).expect_err("the parent is missing");
    assert!(
        error.to_string().contains("migrations/1_a.sql:1"),
        "{error}"
    );
}

#[test]
fn a_command_reaches_nothing_but_the_shadow() {
    let real = tempfile::tempdir().expect("a folder");
    let real = real.path().join("real.db");
    fs::write(&real, "").expect("a file");
    let env = format!(
        "OTHER_URL=sqlite://{0}\nexport THIRD='sqlite://{0}'\nPGHOST=prod\n",
        real.display()
    );
    let script = "set -e\n. ./.env.sh\nfor url in \"$DATABASE_URL\" \"$OTHER_URL\" \"$THIRD\" \"$1\"; do\n  \
                  python3 -c 'import sqlite3,sys; c=sqlite3.connect(sys.argv[1].removeprefix(\"sqlite://\")); \
                  c.execute(\"CREATE TABLE IF NOT EXISTS a (x int)\"); c.commit()' \"$url\"\ndone\n";
    // What a dotenv library does: a variable that is set already wins.
    let dotenv = "while IFS='=' read -r name value; do name=${name#export }\n  \
                  eval \"[ -n \\\"\\${$name+set}\\\" ] || export $name=$value\"; done < .env\n";
    let folder = folder(&[(".env", &env), (".env.sh", dotenv), ("migrate.sh", script)]);
    let schema = run(
        folder.path(),
        Dialect::Sqlite,
        Some("sh migrate.sh '{url}'"),
    )
    .unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(tables(&schema), ["a"]);
    assert_eq!(
        fs::metadata(&real).expect("it is there").len(),
        0,
        "the other database was touched"
    );
}

#[test]
fn a_command_that_fails_or_does_nothing_is_an_error() {
    let check = |command: &str, expected: &str| {
        let folder = folder(&[]);
        let error = run(folder.path(), Dialect::Sqlite, Some(command)).expect_err("it fails");
        assert_eq!(error.exit_code(), 2);
        assert!(error.to_string().starts_with(expected), "{error}");
    };
    check(
        "true",
        "the command `true` succeeded but left the shadow database unchanged",
    );
    check(
        "sh -c 'echo to postgres://me:secret@prod/app; exit 3'",
        "the command `sh -c 'echo to postgres://me:secret@prod/app; exit 3'` failed (exit status: 3)\n  \
         | to postgres://me:***@prod/app",
    );
    check(
        "no-such-program-here",
        "the command `no-such-program-here` can't be started",
    );
    check(
        "sh -c 'open",
        "`migrate = \"sh -c 'open\"`: a quote is not closed",
    );
}

#[test]
fn a_command_ends_at_its_time_limit_with_all_its_children() {
    let folder = folder(&[("slow.sh", "sleep 47.11 &\necho $! > child\nwait\n")]);
    let inputs = inputs(folder.path(), Dialect::Sqlite, Some("sh slow.sh")).expect("readable");
    let error = block_on(async || {
        let limit = Duration::from_secs(1);
        let request = ShadowRequest {
            time_limit: limit,
            ..ShadowRequest::new(folder.path(), &inputs)
        };
        shadow_schema(&request).await
    })
    .expect_err("it takes too long");
    let expected = "the command `sh slow.sh` was ended after 1 seconds";
    assert!(error.to_string().starts_with(expected), "{error}");
    let child = fs::read_to_string(folder.path().join("child")).expect("it ran");
    let until = std::time::Instant::now() + Duration::from_secs(5);
    while is_running(&child) && std::time::Instant::now() < until {
        std::thread::sleep(Duration::from_millis(20));
    }
    assert!(!is_running(&child), "its child is left");
}

#[test]
fn a_command_migrates_postgres_over_tcp() {
    let folder = folder(&[(
        "migrate.sh",
        "psql -qv ON_ERROR_STOP=1 \"$DATABASE_URL\" -c 'CREATE TABLE a (x int)'\npsql -qc 'CREATE TABLE b (x int)'",
    )]);
    let schema = run(folder.path(), Dialect::Postgres, Some("sh migrate.sh"))
        .unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(tables(&schema), ["a", "b"]);
}

#[test]
fn no_shadow_is_made_beside_anything_protected() {
    for dialect in [Dialect::Postgres, Dialect::Mysql] {
        let server = Server::start(
            dialect,
            ServerOptions {
                tcp: true,
                ..ServerOptions::default()
            },
        )
        .expect("a server starts");
        let live = server.create_database("live").expect("a database");
        let folder = folder(&[("migrations/1_a.sql", "CREATE TABLE a (x int);")]);
        let inputs = inputs(folder.path(), dialect, None).expect("readable");
        let url = server.url();
        let shadow = |protected: &[ProtectedUrl]| {
            block_on(async || {
                let request = ShadowRequest {
                    shadow_url: Some(&url),
                    protected,
                    ..ShadowRequest::new(folder.path(), &inputs)
                };
                shadow_schema(&request).await
            })
        };
        assert_eq!(
            shadow(&[])
                .map(|schema| schema.tables.len())
                .expect("it works"),
            2
        );
        let environment = ProtectedUrl {
            environment: "production".to_owned(),
            url: live.replace("127.0.0.1", "localhost"),
        };
        let refused = shadow(&[environment]).expect_err("refused");
        assert_eq!(refused.exit_code(), 3, "{refused}");
        block_on(async || {
            let mut connection = Connection::open(&live).await?;
            connection.execute("CREATE TABLE data_class_environment (name varchar(50), protected boolean); INSERT INTO data_class_environment VALUES ('production', true)").await
        })
        .expect("a stamp");
        let refused = shadow(&[]).expect_err("refused");
        assert_eq!(refused.exit_code(), 3);
        assert!(
            refused
                .to_string()
                .contains("its database live has a protected stamp"),
            "{refused}"
        );
        let left = block_on(async || count_shadows(&url).await).expect("it can be asked");
        assert_eq!(left, 0, "a shadow is left on the server");
    }
}

/// How many shadow databases a server has.
async fn count_shadows(url: &str) -> Result<i64, sqlx::Error> {
    use sqlx::Row;
    let count = "SELECT count(*) FROM ";
    let (databases, named) = ("pg_database WHERE datname", "LIKE 'data_class_shadow%'");
    match Connection::open(url).await {
        Ok(Connection::Postgres(mut connection)) => {
            let sql = sqlx::AssertSqlSafe(format!("{count}{databases} {named}"));
            sqlx::query(sql)
                .fetch_one(&mut *connection)
                .await?
                .try_get(0)
        }
        Ok(Connection::Mysql(mut connection)) => {
            let sql = format!("{count}information_schema.schemata WHERE schema_name {named}");
            sqlx::query(sqlx::AssertSqlSafe(sql))
                .fetch_one(&mut *connection)
                .await?
                .try_get(0)
        }
        _ => Err(sqlx::Error::WorkerCrashed),
    }
}

/// Whether a process runs; one that has ended and waits for its parent does not.
fn is_running(process: &str) -> bool {
    let status = fs::read_to_string(format!("/proc/{}/stat", process.trim())).unwrap_or_default();
    !matches!(
        status
            .rsplit(") ")
            .next()
            .and_then(|rest| rest.chars().next()),
        None | Some('Z')
    )
}

#[test]
fn a_live_schema_is_taken_only_where_the_migrations_are_the_same() {
    let live = tempfile::tempdir().expect("a folder");
    let url = format!("sqlite://{}", live.path().join("live.db").display());
    fs::write(live.path().join("live.db"), "").expect("a file");
    let folder = folder(&[("migrations/1_a.sql", "CREATE TABLE a (x int);")]);
    let read = || inputs(folder.path(), Dialect::Sqlite, None).expect("readable");
    let before = read();
    let checksum = &before.folders[0].migrations[0].checksum;
    let sql = format!(
        "CREATE TABLE _sqlx_migrations (version BIGINT PRIMARY KEY, description TEXT NOT NULL, installed_on TIMESTAMP \
         NOT NULL DEFAULT CURRENT_TIMESTAMP, success BOOLEAN NOT NULL, checksum BLOB NOT NULL, execution_time BIGINT NOT \
         NULL); INSERT INTO _sqlx_migrations VALUES (1, 'a', 0, true, X'{checksum}', 1); CREATE TABLE a (x int); \
         CREATE TABLE data_class_runs (x int);"
    );
    block_on(async || Connection::open(&url).await?.execute(&sql).await).expect("a live database");
    let pulled =
        block_on(async || pull(&url, &before).await).unwrap_or_else(|error| panic!("{error}"));
    let mut shadow = run(folder.path(), Dialect::Sqlite, None).expect("it works");
    // Which rows came with the migrations, only a shadow tells.
    assert_eq!(pulled.schema.seeded, None);
    assert_eq!(shadow.seeded.take(), Some(Vec::new()));
    assert_eq!(pulled.schema.to_json(), shadow.to_json());
    fs::write(folder.path().join("migrations/2_b.sql"), "SELECT 1;").expect("a file");
    let error = block_on(async || pull(&url, &read()).await).expect_err("refused");
    assert_eq!(error.exit_code(), 3);
    assert!(
        error
            .to_string()
            .ends_with("not run there: migrations/2_b.sql"),
        "{error}"
    );
}
