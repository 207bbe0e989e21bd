//! The shadow database: made, migrated, read and thrown away.

use std::path::Path;
use std::time::Duration;

use super::apply::{apply, setup};
use super::command;
use super::connection::Connection;
use super::error::EngineError;
use super::folder::Folder;
use super::introspect::introspect;
use super::remote::{self, ProtectedUrl};
use super::seeded;
use crate::migrations::{Inputs, MigrateCommand};
use crate::schema::{Dialect, Schema};

/// The shadow's name on a throw-away server.
const NAME: &str = "data_class_shadow";

/// What makes a schema, and where.
#[derive(Debug, Clone)]
pub struct ShadowRequest<'a> {
    /// The workspace's root: the `migrate` command's working directory.
    pub root: &'a Path,
    /// The migrations.
    pub inputs: &'a Inputs,
    /// A server that may make and drop databases; by default a throw-away one is started.
    pub shadow_url: Option<&'a str>,
    /// The protected environments' URLs: no shadow is made on their servers.
    pub protected: &'a [ProtectedUrl],
    /// How long the `migrate` command may take.
    pub time_limit: Duration,
}

impl<'a> ShadowRequest<'a> {
    /// A request with a throw-away engine, no protected environment and ten minutes for the command.
    pub fn new(root: &'a Path, inputs: &'a Inputs) -> Self {
        let time_limit = Duration::from_secs(600);
        ShadowRequest {
            root,
            inputs,
            shadow_url: None,
            protected: &[],
            time_limit,
        }
    }
}

/// A shadow database while it is there.
#[derive(Debug, Clone)]
pub struct Shadow {
    /// Its address.
    pub url: String,
    /// Where it is, for people: `a throw-away server`.
    pub place: String,
}

/// Does the work on a fresh, empty shadow database; [`migrate`] fills it. The shadow is gone afterwards, whatever
/// happens, with all databases that were made of it: also at Ctrl-C and SIGTERM, which end the work.
pub async fn on_shadow<T>(
    request: &ShadowRequest<'_>,
    work: impl AsyncFnOnce(&Shadow) -> T,
) -> Result<T, EngineError> {
    let dialect = request.inputs.dialect;
    match (dialect, request.shadow_url) {
        (Dialect::Sqlite, _) => {
            let (_folder, url) = sqlite_file()?;
            let place = "a temporary file".to_owned();
            until_interrupted(work, Shadow { url, place }).await
        }
        (_, Some(url)) => {
            require_dialect(url, dialect)?;
            let made = remote::create(url, request.protected).await?;
            let shadow = Shadow {
                url: made.url().to_owned(),
                place: format!(
                    "a database of its own on {}",
                    super::url::hide_password(url)
                ),
            };
            let done = until_interrupted(work, shadow).await;
            let dropped = made.drop().await;
            let done = done?;
            dropped.map(|()| done)
        }
        (_, None) => on_a_server(request, dialect, work).await,
    }
}

async fn until_interrupted<T>(
    work: impl AsyncFnOnce(&Shadow) -> T,
    shadow: Shadow,
) -> Result<T, EngineError> {
    remote::until_interrupted(async { Ok(work(&shadow).await) }).await
}

#[cfg(unix)]
async fn on_a_server<T>(
    request: &ShadowRequest<'_>,
    dialect: Dialect,
    work: impl AsyncFnOnce(&Shadow) -> T,
) -> Result<T, EngineError> {
    // The server goes when it is dropped, also where the work panics.
    let server = own_server(request, dialect).await?;
    let shadow = Shadow {
        url: server.url_of(NAME),
        place: "a throw-away server".to_owned(),
    };
    until_interrupted(work, shadow).await
}

#[cfg(not(unix))]
async fn on_a_server<T>(
    _: &ShadowRequest<'_>,
    dialect: Dialect,
    _: impl AsyncFnOnce(&Shadow) -> T,
) -> Result<T, EngineError> {
    Err(no_server(dialect))
}

/// Runs the migrations on an empty shadow database, and reads its schema.
pub async fn migrate(request: &ShadowRequest<'_>, shadow: &Shadow) -> Result<Schema, EngineError> {
    in_database(request, &shadow.url).await
}

