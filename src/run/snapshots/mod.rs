//! Snapshots: a database's full state, taken and put back.
//!
//! A snapshot is a copy with a [`Receipt`], which says what the copy holds: every table's rows and their checksum, and
//! the definition of everything else. The copy is read again before there is a receipt. A restore builds the database
//! anew beside the live one, compares it with the receipt, and only then exchanges the two in one step of the engine's
//! (or file system's) own: whatever ends it, one of the two is there under the name, whole.

mod address;
mod carry;
mod content;
mod mysql;
mod names;
mod postgres;
mod program;
mod receipt;
mod sqlite;
mod sqlite_restore;

pub use content::{Content, TableContent};
pub use names::check as check_name;
pub use receipt::{FOLDER, Method, Receipt, left_over};
use std::path::Path;

use super::error::{Kind, RunError};
use super::interrupt::until_interrupted;
use super::ledger::{End, Ledger, Outcome};
use super::session::Session;
use super::stamp::{Stamp, StampState};
use crate::engine::{INTERRUPTED, plain};
use crate::schema::Dialect;

/// What is to be taken.
#[derive(Debug, Clone, Copy)]
pub struct Taking<'a> {
    /// The database's address.
    pub url: &'a str,
    /// The environment whose stamp it must bear.
    pub env: Option<&'a str>,
    /// Where snapshots are kept.
    pub folder: &'a Path,
    /// The snapshot's name; by default the time.
    pub name: Option<&'a str>,
}

/// What is to be put back, and where.
#[derive(Debug, Clone, Copy)]
pub struct Restoring<'a> {
    /// The database's address.
    pub url: &'a str,
    /// Where snapshots are kept.
    pub folder: &'a Path,
    /// The snapshot.
    pub receipt: &'a Receipt,
    /// The stamp that the database bears, and will bear again.
    pub stamp: &'a Stamp,
}

/// What an engine's file says about a copy.
struct Taken {
    method: Method,
    copy: String,
    bytes: u64,
    sha256: Option<String>,
    properties: serde_json::Value,
    content: Content,
}

/// Takes a snapshot and checks it. The database is only read.
pub async fn take(taking: &Taking<'_>, say: &(dyn Fn(&str) + Sync)) -> Result<Receipt, RunError> {
    let look = async {
        let mut session = open(taking.url).await?;
        let stamp = StampState::read(&mut session).await?;
        stamp.require(taking.env)?;
        let environment = match stamp {
            StampState::Valid(stamp) => Some(stamp.name),
            _ => None,
        };
        let failed = |error: sqlx::Error| failed("the database can't be looked at", &error);
        let taken_at = now(&mut session).await.map_err(failed)?;
        let database = session.database_name().await.map_err(failed)?;
        let origin = origin(&mut session).await.map_err(failed)?;
        Ok((session, environment, taken_at, database, origin))
    };
    let (session, environment, taken_at, database, origin) =
        until_interrupted(look, "the database was only read, and there is no snapshot")
            .await
            .map_err(no_snapshot)?;
    receipt::make_folder(taking.folder)?;
    let waiting = receipt::alone(taking.folder, say);
    let _alone = until_interrupted(waiting, "there is no snapshot").await?;
    let name = free_name(taking, &taken_at)?;
    let source = session.place().to_owned();
    let dialect = session.dialect();
    let taken = match dialect {
        Dialect::Sqlite => sqlite::take(session, taking.folder, &name, say).await,
        Dialect::Postgres => postgres::take(session, taking.url, taking.folder, &name, say).await,
        Dialect::Mysql => mysql::take(session, taking.url, taking.folder, &name, say).await,
    };
    let taken = taken.map_err(no_snapshot)?;
    let receipt = Receipt {
        version: Receipt::version(),
        name,
        dialect,
        source,
        database,
        origin,
        environment,
        taken_at,
        method: taken.method,
        copy: taken.copy,
        bytes: taken.bytes,
        sha256: taken.sha256,
        properties: taken.properties,
        content: taken.content,
    };
    if let Err(error) = receipt.write(taking.folder) {
        let error = no_snapshot(error);
        // A copy without its receipt is none.
        let gone = remove(taking.folder, &receipt, Some(taking.url)).await;
        return Err(match gone {
            Ok(()) => error,
            Err(left) => error.also(left),
        });
    }
    Ok(receipt)
}

/// Refuses a snapshot of another database than the connected one.
pub async fn require_origin(session: &mut Session, receipt: &Receipt) -> Result<(), RunError> {
    if session.dialect() != receipt.dialect {
        return Err(RunError::usage(format!(
            "the snapshot {} is of a {} database",
            receipt.name,
            receipt.dialect.name()
        )));
    }
    let here = origin(session)
        .await
        .map_err(|error| failed("the database can't be looked at", &error))?;
    if here == receipt.origin {
        return Ok(());
    }
    Err(RunError::refused(format!(
        "the snapshot {} was taken of another database: {}",
        receipt.name, receipt.source
    ))
    .help("a restore puts a database's own state back; `{program} snapshot --list` shows whose each is"))
}

/// What a database holds now.
pub async fn content_of(session: &mut Session) -> Result<Content, RunError> {
    match session.dialect() {
        Dialect::Sqlite => sqlite::content(session).await,
        Dialect::Postgres => postgres::content(session).await,
        Dialect::Mysql => mysql::content(session).await,
    }
}

