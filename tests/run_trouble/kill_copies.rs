//! The server ended by force while a snapshot is taken or put back: the old database or the new one is there, whole,
//! and what the tool says is true.

use std::process::Stdio;
use std::time::{Duration, Instant};

use cargo_data_class::schema::Dialect;

use crate::case::{Case, Task};
use crate::server::Mortal;
use crate::support::Run;

/// How often; `DATA_CLASS_KILLS` says more for a long run.
fn kills() -> u32 {
    let said = std::env::var("DATA_CLASS_KILLS").ok();
    said.and_then(|said| said.parse().ok()).unwrap_or(4)
}

struct Bench {
    case: Case,
    mortal: Mortal,
}

impl Bench {
    fn new(dialect: Dialect) -> Bench {
        let mortal = Mortal::start(dialect, false);
        let case = Case::new(Task::Clean, dialect, Some(&mortal));
        case.fill();
        Bench { case, mortal }
    }

    fn took(&self, line: &str) -> Duration {
        let began = Instant::now();
        self.case.shop.run(line).exits(0);
        began.elapsed()
    }

    /// Runs a command and kills the server after some time.
    fn killed(&mut self, line: &str, after: Duration) -> Run {
        let mut tool = self.case.shop.tool(line);
        tool.stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let child = tool.spawn().expect("it starts");
        std::thread::sleep(after);
        self.mortal.kill();
        self.mortal.start_again();
        let output = child.wait_with_output().expect("it ends");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Run {
            code: output.status.code().expect("no signal"),
            stdout: text(&output.stdout),
            stderr: text(&output.stderr),
        }
    }
}

/// The second half of a command: what comes before is the tool's own work.
fn moments(whole: Duration) -> impl Iterator<Item = Duration> {
    let kills = kills();
    (1..=kills).map(move |kill| whole.mul_f64(0.3 + 0.7 * f64::from(kill) / f64::from(kills + 1)))
}

fn restores(dialect: Dialect) {
    let mut bench = Bench::new(dialect);
    let new = bench.case.contents();
    bench.case.shop.run("snapshot --name whole").exits(0);
    let line = "restore whole --execute --yes";
    let whole = bench.took(line);
    bench.case.shop.live.must("DELETE FROM posts WHERE id > 4;");
    let old = bench.case.contents();
    let (mut failed, mut restored) = (0, 0);
    for moment in moments(whole) {
        let run = bench.killed(line, moment);
        let found = bench.case.contents();
        let text = run.to_string();
        match run.code {
            0 => assert_eq!(found, new, "{text}"),
            4 if text.contains("nothing was changed") => assert_eq!(found, old, "{text}"),
            4 if text.contains("the snapshot was restored, but") => {
                assert_eq!(found, new, "{text}")
            }
            _ => panic!("{dialect:?} after {moment:?} of {whole:?}: {text}"),
        }
        failed += u32::from(run.code == 4);
        restored += u32::from(found == new);
        bench.case.is_sound();
        bench.case.shop.live.must("DELETE FROM posts WHERE id > 4;");
        assert_eq!(bench.case.contents(), old);
    }
    println!(
        "{dialect:?}: {failed} of {} restores failed, {restored} had restored",
        kills()
    );
    assert!(failed > 0, "every kill came too late");
    bench.case.shop.run(line).exits(0);
    assert_eq!(bench.case.contents(), new);
}

fn snapshots(dialect: Dialect) {
    let mut bench = Bench::new(dialect);
    let whole = bench.took("snapshot --name first");
    let before = bench.case.contents();
    let mut failed = 0;
    for (number, moment) in moments(whole).enumerate() {
        let name = format!("n{number}");
        let run = bench.killed(&format!("snapshot --name {name}"), moment);
        let text = run.to_string();
        let list = bench.case.shop.run("snapshot --list").exits(0);
        let listed = list.stdout.contains(&format!("{name}: "));
        match run.code {
            0 => assert!(listed, "{text}{list}"),
            4 => {
                let told =
                    text.contains("there is no snapshot") || text.contains("nothing was changed");
                assert!(told && !listed, "{text}{list}");
                failed += 1;
            }
            _ => panic!("{dialect:?} after {moment:?} of {whole:?}: {text}"),
        }
        assert_eq!(bench.case.contents(), before);
    }
    println!("{dialect:?}: {failed} of {} snapshots failed", kills());
    assert!(failed > 0, "every kill came too late");
    bench.case.shop.live.must("DELETE FROM posts;");
    bench
        .case
        .shop
        .run("restore first --execute --yes")
        .exits(0);
    assert_eq!(bench.case.contents(), before);
}

#[test]
fn a_postgres_server_killed_during_a_restore_has_the_old_or_the_new_database() {
    restores(Dialect::Postgres);
}

#[test]
fn a_mariadb_server_killed_during_a_restore_has_the_old_or_the_new_tables() {
    restores(Dialect::Mysql);
}

#[test]
fn a_postgres_server_killed_during_a_snapshot_has_none() {
    snapshots(Dialect::Postgres);
}

#[test]
fn a_mariadb_server_killed_during_a_snapshot_has_none() {
    snapshots(Dialect::Mysql);
}
