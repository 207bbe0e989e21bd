#[derive(sqlx::FromRow)]
pub struct NotRead {
    pub id: i64,
}
