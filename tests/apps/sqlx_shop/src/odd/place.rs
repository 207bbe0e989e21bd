#[derive(sqlx::FromRow)]
pub struct Placed {
    pub id: i64,
}
