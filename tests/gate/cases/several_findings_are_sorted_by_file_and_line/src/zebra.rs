#[derive(sqlx::FromRow)]
pub struct Zebra {
    pub id: i64,
}
