#[derive(sqlx::FromRow)]
struct InAnExample {
    id: i64,
}
fn main() {}
