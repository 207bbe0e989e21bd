//! The stamp: whose environment a database is, bound to that one database.
//!
//! It is one row of `data_class_environment`. A copy of the database, or a dump that was restored elsewhere, has the
//! row, too; its identity then is another database's, and the stamp is void ([`StampState::Void`]).

use std::path::Path;

use super::error::RunError;
use super::inode::inode;
use super::session::Session;
use crate::schema::Dialect;
use crate::sql::identity;
use crate::sql::quote::{Quote, visible};

/// What stands between an SQLite file's path and its inode in an identity.
pub(super) const INODE: &str = "#inode=";

/// The table's name.
const TABLE: &str = "data_class_environment";

/// A stamp.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// The environment.
    pub name: String,
    /// Whether the environment is protected: it is neither cleaned nor restored into.
    pub protected: bool,
    /// The database for which it was made.
    pub identity: String,
    /// When, in the engine's own spelling.
    pub stamped_at: String,
    /// By whom, as `user@host`.
    pub stamped_by: String,
}

/// What a database says about its environment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StampState {
    /// Nothing: there is no table, or no row in it.
    Missing,
    /// More than one stamp, which is none.
    Several(usize),
    /// A stamp that was made for another database: this one is a copy, or was restored from a dump.
    Void(Stamp),
    /// A stamp of this database.
    Valid(Stamp),
}

impl StampState {
    /// Reads it.
    pub async fn read(session: &mut Session) -> Result<StampState, RunError> {
        let failed = |error: sqlx::Error| session_error("the stamp can't be read", &error);
        if !exists(session).await.map_err(failed)? {
            return Ok(StampState::Missing);
        }
        StampState::of_table(session).await.map_err(failed)
    }

    /// Reads it where it was there before.
    pub(super) async fn read_again(session: &mut Session) -> Result<StampState, RunError> {
        match StampState::of_table(session).await {
            Ok(state) => Ok(state),
            // The table may be gone.
            Err(_) => StampState::read(session).await,
        }
    }

    /// One query: the stamp, and whose it would have to be.
    async fn of_table(session: &mut Session) -> Result<StampState, sqlx::Error> {
        let protected = match session.dialect() {
            Dialect::Sqlite => {
                "CASE WHEN typeof(protected) = 'integer' AND protected = 0 THEN 'no' ELSE 'yes' END"
            }
            _ => "CASE WHEN protected IS FALSE THEN 'no' ELSE 'yes' END",
        };
        let sql = format!(
            "SELECT name, {protected}, identity, stamped_at, stamped_by, {} FROM {}",
            identity::expression(session.dialect()),
            table(session.dialect())
        );
        let mut rows = session.rows(&sql).await?;
        let row = match (rows.pop(), rows.len()) {
            (None, _) => return Ok(StampState::Missing),
            (Some(row), 0) => row,
            (Some(_), more) => return Ok(StampState::Several(more + 1)),
        };
        let mut values = row.into_iter().map(Option::unwrap_or_default);
        let mut next = || values.next().unwrap_or_default();
        let stamp = Stamp {
            name: next(),
            protected: next() != "no",
            identity: next(),
            stamped_at: next(),
            stamped_by: next(),
        };
        let this = next();
        Ok(if is_this(session.dialect(), &stamp.identity, &this) {
            StampState::Valid(stamp)
        } else {
            StampState::Void(stamp)
        })
    }

    /// The stamp, void or not.
    pub fn stamp(&self) -> Option<&Stamp> {
        match self {
            StampState::Valid(stamp) | StampState::Void(stamp) => Some(stamp),
            StampState::Missing | StampState::Several(_) => None,
        }
    }

    /// Refuses where the database is not stamped as the environment that `--env` names. Every command on a database
    /// asks this; without `--env` the stamp itself decides.
    pub fn require(&self, env: Option<&str>) -> Result<(), RunError> {
        let Some(env) = env else {
            return Ok(());
        };
        let stamp_it = format!(
            "where it is {}'s database: `{{program}} stamp --env {env}`",
            visible(env)
        );
        match self {
            StampState::Valid(stamp) if stamp.name == env => Ok(()),
            StampState::Valid(stamp) => Err(RunError::refused(format!(
                "--env {} was given, but the database is stamped as {}",
                visible(env),
                visible(&stamp.name)
            ))
            .help("check the address, or name the environment that it is")),
            StampState::Void(stamp) => Err(copied(stamp).help(stamp_it)),
            StampState::Missing => Err(RunError::refused(format!(
                "--env {} was given, but the database bears no stamp",
                visible(env)
            ))
            .help(stamp_it)),
            StampState::Several(count) => Err(several(*count).help(stamp_it)),
        }
    }

