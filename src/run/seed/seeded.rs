//! What was last seeded: table `data_class_seeded`, a row for each row of a fixture. By it an operator's change is told
//! from a fixture's, and a row that a seed created from one that people made.

use std::collections::HashMap;

use sha2::{Digest, Sha256};

use super::literal::Statement;
use crate::fixtures::Json;
use crate::run::Session;
use crate::schema::Dialect;
use crate::sql::quote::Quote;

/// The table's name; it lives in the default schema.
pub(crate) const TABLE: &str = "data_class_seeded";

/// How many rows a statement writes.
const BATCH: usize = 400;

/// A row as it was last seeded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Seeded {
    /// Whether a seed inserted it.
    pub(crate) created: bool,
    /// Its line, secrets as their markers.
    pub(crate) line: String,
}

impl Seeded {
    /// A field's value then.
    pub(crate) fn fields(&self) -> Json {
        Json::parse(self.line.trim_end()).unwrap_or(Json::Null)
    }
}

/// Of one table, by the text of the key.
pub(crate) type SeededRows = HashMap<String, Seeded>;

fn table(dialect: Dialect) -> String {
    Quote(dialect).table(dialect.default_schema(), TABLE)
}

fn hash(key: &str) -> String {
    let digest = Sha256::digest(key.as_bytes());
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Whether the table is there. Fails in no transaction where it is not.
pub(super) async fn exists(session: &mut Session) -> Result<bool, sqlx::Error> {
    let sql = match session.dialect() {
        Dialect::Postgres => "SELECT 1 WHERE to_regclass('public.data_class_seeded') IS NOT NULL",
        Dialect::Sqlite => {
            "SELECT 1 FROM main.sqlite_schema WHERE type = 'table' AND name = 'data_class_seeded'"
        }
        Dialect::Mysql => {
            "SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'data_class_seeded'"
        }
    };
    Ok(!session.rows(sql).await?.is_empty())
}

/// Makes the table where it is missing; outside of transactions, as MariaDB would end one.
pub(super) async fn create(session: &mut Session) -> Result<(), sqlx::Error> {
    let dialect = session.dialect();
    let (name, hash, text, end) = match dialect {
        Dialect::Mysql => (
            "varchar(255)",
            "char(64)",
            "longtext",
            " ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin",
        ),
        _ => ("text", "text", "text", ""),
    };
    let sql = format!(
        "CREATE TABLE IF NOT EXISTS {} (table_name {name} NOT NULL, row_hash {hash} NOT NULL, row_key {text} NOT NULL, \
         created integer NOT NULL, line {text} NOT NULL, PRIMARY KEY (table_name, row_hash)){end}",
        table(dialect)
    );
    session.execute(&sql).await.map(|_| ())
}

/// What was last seeded into a table; nothing where there is no ledger.
pub(super) async fn read(session: &mut Session, of: &str) -> Result<SeededRows, sqlx::Error> {
    if !exists(session).await? {
        return Ok(SeededRows::new());
    }
    let quote = Quote(session.dialect());
    let sql = format!(
        "SELECT row_key, CASE created WHEN 1 THEN 'y' ELSE 'n' END, line FROM {} WHERE table_name = {}",
        table(session.dialect()),
        quote.text(of)
    );
    let rows = session.rows(&sql).await?;
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            let [key, created, line] = <[Option<String>; 3]>::try_from(row).ok()?;
            let created = created.as_deref() == Some("y");
            Some((
                key?,
                Seeded {
                    created,
                    line: line?,
                },
            ))
        })
        .collect())
}

/// Replaces rows, and takes out those that are `None`.
pub(super) async fn write(
    session: &mut Session,
    of: &str,
    rows: &[(String, Option<Seeded>)],
) -> Result<(), sqlx::Error> {
    let dialect = session.dialect();
    for batch in rows.chunks(BATCH) {
        let mut delete = Statement::new(
            dialect,
            format!("DELETE FROM {} WHERE table_name = ", table(dialect)),
        );
        delete.text(of);
        delete.push(" AND row_hash IN (");
        for (nth, (key, _)) in batch.iter().enumerate() {
            delete.push(if nth > 0 { ", " } else { "" });
            delete.text(&hash(key));
        }
        delete.push(")");
        delete.run(session).await?;
        let kept: Vec<(&String, &Seeded)> = batch
            .iter()
            .filter_map(|(key, seeded)| Some((key, seeded.as_ref()?)))
            .collect();
        if kept.is_empty() {
            continue;
        }
        let into = format!(
            "INSERT INTO {} (table_name, row_hash, row_key, created, line) VALUES ",
            table(dialect)
        );
        let mut insert = Statement::new(dialect, into);
        for (nth, (key, seeded)) in kept.into_iter().enumerate() {
            insert.push(if nth > 0 { ", (" } else { "(" });
            insert.text(of);
            insert.push(", ");
            insert.text(&hash(key));
            insert.push(", ");
            insert.text(key);
            insert.push(if seeded.created { ", 1, " } else { ", 0, " });
            insert.text(&seeded.line);
            insert.push(")");
        }
        insert.run(session).await?;
    }
    Ok(())
}
