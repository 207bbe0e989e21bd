//! Questions that two connections answer side by side: both see one state of the data.
//!
//! A second connection is opened while the first one begins. It looks whether the schema is the plan's, and then takes
//! its share of the questions that need nothing made before. It is only a help: what it does not do, for whatever reason,
//! the session's own connection does, in the same transaction. Where there can be no second one, the schema comes first.

#[cfg(test)]
mod tests;
mod view;

use std::pin::pin;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use futures_util::future::{BoxFuture, Either, select};

use self::view::{Second, View};
use super::driver::{is_cancelled, is_lost};
use super::error::{Kind, RunError};
use super::interrupt::Interrupt;
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
    fn before(&self) -> &[String] {
        &[]
    }

    /// What a second connection runs inside its transaction; the session has done so.
    fn inside(&self) -> &[String] {
        &[]
    }

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
    if let Some(mut second) = Second::prepare(session).await {
        match second.begin(session, questions).await {
            Ok(Some(view)) => return Work::of(questions).together(session, second, view).await,
            Err(error) if is_over(&error) => return Err(questions.failed(error)),
            Ok(None) | Err(_) => roll_back(session).await,
        }
    }
    alone(session, questions).await
}

async fn alone<Q: Questions>(
    session: &mut Session,
    questions: &Q,
) -> Result<Answers<Q::Schema>, RunError> {
    let failed = |error| questions.failed(error);
    let schema = begin_and_look(session, questions).await?;
    let own = all(session, questions.own()).await.map_err(failed)?;
    let shared = all(session, questions.shared()).await.map_err(failed)?;
    Ok(Answers {
        schema,
        own,
        shared,
    })
}

async fn begin_and_look<Q: Questions>(
    session: &mut Session,
    questions: &Q,
) -> Result<Q::Schema, RunError> {
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

/// Whether nothing more is to be asked: somebody wants it to end, or nobody answers.
fn is_over(error: &sqlx::Error) -> bool {
    is_cancelled(error) || is_lost(error)
}

async fn roll_back(session: &mut Session) {
    // Where no transaction is open there is nothing to undo.
    let _ = session.execute("ROLLBACK").await;
}

/// Answers to shared questions, with the questions' places.
type Shared = Vec<(usize, Vec<TextRow>)>;

/// The session's part.
struct Ours<S> {
    /// Where it has looked.
    schema: Option<Result<S, RunError>>,
    own: Vec<Vec<TextRow>>,
    shared: Shared,
}

/// The second connection's part.
struct Theirs<S> {
    /// Open until the session has done its part: what it has read is locked against DDL, which no snapshot sees.
    session: Session,
    schema: Result<S, RunError>,
    shared: Shared,
}

/// What two connections do.
struct Work<'q, Q> {
    questions: &'q Q,
    /// Whether somebody looks at the schema, or has.
    looked: AtomicBool,
    /// Whether the schema is another one: then nobody needs to go on.
    refused: AtomicBool,
    /// The next shared question.
    next: AtomicUsize,
    /// What ends the second connection's statement.
    second: OnceLock<Interrupt>,
}

impl<'q, Q: Questions> Work<'q, Q> {
    fn of(questions: &'q Q) -> Self {
        Work {
            questions,
            looked: AtomicBool::new(false),
            refused: AtomicBool::new(false),
            next: AtomicUsize::new(0),
            second: OnceLock::new(),
        }
    }

    async fn together(
        &self,
        session: &mut Session,
        second: Second,
        view: View,
    ) -> Result<Answers<Q::Schema>, RunError> {
        let stopped = session.stopped();
        let (ours, theirs) = {
            let (ours, theirs) = (self.ours(session), self.theirs(second, view));
            match select(pin!(ours), pin!(theirs)).await {
                // The second one has not begun, or can't.
                Either::Left((Ok(ours), _)) if ours.schema.is_some() => (Ok(ours), None),
                Either::Left((Ok(ours), theirs)) => match select(theirs, pin!(stopped)).await {
                    Either::Left((theirs, _)) => (Ok(ours), theirs),
                    Either::Right(_) => {
                        self.end_second().await;
                        return Err(RunError::database(INTERRUPTED).unchanged());
                    }
                },
                Either::Left((Err(error), _)) => (Err(error), None),
                Either::Right((theirs, ours)) => (ours.await, theirs),
            }
        };
        match ours {
            Ok(ours) => self.put_together(session, ours, theirs).await,
            Err(error) => {
                self.end_second().await;
                Err(self.explained(session, error).await)
            }
        }
    }

