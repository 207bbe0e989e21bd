//! Throw-away database servers: a fresh cluster in a temporary folder, gone when its [`Server`] is.
//!
//! Used for shadow databases, and by tests and demonstrations that need a real engine. Whatever ends this process,
//! a panic, Ctrl-C or SIGKILL, the server ends and its folder goes: see [`guard`](self) in `guard.rs`.

mod binaries;
mod guard;
mod mysql;
mod place;
mod postgres;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use self::guard::Guard;
use super::connection::Connection;
use super::error::EngineError;
use crate::predicate::quote_identifier;
use crate::schema::Dialect;

/// How long a server may take to make its cluster and start.
const START_TIME: Duration = Duration::from_secs(120);

/// How a server is started.
#[derive(Debug, Clone, Copy, Default)]
pub struct ServerOptions {
    /// Whether it also listens on a free port of 127.0.0.1, with a random password, for programs that can't use a
    /// socket in the file system. Without it nothing but its own folder leads to it.
    pub tcp: bool,
    /// More settings of the server, `name=value` each: `event_scheduler=ON`. `{folder}` stands for its own folder,
    /// where its socket is.
    pub settings: &'static [&'static str],
}

/// A running throw-away server of PostgreSQL or MariaDB/MySQL. Dropping it stops it and removes its folder.
///
/// ```no_run
/// use cargo_data_class::engine::server::{Server, ServerOptions};
/// use cargo_data_class::schema::Dialect;
///
/// let server = Server::start(Dialect::Postgres, ServerOptions::default())?;
/// let url = server.create_database("demo")?;
/// # Ok::<(), cargo_data_class::engine::EngineError>(())
/// ```
#[derive(Debug)]
pub struct Server {
    dialect: Dialect,
    address: Address,
    guard: Guard,
}

/// How a server is reached.
#[derive(Debug, Clone)]
struct Address {
    socket_dir: PathBuf,
    tcp: Option<Tcp>,
}

/// Port and password.
type Tcp = (u16, String);

/// Makes the recipe for a folder.
type MakeRecipe = Box<dyn Fn(&Path, Option<&Tcp>) -> Recipe>;

/// What a server's cluster is made and started with.
struct Recipe {
    /// Makes the cluster.
    init: String,
    /// Runs the server in the foreground.
    serve: String,
    /// The signal that ends it at once, and cleans up what is outside its folder.
    signal: &'static str,
    /// The users as whom it may run where we are root.
    users: &'static [&'static str],
}

impl Server {
    /// Makes a cluster and starts its server; returns when it accepts connections.
    pub fn start(dialect: Dialect, options: ServerOptions) -> Result<Self, EngineError> {
        let mut attempts = 0;
        loop {
            attempts += 1;
            match Self::start_once(dialect, options) {
                // Between our look and its start somebody else may take the port.
                Err(EngineError::Database(message))
                    if options.tcp && attempts < 4 && message.to_lowercase().contains("in use") => {
                }
                result => return result,
            }
        }
    }

    fn start_once(dialect: Dialect, options: ServerOptions) -> Result<Self, EngineError> {
        let tcp = if options.tcp {
            Some((free_port()?, guard::password()?))
        } else {
            None
        };
        let more = move |dir: &Path| -> Vec<String> {
            let folder = dir.to_string_lossy();
            let settings = options.settings.iter();
            settings
                .map(|setting| setting.replace("{folder}", &folder))
                .collect()
        };
        let recipe: MakeRecipe = match dialect {
            Dialect::Postgres => {
                let binaries = binaries::postgres()?;
                Box::new(move |dir, tcp| postgres::recipe(&binaries, dir, tcp, &more(dir)))
            }
            Dialect::Mysql => {
                let binaries = binaries::mysql()?;
                Box::new(move |dir, tcp| mysql::recipe(&binaries, dir, tcp, &more(dir)))
            }
            Dialect::Sqlite => {
                return Err(EngineError::Usage(
                    "SQLite has no server to start".to_owned(),
                ));
            }
        };
        let guard = Guard::start(dialect, |dir| recipe(dir, tcp.as_ref()))?;
        let address = Address {
            socket_dir: guard.dir().to_owned(),
            tcp,
        };
        let server = Server {
            dialect,
            address,
            guard,
        };
        server.wait()?;
        Ok(server)
    }

    /// Whose server it is.
    pub fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// The URL of the server's own database, from which others are made.
    pub fn url(&self) -> String {
        match self.dialect {
            Dialect::Mysql => self.url_of("mysql"),
            _ => self.url_of("postgres"),
        }
    }

    /// The URL of one of its databases: over TCP where it listens there, else over its socket.
    pub fn url_of(&self, database: &str) -> String {
        match self.dialect {
            Dialect::Mysql => mysql::url(
                &self.address.socket_dir,
                self.address.tcp.as_ref(),
                database,
            ),
            _ => postgres::url(
                &self.address.socket_dir,
                self.address.tcp.as_ref(),
                database,
            ),
        }
    }

    /// The folder that its socket is in, for clients that take no URL (`psql -h`, `mariadb --socket`).
    pub fn socket(&self) -> PathBuf {
        match self.dialect {
            Dialect::Mysql => self.address.socket_dir.join("s"),
            _ => self.address.socket_dir.clone(),
        }
    }

    /// The engine's own client (`psql`, `mariadb`) on one of its databases, over its socket.
    pub fn client(&self, user: &str, database: &str) -> Command {
        let mut command = Command::new(binaries::client(self.dialect));
        let socket = self.socket();
        match self.dialect {
            Dialect::Mysql => command
                .args(["--no-defaults", "--user", user, "--socket"])
                .arg(socket)
                .arg(database),
            _ => command
                .args([
                    "--quiet",
                    "--username",
                    user,
                    "--dbname",
                    database,
                    "--host",
                ])
                .arg(socket),
        };
        command
    }

    /// Makes an empty database; returns its URL.
    pub fn create_database(&self, name: &str) -> Result<String, EngineError> {
        let url = self.url();
        super::block_on(async || create_database(&url, name).await)?;
        Ok(self.url_of(name))
    }

    /// Stops the server and removes its folder; so does dropping it.
    pub fn stop(self) {
        drop(self);
    }

    fn wait(&self) -> Result<(), EngineError> {
        let url = self.url();
        let until = Instant::now() + START_TIME;
        super::block_on(async || {
            loop {
                let problem = match Connection::open(&url).await {
                    Ok(connection) => {
                        connection.close().await;
                        return Ok(());
                    }
                    Err(problem) => problem,
                };
                let over = Instant::now() > until;
                if over || self.guard.has_ended() {
                    let why = if over {
                        problem.to_string()
                    } else {
                        self.guard.log()
                    };
                    return Err(EngineError::Database(format!(
                        "a throw-away {} server did not start: {why}",
                        self.dialect.name()
                    )));
                }
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        })
    }
}

/// Makes an empty database on the server that a URL leads to.
pub(crate) async fn create_database(url: &str, name: &str) -> Result<(), EngineError> {
    let mut connection = Connection::open(url).await?;
    let quoted = quote_identifier(name, connection.dialect());
    let result = connection
        .execute(&format!("CREATE DATABASE {quoted}"))
        .await;
    connection.close().await;
    result.map_err(|error| {
        EngineError::Database(format!("the database {name} can't be made: {error}"))
    })
}

fn free_port() -> Result<u16, EngineError> {
    std::net::TcpListener::bind(("127.0.0.1", 0))
        .and_then(|listener| listener.local_addr())
        .map(|address| address.port())
        .map_err(|error| EngineError::Database(format!("no free port on 127.0.0.1: {error}")))
}
