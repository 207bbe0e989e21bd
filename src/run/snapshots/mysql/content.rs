//! MariaDB: what a schema holds, one query a table.

use std::collections::BTreeMap;

use super::code::{self, Code};
use crate::engine::plain;
use crate::run::snapshots::content::hash;
use crate::run::snapshots::{Content, TableContent};
use crate::run::{RunError, Session};
use crate::schema::{Dialect, Table, TableKind};
use crate::sql::quote::Quote;

/// Types whose values are texts or bytes go by their bytes; all others by the engine's own text, which is exact.
const EXACT: &[&str] = &[
    "tinyint",
    "smallint",
    "mediumint",
    "int",
    "bigint",
    "decimal",
    "date",
    "time",
    "datetime",
    "timestamp",
    "year",
];

/// What the connected schema holds.
pub(in crate::run::snapshots) async fn content(session: &mut Session) -> Result<Content, RunError> {
    let error = |error: sqlx::Error| {
        RunError::database(format!(
            "the database can't be read: {}\nnothing was changed",
            plain(&error)
        ))
    };
    session
        .execute("SET time_zone = '+00:00'")
        .await
        .map_err(error)?;
    let schema = session.schema().await?;
    let mut objects = BTreeMap::new();
    let mut tables = BTreeMap::new();
    for table in &schema.tables {
        if table.kind == TableKind::View {
            continue;
        }
        let mut definition = table.clone();
        // They are code, and compared as such.
        definition.triggers.clear();
        let json = serde_json::to_vec(&definition).unwrap_or_default();
        objects.insert(format!("table {}", table.name), hash(&json));
        let held = rows(session, table).await.map_err(error)?;
        tables.insert(table.name.clone(), held);
    }
    for Code {
        kind, name, create, ..
    } in code::read(session).await.map_err(error)?
    {
        objects.insert(
            format!("{} {name}", kind.to_lowercase()),
            hash(create.as_bytes()),
        );
    }
    Ok(Content {
        objects,
        tables,
        sequences: BTreeMap::new(),
    })
}

/// Only tables: a schema in the making has no code yet.
pub(super) fn without_code(content: &Content) -> Content {
    let mut tables = content.clone();
    tables.objects.retain(|name, _| name.starts_with("table "));
    tables
}

async fn rows(session: &mut Session, table: &Table) -> Result<TableContent, sqlx::Error> {
    let q = Quote(Dialect::Mysql);
    let values: Vec<String> = table
        .columns
        .iter()
        .map(|column| {
            let name = q.name(&column.name);
            let kind = column.ty.split(['(', ' ']).next().unwrap_or_default();
            match kind {
                "float" | "double" => {
                    format!("COALESCE(CAST(CAST({name} AS DOUBLE) AS CHAR), 'N')")
                }
                exact if EXACT.contains(&exact) => format!("COALESCE(CAST({name} AS CHAR), 'N')"),
                _ => format!("COALESCE(MD5({name}), 'N')"),
            }
        })
        .collect();
    let half = |side: &str| {
        format!("CAST(COALESCE(SUM(CAST(CONV({side}(h, 16), 16, 10) AS UNSIGNED)), 0) AS CHAR)")
    };
    let sql = format!(
        "SELECT CAST(COUNT(*) AS CHAR), {}, {} FROM (SELECT MD5(CONCAT_WS('|', {})) AS h FROM {}) y",
        half("LEFT"),
        half("RIGHT"),
        values.join(", "),
        q.name(&table.name)
    );
    let row = session
        .rows(&sql)
        .await?
        .into_iter()
        .next()
        .unwrap_or_default();
    let values: Vec<String> = row.into_iter().map(Option::unwrap_or_default).collect();
    let rows = values
        .first()
        .and_then(|rows| rows.parse().ok())
        .unwrap_or_default();
    Ok(TableContent {
        rows,
        checksum: hash(values.get(1..).unwrap_or_default().join("/").as_bytes()),
    })
}
