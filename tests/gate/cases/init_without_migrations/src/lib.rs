use data_class::data_class;
use sqlx::FromRow;

/// A subscription plan.
#[data_class(system)]
#[derive(FromRow)]
pub struct Plan {
    pub id: i64,
    pub slug: String,
    pub price_cents: i64,
}
