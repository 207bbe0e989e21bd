//! The tool, or the whole server, ended by force at random moments of a cleanup: every system row is there, nothing
//! but what the plan lets go is gone, keys hold, what the tool says is true, and another run finishes.

use std::process::{Child, Output, Stdio};
use std::time::{Duration, Instant};

use cargo_data_class::engine::block_on;
use cargo_data_class::run::Session;
use cargo_data_class::schema::Dialect;

use crate::case::{Case, Contents, Task};
use crate::server::Mortal;

/// What is killed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Victim {
    Tool,
    Server,
}

/// How often; `DATA_CLASS_KILLS` says more for a long run, of which MariaDB, which is slow to come back, has a quarter.
fn kills(dialect: Dialect) -> u32 {
    let said = std::env::var("DATA_CLASS_KILLS").ok();
    let said: Option<u32> = said.and_then(|said| said.parse().ok());
    match dialect {
        Dialect::Mysql => said.map_or(2, |said| said.div_ceil(4)),
        _ => said.unwrap_or(3),
    }
}

/// When a kill hit, by what the ledger says.
#[derive(Debug, Default, Clone, Copy)]
struct Hits {
    /// Before the run had begun its entry, and with it its work.
    before: u32,
    /// In the middle of its work.
    within: u32,
    /// Of these: some of a purge was done, but not all.
    partly: u32,
    /// When all was done.
    after: u32,
}

impl Hits {
    fn all(&self) -> u32 {
        self.before + self.within + self.after
    }

    /// Whether the kills are spread over the whole of the work.
    fn enough(&self, wanted: u32) -> bool {
        let spread =
            wanted < 20 || (self.before > 0 && self.after > 0 && self.within * 3 >= self.all());
        self.all() >= wanted && self.within > 0 && spread
    }
}

/// How long a run takes: from its start to the ledger's entry, and from there to its end.
#[derive(Debug, Clone, Copy)]
struct Span {
    first: Duration,
    work: Duration,
}

struct Soak {
    case: Case,
    mortal: Option<Mortal>,
    victim: Victim,
    before: Contents,
    after: Contents,
    span: Span,
    /// The state of the random numbers.
    seed: u64,
}

impl Soak {
    fn new(task: Task, dialect: Dialect, victim: Victim) -> Soak {
        let mortal = (dialect != Dialect::Sqlite).then(|| Mortal::start(dialect, false));
        let case = Case::new(task, dialect, mortal.as_ref());
        case.fill();
        let before = case.contents();
        // The first run makes the ledger.
        case.shop.run(case.line).exits(0);
        let after = case.contents();
        assert!(after.len() < before.len());
        let clock = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        let mut soak = Soak {
            case,
            mortal,
            victim,
            before,
            after,
            span: Span {
                first: Duration::ZERO,
                work: Duration::ZERO,
            },
            seed: clock.map_or(1, |since| since.subsec_nanos().into()),
        };
        soak.case.fill();
        assert_eq!(soak.case.contents(), soak.before);
        soak.span = soak.measured();
        soak
    }

