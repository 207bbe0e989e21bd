//! The reference application, with data in every table, cleaned by each engine's own client.
#![cfg(unix)]

#[macro_use]
mod support;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use cargo_data_class::classes::classify;
use cargo_data_class::engine::server::{Server, ServerOptions};
use cargo_data_class::gate;
use cargo_data_class::plan::plan;
use cargo_data_class::project::{Location, Project};
use cargo_data_class::schema::Dialect;
use cargo_data_class::sql::{Settings, clean_script, identity, purge_script, verify_script};
use igny8::database::Error;
use support::{TABLES, check, check_filled, filled};

/// The files of a dialect, from the sources and the committed schema: purge, clean and verify.
fn files(dialect: Dialect) -> (String, String, String) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let location = Location {
        manifest: Some(root.join("Cargo.toml")),
        ..Location::default()
    };
    let project = Project::load(&location).expect("the repository is readable");
    let databases = gate::databases(&project);
    let classes = classify(
        &project.config,
        &project.baseline,
        &project.scan.packages,
        &databases,
    );
    let plan = plan(&classes, 0, dialect).expect("a schema");
    assert_eq!(plan.refusals, [], "{dialect:?}");
    let clean_in = ["staging".to_owned()];
    let settings = Settings {
        remade_by: "cargo data-class classify",
        clean_in: &clean_in,
    };
    (
        purge_script(&plan, settings).text(),
        clean_script(&plan, settings).text(),
        verify_script(&plan, settings).text(),
    )
}

/// Runs a script by a client; whether it was content, and what it printed.
fn run(mut client: Command, sql: &str) -> (bool, String) {
    let file = tempfile(sql);
    let output = client
        .stdin(Stdio::from(std::fs::File::open(&file).expect("a file")))
        .output()
        .expect("the client starts");
    std::fs::remove_file(file).expect("it was there");
    let text = [output.stdout, output.stderr].concat();
    (
        output.status.success(),
        String::from_utf8_lossy(&text).into_owned(),
    )
}

fn tempfile(text: &str) -> PathBuf {
    use std::sync::atomic::{AtomicUsize, Ordering};
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    let path = std::env::temp_dir().join(format!("igny8-{}-{number}", std::process::id()));
    std::fs::write(&path, text).expect("a file");
    path
}

async fn cleaned(dialect: Dialect, url: &str, client: impl Fn() -> Command) -> Result<(), Error> {
    let mut database = filled(url, 2000).await?;
    let text = if dialect == Dialect::Mysql {
        "varchar(500)"
    } else {
        "text"
    };
    database
        .execute(&format!(
            "CREATE TABLE data_class_environment (name {text}, protected boolean, identity {text}, stamped_at {text}, stamped_by {text})"
        ))
        .await?;
    check_filled(&mut database).await?;
    let (purge, clean, verify) = files(dialect);
    let old = "SELECT count(*) FROM ai_task_logs";
    let logs = database.numbers(old).await?[0];
    let (ok, said) = run(client(), &purge);
    assert!(ok, "{said}");
    assert!(database.numbers(old).await?[0] < logs, "{said}");
    check(&mut database, "SELECT count(*) FROM industries", 14).await?;
    let before = counts(&mut database).await?;
    let (ok, said) = run(client(), &clean);
    assert!(!ok, "it has no stamp: {said}");
    assert_eq!(counts(&mut database).await?, before, "{said}");
    let stamp = format!(
        "INSERT INTO data_class_environment VALUES ('staging', false, {}, 'now', 'test');",
        identity::expression(dialect)
    );
    assert!(run(client(), &stamp).0);
    let start = std::time::Instant::now();
    let (ok, said) = run(client(), &clean);
    println!("{dialect:?}: {:?}", start.elapsed());
    assert!(ok, "{said}");
    let after = counts(&mut database).await?;
    let count = |table: &str| after[TABLES.iter().position(|t| *t == table).expect("a table")];
    assert_eq!(count("industries"), 14);
    assert_eq!(count("seed_keywords"), 448);
    assert_eq!(
        count("plans"),
        before[TABLES.iter().position(|t| *t == "plans").expect("a table")]
    );
    assert_eq!(count("permissions"), 228);
    assert_eq!(
        count("users"),
        4 + database
            .numbers("SELECT count(*) FROM users WHERE NOT is_superuser")
            .await?[0]
    );
    for gone in [
        "sites",
        "keywords",
        "content",
        "ai_task_logs",
        "sessions",
        "payments",
    ] {
        assert_eq!(count(gone), 0, "{gone}");
    }
    let (ok, said) = run(client(), &verify);
    assert!(ok && !said.contains("MISSED"), "{said}");
    database.close().await
}

async fn counts(database: &mut igny8::database::Database) -> Result<Vec<i64>, Error> {
    let mut counts = Vec::new();
    for table in TABLES {
        counts.push(database.count(table).await?);
    }
    Ok(counts)
}

#[tokio::test]
async fn postgres_is_cleaned() -> Result<(), Error> {
    let server = Server::start(Dialect::Postgres, ServerOptions::default())?;
    let url = server.create_database("igny8")?;
    cleaned(Dialect::Postgres, &url, || {
        let mut client = server.client("postgres", "igny8");
        client.arg("--no-psqlrc");
        client
    })
    .await
}

#[tokio::test]
async fn mariadb_is_cleaned() -> Result<(), Error> {
    let server = Server::start(Dialect::Mysql, ServerOptions::default())?;
    let url = server.create_database("igny8")?;
    cleaned(Dialect::Mysql, &url, || server.client("root", "igny8")).await
}

#[tokio::test]
async fn sqlite_is_cleaned() -> Result<(), Error> {
    let file = tempfile("");
    let url = format!("sqlite://{}", file.display());
    let result = cleaned(Dialect::Sqlite, &url, || {
        let mut client = Command::new("sqlite3");
        client.arg(&file);
        client
    })
    .await;
    std::fs::remove_file(&file).expect("it was there");
    result
}
