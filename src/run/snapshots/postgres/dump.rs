//! PostgreSQL: a dump of the moment that was looked at, checked by building a database from it.

use std::path::{Path, PathBuf};

use sqlx::postgres::{PgConnectOptions, PgSslMode};
use tokio::process::Command;

use super::{Properties, content, quoted, read, run, server, unreadable};
use crate::run::snapshots::address::{parameter, password};
use crate::run::snapshots::{
    Content, Method, Taken, differs, names, program, receipt, until_interrupted,
};
use crate::run::{RunError, Session};

/// What is to be dumped.
pub(super) struct Dumping<'a> {
    pub(super) url: &'a str,
    pub(super) folder: &'a Path,
    pub(super) name: &'a str,
    pub(super) database: &'a str,
    pub(super) properties: &'a Properties,
    /// Whether the check can be made on the same server.
    pub(super) may_create: bool,
}

/// Dumps and checks; nothing stays where that fails.
pub(super) async fn take(
    mut session: Session,
    dumping: &Dumping<'_>,
    say: &(dyn Fn(&str) + Sync),
) -> Result<Taken, RunError> {
    let copy = format!("{}.pgdump", dumping.name);
    let path = dumping.folder.join(&copy);
    let scratch = names::database(names::BUILDING, &names::unique(), dumping.database);
    let work = async {
        let held = dumped(&mut session, dumping, &path).await?;
        say("checking the dump: building a database from it");
        checked(dumping, &path, &scratch, held).await
    };
    let mut done =
        until_interrupted(work, "the database was only read, and there is no snapshot").await;
    if dumping.may_create {
        let gone = server::drop(dumping.url, dumping.database, &scratch, None).await;
        // What went wrong first is told first.
        done = match (done, gone) {
            (done, Ok(())) => done,
            (Ok(_), Err(left)) => Err(left),
            (Err(error), Err(left)) => Err(error.also(left)),
        };
    }
    let kept = done.and_then(|content| {
        let (sha256, bytes) = receipt::digest(&path)
            .map_err(|error| RunError::database(format!("{}: {error}", path.display())))?;
        Ok((content, sha256, bytes))
    });
    session.close().await;
    match kept {
        Ok((content, sha256, bytes)) => Ok(Taken {
            method: Method::PgDump,
            copy,
            bytes,
            sha256: Some(sha256),
            properties: serde_json::to_value(dumping.properties).unwrap_or_default(),
            content,
        }),
        Err(error) => {
            let _ = std::fs::remove_file(&path);
            Err(error)
        }
    }
}

/// Dumps what a transaction of ours sees, and tells what that is.
async fn dumped(
    session: &mut Session,
    dumping: &Dumping<'_>,
    path: &Path,
) -> Result<Content, RunError> {
    let look = |error: sqlx::Error| unreadable(&error);
    session
        .execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        .await
        .map_err(look)?;
    let moment = session
        .value("SELECT pg_export_snapshot()")
        .await
        .map_err(look)?;
    let held = content::content(session).await?;
    receipt::private_file(path).map_err(|error| {
        RunError::database(format!("{} can't be made: {error}", path.display()))
    })?;
    let program = find("pg_dump")?;
    let mut command = connected(&program, dumping.url, dumping.database)?;
    command
        .args([
            "--format=custom",
            "--no-password",
            "--lock-wait-timeout=10000",
        ])
        .arg(format!("--snapshot={}", moment.unwrap_or_default()))
        .arg(format!("--file={}", path.display()));
    program::run(command, &program, password(dumping.url).as_deref()).await?;
    std::fs::File::open(path)
        .and_then(|file| file.sync_all())
        .map_err(|error| RunError::database(format!("{}: {error}", path.display())))?;
    session.execute("ROLLBACK").await.map_err(look)?;
    Ok(held)
}

/// Builds a database from the dump and compares it with what was held. Returns what it holds: sequences move outside
/// of transactions, and the dump has them as they were when it came to them.
async fn checked(
    dumping: &Dumping<'_>,
    path: &Path,
    scratch: &str,
    held: Content,
) -> Result<Content, RunError> {
    let built = if dumping.may_create {
        let mut admin = server::admin(dumping.url, dumping.database).await?;
        build(&mut admin, dumping.url, path, scratch, dumping.properties).await?;
        admin.close().await;
        read(&server::beside(dumping.url, scratch)).await?
    } else {
        elsewhere(dumping, path, scratch).await?
    };
    let differences = held.differences(&built, false);
    match differences.is_empty() {
        true => Ok(built),
        false => Err(differs(
            "the dump is not what the database holds, and was removed",
            &differences,
        )),
    }
}

