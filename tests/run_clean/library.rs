//! The library on pools of sqlx.

use cargo_data_class::engine::block_on;
use cargo_data_class::run::{Application, Kind, Pool, RunError};
use cargo_data_class::schema::Dialect;
use sqlx::mysql::MySqlPoolOptions;
use sqlx::postgres::PgPoolOptions;
use sqlx::sqlite::SqlitePoolOptions;

use crate::shop::Shop;

pub(crate) const LEFT: [&str; 6] = [
    "plans 1,2",
    "teams 1",
    "users 1",
    "settings 1,2,3",
    "posts ",
    "prompts 1",
];

/// What is done on a pool, whatever its engine.
pub(crate) trait Work: Sync {
    async fn on<P: Pool>(&self, app: &Application, pool: &P);
}

/// Does it on a pool of one connection.
pub(crate) fn on_a_pool(shop: &Shop, environment: &str, work: &impl Work) {
    let app =
        Application::new(&shop.app.read("catalog/catalog.json"), environment).expect("a catalog");
    let url = shop.live.url();
    // One after the other, on one thread: the connection is the same.
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    runtime.block_on(async {
        match shop.live.dialect {
            Dialect::Postgres => {
                let pool = PgPoolOptions::new()
                    .max_connections(1)
                    .connect(&url)
                    .await
                    .expect("a pool");
                work.on(&app, &pool).await;
                pool.close().await;
            }
            Dialect::Sqlite => {
                let pool = SqlitePoolOptions::new()
                    .max_connections(1)
                    .connect(&url)
                    .await
                    .expect("a pool");
                work.on(&app, &pool).await;
                pool.close().await;
            }
            Dialect::Mysql => {
                let pool = MySqlPoolOptions::new()
                    .max_connections(1)
                    .connect(&url)
                    .await
                    .expect("a pool");
                work.on(&app, &pool).await;
                pool.close().await;
            }
        }
    });
}

#[track_caller]
fn refused<T>(result: Result<T, RunError>, words: &str) {
    let error = result.err().expect("it is refused");
    assert_eq!(error.kind, Kind::Refused, "{error}");
    assert!(error.message.contains(words), "{error}");
}

struct ResetTwice;

impl Work for ResetTwice {
    async fn on<P: Pool>(&self, app: &Application, pool: &P) {
        app.reset(pool).await.expect("it is reset");
        let mut session = pool.session().await.expect("a connection");
        session
            .execute("INSERT INTO posts (author_id, body) VALUES (1, 'between')")
            .await
            .expect("written");
        session.close().await;
        app.reset(pool).await.expect("it is reset again");
    }
}

#[test]
fn a_reset_leaves_what_a_cleanup_leaves() {
    for dialect in Dialect::ALL {
        let shop = Shop::new(dialect);
        shop.run("stamp --env test").exits(0);
        on_a_pool(&shop, "test", &ResetTwice);
        assert_eq!(shop.rows(), LEFT, "{dialect:?}");
        assert_eq!(
            shop.live
                .must("SELECT count(*) FROM settings WHERE by_id IS NULL;"),
            "2"
        );
    }
}

struct CleanOnce;

impl Work for CleanOnce {
    async fn on<P: Pool>(&self, app: &Application, pool: &P) {
        let report = app.clean(pool).await.expect("it is cleaned");
        let gone: u64 = report.tables.iter().map(|table| table.gone()).sum();
        assert_eq!(gone, 10);
        assert!(report.entry.is_some());
    }
}

#[test]
fn a_cleanup_of_the_library_is_that_of_the_command_line() {
    for dialect in Dialect::ALL {
        let shop = Shop::new(dialect);
        shop.run("stamp --env test").exits(0);
        on_a_pool(&shop, "test", &CleanOnce);
        assert_eq!(shop.rows(), LEFT, "{dialect:?}");
    }
}

