#[derive(sqlx::FromRow)]
pub struct Elsewhere {
    pub id: i64,
}
