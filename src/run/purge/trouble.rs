//! What keeps a batch from its COMMIT, by what can be done about it.

use sqlx::mysql::MySqlDatabaseError;
use sqlx::sqlite::SqliteError;

use crate::engine::plain;
use crate::run::driver::{is_busy, is_lost};
use crate::run::settle::Trace;

/// What can be done about an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trouble {
    /// Somebody else holds a lock, or changed the same rows: later it may work.
    InTheWay,
    /// The server ended the statement because of its time: with fewer rows it may work.
    TooLong,
    /// The connection is gone.
    Lost,
    /// Nothing.
    Other,
}

/// Why a batch was rolled back.
#[derive(Debug)]
pub(super) enum Fault {
    /// The database said so.
    Error(sqlx::Error),
    /// A check of the plan does not hold: what is wrong.
    Check(String),
    /// Somebody wants it to end.
    Stopped,
    /// The connection was lost while COMMIT was under way.
    AtCommit(sqlx::Error, Box<Unsettled>),
}

/// A transaction of which only the server knows how it ended.
#[derive(Debug)]
pub(super) struct Unsettled {
    /// By what it is found again.
    pub(super) trace: Trace,
    /// What it deleted, if it did.
    pub(super) counts: Vec<(String, u64)>,
}

impl From<sqlx::Error> for Fault {
    fn from(error: sqlx::Error) -> Self {
        Fault::Error(error)
    }
}

impl Fault {
    /// What can be done about it.
    pub(super) fn trouble(&self) -> Trouble {
        match self {
            Fault::Error(error) => Trouble::of(error),
            // Somebody may have written the row meanwhile.
            Fault::Check(_) => Trouble::InTheWay,
            Fault::Stopped => Trouble::Other,
            Fault::AtCommit(..) => Trouble::Lost,
        }
    }

    /// Whether rows that stay reference one that was to go: somebody wrote them meanwhile, or they were there all
    /// along.
    pub(super) fn is_broken_key(&self) -> bool {
        match self {
            Fault::Error(error) => error
                .as_database_error()
                .is_some_and(|error| error.is_foreign_key_violation()),
            Fault::Check(_) => true,
            Fault::Stopped | Fault::AtCommit(..) => false,
        }
    }

    /// In words.
    pub(super) fn words(&self) -> String {
        match self {
            Fault::Error(error) | Fault::AtCommit(error, _) => plain(error),
            Fault::Check(wrong) => wrong.clone(),
            Fault::Stopped => "interrupted".to_owned(),
        }
    }
}

impl Trouble {
    fn of(error: &sqlx::Error) -> Trouble {
        if is_lost(error) {
            return Trouble::Lost;
        }
        let Some(error) = error.as_database_error() else {
            return Trouble::Other;
        };
        if let Some(error) = error.try_downcast_ref::<MySqlDatabaseError>() {
            return mysql(error.number());
        }
        let code = error.code().unwrap_or_default();
        if error.try_downcast_ref::<SqliteError>().is_some() {
            return match is_busy(&code) {
                true => Trouble::InTheWay,
                false => Trouble::Other,
            };
        }
        postgres(&code)
    }
}

fn postgres(code: &str) -> Trouble {
    match code {
        // Serialization, deadlock, lock timeout; a key that a new row broke meanwhile.
        "40001" | "40P01" | "55P03" | "23503" => Trouble::InTheWay,
        "57014" => Trouble::TooLong,
        _ => Trouble::Other,
    }
}

fn mysql(number: u16) -> Trouble {
    match number {
        // Lock wait timeout, deadlock, a row changed since it was read; a key that a new row broke meanwhile.
        1205 | 1213 | 1020 | 1451 => Trouble::InTheWay,
        1969 | 3024 | 1317 => Trouble::TooLong,
        _ => Trouble::Other,
    }
}
