#[derive(sqlx::FromRow)]
struct ReportLine {
    id: i64,
}
fn main() {}
