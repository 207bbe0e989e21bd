//! Why a command on a database did not do its work.

use std::fmt;

use crate::engine::{EngineError, plain};
use crate::fixtures::Unread;

/// What kind of failure it is; each has an exit code of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A wrong address or setting; exit code 2.
    Usage,
    /// Refused for safety, nothing was changed; exit code 3.
    Refused,
    /// The database failed; exit code 4. The message says what was and what wasn't changed.
    Database,
}

/// A failure, for people: what went wrong, what was changed, what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunError {
    /// The kind.
    pub kind: Kind,
    /// What went wrong: the first line as a headline, more lines as details. Never holds a password.
    pub message: String,
    /// What to do, a line each; `{program}` stands for how the command was typed.
    pub help: Vec<String>,
}

impl RunError {
    /// A wrong address or setting.
    pub fn usage(message: impl Into<String>) -> Self {
        RunError::new(Kind::Usage, message)
    }

    /// Refused for safety.
    pub fn refused(message: impl Into<String>) -> Self {
        RunError::new(Kind::Refused, message)
    }

    /// The database failed. Say in the message what was and what wasn't changed.
    pub fn database(message: impl Into<String>) -> Self {
        RunError::new(Kind::Database, message)
    }

    fn new(kind: Kind, message: impl Into<String>) -> Self {
        RunError {
            kind,
            message: message.into(),
            help: Vec::new(),
        }
    }

    /// Whether its message ends by saying that the database is as it was.
    pub fn nothing_changed(&self) -> bool {
        self.message.ends_with("nothing was changed")
    }

    /// With a last line that says so, for what fails before anything was begun.
    #[must_use]
    pub(crate) fn unchanged(mut self) -> Self {
        if self.kind == Kind::Database && !self.nothing_changed() {
            self.message.push_str("\nnothing was changed");
        }
        self
    }

    /// Fails where a statement has inserted other than all of its rows.
    pub(super) fn unless_all_inserted(
        table: &impl std::fmt::Display,
        count: u64,
        inserted: u64,
    ) -> Result<(), Self> {
        match inserted == count {
            true => Ok(()),
            false => Err(RunError::database(format!(
                "`{table}`: of {count} rows only {inserted} were inserted: a trigger or rule stands in the way\n\
                 nothing was changed"
            ))),
        }
    }

    /// With what went wrong besides, when tidying up.
    #[must_use]
    pub(crate) fn also(mut self, other: RunError) -> Self {
        self.message = format!("{}\n{}", self.message, other.message);
        self.help.extend(other.help);
        self
    }

    /// The connection is gone before COMMIT.
    pub(super) fn lost(error: &sqlx::Error) -> Self {
        RunError::database(format!(
            "the database was lost: {}\nnothing was changed",
            plain(error)
        ))
    }

    /// With what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }
}

impl fmt::Display for RunError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for RunError {}

impl From<Unread> for RunError {
    fn from(error: Unread) -> Self {
        RunError::usage(format!("{error}\nnothing was changed"))
    }
}

impl From<EngineError> for RunError {
    fn from(error: EngineError) -> Self {
        let kind = match error.exit_code() {
            3 => Kind::Refused,
            4 => Kind::Database,
            _ => Kind::Usage,
        };
        RunError::new(kind, error.to_string())
    }
}
