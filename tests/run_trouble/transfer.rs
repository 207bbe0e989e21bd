//! A transfer in parts that loses its connection at a COMMIT, or its server at any moment: whole parts are there, what
//! is told is true, and the same command goes on behind them.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use cargo_data_class::engine::block_on;
use cargo_data_class::run::Session;
use cargo_data_class::schema::Dialect;

use crate::case::{Case, Task, clean_schema};
use crate::engines::Live;
use crate::proxy::{Break, Proxy};
use crate::server::Mortal;
use crate::shop::numbers;
use crate::support::Run;

/// Posts beside the handful of other rows.
const POSTS: u64 = 3000;
/// All rows that are transferred.
const ROWS: u64 = POSTS + 8;
const LINE: &str =
    "transfer --models teams,users,posts,prompts --execute --yes --batch-rows 250 --env staging";

/// An old database, and a new one on a server of its own.
struct Move {
    case: Case,
    old: Live,
}

impl Move {
    fn new(dialect: Dialect, mortal: &Mortal) -> Move {
        let case = Case::new(Task::Clean, dialect, Some(mortal));
        case.shop
            .live
            .must("INSERT INTO plans (id, slug) VALUES (7, 'pro'), (8, 'free');");
        let old = Live::new(dialect);
        old.must(&clean_schema(dialect));
        old.must(include_str!("../run_clean/shop/data.sql"));
        old.must(&format!(
            "DELETE FROM posts; INSERT INTO posts (id, author_id, body) SELECT n + 10, 1 + n % 3, concat('post ', n) FROM {};",
            numbers(dialect, POSTS)
        ));
        Move { case, old }
    }

    fn command(&self, to: &str) -> Command {
        let mut command = self.case.shop.app.tool(LINE);
        command.args(["--from", &self.old.url(), "--to", to]);
        command
    }

    fn run(&self) -> Run {
        let url = self.case.shop.live.url();
        self.case.shop.app.finish(self.command(&url))
    }

    /// Runs by a way that breaks.
    #[track_caller]
    fn broken(&self, at: Break) -> Run {
        let proxy = Proxy::start(&self.case.shop.live, at);
        let url = proxy.url(&self.case.shop.live);
        let run = self.case.shop.app.finish(self.command(&url));
        assert!(proxy.has_broken(), "{run}");
        run
    }

    fn number(&self, sql: &str) -> u64 {
        self.case.value(sql).parse().expect("a number")
    }

    /// How many rows have arrived. Each is remembered.
    #[track_caller]
    fn arrived(&self) -> u64 {
        let count = |of: &str| self.number(&format!("SELECT count(*) FROM {of}"));
        let tables = ["teams", "users", "posts", "prompts"];
        tables.map(count).iter().sum()
    }

    #[track_caller]
    fn all_is_remembered(&self) {
        let remembered = "SELECT count(*) FROM data_class_transferred";
        assert_eq!(self.number(remembered), self.arrived());
    }

    /// The rows that the ledger's last entry says to have copied, and its result.
    fn entered(&self) -> (u64, String) {
        let last = "FROM data_class_runs WHERE id = (SELECT max(id) FROM data_class_runs)";
        let rows = self.case.value(&format!("SELECT rows_per_table {last}"));
        let rows: std::collections::BTreeMap<String, u64> = match rows.as_str() {
            "" => Default::default(),
            rows => serde_json::from_str(rows).expect(rows),
        };
        let result = self.case.value(&format!("SELECT result {last}"));
        (rows.values().sum(), result)
    }

    /// Takes away what was transferred, and what is remembered of it.
    fn clear(&self) {
        self.case.shop.live.must(
            "DELETE FROM posts; DELETE FROM prompts; DELETE FROM users; DELETE FROM teams; DELETE FROM data_class_transferred;",
        );
    }

    /// Requires every row to have arrived as it was, whatever its number, and the system rows to be as they were.
    #[track_caller]
    fn is_whole(&self) {
        self.case.is_sound();
        for sql in [
            "SELECT p.body, u.email, l.slug FROM posts p JOIN users u ON u.id = p.author_id \
             JOIN teams t ON t.id = u.team_id JOIN plans l ON l.id = t.plan_id ORDER BY p.body",
            "SELECT l.slug FROM teams t JOIN plans l ON l.id = t.plan_id ORDER BY l.slug",
            "SELECT p.name, u.email FROM prompts p JOIN users u ON u.id = p.user_id ORDER BY p.name",
        ] {
            let there = rows(&self.old, sql);
            assert!(!there.is_empty(), "{sql}");
            assert_eq!(rows(&self.case.shop.live, sql), there);
        }
        let plans = rows(&self.case.shop.live, "SELECT slug FROM plans ORDER BY id");
        assert_eq!(plans.concat(), ["pro", "free"].map(|it| Some(it.into())));
    }
}