    /// The stamp of a database where a full cleanup may run: `environments` are those with `clean = true`.
    pub fn may_clean(&self, environments: &[String]) -> Result<&Stamp, RunError> {
        self.allows("clean", "a full cleanup", environments)
    }

    /// The same for any permission of an environment: `key` is its name in the configuration, `what` what it allows.
    pub fn allows(
        &self,
        key: &str,
        what: &str,
        environments: &[String],
    ) -> Result<&Stamp, RunError> {
        if environments.is_empty() {
            return Err(RunError::refused(format!(
                "no environment of the configuration has `{key} = true`: {what} may run nowhere"
            ))
            .help(format!(
                "give the environment where it may run `{key} = true`, run `{{program}} classify`, and have it reviewed"
            )));
        }
        let listed: Vec<String> = environments.iter().map(|name| visible(name)).collect();
        let listed = listed.join(", ");
        let help = format!(
            "where it is the database of {listed}: `{{program}} stamp --env {}`",
            listed.split(',').next().unwrap_or_default()
        );
        match self {
            StampState::Missing => Err(RunError::refused(format!(
                "the database bears no stamp: nobody said that {what} may run here"
            ))
            .help(help)),
            StampState::Several(count) => Err(several(*count).help(help)),
            StampState::Void(stamp) => Err(copied(stamp).help(help)),
            StampState::Valid(stamp) if stamp.protected => Err(RunError::refused(format!(
                "the database is stamped as {}, which is protected: {what} never runs there",
                visible(&stamp.name)
            ))
            .help("check the address; a person can stamp it anew, and types the database's name for it")),
            StampState::Valid(stamp) if !environments.contains(&stamp.name) => {
                Err(RunError::refused(format!(
                    "the database is stamped as {}, which has no `{key} = true`; {what} may run in {listed}",
                    visible(&stamp.name)
                ))
                .help("check the address"))
            }
            StampState::Valid(stamp) => Ok(stamp),
        }
    }
}

fn copied(stamp: &Stamp) -> RunError {
    RunError::refused(format!(
        "the database's stamp ({}) is another database's: this one is a copy or was restored, and counts as unstamped\n\
         it was made for {}",
        visible(&stamp.name),
        visible(&stamp.identity)
    ))
}

fn several(count: usize) -> RunError {
    RunError::refused(format!(
        "the table {TABLE} has {count} rows: nobody knows whose database this is"
    ))
}

fn session_error(what: &str, error: &sqlx::Error) -> RunError {
    RunError::database(format!("{what}: {}", crate::engine::plain(error)))
}

fn table(dialect: Dialect) -> String {
    Quote(dialect).table(dialect.default_schema(), TABLE)
}

async fn exists(session: &mut Session) -> Result<bool, sqlx::Error> {
    let sql = match session.dialect() {
        Dialect::Postgres => {
            "SELECT 1 WHERE to_regclass('public.data_class_environment') IS NOT NULL"
        }
        Dialect::Sqlite => {
            "SELECT 1 FROM main.sqlite_schema WHERE type IN ('table', 'view') AND lower(name) = 'data_class_environment'"
        }
        Dialect::Mysql => {
            "SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'data_class_environment'"
        }
    };
    Ok(session.value(sql).await?.is_some())
}

/// The connected database's identity, without an inode.
async fn this(session: &mut Session) -> Result<String, sqlx::Error> {
    let sql = format!("SELECT {}", identity::expression(session.dialect()));
    Ok(session.value(&sql).await?.unwrap_or_default())
}

