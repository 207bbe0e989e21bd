#[derive(sqlx::FromRow)]
pub struct OnUnix {
    pub id: i64,
}
