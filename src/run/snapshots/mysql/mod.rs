//! MariaDB: a dump by its own tools of the moment that was looked at, checked by loading it into a schema beside.

mod code;
mod content;
mod dump;
mod exchange;
mod restore;

use std::path::Path;

use serde_json::json;
use tokio::process::Command;

use super::address::password;
use super::{Content, Method, Receipt, Taken, differs, failed, names, receipt, until_interrupted};
use crate::engine::url::percent_encoded;
use crate::engine::{plain, with_database};
use crate::run::settle::again;
use crate::run::{RunError, Session};
use crate::schema::Dialect;
use crate::sql::quote::{Quote, visible};

pub(super) use self::content::content;
pub(super) use self::restore::restore;

fn quoted(name: &str) -> String {
    Quote(Dialect::Mysql).name(name)
}

fn unreadable(error: &sqlx::Error) -> RunError {
    failed("the database can't be looked at", error)
}

/// The first column of a query.
async fn names_of(session: &mut Session, sql: &str) -> Result<Vec<String>, RunError> {
    let rows = session
        .rows(sql)
        .await
        .map_err(|error| unreadable(&error))?;
    Ok(rows
        .into_iter()
        .filter_map(|row| row.into_iter().next()?)
        .collect())
}

/// The address of another schema of the same server.
fn beside(url: &str, schema: &str) -> String {
    with_database(url, &percent_encoded(schema))
}

/// Takes a dump. Writers wait until its transaction and ours have begun; with tables that know no transactions, until
/// its end.
pub(super) async fn take(
    mut session: Session,
    url: &str,
    folder: &Path,
    name: &str,
    say: &(dyn Fn(&str) + Sync),
) -> Result<Taken, RunError> {
    let copy = format!("{name}.sql");
    let path = folder.join(&copy);
    let database = session
        .database_name()
        .await
        .map_err(|error| unreadable(&error))?;
    let scratch = names::database(names::BUILDING, &names::unique(), &database);
    let work = async {
        let held = dumped(&mut session, url, &database, &path).await?;
        say("checking the dump: loading it into a schema beside");
        let properties = properties(&mut session).await?;
        let built = build(url, &path, &scratch, &properties).await?;
        let differences = content::without_code(&held).differences(&built, true);
        match differences.is_empty() {
            true => Ok((held, properties)),
            false => Err(differs(
                "the dump is not what the database holds, and was removed",
                &differences,
            )),
        }
    };
    let done =
        until_interrupted(work, "the database was only read, and there is no snapshot").await;
    let gone = drop_schemas(url, &[&scratch]).await;
    let done = match (done, gone) {
        (done, Ok(())) => done,
        (Ok(_), Err(left)) => Err(left),
        (Err(error), Err(left)) => Err(error.also(left)),
    };
    let kept = done.and_then(|done| {
        let digest = receipt::digest(&path);
        let (sha256, bytes) =
            digest.map_err(|error| RunError::database(format!("{}: {error}", path.display())))?;
        Ok((done, sha256, bytes))
    });
    session.close().await;
    match kept {
        Ok(((content, properties), sha256, bytes)) => Ok(Taken {
            method: Method::MariadbDump,
            copy,
            bytes,
            sha256: Some(sha256),
            properties,
            content,
        }),
        Err(error) => {
            let _ = std::fs::remove_file(&path);
            Err(error)
        }
    }
}