/// Whether an identity that was written is the connected database's, `this`.
fn is_this(dialect: Dialect, written: &str, this: &str) -> bool {
    if this.is_empty() || written == this {
        return !this.is_empty();
    }
    let Some(number) = written
        .strip_prefix(this)
        .and_then(|rest| rest.strip_prefix(INODE))
    else {
        return false;
    };
    dialect == Dialect::Sqlite
        && inode(Path::new(this)).is_some_and(|inode| inode.to_string() == number)
}

/// Marks the connected database as an environment's, in place of whatever stamp it has. Whether that one may be
/// overwritten is the caller's question: see [`overwrites_protected`].
pub async fn write(
    session: &mut Session,
    name: &str,
    protected: bool,
    by: &str,
) -> Result<Stamp, RunError> {
    let failed = |error: sqlx::Error| {
        session_error(
            "the database can't be stamped, and nothing was changed",
            &error,
        )
    };
    let dialect = session.dialect();
    let mut identity = this(session).await.map_err(failed)?;
    if identity.is_empty() {
        return Err(RunError::refused(
            "the database has no identity of its own, by which a stamp could be bound to it",
        ));
    }
    if dialect == Dialect::Sqlite
        && let Some(inode) = inode(Path::new(&identity))
    {
        identity = format!("{identity}{INODE}{inode}");
    }
    let written = replace(session, name, protected, &identity, by).await;
    if written.is_err() {
        // Where no transaction is open there is nothing to undo.
        let _ = session.execute("ROLLBACK").await;
    }
    written.map_err(failed)?;
    match StampState::read(session).await? {
        StampState::Valid(stamp) if stamp.name == name && stamp.protected == protected => Ok(stamp),
        _ => Err(RunError::database(
            "the stamp was written, but does not read back: the table's columns are not those of a stamp",
        )),
    }
}

pub(super) async fn replace(
    session: &mut Session,
    name: &str,
    protected: bool,
    identity: &str,
    by: &str,
) -> Result<(), sqlx::Error> {
    let dialect = session.dialect();
    let q = Quote(dialect);
    let table = table(dialect);
    let (columns, now) = match dialect {
        Dialect::Postgres => (
            "name text NOT NULL, protected boolean NOT NULL, identity text NOT NULL, \
             stamped_at timestamptz NOT NULL, stamped_by text NOT NULL",
            "now()",
        ),
        Dialect::Sqlite => (
            "name TEXT NOT NULL, protected BOOLEAN NOT NULL, identity TEXT NOT NULL, \
             stamped_at TEXT NOT NULL, stamped_by TEXT NOT NULL",
            "strftime('%Y-%m-%d %H:%M:%SZ', 'now')",
        ),
        Dialect::Mysql => (
            "name varchar(255) COLLATE utf8mb4_bin NOT NULL, protected boolean NOT NULL, identity text COLLATE utf8mb4_bin NOT NULL, \
             stamped_at datetime NOT NULL, stamped_by varchar(255) NOT NULL) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COMMENT = 'data-class'",
            "UTC_TIMESTAMP()",
        ),
    };
    let close = if dialect == Dialect::Mysql { "" } else { ")" };
    if !exists(session).await? {
        session
            .execute(&format!(
                "CREATE TABLE IF NOT EXISTS {table} ({columns}{close}"
            ))
            .await?;
    }
    session.execute("BEGIN").await?;
    session.execute(&format!("DELETE FROM {table}")).await?;
    session
        .execute(&format!(
            "INSERT INTO {table} (name, protected, identity, stamped_at, stamped_by) VALUES ({}, {}, {}, {now}, {})",
            q.text(name),
            if protected { "TRUE" } else { "FALSE" },
            q.text(identity),
            q.text(by)
        ))
        .await?;
    session.execute("COMMIT").await?;
    Ok(())
}

