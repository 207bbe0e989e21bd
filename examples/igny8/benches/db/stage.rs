//! A database filled once, and the copies of it that are measured.

use std::ffi::OsString;
use std::fs::{self, File};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use cargo_data_class::engine::server::{Server, ServerOptions};
use cargo_data_class::schema::Dialect;
use cargo_data_class::sql::identity;
use igny8::database::{Database, Error};
use igny8::rows::Moment;
use igny8::{demo, seed};

const TEMPLATE: &str = "template";
const COPY: &str = "measured";

/// An engine with the filled template.
pub(crate) struct Stage {
    /// Whose engine it is.
    pub(crate) dialect: Dialect,
    server: Option<Server>,
    folder: tempfile::TempDir,
}

impl Stage {
    /// Starts the engine and fills the template.
    pub(crate) async fn fill(dialect: Dialect, rows: u64) -> Result<Stage, Error> {
        let server = match dialect {
            Dialect::Sqlite => None,
            _ => Some(Server::start(dialect, ServerOptions::default())?),
        };
        let stage = Stage {
            dialect,
            server,
            folder: tempfile::tempdir()?,
        };
        if dialect == Dialect::Mysql {
            // The tests' servers hold less than the data: who counts would wait for pages that another has pushed out.
            stage.client("mysql", "SET GLOBAL innodb_buffer_pool_size = 2147483648")?;
        }
        stage.create(TEMPLATE)?;
        let mut database = stage.connect(TEMPLATE).await?;
        database.migrate().await?;
        seed::insert(&mut database).await?;
        let options = demo::Options {
            rows,
            // Seen from now, so that retention finds rows on both sides of its limits.
            as_of: Moment(chrono::Utc::now().timestamp_micros()),
            ..demo::Options::default()
        };
        demo::insert(&mut database, options).await?;
        database.execute(&stamp_table(dialect)).await?;
        let settle = match dialect {
            Dialect::Postgres => "VACUUM ANALYZE".to_owned(),
            Dialect::Sqlite => "ANALYZE".to_owned(),
            Dialect::Mysql => analyze_all(&mut database).await?,
        };
        database.execute(&settle).await?;
        database.close().await?;
        Ok(stage)
    }

    /// The template, to be read.
    pub(crate) async fn template(&self) -> Result<Database, Error> {
        self.connect(TEMPLATE).await
    }

    /// The copy that was measured last.
    pub(crate) async fn copy(&self) -> Result<Database, Error> {
        self.connect(COPY).await
    }

    /// Makes a new copy of the template, stamped as one that may be cleaned.
    pub(crate) async fn renew(&self) -> Result<(), Error> {
        match self.dialect {
            Dialect::Postgres => {
                for sql in [
                    format!("DROP DATABASE IF EXISTS {COPY}"),
                    format!("CREATE DATABASE {COPY} TEMPLATE {TEMPLATE} STRATEGY file_copy"),
                ] {
                    self.client("postgres", &sql)?;
                }
            }
            Dialect::Sqlite => {
                fs::copy(self.file(TEMPLATE), self.file(COPY))?;
            }
            Dialect::Mysql => self.insert_all().await?,
        }
        let stamp = format!(
            "INSERT INTO data_class_environment VALUES ('staging', false, {}, 'now', 'bench');",
            identity::expression(self.dialect)
        );
        self.client(COPY, &stamp)?;
        if self.dialect == Dialect::Postgres {
            // What the copy has left to be written is not to be paid by what is measured.
            self.client("postgres", "CHECKPOINT")?;
        }
        Ok(())
    }

    /// Runs a script on the copy by the engine's own client, which must be content, and says how long it took.
    pub(crate) fn measure(&self, sql: &str) -> Result<Duration, Error> {
        self.client(COPY, sql)
    }

