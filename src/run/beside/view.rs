//! How a second connection comes to see what the first one sees.

use super::Questions;
use crate::run::driver::is_cancelled;
use crate::run::session::{Address, Session};
use crate::schema::Dialect;

/// How often SQLite's two connections try to begin between two commits of others.
const TRIES: usize = 3;

/// What the second connection is to see.
pub(super) enum View {
    /// PostgreSQL: the snapshot that the first one has exported under this name.
    Exported(String),
    /// SQLite: it sees the same already.
    Same,
    /// MariaDB and MySQL can't be asked for another session's view; what stands in the schema needs none.
    Schema,
}

impl View {
    /// Whether both see the same data.
    pub(super) fn is_same(&self) -> bool {
        !matches!(self, View::Schema)
    }
}

/// A second connection, on its way.
pub(super) enum Second {
    /// To be opened while the first one works.
    Address(Address),
    /// SQLite: open already.
    Open(Box<Session>),
}

impl Second {
    /// None where there is no way to one: a pool's connection is all that it has lent, and a database in memory has one.
    pub(super) async fn prepare(session: &mut Session) -> Option<Second> {
        let address = session.address()?.clone();
        if session.dialect() != Dialect::Sqlite {
            return Some(Second::Address(address));
        }
        let file = "SELECT file FROM pragma_database_list WHERE name = 'main' AND file <> ''";
        session.value(file).await.ok()??;
        let opened = address.open().await.ok()?;
        Some(Second::Open(Box::new(opened)))
    }

    /// Begins the first one's transaction; none where both can't see the same.
    pub(super) async fn begin(
        &mut self,
        session: &mut Session,
        questions: &impl Questions,
    ) -> Result<Option<View>, sqlx::Error> {
        let opening = questions.opening();
        if let Second::Open(second) = self {
            run(second, questions.before()).await?;
            let view = sqlite(session, second, &opening.begin).await?;
            run(session, &opening.settings).await?;
            return Ok(view);
        }
        run(session, &opening.begin).await?;
        run(session, &opening.settings).await?;
        if session.dialect() == Dialect::Mysql {
            return Ok(Some(View::Schema));
        }
        let exported = session.value("SELECT pg_catalog.pg_export_snapshot()");
        match exported.await {
            Err(error) if is_cancelled(&error) => Err(error),
            exported => Ok(exported.ok().flatten().map(View::Exported)),
        }
    }

    /// Lets the second one see it; none where it can't.
    pub(super) async fn enter(self, view: &View, questions: &impl Questions) -> Option<Session> {
        let opening = questions.opening();
        let mut session = match self {
            // It has begun with the first one.
            Second::Open(session) => *session,
            Second::Address(address) => {
                let mut session = address.open().await.ok()?;
                run(&mut session, questions.before()).await.ok()?;
                run(&mut session, &opening.begin).await.ok()?;
                session
            }
        };
        if let View::Exported(name) = view {
            let same = format!("SET TRANSACTION SNAPSHOT '{}'", name.replace('\'', "''"));
            session.execute(&same).await.ok()?;
        }
        run(&mut session, &opening.settings).await.ok()?;
        run(&mut session, questions.inside()).await.ok()?;
        Some(session)
    }
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
