//! Random schemas, annotations and rows: what the plan's SQL leaves is what an oracle says that was written from the
//! contract alone, or the plan is refused, and rightly so.
//!
//! How many worlds: `DATA_CLASS_RANDOM_WORLDS` (of SQLite; the other engines get a part of it). Which ones:
//! `DATA_CLASS_RANDOM_SEED`, the number of the first; a failure prints the one to repeat. `DATA_CLASS_RANDOM_FAILURES`
//! says after how many a run ends: one.
#![cfg(all(unix, feature = "database"))]

mod annotate;
mod case;
mod engines;
mod generate;
mod oracle;
#[path = "../support/planned.rs"]
mod planned;
mod render;
mod repair;
mod rows;
mod shrink;
mod world;

use std::cell::RefCell;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use cargo_data_class::schema::Dialect;
use proptest::strategy::Strategy;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestError, TestRng, TestRunner};

use case::{Tally, Wrong, check};
use engines::Engine;
use shrink::Worlds;
use world::World;

fn variable(name: &str) -> Option<u64> {
    let text = std::env::var(name).ok()?;
    Some(
        text.parse()
            .unwrap_or_else(|_| panic!("{name} is a number, not {text:?}")),
    )
}

/// After how many worlds a long run says how far it is.
const SHOWN: u64 = 2_500;

/// How many worlds of SQLite there are where nothing says another number.
const WORLDS: u64 = 2_000;

fn runner(seed: u64) -> TestRunner {
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let config = Config {
        max_shrink_iters: 20_000,
        max_shrink_time: 120_000,
        failure_persistence: None,
        ..Config::default()
    };
    TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &bytes))
}

/// Runs the world of a seed; a failure comes back as small as it gets.
fn one(
    engine: &RefCell<Engine>,
    dialect: Dialect,
    seed: u64,
    tally: &RefCell<Tally>,
) -> Result<(), String> {
    let mut runner = runner(seed);
    let tree = Worlds(dialect).new_tree(&mut runner).expect("a world");
    let first: RefCell<Option<String>> = RefCell::new(None);
    let last: RefCell<Option<Wrong>> = RefCell::new(None);
    let test = |world: World| {
        let mut tally = tally.borrow_mut();
        let outcome = match first.borrow().as_ref() {
            // Shrinking is not counted.
            Some(_) => check(&mut engine.borrow_mut(), &world, &mut Tally::default()),
            None => check(&mut engine.borrow_mut(), &world, &mut tally),
        };
        let Err(wrong) = outcome else { return Ok(()) };
        let mut first = first.borrow_mut();
        // A smaller world with another fault is another matter.
        if *first.get_or_insert_with(|| wrong.kind.clone()) != wrong.kind {
            return Ok(());
        }
        let kind = wrong.kind.clone();
        last.replace(Some(wrong));
        Err(TestCaseError::fail(kind))
    };
    match runner.run_one(tree, test) {
        Ok(_) => Ok(()),
        Err(TestError::Fail(reason, world)) => {
            let wrong = last
                .into_inner()
                .map_or_else(String::new, |wrong| wrong.text);
            Err(format!(
                "{dialect:?}, DATA_CLASS_RANDOM_SEED={seed} DATA_CLASS_RANDOM_WORLDS=1: {reason}\n{}\n{};\n\n{wrong}",
                render::entries(&world),
                render::sql(&world).join(";\n"),
            ))
        }
        Err(TestError::Abort(reason)) => Err(format!("{dialect:?} {seed}: {reason}")),
    }
}

/// Runs `count` worlds from `seed` on, on as many threads as there are cores.
fn run(dialect: Dialect, count: u64) {
    let first = variable("DATA_CLASS_RANDOM_SEED").unwrap_or(1);
    let next = AtomicU64::new(first);
    let stop = AtomicBool::new(false);
    let wrong = Mutex::new(Vec::new());
    let total = Mutex::new(Tally::default());
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let most = variable("DATA_CLASS_RANDOM_FAILURES").unwrap_or(1) as usize;
    std::thread::scope(|scope| {
        for _ in 0..threads.min(count as usize) {
            scope.spawn(|| {
                let engine = RefCell::new(Engine::new(dialect));
                let tally = RefCell::default();
                while !stop.load(Ordering::Relaxed) {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= first + count {
                        break;
                    }
                    if (seed - first + 1).is_multiple_of(SHOWN) {
                        println!("{dialect:?}: world {} of {count}", seed - first + 1);
                    }
                    if let Err(text) = one(&engine, dialect, seed, &tally) {
                        // At once: a long run may be ended before its end.
                        eprintln!("\n{text}\n");
                        let mut wrong = wrong.lock().expect("no panic");
                        wrong.push(text);
                        stop.store(wrong.len() >= most, Ordering::Relaxed);
                    }
                }
                total.lock().expect("no panic").add(&tally.borrow());
            });
        }
    });
    let wrong = wrong.into_inner().expect("no panic");
    let total = total.into_inner().expect("no panic");
    println!("{}", report(dialect, &total));
    assert!(wrong.is_empty(), "{} wrong, shown above", wrong.len());
    assert_eq!(total.worlds as u64, count);
    if count >= 200 {
        let refused: usize = total.refused.values().sum();
        assert!(
            refused * 100 <= total.worlds * 45,
            "refusing is no way out: {refused} of {}",
            total.worlds
        );
        assert!(total.impossible * 100 <= total.worlds, "{total:?}");
    }
}

fn report(dialect: Dialect, tally: &Tally) -> String {
    let percent = |count: usize| count as f64 * 100.0 / tally.worlds.max(1) as f64;
    let refused: Vec<String> = tally
        .refused
        .iter()
        .map(|(code, count)| format!("{code} {:.1} %", percent(*count)))
        .collect();
    format!(
        "{dialect:?}: {} worlds; refused: {}; purged {:.1} %; impossible {:.1} %; cleaned from {} to {} rows",
        tally.worlds,
        refused.join(", "),
        percent(tally.purged),
        percent(tally.impossible),
        tally.rows.0,
        tally.rows.1
    )
}

fn worlds() -> u64 {
    variable("DATA_CLASS_RANDOM_WORLDS").unwrap_or(WORLDS)
}

#[test]
fn sqlite_is_left_with_the_rows_that_the_oracle_says() {
    run(Dialect::Sqlite, worlds());
}

#[test]
fn postgres_is_left_with_the_rows_that_the_oracle_says() {
    run(Dialect::Postgres, worlds().div_ceil(20));
}

#[test]
fn mysql_is_left_with_the_rows_that_the_oracle_says() {
    run(Dialect::Mysql, worlds().div_ceil(20));
}
