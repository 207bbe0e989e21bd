//! PostgreSQL, to come.
use crate::schema::Schema;
use sqlx::PgConnection;

pub(super) async fn introspect(_c: &mut PgConnection, _f: &str) -> Result<Schema, sqlx::Error> {
    unimplemented!()
}
