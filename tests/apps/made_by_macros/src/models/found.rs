#[derive(sqlx::FromRow)]
pub struct Found {
    pub id: i64,
}
