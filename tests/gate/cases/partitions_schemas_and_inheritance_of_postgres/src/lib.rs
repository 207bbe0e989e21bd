use data_class::data_class;
use sqlx::FromRow;

#[data_class(system)]
#[derive(FromRow)]
pub struct Plan {
    pub id: i64,
    pub slug: String,
}

#[data_class(user, table = "audit.events", retain = "90 days", by = "at")]
#[derive(FromRow)]
pub struct Event {
    pub id: i64,
}

#[data_class(user)]
#[derive(FromRow)]
pub struct Shape {
    pub id: i64,
}
