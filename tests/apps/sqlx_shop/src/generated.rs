#[derive(sqlx::FromRow)]
pub struct Generated {
    pub id: i64,
}
