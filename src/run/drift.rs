//! Refusing to touch a database whose schema is not the one that the plan was made for.

use super::error::RunError;
use super::session::Session;
use crate::drift::{drift, lines};
use crate::schema::Schema;

/// How many differences a refusal tells; `drift` tells all.
const MOST: usize = 20;

/// Refuses, exit code 3, where the live schema differs from the catalog's in anything that concerns a cleanup.
pub async fn require_no_drift(session: &mut Session, catalog: &Schema) -> Result<(), RunError> {
    let live = session.schema().await?;
    let found = drift(catalog, &live);
    let mut differences = lines(found.for_cleanup());
    if differences.is_empty() {
        return Ok(());
    }
    let more = differences.len().saturating_sub(MOST);
    differences.truncate(MOST);
    if more > 0 {
        differences.push(format!("and {more} more"));
    }
    Err(RunError::refused(format!(
        "the schema of {} is not the catalog's: nothing was changed\n  {}",
        session.place(),
        differences.join("\n  ")
    ))
    .help("run the migrations there, or `{program} classify` where the catalog is behind; `{program} drift` says what differs"))
}
