//! The ledger: table `data_class_runs` in the database itself, a row for each run that changes it.
//!
//! A run begins its entry in a transaction of its own, as `running`, and finishes it in the one that does the work:
//! a run that was killed, or whose work was rolled back, stays `running` until its failure is entered. Nothing depends
//! on the ledger: where it can't be written, the run goes on and says so ([`Ledger::trouble`]).

use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::error::RunError;
use super::own_table::{self, OwnTable};
use super::session::Session;
use super::who::who;
use crate::engine::plain;
use crate::plan::Plan;
use crate::schema::{Dialect, canonical_json};
use crate::sql::quote::Quote;

/// The table's name; it lives in the default schema.
pub const TABLE: &str = "data_class_runs";

/// How a run ended, or that it didn't.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It began, and nobody has said how it ended: it is at work, or was killed.
    Running,
    /// All of it was done.
    Done,
    /// Some of it was done, and stays done.
    Partly,
    /// It failed; what it was about to do was rolled back.
    Failed,
    /// Somebody ended it; what it was about to do was rolled back.
    Interrupted,
}

impl Outcome {
    /// As the table has it.
    pub fn name(self) -> &'static str {
        match self {
            Outcome::Running => "running",
            Outcome::Done => "done",
            Outcome::Partly => "partly",
            Outcome::Failed => "failed",
            Outcome::Interrupted => "interrupted",
        }
    }

    /// What the table says; words of a later version are no success.
    fn of(name: &str) -> Self {
        match name {
            "running" => Outcome::Running,
            "done" => Outcome::Done,
            "partly" => Outcome::Partly,
            "interrupted" => Outcome::Interrupted,
            _ => Outcome::Failed,
        }
    }
}

/// The end of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct End<'a> {
    /// How.
    pub outcome: Outcome,
    /// Rows deleted (or written) by table, in the order in which they are to be shown.
    pub rows: &'a [(String, u64)],
    /// What else there is to say: why it failed, for example. Without passwords and without values of rows.
    pub detail: &'a str,
}

/// An entry as it stands in the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Its number.
    pub id: i64,
    /// The command: `clean`, `purge`, `seed`.
    pub command: String,
    /// The hash of what was run.
    pub plan_hash: String,
    /// The database's user and the operating system's, `app, mara@build-7`.
    pub who: String,
    /// When it began, in UTC by the database's clock: `2026-12-01T08:30:00Z`.
    pub started_at: String,
    /// How long it took, in milliseconds; none for one that did not end.
    pub duration_ms: Option<u64>,
    /// How it ended.
    pub outcome: Outcome,
    /// Rows by table.
    pub rows: Vec<(String, u64)>,
    /// What else it said.
    pub detail: String,
}

/// A run's entry while it is at work.
#[derive(Debug)]
pub struct Ledger {
    id: Option<i64>,
    trouble: Option<String>,
}

/// The hash by which the ledger names a plan: over its canonical JSON.
pub fn plan_hash(plan: &Plan) -> String {
    // Texts, numbers and lists of them: a plan can always be written.
    let value = serde_json::to_value(plan).unwrap_or_default();
    text_hash(&canonical_json(&value))
}

