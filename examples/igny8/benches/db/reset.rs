//! The library's reset between two tests, at sixty tables with ten rows each, beside what is done elsewhere: all tables
//! truncated or deleted from, or the whole database copied from a template.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use cargo_data_class::engine::server::{Server, ServerOptions};
use cargo_data_class::run::{Application, Pool, Session};
use cargo_data_class::schema::Dialect;
use igny8::database::Error;
use sqlx::mysql::MySqlPoolOptions;
use sqlx::postgres::PgPoolOptions;
use sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions, SqliteSynchronous};

use crate::report::Report;
use crate::tool;

const TABLES: usize = 60;
const ROWS: usize = 10;
const LIVE: &str = "live";
const TEMPLATE: &str = "template";

/// How often everything is measured: a reset takes milliseconds.
const TIMES: usize = 20;

/// Measures them in turn.
pub(crate) async fn measure(dialect: Dialect, report: &mut Report) -> Result<(), Error> {
    let sixty = Sixty::new(dialect)?;
    match dialect {
        Dialect::Postgres => {
            let pool = PgPoolOptions::new().max_connections(1);
            let pool = pool.connect(&sixty.url(LIVE)).await?;
            sixty.on(&pool, report).await?;
            pool.close().await;
            sixty.templates(report).await
        }
        Dialect::Mysql => {
            let pool = MySqlPoolOptions::new().max_connections(1);
            let pool = pool.connect(&sixty.url(LIVE)).await?;
            sixty.on(&pool, report).await?;
            pool.close().await;
            Ok(())
        }
        Dialect::Sqlite => {
            // As the servers, which are thrown away, it doesn't wait for the disk.
            let options = SqliteConnectOptions::new()
                .filename(sixty.file(LIVE))
                .create_if_missing(true)
                .synchronous(SqliteSynchronous::Off);
            let pool = SqlitePoolOptions::new().max_connections(1);
            let pool = pool.connect_with(options).await?;
            sixty.on(&pool, report).await?;
            pool.close().await;
            sixty.files(report).await
        }
    }
}

/// An application of sixty tables with users' data and three with the system's.
struct Sixty {
    dialect: Dialect,
    folder: tempfile::TempDir,
    server: Option<Server>,
    app: Application,
    schema: String,
}

impl Sixty {
    fn new(dialect: Dialect) -> Result<Sixty, Error> {
        let folder = tempfile::tempdir()?;
        let schema = schema(dialect);
        write(folder.path(), dialect, &schema)?;
        let output = tool::command(folder.path())?.arg("classify").output()?;
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr);
            return Err(format!("classify: {said}").into());
        }
        let catalog = fs::read_to_string(folder.path().join("catalog/catalog.json"))?;
        let server = match dialect {
            Dialect::Sqlite => None,
            _ => Some(Server::start(dialect, ServerOptions::default())?),
        };
        if let Some(server) = &server {
            server.create_database(LIVE)?;
        }
        Ok(Sixty {
            dialect,
            folder,
            server,
            app: Application::new(&catalog, "test")?,
            schema,
        })
    }

    fn url(&self, name: &str) -> String {
        match &self.server {
            Some(server) => server.url_of(name),
            None => format!("sqlite://{}", self.file(name).display()),
        }
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(format!("{name}.db"))
    }

    /// What is done on one connection. Each time the tables are filled before, outside of the time.
    async fn on<P: Pool>(&self, pool: &P, report: &mut Report) -> Result<(), Error> {
        run(pool, &self.schema).await?;
        self.app.stamp(pool).await?;
        // The first one compares the schema.
        self.app.reset(pool).await?;
        // One after the other: what one leaves in the engine's caches is not for the next to pay.
        for filled in [true, false] {
            let what = match filled {
                true => "reset",
                false => "reset of empty tables",
            };
            for _ in 0..TIMES {
                self.prepare(pool, filled).await?;
                let begun = Instant::now();
                self.app.reset(pool).await?;
                report.ours(what, "data-class", begun.elapsed());
                is_empty(pool).await?;
            }
            for (name, sql) in self.others() {
                for _ in 0..TIMES {
                    self.prepare(pool, filled).await?;
                    report.add(what, name, run(pool, &sql).await?);
                    is_empty(pool).await?;
                }
            }
        }
        Ok(())
    }

    async fn prepare<P: Pool>(&self, pool: &P, filled: bool) -> Result<(), Error> {
        if filled {
            run(pool, &fill()).await?;
        }
        Ok(())
    }

    /// What people write by hand.
    fn others(&self) -> Vec<(&'static str, String)> {
        let deletes: String = (1..=TABLES)
            .rev()
            .map(|number| format!("DELETE FROM t{number};\n"))
            .collect();
        let delete = format!("BEGIN;\n{deletes}COMMIT");
        let names: Vec<String> = (1..=TABLES).map(|number| format!("t{number}")).collect();
        let mut others = vec![("DELETE of all tables", delete)];
        match self.dialect {
            Dialect::Postgres => {
                others.push((
                    "TRUNCATE of all tables",
                    format!("TRUNCATE {}", names.join(", ")),
                ));
            }
            Dialect::Mysql => {
                let truncates: String = names
                    .iter()
                    .map(|name| format!("TRUNCATE {name};\n"))
                    .collect();
                others.push((
                    "TRUNCATE of all tables",
                    format!(
                        "SET SESSION foreign_key_checks = 0;\n{truncates}SET SESSION foreign_key_checks = 1"
                    ),
                ));
            }
            Dialect::Sqlite => {}
        }
        others
    }

    /// PostgreSQL: dropping the database and copying it anew, with the connection to it.
    async fn templates(&self, report: &mut Report) -> Result<(), Error> {
        let mut server = Session::open(&self.url("postgres")).await?;
        server
            .execute(&format!("CREATE DATABASE {TEMPLATE}"))
            .await?;
        let mut template = Session::open(&self.url(TEMPLATE)).await?;
        template.execute(&self.schema).await?;
        template.close().await;
        for _ in 0..TIMES / 4 {
            let begun = Instant::now();
            server
                .execute(&format!("DROP DATABASE IF EXISTS {LIVE}"))
                .await?;
            server
                .execute(&format!("CREATE DATABASE {LIVE} TEMPLATE {TEMPLATE}"))
                .await?;
            let mut live = Session::open(&self.url(LIVE)).await?;
            live.execute("SELECT 1").await?;
            report.add("reset", "copy of a template", begun.elapsed());
            live.execute(&fill()).await?;
            live.close().await;
        }
        server.close().await;
        Ok(())
    }

    /// SQLite: copying the file anew, with the connection to it.
    async fn files(&self, report: &mut Report) -> Result<(), Error> {
        fs::copy(self.file(LIVE), self.file(TEMPLATE))?;
        for _ in 0..TIMES {
            let mut live = Session::open(&self.url(LIVE)).await?;
            live.execute("PRAGMA synchronous = OFF").await?;
            live.execute(&fill()).await?;
            let begun = Instant::now();
            live.close().await;
            fs::copy(self.file(TEMPLATE), self.file(LIVE))?;
            let mut live = Session::open(&self.url(LIVE)).await?;
            live.rows("SELECT count(*) FROM t1").await?;
            report.add("reset", "copy of the file", begun.elapsed());
            live.close().await;
        }
        Ok(())
    }
}

