//! The tool's own tables, which live in the default schema: made where they are missing, outside of transactions, as
//! MariaDB would end one. A role that may write rows need not be one that may make tables.

use super::Session;
use crate::engine::plain;
use crate::schema::Dialect;
use crate::sql::quote::Quote;

/// One of them.
#[derive(Debug, Clone)]
pub(super) struct OwnTable {
    pub(super) name: &'static str,
    /// The statement that makes it.
    pub(super) definition: String,
}

/// A table's name as statements have it.
pub(super) fn quoted(dialect: Dialect, name: &str) -> String {
    Quote(dialect).table(dialect.default_schema(), name)
}

/// Whether a table is there. Fails in no transaction where it is not.
pub(super) async fn exists(session: &mut Session, name: &str) -> Result<bool, sqlx::Error> {
    let sql = match session.dialect() {
        Dialect::Postgres => format!("SELECT 1 WHERE to_regclass('public.{name}') IS NOT NULL"),
        Dialect::Sqlite => {
            format!("SELECT 1 FROM main.sqlite_schema WHERE type = 'table' AND name = '{name}'")
        }
        Dialect::Mysql => format!(
            "SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = '{name}'"
        ),
    };
    Ok(!session.rows(&sql).await?.is_empty())
}

impl OwnTable {
    /// Makes it where it is missing.
    pub(super) async fn create(&self, session: &mut Session) -> Result<(), sqlx::Error> {
        if exists(session, self.name).await? {
            return Ok(());
        }
        match session.execute(&self.definition).await {
            // Another run may have made it in between.
            Err(error) if !exists(session, self.name).await? => Err(error),
            _ => Ok(()),
        }
    }

    /// Why it is missing and can't be made, where that is so; nothing is made.
    pub(super) async fn hindrance(
        &self,
        session: &mut Session,
    ) -> Result<Option<String>, sqlx::Error> {
        if exists(session, self.name).await? {
            return Ok(None);
        }
        match session.dialect() {
            Dialect::Postgres => {
                let sql = "SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM pg_catalog.pg_namespace \
                           WHERE nspname = 'public' AND has_schema_privilege(oid, 'CREATE'))";
                let lacks = !session.rows(sql).await?.is_empty();
                Ok(lacks.then(|| "permission denied for schema public".to_owned()))
            }
            Dialect::Sqlite => Ok(None),
            // Rights are asked for when a statement is prepared.
            Dialect::Mysql => {
                let text = Quote(Dialect::Mysql).text(&self.definition);
                let prepared = session
                    .execute(&format!("PREPARE data_class_own FROM {text}"))
                    .await;
                match prepared {
                    Ok(_) => session
                        .execute("DEALLOCATE PREPARE data_class_own")
                        .await
                        .map(|_| None),
                    Err(error) if error.as_database_error().is_some() => Ok(Some(plain(&error))),
                    Err(error) => Err(error),
                }
            }
        }
    }

    /// What somebody else can do about it.
    pub(super) fn help(&self) -> String {
        format!(
            "let its owner make the table and grant SELECT, INSERT, UPDATE and DELETE on it: {}",
            self.definition
        )
    }
}