/// The hash of a file's text, line endings apart.
pub fn text_hash(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let digest = Sha256::digest(text.as_bytes());
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Ledger {
    /// Makes the table where there is none, and begins an entry. Call it outside of a transaction.
    ///
    /// Never fails: a role that may delete old rows need not be one that may create tables.
    pub async fn begin(session: &mut Session, command: &str, plan_hash: &str) -> Ledger {
        match begin(session, command, plan_hash).await {
            Ok(id) => Ledger { id, trouble: None },
            Err(error) => Ledger {
                id: None,
                trouble: Some(plain(&error)),
            },
        }
    }

    /// The entry's number, where there is one.
    pub fn id(&self) -> Option<i64> {
        self.id
    }

    /// Why the run isn't in the ledger, where it isn't.
    pub fn trouble(&self) -> Option<&str> {
        self.trouble.as_deref()
    }

    /// Enters how many rows are deleted by now, inside the transaction that deletes the last of them: what a run has done
    /// that was killed then stands there. Returns what it wrote; none without an entry.
    pub(super) async fn progress(
        &self,
        session: &mut Session,
        rows: &[(String, u64)],
    ) -> Result<Option<(i64, String)>, sqlx::Error> {
        let Some(id) = self.id else {
            return Ok(None);
        };
        let (dialect, rows) = (session.dialect(), rows_json(rows));
        let sql = format!(
            "UPDATE {} SET rows_per_table = {} WHERE id = {id}",
            table(dialect),
            Quote(dialect).text(&rows)
        );
        session.execute(&sql).await?;
        Ok(Some((id, rows)))
    }

    /// Enters how far the run is, inside a transaction that is a part of it.
    pub(super) async fn part(
        &self,
        session: &mut Session,
        rows: &[(String, u64)],
        detail: &str,
    ) -> Result<(), sqlx::Error> {
        let Some(id) = self.id else {
            return Ok(());
        };
        let q = Quote(session.dialect());
        let sql = format!(
            "UPDATE {} SET rows_per_table = {}, detail = {} WHERE id = {id}",
            table(session.dialect()),
            q.text(&rows_json(rows)),
            q.text(detail),
        );
        session.execute(&sql).await.map(|_| ())
    }

    /// Finishes the entry, inside a transaction or outside of one. With no entry begun, does nothing.
    pub async fn finish(&self, session: &mut Session, end: &End<'_>) -> Result<(), sqlx::Error> {
        let Some(id) = self.id else {
            return Ok(());
        };
        let dialect = session.dialect();
        let q = Quote(dialect);
        let (clock, took) = (clock(dialect), took(dialect));
        let sql = format!(
            "UPDATE {} SET finished_at = {clock}, duration_ms = {took}, result = {}, rows_per_table = {}, detail = {} \
             WHERE id = {id}",
            table(dialect),
            q.text(end.outcome.name()),
            q.text(&rows_json(end.rows)),
            q.text(end.detail),
        );
        session.execute(&sql).await.map(|_| ())
    }
}

async fn begin(
    session: &mut Session,
    command: &str,
    plan_hash: &str,
) -> Result<Option<i64>, sqlx::Error> {
    let dialect = session.dialect();
    let table_of_runs = OwnTable {
        name: TABLE,
        definition: definition(dialect),
    };
    table_of_runs.create(session).await?;
    let q = Quote(dialect);
    let insert = format!(
        "INSERT INTO {} (command, plan_hash, database_user, os_user, started_at, result) VALUES ({}, {}, {}, {}, {}, {})",
        table(dialect),
        q.text(command),
        q.text(plan_hash),
        user(dialect),
        q.text(&who()),
        clock(dialect),
        q.text(Outcome::Running.name()),
    );
    let id = match dialect {
        Dialect::Postgres | Dialect::Sqlite => {
            session.value(&format!("{insert} RETURNING id")).await?
        }
        Dialect::Mysql => {
            session.execute(&insert).await?;
            session.value("SELECT LAST_INSERT_ID()").await?
        }
    };
    Ok(id.and_then(|id| id.parse().ok()))
}

/// The last runs, newest first; none where there is no ledger.
pub async fn last(session: &mut Session, most: usize) -> Result<Vec<Run>, RunError> {
    read(session, None, most).await
}

/// The last runs of one command, newest first.
pub async fn last_of(
    session: &mut Session,
    command: &str,
    most: usize,
) -> Result<Vec<Run>, RunError> {
    read(session, Some(command), most).await
}

async fn read(
    session: &mut Session,
    command: Option<&str>,
    most: usize,
) -> Result<Vec<Run>, RunError> {
    let read = async {
        if !exists(session).await? {
            return Ok(Vec::new());
        }
        let dialect = session.dialect();
        let text = match dialect {
            Dialect::Mysql => "CHAR",
            Dialect::Postgres | Dialect::Sqlite => "TEXT",
        };
        let of = |command| format!(" WHERE command = {}", Quote(dialect).text(command));
        let filter = command.map_or_else(String::new, of);
        let sql = format!(
            "SELECT CAST(id AS {text}), command, plan_hash, database_user, os_user, {}, CAST(duration_ms AS {text}), \
             result, rows_per_table, detail FROM {}{filter} ORDER BY id DESC LIMIT {most}",
            shown_clock(dialect),
            table(dialect),
        );
        session.rows(&sql).await
    };
    let rows = read.await.map_err(|error: sqlx::Error| {
        RunError::database(format!(
            "the ledger {TABLE} can't be read: {}\nnothing was changed",
            plain(&error)
        ))
    })?;
    Ok(rows.into_iter().map(run).collect())
}

/// Whether there is a ledger. Fails in no transaction where there is none.
pub(super) async fn exists(session: &mut Session) -> Result<bool, sqlx::Error> {
    own_table::exists(session, TABLE).await
}

fn run(row: Vec<Option<String>>) -> Run {
    let mut values = row.into_iter();
    let mut next = || values.next().flatten();
    let id = next().and_then(|id| id.parse().ok()).unwrap_or_default();
    let (command, plan_hash) = (next().unwrap_or_default(), next().unwrap_or_default());
    let users = [next(), next()].into_iter().flatten();
    let users: Vec<String> = users.filter(|user| !user.is_empty()).collect();
    Run {
        id,
        command,
        plan_hash,
        who: users.join(", "),
        started_at: next().unwrap_or_default(),
        duration_ms: next().and_then(|took| took.parse().ok()),
        outcome: Outcome::of(&next().unwrap_or_default()),
        rows: rows_of(&next().unwrap_or_default()),
        detail: next().unwrap_or_default(),
    }
}

fn rows_json(rows: &[(String, u64)]) -> String {
    let entries = rows
        .iter()
        .map(|(table, rows)| (table.clone(), Value::from(*rows)));
    Value::Object(entries.collect::<Map<_, _>>()).to_string()
}

fn rows_of(json: &str) -> Vec<(String, u64)> {
    let entries: Map<String, Value> = serde_json::from_str(json).unwrap_or_default();
    let count = |(table, rows): (String, Value)| Some((table, rows.as_u64()?));
    entries.into_iter().filter_map(count).collect()
}

/// The table as statements name it.
pub(super) fn table(dialect: Dialect) -> String {
    let schema = dialect.default_schema();
    match dialect {
        Dialect::Sqlite => format!("{schema}.{TABLE}"),
        _ => Quote(dialect).table(schema, TABLE),
    }
}

pub(super) fn definition(dialect: Dialect) -> String {
    let (id, text, time, number) = match dialect {
        Dialect::Postgres => (
            "bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
            "text",
            "timestamptz",
            "bigint",
        ),
        Dialect::Sqlite => ("INTEGER PRIMARY KEY", "TEXT", "TEXT", "INTEGER"),
        Dialect::Mysql => (
            "bigint AUTO_INCREMENT PRIMARY KEY",
            "longtext",
            "datetime(6)",
            "bigint",
        ),
    };
    let end = match dialect {
        Dialect::Mysql => " ENGINE = InnoDB DEFAULT CHARSET = utf8mb4",
        Dialect::Postgres | Dialect::Sqlite => "",
    };
    format!(
        "CREATE TABLE IF NOT EXISTS {} (id {id}, command {text} NOT NULL, plan_hash {text} NOT NULL, \
         database_user {text}, os_user {text}, started_at {time} NOT NULL, finished_at {time}, duration_ms {number}, \
         result {text} NOT NULL, rows_per_table {text}, detail {text}){end}",
        table(dialect)
    )
}

/// The database's user.
fn user(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Postgres | Dialect::Mysql => "CURRENT_USER",
        Dialect::Sqlite => "NULL",
    }
}