/// Makes a database on the server of `url` and restores the dump into it.
pub(super) async fn build(
    admin: &mut Session,
    url: &str,
    dump: &Path,
    name: &str,
    properties: &Properties,
) -> Result<(), RunError> {
    run(admin, &properties.create(name)).await?;
    run(
        admin,
        &format!("REVOKE ALL ON DATABASE {} FROM PUBLIC", quoted(name)),
    )
    .await?;
    let program = find("pg_restore")?;
    let mut command = connected(&program, url, name)?;
    // A name could be taken for a connection string; in quotes inside of one it can't.
    let database = name.replace('\\', "\\\\").replace('\'', "\\'");
    command
        .args(["--exit-on-error", "--single-transaction", "--no-password"])
        .arg(format!("--dbname=dbname='{database}'"))
        .arg(dump);
    program::run(command, &program, password(url).as_deref()).await
}

/// The same on a throw-away server, for a role that may not make databases on its own.
#[cfg(unix)]
async fn elsewhere(dumping: &Dumping<'_>, path: &Path, scratch: &str) -> Result<Content, RunError> {
    use crate::engine::server::{Server, ServerOptions};
    use crate::schema::Dialect;
    let server = Server::start(Dialect::Postgres, ServerOptions::default()).map_err(|error| {
        RunError::database(format!(
            "the dump can't be checked: the role may not make databases, and no server can be started here: {error}"
        ))
    })?;
    let url = server.url();
    let mut source = Session::open(dumping.url).await?;
    let roles = source
        .rows("SELECT rolname::text FROM pg_roles WHERE rolname !~ '^pg_'")
        .await
        .map_err(|error| unreadable(&error))?;
    source.close().await;
    let mut admin = Session::open(&url).await?;
    for role in roles.into_iter().flatten().flatten() {
        // Its own superuser is there already.
        let _ = admin
            .execute(&format!("CREATE ROLE {}", quoted(&role)))
            .await;
    }
    let properties = Properties {
        collate: "C".to_owned(),
        ctype: "C".to_owned(),
        icu_locale: None,
        ..dumping.properties.clone()
    };
    build(&mut admin, &url, path, scratch, &properties).await?;
    admin.close().await;
    read(&server::beside(&url, scratch)).await
}

#[cfg(not(unix))]
async fn elsewhere(_: &Dumping<'_>, _: &Path, _: &str) -> Result<Content, RunError> {
    Err(RunError::database(
        "the dump can't be checked: the role may not make databases",
    ))
}

fn find(name: &str) -> Result<PathBuf, RunError> {
    program::find(&[name], "postgresql-client")
}

/// A program that connects where the URL leads, which it is told by its environment.
fn connected(program: &Path, url: &str, database: &str) -> Result<Command, RunError> {
    let options: PgConnectOptions = url
        .parse()
        .map_err(|error: sqlx::Error| RunError::usage(error.to_string()))?;
    let host = match options.get_socket() {
        Some(socket) => socket.display().to_string(),
        None => options.get_host().to_owned(),
    };
    let mut command = Command::new(program);
    for other in [
        "PGSERVICE",
        "PGSERVICEFILE",
        "PGHOSTADDR",
        "PGOPTIONS",
        "PGTZ",
        "PGDATESTYLE",
    ] {
        command.env_remove(other);
    }
    command
        .env("LC_ALL", "C")
        .env("PGHOST", host)
        .env("PGPORT", options.get_port().to_string())
        .env("PGUSER", options.get_username())
        .env("PGDATABASE", database)
        .env("PGSSLMODE", ssl_mode(options.get_ssl_mode()));
    if let Some(password) = password(url) {
        command.env("PGPASSWORD", password);
    }
    for (variable, names) in [
        ("PGSSLROOTCERT", ["sslrootcert", "ssl-root-cert"]),
        ("PGSSLCERT", ["sslcert", "ssl-cert"]),
        ("PGSSLKEY", ["sslkey", "ssl-key"]),
    ] {
        if let Some(value) = parameter(url, &names) {
            command.env(variable, value);
        }
    }
    Ok(command)
}

fn ssl_mode(mode: PgSslMode) -> &'static str {
    match mode {
        PgSslMode::Disable => "disable",
        PgSslMode::Allow => "allow",
        PgSslMode::Prefer => "prefer",
        PgSslMode::Require => "require",
        PgSslMode::VerifyCa => "verify-ca",
        PgSslMode::VerifyFull => "verify-full",
    }
}
