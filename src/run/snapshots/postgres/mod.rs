//! PostgreSQL: a snapshot is a database copied from the database as its template, or a dump where others use it or
//! the role may not make databases.

mod content;
mod dump;
mod properties;
mod restore;
mod server;

use std::path::Path;

use self::properties::Properties;
use super::{Content, Method, Receipt, Taken, failed, names, until_interrupted};
use crate::engine::plain;
use crate::run::{RunError, Session};
use crate::schema::Dialect;
use crate::sql::quote::{Quote, visible};

pub(super) use self::restore::restore;

/// A name in quotes.
fn quoted(name: &str) -> String {
    Quote(Dialect::Postgres).name(name)
}

fn unreadable(error: &sqlx::Error) -> RunError {
    failed("the database can't be looked at", error)
}

/// What the connected database holds, at one moment.
pub(super) async fn content(session: &mut Session) -> Result<Content, RunError> {
    session
        .execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        .await
        .map_err(|error| unreadable(&error))?;
    let content = content::content(session).await;
    session
        .execute("ROLLBACK")
        .await
        .map_err(|error| unreadable(&error))?;
    content
}

/// Takes it, by the way that disturbs nobody.
pub(super) async fn take(
    mut session: Session,
    url: &str,
    folder: &Path,
    name: &str,
    say: &(dyn Fn(&str) + Sync),
) -> Result<Taken, RunError> {
    let look = |error: sqlx::Error| unreadable(&error);
    let database = session.database_name().await.map_err(look)?;
    let properties = properties::read(&mut session).await.map_err(look)?;
    let may = server::may_create(&mut session).await.map_err(look)?;
    let others = server::others(&mut session, &database)
        .await
        .map_err(look)?;
    if may && others == 0 {
        session.close().await;
        say("copying the database on its server");
        if let Some(taken) = by_template(url, &database, name, &properties).await? {
            return Ok(taken);
        }
        say("others are using the database: dumping it");
        session = Session::open(url).await?;
    } else if may {
        say("others are connected to the database: dumping it");
    } else {
        say("the role may not make databases: dumping it");
    }
    let dumping = dump::Dumping {
        url,
        folder,
        name,
        database: &database,
        properties: &properties,
        may_create: may,
    };
    dump::take(session, &dumping, say).await
}

/// Copies it as a template and compares the two; nothing where others are, or write, in it.
async fn by_template(
    url: &str,
    database: &str,
    name: &str,
    properties: &Properties,
) -> Result<Option<Taken>, RunError> {
    let copy = names::database(names::SNAPSHOT, &names::unique(), database);
    let mut admin = server::admin(url, database).await?;
    let maker = admin
        .value("SELECT pg_backend_pid()")
        .await
        .map_err(|error| unreadable(&error))?;
    let work = copied(&mut admin, url, database, name, &copy);
    let done =
        until_interrupted(work, "the database was only read, and there is no snapshot").await;
    if let Ok(Some((content, bytes))) = done {
        admin.close().await;
        return Ok(Some(Taken {
            method: Method::Template,
            copy,
            bytes,
            sha256: None,
            properties: serde_json::to_value(properties).unwrap_or_default(),
            content,
        }));
    }
    let gone = server::drop(url, database, &copy, maker.as_deref()).await;
    match (done, gone) {
        (Ok(_), gone) => gone.map(|()| None),
        (Err(error), Ok(())) => Err(error),
        (Err(error), Err(left)) => Err(error.also(left)),
    }
}

