//! The reference application moves: from an old system with data in every table into a new one that was seeded from the
//! committed fixtures, whose rows have other numbers.
#![cfg(unix)]

#[macro_use]
#[expect(dead_code, reason = "shared with the other tests of the application")]
mod support;

use std::path::Path;

use cargo_data_class::engine::server::{Server, ServerOptions};
use cargo_data_class::fixtures::{Fixtures, Layout};
use cargo_data_class::gate::{self, Question};
use cargo_data_class::plan::{Plan, PlanTable, Reference};
use cargo_data_class::project::{Location, Project};
use cargo_data_class::run::Session;
use cargo_data_class::run::seed::Seeding;
use cargo_data_class::run::transfer::{Transfer, TransferRequest, Unwatched};
use cargo_data_class::schema::{Dialect, TableRef};
use cargo_data_class::sql::quote::Quote;
use igny8::database::{Database, Error};
use support::filled;

fn is_user(table: &PlanTable) -> bool {
    table.class == "user" || table.class == "mixed"
}

fn user_rows(table: &PlanTable, alias: &str) -> String {
    match (table.class.as_str(), table.name.table.as_str()) {
        // The predicates of the two mixed tables.
        ("mixed", _) => format!("{alias}.account_id IS NOT NULL"),
        // Entries of users who are gone are left behind.
        (_, "log_entries") => format!("{alias}.user_id IN (SELECT id FROM users)"),
        _ => "1 = 1".to_owned(),
    }
}

/// The columns of a row of users whose values are the same in every database: neither numbers nor references.
fn plain(plan: &Plan, table: &TableRef, alias: &str) -> Vec<String> {
    let planned = plan.table(table).expect("known");
    let columns = planned.columns.iter();
    let columns = columns
        .filter(|column| column.identity.is_none() && !column.generated)
        .map(|column| column.name.as_str());
    without_references(plan, table, alias, columns)
}

/// The columns by which a system row is known in every database; other values are written as each engine likes.
fn key(plan: &Plan, fixtures: &Fixtures, table: &TableRef, alias: &str) -> Vec<String> {
    let is_it = |of: &&Layout| of.table.in_dialect(plan.dialect) == Some(table);
    let layout = fixtures.tables.iter().find(is_it).expect("a layout");
    let fields = layout.fields.iter().take(layout.key);
    let columns = fields.flat_map(|field| &field.columns);
    without_references(plan, table, alias, columns.map(String::as_str))
}

fn without_references<'a>(
    plan: &Plan,
    table: &TableRef,
    alias: &str,
    columns: impl Iterator<Item = &'a str>,
) -> Vec<String> {
    let refers = |name: &str| {
        let mut own = plan.references.iter().filter(|of| of.child == *table);
        own.any(|of| of.columns.iter().any(|column| column == name))
    };
    columns
        .filter(|name| !refers(name))
        .map(|name| format!("{alias}.{}", Quote(plan.dialect).name(name)))
        .collect()
}

/// Everything that a reference joins, without any number.
fn joined(plan: &Plan, fixtures: &Fixtures, reference: &Reference) -> String {
    let quote = Quote(plan.dialect);
    let mut columns = plain(plan, &reference.child, "c");
    let parent = plan.table(&reference.parent).expect("known");
    columns.extend(match parent.class.as_str() {
        "user" => plain(plan, &parent.name, "p"),
        _ => key(plan, fixtures, &parent.name, "p"),
    });
    let pairs: Vec<String> = reference
        .columns
        .iter()
        .zip(&reference.parent_columns)
        .map(|(own, theirs)| format!("p.{} = c.{}", quote.name(theirs), quote.name(own)))
        .collect();
    format!(
        "SELECT {} FROM {} AS c JOIN {} AS p ON {} WHERE {}",
        columns.join(", "),
        quote.table(&reference.child.schema, &reference.child.table),
        quote.table(&reference.parent.schema, &reference.parent.table),
        pairs.join(" AND "),
        user_rows(plan.table(&reference.child).expect("known"), "c"),
    )
}

/// A query's rows in an order of their own.
async fn rows(session: &mut Session, sql: &str) -> Vec<Vec<Option<String>>> {
    let mut rows = session
        .rows(sql)
        .await
        .unwrap_or_else(|error| panic!("{error}: {sql}"));
    rows.sort();
    rows
}