    /// A number from 0 to 1.
    fn random(&mut self) -> f64 {
        self.seed = self.seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut x = self.seed;
        x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((x ^ (x >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn entries(&self) -> u64 {
        let count = self.case.value("SELECT count(*) FROM data_class_runs");
        count.parse().expect("a number")
    }

    fn start(&self) -> Child {
        let mut tool = self.case.shop.tool(self.case.line);
        tool.stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        tool.spawn().expect("it starts")
    }

    /// Waits until the run has begun its entry, or has ended.
    fn until_begun(&self, child: &mut Child, entries: u64) {
        let url = self.case.shop.live.url();
        block_on(async || {
            let mut session = Session::open(&url).await.expect("it connects");
            let sql = "SELECT CAST(count(*) AS CHAR(20)) FROM data_class_runs";
            while child.try_wait().expect("asked").is_none() {
                // SQLite may be busy.
                let found = session.value(sql).await.unwrap_or_default();
                // PostgreSQL fills up with spaces.
                if found.is_some_and(|found| found.trim_end() != entries.to_string()) {
                    break;
                }
                std::thread::sleep(Duration::from_millis(1));
            }
            session.close().await;
        });
    }

    fn measured(&self) -> Span {
        let (entries, began) = (self.entries(), Instant::now());
        let mut child = self.start();
        self.until_begun(&mut child, entries);
        let first = began.elapsed();
        let output = child.wait_with_output().expect("it ends");
        assert!(output.status.success(), "{output:?}");
        Span {
            first,
            work: began.elapsed() - first,
        }
    }

    /// Fills, runs, kills at a random moment, and looks.
    fn kill(&mut self, hits: &mut Hits) {
        self.case.fill();
        let entries = self.entries();
        // Evenly over the work, with a little before and after it.
        let at = self.random() * 1.3 - 0.2;
        let mut child = self.start();
        if at < 0.0 {
            std::thread::sleep(self.span.first.saturating_sub(self.span.work.mul_f64(-at)));
        } else {
            self.until_begun(&mut child, entries);
            std::thread::sleep(self.span.work.mul_f64(at));
        }
        let output = match (self.victim, &mut self.mortal) {
            (Victim::Server, Some(mortal)) => {
                mortal.kill();
                mortal.start_again();
                Some(child.wait_with_output().expect("it ends"))
            }
            _ => {
                // It may have ended by itself.
                let _ = child.kill();
                child.wait().expect("it ends");
                self.until_alone();
                None
            }
        };
        let left = self.case.contents();
        let hits_before = hits.before;
        self.look(&left, entries, hits);
        if let Some(output) = output {
            self.truthful(&left, &output);
        }
        // Machines are faster at one time than at another.
        if at < 0.0 && hits.before == hits_before {
            let sooner = self.span.work.mul_f64(0.3);
            self.span.first = self.span.first.saturating_sub(sooner);
        }
        match left == self.after {
            true if at < 0.9 => self.span.work = self.span.work.mul_f64(0.85),
            false if at > 1.0 => self.span.work = self.span.work.mul_f64(1.1),
            _ => {}
        }
        self.rerun();
    }

    /// Waits until the server has noticed that the tool is gone.
    fn until_alone(&self) {
        let sql = match self.case.shop.live.dialect {
            Dialect::Postgres => {
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
            }
            Dialect::Mysql => {
                "SELECT count(*) FROM information_schema.processlist WHERE db = DATABASE() AND id <> CONNECTION_ID()"
            }
            Dialect::Sqlite => return,
        };
        let until = Instant::now() + Duration::from_secs(60);
        while self.case.value(sql) != "0" {
            assert!(Instant::now() < until, "its session does not end");
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// What is there must be what was there or what is to be, row by row; of a full cleanup all or nothing.
    #[track_caller]
    fn look(&self, left: &Contents, entries: u64, hits: &mut Hits) {
        let purge = self.case.line.starts_with("purge");
        if !purge {
            assert!(
                *left == self.before || *left == self.after,
                "neither all nor nothing: {} rows of {}",
                left.len(),
                self.before.len()
            );
        }
        for (key, row) in left {
            let was = self.before.get(key);
            let stays = self.after.get(key);
            assert!(was == Some(row) || stays == Some(row), "{key:?}: {row}");
        }
        for key in self.after.keys() {
            assert!(left.contains_key(key), "{key:?} is gone");
        }
        self.case.is_sound();
        let whole = left.len() == self.before.len();
        let last = "FROM data_class_runs ORDER BY id DESC LIMIT 1";
        if self.entries() == entries {
            assert!(whole, "rows are gone without an entry in the ledger");
            hits.before += 1;
        } else if self.case.value(&format!("SELECT result {last}")) == "done" {
            assert_eq!(*left, self.after);
            hits.after += 1;
        } else {
            assert!(purge || whole, "done, and the ledger does not know");
            let rows = self.case.value(&format!("SELECT rows_per_table {last}"));
            assert_eq!(sum(&rows), self.before.len() - left.len(), "{rows}");
            hits.within += 1;
            hits.partly += u32::from(!whole && left.len() > self.after.len());
        }
    }

    /// What the tool says of a server that went away is what the server did.
    #[track_caller]
    fn truthful(&self, left: &Contents, output: &Output) {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let (out, said) = (text(&output.stdout), text(&output.stderr));
        let gone = self.before.len() - left.len();
        match output.status.code() {
            Some(0) => assert_eq!(*left, self.after, "{out}{said}"),
            Some(4) if said.contains("nothing was changed") => assert_eq!(gone, 0, "{said}"),
            Some(4) if said.contains("the server has committed: the cleanup is done") => {
                assert_eq!(*left, self.after, "{said}");
            }
            Some(4) if self.case.line.starts_with("purge") => {
                let counted = format!("deleted {gone} row");
                assert!(out.contains(&counted), "{counted}? {out}{said}");
                let settled = said.contains("rolled back") || said.contains("has committed");
                let before_a_batch = said.contains("what was committed before stays deleted");
                assert!(settled || before_a_batch, "{said}");
                assert!(!said.contains("can't be told"), "{said}");
            }
            code => panic!("{code:?}: {out}{said}"),
        }
    }

    #[track_caller]
    fn rerun(&self) {
        self.case.shop.run(self.case.line).exits(0);
        assert_eq!(self.case.contents(), self.after);
    }
}

/// All numbers of a JSON object.
fn sum(rows: &str) -> usize {
    let rows: std::collections::BTreeMap<String, usize> = match rows {
        "" => return 0,
        rows => serde_json::from_str(rows).expect(rows),
    };
    rows.values().sum()
}

#[track_caller]
fn check(task: Task, dialect: Dialect, victim: Victim) {
    let (began, wanted) = (Instant::now(), kills(dialect));
    let mut soak = Soak::new(task, dialect, victim);
    let mut hits = Hits::default();
    while !hits.enough(wanted) && hits.all() < wanted + wanted / 2 + 10 {
        soak.kill(&mut hits);
    }
    let span = soak.span;
    println!(
        "{dialect:?}, {task:?}, {victim:?} killed {} times: {} before the work, {} within ({} of them with some rows \
         gone), {} after it; the work takes {} ms from {} ms on; {} s",
        hits.all(),
        hits.before,
        hits.within,
        hits.partly,
        hits.after,
        span.work.as_millis(),
        span.first.as_millis(),
        began.elapsed().as_secs()
    );
    assert!(hits.enough(wanted), "not spread over the work: {hits:?}");
}

#[test]
fn a_killed_clean_of_postgres_has_done_all_or_nothing() {
    check(Task::Clean, Dialect::Postgres, Victim::Tool);
}

#[test]
fn a_killed_clean_of_sqlite_has_done_all_or_nothing() {
    check(Task::Clean, Dialect::Sqlite, Victim::Tool);
}

#[test]
fn a_killed_clean_of_mariadb_has_done_all_or_nothing() {
    check(Task::Clean, Dialect::Mysql, Victim::Tool);
}

#[test]
fn a_killed_purge_of_postgres_has_lost_nothing() {
    check(Task::Purge, Dialect::Postgres, Victim::Tool);
}

#[test]
fn a_killed_purge_of_sqlite_has_lost_nothing() {
    check(Task::Purge, Dialect::Sqlite, Victim::Tool);
}

#[test]
fn a_killed_purge_of_mariadb_has_lost_nothing() {
    check(Task::Purge, Dialect::Mysql, Victim::Tool);
}

#[test]
fn a_postgres_server_killed_during_a_clean_has_done_all_or_nothing() {
    check(Task::Clean, Dialect::Postgres, Victim::Server);
}

#[test]
fn a_mariadb_server_killed_during_a_clean_has_done_all_or_nothing() {
    check(Task::Clean, Dialect::Mysql, Victim::Server);
}

#[test]
fn a_postgres_server_killed_during_a_purge_has_lost_nothing() {
    check(Task::Purge, Dialect::Postgres, Victim::Server);
}

#[test]
fn a_mariadb_server_killed_during_a_purge_has_lost_nothing() {
    check(Task::Purge, Dialect::Mysql, Victim::Server);
}