async fn copied(
    admin: &mut Session,
    url: &str,
    database: &str,
    name: &str,
    copy: &str,
) -> Result<Option<(Content, u64)>, RunError> {
    let made = admin
        .execute(&format!(
            "CREATE DATABASE {} TEMPLATE {}",
            quoted(copy),
            quoted(database)
        ))
        .await;
    match made {
        Ok(_) => {}
        // Somebody came in between, or it is another role's: a dump does without.
        Err(error) if has_code(&error, &["55006", "42501"]) => return Ok(None),
        Err(error) => return Err(failed("the database can't be copied", &error)),
    }
    let comment = format!("data-class: snapshot {name} of {}", visible(database));
    let text = Quote(Dialect::Postgres).text(&comment);
    let copy_name = quoted(copy);
    for statement in [
        format!("REVOKE ALL ON DATABASE {copy_name} FROM PUBLIC"),
        format!("COMMENT ON DATABASE {copy_name} IS {text}"),
    ] {
        run(admin, &statement).await?;
    }
    let (here, there) = (read(url).await?, read(&server::beside(url, copy)).await?);
    if !here.differences(&there, true).is_empty() {
        return Ok(None);
    }
    run(
        admin,
        &format!("ALTER DATABASE {copy_name} ALLOW_CONNECTIONS false"),
    )
    .await?;
    let text = Quote(Dialect::Postgres).text(copy);
    let bytes = admin
        .value(&format!("SELECT pg_database_size({text})"))
        .await;
    let bytes = bytes.ok().flatten().and_then(|bytes| bytes.parse().ok());
    Ok(Some((there, bytes.unwrap_or_default())))
}

async fn run(session: &mut Session, statement: &str) -> Result<(), RunError> {
    let done = session.execute(statement).await;
    done.map(|_| ())
        .map_err(|error| failed("the server refuses", &error))
}

/// What a database of the server holds.
async fn read(url: &str) -> Result<Content, RunError> {
    let mut session = Session::open(url).await?;
    let content = content(&mut session).await;
    session.close().await;
    content
}

fn has_code(error: &sqlx::Error, codes: &[&str]) -> bool {
    error
        .as_database_error()
        .and_then(|error| error.code().map(|code| codes.contains(&code.as_ref())))
        .unwrap_or(false)
}

/// Drops a snapshot's database.
pub(super) async fn remove(url: &str, receipt: &Receipt) -> Result<(), RunError> {
    let mut admin = server::admin(url, &receipt.copy).await?;
    let text = Quote(Dialect::Postgres).text(&receipt.copy);
    let there = admin
        .value(&format!("SELECT 1 FROM pg_database WHERE datname = {text}"))
        .await
        .map_err(|error| unreadable(&error))?;
    admin.close().await;
    match there {
        Some(_) => server::drop(url, &receipt.copy, &receipt.copy, None).await,
        None => Err(RunError::usage(format!(
            "the snapshot's database {} is not on that server",
            visible(&receipt.copy)
        ))
        .help("name the server it was taken on, by --database-url or --env")),
    }
}

/// Databases of ours that no receipt knows: left over, or another folder's.
pub(super) async fn left_over(
    session: &mut Session,
    known: &[Receipt],
) -> Result<Vec<String>, RunError> {
    let sql = "SELECT datname::text, shobj_description(oid, 'pg_database') FROM pg_database \
               WHERE datname ~ '^data_class_(snapshot|restore|old)_[0-9a-f]{16}_' ORDER BY 1";
    let rows = session.rows(sql).await.map_err(|error| {
        RunError::database(format!(
            "the server can't be looked through: {}",
            plain(&error)
        ))
    })?;
    let database = session
        .database_name()
        .await
        .map_err(|error| unreadable(&error))?;
    let known = |name: &String| known.iter().any(|receipt| receipt.copy == *name);
    let line = |(name, comment): (String, Option<String>)| {
        let comment = comment.map_or(String::new(), |text| format!(" ({})", visible(&text)));
        format!(
            "database {}{comment}; to remove it: DROP DATABASE {}",
            visible(&name),
            quoted(&name)
        )
    };
    let pairs = rows.into_iter().filter_map(|row| {
        let mut values = row.into_iter();
        Some((values.next()??, values.next().flatten()))
    });
    let left = pairs.filter(|(name, _)| names::is_of(name, &database) && !known(name));
    Ok(left.map(line).collect())
}
