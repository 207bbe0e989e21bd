//! Sequences, after numbers were written that they didn't give.

use super::compare::Side;
use super::failed;
use crate::run::{RunError, Session};
use crate::schema::{Column, Dialect};
use crate::sql::quote::Quote;
use crate::sql::sequence::forward;

/// Lets sequences go on behind the numbers that were written: forward only.
pub(super) async fn restart(session: &mut Session, side: Side<'_>) -> Result<(), RunError> {
    if side.dialect() != Dialect::Postgres {
        // The other engines count on from the greatest number by themselves.
        return Ok(());
    }
    let table = side.table()?;
    let name = Quote(Dialect::Postgres).table_of(table);
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
        let sql = forward(&name, &column.name, &name);
        session
            .rows(&sql)
            .await
            .map_err(|error| failed(side, &error))?;
    }
    Ok(())
}
