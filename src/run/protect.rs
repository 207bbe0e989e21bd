//! Whether a protected environment's URL leads to the connected database, however its stamp reads.

use std::path::Path;
use std::time::Duration;

use super::error::RunError;
use super::inode::same_file;
use super::session::Session;
use crate::engine::{ProtectedUrl, url};
use crate::schema::Dialect;
use crate::sql::identity;
use crate::sql::quote::visible;

/// How long another environment's database may take to answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// Refuses where one of the protected environments is the connected database: a staging that went live is safe before
/// anyone stamps it again. Where such a database can't be reached, addresses are compared in place of identities.
///
/// `address` is how the connected database was reached; none for a pool's connection.
pub async fn refuse_protected(
    session: &mut Session,
    address: Option<&str>,
    protected: &[ProtectedUrl],
) -> Result<(), RunError> {
    match leads_here(session, address, protected).await? {
        None => Ok(()),
        Some(name) => Err(RunError::refused(format!(
            "the URL of the protected environment {} leads to this database",
            visible(&name)
        ))
        .help(format!(
            "check the address; where the database went live, stamp it: `{{program}} stamp --env {name}`"
        ))),
    }
}

/// The protected environment that is the connected database.
pub async fn leads_here(
    session: &mut Session,
    address: Option<&str>,
    protected: &[ProtectedUrl],
) -> Result<Option<String>, RunError> {
    if protected.is_empty() {
        return Ok(None);
    }
    let dialect = session.dialect();
    let here = fingerprint(session).await.map_err(|error| {
        RunError::database(format!(
            "the database's identity can't be read: {}",
            crate::engine::plain(&error)
        ))
    })?;
    for environment in protected {
        if url::dialect(&environment.url).ok() != Some(dialect) {
            continue;
        }
        let same = match tokio::time::timeout(PATIENCE, there(&environment.url)).await {
            Ok(Some(there)) => same(dialect, &here, &there),
            // Not to be reached: the address alone tells.
            Ok(None) | Err(_) => address
                .is_some_and(|address| crate::engine::same_address(address, &environment.url)),
        };
        if same {
            return Ok(Some(environment.environment.clone()));
        }
    }
    Ok(None)
}

/// Whether two connections lead to the same database, by whatever address.
pub(super) async fn same_database(a: &mut Session, b: &mut Session) -> Result<bool, RunError> {
    let dialect = a.dialect();
    if dialect != b.dialect() {
        return Ok(false);
    }
    let failed = |error: sqlx::Error| {
        RunError::database(format!(
            "the database's identity can't be read: {}",
            crate::engine::plain(&error)
        ))
    };
    let a = fingerprint(a).await.map_err(failed)?;
    let b = fingerprint(b).await.map_err(failed)?;
    Ok(same(dialect, &a, &b))
}

async fn fingerprint(session: &mut Session) -> Result<String, sqlx::Error> {
    let sql = format!("SELECT {}", identity::server_expression(session.dialect()));
    Ok(session.value(&sql).await?.unwrap_or_default())
}

async fn there(url: &str) -> Option<String> {
    let mut session = Session::open_existing(url).await.ok()?;
    let fingerprint = fingerprint(&mut session).await.ok();
    session.close().await;
    fingerprint
}

fn same(dialect: Dialect, here: &str, there: &str) -> bool {
    match dialect {
        Dialect::Sqlite => here != ":memory:" && same_file(Path::new(here), Path::new(there)),
        Dialect::Postgres | Dialect::Mysql => !here.is_empty() && here == there,
    }
}
