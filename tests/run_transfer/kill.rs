//! The tool ended at random moments, by force, by Ctrl-C, or by the loss of its connection: whole parts are there and
//! nothing else, what it says is true, and the same command goes on behind them.

use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant, SystemTime};

use cargo_data_class::schema::Dialect;

use crate::parts::{is_sound, system};
use crate::rows::equal_rows;
use crate::tool::{ALL, Tool};

/// How often the tool is ended in each database; `DATA_CLASS_KILLS` says more for a long run.
fn kills() -> u32 {
    let said = std::env::var("DATA_CLASS_KILLS").ok();
    said.and_then(|said| said.parse().ok()).unwrap_or(6)
}

/// Rows beside those of the blog.
const LOGS: u64 = 1000;

/// All rows that are transferred.
const ROWS: u64 = 33 + LOGS;

/// How the tool is ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum By {
    Force,
    Signal,
    /// SQLite has no connection that could be cut.
    Cut,
}

impl By {
    fn of(dialect: Dialect, nth: u32) -> By {
        match nth % 3 {
            0 => By::Force,
            2 if dialect != Dialect::Sqlite => By::Cut,
            _ => By::Signal,
        }
    }
}

/// A moment within a duration, and some way beyond it.
fn moment(within: Duration) -> Duration {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    let nanos = now.map_or(0, |now| now.subsec_nanos());
    within.mul_f64(1.1 * f64::from(nanos % 10_007) / 10_007.0)
}

/// Takes away what was transferred, but not what is remembered of it.
fn clear(tool: &Tool) {
    tool.new.must(
        "UPDATE accounts SET owner_id = NULL; UPDATE tags SET parent_id = NULL; DELETE FROM tokens; \
         DELETE FROM logs WHERE line <> 'new'; DELETE FROM answers; DELETE FROM prompts WHERE user_id IS NOT NULL; \
         DELETE FROM post_tags; DELETE FROM posts; DELETE FROM tags; DELETE FROM sites; \
         UPDATE users SET account_id = NULL; DELETE FROM accounts; DELETE FROM users WHERE email NOT IN ('somebody', 'else');",
    );
}

/// How many rows there are that were transferred.
fn arrived(tool: &Tool) -> u64 {
    let tables = [
        "accounts",
        "users WHERE email NOT IN ('somebody', 'else')",
        "sites",
        "tags",
        "posts",
        "post_tags",
        "prompts WHERE user_id IS NOT NULL",
        "answers",
        "logs WHERE line <> 'new'",
        "tokens",
    ];
    let count = |of: &&str| -> u64 {
        let counted = tool.new.must(&format!("SELECT count(*) FROM {of};"));
        counted.parse().expect("a number")
    };
    tables.iter().map(count).sum()
}

/// The last run, as the ledger has it: how it ended, and how many rows it says to have copied.
fn entered(tool: &Tool) -> (String, u64) {
    let last = "FROM data_class_runs WHERE id = (SELECT max(id) FROM data_class_runs);";
    let rows = tool.new.must(&format!("SELECT rows_per_table {last}"));
    let rows: std::collections::BTreeMap<String, u64> = match rows.trim() {
        "" | "NULL" => Default::default(),
        rows => serde_json::from_str(rows).expect(rows),
    };
    (
        tool.new.must(&format!("SELECT result {last}")),
        rows.values().sum(),
    )
}

/// The processes of the new database's other sessions.
fn others(tool: &Tool) -> Vec<String> {
    let sql = match tool.new.dialect {
        Dialect::Postgres => {
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid();"
        }
        Dialect::Mysql => {
            "SELECT id FROM information_schema.processlist WHERE db = DATABASE() AND id <> CONNECTION_ID();"
        }
        Dialect::Sqlite => return Vec::new(),
    };
    let found = tool.new.must(sql);
    found.lines().map(str::to_owned).collect()
}

