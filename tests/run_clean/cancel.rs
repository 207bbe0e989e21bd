//! Whoever drops a future of the library in the middle of its work: all is done, or nothing, and the pool's next user
//! finds a connection as it was.

use cargo_data_class::engine::block_on;
use cargo_data_class::run::{Application, Pool};
use cargo_data_class::schema::Dialect;
use sqlx::sqlite::SqlitePoolOptions;

use crate::dropped::{found, points, waits};
use crate::library::{LEFT, Work, on_a_pool};
use crate::shop::{Shop, TABLES};

/// What [`Shop::rows`] says, by the pool: it is asked often.
async fn rows<P: Pool>(pool: &P) -> Vec<String> {
    let mut session = pool.session().await.expect("a connection");
    let mut all = Vec::new();
    for table in TABLES {
        let sql = format!("SELECT id FROM {table} ORDER BY id");
        let rows = session.rows(&sql).await.expect("read");
        let ids: Vec<String> = rows.into_iter().flatten().flatten().collect();
        all.push(format!("{table} {}", ids.join(",")));
    }
    session.close().await;
    all
}

/// Drops it at one point after the other, until it comes to its end.
struct Dropped {
    what: What,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum What {
    Reset,
    Clean,
}

impl Work for Dropped {
    async fn on<P: Pool>(&self, app: &Application, pool: &P) {
        let (before, as_it_was) = (rows(pool).await, found(pool).await);
        let mut dropped = 0;
        for point in points() {
            let done = match self.what {
                What::Reset => waits(point, app.reset(pool)).await,
                What::Clean => waits(point, async { app.clean(pool).await.map(|_| ()) }).await,
            };
            let what = format!("{:?} {point}", self.what);
            let is = found(pool).await;
            assert_eq!(is, as_it_was, "{what}");
            let rows = rows(pool).await;
            let all = rows == LEFT;
            assert!(all || rows == before, "{what}: {rows:?}");
            if let Some(done) = done {
                done.unwrap_or_else(|error| panic!("{what}: {error}"));
                assert!(all, "{what}");
                break;
            }
            dropped += 1;
        }
        // A reset is a few questions, and an answer may be there before it is waited for.
        assert!(dropped > 2, "{dropped}");
    }
}

fn check(what: What) {
    for dialect in Dialect::ALL {
        let shop = Shop::new(dialect);
        shop.run("stamp --env test").exits(0);
        on_a_pool(&shop, "test", &Dropped { what });
        assert_eq!(shop.rows(), LEFT, "{dialect:?}");
    }
}

#[test]
fn a_reset_that_is_dropped_leaves_no_trace_in_its_pool() {
    check(What::Reset);
}

#[test]
fn a_cleanup_that_is_dropped_leaves_no_trace_in_its_pool() {
    check(What::Clean);
}

/// Its only connection is the database.
#[test]
fn a_database_in_memory_outlives_a_dropped_cleanup() {
    let shop = Shop::new(Dialect::Sqlite);
    let catalog = shop.app.read("catalog/catalog.json");
    let app = Application::new(&catalog, "test").expect("a catalog");
    let schema = shop.app.read("migrations/20270101000000_first.sql");
    block_on(async || {
        // A pool that is dropped while it asks an idle connection whether it lives forgets that connection: that is
        // sqlx's way, and none of ours.
        let options = SqlitePoolOptions::new()
            .max_connections(1)
            .test_before_acquire(false);
        let pool = options.connect("sqlite::memory:").await.expect("a pool");
        let run = async |sql: &str| {
            let sql = sqlx::AssertSqlSafe(sql.to_owned());
            sqlx::raw_sql(sql).execute(&pool).await.expect("run");
        };
        run(&schema).await;
        app.stamp(&pool).await.expect("stamped");
        run(include_str!("shop/data.sql")).await;
        let as_it_was = found(&pool).await;
        for point in points() {
            let done = waits(point, app.clean(&pool)).await;
            assert_eq!(found(&pool).await, as_it_was, "{point}");
            let posts: i64 = sqlx::query_scalar("SELECT count(*) FROM posts")
                .fetch_one(&pool)
                .await
                .expect("counted");
            assert!(posts == 0 || posts == 4, "{point}: {posts}");
            if let Some(done) = done {
                done.expect("cleaned");
                assert_eq!(posts, 0);
                break;
            }
        }
    });
}
