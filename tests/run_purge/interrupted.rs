//! Interrupted, and with writers at work: nothing but expired rows is gone, and another run finishes.

use std::io::Read as _;
use std::process::{Child, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use cargo_data_class::engine::block_on;
use cargo_data_class::run::Session;
use cargo_data_class::schema::Dialect;

use crate::shop::{Shop, in_dialect, numbers};

/// Threads with replies and notes of which half are due, and logs.
fn filled(dialect: Dialect, count: u64) -> Shop {
    let shop = Shop::empty(dialect);
    fill(&shop, count);
    shop
}

fn fill(shop: &Shop, count: u64) {
    let dialect = shop.live.dialect;
    let from = numbers(dialect, count);
    let at = "CASE WHEN n % 2 = 0 THEN {ago 11} ELSE {ago 9} END";
    shop.live.must(&in_dialect(
        dialect,
        &format!(
            "DELETE FROM settings; DELETE FROM replies; DELETE FROM notes; DELETE FROM threads; DELETE FROM logs;
             INSERT INTO threads SELECT n, {at} FROM {from};
             INSERT INTO replies SELECT n, n, n % 50 = 0 FROM {from};
             INSERT INTO notes SELECT n, n FROM {from} WHERE n % 5 = 0;
             INSERT INTO settings SELECT n, n, n FROM {from} WHERE n % 100 = 2;
             INSERT INTO logs SELECT n, {at}, 'some text', n % 7 = 0 FROM {from};"
        ),
    ));
}

/// What must be so after any number of batches.
#[track_caller]
fn nothing_else_is_gone(shop: &Shop, count: u64) {
    let (half, fresh) = (count / 2, "id % 2 = 1");
    assert_eq!(shop.count("threads", fresh), half);
    assert_eq!(shop.count("replies", fresh), half);
    assert_eq!(shop.count("logs", fresh), half);
    assert_eq!(shop.count("logs", "id % 14 = 0"), count / 14, "pinned");
    assert_eq!(
        shop.count("notes", "1 = 1"),
        count / 5,
        "notes are detached"
    );
    assert_eq!(shop.count("settings", "1 = 1"), count / 100, "system rows");
    // A thread with a starred reply, or one that a setting shows, stays with its replies.
    let spared = "id % 50 = 0 OR id % 100 = 2";
    assert_eq!(shop.count("threads", spared), count / 50 + count / 100);
    assert_eq!(shop.count("replies", spared), count / 50 + count / 100);
    for child in ["replies", "notes", "settings"] {
        let orphans = "thread_id IS NOT NULL AND thread_id NOT IN (SELECT t.id FROM threads t)";
        assert_eq!(shop.count(child, orphans), 0, "{child}");
    }
    // A thread goes with all its replies, or not at all.
    let torn = "id NOT IN (SELECT r.thread_id FROM replies r)";
    assert_eq!(shop.count("threads", torn), 0);
}

#[track_caller]
fn everything_due_is_gone(shop: &Shop) {
    let left = "id % 2 = 0 AND id % 50 <> 0 AND id % 100 <> 2";
    assert_eq!(shop.count("threads", left), 0);
    assert_eq!(shop.count("logs", "id % 2 = 0 AND id % 7 <> 0"), 0);
}

fn start(shop: &Shop, options: &str) -> Child {
    let mut command = shop.tool(&format!("purge --execute --yes {options}"));
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command.spawn().expect("the tool starts")
}

/// Numbers that look random, and are the same in every run.
fn scatter(seed: u64) -> u64 {
    let mut x = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

#[test]
fn an_interrupted_purge_rolls_the_running_batch_back_and_says_what_was_done() {
    const COUNT: u64 = 2000;
    for dialect in Dialect::ALL {
        for signal in ["INT", "TERM"] {
            let shop = filled(dialect, COUNT);
            let due = shop.count("logs", "1 = 1");
            let mut child = start(&shop, "--batch-rows 20 --pause 100ms");
            while shop.count("logs", "1 = 1") == due {
                assert!(child.try_wait().expect("asked").is_none(), "it goes on");
            }
            let id = child.id().to_string();
            let sent = std::process::Command::new("kill")
                .args(["-s", signal, &id])
                .status();
            assert!(sent.expect("kill runs").success());
            let code = child.wait().expect("it ends").code();
            let mut said = String::new();
            let mut err = child.stderr.take().expect("it writes");
            err.read_to_string(&mut said).expect("text");
            assert_eq!(code, Some(4), "{dialect:?} {said}");
            assert!(
                said.contains("interrupted: the transaction at work was rolled back"),
                "{said}"
            );
            nothing_else_is_gone(&shop, COUNT);
            assert!(shop.count("logs", "id % 2 = 0 AND id % 7 <> 0") > 0);
            let result = shop.live.must("SELECT result FROM data_class_runs;");
            assert_eq!(result, "interrupted");
            shop.run("purge --execute --yes").exits(0);
            everything_due_is_gone(&shop);
        }
    }
}

/// What a writer did beside a purge.
#[derive(Debug, Default)]
struct Written {
    /// Rounds of statements.
    rounds: u64,
    /// Old logs that were made fresh before they were purged.
    refreshed: Vec<u64>,
    /// The longest statement.
    longest: Duration,
    /// Statements that the server refused, and that were tried again.
    again: u64,
}

/// Refreshes old rows and inserts fresh ones until somebody says that it is over.
fn write(shop: &Shop, count: u64, over: &AtomicBool) -> Written {
    let now = match shop.live.dialect {
        Dialect::Postgres => "now()",
        _ => "utc_timestamp(6)",
    };
    let url = shop.live.url();
    block_on(async || {
        let mut session = Session::open(&url).await.expect("it connects");
        let mut done = Written::default();
        while !over.load(Ordering::SeqCst) {
            done.rounds += 1;
            let id = 2 + 2 * (scatter(done.rounds) % (count / 2 - 1));
            let fresh = count + done.rounds;
            let statements = [
                format!("UPDATE logs SET at = {now} WHERE id = {id}"),
                format!("UPDATE threads SET at = {now} WHERE id = {id}"),
                format!("INSERT INTO threads VALUES ({fresh}, {now})"),
                format!("INSERT INTO replies VALUES ({fresh}, {fresh}, false)"),
                format!("INSERT INTO logs VALUES ({fresh}, {now}, 'new', false)"),
            ];
            for (number, sql) in statements.iter().enumerate() {
                let began = Instant::now();
                let changed = loop {
                    match session.execute(sql).await {
                        Ok(changed) => break changed,
                        Err(_) => done.again += 1,
                    }
                };
                done.longest = done.longest.max(began.elapsed());
                if number == 0 && changed == 1 {
                    done.refreshed.push(id);
                }
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        session.close().await;
        done.refreshed.sort_unstable();
        done.refreshed.dedup();
        done
    })
}

#[test]
fn rows_that_are_written_while_it_runs_stay() {
    const COUNT: u64 = 5000;
    for dialect in [Dialect::Postgres, Dialect::Mysql] {
        let shop = filled(dialect, COUNT);
        let over = AtomicBool::new(false);
        let (run, written) = std::thread::scope(|scope| {
            let writer = scope.spawn(|| write(&shop, COUNT, &over));
            let run = shop.run("purge --execute --yes --batch-rows 500");
            over.store(true, Ordering::SeqCst);
            (run, writer.join().expect("the writer ends"))
        });
        println!(
            "{dialect:?}: {} rounds of writes, {} rows refreshed, the longest write {} ms, {} tried again\n{}",
            written.rounds,
            written.refreshed.len(),
            written.longest.as_millis(),
            written.again,
            run.stdout
        );
        let run = run.exits(0);
        let fresh = format!("id > {COUNT}");
        for table in ["threads", "replies", "logs"] {
            assert_eq!(shop.count(table, &fresh), written.rounds, "{table} {run}");
        }
        assert!(!written.refreshed.is_empty(), "{run}");
        let list: Vec<String> = written.refreshed.iter().map(u64::to_string).collect();
        let those = format!("id IN ({})", list.join(", "));
        assert_eq!(
            shop.count("logs", &those),
            written.refreshed.len() as u64,
            "{run}"
        );
        let old = format!("id <= {COUNT}");
        assert_eq!(
            shop.count("threads", &format!("{old} AND id % 2 = 1")),
            COUNT / 2
        );
        let torn = format!("{old} AND id NOT IN (SELECT r.thread_id FROM replies r)");
        assert_eq!(shop.count("threads", &torn), 0);
        assert_eq!(shop.count("settings", "1 = 1"), COUNT / 100);
    }
}
