//! MySQL, to come.
use crate::schema::Schema;
use sqlx::MySqlConnection;

pub(super) async fn introspect(_c: &mut MySqlConnection, _f: &str) -> Result<Schema, sqlx::Error> {
    unimplemented!()
}