/// A query's rows.
fn rows(live: &Live, sql: &str) -> Vec<Vec<Option<String>>> {
    let url = live.url();
    block_on(async || {
        let mut session = Session::open(&url).await.expect("it connects");
        let rows = session.rows(sql).await.expect("rows");
        session.close().await;
        rows
    })
}

#[track_caller]
fn says(run: &Run, words: &[&str]) {
    let text = run.to_string();
    for word in words {
        assert!(text.contains(word), "{word:?} is not in {text}");
    }
}

#[test]
fn a_transfer_knows_whether_a_part_s_commit_arrived() {
    for dialect in [Dialect::Postgres, Dialect::Mysql] {
        let work = Move::new(dialect, &Mortal::start(dialect, false));
        let lost = "the connection was lost at COMMIT";
        // In the middle, and when all is there.
        for (behind, nth) in [("data_class_transferred", 3), ("finished_at = ", 1)] {
            for arrives in [false, true] {
                let before = work.arrived();
                let at = Break {
                    behind,
                    at: "COMMIT",
                    nth,
                    arrives,
                };
                let run = work.broken(at).exits(4);
                let arrived = work.arrived();
                let brought = arrived - before;
                let stays = format!("with {brought} rows stay");
                let (is_last, what) = (nth == 1, run.to_string());
                match (is_last, arrives) {
                    (false, false) => says(&run, &[lost, "the server has rolled back: ", &stays]),
                    (false, true) => says(&run, &[lost, "the server has committed: ", &stays]),
                    (true, false) if brought == 0 => says(&run, &[lost, "nothing was changed"]),
                    (true, false) => says(&run, &[lost, "the server has rolled back: ", &stays]),
                    (true, true) => {
                        says(
                            &run,
                            &[lost, "the server has committed: all is transferred"],
                        );
                    }
                }
                assert!(is_last || brought > 0, "{what}");
                assert_eq!(arrived == ROWS, is_last && arrives, "{arrived}: {what}");
                work.all_is_remembered();
                let (entered, result) = work.entered();
                assert_eq!(entered, brought, "{result}: {what}");
                work.case.is_sound();
            }
        }
        work.is_whole();
        let run = work.run().exits(0);
        says(&run, &["transferred 0 rows"]);
        work.is_whole();
    }
}

#[test]
fn a_server_that_is_killed_during_a_transfer_keeps_whole_parts() {
    for dialect in [Dialect::Postgres, Dialect::Mysql] {
        let mut mortal = Mortal::start(dialect, false);
        let work = Move::new(dialect, &mortal);
        let began = Instant::now();
        work.run().exits(0);
        let whole = began.elapsed();
        work.is_whole();
        work.clear();
        let (mut within, mut nth) = (0, 0_u32);
        while within < 2 && nth < 12 {
            let before = work.arrived();
            let url = work.case.shop.live.url();
            let mut command = work.command(&url);
            command
                .stdin(Stdio::null())
                .stdout(Stdio::piped())
                .stderr(Stdio::piped());
            let child = command.spawn().expect("it starts");
            std::thread::sleep(moment(whole, nth));
            mortal.kill();
            mortal.start_again();
            let output = child.wait_with_output().expect("it ends");
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            let arrived = work.arrived();
            let brought = arrived - before;
            work.all_is_remembered();
            work.case.is_sound();
            match output.status.code() {
                Some(0) => assert_eq!(arrived, ROWS, "{said}"),
                Some(4) if said.contains("all is transferred") => {
                    assert_eq!(arrived, ROWS, "{said}")
                }
                Some(4) if brought == 0 => assert!(said.contains("nothing was changed"), "{said}"),
                Some(4) => {
                    let stays = format!("with {brought} rows stay");
                    assert!(said.contains(&stays), "{brought}: {said}");
                }
                code => panic!("{code:?}: {said}"),
            }
            within += u32::from(brought > 0 && arrived < ROWS);
            work.run().exits(0);
            assert_eq!(work.arrived(), ROWS, "nothing is copied twice");
            work.all_is_remembered();
            work.is_whole();
            work.clear();
            nth += 1;
        }
        println!(
            "{}: killed {nth} times, {within} between parts",
            dialect.name()
        );
        assert!(
            within > 0,
            "every kill came before the first part or behind the last"
        );
    }
}

/// A moment of a run, spread over its second half, where the parts are.
fn moment(whole: Duration, nth: u32) -> Duration {
    whole.mul_f64([0.7, 0.5, 0.85, 0.6, 0.4, 0.95][nth as usize % 6])
}
