use data_class::data_class;
use sqlx::FromRow;

#[data_class(user)]
#[derive(FromRow)]
pub struct Account {
    pub id: i64,
}

#[data_class(user)]
#[derive(FromRow)]
pub struct User {
    pub id: i64,
    pub account_id: i64,
}

#[data_class(system)]
#[derive(FromRow)]
pub struct CreditCost {
    pub operation: String,
    pub updated_by_id: Option<i64>,
}

#[data_class(mixed, system_rows = "account_id IS NULL")]
#[derive(FromRow)]
pub struct Seed {
    pub word: String,
    pub account_id: Option<i64>,
}

#[data_class(system)]
#[derive(FromRow)]
pub struct Counter {
    pub name: String,
    pub value: i64,
}
