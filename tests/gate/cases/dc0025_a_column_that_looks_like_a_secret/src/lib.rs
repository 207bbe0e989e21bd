use data_class::data_class;
use sqlx::FromRow;

#[data_class(system)]
#[derive(FromRow)]
pub struct Industry {
    pub id: i64,
    pub slug: String,
    pub name: Option<String>,
}

#[data_class(system)]
#[derive(FromRow)]
pub struct Sector {
    pub id: i64,
    pub industry_id: i64,
    pub slug: String,
    pub weight: i64,
    pub api_key: Option<String>,
}

#[data_class(user)]
#[derive(FromRow)]
pub struct Order {
    pub id: i64,
}