/// Runs the migrations on a fresh shadow database and reads its schema. The shadow is gone afterwards, whatever
/// happens.
pub async fn shadow_schema(request: &ShadowRequest<'_>) -> Result<Schema, EngineError> {
    match (request.inputs.dialect, request.shadow_url) {
        (Dialect::Sqlite, _) => in_sqlite(request).await,
        (dialect, Some(url)) => {
            require_dialect(url, dialect)?;
            let shadow = remote::create(url, request.protected).await?;
            let schema = remote::until_interrupted(in_database(request, shadow.url())).await;
            let dropped = shadow.drop().await;
            let schema = schema?;
            dropped.map(|()| schema)
        }
        (dialect, None) => on_own_server(request, dialect).await,
    }
}

fn require_dialect(url: &str, dialect: Dialect) -> Result<(), EngineError> {
    if super::url::dialect(url)? == dialect {
        return Ok(());
    }
    Err(EngineError::Usage(format!(
        "the shadow's URL {} leads to another engine than {}, which is to be migrated",
        super::url::hide_password(url),
        dialect.name()
    )))
}

#[cfg(unix)]
async fn on_own_server(
    request: &ShadowRequest<'_>,
    dialect: Dialect,
) -> Result<Schema, EngineError> {
    let server = own_server(request, dialect).await?;
    in_database(request, &server.url_of(NAME)).await
}

/// A server with an empty shadow database.
#[cfg(unix)]
async fn own_server(
    request: &ShadowRequest<'_>,
    dialect: Dialect,
) -> Result<super::server::Server, EngineError> {
    use super::server::{Server, ServerOptions, create_database};
    // Only a command needs TCP: our own driver takes the socket, which nobody else can reach.
    let server = Server::start(
        dialect,
        ServerOptions {
            tcp: request.inputs.command.is_some(),
            ..ServerOptions::default()
        },
    )?;
    create_database(&server.url(), NAME).await?;
    Ok(server)
}

#[cfg(not(unix))]
async fn on_own_server(_: &ShadowRequest<'_>, dialect: Dialect) -> Result<Schema, EngineError> {
    Err(no_server(dialect))
}

#[cfg(not(unix))]
fn no_server(dialect: Dialect) -> EngineError {
    let looked = vec!["nothing: no server is started on this system".to_owned()];
    EngineError::NoEngine(super::NoEngine { dialect, looked })
}

async fn in_sqlite(request: &ShadowRequest<'_>) -> Result<Schema, EngineError> {
    if request.inputs.command.is_none() {
        let mut connection = Connection::open("sqlite::memory:").await?;
        let applied = apply(&mut connection, request.inputs).await;
        if let Err(error) = applied {
            connection = Connection::open("sqlite::memory:").await?;
            unchecked(&mut connection, request, error).await?;
        }
        let mut schema = introspect(&mut connection, &request.inputs.fingerprint).await?;
        seeded::note(&mut connection, &mut schema).await;
        return Ok(schema);
    }
    let (_folder, url) = sqlite_file()?;
    in_database(request, &url).await
}

/// An empty file in a folder that goes with it.
fn sqlite_file() -> Result<(Folder, String), EngineError> {
    let failed =
        |error| EngineError::Database(format!("no temporary file for the shadow: {error}"));
    let folder = Folder::new("data-class-").map_err(failed)?;
    let file = folder.path().join("shadow.db");
    std::fs::write(&file, "").map_err(failed)?;
    let url = format!("sqlite://{}", file.display());
    Ok((folder, url))
}

/// Migrates the empty database of a URL and reads it on a fresh connection, which no migration has set up.
async fn in_database(request: &ShadowRequest<'_>, url: &str) -> Result<Schema, EngineError> {
    let mut connection = Connection::open(url).await?;
    let dialect = connection.dialect();
    match &request.inputs.command {
        None => {
            let applied = match apply(&mut connection, request.inputs).await {
                Err(error) if dialect == Dialect::Mysql => {
                    empty_mysql(&mut connection).await?;
                    unchecked(&mut connection, request, error).await
                }
                Err(error) if dialect == Dialect::Sqlite => {
                    connection.close().await;
                    connection = emptied_sqlite(url).await?;
                    unchecked(&mut connection, request, error).await
                }
                applied => applied,
            };
            connection.close().await;
            applied?;
        }
        Some(command) => {
            let prepared = setup(&mut connection, request.inputs).await;
            connection.close().await;
            prepared?;
            return by_command(request, command, url).await;
        }
    }
    read_migrated(url, &request.inputs.fingerprint).await
}

