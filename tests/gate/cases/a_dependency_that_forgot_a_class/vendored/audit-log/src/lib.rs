use data_class::data_class;
use sqlx::FromRow;

/// Who did what.
#[derive(FromRow)]
pub struct AuditEntry {
    pub id: i64,
}
