//! How a second connection comes to see what the first one sees.

use super::Questions;
use crate::run::driver::is_cancelled;
use crate::run::interrupt::Interrupt;
use crate::run::session::{Address, Session};
use crate::schema::Dialect;

/// How often SQLite's two connections try to begin between two commits of others.
const TRIES: usize = 3;

/// PostgreSQL: a name for what the first one sees. While the second one is waited for, the first one may be idle for as
/// long as that takes.
const EXPORT: &str = "SELECT pg_catalog.pg_export_snapshot(), \
                      pg_catalog.set_config('idle_in_transaction_session_timeout', '0', true)";
/// MariaDB and MySQL: which server, and which database there.
const SERVER: &str =
    "SELECT CONCAT_WS(' ', @@hostname, @@port, @@server_id, @@datadir, DATABASE())";
/// Whoever waits for a lock behind somebody who waits for the first one would let all three wait.
const IMPATIENT_POSTGRES: &str = "SET LOCAL lock_timeout = '200ms'";
const IMPATIENT_MYSQL: &str = "SET SESSION lock_wait_timeout = 1";

/// What the second connection is to see.
pub(super) enum View {
    /// PostgreSQL: the snapshot that the first one has exported under this name.
    Exported(String),
    /// SQLite: it sees the same already.
    Same,
    /// MariaDB and MySQL can't be asked for another session's view; what stands in the schema needs none, but the same
    /// server: an address may lead to several.
    Schema(String),
}

impl View {
    /// Whether both see the same data.
    pub(super) fn sees_the_data(&self) -> bool {
        !matches!(self, View::Schema(_))
    }
}

/// A second connection, on its way.
pub(super) struct Second {
    address: Address,
    /// SQLite: it is open already.
    open: Option<Box<Session>>,
}

impl Second {
    /// None where there is no way to one: a pool's connection is all that it has lent, and a database in memory has one.
    pub(super) async fn prepare(session: &mut Session) -> Option<Second> {
        let address = session.address()?.clone();
        let mut open = None;
        if session.dialect() == Dialect::Sqlite {
            let ours = file(session).await?;
            let mut opened = address.open().await?;
            // One file by two names has two logs; and where files have no numbers, the path is all that there is.
            if file(&mut opened).await? != ours {
                return None;
            }
            open = Some(Box::new(opened));
        }
        Some(Second { address, open })
    }

    /// Begins the first one's transaction; none where both can't see the same.
    pub(super) async fn begin(
        &mut self,
        session: &mut Session,
        questions: &impl Questions,
    ) -> Result<Option<View>, sqlx::Error> {
        let opening = questions.opening();
        if let Some(second) = &mut self.open {
            run(second, questions.before()).await?;
            let view = sqlite(session, second, &opening.begin).await?;
            run(session, &opening.settings).await?;
            return Ok(view);
        }
        run(session, &opening.begin).await?;
        run(session, &opening.settings).await?;
        if session.dialect() == Dialect::Mysql {
            let server = session.value(SERVER).await?;
            return Ok(Some(View::Schema(server.unwrap_or_default())));
        }
        match session.value(EXPORT).await {
            Err(error) if is_cancelled(&error) => Err(error),
            exported => Ok(exported.ok().flatten().map(View::Exported)),
        }
    }

    /// Lets the second one see it; none where it can't. With what ends its statements.
    pub(super) async fn enter(
        self,
        view: &View,
        questions: &impl Questions,
    ) -> Option<(Session, Interrupt)> {
        let opening = questions.opening();
        let begun = self.open.is_some();
        let mut session = match self.open {
            Some(session) => *session,
            None => self.address.open().await?,
        };
        // Before the transaction: PostgreSQL takes no snapshot after a query.
        let interrupt = self.address.interrupt(&mut session).await.ok()?;
        // SQLite's has begun with the first one.
        if !begun {
            run(&mut session, questions.before()).await.ok()?;
            run(&mut session, &opening.begin).await.ok()?;
        }
        if let View::Exported(name) = view {
            let same = format!("SET TRANSACTION SNAPSHOT '{}'", name.replace('\'', "''"));
            session.execute(&same).await.ok()?;
        }
        run(&mut session, &opening.settings).await.ok()?;
        match view {
            View::Exported(_) => session.execute(IMPATIENT_POSTGRES).await.map(drop).ok()?,
            View::Same => {}
            View::Schema(server) => {
                let own = session.value(SERVER).await.ok()?;
                if own.as_ref() != Some(server) {
                    return None;
                }
                session.execute(IMPATIENT_MYSQL).await.map(drop).ok()?;
            }
        }
        run(&mut session, questions.inside()).await.ok()?;
        Some((session, interrupt))
    }
}

/// SQLite: the database's file; none where it is in memory. The pragma reads no schema, as its table would: on a new
/// connection that takes longer than opening it.
async fn file(session: &mut Session) -> Option<String> {
    let databases = session.rows("PRAGMA database_list").await.ok()?;
    databases.into_iter().find_map(|row| match row.as_slice() {
        [_, Some(name), Some(file)] if name == "main" && !file.is_empty() => Some(file.clone()),
        _ => None,
    })
}

async fn run(session: &mut Session, statements: &[String]) -> Result<(), sqlx::Error> {
    for sql in statements {
        session.execute(sql).await?;
    }
    Ok(())
}

/// Begins both. `data_version` is another number where anybody else has committed since it was asked for; so where it is
/// the same in the second one's transaction, nobody has between the two. The pragma reads the file without its schema,
/// which the second one needs only later, and so beside the first one's work.
async fn sqlite(
    first: &mut Session,
    second: &mut Session,
    begin: &[String],
) -> Result<Option<View>, sqlx::Error> {
    const VERSION: &str = "PRAGMA data_version";
    for _ in 0..TRIES {
        let before = second.value(VERSION).await?;
        run(first, begin).await?;
        // A transaction sees what is there when it reads for the first time.
        first.value("SELECT 1 FROM sqlite_schema LIMIT 1").await?;
        run(second, begin).await?;
        if second.value(VERSION).await? == before {
            return Ok(Some(View::Same));
        }
        for session in [&mut *first, &mut *second] {
            session.execute("ROLLBACK").await?;
        }
    }
    Ok(None)
}
