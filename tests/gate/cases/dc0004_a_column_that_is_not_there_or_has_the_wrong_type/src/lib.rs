use data_class::data_class;
use sqlx::FromRow;

/// A subscription plan.
#[data_class(system, key = "slgu")]
#[derive(FromRow)]
pub struct Plan {
    pub id: i64,
    pub slug: String,
    pub price_cents: i64,
}

#[data_class(user, retain = "90 days", by = "id", keep = "is_admn")]
#[derive(FromRow)]
pub struct User {
    pub id: i64,
}
