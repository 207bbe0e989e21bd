//! What can go wrong with an engine, and the exit code that each kind is.

use std::fmt;

use crate::migrations::MigrationsError;
use crate::schema::Dialect;

/// Why there is no schema.
#[derive(Debug)]
pub enum EngineError {
    /// A migration, or the setup file, fails; exit code 2.
    Migration(Box<MigrationFailed>),
    /// The migrations can't be read; exit code 2.
    Unreadable(MigrationsError),
    /// The `migrate` command fails, or did nothing; exit code 2.
    Command(Box<CommandFailed>),
    /// A wrong address or setting; exit code 2.
    Usage(String),
    /// Refused for safety; exit code 3.
    Refused(String),
    /// The database failed; exit code 4.
    Database(String),
    /// No engine is at hand: DC0009; exit code 1.
    NoEngine(NoEngine),
}

impl EngineError {
    /// The exit code of this kind of error.
    pub fn exit_code(&self) -> u8 {
        match self {
            EngineError::Migration(_)
            | EngineError::Unreadable(_)
            | EngineError::Command(_)
            | EngineError::Usage(_) => 2,
            EngineError::Refused(_) => 3,
            EngineError::Database(_) => 4,
            EngineError::NoEngine(_) => 1,
        }
    }

    /// An error of a driver, with what was being done.
    pub(crate) fn database(what: impl fmt::Display, error: &sqlx::Error) -> Self {
        EngineError::Database(format!("{what}: {}", plain(error)))
    }
}

/// A driver's error as one line, without its own prefix.
pub(crate) fn plain(error: &sqlx::Error) -> String {
    match error {
        sqlx::Error::Database(error) => error.message().to_owned(),
        other => other.to_string(),
    }
}

impl fmt::Display for EngineError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            EngineError::Migration(failed) => failed.fmt(f),
            EngineError::Unreadable(error) => error.fmt(f),
            EngineError::Command(failed) => failed.fmt(f),
            EngineError::Usage(message)
            | EngineError::Refused(message)
            | EngineError::Database(message) => f.write_str(message),
            EngineError::NoEngine(missing) => missing.fmt(f),
        }
    }
}

impl std::error::Error for EngineError {}

impl From<MigrationsError> for EngineError {
    fn from(error: MigrationsError) -> Self {
        EngineError::Unreadable(error)
    }
}

/// A statement that fails on the shadow database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MigrationFailed {
    /// The file, relative to the workspace's root.
    pub file: String,
    /// The 1-based line at which the statement, or the error inside it, stands.
    pub line: usize,
    /// The statement's first lines, from that line on.
    pub statement: String,
    /// What the engine says.
    pub message: String,
    /// What may help.
    pub help: Option<String>,
}

impl fmt::Display for MigrationFailed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "a migration fails on the shadow database: {}",
            self.message
        )?;
        let width = (self.line + self.statement.lines().count())
            .to_string()
            .len();
        write!(f, "{:width$}--> {}:{}", "", self.file, self.line)?;
        for (offset, line) in self.statement.lines().enumerate() {
            write!(f, "\n{:>width$} | {line}", self.line + offset)?;
        }
        if let Some(help) = &self.help {
            write!(f, "\n{:width$} = help: {help}", "")?;
        }
        Ok(())
    }
}

/// A `migrate` command that did not make a schema.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommandFailed {
    /// The command as configured.
    pub command: String,
    /// What happened.
    pub message: String,
    /// The end of what it printed, passwords hidden.
    pub output: String,
}

impl fmt::Display for CommandFailed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the command `{}` {}", self.command, self.message)?;
        for line in self.output.lines() {
            write!(f, "\n  | {line}")?;
        }
        Ok(())
    }
}

/// No engine of a dialect is at hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoEngine {
    /// Whose engine is needed.
    pub dialect: Dialect,
    /// Where its programs were looked for.
    pub looked: Vec<String>,
}

impl NoEngine {
    /// The ways out, a line each.
    pub fn ways_out(&self) -> Vec<String> {
        let (programs, package, url) = match self.dialect {
            Dialect::Mysql => (
                "mariadbd and mariadb-install-db",
                "the package `mariadb-server`",
                "mysql://user:password@localhost",
            ),
            _ => (
                "initdb and postgres",
                "the package `postgresql`",
                "postgres://user:password@localhost",
            ),
        };
        vec![
            format!("install {package} ({programs}; no service needs to run)"),
            format!(
                "or name a server that may make and drop databases: --shadow-url {url}, or DATA_CLASS_SHADOW_URL"
            ),
            "or take the schema from a live database: schema pull".to_owned(),
            "or run `classify` where an engine is, and commit the schema file".to_owned(),
        ]
    }
}

impl fmt::Display for NoEngine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "no {} engine is at hand to run the migrations on",
            self.dialect.name()
        )?;
        write!(f, "\n  looked in {}", self.looked.join(", "))?;
        for way in self.ways_out() {
            write!(f, "\n  {way}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_an_engine_the_ways_out_are_told() {
        let looked = vec!["PATH".to_owned(), "/usr/bin".to_owned()];
        let error = EngineError::NoEngine(NoEngine {
            dialect: Dialect::Postgres,
            looked,
        });
        assert_eq!(error.exit_code(), 1);
        assert_eq!(
            error.to_string(),
            "no postgres engine is at hand to run the migrations on\n  \
             looked in PATH, /usr/bin\n  \
             install the package `postgresql` (initdb and postgres; no service needs to run)\n  \
             or name a server that may make and drop databases: --shadow-url postgres://user:password@localhost, \
             or DATA_CLASS_SHADOW_URL\n  \
             or take the schema from a live database: schema pull\n  \
             or run `classify` where an engine is, and commit the schema file"
        );
    }
}
