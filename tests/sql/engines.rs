//! The real engines and their own clients: one server of each kind for the whole binary, a database for each test.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use cargo_data_class::engine::server::{Server, ServerOptions};
use cargo_data_class::engine::{Connection, block_on, introspect};
use cargo_data_class::schema::{Dialect, Schema};

/// How a client takes an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Client {
    /// As the file asks for.
    Plain,
    /// It carries on: `--force`, a psqlrc with ON_ERROR_ROLLBACK; directives of the file are taken out.
    Careless,
}

/// What a client printed, and whether it was content.
pub(crate) struct Ran {
    pub(crate) ok: bool,
    pub(crate) text: String,
}

/// A database of a test.
pub(crate) struct Live {
    pub(crate) dialect: Dialect,
    pub(crate) name: String,
    folder: tempfile::TempDir,
    server: Option<&'static Server>,
}

/// The server of a dialect.
pub(crate) fn server(dialect: Dialect) -> &'static Server {
    static POSTGRES: OnceLock<Server> = OnceLock::new();
    static MYSQL: OnceLock<Server> = OnceLock::new();
    let place = if dialect == Dialect::Postgres {
        &POSTGRES
    } else {
        &MYSQL
    };
    place.get_or_init(|| Server::start(dialect, ServerOptions::default()).expect("a server starts"))
}

impl Live {
    /// An empty database.
    pub(crate) fn new(dialect: Dialect) -> Live {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("case_{}", COUNT.fetch_add(1, Ordering::Relaxed));
        Live::named(dialect, &name)
    }

    /// The same under a name of its own.
    pub(crate) fn named(dialect: Dialect, name: &str) -> Live {
        match dialect {
            Dialect::Sqlite => Live::empty(dialect, name, None),
            _ => Live::on(server(dialect), name),
        }
    }

    /// An empty database of a name on a server of one's own.
    pub(crate) fn on(server: &'static Server, name: &str) -> Live {
        server.create_database(name).expect("a database");
        Live::empty(server.dialect(), name, Some(server))
    }

    fn empty(dialect: Dialect, name: &str, server: Option<&'static Server>) -> Live {
        Live {
            dialect,
            name: name.to_owned(),
            folder: tempfile::tempdir().expect("a folder"),
            server,
        }
    }

    pub(crate) fn server(&self) -> &'static Server {
        self.server.expect("only SQLite has none")
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("case.db")
    }

    /// Its URL for the tool's own connections.
    pub(crate) fn url(&self) -> String {
        match self.dialect {
            Dialect::Sqlite => format!("sqlite://{}?mode=rwc", self.file().display()),
            _ => self.server().url_of(&self.name),
        }
    }

    /// Its schema as the engine tells it.
    pub(crate) fn schema(&self) -> Schema {
        let url = self.url();
        block_on(async || {
            let mut connection = Connection::open(&url).await.expect("it connects");
            introspect(&mut connection, "test").await.expect("a schema")
        })
    }

    /// Its name on the server.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// A name for an ordinary user of this database alone.
    pub(crate) fn user(&self) -> String {
        format!("{}_user", self.name)
    }

    /// Runs a script by the engine's own client.
    pub(crate) fn run(&self, sql: &str, client: Client) -> Ran {
        self.run_as(self.owner(), sql, client)
    }

    /// The user whom everything belongs to.
    pub(crate) fn owner(&self) -> &'static str {
        match self.dialect {
            Dialect::Postgres => "postgres",
            _ => "root",
        }
    }

    /// The same as a user of the server.
    pub(crate) fn run_as(&self, user: &str, sql: &str, client: Client) -> Ran {
        let mut command = self.command(user, client);
        let sql = match client {
            Client::Plain => sql.to_owned(),
            Client::Careless => sql
                .replace("\\set ON_ERROR_STOP on\n", "")
                .replace(".bail on\n", ""),
        };
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().expect("the client starts");
        let mut stdin = child.stdin.take().expect("it reads");
        let writer = std::thread::spawn(move || {
            // A client that stops at an error closes its end.
            let _ = stdin.write_all(sql.as_bytes());
        });
        let output = child.wait_with_output().expect("it ends");
        writer.join().expect("it was written");
        let text = format!(
            "{}{}",
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        );
        Ran {
            ok: output.status.success(),
            text,
        }
    }

    /// Runs a script that must succeed; what it printed.
    pub(crate) fn must(&self, sql: &str) -> String {
        let ran = self.run(sql, Client::Plain);
        let failed = !ran.ok || ran.text.contains("ERROR") || ran.text.contains("rror near");
        assert!(!failed, "{:?}: {}\n{sql}", self.dialect, ran.text);
        ran.text.trim_end().to_owned()
    }

    /// The engine's own client.
    pub(crate) fn command(&self, user: &str, client: Client) -> Command {
        match self.dialect {
            Dialect::Postgres => {
                let mut command = self.server().client(user, &self.name);
                let rc = self.folder.path().join("psqlrc");
                let setting = match client {
                    Client::Plain => "",
                    Client::Careless => "\\set ON_ERROR_ROLLBACK on\n",
                };
                std::fs::write(&rc, setting).expect("a file");
                command.env("PSQLRC", rc).args(["-A", "-t"]);
                command
            }
            Dialect::Mysql => {
                let mut command = self.server().client(user, &self.name);
                command.args(["-N", "--unbuffered"]);
                if client == Client::Careless {
                    command.arg("--force");
                }
                command
            }
            Dialect::Sqlite => {
                let mut command = Command::new("sqlite3");
                command.arg("-init").arg("/dev/null");
                command.args(["-cmd", ".timeout 20000"]).arg(self.file());
                command
            }
        }
    }

    /// Stamps it as an environment's.
    pub(crate) fn stamp(&self, name: &str, protected: bool) {
        let identity = cargo_data_class::sql::identity::expression(self.dialect);
        let text = if self.dialect == Dialect::Mysql {
            "varchar(500)"
        } else {
            "text"
        };
        self.must(&format!(
            "CREATE TABLE data_class_environment (name {text}, protected boolean, identity {text}, stamped_at {text}, stamped_by {text});\n\
             INSERT INTO data_class_environment VALUES ('{name}', {protected}, {identity}, 'now', 'test');"
        ));
    }
}