struct RefusedWith(&'static str);

impl Work for RefusedWith {
    async fn on<P: Pool>(&self, app: &Application, pool: &P) {
        refused(app.reset(pool).await, self.0);
        refused(app.clean(pool).await, self.0);
    }
}

struct NotStamped(&'static str);

impl Work for NotStamped {
    async fn on<P: Pool>(&self, app: &Application, pool: &P) {
        refused(app.stamp(pool).await, self.0);
    }
}

#[test]
fn a_database_that_is_not_a_test_s_is_left_alone() {
    for dialect in Dialect::ALL {
        let shop = Shop::new(dialect);
        let before = shop.rows();
        on_a_pool(&shop, "test", &RefusedWith("no stamp"));
        on_a_pool(
            &shop,
            "test",
            &NotStamped("user data (10 rows) and no stamp"),
        );
        shop.run("stamp --env staging").exits(0);
        on_a_pool(&shop, "test", &RefusedWith("stamped as staging"));
        on_a_pool(
            &shop,
            "test",
            &NotStamped("stamped as staging, not as test"),
        );
        shop.live
            .must("ALTER TABLE plans ADD COLUMN note varchar(9);");
        on_a_pool(
            &shop,
            "staging",
            &RefusedWith("the schema is not the catalog's"),
        );
        shop.run("stamp --env production").exits(0);
        on_a_pool(&shop, "staging", &NotStamped("stamped as production"));
        assert_eq!(shop.rows(), before);
    }
    refused(
        Application::new("{}", "Production"),
        "protected by its name",
    );
}

/// The example of the documentation, on the reference application's committed catalog.
#[test]
fn a_test_gets_a_database_with_system_data_alone() {
    const CATALOG: &str =
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/catalog/catalog.json"));
    let schema = std::fs::read_dir(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/examples/igny8/migrations/sqlite"
    ));
    let mut files: Vec<_> = schema
        .expect("migrations")
        .map(|file| file.expect("a file").path())
        .collect();
    files.sort();
    let schema: String = files
        .iter()
        .map(|file| std::fs::read_to_string(file).expect("read") + "\n")
        .collect();
    block_on(async || {
        let options = SqlitePoolOptions::new().max_connections(1);
        let pool = options.connect("sqlite::memory:").await.expect("a pool");
        sqlx::raw_sql(sqlx::AssertSqlSafe(schema))
            .execute(&pool)
            .await
            .expect("migrated");
        let count = async |table: &str| {
            let sql = sqlx::AssertSqlSafe(format!("SELECT count(*) FROM {table}"));
            sqlx::query_scalar::<_, i64>(sql)
                .fetch_one(&pool)
                .await
                .expect("counted")
        };

        let app = Application::new(CATALOG, "test").expect("a catalog");
        app.stamp(&pool).await.expect("stamped");
        app.reset(&pool).await.expect("reset");
        for _ in 0..2 {
            sqlx::raw_sql(
                "INSERT INTO industries (id, name, slug, description) VALUES (1, 'Health', 'health', '') ON CONFLICT DO NOTHING;
                 INSERT INTO task_results (id, task_uuid, task_name) VALUES (1, 'a', 'b');",
            )
            .execute(&pool)
            .await
            .expect("written");
            app.reset(&pool).await.expect("reset");
            assert_eq!(count("task_results").await, 0);
            assert_eq!(count("industries").await, 1);
        }
    });
}

#[test]
fn the_futures_can_be_spawned() {
    fn is_send<T: Send>(_: &T) {}
    let shop = Shop::new(Dialect::Sqlite);
    let app = Application::new(&shop.app.read("catalog/catalog.json"), "test").expect("a catalog");
    block_on(async || {
        let pool = SqlitePoolOptions::new()
            .connect("sqlite::memory:")
            .await
            .expect("a pool");
        is_send(&app.reset(&pool));
        is_send(&app.clean(&pool));
        is_send(&app.stamp(&pool));
    });
}
