//! Questions that two connections answer side by side: both see one state of the data.
//!
//! A second connection is opened while the first one begins. It looks whether the schema is the plan's, and then takes
//! its share of the questions that need nothing made before. Where there can be none, or where anything fails, the
//! session's own connection does it all, the schema first: no more is asked for than a role with one connection has.

mod view;

use std::pin::pin;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use futures_util::future::{BoxFuture, Either, select};

use self::view::{Second, View};
use super::driver::{is_cancelled, is_lost};
use super::error::RunError;
use super::session::{Session, TextRow};
use crate::engine::INTERRUPTED;
use crate::sql::opening::Opening;

/// What is asked.
pub(super) trait Questions: Sync {
    /// What a look at the schema says.
    type Schema: Send;

    /// Begins the transaction.
    fn opening(&self) -> &Opening;

    /// What a second connection runs before its transaction; the session has done so.
    fn before(&self) -> &[String];

    /// What a second connection runs inside its transaction; the session has done so.
    fn inside(&self) -> &[String];

    /// Looks whether the schema is the plan's; inside the transaction.
    fn schema<'s>(
        &'s self,
        session: &'s mut Session,
    ) -> BoxFuture<'s, Result<Self::Schema, RunError>>;

    /// Statements and queries in their order, for the session alone: they may make tables for each other.
    fn own(&self) -> &[String];

    /// Queries that need nothing else.
    fn shared(&self) -> &[String];

    /// The database's error, for people.
    fn failed(&self, error: sqlx::Error) -> RunError;
}

/// What was answered.
pub(super) struct Answers<S> {
    /// Of the schema.
    pub(super) schema: S,
    /// Of each of the session's own statements.
    pub(super) own: Vec<Vec<TextRow>>,
    /// Of each shared query.
    pub(super) shared: Vec<Vec<TextRow>>,
}

/// Asks. The session's transaction is open afterwards, if it is not broken.
pub(super) async fn ask<Q: Questions>(
    session: &mut Session,
    questions: &Q,
) -> Result<Answers<Q::Schema>, RunError> {
    if let Some(answers) = together(session, questions).await? {
        return Ok(answers);
    }
    alone(session, questions).await
}

async fn alone<Q: Questions>(
    session: &mut Session,
    questions: &Q,
) -> Result<Answers<Q::Schema>, RunError> {
    let failed = |error| questions.failed(error);
    let schema = looked(session, questions).await?;
    let own = all(session, questions.own()).await.map_err(failed)?;
    let shared = all(session, questions.shared()).await.map_err(failed)?;
    Ok(Answers {
        schema,
        own,
        shared,
    })
}

/// Begins, and looks at the schema.
async fn looked<Q: Questions>(session: &mut Session, questions: &Q) -> Result<Q::Schema, RunError> {
    for sql in questions.opening().statements() {
        let done = session.execute(sql).await;
        done.map_err(|error| questions.failed(error))?;
    }
    questions.schema(session).await
}

async fn all(session: &mut Session, queries: &[String]) -> Result<Vec<Vec<TextRow>>, sqlx::Error> {
    let mut answers = Vec::with_capacity(queries.len());
    for sql in queries {
        answers.push(session.rows(sql).await?);
    }
    Ok(answers)
}

/// None where it has to be done alone, from the start.
async fn together<Q: Questions>(
    session: &mut Session,
    questions: &Q,
) -> Result<Option<Answers<Q::Schema>>, RunError> {
    let Some(mut second) = Second::prepare(session).await else {
        return Ok(None);
    };
    let view = match second.begin(session, questions).await {
        Ok(Some(view)) => view,
        Ok(None) => return given_up(session).await,
        Err(error) if is_over(&error) => return Err(questions.failed(error)),
        Err(_) => return given_up(session).await,
    };
    let work = Work {
        questions,
        looked: AtomicBool::new(false),
        next: AtomicUsize::new(0),
    };
    let stopped = session.stopped();
    let (ours, theirs) = (work.ours(session), work.theirs(second, view));
    let found = match select(pin!(ours), pin!(theirs)).await {
        // The second one has not begun, or can't.
        Either::Left((Ok(ours), _)) if ours.schema.is_some() => Ok(Found(ours, None)),
        Either::Left((Ok(ours), theirs)) => match select(theirs, pin!(stopped)).await {
            Either::Left((theirs, _)) => Ok(Found(ours, theirs)),
            Either::Right(_) => Err(Failure::Stopped),
        },
        Either::Left((Err(error), _)) => Err(error),
        Either::Right((theirs, ours)) => ours.await.map(|ours| Found(ours, theirs)),
    };
    match found {
        Ok(found) => match found.whole(questions.shared().len()) {
            Some(answers) => Ok(Some(answers)),
            None => given_up(session).await,
        },
        Err(Failure::Schema(error)) => Err(error),
        Err(Failure::Stopped) => Err(RunError::database(INTERRUPTED).unchanged()),
        Err(Failure::Database(error)) if is_over(&error) => Err(questions.failed(error)),
        // Another schema than the plan's says more than what it led to.
        Err(Failure::Database(error)) => {
            given_up::<()>(session).await?;
            looked(session, questions).await?;
            Err(questions.failed(error))
        }
    }
}

