//! MariaDB: the one statement by which tables change places, and what became of it where no answer came.

use super::restore::tables;
use super::{beside, code, quoted, unreadable};
use crate::engine::plain;
use crate::run::settle::again;
use crate::run::snapshots::names::Names;
use crate::run::{RunError, Session};
use crate::sql::quote::visible;

/// What changes places.
pub(super) struct Exchange {
    /// The statement.
    pub(super) statement: String,
    /// The live tables, which go to the old schema.
    pub(super) now: Vec<String>,
    /// The tables that were built, which come into the live one.
    pub(super) then: Vec<String>,
    /// The live schema's code, which stays where it is.
    pub(super) code: Vec<code::Code>,
}

/// Where the tables are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Places {
    Unchanged,
    Exchanged,
    /// Some here, some there.
    Mixed,
}

impl Exchange {
    /// Does it. An error says whether the tables are where they were: only then may what was built be dropped.
    pub(super) async fn run(
        &self,
        live: &mut Session,
        url: &str,
        names: &Names,
    ) -> Result<(), (RunError, bool)> {
        let done = match live.execute("SET lock_wait_timeout = 10").await {
            Ok(_) => live.execute(&self.statement).await,
            Err(error) => Err(error),
        };
        let Err(error) = done else {
            return Ok(());
        };
        // The answer may be lost, or the server; and it does by halves what it can't undo.
        let message = format!("the tables can't be exchanged: {}", plain(&error));
        match self.settled(live, url, names).await {
            Ok(Places::Exchanged) => Ok(()),
            Ok(Places::Unchanged) => {
                let error = RunError::database(format!("{message}\nnothing was changed"));
                let error = error.help("end the sessions that use them, and run it again");
                Err((error, true))
            }
            Ok(Places::Mixed) => Err((self.doubtful(&message, names), false)),
            Err(problem) => Err((self.doubtful(&message, names).also(problem), false)),
        }
    }

    fn doubtful(&self, message: &str, names: &Names) -> RunError {
        let (live, old, new) = (
            visible(&names.live),
            visible(&names.old),
            visible(&names.new),
        );
        RunError::database(format!(
            "{message}\nwhich of the tables have changed places can't be told; none is lost: the live ones are in {live} or \
             {old}, the restored ones in {new} or {live}"
        ))
        .help("look where they are, bring them into their places with RENAME TABLE, and drop the other two schemas")
    }

    /// Where the tables are now, by a new connection, which becomes the live one.
    async fn settled(
        &self,
        live: &mut Session,
        url: &str,
        names: &Names,
    ) -> Result<Places, RunError> {
        *live = again(async || Session::open(url).await).await?;
        let mut found = Vec::new();
        for schema in [&names.old, &names.new] {
            let mut session = Session::open(&beside(url, schema)).await?;
            found.push(tables(&mut session).await?);
            session.close().await;
        }
        let places = match found.as_slice() {
            [old, new] if old.is_empty() && *new == self.then => Places::Unchanged,
            [old, new] if *old == self.now && new.is_empty() => Places::Exchanged,
            _ => Places::Mixed,
        };
        if places != Places::Mixed {
            self.make_code(live).await?;
        }
        Ok(places)
    }

    /// Makes the triggers that were away for the exchange, and did not come back.
    async fn make_code(&self, live: &mut Session) -> Result<(), RunError> {
        let failed = |error: sqlx::Error| unreadable(&error);
        let there = code::read(live).await.map_err(failed)?;
        for code in self.code.iter().filter(|code| !there.contains(code)) {
            let make = format!("BEGIN NOT ATOMIC\n{}\nEND", code.make());
            live.execute(&make).await.map_err(failed)?;
        }
        Ok(())
    }
}

/// Renames all at once. A table with a trigger can't change its schema: then triggers go before and come back after,
/// in one statement of the server's, which it ends whether or not we are still there.
pub(super) fn statement(rename: &str, code: &[code::Code]) -> String {
    let triggers: Vec<&code::Code> = code.iter().filter(|code| code.kind == "TRIGGER").collect();
    if triggers.is_empty() {
        return rename.to_owned();
    }
    let q = crate::sql::quote::Quote(crate::schema::Dialect::Mysql);
    let drop = |code: &&code::Code| {
        let drop = format!("DROP TRIGGER {}", quoted(&code.name));
        format!("EXECUTE IMMEDIATE {};", q.text(&drop))
    };
    let drops: Vec<String> = triggers.iter().map(drop).collect();
    let makes: Vec<String> = triggers.iter().map(|code| code.make()).collect();
    // Where the tables can't be renamed, the triggers come back all the same.
    format!(
        "BEGIN NOT ATOMIC\nDECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN\n\
         DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;\n{makes}\nRESIGNAL;\nEND;\n{drops}\n\
         EXECUTE IMMEDIATE {};\n{makes}\nEND",
        q.text(rename),
        makes = makes.join("\n"),
        drops = drops.join("\n"),
    )
}
