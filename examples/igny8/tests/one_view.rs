//! A preview counts with two connections where it can. What it says is one state of the data all the same, while others
//! change it.
#![cfg(unix)]

#[macro_use]
#[expect(dead_code, reason = "shared with the other tests of the application")]
mod support;

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use cargo_data_class::engine::server::{Server, ServerOptions};
use cargo_data_class::plan::Plan;
use cargo_data_class::run::{Session, preview};
use cargo_data_class::schema::Dialect;
use igny8::database::{Database, Error};
use support::filled;

/// A row becomes a system row, and another one is gone; and back. So system rows of the one table and all rows of the
/// other are always as many, and are counted by different queries.
const THERE: &str = "BEGIN; UPDATE seed_keywords SET account_id = NULL WHERE id = 9001; \
                     DELETE FROM group_results WHERE id = 9001; COMMIT";
const BACK: &str = "BEGIN; UPDATE seed_keywords SET account_id = 1 WHERE id = 9001; \
                    INSERT INTO group_results (id, group_uuid) VALUES (9001, '00000000-0000-4000-8000-000000009001'); COMMIT";

/// So many users stay that the one connection is at work with them while the other one counts tables.
const ADMINS: &str = "INSERT INTO users (email, password_hash, full_name, is_superuser) \
                      SELECT concat('admin-', a.id, '-', b.id), '', '', true FROM seed_keywords a, seed_keywords b WHERE b.id <= 200";

const PREVIEWS: usize = 8;

async fn one_view(dialect: Dialect, url: &str) -> Result<(), Error> {
    let mut database = filled(url, 2_000).await?;
    if dialect == Dialect::Sqlite {
        // Else who writes would wait for those who read.
        database.execute("PRAGMA journal_mode = WAL").await?;
    }
    let keyword = "INSERT INTO seed_keywords (id, industry_id, sector_id, keyword, intent) \
                   SELECT 9001, min(industry_id), min(sector_id), 'moving', 'navigational' FROM seed_keywords";
    database.execute(ADMINS).await?;
    database.execute(keyword).await?;
    database.close().await?;
    let catalog = std::fs::read_to_string("../../catalog/catalog.json")?;
    let mut catalog: serde_json::Value = serde_json::from_str(&catalog)?;
    let plan: Plan = serde_json::from_value(catalog["plan"][dialect.name()].take())?;

    let (done, moves) = (AtomicBool::new(false), AtomicU64::new(0));
    std::thread::scope(|scope| {
        let writer = scope.spawn(|| write(url, &done, &moves));
        let sums = scope.spawn(|| block_on(sums(url, &plan)).map_err(|error| error.to_string()));
        let sums = sums.join().expect("it counts");
        done.store(true, Ordering::SeqCst);
        writer.join().expect("it writes")?;
        let sums = sums?;
        assert!(moves.load(Ordering::SeqCst) > 0);
        assert!(
            sums.iter().all(|sum| *sum == sums[0]),
            "{dialect:?}: {sums:?}"
        );
        Ok::<(), String>(())
    })?;
    Ok(())
}

fn block_on<T>(work: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    runtime.expect("a runtime").block_on(work)
}

fn write(url: &str, done: &AtomicBool, moves: &AtomicU64) -> Result<(), String> {
    block_on(async {
        let mut database = Database::connect(url).await?;
        while !done.load(Ordering::SeqCst) {
            database.execute(BACK).await?;
            database.execute(THERE).await?;
            moves.fetch_add(1, Ordering::SeqCst);
        }
        database.close().await
    })
    .map_err(|error: Error| error.to_string())
}

/// Of each preview the system rows of the one table and all rows of the other.
async fn sums(url: &str, plan: &Plan) -> Result<Vec<u64>, Error> {
    let mut session = Session::open(url).await?;
    let mut sums = Vec::new();
    for _ in 0..PREVIEWS {
        let counted = preview::preview(&mut session, plan).await?;
        let find = |name: &str| {
            counted
                .tables
                .iter()
                .find(|of| of.table == name)
                .expect("a table")
        };
        sums.push(find("seed_keywords").stays() + find("group_results").rows);
    }
    session.close().await;
    Ok(sums)
}

#[tokio::test]
async fn sqlite_shows_one_state() -> Result<(), Error> {
    let folder = tempfile::tempdir()?;
    let url = format!("sqlite://{}", folder.path().join("igny8.db").display());
    one_view(Dialect::Sqlite, &url).await
}

#[tokio::test]
async fn postgres_shows_one_state() -> Result<(), Error> {
    let server = Server::start(Dialect::Postgres, ServerOptions::default())?;
    one_view(Dialect::Postgres, &server.create_database("igny8")?).await
}

#[tokio::test]
async fn mariadb_shows_one_state() -> Result<(), Error> {
    let server = Server::start(Dialect::Mysql, ServerOptions::default())?;
    one_view(Dialect::Mysql, &server.create_database("igny8")?).await
}
