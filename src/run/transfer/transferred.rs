//! What was transferred: table `data_class_transferred` in the new database, a row for each row that came from an old
//! one. By it a second transfer knows what is there.
//!
//! A number may be given again after rows were deleted. So a row is remembered with a hash of what it held, and what
//! was remembered before a full cleanup no longer counts.

use sha2::{Digest, Sha256};

use crate::engine::plain;
use crate::fixtures::sql::text_literal;
use crate::fixtures::value::Raw;
use crate::run::ledger;
use crate::run::own_table::{OwnTable, exists, quoted};
use crate::run::statement::Statement;
use crate::run::{RunError, Session};
use crate::schema::Dialect;
use crate::sql::identity;
use crate::transfer::key;

/// The table's name; it lives in the default schema.
pub(super) const TABLE: &str = "data_class_transferred";

/// How many rows a statement writes.
const BATCH: usize = 400;

/// A row that was transferred.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Transferred {
    /// Its key in the old database.
    pub(super) old: String,
    /// Its key in the new one.
    pub(super) new: String,
    /// A hash of what it held there.
    pub(super) content: String,
}

/// A hash of a row's values.
pub(super) fn content(values: &[Raw]) -> String {
    hash(&key(values))
}

fn table(dialect: Dialect) -> String {
    quoted(dialect, TABLE)
}

fn hash(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// How the old database is remembered: a hash of what tells it from every other.
pub(super) async fn source(from: &mut Session) -> Result<String, RunError> {
    let sql = format!("SELECT {}", identity::expression(from.dialect()));
    let identity = from.value(&sql).await.map_err(|error| {
        RunError::database(format!(
            "the old database's identity can't be read: {}\nnothing was changed",
            plain(&error)
        ))
    })?;
    match identity.filter(|identity| !identity.is_empty()) {
        Some(identity) => Ok(hash(&identity)),
        None => Err(RunError::refused(
            "the old database has no identity, by which what came from it could be known again: nothing was changed",
        )),
    }
}

/// The table with the statement that makes it.
pub(super) fn own_table(dialect: Dialect) -> OwnTable {
    let (name, hash, text, end) = match dialect {
        Dialect::Mysql => (
            "varchar(255)",
            "char(64)",
            "longtext",
            " ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin",
        ),
        _ => ("text", "text", "text", ""),
    };
    let definition = format!(
        "CREATE TABLE IF NOT EXISTS {} (source {hash} NOT NULL, table_name {name} NOT NULL, row_hash {hash} NOT NULL, \
         old_key {text} NOT NULL, new_key {text} NOT NULL, content {hash} NOT NULL, run_id bigint, PRIMARY KEY (source, table_name, row_hash)){end}",
        table(dialect)
    );
    OwnTable {
        name: TABLE,
        definition,
    }
}

/// What is said where it can't be made.
pub(super) fn not_made(why: &str) -> String {
    format!(
        "the table {TABLE}, by which a second transfer knows what is there, can't be made: {why}"
    )
}

/// What came from an old database into a table since the last full cleanup.
#[derive(Debug, Clone)]
pub(super) struct Memory {
    condition: String,
}

impl Memory {
    /// None where there is nothing.
    pub(super) async fn of(
        session: &mut Session,
        source: &str,
        of: &str,
    ) -> Result<Option<Memory>, RunError> {
        let found = async {
            if !exists(session, TABLE).await? {
                return Ok(None);
            }
            let dialect = session.dialect();
            let since = match ledger::exists(session).await? {
                true => cleaned(session).await?,
                false => 0,
            };
            let condition = format!(
                "source = {} AND table_name = {} AND (run_id IS NULL OR run_id > {since})",
                text_literal(dialect, source),
                text_literal(dialect, of)
            );
            let any = format!("SELECT 1 FROM {} WHERE {condition} LIMIT 1", table(dialect));
            let any = !session.rows(&any).await?.is_empty();
            Ok(any.then_some(Memory { condition }))
        };
        found.await.map_err(|error| not_read(&error))
    }

    /// Those of some rows, by their old keys.
    pub(super) async fn read(
        &self,
        session: &mut Session,
        old: &[String],
    ) -> Result<Vec<Transferred>, RunError> {
        if old.is_empty() {
            return Ok(Vec::new());
        }
        let dialect = session.dialect();
        let hashes: Vec<String> = old
            .iter()
            .map(|key| text_literal(dialect, &hash(key)))
            .collect();
        let sql = format!(
            "SELECT old_key, new_key, content FROM {} WHERE {} AND row_hash IN ({})",
            table(dialect),
            self.condition,
            hashes.join(", ")
        );
        let rows = session.rows(&sql).await.map_err(|error| not_read(&error))?;
        let known = rows.into_iter().filter_map(|row| {
            let [old, new, content] = <[Option<String>; 3]>::try_from(row).ok()?;
            Some(Transferred {
                old: old?,
                new: new?,
                content: content?,
            })
        });
        Ok(known.collect())
    }
}

fn not_read(error: &sqlx::Error) -> RunError {
    RunError::database(format!(
        "{TABLE} can't be read: {}\nnothing was changed",
        plain(error)
    ))
}

/// The ledger's number of the last full cleanup, or zero.
async fn cleaned(session: &mut Session) -> Result<i64, sqlx::Error> {
    let text = match session.dialect() {
        Dialect::Mysql => "CHAR",
        Dialect::Postgres | Dialect::Sqlite => "TEXT",
    };
    let sql = format!(
        "SELECT CAST(max(id) AS {text}) FROM {} WHERE command = 'clean' AND result = 'done'",
        ledger::table(session.dialect())
    );
    let last = session.value(&sql).await?;
    Ok(last.and_then(|id| id.parse().ok()).unwrap_or(0))
}

/// How many rows came from other old databases.
pub(super) async fn from_others(session: &mut Session, source: &str) -> Result<u64, RunError> {
    let there = exists(session, TABLE).await;
    if !there.map_err(|error| RunError::lost(&error))? {
        return Ok(0);
    }
    let dialect = session.dialect();
    let sql = format!(
        "SELECT count(*) FROM {} WHERE source <> {}",
        table(dialect),
        text_literal(dialect, source)
    );
    super::read::number(session, &sql).await
}

/// Where rows are remembered: of which old database, in which run.
#[derive(Debug, Clone, Copy)]
pub(super) struct Origin<'a> {
    pub(super) source: &'a str,
    pub(super) run: Option<i64>,
}

