//! Sequences, after numbers were written that they didn't give.

use super::compare::Side;
use super::failed;
use crate::run::statement::Statement;
use crate::run::{RunError, Session};
use crate::schema::{Column, Dialect};

/// Lets sequences go on behind the numbers that were written: forward only.
pub(super) async fn restart(session: &mut Session, side: Side<'_>) -> Result<(), RunError> {
    if side.dialect() != Dialect::Postgres {
        // The other engines count on from the greatest number by themselves.
        return Ok(());
    }
    let table = side.table()?;
    let written = |column: &&Column| {
        side.layout
            .fields
            .iter()
            .any(|field| field.columns.contains(&column.name))
    };
    for column in table
        .columns
        .iter()
        .filter(written)
        .filter(|column| column.identity.is_some())
    {
        let statement = Statement::new(Dialect::Postgres, "");
        let quote = statement.quote;
        let name = quote.table_of(table);
        let sql = format!(
            "SELECT setval(s, m) FROM (SELECT pg_get_serial_sequence({}, {})::regclass AS s, max({})::bigint AS m FROM {name}) x \
             WHERE m > 0 AND s IS NOT NULL AND m > coalesce(pg_sequence_last_value(s), 0)",
            quote.text(&name),
            quote.text(&column.name),
            quote.name(&column.name),
        );
        session
            .rows(&sql)
            .await
            .map_err(|error| failed(side, &error))?;
    }
    Ok(())
}
