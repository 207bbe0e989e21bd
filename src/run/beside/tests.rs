//! What two connections find, and what becomes of it where one fails.

mod took_part;

use std::future::pending;
use std::sync::Arc;

use super::*;
use crate::engine::{block_on, plain};

/// What a look at the schema does, by how often there was one before.
type Look = fn(usize) -> BoxFuture<'static, Result<usize, RunError>>;

struct Asked {
    opening: Opening,
    own: Vec<String>,
    shared: Vec<String>,
    looks: AtomicUsize,
    look: Look,
}

impl Questions for Asked {
    type Schema = usize;

    fn opening(&self) -> &Opening {
        &self.opening
    }

    fn schema<'s>(&'s self, _session: &'s mut Session) -> BoxFuture<'s, Result<usize, RunError>> {
        (self.look)(self.looks.fetch_add(1, Ordering::SeqCst))
    }

    fn own(&self) -> &[String] {
        &self.own
    }

    fn shared(&self) -> &[String] {
        &self.shared
    }

    fn failed(&self, error: sqlx::Error) -> RunError {
        RunError::database(plain(&error))
    }
}

fn numbers(numbers: std::ops::Range<u32>) -> Vec<String> {
    numbers.map(|number| format!("SELECT {number}")).collect()
}

/// The address of a file in a folder of its own.
fn file() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let url = format!("sqlite://{}?mode=rwc", folder.path().join("db").display());
    (folder, url)
}

/// Asks for 0 to 39 alone and for 40 to 79 together, in a file; `stop` says that somebody wants it to end.
fn answers(own: Vec<String>, look: Look, stop: bool) -> Result<(usize, Vec<String>), RunError> {
    let (_folder, url) = file();
    let questions = Asked {
        opening: Opening {
            begin: vec!["BEGIN".to_owned()],
            settings: Vec::new(),
        },
        own,
        shared: numbers(40..80),
        looks: AtomicUsize::new(0),
        look,
    };
    block_on(async || {
        let mut session = Session::open(&url).await?;
        session.execute("CREATE TABLE t (a)").await.expect("a file");
        session.stops_at(Arc::new(AtomicBool::new(stop)));
        let answers = ask(&mut session, &questions).await;
        session.execute("ROLLBACK").await.expect("it has begun");
        session.close().await;
        let answers = answers?;
        let rows = answers.own.into_iter().chain(answers.shared);
        let values = rows.flatten().flatten().flatten().collect();
        Ok((answers.schema, values))
    })
}

fn all_numbers() -> Vec<String> {
    (0..80).map(|number: u32| number.to_string()).collect()
}

#[test]
fn what_two_connections_find_stands_in_the_order_of_the_questions() {
    let found = answers(
        numbers(0..40),
        |looks| Box::pin(async move { Ok(looks) }),
        false,
    );
    assert_eq!(found, Ok((0, all_numbers())));
}

#[test]
fn what_the_second_connection_fails_to_do_the_session_does() {
    let look: Look = |looks| {
        Box::pin(async move {
            match looks {
                0 => Err(RunError::database("lost")),
                _ => Ok(looks),
            }
        })
    };
    assert_eq!(answers(numbers(0..40), look, false), Ok((1, all_numbers())));
}

#[test]
fn another_schema_says_more_than_the_error_that_it_led_to() {
    let mut own = numbers(0..40);
    own.push("SELECT * FROM gone".to_owned());
    let refused: Look = |_| Box::pin(async { Err(RunError::refused("missing: table gone")) });
    let found = answers(own.clone(), refused, false);
    assert_eq!(found, Err(RunError::refused("missing: table gone")));
    let found = answers(own, |looks| Box::pin(async move { Ok(looks) }), false);
    let error = found.expect_err("there is no such table");
    assert!(error.message.contains("no such table: gone"), "{error:?}");
}

#[test]
fn who_wants_it_to_end_does_not_wait_for_the_second_connection() {
    let found = answers(numbers(0..40), |_| Box::pin(pending()), true);
    let error = found.expect_err("it was to end");
    assert_eq!(error.message, "interrupted\nnothing was changed");
}

#[test]
fn a_database_in_memory_has_one_connection() {
    block_on(async || {
        let mut session = Session::open("sqlite::memory:").await.expect("opened");
        assert!(Second::prepare(&mut session).await.is_none());
    });
}

#[cfg(unix)]
#[test]
fn another_file_at_the_same_path_is_another_database() {
    let (folder, url) = file();
    block_on(async || {
        let mut session = Session::open(&url).await.expect("opened");
        session.execute("CREATE TABLE t (a)").await.expect("a file");
        assert!(Second::prepare(&mut session).await.is_some());
        let (db, other) = (folder.path().join("db"), folder.path().join("other"));
        std::fs::copy(&db, &other).expect("a copy");
        std::fs::rename(&other, &db).expect("in its place");
        assert!(Second::prepare(&mut session).await.is_none());
    });
}