/// Remembers rows, in the place of what was remembered of them.
pub(super) async fn write(
    session: &mut Session,
    origin: Origin<'_>,
    of: &str,
    rows: &[Transferred],
) -> Result<(), RunError> {
    for batch in rows.chunks(BATCH) {
        let written = write_batch(session, origin, of, batch).await;
        written.map_err(|error| {
            RunError::database(format!(
                "{TABLE} can't be written: {}\nnothing was changed",
                plain(&error)
            ))
        })?;
    }
    Ok(())
}

async fn write_batch(
    session: &mut Session,
    origin: Origin<'_>,
    of: &str,
    rows: &[Transferred],
) -> Result<(), sqlx::Error> {
    let dialect = session.dialect();
    let into = format!(
        "INSERT INTO {} (source, table_name, row_hash, old_key, new_key, content, run_id) VALUES ",
        table(dialect)
    );
    let run = origin.run.map_or("NULL".to_owned(), |run| run.to_string());
    let mut insert = Statement::new(dialect, into);
    for (nth, row) in rows.iter().enumerate() {
        insert.push(if nth > 0 { ", (" } else { "(" });
        let row_hash = hash(&row.old);
        for text in [
            origin.source,
            of,
            &row_hash,
            &row.old,
            &row.new,
            &row.content,
        ] {
            insert.text(text);
            insert.push(", ");
        }
        insert.push(&run);
        insert.push(")");
    }
    insert.push(match dialect {
        Dialect::Postgres | Dialect::Sqlite => {
            " ON CONFLICT (source, table_name, row_hash) DO UPDATE SET old_key = excluded.old_key, \
             new_key = excluded.new_key, content = excluded.content, run_id = excluded.run_id"
        }
        Dialect::Mysql => {
            " ON DUPLICATE KEY UPDATE old_key = VALUES(old_key), new_key = VALUES(new_key), \
             content = VALUES(content), run_id = VALUES(run_id)"
        }
    });
    insert.run(session).await.map(|_| ())
}
