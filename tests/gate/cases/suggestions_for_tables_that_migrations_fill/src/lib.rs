#[derive(sqlx::FromRow)]
pub struct User {
    pub id: i64,
    pub email: String,
}

#[derive(sqlx::FromRow)]
pub struct TopicDAO {
    pub id: i64,
    pub job_id: i64,
}
