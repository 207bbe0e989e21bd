//! MariaDB looks at a foreign key with each row. Where rows wait for each other all round, its session looks away for the
//! INSERTs alone, which needs no right, and every key is asked for before COMMIT.

use super::{RunError, Session};
use crate::engine::plain;
use crate::plan::Plan;
use crate::schema::TableRef;
use crate::sql::checks::orphans_of;

/// Lets MariaDB look at keys, or look away, in this session.
pub(super) async fn check_keys(session: &mut Session, look: bool) -> Result<(), RunError> {
    let sql = format!("SET SESSION foreign_key_checks = {}", u8::from(look));
    let done = session.execute(&sql).await;
    done.map(|_| ()).map_err(|error| {
        RunError::database(format!("{sql}: {}\nnothing was changed", plain(&error)))
    })
}

/// Requires the row that each reference of a table leads to. The transaction is serializable: what is read stays.
pub(super) async fn require_parents(
    session: &mut Session,
    plan: &Plan,
    table: &TableRef,
) -> Result<(), RunError> {
    let references = plan.references.iter();
    for of in references.filter(|of| of.child == *table && of.is_foreign_key()) {
        let count = session.value(&orphans_of(plan, of)).await;
        let count = count.map_err(|error| {
            RunError::database(format!(
                "`{}` can't be asked for: {}\nnothing was changed",
                of.id,
                plain(&error)
            ))
        })?;
        if count.as_deref() != Some("0") {
            return Err(RunError::refused(format!(
                "`{}`: {} rows reference rows of `{}` that are not there\nnothing was changed",
                of.id,
                count.unwrap_or_default(),
                of.parent.table
            ))
            .help("make those rows first, or let the reference lead elsewhere"));
        }
    }
    Ok(())
}
