//! Running migrations on a shadow database, and saying exactly where one fails.

use super::connection::{Connection, ScriptError};
use super::error::{EngineError, MigrationFailed};
use crate::migrations::split::{Flavor, Statement, statements};
use crate::migrations::{Arranged, Inputs, Migration, Runner};
use crate::schema::Dialect;

/// How many lines of a failing statement are shown.
const EXCERPT_LINES: usize = 6;

/// Runs the setup file and all migrations.
pub(crate) async fn apply(connection: &mut Connection, inputs: &Inputs) -> Result<(), EngineError> {
    setup(connection, inputs).await?;
    for folder in &inputs.folders {
        create_runner_table(connection, folder.runner).await?;
        run_folder(connection, folder).await?;
    }
    Ok(())
}

/// Runs the setup file alone.
pub(crate) async fn setup(connection: &mut Connection, inputs: &Inputs) -> Result<(), EngineError> {
    let Some(setup) = &inputs.setup else {
        return Ok(());
    };
    let migration = Migration {
        file: setup.file.clone(),
        version: String::new(),
        source: setup.sql.clone(),
        sql: setup.sql.clone(),
        first_line: 1,
        transaction: false,
        checksum: String::new(),
    };
    run(connection, &migration, true).await
}

async fn run_folder(connection: &mut Connection, folder: &Arranged) -> Result<(), EngineError> {
    for migration in &folder.migrations {
        // Nobody but a client such as psql runs a file statement by statement; the drivers send it whole.
        let stepwise = folder.runner == Runner::Plain
            || (!migration.transaction && connection.dialect() == Dialect::Postgres);
        run(connection, migration, stepwise).await?;
    }
    Ok(())
}

async fn run(
    connection: &mut Connection,
    migration: &Migration,
    stepwise: bool,
) -> Result<(), EngineError> {
    let dialect = connection.dialect();
    // MariaDB and MySQL commit at every definition; a transaction around them would be a show.
    let transaction = migration.transaction && dialect != Dialect::Mysql;
    let failed = |error| EngineError::Migration(Box::new(locate(migration, dialect, error)));
    if transaction {
        connection.script("BEGIN").await.map_err(failed)?;
    }
    if stepwise {
        for (done, statement) in statements(&migration.sql, flavor(dialect))
            .iter()
            .enumerate()
        {
            connection.script(&statement.text).await.map_err(|error| {
                let position = None;
                failed(ScriptError {
                    done,
                    position,
                    ..error
                })
            })?;
        }
    } else {
        connection.script(&migration.sql).await.map_err(failed)?;
    }
    if transaction {
        let done = usize::MAX;
        connection
            .script("COMMIT")
            .await
            .map_err(|error| failed(ScriptError { done, ..error }))?;
    }
    Ok(())
}

fn flavor(dialect: Dialect) -> Flavor {
    match dialect {
        Dialect::Mysql => Flavor::Mysql,
        Dialect::Postgres | Dialect::Sqlite => Flavor::Standard,
    }
}

/// The place of a failure: what the engine says, else the first statement that was not done.
fn locate(migration: &Migration, dialect: Dialect, error: ScriptError) -> MigrationFailed {
    let all = statements(&migration.sql, flavor(dialect));
    let line_of_error = error
        .position
        .map(|position| line_at(&migration.sql, position));
    let statement = match line_of_error {
        Some(line) => all.iter().rfind(|statement| statement.line <= line),
        None => all.get(error.done).or_else(|| all.last()),
    };
    let line = line_of_error
        .or_else(|| statement.map(|s| s.line))
        .unwrap_or(1);
    let shown = statement.map_or_else(String::new, |statement| excerpt(statement, line));
    let message = if error.done == usize::MAX {
        format!("{} (at COMMIT)", error.message)
    } else {
        error.message.clone()
    };
    MigrationFailed {
        file: migration.file.clone(),
        line: line + migration.first_line - 1,
        statement: shown,
        help: help(dialect, &error),
        message,
    }
}

/// The statement's lines from the line of the error on.
fn excerpt(statement: &Statement, line: usize) -> String {
    let lines: Vec<&str> = statement
        .text
        .lines()
        .skip(line.saturating_sub(statement.line))
        .take(EXCERPT_LINES)
        .collect();
    lines.join("\n")
}

fn line_at(text: &str, characters: usize) -> usize {
    text.chars().take(characters).filter(|c| *c == '\n').count() + 1
}

/// Types that extensions bring, by the extension's name and the project that ships it where PostgreSQL does not.
const EXTENSION_TYPES: &[(&str, &str)] = &[
    ("vector", "vector (pgvector)"),
    ("halfvec", "vector (pgvector)"),
    ("geometry", "postgis"),
    ("geography", "postgis"),
    ("citext", "citext"),
    ("hstore", "hstore"),
    ("ltree", "ltree"),
    ("cube", "cube"),
];

