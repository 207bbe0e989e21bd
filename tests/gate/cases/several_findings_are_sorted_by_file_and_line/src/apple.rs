#[derive(sqlx::FromRow)]
pub struct Pear {
    pub id: i64,
}

#[derive(sqlx::FromRow)]
pub struct Apple {
    pub id: i64,
}
