//! The ledger on the three engines.

use cargo_data_class::engine::block_on;
use cargo_data_class::run::Session;
use cargo_data_class::run::ledger::{End, Ledger, Outcome, Run, last};
use cargo_data_class::schema::Dialect;

use crate::engines::Live;

fn done(rows: &[(String, u64)]) -> End<'_> {
    End {
        outcome: Outcome::Done,
        rows,
        detail: "it's \"done\" \\ done",
    }
}

/// What the ledger says, without what differs from run to run.
fn told(runs: &[Run]) -> Vec<String> {
    let line = |run: &Run| {
        format!(
            "{} {} {} {:?} {:?}",
            run.command,
            run.plan_hash,
            run.outcome.name(),
            run.rows,
            run.detail
        )
    };
    runs.iter().map(line).collect()
}

#[test]
fn runs_are_entered_when_they_begin_and_finished_with_their_work() {
    for dialect in Dialect::ALL {
        let live = Live::new(dialect);
        let url = live.url();
        let runs = block_on(async || {
            let mut session = Session::open(&url).await.expect("it connects");
            assert_eq!(last(&mut session, 9).await.expect("read"), []);
            let first = Ledger::begin(&mut session, "purge", "abc").await;
            assert_eq!(first.trouble(), None);
            let rows = [("z.logs".to_owned(), 12), ("a".to_owned(), 0)];
            first
                .finish(&mut session, &done(&rows))
                .await
                .expect("finished");

            // What is rolled back is rolled back with its success, and not with its beginning.
            let second = Ledger::begin(&mut session, "clean", "def").await;
            session.execute("BEGIN").await.expect("begun");
            second
                .finish(&mut session, &done(&[]))
                .await
                .expect("finished");
            session.execute("ROLLBACK").await.expect("rolled back");
            last(&mut session, 9).await.expect("read")
        });
        assert_eq!(
            told(&runs),
            [
                "clean def running [] \"\"",
                "purge abc done [(\"z.logs\", 12), (\"a\", 0)] \"it's \\\"done\\\" \\\\ done\"",
            ],
            "{dialect:?}"
        );
        let [running, done] = runs.as_slice() else {
            panic!("{runs:?}");
        };
        assert!(
            running.duration_ms.is_none() && done.duration_ms.is_some_and(|took| took < 60_000)
        );
        assert!(done.who.contains('@'), "{}", done.who);
        let shape: String = done
            .started_at
            .chars()
            .map(|c| if c.is_ascii_digit() { '0' } else { c })
            .collect();
        assert_eq!(shape, "0000-00-00T00:00:00Z", "{dialect:?}");
    }
}

#[test]
fn a_role_that_may_not_make_tables_runs_without_a_ledger_and_says_so() {
    for (dialect, sql, said) in [
        (
            Dialect::Postgres,
            "CREATE ROLE reader_of_runs LOGIN;",
            "permission denied for schema public",
        ),
        (
            Dialect::Mysql,
            "CREATE USER reader_of_runs@localhost; GRANT SELECT ON *.* TO reader_of_runs@localhost;",
            "CREATE command denied",
        ),
        (Dialect::Sqlite, "CREATE TABLE t (a);", "readonly database"),
    ] {
        let live = Live::new(dialect);
        live.must(sql);
        let url = match dialect {
            Dialect::Sqlite => live.url().replace("mode=rwc", "mode=ro"),
            _ => as_user(&live.url(), "reader_of_runs"),
        };
        let trouble = block_on(async || {
            let mut session = Session::open(&url).await.expect("it connects");
            let ledger = Ledger::begin(&mut session, "purge", "abc").await;
            ledger
                .finish(&mut session, &done(&[]))
                .await
                .expect("nothing to finish");
            assert_eq!(last(&mut session, 9).await.expect("read"), []);
            ledger.trouble().unwrap_or_default().to_owned()
        });
        assert!(trouble.contains(said), "{dialect:?}: {trouble}");
    }
}

/// The same database as another user.
pub(crate) fn as_user(url: &str, user: &str) -> String {
    let (scheme, rest) = url.split_once("://").expect("a URL");
    let (_, place) = rest.split_once('@').unwrap_or(("", rest));
    format!("{scheme}://{user}@{place}")
}
