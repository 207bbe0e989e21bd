#[derive(sqlx::FromRow)]
struct InATest {
    id: i64,
}
