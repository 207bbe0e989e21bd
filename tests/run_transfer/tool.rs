//! The command: what is typed, what is said, how it exits.

use std::io::Write as _;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use cargo_data_class::schema::Dialect;

use crate::blog::{CLASSES, in_dialect, on_all};
use crate::engines::{Client, Live};
use crate::entries::entries;
use crate::support::{App, Run};

/// The blog's application, and its two databases.
pub(crate) struct Tool {
    pub(crate) app: App,
    pub(crate) old: Live,
    pub(crate) new: Live,
}

impl Tool {
    pub(crate) fn new(dialect: Dialect) -> Tool {
        let schema = in_dialect(dialect, include_str!("blog/schema.sql"));
        let name = dialect.name();
        let mut config = format!(
            "[models]\npackages = []\n[database]\ndialects = [\"{name}\"]\nmigrations = [\"migrations\"]\n\
             [environments.staging]\n[environments.production]\nurl_env = \"PRODUCTION_URL\"\n[tables]\n"
        );
        config.push_str(&entries(CLASSES));
        let app = App::of(&[
            (
                "Cargo.toml",
                "[package]\nname = \"blog\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[workspace]\n",
            ),
            ("src/lib.rs", ""),
            ("migrations/20270101000000_first.sql", &schema),
            ("data-class.toml", &config),
        ]);
        app.run("classify").exits(0);
        let (old, new) = (Live::new(dialect), Live::new(dialect));
        old.must(&schema);
        new.must(&schema);
        old.must(include_str!("blog/old.sql"));
        new.must(include_str!("blog/new.sql"));
        Tool { app, old, new }
    }

    pub(crate) fn command(&self, line: &str) -> Command {
        let mut command = self.app.tool(line);
        command.args(["--from", &self.old.url(), "--to", &self.new.url()]);
        command
    }

    pub(crate) fn run(&self, line: &str) -> Run {
        self.app.finish(self.command(line))
    }

    /// How many rows there are of everything that may be transferred.
    pub(crate) fn counts(&self, of: &Live) -> Vec<String> {
        let tables = [
            "accounts",
            "users",
            "sites",
            "tags",
            "posts",
            "post_tags",
            "logs",
            "tokens",
        ];
        let count = |table: &&str| of.must(&format!("SELECT count(*) FROM {table};"));
        tables.iter().map(count).collect()
    }
}

pub(crate) const ALL: &str =
    "accounts,users,sites,tags,posts,post_tags,prompts,answers,logs,tokens";

#[test]
fn a_preview_changes_nothing_and_says_what_would_be_done() {
    on_all(|dialect| {
        let tool = Tool::new(dialect);
        let before = tool.counts(&tool.new);
        let run = tool.run("transfer --models post_tags --quiet").exits(0);
        for line in [
            "           copied  already there  left behind  refused  counted\n",
            "accounts        2              0            1        0        3\n",
            "post_tags       3              0            0        0        3\n",
            "would transfer ",
        ] {
            assert!(run.stdout.contains(line), "{line}{run}");
        }
        assert_eq!(tool.counts(&tool.new), before);
        let mut filtered = tool.command("transfer --models sites --format json");
        filtered.args([
            "--where",
            "accounts=slug = 'acme'",
            "--where",
            "users = email like 'b%'",
        ]);
        let run = tool.app.finish(filtered).exits(0);
        let report: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
        assert_eq!(report["executed"], false);
        assert_eq!(report["copied"], 3);
        assert_eq!(report["tables"][1]["left"]["without_what_they_need"], 2);
        assert_eq!(
            report["references_dropped"][0]["reference"],
            "accounts.owner_id -> users.id"
        );
        assert_eq!(tool.counts(&tool.new), before);
    });
}

#[test]
fn it_is_done_with_execute_and_a_refused_row_shows_in_the_exit_code() {
    on_all(|dialect| {
        let tool = Tool::new(dialect);
        tool.run("transfer --models accounts --execute").exits(2);
        tool.new
            .must("INSERT INTO users (email) VALUES ('dot@crow');");
        let models = format!("transfer --models {ALL} --execute --yes");
        let run = tool.run(&models).exits(1);
        assert!(run.stdout.contains("refused: 1\n  users 4: another row has the same `email` and differs in `account_id`"), "{run}");
        tool.new.must("DELETE FROM users WHERE email = 'dot@crow';");
        let run = tool.run(&models).exits(0);
        assert!(run.stdout.contains("transferred 1 row from"), "{run}");
        assert!(!run.stdout.contains("s3cret"), "{run}");
    });
}

