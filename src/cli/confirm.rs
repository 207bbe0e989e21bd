//! Confirmation before a database is changed: a person types the database's name, a script says `--yes`.

use std::io::{BufRead, IsTerminal, Write};

use clap::Args;

use crate::run::RunError;
use crate::sql::quote::visible;

/// The options of commands that change a database.
#[derive(Debug, Clone, Copy, Args)]
pub(super) struct ExecuteArgs {
    /// Do it; without this the command only shows what it would do
    #[arg(long)]
    pub(super) execute: bool,
    /// Don't ask: for scripts. A person at a terminal types the database's name in its place
    #[arg(long)]
    pub(super) yes: bool,
}

/// Who has to confirm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Who {
    /// A person, or `--yes` for a script.
    Anyone,
    /// A person: `--yes` is not enough.
    Person,
}

/// Asks for the database's name at a terminal. Without one, `--yes` must have been given. `what` is said before the
/// question: `this deletes 12 rows of /tmp/app.db`.
pub(super) fn confirm(name: &str, what: &str, yes: bool, who: Who) -> Result<(), RunError> {
    if yes && who == Who::Anyone {
        return Ok(());
    }
    if !std::io::stdin().is_terminal() || !std::io::stderr().is_terminal() {
        return Err(match who {
            Who::Anyone => RunError::usage(format!("{what}: nobody has confirmed it")).help(
                "give --yes in a script, or run it at a terminal and type the database's name",
            ),
            Who::Person => RunError::refused(format!(
                "{what}: a person must confirm it, --yes is not enough"
            ))
            .help("run it at a terminal, and type the database's name"),
        });
    }
    let shown = visible(name);
    let mut err = std::io::stderr().lock();
    let _ = write!(
        err,
        "{what}\nto confirm, type the database's name ({shown}): "
    );
    let _ = err.flush();
    let mut typed = String::new();
    // What can't be read was not typed.
    let _ = std::io::stdin().lock().read_line(&mut typed);
    if !name.is_empty() && typed.trim_end_matches(['\r', '\n']) == name {
        return Ok(());
    }
    Err(RunError::refused(
        "that is not the database's name: nothing was changed",
    ))
}
