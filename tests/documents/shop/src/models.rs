//! What is in the database.

use data_class::data_class;

/// Customers.
#[data_class(user)]
#[derive(sqlx::FromRow)]
pub struct Account {
    pub id: i64,
    pub email: String,
}

/// What customers can buy.
#[data_class(system, key = "slug", min_rows = 3)]
#[derive(sqlx::FromRow)]
pub struct Plan {
    pub id: i64,
    pub slug: String,
}

/// Invoices sent to accounts.
#[derive(sqlx::FromRow)]
pub struct Invoice {
    pub id: i64,
    pub account_id: i64,
    pub plan_id: i64,
    pub total: i64,
}