/// The database's clock, in UTC, at this moment and not at the transaction's beginning.
fn clock(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Postgres => "clock_timestamp()",
        Dialect::Sqlite => "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')",
        Dialect::Mysql => "UTC_TIMESTAMP(6)",
    }
}

fn shown_clock(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Postgres => {
            "to_char(started_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"
        }
        Dialect::Sqlite => "strftime('%Y-%m-%dT%H:%M:%SZ', started_at)",
        Dialect::Mysql => "DATE_FORMAT(started_at, '%Y-%m-%dT%H:%i:%sZ')",
    }
}

/// Milliseconds since the run began.
fn took(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Postgres => "(extract(epoch FROM clock_timestamp() - started_at) * 1000)::bigint",
        Dialect::Sqlite => {
            "CAST(round((julianday('now') - julianday(started_at)) * 86400000) AS INTEGER)"
        }
        Dialect::Mysql => "TIMESTAMPDIFF(MICROSECOND, started_at, UTC_TIMESTAMP(6)) DIV 1000",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_come_back_in_their_order() {
        let rows = [("z".to_owned(), 3), ("a \"b\"".to_owned(), 0)];
        assert_eq!(rows_json(&rows), r#"{"z":3,"a \"b\"":0}"#);
        assert_eq!(rows_of(&rows_json(&rows)), rows);
        assert!(rows_of("nonsense").is_empty());
    }

    #[test]
    fn a_text_has_one_hash_whatever_its_line_endings() {
        assert_eq!(text_hash("a\nb\n"), text_hash("a\r\nb\r\n"));
        assert_ne!(text_hash("a\nb\n"), text_hash("a\nc\n"));
    }

    #[test]
    fn an_outcome_of_a_later_version_is_no_success() {
        assert_eq!(Outcome::of("marvellous"), Outcome::Failed);
        assert_eq!(Outcome::of(Outcome::Partly.name()), Outcome::Partly);
    }
}