async fn dumped(
    session: &mut Session,
    url: &str,
    database: &str,
    path: &Path,
) -> Result<Content, RunError> {
    let of = "FROM information_schema.tables WHERE table_schema = DATABASE()";
    let odd = format!(
        "SELECT CONCAT(table_name, ' is a ', table_type) {of} AND table_type NOT IN ('BASE TABLE', 'VIEW')"
    );
    if let Some(odd) = names_of(session, &odd).await?.first() {
        return Err(RunError::usage(format!(
            "{}: such a table is not taken yet",
            visible(odd)
        )));
    }
    let tables = names_of(
        session,
        &format!("SELECT CAST(table_name AS CHAR) {of} AND table_type = 'BASE TABLE'"),
    )
    .await?;
    let views = names_of(
        session,
        &format!("SELECT CAST(table_name AS CHAR) {of} AND table_type = 'VIEW'"),
    )
    .await?;
    let plain_tables = format!(
        "SELECT CAST(table_name AS CHAR) {of} AND table_type = 'BASE TABLE' AND engine <> 'InnoDB'"
    );
    let transactional = names_of(session, &plain_tables).await?.is_empty();
    let program = dump::find(&["mariadb-dump", "mysqldump"])?;
    let options = dump::options(url)?;
    let mut lock = Session::open(url).await?;
    let locked = |error: sqlx::Error| {
        failed(
            "the tables can't be locked for the moment of the dump",
            &error,
        )
    };
    lock.execute("SET lock_wait_timeout = 10")
        .await
        .map_err(locked)?;
    if !tables.is_empty() {
        let tables: Vec<String> = tables
            .iter()
            .map(|table| format!("{} READ", quoted(table)))
            .collect();
        lock.execute(&format!("LOCK TABLES {}", tables.join(", ")))
            .await
            .map_err(locked)?;
    }
    for statement in [
        "SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ",
        "START TRANSACTION WITH CONSISTENT SNAPSHOT",
    ] {
        session
            .execute(statement)
            .await
            .map_err(|error| unreadable(&error))?;
    }
    let mut command = Command::new(&program);
    command
        .arg(format!("--defaults-file={}", options.path().display()))
        .args([
            "--single-transaction",
            "--skip-lock-tables",
            "--skip-triggers",
            "--hex-blob",
            "--quick",
        ])
        .args([
            "--skip-add-locks",
            "--skip-dump-date",
            "--no-tablespaces",
            "--default-character-set=utf8mb4",
        ])
        .args(
            views
                .iter()
                .map(|view| format!("--ignore-table={database}.{view}")),
        )
        .args(["--", database]);
    let secret = password(url);
    let mut lock = Some(lock);
    dump::write(command, &program, path, secret.as_deref(), async || {
        if let Some(lock) = lock.take_if(|_| transactional) {
            lock.close().await;
        }
        Ok(())
    })
    .await?;
    let held = content(session).await;
    if let Some(lock) = lock {
        lock.close().await;
    }
    session
        .execute("ROLLBACK")
        .await
        .map_err(|error| unreadable(&error))?;
    held
}

/// How texts are stored and compared where nothing else is said.
async fn properties(session: &mut Session) -> Result<serde_json::Value, RunError> {
    let sql = "SELECT CAST(@@character_set_database AS CHAR), CAST(@@collation_database AS CHAR)";
    let row = session
        .rows(sql)
        .await
        .map_err(|error| unreadable(&error))?;
    let row = row.into_iter().next().unwrap_or_default();
    Ok(json!({ "charset": row.first(), "collation": row.get(1) }))
}

/// Makes a schema from a dump. Returns what it holds.
async fn build(
    url: &str,
    dump: &Path,
    name: &str,
    properties: &serde_json::Value,
) -> Result<Content, RunError> {
    let text = |key: &str| {
        let value = properties
            .get(key)
            .and_then(|value| value.as_str())
            .unwrap_or_default();
        Quote(Dialect::Mysql).text(value)
    };
    let mut session = Session::open(url).await?;
    let create = format!(
        "CREATE DATABASE {} CHARACTER SET {} COLLATE {}",
        quoted(name),
        text("charset"),
        text("collation")
    );
    session.execute(&create).await.map_err(|error| {
        failed("a schema can't be made beside", &error).help(format!(
            "the user needs the right to make and drop it: GRANT ALL ON `data\\_class\\_%`.* TO ...; \
             (it is {})",
            visible(name)
        ))
    })?;
    session.close().await;
    dump::load(url, name, dump).await?;
    let mut built = Session::open(&beside(url, name)).await?;
    let content = content(&mut built).await;
    built.close().await;
    content
}

/// Drops schemas of our own.
async fn drop_schemas(url: &str, schemas: &[&str]) -> Result<(), RunError> {
    let left = |schema: &str, why: String| {
        let name = visible(schema);
        RunError::database(format!("the schema {name} may be left over: {why}"))
            .help(format!("remove it: DROP DATABASE {}", quoted(schema)))
    };
    let mut session = again(async || Session::open(url).await)
        .await
        .map_err(|error| left(schemas.first().unwrap_or(&""), error.message))?;
    for schema in schemas {
        let drop = format!("DROP DATABASE IF EXISTS {}", quoted(schema));
        let dropped = session.execute(&drop).await;
        dropped.map_err(|error| left(schema, plain(&error)))?;
    }
    session.close().await;
    Ok(())
}

/// Schemas of ours that belong to the connected one.
pub(super) async fn left_over(
    session: &mut Session,
    _: &[Receipt],
) -> Result<Vec<String>, RunError> {
    let database = session
        .database_name()
        .await
        .map_err(|error| unreadable(&error))?;
    let sql = "SELECT CAST(schema_name AS CHAR) FROM information_schema.schemata WHERE schema_name LIKE 'data\\\\_class\\\\_%'";
    let found = names_of(session, sql).await?.into_iter();
    let ours = found.filter(|name| names::is_of(name, &database));
    Ok(ours
        .map(|name| {
            format!(
                "schema {}; to remove it: DROP DATABASE {}",
                visible(&name),
                quoted(&name)
            )
        })
        .collect())
}
