#[derive(sqlx::FromRow)]
pub struct User {
    pub id: i64,
    pub email: String,
}
