//! Fixtures from the library, on pools of sqlx: for tests, and for services that bring their system data along.

use std::path::Path;

use cargo_data_class::engine::block_on;
use cargo_data_class::run::seed::{SeedOptions, SeedReport};
use cargo_data_class::run::{
    Application, Kind, Pool, RunError, Session, TextRow, VerifyOptions, stamp,
};
use cargo_data_class::schema::Dialect;
use sqlx::mysql::MySqlPoolOptions;
use sqlx::postgres::PgPoolOptions;
use sqlx::sqlite::SqlitePoolOptions;

use crate::engines::Live;

const CATALOG: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/catalog/catalog.json"));
const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/catalog");

/// The reference application in a migrated database without rows.
fn migrated(dialect: Dialect) -> Live {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = root.join("examples/igny8/migrations").join(dialect.name());
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("the migrations")
        .map(|entry| entry.expect("listed").path())
        .collect();
    files.sort();
    let live = Live::new(dialect);
    for file in files {
        live.must(&std::fs::read_to_string(file).expect("a migration"));
    }
    live
}

/// What is done on a pool, whatever its engine.
trait Work: Send + Sync + 'static {
    fn on<P: Pool + Send + 'static>(&self, pool: P) -> impl Future<Output = ()> + Send;
}

/// Does it on a pool of one connection, in a task of its own: services do so, too.
fn on_a_pool(live: &Live, work: impl Work) {
    let url = live.url();
    let dialect = live.dialect;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .expect("a runtime");
    runtime.block_on(async {
        let task = async move {
            match dialect {
                Dialect::Postgres => {
                    let options = PgPoolOptions::new().max_connections(1);
                    work.on(options.connect(&url).await.expect("a pool")).await;
                }
                Dialect::Sqlite => {
                    let options = SqlitePoolOptions::new().max_connections(1);
                    work.on(options.connect(&url).await.expect("a pool")).await;
                }
                Dialect::Mysql => {
                    let options = MySqlPoolOptions::new().max_connections(1);
                    work.on(options.connect(&url).await.expect("a pool")).await;
                }
            }
        };
        tokio::spawn(task).await.expect("it ends well");
    });
}

fn inserted(report: &SeedReport) -> u64 {
    report.tables.iter().map(|table| table.inserted).sum()
}

#[track_caller]
fn fails<T>(result: Result<T, RunError>, kind: Kind, words: &str) {
    let error = result.err().expect("it fails");
    assert_eq!(error.kind, kind, "{error}");
    assert!(error.message.contains(words), "{error}");
}

/// Every setting of the session that a pool hands out next.
async fn settings<P: Pool>(pool: &P) -> Vec<TextRow> {
    let mut session = pool.session().await.expect("a connection");
    let sql = match session.dialect() {
        Dialect::Postgres => "SELECT name, setting FROM pg_settings ORDER BY name",
        Dialect::Sqlite => {
            "SELECT foreign_keys, recursive_triggers, timeout, cache_size, temp_store
             FROM pragma_foreign_keys, pragma_recursive_triggers, pragma_busy_timeout, pragma_cache_size,
                pragma_temp_store"
        }
        // But what is of the session's own: its number, its clock, what it did last.
        Dialect::Mysql => {
            "SHOW SESSION VARIABLES WHERE Variable_name NOT IN ('timestamp', 'pseudo_thread_id', 'rand_seed1',
                'rand_seed2', 'insert_id', 'last_insert_id', 'last_gtid', 'error_count', 'warning_count')"
        }
    };
    let settings = session.rows(sql).await.expect("its settings");
    session.close().await;
    settings
}

/// A test's database: stamped, seeded, and reset between tests.
struct Test;

impl Work for Test {
    async fn on<P: Pool + Send + 'static>(&self, pool: P) {
        let app = Application::new(CATALOG, "staging").expect("a catalog");
        let app = app.with_folder(FOLDER).expect("fixtures");
        let options = SeedOptions::default();
        let before = settings(&pool).await;
        fails(app.seed(&pool, options).await, Kind::Refused, "no stamp");
        app.stamp(&pool).await.expect("stamped");
        let preview = app.seed_preview(&pool, options).await.expect("a preview");
        assert_eq!(inserted(&preview), 1_073);
        assert_eq!(settings(&pool).await, before, "a preview's stay with it");
        let first = app.seed(&pool, options).await.expect("seeded");
        assert_eq!(first.tables, preview.tables);
        let second = app.seed(&pool, options).await.expect("seeded again");
        assert_eq!(second.changes(), 0);
        app.reset(&pool).await.expect("reset");
        let third = app.seed(&pool, options).await.expect("seeded once more");
        assert_eq!(third.changes(), 0);
        let report = app.verify(&pool, VerifyOptions { clean: true }).await;
        assert!(report.expect("verified").is_ok());
        assert_eq!(settings(&pool).await, before);
    }
}

