//! Which connection does what while the session is at a question of its own that takes long. A second connection that
//! fell out for a mistake of ours would be missed by no other test: the session does its work.

use std::slice::from_ref;

use super::*;
#[cfg(unix)]
use crate::engine::server::{Server, ServerOptions};
use crate::schema::Dialect;
use crate::sql::{batch, survey};

/// A database's clock.
const NOW: &str = "2026-01-02 03:04:05.678";

/// Questions whose answers say who answered, in a transaction as a preview of `purge` begins it.
struct Who {
    opening: Opening,
    before: Vec<String>,
    inside: Vec<String>,
    /// Takes some seconds.
    long: String,
    /// Says a number that only this connection has.
    who: Vec<String>,
}

impl Questions for Who {
    type Schema = usize;

    fn opening(&self) -> &Opening {
        &self.opening
    }

    fn before(&self) -> &[String] {
        &self.before
    }

    fn inside(&self) -> &[String] {
        &self.inside
    }

    fn schema<'s>(&'s self, session: &'s mut Session) -> BoxFuture<'s, Result<usize, RunError>> {
        Box::pin(async {
            let said = session.value(&self.who[0]).await.expect("an answer");
            Ok(said.expect("a value").parse().expect("a number"))
        })
    }

    fn own(&self) -> &[String] {
        from_ref(&self.long)
    }

    fn shared(&self) -> &[String] {
        &self.who
    }

    fn failed(&self, error: sqlx::Error) -> RunError {
        RunError::database(plain(&error))
    }
}

impl Who {
    fn new(dialect: Dialect, long: &str, who: &str) -> Who {
        Who {
            opening: survey::opening(dialect, Some(NOW)),
            before: batch::session(dialect).0,
            inside: batch::set_clock(dialect, NOW),
            long: long.to_owned(),
            who: vec![who.to_owned(); 8],
        }
    }

    /// Who looked at the schema, and who answered; 0 is the session.
    fn took_part(&self, url: &str, prepare: &str) -> (usize, Vec<usize>) {
        let took_part = block_on(async || {
            let mut session = Session::open(url).await?;
            session.execute(prepare).await.expect("it is prepared");
            let ours = self.schema(&mut session).await?;
            let answers = ask(&mut session, self).await?;
            session.execute("ROLLBACK").await.expect("it has begun");
            session.close().await;
            let said = answers.shared.into_iter().flatten().flatten().flatten();
            let said = said.filter_map(|number| number.parse::<usize>().ok());
            Ok::<_, RunError>((
                answers.schema.abs_diff(ours),
                said.map(|who| who.abs_diff(ours)).collect(),
            ))
        });
        took_part.expect("answers")
    }
}

#[cfg(unix)]
#[test]
fn of_postgres_the_second_connection_looks_at_the_schema_and_counts() {
    let server = Server::start(Dialect::Postgres, ServerOptions::default()).expect("a server");
    let url = server.create_database("beside").expect("a database");
    let who = Who::new(
        Dialect::Postgres,
        "SELECT 'slept' FROM pg_sleep(5)",
        "SELECT pg_backend_pid()",
    );
    let (looked, answered) = who.took_part(&url, "SELECT 1");
    assert_ne!(looked, 0);
    assert_eq!(answered, vec![looked; 8]);
}

#[cfg(unix)]
#[test]
fn of_mariadb_the_second_connection_looks_at_the_schema_and_does_not_count() {
    let server = Server::start(Dialect::Mysql, ServerOptions::default()).expect("a server");
    let url = server.create_database("beside").expect("a database");
    let who = Who::new(Dialect::Mysql, "SELECT sleep(5)", "SELECT connection_id()");
    let (looked, answered) = who.took_part(&url, "SELECT 1");
    assert_ne!(looked, 0);
    // It sees data of another moment.
    assert_eq!(answered, vec![0; 8]);
}

#[test]
fn of_sqlite_the_second_connection_looks_at_the_schema_and_counts() {
    let (_folder, url) = file();
    let who = Who::new(
        Dialect::Sqlite,
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000000) SELECT max(i) FROM n",
        "SELECT total_changes()",
    );
    let change = "CREATE TABLE t (a); INSERT INTO t VALUES (1), (2), (3)";
    let (looked, answered) = who.took_part(&url, change);
    assert_ne!(looked, 0);
    assert_eq!(answered, vec![looked; 8]);
}