    /// The session's part: its own questions, shared ones, and the schema where the second connection is not there yet.
    async fn ours(&self, session: &mut Session) -> Result<Ours<Q::Schema>, sqlx::Error> {
        let mut own = Vec::new();
        for sql in self.questions.own() {
            if self.refused.load(Ordering::SeqCst) {
                break;
            }
            own.push(session.rows(sql).await?);
        }
        let mut shared = Vec::new();
        self.share(session, &mut shared).await?;
        let mut schema = None;
        if !self.looked.swap(true, Ordering::SeqCst) {
            schema = Some(self.questions.schema(session).await);
        }
        Ok(Ours {
            schema,
            own,
            shared,
        })
    }

    /// The second connection's part: the schema, and shared questions where it sees the same data. None where it can't
    /// begin, or is late.
    async fn theirs(&self, second: Second, view: View) -> Option<Theirs<Q::Schema>> {
        let (mut session, interrupt) = second.enter(&view, self.questions).await?;
        let _ = self.second.set(interrupt);
        if self.looked.swap(true, Ordering::SeqCst) {
            session.close().await;
            return None;
        }
        let schema = self.questions.schema(&mut session).await;
        let mut shared = Vec::new();
        match &schema {
            Ok(_) if view.sees_the_data() => {
                // What it does not answer is asked again.
                let _ = self.share(&mut session, &mut shared).await;
            }
            Err(error) if error.kind == Kind::Refused => self.refused.store(true, Ordering::SeqCst),
            _ => {}
        }
        Some(Theirs {
            session,
            schema,
            shared,
        })
    }

    /// Asks questions that nobody has taken yet.
    async fn share(&self, session: &mut Session, answers: &mut Shared) -> Result<(), sqlx::Error> {
        while !self.refused.load(Ordering::SeqCst) {
            let at = self.next.fetch_add(1, Ordering::SeqCst);
            let Some(sql) = self.questions.shared().get(at) else {
                break;
            };
            answers.push((at, session.rows(sql).await?));
        }
        Ok(())
    }

    /// All answers; the session asks for those that are missing.
    async fn put_together(
        &self,
        session: &mut Session,
        ours: Ours<Q::Schema>,
        theirs: Option<Theirs<Q::Schema>>,
    ) -> Result<Answers<Q::Schema>, RunError> {
        let (second, their_schema, their_shared) = match theirs {
            Some(theirs) => (Some(theirs.session), Some(theirs.schema), theirs.shared),
            None => (None, None, Vec::new()),
        };
        let schema = match (ours.schema, their_schema) {
            (Some(schema), _) => schema?,
            (None, Some(Ok(schema))) => schema,
            (None, Some(Err(error))) if error.kind == Kind::Refused => return Err(error),
            (None, _) => self.questions.schema(session).await?,
        };
        let shared = self.questions.shared();
        let mut answers: Vec<Option<Vec<TextRow>>> = vec![None; shared.len()];
        for (at, rows) in ours.shared.into_iter().chain(their_shared) {
            if let Some(answer) = answers.get_mut(at) {
                *answer = Some(rows);
            }
        }
        for (answer, sql) in answers.iter_mut().zip(shared) {
            if answer.is_none() {
                let rows = session.rows(sql).await;
                *answer = Some(rows.map_err(|error| self.questions.failed(error))?);
            }
        }
        if let Some(second) = second {
            second.close().await;
        }
        Ok(Answers {
            schema,
            own: ours.own,
            shared: answers.into_iter().flatten().collect(),
        })
    }

    /// Why the session's part failed: another schema than the plan's says more than what it led to.
    async fn explained(&self, session: &mut Session, error: sqlx::Error) -> RunError {
        if !is_over(&error) {
            roll_back(session).await;
            if let Err(refused) = begin_and_look(session, self.questions).await {
                return refused;
            }
        }
        self.questions.failed(error)
    }

    /// Whoever is not waited for is told so: else it would count on, and hold what it reads.
    async fn end_second(&self) {
        if let Some(interrupt) = self.second.get() {
            interrupt.end().await;
        }
    }
}
