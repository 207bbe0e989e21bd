//! After a connection was lost at COMMIT: what the server did with the transaction.

use std::time::Duration;

use super::driver::is_lost;
use super::error::RunError;
use super::ledger::{self, Ledger, Outcome};
use super::session::Session;
use crate::engine::plain;
use crate::schema::Dialect;

/// How often, and how long apart, the server is asked: it may be starting again.
const TRIES: u32 = 120;
const APART: Duration = Duration::from_millis(250);

/// Connects, also to a server that is starting again.
pub(super) async fn again(
    open: impl AsyncFn() -> Result<Session, RunError>,
) -> Result<Session, RunError> {
    let mut tried = 1;
    loop {
        match open().await {
            Err(_) if tried < TRIES => tried += 1,
            result => return result,
        }
        tokio::time::sleep(APART).await;
    }
}

/// What became of a transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Settled {
    Committed,
    RolledBack,
    /// Nobody knows.
    Unknown,
}

/// By what a transaction is found again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Trace {
    /// PostgreSQL's own number of it.
    transaction: Option<String>,
    /// The ledger's entry, and what the transaction writes there.
    entry: Option<(i64, Mark)>,
}

/// What is so, for people, where a transaction was committed and where it was not.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words<'a> {
    pub(super) done: &'a str,
    /// Ends in `nothing was changed`, or says what stays.
    pub(super) undone: &'a str,
}

/// Commits a run whose entry in the ledger is finished. `done` says for people what is so where it was committed.
pub(super) async fn commit(
    session: &mut Session,
    ledger: &Ledger,
    url: Option<&str>,
    done: &str,
) -> Result<(), RunError> {
    let words = Words {
        done,
        undone: "nothing was changed",
    };
    let entry = ledger.id().map(|id| (id, Mark::Done));
    commit_as(session, entry, url, words).await
}

/// Commits a transaction that has written a mark into an entry of the ledger.
pub(super) async fn commit_as(
    session: &mut Session,
    entry: Option<(i64, Mark)>,
    url: Option<&str>,
    words: Words<'_>,
) -> Result<(), RunError> {
    let Words { done, undone } = words;
    let trace = Trace::of(session, entry).await;
    let trace = trace.map_err(|error| RunError::lost(&error))?;
    let Err(error) = session.execute("COMMIT").await else {
        return Ok(());
    };
    if !is_lost(&error) {
        return Err(RunError::database(format!(
            "COMMIT was refused: {}\nnothing was changed",
            plain(&error)
        )));
    }
    let only = match undone.strip_suffix(" was changed") {
        Some(nothing) => nothing.to_owned(),
        None => format!("only {undone}"),
    };
    let what = match trace.settle(url).await {
        Settled::Committed => {
            format!("the server has committed: {done}, and only the report is lost")
        }
        Settled::RolledBack => format!("the server has rolled back: {undone}"),
        Settled::Unknown => {
            format!("whether the server has committed can't be told: {done}, or {only}")
        }
    };
    Err(RunError::database(format!(
        "the connection was lost at COMMIT: {}\n{what}",
        plain(&error)
    ))
    .help("run it again: what is there already is not touched"))
}

/// What a transaction writes into its entry of the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Mark {
    /// That the run is done.
    Done,
    /// How many rows it has deleted by now, as the table has it.
    Rows(String),
    /// How far it is.
    Detail(String),
}

impl Trace {
    /// Notes by what the open transaction can be found again.
    pub(super) async fn of(
        session: &mut Session,
        entry: Option<(i64, Mark)>,
    ) -> Result<Trace, sqlx::Error> {
        let transaction = match session.dialect() {
            Dialect::Postgres => session.value("SELECT txid_current()").await?,
            Dialect::Sqlite | Dialect::Mysql => None,
        };
        Ok(Trace { transaction, entry })
    }

    /// Asks the server, by a new connection; there is no way to it without its address.
    pub(super) async fn settle(&self, url: Option<&str>) -> Settled {
        let Some(url) = url else {
            return Settled::Unknown;
        };
        for _ in 0..TRIES {
            if let Ok(mut session) = Session::open(url).await {
                let settled = self.ask(&mut session).await;
                session.close().await;
                if let Some(settled) = settled {
                    return settled;
                }
            }
            tokio::time::sleep(APART).await;
        }
        Settled::Unknown
    }

    /// None where it isn't decided yet.
    async fn ask(&self, session: &mut Session) -> Option<Settled> {
        let Some(number) = &self.transaction else {
            return self.entered(session).await;
        };
        let sql = format!("SELECT txid_status({number})");
        match session.value(&sql).await {
            Ok(Some(status)) => match (status.as_str(), &self.entry) {
                ("aborted", _) => Some(Settled::RolledBack),
                ("committed", None) => Some(Settled::Committed),
                // A server that has crashed gives the number of a transaction that left no trace to another one.
                ("committed", Some(_)) => self.entered(session).await,
                _ => None,
            },
            Ok(None) => self.entered(session).await,
            // A number of the future: the server has crashed, and knows nothing of it.
            Err(sqlx::Error::Database(error)) if error.code().as_deref() == Some("22023") => {
                Some(Settled::RolledBack)
            }
            Err(_) => None,
        }
    }

    /// What stands in the ledger. The entry is locked for as long as the transaction is undecided: reading its last
    /// state waits for that.
    async fn entered(&self, session: &mut Session) -> Option<Settled> {
        let Some((id, mark)) = &self.entry else {
            return Some(Settled::Unknown);
        };
        let column = match mark {
            Mark::Done => "result",
            Mark::Rows(_) => "rows_per_table",
            Mark::Detail(_) => "detail",
        };
        let lock = match session.dialect() {
            Dialect::Mysql => " LOCK IN SHARE MODE",
            Dialect::Postgres | Dialect::Sqlite => "",
        };
        let table = ledger::table(session.dialect());
        let sql = format!("SELECT {column} FROM {table} WHERE id = {id}{lock}");
        let found = session.value(&sql).await.ok()?;
        let expected = match mark {
            Mark::Done => Outcome::Done.name(),
            Mark::Rows(text) | Mark::Detail(text) => text,
        };
        // An entry that is not there was made before, and lost with the transaction.
        Some(match found.as_deref() == Some(expected) {
            true => Settled::Committed,
            false => Settled::RolledBack,
        })
    }
}