/// Runs statements on one of the pool's connections, and says how long that took.
async fn run<P: Pool>(pool: &P, sql: &str) -> Result<Duration, Error> {
    let mut session = pool.session().await?;
    let begun = Instant::now();
    session.execute(sql).await?;
    let took = begun.elapsed();
    session.close().await;
    Ok(took)
}

/// Figures of a reset that leaves rows would look splendid.
async fn is_empty<P: Pool>(pool: &P) -> Result<(), Error> {
    let counts: Vec<String> = (1..=TABLES)
        .map(|number| format!("(SELECT count(*) FROM t{number})"))
        .collect();
    let sql = format!("SELECT {}, (SELECT count(*) FROM s1)", counts.join(" + "));
    let mut session = pool.session().await?;
    let rows = session.rows(&sql).await?;
    session.close().await;
    let expected = [Some("0".to_owned()), Some(ROWS.to_string())];
    match rows.first() {
        Some(row) if row.as_slice() == expected.as_slice() => Ok(()),
        other => Err(format!("reset: {other:?} rows are left").into()),
    }
}

/// A tree of keys, half of which cascade.
fn schema(dialect: Dialect) -> String {
    let mut sql = String::new();
    for number in 1..=3 {
        sql.push_str(&format!(
            "CREATE TABLE s{number} (id bigint NOT NULL PRIMARY KEY, name varchar(40) NOT NULL UNIQUE);\n"
        ));
        let rows: Vec<String> = (1..=ROWS)
            .map(|row| format!("({row}, 'system {row}')"))
            .collect();
        sql.push_str(&format!(
            "INSERT INTO s{number} VALUES {};\n",
            rows.join(", ")
        ));
    }
    for number in 1..=TABLES {
        let key = match (number / 2, number % 2) {
            (0, _) => "s1 (id)".to_owned(),
            (parent, 0) => format!("t{parent} (id)"),
            (parent, _) => format!("t{parent} (id) ON DELETE CASCADE"),
        };
        sql.push_str(&format!(
            "CREATE TABLE t{number} (id bigint NOT NULL PRIMARY KEY, of_id bigint NOT NULL, body varchar(200) NOT NULL, \
             FOREIGN KEY (of_id) REFERENCES {key});\n"
        ));
        // InnoDB has one already.
        if dialect != Dialect::Mysql {
            sql.push_str(&format!(
                "CREATE INDEX t{number}_of ON t{number} (of_id);\n"
            ));
        }
    }
    sql
}

/// Ten rows in each.
fn fill() -> String {
    let rows: Vec<String> = (1..=ROWS)
        .map(|row| format!("({row}, {row}, 'what somebody wrote in a test, number {row}')"))
        .collect();
    let inserts: String = (1..=TABLES)
        .map(|number| format!("INSERT INTO t{number} VALUES {};\n", rows.join(", ")))
        .collect();
    format!("BEGIN;\n{inserts}COMMIT")
}

fn write(folder: &Path, dialect: Dialect, schema: &str) -> Result<(), Error> {
    let name = dialect.name();
    for (file, text) in [
        (
            "Cargo.toml",
            "[package]\nname = \"sixty\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[workspace]\n"
                .to_owned(),
        ),
        ("src/lib.rs", "//! No structs.\n".to_owned()),
        ("migrations/1_schema.sql", schema.to_owned()),
        (
            "data-class.toml",
            format!(
                "[models]\npackages = []\n\n[database]\ndialects = [\"{name}\"]\nmigrations = [\"migrations\"]\n\n\
                 [environments.test]\nclean = true\n\n[tables.\"s*\"]\nclass = \"system\"\n\n[tables.\"t*\"]\nclass = \"user\"\n"
            ),
        ),
    ] {
        let path = folder.join(file);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, text)?;
    }
    Ok(())
}
