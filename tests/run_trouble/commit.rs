//! The connection is lost while COMMIT is under way, before the server has it or before its answer is here: the tool
//! finds out which, and says so.

use std::process::Command;

use cargo_data_class::schema::Dialect;

use crate::case::{Case, Task};
use crate::proxy::{Break, Proxy};
use crate::server::Mortal;
use crate::support::Run;

const SERVERS: [Dialect; 2] = [Dialect::Postgres, Dialect::Mysql];

fn case(task: Task, dialect: Dialect) -> Case {
    let case = Case::new(task, dialect, Some(&Mortal::start(dialect, false)));
    case.fill();
    case
}

/// Runs the tool by a way that breaks.
#[track_caller]
fn broken(case: &Case, line: &str, at: Break) -> Run {
    let proxy = Proxy::start(&case.shop.live, at);
    let mut command: Command = case.shop.app.tool(line);
    command
        .arg("--database-url")
        .arg(proxy.url(&case.shop.live));
    let run = case.shop.app.finish(command);
    assert!(proxy.has_broken(), "{run}");
    run
}

#[track_caller]
fn says(run: &Run, words: &[&str]) {
    let text = run.to_string();
    for word in words {
        assert!(text.contains(word), "{word:?} is not in {text}");
    }
}

/// The statement that commits a full cleanup.
fn end_of_clean(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Postgres => "COMMIT",
        _ => "EXECUTE data_class_end",
    }
}

#[test]
fn a_clean_knows_whether_its_commit_arrived() {
    for dialect in SERVERS {
        let case = case(Task::Clean, dialect);
        let before = case.contents();
        let at = Break {
            behind: "data_class_runs",
            at: end_of_clean(dialect),
            nth: 1,
            arrives: false,
        };
        let run = broken(&case, case.line, at).exits(4);
        let lost = "the connection was lost at COMMIT";
        says(
            &run,
            &[lost, "the server has rolled back: nothing was changed"],
        );
        assert_eq!(case.contents(), before);

        let at = Break {
            arrives: true,
            ..at
        };
        let run = broken(&case, case.line, at).exits(4);
        says(
            &run,
            &[lost, "the server has committed: the cleanup is done"],
        );
        let after = case.contents();
        assert!(after.len() < before.len());
        case.shop.run(case.line).exits(0);
        assert_eq!(case.contents(), after);
    }
}

#[test]
fn a_purge_knows_whether_a_batch_s_commit_arrived() {
    for dialect in SERVERS {
        let case = case(Task::Purge, dialect);
        for (arrives, word) in [
            (false, "the server has rolled back the batch at work"),
            (
                true,
                "the server has committed the batch at work, which is counted",
            ),
        ] {
            let before = case.contents().len();
            let at = Break {
                behind: "",
                at: "COMMIT",
                nth: 3,
                arrives,
            };
            let run = broken(&case, case.line, at).exits(4);
            let gone = before - case.contents().len();
            assert!(gone > 0, "{run}");
            let counted = format!("deleted {gone} rows");
            says(&run, &["the connection was lost at COMMIT", word, &counted]);
        }
        case.shop.run("purge --execute --yes").exits(0);
    }
}

#[test]
fn a_seed_knows_whether_its_commit_arrived() {
    for dialect in SERVERS {
        let case = case(Task::Clean, dialect);
        case.shop.run("export").exits(0);
        case.shop.live.must("DELETE FROM settings WHERE id = 3;");
        if dialect == Dialect::Postgres {
            // The rows were given their numbers by hand.
            let sequence = "pg_get_serial_sequence('settings', 'id')";
            case.value(&format!("SELECT setval({sequence}, 100)"));
        }
        let at = Break {
            behind: "data_class_runs",
            at: "COMMIT",
            nth: 1,
            arrives: false,
        };
        let lost = "the connection was lost at COMMIT";
        let run = broken(&case, "seed --execute --yes", at).exits(4);
        says(
            &run,
            &[lost, "the server has rolled back: nothing was changed"],
        );
        assert_eq!(case.value("SELECT count(*) FROM settings"), "2");

        let at = Break {
            arrives: true,
            ..at
        };
        let run = broken(&case, "seed --execute --yes", at).exits(4);
        says(&run, &[lost, "the server has committed: all is seeded"]);
        assert_eq!(case.value("SELECT count(*) FROM settings"), "3");
        let run = case.shop.run("seed --execute --yes").exits(0);
        says(&run, &["seeded: 0 inserted, 0 updated"]);
    }
}

#[test]
fn a_restore_knows_whether_its_exchange_arrived() {
    for dialect in SERVERS {
        let case = case(Task::Clean, dialect);
        let whole = case.contents();
        case.shop.run("snapshot --name whole").exits(0);
        case.shop.live.must("DELETE FROM posts;");
        let before = case.contents();
        let (behind, at) = match dialect {
            Dialect::Postgres => ("RENAME TO", "COMMIT"),
            // The statement's last table is the last by name.
            _ => ("RENAME TABLE", ".`users`"),
        };
        let at = Break {
            behind,
            at,
            nth: 1,
            arrives: false,
        };
        let line = "restore whole --execute --yes";
        let run = broken(&case, line, at).exits(4);
        says(&run, &["can't be exchanged", "nothing was changed"]);
        assert_eq!(case.contents(), before);

        let at = Break {
            arrives: true,
            ..at
        };
        let run = broken(&case, line, at);
        assert_eq!(case.contents(), whole, "{run}");
        says(&run, &["restored whole"]);
        let list = case.shop.run("snapshot --list").exits(0);
        assert!(!list.stderr.contains("left over"), "{list}");
    }
}
