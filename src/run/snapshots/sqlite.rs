//! SQLite: what a file holds, and taking a copy of it while others use it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use futures_util::TryStreamExt;
use serde_json::json;
use sha2::{Digest, Sha256};
use sqlx::sqlite::{SqliteConnectOptions, SqliteRow};
use sqlx::{AssertSqlSafe, Decode, Row, Sqlite, TypeInfo, ValueRef};

use super::content::hash;
use super::{Content, Method, TableContent, Taken, differs, failed, receipt, until_interrupted};
use crate::engine::Connection;
use crate::engine::url::percent_encoded;
use crate::run::{RunError, Session};
use crate::schema::Dialect;
use crate::sql::quote::Quote;

/// How often a copy is tried while others write; the last time they wait.
const ATTEMPTS: usize = 3;

/// An address of a file.
pub(super) fn url(file: &Path) -> String {
    // The whole path is one text for the driver.
    format!("sqlite://{}", percent_encoded(&file.to_string_lossy()))
}

/// Refuses an address whose file isn't there, and databases in memory.
pub(super) fn require_file(url: &str) -> Result<(), RunError> {
    let wrong = |error: sqlx::Error| RunError::usage(error.to_string());
    let options: SqliteConnectOptions = url.parse().map_err(wrong)?;
    let file = options.get_filename();
    if file.is_file() {
        return Ok(());
    }
    Err(RunError::database(format!(
        "there is no database file {}",
        file.display()
    )))
}

/// The file of the connected database.
pub(super) async fn file(session: &mut Session) -> Result<PathBuf, RunError> {
    let sql = "SELECT file FROM pragma_database_list WHERE name = 'main'";
    let file = session
        .value(sql)
        .await
        .map_err(|error| failed("the database can't be looked at", &error))?;
    match file.filter(|file| !file.is_empty()) {
        Some(file) => Ok(PathBuf::from(file)),
        None => Err(RunError::usage("a database in memory has no snapshots")),
    }
}

/// Copies the database into the folder, and compares the copy with it.
///
/// `VACUUM INTO` copies what is committed at one moment, also from a write-ahead log that others are using, and keeps
/// no writer waiting. The comparison needs the same moment: where somebody wrote in between, the copy is taken again,
/// and the last time writers wait.
pub(super) async fn take(
    mut session: Session,
    folder: &Path,
    name: &str,
    say: &(dyn Fn(&str) + Sync),
) -> Result<Taken, RunError> {
    let copy = format!("{name}.sqlite");
    let path = folder.join(&copy);
    let source = file(&mut session).await?;
    let work = async {
        for attempt in 1..=ATTEMPTS {
            let _ = std::fs::remove_file(&path);
            if let Some(content) =
                attempted(&mut session, &source, &path, attempt == ATTEMPTS).await?
            {
                return Ok(content);
            }
            say("the database was written to meanwhile: taking it again");
        }
        Err(RunError::database(
            "the database is written to all the time",
        ))
    };
    let content =
        match until_interrupted(work, "the database was only read, and there is no snapshot").await
        {
            Ok(content) => content,
            Err(error) => {
                let _ = std::fs::remove_file(&path);
                return Err(error);
            }
        };
    let kept = |error: std::io::Error| {
        let _ = std::fs::remove_file(&path);
        RunError::database(format!("{}: {error}", path.display()))
    };
    std::fs::File::open(&path)
        .and_then(|file| file.sync_all())
        .map_err(kept)?;
    let (sha256, bytes) = receipt::digest(&path).map_err(kept)?;
    let mode = session
        .value("PRAGMA journal_mode")
        .await
        .map_err(|error| failed("the journal's mode can't be read", &error))?;
    session.close().await;
    Ok(Taken {
        method: Method::VacuumInto,
        copy,
        bytes,
        sha256: Some(sha256),
        properties: json!({ "journal_mode": mode }),
        content,
    })
}

/// One attempt; nothing where somebody wrote in between.
async fn attempted(
    session: &mut Session,
    source: &Path,
    path: &Path,
    alone: bool,
) -> Result<Option<Content>, RunError> {
    let error = |error: sqlx::Error| failed("the copy can't be taken", &error);
    let lock = match alone {
        true => {
            let mut lock = Session::open(&url(source)).await?;
            lock.execute("BEGIN IMMEDIATE").await.map_err(error)?;
            Some(lock)
        }
        false => None,
    };
    let version = "PRAGMA main.data_version";
    let before = session.value(version).await.map_err(error)?;
    // Made here, so that nobody else can read it from the beginning; an empty file is no obstacle.
    receipt::private_file(path).map_err(|error| {
        RunError::database(format!("{} can't be made: {error}", path.display()))
    })?;
    let target = Quote(Dialect::Sqlite).text(&path.to_string_lossy());
    session
        .execute(&format!("VACUUM main INTO {target}"))
        .await
        .map_err(error)?;
    session.execute("BEGIN").await.map_err(error)?;
    let content = content(session).await;
    let after = session.value(version).await;
    session.execute("ROLLBACK").await.map_err(error)?;
    if let Some(mut lock) = lock {
        lock.execute("ROLLBACK").await.map_err(error)?;
        lock.close().await;
    }
    let (content, after) = (content?, after.map_err(error)?);
    if before != after {
        return Ok(None);
    }
    let differences = content.differences(&read(path).await?, true);
    match differences.is_empty() {
        true => Ok(Some(content)),
        false => Err(differs(
            "the copy is not what the database holds, and was removed",
            &differences,
        )),
    }
}