/// Whether nothing more is to be asked: somebody wants it to end, or nobody answers.
fn is_over(error: &sqlx::Error) -> bool {
    is_cancelled(error) || is_lost(error)
}

async fn given_up<A>(session: &mut Session) -> Result<Option<A>, RunError> {
    // Where no transaction is open there is nothing to undo.
    let _ = session.execute("ROLLBACK").await;
    Ok(None)
}

/// Why the session has not done its part.
enum Failure {
    /// The schema is not the plan's, or can't be looked at.
    Schema(RunError),
    Database(sqlx::Error),
    /// Somebody wants it to end, and the second connection is still at work.
    Stopped,
}

/// A connection's part.
struct Share<S> {
    /// Where it has looked.
    schema: Option<S>,
    own: Vec<Vec<TextRow>>,
    shared: Vec<(usize, Vec<TextRow>)>,
}

/// What the session found, and what the second connection did unless it failed or had nothing to do.
struct Found<S>(Share<S>, Option<Share<S>>);

impl<S> Found<S> {
    /// All answers; none where one is missing.
    fn whole(self, count: usize) -> Option<Answers<S>> {
        let Found(ours, theirs) = self;
        let (theirs_schema, theirs_shared) = match theirs {
            Some(share) => (share.schema, share.shared),
            None => (None, Vec::new()),
        };
        let mut shared: Vec<Option<Vec<TextRow>>> = vec![None; count];
        for (at, rows) in ours.shared.into_iter().chain(theirs_shared) {
            if let Some(answer) = shared.get_mut(at) {
                *answer = Some(rows);
            }
        }
        Some(Answers {
            schema: ours.schema.or(theirs_schema)?,
            own: ours.own,
            shared: shared.into_iter().collect::<Option<_>>()?,
        })
    }
}

/// What two connections do.
struct Work<'q, Q> {
    questions: &'q Q,
    /// Whether somebody looks at the schema, or has.
    looked: AtomicBool,
    /// The next shared question.
    next: AtomicUsize,
}

impl<Q: Questions> Work<'_, Q> {
    /// The session's part: its own questions, shared ones, and the schema where the second connection is not there yet.
    async fn ours(&self, session: &mut Session) -> Result<Share<Q::Schema>, Failure> {
        let own = all(session, self.questions.own()).await;
        let own = own.map_err(Failure::Database)?;
        let shared = self.shared(session).await.map_err(Failure::Database)?;
        let schema = match self.looked.swap(true, Ordering::SeqCst) {
            true => None,
            false => Some(
                self.questions
                    .schema(session)
                    .await
                    .map_err(Failure::Schema)?,
            ),
        };
        Ok(Share {
            schema,
            own,
            shared,
        })
    }

    /// The second connection's part: the schema, and shared questions where it sees the same data. None where it fails,
    /// and then nobody takes any more questions: all are to be asked again.
    async fn theirs(&self, second: Second, view: View) -> Option<Share<Q::Schema>> {
        let mut session = second.enter(&view, self.questions).await?;
        if self.looked.swap(true, Ordering::SeqCst) {
            session.close().await;
            return None;
        }
        let share = self.their_share(&mut session, &view).await;
        if share.is_none() {
            self.next
                .store(self.questions.shared().len(), Ordering::SeqCst);
        }
        session.close().await;
        share
    }

    async fn their_share(&self, session: &mut Session, view: &View) -> Option<Share<Q::Schema>> {
        let schema = self.questions.schema(session).await.ok()?;
        let shared = match view.is_same() {
            true => self.shared(session).await.ok()?,
            false => Vec::new(),
        };
        Some(Share {
            schema: Some(schema),
            own: Vec::new(),
            shared,
        })
    }

    /// Questions that nobody has taken yet.
    async fn shared(
        &self,
        session: &mut Session,
    ) -> Result<Vec<(usize, Vec<TextRow>)>, sqlx::Error> {
        let mut answers = Vec::new();
        loop {
            let at = self.next.fetch_add(1, Ordering::SeqCst);
            let Some(sql) = self.questions.shared().get(at) else {
                return Ok(answers);
            };
            answers.push((at, session.rows(sql).await?));
        }
    }
}

#[cfg(test)]
mod tests {
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

        fn before(&self) -> &[String] {
            &[]
        }

        fn inside(&self) -> &[String] {
            &[]
        }

        fn schema<'s>(
            &'s self,
            _session: &'s mut Session,
        ) -> BoxFuture<'s, Result<usize, RunError>> {
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

    /// Asks for 0 to 39 alone and for 40 to 79 together, in a file; `stop` says that somebody wants it to end.
    fn answers(own: Vec<String>, look: Look, stop: bool) -> Result<(usize, Vec<String>), RunError> {
        let folder = tempfile::tempdir().expect("a folder");
        let url = format!("sqlite://{}?mode=rwc", folder.path().join("db").display());
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
    fn what_fails_beside_is_done_alone() {
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
}
