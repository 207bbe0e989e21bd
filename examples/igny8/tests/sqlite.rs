//! The reference application on SQLite, in memory.

#[macro_use]
mod support;

use igny8::database::{Database, Error};
use igny8::{demo, seed};
use support::{TABLES, check, check_filled, filled};

const MEMORY: &str = "sqlite::memory:";

#[tokio::test]
async fn the_migrations_make_the_57_tables_and_no_others() -> Result<(), Error> {
    let mut database = Database::connect(MEMORY).await?;
    database.migrate().await?;
    let mut made = database
        .texts("SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> '_sqlx_migrations'")
        .await?;
    let mut expected = TABLES.to_vec();
    made.sort();
    expected.sort_unstable();
    assert_eq!(made, expected);
    assert_eq!(made.len(), 57);
    Ok(())
}

#[tokio::test]
async fn every_referencing_column_is_indexed() -> Result<(), Error> {
    let mut database = Database::connect(MEMORY).await?;
    database.migrate().await?;
    let keys = r#"
        SELECT t.name || '.' || k."from" FROM sqlite_schema t, pragma_foreign_key_list(t.name) k
        WHERE t.type = 'table' AND NOT EXISTS (
            SELECT 1 FROM pragma_index_list(t.name) i, pragma_index_info(i.name) c
            WHERE c.seqno = 0 AND c.name = k."from")"#;
    assert_eq!(database.texts(keys).await?, Vec::<String>::new());
    Ok(())
}

#[tokio::test]
async fn a_filled_database_is_what_the_document_describes() -> Result<(), Error> {
    let mut database = filled(MEMORY, 2000).await?;
    check_filled(&mut database).await?;
    check(
        &mut database,
        "SELECT count(*) FROM pragma_foreign_key_check",
        0,
    )
    .await
}

#[tokio::test]
async fn the_least_demo_fills_every_table_too() -> Result<(), Error> {
    let mut database = filled(MEMORY, 1).await?;
    for table in TABLES {
        assert!(database.count(table).await? > 0, "{table} is empty");
    }
    check(
        &mut database,
        "SELECT count(*) FROM pragma_foreign_key_check",
        0,
    )
    .await
}

#[tokio::test]
async fn seeding_twice_changes_nothing_and_a_second_demo_is_refused() -> Result<(), Error> {
    let mut database = filled(MEMORY, 1).await?;
    let before = whole(&mut database).await?;
    assert!(seed::insert(&mut database).await?.is_empty());
    assert!(
        demo::insert(&mut database, demo::Options::default())
            .await
            .is_err()
    );
    assert_eq!(whole(&mut database).await?, before);
    Ok(())
}

#[tokio::test]
async fn a_demo_without_the_seed_content_is_refused_and_leaves_nothing() -> Result<(), Error> {
    let mut database = Database::connect(MEMORY).await?;
    database.migrate().await?;
    let refused = demo::insert(&mut database, demo::Options::default()).await;
    assert!(refused.is_err_and(|error| error.to_string().contains("write the seed content first")));
    check(&mut database, "SELECT count(*) FROM accounts", 0).await
}

#[tokio::test]
async fn the_same_options_give_the_same_rows_and_another_seed_gives_others() -> Result<(), Error> {
    let first = whole(&mut filled(MEMORY, 500).await?).await?;
    let second = whole(&mut filled(MEMORY, 500).await?).await?;
    assert_eq!(first, second);

    let mut other = Database::connect(MEMORY).await?;
    other.migrate().await?;
    seed::insert(&mut other).await?;
    demo::insert(
        &mut other,
        demo::Options {
            rows: 500,
            seed: 9,
            ..demo::Options::default()
        },
    )
    .await?;
    assert_ne!(whole(&mut other).await?, first);
    Ok(())
}

/// Every value of every row.
async fn whole(database: &mut Database) -> Result<Vec<String>, Error> {
    let mut rows = Vec::new();
    for table in TABLES {
        let columns = database
            .texts(&format!("SELECT name FROM pragma_table_info('{table}')"))
            .await?;
        let values: Vec<String> = columns
            .iter()
            .map(|column| format!("quote(\"{column}\")"))
            .collect();
        let sql = format!(
            "SELECT {} FROM \"{table}\" ORDER BY 1",
            values.join(" || ' ' || ")
        );
        rows.extend(database.texts(&sql).await?);
    }
    Ok(rows)
}

#[test]
fn the_annotations_count_as_the_document_does() {
    macro_rules! classes {
        ($($model:ident => $table:literal,)*) => {
            [$(<igny8::models::$model as data_class::Classified>::CLASS),*]
        };
    }
    let classes = with_models!(classes);
    let count = |class| classes.iter().filter(|it| **it == class).count();
    use data_class::Class::{Mixed, System, User};
    assert_eq!((count(System), count(User), count(Mixed)), (18, 37, 2));
}