/// Whether a new stamp would take a protected one away: a person must confirm that. A void one counts, too: nobody
/// knows whether the database was copied or its server was moved.
pub fn overwrites_protected(state: &StampState, name: &str, protected: bool) -> bool {
    match state {
        StampState::Missing => false,
        StampState::Several(_) => true,
        StampState::Valid(old) | StampState::Void(old) => {
            old.protected && !(protected && old.name == name)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::block_on;

    fn stamp(name: &str, protected: bool) -> Stamp {
        Stamp {
            name: name.to_owned(),
            protected,
            identity: "this".to_owned(),
            stamped_at: "now".to_owned(),
            stamped_by: "me".to_owned(),
        }
    }

    #[track_caller]
    fn check(state: &StampState, environments: &[&str], expected: Option<&str>) {
        let environments: Vec<String> = environments.iter().map(|n| (*n).to_owned()).collect();
        let refused = state.may_clean(&environments).err();
        match (&refused, expected) {
            (None, None) => {}
            (Some(error), Some(expected)) => {
                assert_eq!(error.kind, crate::run::Kind::Refused);
                assert!(error.message.contains(expected), "{error}");
                assert!(!error.help.is_empty(), "{error}");
            }
            _ => panic!("{state:?}: {refused:?}"),
        }
    }

    #[test]
    fn only_a_valid_stamp_of_a_cleanable_environment_lets_a_cleanup_run() {
        let staging = StampState::Valid(stamp("staging", false));
        check(&staging, &["staging"], None);
        check(&staging, &[], Some("no environment"));
        check(&staging, &["test"], Some("stamped as staging"));
        check(&staging, &["Staging"], Some("stamped as staging"));
        check(&StampState::Missing, &["staging"], Some("no stamp"));
        check(&StampState::Several(2), &["staging"], Some("2 rows"));
        check(
            &StampState::Void(stamp("staging", false)),
            &["staging"],
            Some("another database's"),
        );
        check(
            &StampState::Valid(stamp("staging", true)),
            &["staging"],
            Some("protected"),
        );
    }

    #[test]
    fn env_names_the_stamp_that_a_database_must_bear() {
        let staging = StampState::Valid(stamp("staging", false));
        assert!(staging.require(None).is_ok());
        assert!(staging.require(Some("staging")).is_ok());
        assert!(staging.require(Some("production")).is_err());
        assert!(StampState::Missing.require(Some("staging")).is_err());
        let void = StampState::Void(stamp("staging", false));
        assert!(void.require(Some("staging")).is_err());
        assert!(void.require(None).is_ok());
    }

    #[test]
    fn a_protected_stamp_is_not_taken_away_by_the_way() {
        let production = StampState::Valid(stamp("production", true));
        assert!(overwrites_protected(&production, "staging", false));
        assert!(overwrites_protected(&production, "live", true));
        assert!(!overwrites_protected(&production, "production", true));
        assert!(overwrites_protected(
            &StampState::Void(stamp("p", true)),
            "s",
            false
        ));
        assert!(!overwrites_protected(&StampState::Missing, "s", false));
        let staging = StampState::Valid(stamp("staging", false));
        assert!(!overwrites_protected(&staging, "production", true));
    }

    #[test]
    fn a_database_in_memory_can_be_stamped() {
        block_on(async || {
            let mut session = Session::open("sqlite::memory:").await.expect("opened");
            let read = StampState::read(&mut session).await.expect("read");
            assert_eq!(read, StampState::Missing);
            write(&mut session, "it's", false, "me")
                .await
                .expect("written");
            let read = StampState::read(&mut session).await.expect("read");
            assert!(matches!(read, StampState::Valid(stamp) if stamp.name == "it's"));
        });
    }

    #[test]
    fn a_copied_file_is_not_stamped_even_at_the_same_path() {
        let folder = tempfile::tempdir().expect("a folder");
        let (file, copy) = (folder.path().join("a.db"), folder.path().join("b.db"));
        let url = format!("sqlite://{}?mode=rwc", file.display());
        let read = |url: String| {
            block_on(async || {
                let mut session = Session::open(&url).await.expect("opened");
                let state = StampState::read(&mut session).await.expect("read");
                session.close().await;
                state
            })
        };
        block_on(async || {
            let mut session = Session::open(&url).await.expect("opened");
            write(&mut session, "staging", false, "me")
                .await
                .expect("written");
            session.close().await;
        });
        assert!(matches!(read(url.clone()), StampState::Valid(_)));
        std::fs::copy(&file, &copy).expect("copied");
        let other = format!("sqlite://{}", copy.display());
        assert!(matches!(read(other), StampState::Void(_)));
        std::fs::rename(&copy, &file).expect("moved");
        assert!(matches!(read(url), StampState::Void(_)));
    }
}
