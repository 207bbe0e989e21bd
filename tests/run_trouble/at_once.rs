//! The same command twice at the same time: both end well, or one is told that the other is there; nothing is mixed up.

use std::process::{Child, Stdio};

use cargo_data_class::schema::Dialect;

use crate::case::{Case, Task};
use crate::server::Mortal;

fn case(task: Task, dialect: Dialect) -> Case {
    let mortal = (dialect != Dialect::Sqlite).then(|| Mortal::start(dialect, false));
    let case = Case::new(task, dialect, mortal.as_ref());
    case.fill();
    case
}

/// Runs a command twice at once; how each ended, and what it said.
fn twice(case: &Case, line: &str) -> Vec<(i32, String)> {
    let start = || -> Child {
        let mut tool = case.shop.tool(line);
        tool.stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        tool.spawn().expect("it starts")
    };
    let both = [start(), start()];
    let ends = both.into_iter().map(|child| {
        let output = child.wait_with_output().expect("it ends");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        (output.status.code().expect("no signal"), said)
    });
    ends.collect()
}

#[test]
fn two_purges_at_once_delete_what_one_deletes() {
    for dialect in Dialect::ALL {
        let case = case(Task::Purge, dialect);
        let one = "purge --execute --yes";
        case.shop.run(one).exits(0);
        let after = case.contents();
        case.fill();
        for (code, said) in twice(&case, one) {
            assert_eq!(code, 0, "{dialect:?}: {said}");
        }
        assert_eq!(case.contents(), after, "{dialect:?}");
    }
}

#[test]
fn two_seeds_at_once_seed_once() {
    for dialect in Dialect::ALL {
        let case = case(Task::Clean, dialect);
        case.shop.run("export").exits(0);
        case.shop.live.must("DELETE FROM settings WHERE id = 3;");
        if dialect == Dialect::Postgres {
            let sequence = "pg_get_serial_sequence('settings', 'id')";
            case.value(&format!("SELECT setval({sequence}, 100)"));
        }
        let ends = twice(&case, "seed --execute --yes");
        // Where one waits for the other's rows, MariaDB may end one of them.
        assert!(
            ends.iter().any(|(code, _)| *code == 0),
            "{dialect:?}: {ends:?}"
        );
        for (code, said) in &ends {
            let told = *code == 4 && said.contains("nothing was changed");
            assert!(*code == 0 || told, "{dialect:?}: {code} {said}");
        }
        assert_eq!(
            case.value("SELECT count(*) FROM settings"),
            "3",
            "{dialect:?}"
        );
        case.shop.run("seed --execute --yes").exits(0);
    }
}

#[test]
fn two_snapshots_of_one_name_at_once_are_one_whole_snapshot() {
    for dialect in Dialect::ALL {
        let case = case(Task::Clean, dialect);
        let before = case.contents();
        let ends = twice(&case, "snapshot --name same");
        let done = ends.iter().filter(|(code, _)| *code == 0).count();
        assert!(done >= 1, "{dialect:?}: {ends:?}");
        let list = case.shop.run("snapshot --list").exits(0);
        assert_eq!(list.stdout.lines().count(), 1, "{list}");
        assert!(
            !list.stderr.contains("left over"),
            "{dialect:?}: {ends:?} {list}"
        );
        case.shop.live.must("DELETE FROM posts;");
        case.shop.run("restore same --execute --yes").exits(0);
        assert_eq!(case.contents(), before, "{dialect:?}: {ends:?}");
    }
}
