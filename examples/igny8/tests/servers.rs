//! The reference application on throw-away servers of PostgreSQL and MariaDB.
#![cfg(unix)]

#[macro_use]
mod support;

use cargo_data_class::engine::server::{Server, ServerOptions};
use cargo_data_class::schema::Dialect;
use igny8::database::{Database, Error};
use support::{TABLES, check, check_filled, filled};

/// Every model's rows, read back as the model.
macro_rules! read_all {
    ($($model:ident => $table:literal,)*) => {
        async fn read_all(connection: &mut sqlx::PgConnection) -> Result<(), Error> {
            $(
                let rows: Vec<igny8::models::$model> =
                    sqlx::query_as(concat!("SELECT * FROM ", $table)).fetch_all(&mut *connection).await?;
                assert!(!rows.is_empty(), "{} is empty", $table);
            )*
            Ok(())
        }
    };
}

with_models!(read_all);

#[tokio::test]
async fn postgres_holds_what_the_document_describes_and_every_model_reads_its_table()
-> Result<(), Error> {
    let server = Server::start(Dialect::Postgres, ServerOptions::default())?;
    let mut database = filled(&server.create_database("igny8")?, 2000).await?;
    check_filled(&mut database).await?;
    let tables = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_sqlx_migrations'";
    check(&mut database, tables, 57).await?;
    // The identities go on where the explicit numbers ended.
    database
        .execute("INSERT INTO industries (name, slug, description) VALUES ('a', 'a', 'a')")
        .await?;
    database
        .execute("INSERT INTO audit_logs (action, entity, entity_key) VALUES ('a', 'a', 'a')")
        .await?;
    match &mut database {
        Database::Postgres(connection) => read_all(connection).await?,
        other => panic!("{other:?} is not PostgreSQL"),
    }
    database.close().await
}

#[tokio::test]
async fn mariadb_holds_what_the_document_describes() -> Result<(), Error> {
    let server = Server::start(Dialect::Mysql, ServerOptions::default())?;
    let mut database = filled(&server.create_database("igny8")?, 2000).await?;
    check_filled(&mut database).await?;
    let tables = "SELECT count(*) FROM information_schema.tables \
                  WHERE table_schema = database() AND table_name <> '_sqlx_migrations'";
    check(&mut database, tables, 57).await?;
    database.close().await
}

/// What a text was before it went through COPY or a literal comes out again, in every dialect.
#[tokio::test]
async fn the_dialects_hold_the_same_texts() -> Result<(), Error> {
    let postgres = Server::start(Dialect::Postgres, ServerOptions::default())?;
    let mariadb = Server::start(Dialect::Mysql, ServerOptions::default())?;
    let mut one = filled(&postgres.create_database("igny8")?, 1000).await?;
    let mut two = filled(&mariadb.create_database("igny8")?, 1000).await?;
    let mut three = filled("sqlite::memory:", 1000).await?;
    for (table, column) in [
        ("accounts", "name"),
        ("users", "full_name"),
        ("content", "html_content"),
        ("tasks", "title"),
        ("task_results", "traceback"),
        ("ai_prompts", "body"),
        ("sync_events", "error_message"),
    ] {
        let sql = format!("SELECT {column} FROM {table} WHERE {column} IS NOT NULL ORDER BY id");
        let expected = one.texts(&sql).await?;
        assert!(!expected.is_empty(), "{table}.{column}");
        assert_eq!(
            two.texts(&sql).await?,
            expected,
            "{table}.{column} in MariaDB"
        );
        assert_eq!(
            three.texts(&sql).await?,
            expected,
            "{table}.{column} in SQLite"
        );
    }
    for table in TABLES {
        assert_eq!(one.count(table).await?, two.count(table).await?, "{table}");
        assert_eq!(
            one.count(table).await?,
            three.count(table).await?,
            "{table}"
        );
    }
    Ok(())
}
