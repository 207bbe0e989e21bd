//! Killed at any moment, a full cleanup has done everything or nothing, and a rerun finishes.

use std::process::Stdio;
use std::time::{Duration, Instant, SystemTime};

use cargo_data_class::schema::Dialect;

use crate::shop::Shop;

/// How often the tool is killed in each database, in MariaDB a quarter of that; `DATA_CLASS_KILLS` says more for a
/// long run.
fn kills(dialect: Dialect) -> u32 {
    let said = std::env::var("DATA_CLASS_KILLS").ok();
    let kills = said.and_then(|said| said.parse().ok()).unwrap_or(4);
    match dialect {
        Dialect::Mysql => (kills / 4).max(2),
        _ => kills,
    }
}

/// The same rows every time: those of the shop, and posts enough for a cleanup to take a while.
fn fill(shop: &Shop) {
    let tables = ["posts", "prompts", "settings", "users", "teams", "plans"];
    let empty: String = tables.map(|table| format!("DELETE FROM {table};")).concat();
    let digits = "(SELECT 0 d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 \
                  UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9)";
    let number = "10 + a.d + 10 * b.d + 100 * c.d + 1000 * e.d";
    shop.live.must(&format!(
        "{empty}{}INSERT INTO posts (id, author_id, body) \
         SELECT {number}, 1 + a.d % 3, 'x' FROM {digits} a, {digits} b, {digits} c, {digits} e;",
        include_str!("shop/data.sql")
    ));
}

/// Every row, and what the system rows point at.
fn state(shop: &Shop) -> Vec<String> {
    let held = "SELECT count(*) FROM settings WHERE by_id IS NOT NULL;";
    let mut state = shop.rows();
    state.push(shop.live.must(held));
    state
}

/// A moment within a duration, and some way beyond it.
fn moment(within: Duration) -> Duration {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    let nanos = now.map_or(0, |now| now.subsec_nanos());
    within.mul_f64(1.2 * f64::from(nanos % 10_007) / 10_007.0)
}

#[test]
fn a_tool_that_is_killed_at_any_moment_has_done_all_or_nothing() {
    for dialect in Dialect::ALL {
        let shop = Shop::stamped(dialect);
        fill(&shop);
        let before = state(&shop);
        let began = Instant::now();
        shop.run("clean --execute --yes").exits(0);
        let whole = began.elapsed();
        let after = state(&shop);
        assert_ne!(before, after);
        let mut done = 0;
        for _ in 0..kills(dialect) {
            fill(&shop);
            let mut tool = shop.tool("clean --execute --yes");
            tool.stdin(Stdio::null())
                .stdout(Stdio::null())
                .stderr(Stdio::null());
            let mut child = tool.spawn().expect("it starts");
            std::thread::sleep(moment(whole));
            // It may have ended by itself.
            let _ = child.kill();
            child.wait().expect("it ends");
            let left = state(&shop);
            assert!(
                left == before || left == after,
                "{dialect:?}: neither all nor nothing: {left:?}"
            );
            done += u32::from(left == after);
        }
        println!(
            "{}: {} kills, {done} of them behind COMMIT",
            dialect.name(),
            kills(dialect)
        );
        // The server may still be about to notice that the other one is gone.
        let until = Instant::now() + Duration::from_secs(60);
        while shop.app.finish(shop.tool("clean --execute --yes")).code != 0 {
            assert!(Instant::now() < until, "{dialect:?}: no rerun finishes");
            std::thread::sleep(Duration::from_millis(200));
        }
        assert_eq!(state(&shop), after);
    }
}