#[test]
fn a_test_s_database_is_seeded_by_the_library() {
    for dialect in Dialect::ALL {
        on_a_pool(&migrated(dialect), Test);
    }
}

/// A service's database, whose fixtures are in its program.
struct Service;

/// Files below the catalog's folder, as a service embeds them.
fn embedded() -> Vec<(String, String)> {
    let entries = walkdir::WalkDir::new(FOLDER)
        .into_iter()
        .map(|entry| entry.expect("listed"));
    let files = entries.filter(|entry| entry.file_type().is_file());
    files
        .filter(|entry| !entry.path().ends_with("index.html"))
        .map(|entry| {
            let path = entry.path().strip_prefix(FOLDER).expect("below");
            let text = std::fs::read_to_string(entry.path()).expect("a text");
            (path.to_string_lossy().into_owned(), text)
        })
        .collect()
}

impl Work for Service {
    async fn on<P: Pool + Send + 'static>(&self, pool: P) {
        let app = Application::of_service(CATALOG, "production").expect("a catalog");
        let app = app.with_files(embedded()).expect("fixtures");
        let seeded = app
            .seed(&pool, SeedOptions::default())
            .await
            .expect("seeded");
        assert_eq!(inserted(&seeded), 1_073);
    }
}

#[test]
fn a_service_brings_its_system_data_along_into_production() {
    let live = migrated(Dialect::Sqlite);
    let url = live.url();
    block_on(async || {
        let mut session = Session::open(&url).await.expect("opened");
        stamp::write(&mut session, "production", true, "a test")
            .await
            .expect("stamped");
        session.close().await;
    });
    on_a_pool(&live, Service);
}

#[test]
fn fixtures_that_are_not_whole_or_not_this_catalog_s_are_refused() {
    let app = || Application::new(CATALOG, "test").expect("a catalog");
    let without = |word: &str| {
        embedded()
            .into_iter()
            .filter(|(path, _)| !path.contains(word))
            .collect::<Vec<_>>()
    };
    fails(
        app().with_files(without("schema/mysql")),
        Kind::Usage,
        "schema/mysql.json is not among the files",
    );
    fails(app().with_folder("/nowhere"), Kind::Usage, "can't be read");
    let edited = embedded().into_iter().map(|(path, text)| {
        let text = match path.ends_with("sqlite.json") {
            true => text.replace("\"slug\"", "\"slag\""),
            false => text,
        };
        (path, text)
    });
    fails(app().with_files(edited), Kind::Usage, "schema/sqlite.json");
}

/// What an application without fixtures says, and one whose fixtures another version has written.
struct Wrong;

impl Work for Wrong {
    async fn on<P: Pool + Send + 'static>(&self, pool: P) {
        let app = Application::new(CATALOG, "staging").expect("a catalog");
        app.stamp(&pool).await.expect("stamped");
        let options = SeedOptions::default();
        fails(
            app.seed(&pool, options).await,
            Kind::Usage,
            "carries no fixtures",
        );
        let older =
            embedded()
                .into_iter()
                .map(|(path, text)| match path.ends_with("plans.jsonl") {
                    true => (
                        path,
                        text.replace("\"fingerprint\":\"", "\"fingerprint\":\"0"),
                    ),
                    false => (path, text),
                });
        let app = app.with_files(older).expect("whole");
        fails(app.seed(&pool, options).await, Kind::Usage, "plans.jsonl:1");
        let empty = app.with_files(
            embedded()
                .into_iter()
                .filter(|(path, _)| path.contains("schema")),
        );
        let empty = empty.expect("schemas");
        fails(
            empty.seed(&pool, options).await,
            Kind::Usage,
            "there are no fixtures",
        );
    }
}

#[test]
fn an_application_without_fixtures_of_its_own_seeds_nothing() {
    on_a_pool(&migrated(Dialect::Sqlite), Wrong);
}
