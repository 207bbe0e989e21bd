//! The shadow database: made, migrated, read and thrown away.

use std::path::Path;

use super::apply::apply;
use super::connection::Connection;
use super::error::EngineError;
use super::introspect::introspect;
use crate::migrations::Inputs;
use crate::schema::{Dialect, Schema};

/// What makes a schema, and where.
#[derive(Debug, Clone)]
pub struct ShadowRequest<'a> {
    /// The workspace's root: the `migrate` command's working directory.
    pub root: &'a Path,
    /// The migrations.
    pub inputs: &'a Inputs,
}

/// Runs the migrations on a fresh shadow database and reads its schema.
pub async fn shadow_schema(request: &ShadowRequest<'_>) -> Result<Schema, EngineError> {
    let inputs = request.inputs;
    match inputs.dialect {
        Dialect::Sqlite => {
            let mut connection = Connection::open("sqlite::memory:").await?;
            apply(&mut connection, inputs).await?;
            introspect(&mut connection, &inputs.fingerprint).await
        }
        _ => unimplemented!(),
    }
}
