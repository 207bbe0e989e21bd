//! The library on pools of sqlx: a service's daily purge.

use cargo_data_class::engine::block_on;
use cargo_data_class::run::{Application, Kind, Pool, RunError, VerifyOptions, purge};
use cargo_data_class::schema::Dialect;
use sqlx::mysql::MySqlPoolOptions;
use sqlx::postgres::PgPoolOptions;
use sqlx::sqlite::SqlitePoolOptions;

use crate::dropped::{found, points, waits};
use crate::preview::expected;
use crate::shop::Shop;

/// Does what a service does every night, and what it must not do, on a pool of one connection.
fn every_night(shop: &Shop) {
    let catalog = shop.app.read("catalog/catalog.json");
    let url = shop.live.url();
    block_on(async || match shop.live.dialect {
        Dialect::Postgres => {
            let options = PgPoolOptions::new().max_connections(1);
            on(&catalog, &options.connect(&url).await.expect("a pool")).await;
        }
        Dialect::Sqlite => {
            let options = SqlitePoolOptions::new().max_connections(1);
            on(&catalog, &options.connect(&url).await.expect("a pool")).await;
        }
        Dialect::Mysql => {
            let options = MySqlPoolOptions::new().max_connections(1);
            on(&catalog, &options.connect(&url).await.expect("a pool")).await;
        }
    });
}

async fn on<P: Pool>(catalog: &str, pool: &P) {
    let options = purge::Options::default();
    let other = Application::of_service(catalog, "staging").expect("a catalog");
    refused(other.purge(pool, &options).await, "stamped as production");
    refused(other.purge_preview(pool).await, "stamped as production");
    let asked = other.verify(pool, VerifyOptions::default()).await;
    refused(asked, "stamped as production");

    let app = Application::of_service(catalog, "production").expect("a catalog");
    let due = app.purge_preview(pool).await.expect("counted").go();
    assert!(due > 0);
    let purged = app.purge(pool, &options).await.expect("purged");
    assert_eq!(purged.failures(), [""; 0]);
    assert_eq!(purged.deleted(), due);
    assert_eq!(purged.ledger, None);
    let again = app.purge(pool, &options).await.expect("purged");
    assert_eq!(again.deleted(), 0);

    let verified = app.verify(pool, VerifyOptions::default()).await;
    let verified = verified.expect("verified");
    let missed: Vec<_> = verified.missed().map(|miss| miss.check).collect();
    // The row whose boolean is a text is of no known class.
    let odd = pool.session().await.expect("a session").dialect() == Dialect::Sqlite;
    let expected: &[&str] = if odd { &["unknown class"] } else { &[] };
    assert_eq!(missed, expected);
    let verified = app.verify(pool, VerifyOptions { clean: true }).await;
    assert!(!verified.expect("verified").is_ok(), "user data is left");

    refused(app.clean(pool).await, "only purged and verified");
    refused(app.reset(pool).await, "only purged and verified");
    refused(app.stamp(pool).await, "only purged and verified");
}

#[track_caller]
fn refused<T>(result: Result<T, RunError>, words: &str) {
    let error = result.err().expect("it is refused");
    assert_eq!(error.kind, Kind::Refused, "{error}");
    assert!(error.message.contains(words), "{error}");
}

#[test]
fn a_service_purges_and_verifies_its_live_database() {
    for dialect in Dialect::ALL {
        let shop = Shop::new(dialect);
        shop.live.stamp("production", true);
        every_night(&shop);
        assert_eq!(shop.left(), expected(dialect), "{dialect:?}");
    }
}

#[test]
fn the_futures_can_be_spawned() {
    fn is_send<T: Send>(_: &T) {}
    let shop = Shop::empty(Dialect::Sqlite);
    let catalog = shop.app.read("catalog/catalog.json");
    let app = Application::of_service(&catalog, "production").expect("a catalog");
    block_on(async || {
        let pool = SqlitePoolOptions::new()
            .connect("sqlite::memory:")
            .await
            .expect("a pool");
        is_send(&app.purge(&pool, &purge::Options::default()));
        is_send(&app.purge_preview(&pool));
        is_send(&app.verify(&pool, VerifyOptions::default()));
    });
}

/// Drops purges at one point after the other, until one comes to its end.
async fn dropped<P: Pool>(catalog: &str, pool: &P) {
    let app = Application::of_service(catalog, "production").expect("a catalog");
    let as_it_was = found(pool).await;
    let options = purge::Options::default();
    for point in points() {
        let done = waits(point, app.purge(pool, &options)).await;
        assert_eq!(found(pool).await, as_it_was, "{point}");
        if let Some(done) = done {
            assert_eq!(done.expect("purged").failures(), [""; 0]);
            return;
        }
    }
}

#[test]
fn a_purge_that_is_dropped_leaves_no_trace_in_its_pool_and_another_one_ends_it() {
    for dialect in Dialect::ALL {
        let shop = Shop::new(dialect);
        shop.live.stamp("production", true);
        let catalog = shop.app.read("catalog/catalog.json");
        let url = shop.live.url();
        block_on(async || match dialect {
            Dialect::Postgres => {
                let options = PgPoolOptions::new().max_connections(1);
                dropped(&catalog, &options.connect(&url).await.expect("a pool")).await;
            }
            Dialect::Sqlite => {
                let options = SqlitePoolOptions::new().max_connections(1);
                dropped(&catalog, &options.connect(&url).await.expect("a pool")).await;
            }
            Dialect::Mysql => {
                let options = MySqlPoolOptions::new().max_connections(1);
                dropped(&catalog, &options.connect(&url).await.expect("a pool")).await;
            }
        });
        assert_eq!(shop.left(), expected(dialect), "{dialect:?}");
    }
}