fn end(tool: &Tool, child: &mut Child, by: By) {
    match by {
        // It may have ended by itself.
        By::Force => drop(child.kill()),
        By::Signal => {
            let pid = child.id().to_string();
            let asked = Command::new("kill")
                .args(["-INT", &pid])
                .stderr(Stdio::null())
                .status();
            asked.expect("kill runs");
        }
        By::Cut => {
            for id in others(tool) {
                match tool.new.dialect {
                    Dialect::Postgres => {
                        tool.new
                            .must(&format!("SELECT pg_terminate_backend({id});"));
                    }
                    // The session may be gone by now.
                    _ => drop(
                        tool.new
                            .run(&format!("KILL {id};"), crate::engines::Client::Plain),
                    ),
                }
            }
        }
    }
}

/// What it says is what was done.
#[track_caller]
fn truthful(output: &Output, by: By, brought: u64) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let (out, said) = (text(&output.stdout), text(&output.stderr));
    let stays = format!("with {brought} rows stay");
    match output.status.code() {
        // A signal ends it as any program, before it listens.
        None => assert!(by == By::Force || brought == 0, "{by:?}: {out}{said}"),
        Some(0) => assert_eq!(brought, ROWS, "{out}{said}"),
        Some(4) if said.contains("the server has committed") => {
            let all = brought == ROWS && said.contains("all is transferred");
            assert!(all || said.contains(&stays), "{brought}: {said}");
        }
        Some(4) if brought == 0 => assert!(said.contains("nothing was changed"), "{said}"),
        Some(4) => assert!(said.contains(&stays), "{brought}: {said}"),
        code => panic!("{code:?}: {out}{said}"),
    }
}

#[track_caller]
fn check(dialect: Dialect) {
    let tool = Tool::new(dialect);
    let digits = "(SELECT 0 d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 \
                  UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9)";
    tool.old.must(&format!(
        "INSERT INTO logs (user_id, line) SELECT 1 + a.d % 5, 'x' FROM {digits} a, {digits} b, {digits} c;"
    ));
    let line = format!("transfer --models {ALL} --execute --yes --batch-rows 40");
    let kept = system(&tool.new);
    let began = Instant::now();
    tool.run(&line).exits(0);
    let whole = began.elapsed();
    assert_eq!(arrived(&tool), ROWS);
    let (mut within, mut after, mut nth) = (0, 0, 0);
    while nth < kills() || (within == 0 && nth < kills() + 20) {
        clear(&tool);
        assert_eq!(arrived(&tool), 0);
        let by = By::of(dialect, nth);
        let mut command = tool.command(&line);
        command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().expect("it starts");
        std::thread::sleep(moment(whole));
        end(&tool, &mut child, by);
        let output = child.wait_with_output().expect("it ends");
        // The server may still be about to notice that the other one is gone.
        let until = Instant::now() + Duration::from_secs(60);
        while !others(&tool).is_empty() {
            assert!(Instant::now() < until, "its session does not end");
            std::thread::sleep(Duration::from_millis(5));
        }
        is_sound(&tool.new);
        assert_eq!(system(&tool.new), kept);
        let brought = arrived(&tool);
        truthful(&output, by, brought);
        // A run that had not begun has no entry of its own.
        let (result, rows) = entered(&tool);
        assert!(
            rows == brought || (brought == 0 && result == "done"),
            "{dialect:?}: {brought} rows are there, and the ledger says {result}, {rows}"
        );
        within += u32::from(brought > 0 && brought < ROWS);
        after += u32::from(brought == ROWS);
        let run = tool.run(&line).exits(0);
        let rest = format!("transferred {} row", ROWS - brought);
        assert!(run.stdout.contains(&rest), "{rest}: {run}");
        assert_eq!(arrived(&tool), ROWS, "nothing is copied twice");
        equal_rows(&tool.old, &tool.new);
        assert_eq!(system(&tool.new), kept);
        nth += 1;
    }
    println!(
        "{}: ended {nth} times, {within} of them between the parts, {after} behind the last",
        dialect.name()
    );
    assert!(
        within > 0,
        "every one came before the first part or behind the last"
    );
}

#[test]
fn a_tool_that_ends_at_any_moment_leaves_whole_parts_in_postgres() {
    check(Dialect::Postgres);
}

#[test]
fn a_tool_that_ends_at_any_moment_leaves_whole_parts_in_sqlite() {
    check(Dialect::Sqlite);
}

#[test]
fn a_tool_that_ends_at_any_moment_leaves_whole_parts_in_mariadb() {
    check(Dialect::Mysql);
}