#[test]
fn what_is_not_understood_is_said() {
    let tool = Tool::new(Dialect::Sqlite);
    let said = |line: &str, more: &[&str], code: i32, expected: &str| {
        let mut command = tool.command(line);
        command.args(more);
        let run = tool.app.finish(command).exits(code);
        assert!(run.stderr.contains(expected), "{expected}\n{run}");
    };
    said(
        "transfer --models accuonts",
        &[],
        2,
        "did you mean `accounts`?",
    );
    said(
        "transfer --models plans",
        &[],
        2,
        "`plans` holds system data: only users' rows are transferred",
    );
    said(
        "transfer --models posts",
        &["--where", "posts"],
        2,
        "there is no `=`",
    );
    said(
        "transfer --models posts",
        &["--where", "posts=bdy = ''"],
        2,
        "  bdy = ''\n  ^^^",
    );
    said(
        "transfer --models posts --format sarif",
        &[],
        2,
        "human or json",
    );
    let url = tool.old.url();
    let mut same = tool.app.tool("transfer --models posts");
    same.args(["--from", &url, "--to", &url]);
    let run = tool.app.finish(same).exits(3);
    assert!(run.stderr.contains("the same database"), "{run}");
    let mut other = tool
        .app
        .tool("transfer --models posts --from postgres://localhost/x");
    other.args(["--to", &url]);
    let run = tool.app.finish(other).exits(2);
    assert!(run.stderr.contains("different engines"), "{run}");
    let mut none = tool
        .app
        .tool("transfer --models posts --from sqlite:none.db?mode=rwc");
    none.args(["--to", &url]);
    tool.app.finish(none).exits(4);
    assert!(!tool.app.exists("none.db"));
}

#[test]
fn a_protected_database_must_be_named() {
    on_all(|dialect| {
        let tool = Tool::new(dialect);
        let mut command = tool.command("transfer --models accounts --execute --yes");
        command.env("PRODUCTION_URL", tool.new.url());
        let run = tool.app.finish(command).exits(3);
        assert!(
            run.stderr.contains("protected environment production"),
            "{run}"
        );
        tool.run("transfer --models accounts --env staging")
            .exits(3);
        tool.new.stamp("production", true);
        tool.run("transfer --models accounts --execute --yes")
            .exits(3);
        tool.run("transfer --models accounts --execute --yes --env staging")
            .exits(3);
        assert_eq!(tool.new.must("SELECT count(*) FROM accounts;"), "0");
        tool.run("transfer --models accounts --execute --yes --env production")
            .exits(0);
        assert_eq!(tool.new.must("SELECT count(*) FROM accounts;"), "3");
    });
}

/// Waits until a query of the new database gives something.
fn until(tool: &Tool, sql: &str) -> String {
    let end = Instant::now() + Duration::from_secs(120);
    loop {
        let found = tool.new.must(sql);
        if !found.is_empty() {
            return found;
        }
        assert!(Instant::now() < end, "{sql}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn a_connection_that_is_lost_leaves_everything_as_it_was() {
    for (dialect, hold, held, waits) in [
        (
            Dialect::Postgres,
            "BEGIN; LOCK TABLE users IN SHARE MODE;\n",
            "SELECT 1 FROM pg_locks WHERE relation = 'users'::regclass AND mode = 'ShareLock' AND granted;",
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() \
             AND wait_event_type = 'Lock' AND query LIKE 'LOCK TABLE%';",
        ),
        (
            Dialect::Mysql,
            "LOCK TABLES users READ;\n",
            "SHOW OPEN TABLES WHERE In_use > 0 AND `Database` = DATABASE();",
            "SELECT id FROM information_schema.processlist WHERE db = DATABASE() AND state LIKE 'Waiting for table%';",
        ),
    ] {
        let tool = Tool::new(dialect);
        let before = tool.counts(&tool.new);
        let mut holder = tool.new.command(tool.new.owner(), Client::Plain);
        holder.stdin(Stdio::piped()).stdout(Stdio::null());
        let mut holder = holder.spawn().expect("the client starts");
        let mut stdin = holder.stdin.take().expect("it reads");
        stdin.write_all(hold.as_bytes()).expect("it is written");
        stdin.flush().expect("it is written");
        until(&tool, held);
        let line = format!("transfer --models {ALL} --execute --yes");
        let run = std::thread::scope(|scope| {
            let run = scope.spawn(|| tool.run(&line));
            let found = until(&tool, waits);
            if dialect == Dialect::Mysql {
                tool.new.must(&format!("KILL {found};"));
            }
            run.join().expect("it ends")
        });
        let run = run.exits(4);
        assert!(run.stderr.contains("nothing was changed"), "{run}");
        drop(stdin);
        let _ = holder.kill();
        holder.wait().expect("it ends");
        assert_eq!(tool.counts(&tool.new), before);
        tool.run(&line).exits(0);
        assert_eq!(tool.new.must("SELECT count(*) FROM accounts;"), "3");
    }
}
