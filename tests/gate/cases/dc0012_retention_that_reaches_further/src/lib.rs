use data_class::data_class;
use sqlx::FromRow;

#[data_class(user, retain = "30 days", by = "last_seen_at")]
#[derive(FromRow)]
pub struct Session {
    pub id: i64,
    pub last_seen_at: String,
}

#[data_class(user)]
#[derive(FromRow)]
pub struct AuditLog {
    pub id: i64,
    pub session_id: Option<i64>,
}
