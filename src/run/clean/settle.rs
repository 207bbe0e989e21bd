//! After a connection was lost at COMMIT: what the server did with the transaction.

use std::time::Duration;

use crate::run::ledger::{self, Outcome};
use crate::run::session::Session;
use crate::schema::Dialect;

/// How often, and how long apart, the server is asked: it may be starting again.
const TRIES: u32 = 30;
const APART: Duration = Duration::from_secs(1);

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
    pub(super) transaction: Option<String>,
    /// The ledger's entry, which the transaction finishes.
    pub(super) entry: Option<i64>,
}

/// Notes by what the open transaction can be found again.
pub(super) async fn trace(session: &mut Session, entry: Option<i64>) -> Result<Trace, sqlx::Error> {
    let transaction = match session.dialect() {
        Dialect::Postgres => session.value("SELECT txid_current()").await?,
        Dialect::Sqlite | Dialect::Mysql => None,
    };
    Ok(Trace { transaction, entry })
}

/// Asks the server, by a new connection.
pub(super) async fn settle(url: &str, trace: &Trace) -> Settled {
    for _ in 0..TRIES {
        if let Ok(mut session) = Session::open(url).await {
            let settled = ask(&mut session, trace).await;
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
async fn ask(session: &mut Session, trace: &Trace) -> Option<Settled> {
    if let Some(number) = &trace.transaction {
        let sql = format!("SELECT txid_status({number})");
        return match session.value(&sql).await.ok()?.as_deref() {
            Some("committed") => Some(Settled::Committed),
            Some("aborted") => Some(Settled::RolledBack),
            Some(_) => None,
            None => Some(Settled::Unknown),
        };
    }
    let Some(entry) = trace.entry else {
        return Some(Settled::Unknown);
    };
    // The entry is locked for as long as the transaction is undecided: reading its last state waits for that.
    let sql = format!(
        "SELECT result FROM {} WHERE id = {entry}{}",
        ledger::TABLE,
        if session.dialect() == Dialect::Mysql {
            " LOCK IN SHARE MODE"
        } else {
            ""
        }
    );
    let result = session.value(&sql).await.ok()??;
    Some(if result == Outcome::Done.name() {
        Settled::Committed
    } else {
        Settled::RolledBack
    })
}
