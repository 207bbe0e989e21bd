use sqlx::FromRow;

#[derive(FromRow)]
pub struct User {
    pub id: i64,
}

#[derive(FromRow)]
pub struct Industry {
    pub id: i64,
}

#[derive(FromRow)]
pub struct SeedKeyword {
    pub id: i64,
}

#[derive(FromRow)]
pub struct EmailLog {
    pub id: i64,
}

#[derive(FromRow)]
pub struct Widget {
    pub id: i64,
}