/// Puts a snapshot in the place of the database. Returns what people should know.
pub async fn restore(
    mut live: Session,
    restoring: &Restoring<'_>,
    say: &(dyn Fn(&str) + Sync),
) -> Result<Vec<String>, RunError> {
    let ledger = Ledger::begin(&mut live, "restore", &restoring.receipt.content.hash()).await;
    let mut notes = Vec::new();
    if let Some(trouble) = ledger.trouble() {
        notes.push(format!("the run is not in the ledger: {trouble}"));
    }
    let done = match live.dialect() {
        Dialect::Sqlite => sqlite_restore::restore(live, restoring, &ledger, &mut notes, say).await,
        Dialect::Postgres => postgres::restore(live, restoring, &ledger, &mut notes, say).await,
        Dialect::Mysql => mysql::restore(live, restoring, &ledger, &mut notes, say).await,
    };
    if let Err(error) = &done {
        enter_failure(&ledger, restoring.url, error).await;
    }
    done.map(|()| notes)
}

/// Enters a failure into the live database's ledger, as far as that can be done: it is told anyway.
async fn enter_failure(ledger: &Ledger, url: &str, error: &RunError) {
    let outcome = match error.message.starts_with(INTERRUPTED) {
        true => Outcome::Interrupted,
        false => Outcome::Failed,
    };
    let end = End {
        outcome,
        rows: &[],
        detail: &error.message,
    };
    if let Ok(mut live) = Session::open(url).await {
        let _ = ledger.finish(&mut live, &end).await;
        live.close().await;
    }
}

/// Removes a snapshot: its copy first, so that one that can't be removed is still known. `url` leads to the server of
/// a copy that is a database.
pub async fn remove(folder: &Path, receipt: &Receipt, url: Option<&str>) -> Result<(), RunError> {
    let gone = |path: &Path| {
        std::fs::remove_file(path).or_else(|error| match error.kind() {
            std::io::ErrorKind::NotFound => Ok(()),
            _ => Err(RunError::database(format!(
                "{} can't be removed: {error}",
                path.display()
            ))),
        })
    };
    match (receipt.file(folder), url) {
        (Some(file), _) => gone(&file)?,
        (None, Some(url)) => postgres::remove(url, receipt).await?,
        (None, None) => return Err(RunError::usage("the server of the snapshot must be named")),
    }
    gone(&Receipt::path(folder, &receipt.name))
}

/// What runs that were ended by force have left where the database is, each with the way to remove it.
pub async fn left_over_at(url: &str, known: &[Receipt]) -> Result<Vec<String>, RunError> {
    let mut session = open(url).await?;
    let found = match session.dialect() {
        Dialect::Sqlite => {
            let files = sqlite_restore::left_over(&sqlite::file(&mut session).await?);
            files
                .iter()
                .map(|file| file.display().to_string())
                .collect()
        }
        Dialect::Postgres => postgres::left_over(&mut session, known).await?,
        Dialect::Mysql => mysql::left_over(&mut session, known).await?,
    };
    session.close().await;
    Ok(found)
}

/// With a line that says so.
fn no_snapshot(mut error: RunError) -> RunError {
    if error.kind == Kind::Database && !error.message.contains("there is no snapshot") {
        error
            .message
            .push_str("\nthe database was only read, and there is no snapshot");
    }
    error
}

/// Opens a database that is there: SQLite would make the file.
pub async fn open(url: &str) -> Result<Session, RunError> {
    if let Ok(Dialect::Sqlite) = crate::engine::url::dialect(url) {
        sqlite::require_file(url)?;
    }
    Session::open(url).await.map_err(RunError::unchanged)
}

fn free_name(taking: &Taking<'_>, taken_at: &str) -> Result<String, RunError> {
    if let Some(name) = taking.name {
        names::check(name)?;
        return match Receipt::path(taking.folder, name).exists() {
            false => Ok(name.to_owned()),
            true => Err(
                RunError::usage(format!("there is a snapshot `{name}` already")).help(format!(
                    "choose another name, or remove that one: `{{program}} snapshot --drop {name}`"
                )),
            ),
        };
    }
    let time: String = taken_at.chars().filter(|c| *c != ':').collect();
    let mut name = time.clone();
    let mut next = 2;
    while Receipt::path(taking.folder, &name).exists() {
        name = format!("{time}-{next}");
        next += 1;
    }
    Ok(name)
}

async fn now(session: &mut Session) -> Result<String, sqlx::Error> {
    let sql = match session.dialect() {
        Dialect::Postgres => {
            "SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"
        }
        Dialect::Sqlite => "SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now')",
        Dialect::Mysql => "SELECT DATE_FORMAT(UTC_TIMESTAMP(), '%Y-%m-%dT%H:%i:%sZ')",
    };
    Ok(session.value(sql).await?.unwrap_or_default())
}

/// What stays the same for a database when it is restored.
async fn origin(session: &mut Session) -> Result<String, sqlx::Error> {
    let sql = match session.dialect() {
        Dialect::Postgres => {
            "SELECT concat_ws('/', system_identifier, current_database()) FROM pg_control_system()"
                .to_owned()
        }
        dialect => format!("SELECT {}", crate::sql::identity::expression(dialect)),
    };
    Ok(session.value(&sql).await?.unwrap_or_default())
}

fn failed(what: &str, error: &sqlx::Error) -> RunError {
    RunError::database(format!("{what}: {}\nnothing was changed", plain(error)))
}

/// A copy that isn't what it should be.
fn differs(what: &str, differences: &[String]) -> RunError {
    RunError::database(format!("{what}:\n  {}", differences.join("\n  ")))
}