/// What helps against the failures that come from the shadow being fresh, or its engine another one.
fn help(dialect: Dialect, error: &ScriptError) -> Option<String> {
    let message = error.message.to_lowercase();
    let missing = message.contains("does not exist");
    let extension = EXTENSION_TYPES
        .iter()
        .find(|(ty, _)| message == format!("type \"{ty}\" does not exist"));
    if let Some((_, extension)) = extension {
        return Some(format!(
            "the type comes with the extension {extension}: CREATE EXTENSION in the file named by `setup` in \
             data-class.toml; where its package is not on this machine, name a server that has it with --shadow-url"
        ));
    }
    let help = if message.contains("extension")
        && (message.contains("not available") || message.contains("control file"))
    {
        "install the extension's package beside the engine, or name a server that has it with --shadow-url"
    } else if missing && (message.contains("role") || message.contains("schema")) {
        "create what the migrations take for granted in the file named by `setup` in data-class.toml"
    } else if missing && message.contains("function") {
        "if an extension provides it: CREATE EXTENSION in the file named by `setup` in data-class.toml"
    } else if message.contains("no such module") || message.contains("no such function") {
        "the SQLite built in here lacks it; use a `migrate` command that brings its own"
    } else if dialect != Dialect::Sqlite && is_refused_as_written(&message) {
        "if the application's server is newer than the engine that was found here, name such a server with --shadow-url"
    } else {
        return None;
    };
    Some(help.to_owned())
}

/// Whether the engine does not understand the statement, as an older one would not.
fn is_refused_as_written(message: &str) -> bool {
    [
        "syntax error",
        "error in your sql syntax",
        "must have an alias",
        "unrecognized",
        "not supported",
        "not implemented",
    ]
    .iter()
    .any(|words| message.contains(words))
}

/// Creates the runner's own table, as the runner does before its first migration: some migrations touch it, and the
/// schema holds it as the live database does.
async fn create_runner_table(
    connection: &mut Connection,
    runner: Runner,
) -> Result<(), EngineError> {
    let dialect = connection.dialect();
    let sql = match (runner, dialect) {
        (Runner::Sqlx, Dialect::Postgres) => {
            "CREATE TABLE IF NOT EXISTS _sqlx_migrations (version BIGINT PRIMARY KEY, description TEXT NOT NULL, \
             installed_on TIMESTAMPTZ NOT NULL DEFAULT now(), success BOOLEAN NOT NULL, checksum BYTEA NOT NULL, \
             execution_time BIGINT NOT NULL)"
        }
        (Runner::Sqlx, _) => {
            "CREATE TABLE IF NOT EXISTS _sqlx_migrations (version BIGINT PRIMARY KEY, description TEXT NOT NULL, \
             installed_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP, success BOOLEAN NOT NULL, \
             checksum BLOB NOT NULL, execution_time BIGINT NOT NULL)"
        }
        (Runner::Diesel, _) => {
            "CREATE TABLE IF NOT EXISTS __diesel_schema_migrations (version VARCHAR(50) PRIMARY KEY NOT NULL, \
             run_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP)"
        }
        (Runner::Refinery, _) => {
            "CREATE TABLE IF NOT EXISTS refinery_schema_history (version INTEGER PRIMARY KEY, name VARCHAR(255), \
             applied_on VARCHAR(255), checksum VARCHAR(255))"
        }
        (Runner::Dbmate, _) => {
            "CREATE TABLE IF NOT EXISTS schema_migrations (version VARCHAR(128) PRIMARY KEY)"
        }
        (Runner::Goose, Dialect::Sqlite) => {
            "CREATE TABLE IF NOT EXISTS goose_db_version (id INTEGER PRIMARY KEY AUTOINCREMENT, \
             version_id INTEGER NOT NULL, is_applied INTEGER NOT NULL, tstamp TIMESTAMP DEFAULT (datetime('now')))"
        }
        (Runner::Goose, _) => {
            "CREATE TABLE IF NOT EXISTS goose_db_version (id SERIAL PRIMARY KEY, version_id BIGINT NOT NULL, \
             is_applied BOOLEAN NOT NULL, tstamp TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP)"
        }
        (Runner::Plain, _) => return Ok(()),
    };
    connection.execute(sql).await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_help(dialect: Dialect, message: &str, expected: Option<&str>) {
        let error = ScriptError {
            done: 0,
            position: None,
            message: message.to_owned(),
        };
        let help = help(dialect, &error);
        let fits = match (&help, expected) {
            (Some(help), Some(expected)) => help.contains(expected),
            (None, None) => true,
            _ => false,
        };
        assert!(fits, "{message}: {help:?}");
    }

    #[test]
    fn failures_that_come_from_a_fresh_or_older_engine_say_what_helps() {
        let postgres = Dialect::Postgres;
        check_help(postgres, "type \"vector\" does not exist", Some("pgvector"));
        check_help(postgres, "type \"mood\" does not exist", None);
        check_help(postgres, "role \"app\" does not exist", Some("`setup`"));
        check_help(
            postgres,
            "could not open extension control file \"x.control\": No such file",
            Some("package"),
        );
        check_help(
            postgres,
            "subquery in FROM must have an alias",
            Some("newer"),
        );
        check_help(
            Dialect::Mysql,
            "You have an error in your SQL syntax; check the manual",
            Some("newer"),
        );
        check_help(Dialect::Sqlite, "near \"x\": syntax error", None);
        check_help(postgres, "relation \"a\" does not exist", None);
    }
}