async fn moved(dialect: Dialect, old: &str, new: &str) -> Result<(), Error> {
    filled(old, 2000).await?.close().await?;
    let mut database = Database::connect(new).await?;
    database.migrate().await?;
    database.close().await?;
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let project = Project::load(&Location {
        manifest: Some(root.join("Cargo.toml")),
        ..Location::default()
    })
    .expect("the repository is readable");
    let databases = gate::databases(&project);
    let question = Question {
        today: cargo_data_class::project::today().expect("a day"),
        lenient_dates: true,
        schema_must_fit: true,
    };
    let answer = gate::answer(&project, &databases, question);
    let plan = answer.plans[0]
        .iter()
        .find(|plan| plan.dialect == dialect)
        .expect("a plan");
    let schema = project.databases[0]
        .dialects
        .iter()
        .filter_map(|of| of.state.schema())
        .find(|schema| schema.dialect == dialect)
        .expect("a schema");
    let fixtures = &answer.fixtures[0];
    let seeding = Seeding::new(
        plan,
        schema,
        fixtures,
        &project.fixtures,
        |_| None,
        Default::default(),
    )?;
    let mut from = Session::open_existing(old).await?;
    let mut to = Session::open_existing(new).await?;
    seeding.execute(&mut to).await?;
    let models: Vec<TableRef> = plan
        .tables
        .iter()
        .filter(|table| is_user(table))
        .map(|table| table.name.clone())
        .collect();
    let transfer = Transfer::new(TransferRequest {
        plan,
        schema,
        fixtures,
        models: &models,
        filters: &[],
        secrets: &[],
    })?
    .in_parts_of(400);
    let preview = transfer.preview(&mut from, &mut to).await?;
    let report = transfer
        .execute(&mut from, &mut to, None, &mut Unwatched)
        .await?;
    assert_eq!(preview.tables, report.tables);
    assert!(report.parts > 3, "{} parts", report.parts);
    assert_eq!(report.refused, []);
    assert_eq!(report.tables.len(), 39);
    for tally in &report.tables {
        assert!(tally.copied > 0, "{tally:?}");
        assert_eq!(
            tally.copied + tally.left.without,
            tally.counted,
            "{tally:?}"
        );
    }
    // Entries of users who are gone, by a declared reference that can't be NULL.
    let gone = "SELECT count(*) FROM log_entries WHERE user_id NOT IN (SELECT id FROM users)";
    let gone = from.value(gone).await?.unwrap_or_default();
    assert_eq!(report.without.len().to_string(), gone);
    assert!(report.without.iter().all(|of| of.table == "log_entries"));
    let mut references = 0;
    for reference in plan.references.iter() {
        let child = plan.table(&reference.child).expect("known");
        if !is_user(child) {
            continue;
        }
        let sql = joined(plan, fixtures, reference);
        let (before, after) = (rows(&mut from, &sql).await, rows(&mut to, &sql).await);
        assert_eq!(before.len(), after.len(), "{}", reference.id);
        let differs = before.iter().zip(&after).find(|(a, b)| a != b);
        assert_eq!(differs, None, "{}", reference.id);
        references += usize::from(!before.is_empty());
    }
    assert!(references > 80, "{references}");
    // The old system's numbers are not the new one's.
    let sql = "SELECT id, slug FROM industries";
    assert_ne!(rows(&mut from, sql).await, rows(&mut to, sql).await);
    let again = transfer
        .execute(&mut from, &mut to, None, &mut Unwatched)
        .await?;
    assert_eq!(again.writes(), 0, "{again:?}");
    for tally in &again.tables {
        let sum = tally.there + tally.left.without;
        assert_eq!(sum, tally.counted, "{tally:?}");
    }
    from.close().await;
    to.close().await;
    Ok(())
}

#[tokio::test]
async fn on_postgres_every_row_arrives_and_leads_to_the_same_things() -> Result<(), Error> {
    let server = Server::start(Dialect::Postgres, ServerOptions::default())?;
    let (old, new) = (
        server.create_database("old")?,
        server.create_database("new")?,
    );
    moved(Dialect::Postgres, &old, &new).await
}

#[tokio::test]
async fn on_mariadb_every_row_arrives_and_leads_to_the_same_things() -> Result<(), Error> {
    let server = Server::start(Dialect::Mysql, ServerOptions::default())?;
    let (old, new) = (
        server.create_database("old")?,
        server.create_database("new")?,
    );
    moved(Dialect::Mysql, &old, &new).await
}

#[tokio::test]
async fn in_sqlite_every_row_arrives_and_leads_to_the_same_things() -> Result<(), Error> {
    let folder = tempfile::tempdir()?;
    let url = |name: &str| format!("sqlite://{}", folder.path().join(name).display());
    moved(Dialect::Sqlite, &url("old.db"), &url("new.db")).await
}
