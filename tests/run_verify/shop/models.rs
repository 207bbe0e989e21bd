//! A shop whose data is of every class.

use data_class::data_class;
use sqlx::FromRow;

/// Subscription plans.
#[data_class(system, key = "slug", min_rows = 2)]
#[derive(FromRow)]
pub struct Plan {
    pub id: i64,
    pub slug: String,
    pub price: i32,
}

/// People.
#[data_class(user, keep = "admin")]
#[derive(FromRow)]
pub struct User {
    pub id: i64,
    pub email: String,
    pub admin: Option<bool>,
}

/// What they write.
#[data_class(user)]
#[derive(FromRow)]
pub struct Post {
    pub id: i64,
    pub author_id: i64,
    pub body: Option<String>,
}

/// Their tokens.
#[data_class(user, references = ["user_id -> users.id"])]
#[derive(FromRow)]
pub struct Token {
    pub id: i64,
    pub user_id: Option<i64>,
}

/// Prompts, of which some come with the shop.
#[data_class(mixed, system_rows = "builtin")]
#[derive(FromRow)]
pub struct Prompt {
    pub id: i64,
    pub body: Option<String>,
    pub builtin: Option<bool>,
}

/// Settings, of which nobody knows yet.
#[data_class(mixed, review_by = "2027-03-31", owner = "billing")]
#[derive(FromRow)]
pub struct Setting {
    pub id: i64,
    pub name: String,
    pub user_id: Option<i64>,
    pub created_by: Option<String>,
    pub is_default: Option<bool>,
    pub api_key: Option<String>,
    pub config: Option<String>,
    #[data_class(secret)]
    pub plain: Option<String>,
}
