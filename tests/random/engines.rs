//! A database a world, in this process: SQLite in a file of memory, the others on throw-away servers. PostgreSQL has
//! one; MariaDB one a thread, since its information_schema complains about tables that another thread is just making.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

use cargo_data_class::engine::server::{Server, ServerOptions};
use cargo_data_class::engine::{Connection, introspect};
use cargo_data_class::schema::{Dialect, Schema};
use sqlx::AssertSqlSafe;

fn server(dialect: Dialect) -> Option<Arc<Server>> {
    static POSTGRES: OnceLock<Arc<Server>> = OnceLock::new();
    let start = || Server::start(dialect, ServerOptions::default()).expect("a server starts");
    match dialect {
        Dialect::Sqlite => None,
        Dialect::Postgres => Some(POSTGRES.get_or_init(|| Arc::new(start())).clone()),
        Dialect::Mysql => Some(Arc::new(start())),
    }
}

/// An engine for one world after another.
pub(crate) struct Engine {
    dialect: Dialect,
    server: Option<Arc<Server>>,
    runtime: tokio::runtime::Runtime,
    folder: tempfile::TempDir,
    database: String,
    used: usize,
}

/// The database of a world.
pub(crate) struct Live<'e> {
    engine: &'e Engine,
    connection: Connection,
}

impl Engine {
    pub(crate) fn new(dialect: Dialect) -> Engine {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime");
        let database = format!("world_{}", COUNT.fetch_add(1, Ordering::Relaxed));
        let server = server(dialect);
        if let Some(server) = &server {
            server.create_database(&database).expect("a database");
        }
        // Files of memory where there are any: a stamp needs a file, nobody needs the disk.
        let memory = std::path::Path::new("/dev/shm");
        let folder = if memory.is_dir() {
            tempfile::tempdir_in(memory)
        } else {
            tempfile::tempdir()
        };
        Engine {
            dialect,
            server,
            runtime,
            folder: folder.expect("a folder"),
            database,
            used: 0,
        }
    }

    /// An empty database.
    pub(crate) fn fresh(&mut self) -> Live<'_> {
        self.used += 1;
        let url = match &self.server {
            None => {
                let file = self.folder.path().join(format!("{}.db", self.used));
                if let Some(before) = self.used.checked_sub(1) {
                    let before = self.folder.path().join(format!("{before}.db"));
                    // The first one has none before it.
                    let _ = std::fs::remove_file(before);
                }
                format!("sqlite://{}?mode=rwc", file.display())
            }
            Some(server) => server.url_of(&self.database),
        };
        let connection = self.runtime.block_on(Connection::open(&url));
        let mut live = Live {
            engine: self,
            connection: connection.expect("it connects"),
        };
        live.clear();
        live
    }
}

impl Live<'_> {
    fn clear(&mut self) {
        match self.engine.dialect {
            Dialect::Sqlite => self.must(
                "PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY",
            ),
            Dialect::Postgres => {
                self.must("SET client_min_messages = warning; SET synchronous_commit = off; DROP SCHEMA public CASCADE; CREATE SCHEMA public; \
                     CREATE COLLATION ci (provider = icu, locale = 'und-u-ks-level2', deterministic = false)");
            }
            Dialect::Mysql => {
                let database = &self.engine.database;
                let sql = format!(
                    "DROP DATABASE {database}; CREATE DATABASE {database}; USE {database}; SET FOREIGN_KEY_CHECKS = 0"
                );
                self.must(&sql);
            }
        }
    }

    /// Checks of keys on, as an application has them.
    pub(crate) fn filled(&mut self) {
        match self.engine.dialect {
            Dialect::Sqlite => self.must("PRAGMA foreign_keys = ON"),
            Dialect::Postgres => {}
            Dialect::Mysql => self.must("SET FOREIGN_KEY_CHECKS = 1"),
        }
    }

    /// Stamps it as `staging`.
    pub(crate) fn stamp(&mut self) {
        let identity = cargo_data_class::sql::identity::expression(self.engine.dialect);
        let text = if self.engine.dialect == Dialect::Mysql {
            "varchar(500)"
        } else {
            "text"
        };
        self.must(&format!(
            "CREATE TABLE data_class_environment (name {text}, protected boolean, identity {text}, stamped_at {text}, stamped_by {text});\
             INSERT INTO data_class_environment VALUES ('staging', false, {identity}, 'now', 'test')"
        ));
    }

    pub(crate) fn execute(&mut self, sql: &str) -> Result<(), String> {
        let task = self.connection.execute(sql);
        self.engine
            .runtime
            .block_on(task)
            .map_err(|error| error.to_string())
    }

    #[track_caller]
    pub(crate) fn must(&mut self, sql: &str) {
        if let Err(error) = self.execute(sql) {
            panic!("{error}\n{sql}");
        }
    }

    /// Runs statements up to the first that fails; then nothing is left open.
    pub(crate) fn script<'s>(
        &mut self,
        statements: impl Iterator<Item = &'s str>,
    ) -> Result<(), String> {
        for statement in statements {
            if let Err(error) = self.execute(statement) {
                // Where the statement ended the transaction itself there is none to end.
                let _ = self.execute("ROLLBACK");
                let begins: String = statement.chars().take(200).collect();
                return Err(format!("{error}\n{begins}"));
            }
        }
        Ok(())
    }

    /// The schema as the engine tells it.
    pub(crate) fn schema(&mut self) -> Schema {
        let task = introspect(&mut self.connection, "random");
        self.engine.runtime.block_on(task).expect("a schema")
    }

    /// The lines of a query, sorted.
    pub(crate) fn lines(&mut self, sql: &str) -> Vec<String> {
        let query = sqlx::query_scalar(AssertSqlSafe(sql.to_owned()));
        let lines: Result<Vec<String>, sqlx::Error> = match &mut self.connection {
            Connection::Sqlite(connection) => self
                .engine
                .runtime
                .block_on(query.fetch_all(&mut **connection)),
            Connection::Postgres(connection) => {
                let query = sqlx::query_scalar(AssertSqlSafe(sql.to_owned()));
                self.engine
                    .runtime
                    .block_on(query.fetch_all(&mut **connection))
            }
            Connection::Mysql(connection) => {
                let query = sqlx::query_scalar(AssertSqlSafe(sql.to_owned()));
                self.engine
                    .runtime
                    .block_on(query.fetch_all(&mut **connection))
            }
        };
        let mut lines = lines.unwrap_or_else(|error| panic!("{error}\n{sql}"));
        lines.sort();
        lines
    }

    pub(crate) fn close(self) {
        self.engine.runtime.block_on(self.connection.close());
    }
}
