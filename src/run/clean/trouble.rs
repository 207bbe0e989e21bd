//! What an engine's error means for a cleanup.

use sqlx::mysql::MySqlDatabaseError;
use sqlx::sqlite::SqliteError;

use crate::engine::plain;
use crate::run::driver::{is_busy, is_lost};

/// What kind of error it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trouble {
    /// Guard or proof of the script say no.
    Refused,
    /// Rows are hidden from the role.
    Hidden,
    /// Another session is in the way: later it may work.
    Lock,
    /// The connection is gone.
    Lost,
    /// Something else.
    Other,
}

impl Trouble {
    pub(super) fn of(error: &sqlx::Error) -> Trouble {
        if is_lost(error) {
            return Trouble::Lost;
        }
        let Some(database) = error.as_database_error() else {
            return Trouble::Other;
        };
        let message = plain(error);
        if message.contains("data-class: ") {
            return Trouble::Refused;
        }
        let code = database.code().unwrap_or_default();
        if let Some(mysql) = database.try_downcast_ref::<MySqlDatabaseError>() {
            return mysql_trouble(mysql.number());
        }
        if database.try_downcast_ref::<SqliteError>().is_some() {
            return match is_busy(&code) {
                true => Trouble::Lock,
                false => Trouble::Other,
            };
        }
        match code.as_ref() {
            "40001" | "40P01" | "55P03" => Trouble::Lock,
            "42501" if message.contains("row-level security") => Trouble::Hidden,
            _ => Trouble::Other,
        }
    }
}

fn mysql_trouble(number: u16) -> Trouble {
    match number {
        1205 | 1213 => Trouble::Lock,
        _ => Trouble::Other,
    }
}

/// What the script says of its own, without the mark by which it is known.
pub(super) fn words(error: &sqlx::Error) -> String {
    let message = plain(error);
    match message.split_once("data-class: ") {
        Some((_, words)) => words.to_owned(),
        None => message,
    }
}