/// Whether a failure may come from foreign keys being enforced while migrating.
fn is_about_foreign_keys(error: &EngineError) -> bool {
    let EngineError::Migration(failed) = error else {
        return false;
    };
    let message = failed.message.to_lowercase();
    message.contains("foreign key") || message.contains("referenced table")
}

/// Migrates once more, without enforcing foreign keys: some applications switch that off around their migrations.
/// The first error stands if that does not help, or leaves a key without its table.
async fn unchecked(
    connection: &mut Connection,
    request: &ShadowRequest<'_>,
    first: EngineError,
) -> Result<(), EngineError> {
    if !is_about_foreign_keys(&first) {
        return Err(first);
    }
    let off = match connection.dialect() {
        Dialect::Sqlite => "PRAGMA foreign_keys = OFF",
        _ => "SET FOREIGN_KEY_CHECKS = 0",
    };
    connection.execute(off).await?;
    if apply(connection, request.inputs).await.is_err() {
        return Err(first);
    }
    let schema = introspect(connection, &request.inputs.fingerprint).await?;
    let mut keys = schema.tables.iter().flat_map(|table| &table.foreign_keys);
    // A key into another database, which MySQL allows, can't be judged here.
    if keys.any(|key| key.schema == schema.dialect.default_schema() && schema.parent(key).is_none())
    {
        return Err(first);
    }
    Ok(())
}

/// Replaces the shadow, which nothing but our own migrations have touched, by an empty one.
async fn empty_mysql(connection: &mut Connection) -> Result<(), EngineError> {
    let name = super::remote::strings(connection, "SELECT CAST(database() AS CHAR)").await?;
    let name = name.first().map_or_else(String::new, |name| {
        crate::predicate::quote_identifier(name, Dialect::Mysql)
    });
    connection
        .execute(&format!(
            "DROP DATABASE {name}; CREATE DATABASE {name}; USE {name}"
        ))
        .await
}

/// The same for a file.
async fn emptied_sqlite(url: &str) -> Result<Connection, EngineError> {
    let file = url.strip_prefix("sqlite://").unwrap_or(url);
    for end in ["-wal", "-shm", "-journal"] {
        // Most aren't there.
        let _ = std::fs::remove_file(format!("{file}{end}"));
    }
    std::fs::write(file, "").map_err(|error| {
        EngineError::Database(format!("the shadow's file can't be emptied: {error}"))
    })?;
    Connection::open(url).await
}

async fn by_command(
    request: &ShadowRequest<'_>,
    command: &MigrateCommand,
    url: &str,
) -> Result<Schema, EngineError> {
    let before = read(url, &request.inputs.fingerprint).await?;
    let output = command::run(request.root, command, url, request.time_limit).await?;
    let after = read(url, &request.inputs.fingerprint).await?;
    if after == before {
        return Err(output.failed(
            "succeeded but left the shadow database unchanged; does it read DATABASE_URL, or `{url}` in the command?",
        ));
    }
    read_migrated(url, &request.inputs.fingerprint).await
}

/// The schema with what the migrations leave in it.
async fn read_migrated(url: &str, fingerprint: &str) -> Result<Schema, EngineError> {
    let mut connection = Connection::open(url).await?;
    let mut schema = introspect(&mut connection, fingerprint).await;
    if let Ok(schema) = &mut schema {
        seeded::note(&mut connection, schema).await;
    }
    connection.close().await;
    schema
}

async fn read(url: &str, fingerprint: &str) -> Result<Schema, EngineError> {
    let mut connection = Connection::open(url).await?;
    let schema = introspect(&mut connection, fingerprint).await;
    connection.close().await;
    schema
}