/// What a file holds.
pub(super) async fn read(file: &Path) -> Result<Content, RunError> {
    let mut session = Session::open(&url(file)).await?;
    let content = content(&mut session).await;
    session.close().await;
    content
}

/// What the connected database holds.
pub(super) async fn content(session: &mut Session) -> Result<Content, RunError> {
    let error = |error: sqlx::Error| failed("the database can't be read", &error);
    let mut objects = BTreeMap::new();
    let sql = "SELECT type, name, tbl_name, sql FROM main.sqlite_schema ORDER BY 1, 2";
    for row in session.rows(sql).await.map_err(error)? {
        let text = |at: usize| row.get(at).cloned().flatten().unwrap_or_default();
        let definition = format!("{}\0{}", text(2), text(3));
        objects.insert(
            format!("{} {}", text(0), text(1)),
            hash(definition.as_bytes()),
        );
    }
    for pragma in ["user_version", "application_id", "encoding"] {
        let value = session
            .value(&format!("PRAGMA main.{pragma}"))
            .await
            .map_err(error)?;
        objects.insert(format!("pragma {pragma}"), value.unwrap_or_default());
    }
    let mut tables = BTreeMap::new();
    let sql = "SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'shadow') \
               AND name NOT IN ('sqlite_schema', 'sqlite_master') ORDER BY name";
    for row in session.rows(sql).await.map_err(error)? {
        let name = row.first().cloned().flatten().unwrap_or_default();
        let without_rowid = row.get(1).cloned().flatten().as_deref() == Some("1");
        let table = table(session, &name, without_rowid).await.map_err(error)?;
        tables.insert(name, table);
    }
    Ok(Content {
        objects,
        tables,
        sequences: BTreeMap::new(),
    })
}

async fn table(
    session: &mut Session,
    name: &str,
    without_rowid: bool,
) -> Result<TableContent, sqlx::Error> {
    let q = Quote(Dialect::Sqlite);
    let columns = format!("SELECT name FROM pragma_table_xinfo({})", q.text(name));
    let columns = session.rows(&columns).await?;
    let is_column = |word: &&str| {
        columns
            .iter()
            .flatten()
            .flatten()
            .any(|column| column.eq_ignore_ascii_case(word))
    };
    // A row without a key of its own is known by this number.
    let number = ["rowid", "_rowid_", "oid"]
        .into_iter()
        .find(|word| !is_column(word))
        .filter(|_| !without_rowid)
        .map_or(String::new(), |word| format!("{word}, "));
    let sql = format!("SELECT {number}* FROM main.{} NOT INDEXED", q.name(name));
    let Connection::Sqlite(connection) = session.connection() else {
        return Err(sqlx::Error::Protocol(
            "not a connection to SQLite".to_owned(),
        ));
    };
    let mut stream = sqlx::query(AssertSqlSafe(sql)).fetch(&mut **connection);
    let (mut rows, mut sum) = (0, 0_u128);
    while let Some(row) = stream.try_next().await? {
        rows += 1;
        sum = sum.wrapping_add(row_hash(&row)?);
    }
    Ok(TableContent {
        rows,
        checksum: format!("{sum:032x}"),
    })
}

/// The hash of a row's values with their storage classes, bit by bit.
fn row_hash(row: &SqliteRow) -> Result<u128, sqlx::Error> {
    let mut hash = Sha256::new();
    for at in 0..row.len() {
        let value = row.try_get_raw(at)?;
        if value.is_null() {
            hash.update([0]);
            continue;
        }
        let class = value.type_info().name().to_owned();
        let bytes = match class.as_str() {
            "INTEGER" => decoded::<i64>(value)?.to_le_bytes().to_vec(),
            "REAL" => decoded::<f64>(value)?.to_bits().to_le_bytes().to_vec(),
            _ => decoded::<&[u8]>(value)?.to_vec(),
        };
        hash.update(class.as_bytes());
        hash.update((bytes.len() as u64).to_le_bytes());
        hash.update(bytes);
    }
    let digest = hash.finalize();
    let half = digest.iter().take(16);
    Ok(half.fold(0, |number, byte| number << 8 | u128::from(*byte)))
}

fn decoded<'r, T: Decode<'r, Sqlite>>(
    value: <Sqlite as sqlx::Database>::ValueRef<'r>,
) -> Result<T, sqlx::Error> {
    T::decode(value).map_err(sqlx::Error::Decode)
}
