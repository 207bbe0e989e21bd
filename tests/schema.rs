//! What the real engines' catalogs say about every case in `tests/schema`, compared with the file beside it.
#![cfg(all(unix, feature = "database"))]

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use cargo_data_class::engine::server::{Server, ServerOptions};
use cargo_data_class::engine::{ShadowRequest, block_on, shadow_schema};
use cargo_data_class::migrations::{Request, read};
use cargo_data_class::schema::{Dialect, Schema};

static POSTGRES: LazyLock<Server> = LazyLock::new(|| start(Dialect::Postgres));
static MYSQL: LazyLock<Server> = LazyLock::new(|| start(Dialect::Mysql));

fn start(dialect: Dialect) -> Server {
    Server::start(dialect, ServerOptions::default()).expect("a throw-away server starts")
}

/// The schema that a case's SQL makes, on a server by URL.
fn schema_of(case: &Path, dialect: Dialect) -> Schema {
    let migrations = [format!("{}.sql", dialect.name())];
    let inputs = read(&Request {
        root: case,
        dialect,
        migrations: &migrations,
        setup: None,
        command: None,
        command_env: &BTreeMap::new(),
        inputs: &[],
    })
    .unwrap_or_else(|error| panic!("{error}"));
    let url = match dialect {
        Dialect::Postgres => Some(POSTGRES.url()),
        Dialect::Mysql => Some(MYSQL.url()),
        Dialect::Sqlite => None,
    };
    block_on(async || {
        let request = ShadowRequest {
            shadow_url: url.as_deref(),
            ..ShadowRequest::new(case, &inputs)
        };
        shadow_schema(&request).await
    })
    .unwrap_or_else(|error| panic!("{}: {error}", case.display()))
}

fn check_all(dialect: Dialect) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schema");
    let mut seen = 0;
    for entry in std::fs::read_dir(&root).expect("the cases are there") {
        let case = entry.expect("a case").path();
        if !case.join(format!("{}.sql", dialect.name())).exists() {
            continue;
        }
        seen += 1;
        let text = schema_of(&case, dialect).to_json();
        assert_eq!(
            Schema::from_json(&text).expect("it can be read").to_json(),
            text
        );
        let expected = case.join(format!("{}.json", dialect.name()));
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            std::fs::write(&expected, &text).expect("it can be written");
        }
        let expected = std::fs::read_to_string(&expected).unwrap_or_default();
        assert!(
            text == expected,
            "{} differs from what is expected; look at the difference after\n    \
             UPDATE_EXPECTED=1 cargo test --test schema\n{text}",
            case.display()
        );
    }
    assert!(seen > 2, "the cases are not found");
}

#[test]
fn postgres_tells_its_whole_schema() {
    check_all(Dialect::Postgres);
}

#[test]
fn sqlite_tells_its_whole_schema() {
    check_all(Dialect::Sqlite);
}

#[test]
fn mariadb_tells_its_whole_schema() {
    check_all(Dialect::Mysql);
}
