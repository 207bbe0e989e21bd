#[path = "../src/models.rs"]
mod models;

#[derive(sqlx::FromRow)]
struct Imported {
    id: i64,
}
fn main() {}
