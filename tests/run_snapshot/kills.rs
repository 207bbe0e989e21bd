//! Ended by force at any moment: the old database or the new one is there, whole.

use std::process::Stdio;
use std::time::{Duration, Instant};

use cargo_data_class::schema::Dialect;

use crate::place::{rows, staging};
use crate::shop::Shop;

/// Enough rows that there is something to be in the middle of.
const MANY: &str = "INSERT INTO posts (id, author_id, body) SELECT 100 + row_number() OVER (), 1, 'more' FROM plans a, teams b, users c, settings d, \
                    prompts e, plans f, teams g, users h;";

/// Ends a run after some time.
fn ended_after(shop: &Shop, line: &str, time: Duration) -> bool {
    let mut command = shop.tool(line);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn().expect("it starts");
    std::thread::sleep(time);
    let ended_by_itself = child.try_wait().expect("looked at").is_some();
    child.kill().expect("ended");
    child.wait().expect("gone");
    !ended_by_itself
}

fn at_every_moment(dialect: Dialect, kills: u32) {
    let shop = staging(dialect);
    let old = rows(&shop);
    shop.live.must(MANY);
    let new = rows(&shop);
    shop.run("snapshot --name new").exits(0);
    let begun = Instant::now();
    shop.run("restore new --execute --yes").exits(0);
    let mut whole = begun.elapsed();
    shop.live.must("DELETE FROM posts WHERE id > 4;");
    assert_eq!(rows(&shop), old);
    let (mut killed, mut restored) = (0, 0);
    for kill in 0..kills {
        let time = whole * (kill + 1) / kills;
        match ended_after(&shop, "restore new --execute --yes", time) {
            true => killed += 1,
            // Machines are faster at one time than at another.
            false => whole = whole * 9 / 10,
        }
        let found = rows(&shop);
        assert!(
            found == old || found == new,
            "{dialect:?} after {time:?} of {whole:?}: {found:?}"
        );
        if found == new {
            restored += 1;
            shop.live.must("DELETE FROM posts WHERE id > 4;");
        }
        // Whichever it is, it is staging's, and can be restored.
        shop.run("restore new --env staging").exits(0);
    }
    assert!(
        killed >= kills / 4,
        "{killed} of {kills} were ended before their end"
    );
    // What is left over is told, and in no one's way.
    let list = shop.run("snapshot --list").exits(0);
    shop.run("restore new --execute --yes").exits(0);
    assert_eq!(rows(&shop), new, "{list}");
    println!("{dialect:?}: {killed} of {kills} ended by force, {restored} restored\n{list}");
}

#[test]
fn a_killed_restore_leaves_the_old_or_the_new_sqlite_database() {
    at_every_moment(Dialect::Sqlite, 20);
}

#[test]
fn a_killed_restore_leaves_the_old_or_the_new_postgres_database() {
    at_every_moment(Dialect::Postgres, 16);
}

#[test]
fn a_killed_restore_leaves_the_old_or_the_new_mariadb_database() {
    at_every_moment(Dialect::Mysql, 16);
}

#[test]
fn an_interrupted_snapshot_is_none() {
    let shop = staging(Dialect::Sqlite);
    shop.live.must(MANY);
    let begun = Instant::now();
    shop.run("snapshot --name whole").exits(0);
    let whole = begun.elapsed();
    for part in 1..8 {
        ended_after(
            &shop,
            &format!("snapshot --name part-{part}"),
            whole * part / 8,
        );
        if !shop
            .app
            .exists(&format!(".data-class/snapshots/part-{part}.json"))
        {
            // Its name is free, and what is left of it is overwritten.
            shop.run(&format!("snapshot --name part-{part}")).exits(0);
        }
    }
    let list = shop.run("snapshot --list").exits(0);
    assert_eq!(list.stdout.lines().count(), 8, "{list}");
    assert!(!list.stderr.contains("left over"), "{list}");
}
