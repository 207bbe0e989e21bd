#[derive(sqlx::FromRow)]
#[data_class::data_class(system)]
pub struct AuditEntry {
    pub id: i64,
}