    /// The schema by migration, the rows by INSERT … SELECT: MariaDB has no way to copy a database.
    async fn insert_all(&self) -> Result<(), Error> {
        self.client("mysql", &format!("DROP DATABASE IF EXISTS {COPY}"))?;
        self.create(COPY)?;
        let mut copy = self.connect(COPY).await?;
        copy.migrate().await?;
        copy.execute(&stamp_table(self.dialect)).await?;
        let tables = tables_of_mysql(&mut copy).await?;
        copy.close().await?;
        let inserts: Vec<String> = tables
            .iter()
            .map(|table| format!("INSERT INTO `{table}` SELECT * FROM {TEMPLATE}.`{table}`;\n"))
            .collect();
        let sql = format!(
            "SET SESSION foreign_key_checks = 0, unique_checks = 0;\nBEGIN;\n{}COMMIT;\n",
            inserts.concat()
        );
        self.client(COPY, &sql)?;
        Ok(())
    }

    fn create(&self, name: &str) -> Result<(), Error> {
        if let Some(server) = &self.server {
            server.create_database(name)?;
        }
        Ok(())
    }

    /// The template's address.
    pub(crate) fn template_url(&self) -> String {
        self.url(TEMPLATE)
    }

    /// The copy's address.
    pub(crate) fn copy_url(&self) -> String {
        self.url(COPY)
    }

    /// The copy as a client names it beside the socket: its name, of SQLite its file.
    pub(crate) fn copy_name(&self) -> OsString {
        match self.dialect {
            Dialect::Sqlite => self.file(COPY).into(),
            Dialect::Postgres | Dialect::Mysql => COPY.into(),
        }
    }

    /// Where the server listens; empty for SQLite.
    pub(crate) fn socket(&self) -> PathBuf {
        self.server.as_ref().map(Server::socket).unwrap_or_default()
    }

    fn url(&self, name: &str) -> String {
        match &self.server {
            Some(server) => server.url_of(name),
            None => format!("sqlite://{}", self.file(name).display()),
        }
    }

    async fn connect(&self, name: &str) -> Result<Database, Error> {
        Database::connect(&self.url(name)).await
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(format!("{name}.db"))
    }

    fn client(&self, database: &str, sql: &str) -> Result<Duration, Error> {
        let script = self.folder.path().join("script.sql");
        fs::write(&script, sql)?;
        let mut command = self.command(database);
        command
            .stdin(File::open(&script)?)
            .stdout(Stdio::null())
            .stderr(Stdio::piped());
        let begun = Instant::now();
        let output = command.output()?;
        let took = begun.elapsed();
        let said = String::from_utf8_lossy(&output.stderr);
        if output.status.success() && !said.to_lowercase().contains("error") {
            return Ok(took);
        }
        Err(format!("{command:?} failed: {said}").into())
    }

    fn command(&self, database: &str) -> Command {
        let Some(server) = &self.server else {
            let mut command = Command::new("sqlite3");
            command.arg("-bail").arg(self.file(database));
            return command;
        };
        match self.dialect {
            Dialect::Mysql => server.client("root", database),
            _ => {
                let mut command = server.client("postgres", database);
                command.args(["-X", "-v", "ON_ERROR_STOP=1"]);
                command
            }
        }
    }
}

/// Statistics of tables that grew are else made anew at any time, and plans change with them.
async fn analyze_all(database: &mut Database) -> Result<String, Error> {
    let tables = tables_of_mysql(database).await?;
    Ok(format!("ANALYZE TABLE `{}`", tables.join("`, `")))
}

async fn tables_of_mysql(database: &mut Database) -> Result<Vec<String>, Error> {
    database
        .texts(
            "SELECT CAST(table_name AS CHAR) FROM information_schema.tables WHERE table_schema = DATABASE() \
             AND table_name <> '_sqlx_migrations'",
        )
        .await
}

fn stamp_table(dialect: Dialect) -> String {
    let text = match dialect {
        Dialect::Mysql => "varchar(500)",
        Dialect::Postgres | Dialect::Sqlite => "text",
    };
    format!(
        "CREATE TABLE data_class_environment (name {text}, protected boolean, identity {text}, stamped_at {text}, \
         stamped_by {text})"
    )
}
