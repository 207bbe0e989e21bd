use sqlx::FromRow;

#[derive(FromRow)]
pub struct Half {
    pub id: i64,
