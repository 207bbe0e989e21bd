#[derive(sqlx::FromRow)]
pub struct Forgotten {
    pub id: i64,
}
