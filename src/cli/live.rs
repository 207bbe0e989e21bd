//! What the commands that look at a live database share.

use super::{Common, Failure, Format};
use crate::engine::block_on;
use crate::run::{RunError, Session};

/// Refuses the formats in which findings point into sources: what a database says has no place in a file.
pub(super) fn refuse_formats(common: &Common, command: &str) -> Result<(), Failure> {
    match common.format {
        Format::Human | Format::Json => Ok(()),
        Format::Github | Format::Sarif | Format::Markdown => {
            let message = format!("`{command}` speaks of a database, not of places in files");
            Err(Failure::usage(message).help("its format may be human or json"))
        }
    }
}

/// Does something on a connection of its own, and closes it.
pub(super) fn on<T: Send>(
    url: &str,
    work: impl AsyncFnOnce(&mut Session) -> Result<T, RunError> + Send,
) -> Result<T, Failure> {
    let done = block_on(async || {
        let mut session = Session::open(url).await?;
        let result = work(&mut session).await;
        session.close().await;
        result
    });
    Ok(done?)
}
