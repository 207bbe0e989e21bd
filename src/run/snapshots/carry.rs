//! What a restored database gets from the one that it replaces: the stamp, and the ledger with the restore's entry.

use super::Restoring;
use crate::engine::plain;
use crate::run::ledger::{self, End, Ledger, Outcome};
use crate::run::stamp;
use crate::run::{RunError, Session, who};
use crate::schema::Dialect;
use crate::sql::quote::Quote;

const COLUMNS: [&str; 11] = [
    "id",
    "command",
    "plan_hash",
    "database_user",
    "os_user",
    "started_at",
    "finished_at",
    "duration_ms",
    "result",
    "rows_per_table",
    "detail",
];

/// Stamps the database in the making as the environment that the live one is; the identity is that of the place where
/// it will be.
pub(super) async fn stamp(
    new: &mut Session,
    restoring: &Restoring<'_>,
    identity: &str,
) -> Result<(), RunError> {
    let old = restoring.stamp;
    stamp::replace(new, &old.name, old.protected, identity, &who())
        .await
        .map_err(|error| failed("the restored database can't be stamped", &error))
}

/// Carries the live database's ledger into the one in the making, and finishes the restore's entry there: it is done
/// exactly when that database is the live one.
pub(super) async fn ledger(
    entry: &Ledger,
    live: &mut Session,
    new: &mut Session,
    restoring: &Restoring<'_>,
) -> Result<(), RunError> {
    if entry.trouble().is_some() {
        return Ok(());
    }
    carry(live, new)
        .await
        .map_err(|error| failed("the ledger can't be carried over", &error))?;
    finish(entry, new, restoring)
        .await
        .map_err(|error| failed("the ledger can't be written", &error))
}

/// Finishes a restore's entry: the rows are the snapshot's.
pub(super) async fn finish(
    entry: &Ledger,
    session: &mut Session,
    restoring: &Restoring<'_>,
) -> Result<(), sqlx::Error> {
    let receipt = restoring.receipt;
    let tables = receipt.content.tables.iter();
    let rows: Vec<(String, u64)> = tables
        .map(|(table, content)| (table.clone(), content.rows))
        .collect();
    let end = End {
        outcome: Outcome::Done,
        rows: &rows,
        detail: &format!("snapshot {}, taken at {}", receipt.name, receipt.taken_at),
    };
    entry.finish(session, &end).await
}

async fn carry(live: &mut Session, new: &mut Session) -> Result<(), sqlx::Error> {
    let dialect = live.dialect();
    let table = ledger::table(dialect);
    let columns = COLUMNS.join(", ");
    let rows = live
        .rows(&format!("SELECT {columns} FROM {table} ORDER BY id"))
        .await?;
    if !ledger::exists(new).await? {
        new.execute(&ledger::definition(dialect)).await?;
    }
    new.execute(&format!("DELETE FROM {table}")).await?;
    let q = Quote(dialect);
    let given = match dialect {
        Dialect::Postgres => " OVERRIDING SYSTEM VALUE",
        Dialect::Sqlite | Dialect::Mysql => "",
    };
    for row in rows {
        let values = row.iter().map(|value| match value {
            Some(value) => q.text(value),
            None => "NULL".to_owned(),
        });
        let values: Vec<String> = values.collect();
        let values = values.join(", ");
        new.execute(&format!(
            "INSERT INTO {table} ({columns}){given} VALUES ({values})"
        ))
        .await?;
    }
    if dialect == Dialect::Postgres {
        let sequence = format!(
            "pg_get_serial_sequence('{}', 'id')",
            "public.data_class_runs"
        );
        new.execute(&format!(
            "SELECT setval({sequence}, GREATEST((SELECT max(id) FROM {table}), 1))"
        ))
        .await?;
    }
    Ok(())
}

fn failed(what: &str, error: &sqlx::Error) -> RunError {
    RunError::database(format!("{what}: {}\nnothing was changed", plain(error)))
}
