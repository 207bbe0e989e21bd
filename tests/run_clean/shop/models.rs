use data_class::data_class;
use sqlx::FromRow;

/// A subscription plan.
#[data_class(system, key = "slug")]
#[derive(FromRow)]
pub struct Plan {
    pub id: i64,
    pub slug: String,
}

/// A setting of the whole site, with who touched it last.
#[data_class(system, key = "name", detach = ["by_id"])]
#[derive(FromRow)]
pub struct Setting {
    pub id: i64,
    pub name: String,
    pub by_id: Option<i64>,
}

#[data_class(user, keep = "is_superuser")]
#[derive(FromRow)]
pub struct User {
    pub id: i64,
    pub email: String,
    pub is_superuser: bool,
    pub team_id: Option<i64>,
}

#[data_class(user)]
#[derive(FromRow)]
pub struct Team {
    pub id: i64,
    pub plan_id: i64,
}

#[data_class(user)]
#[derive(FromRow)]
pub struct Post {
    pub id: i64,
    pub author_id: i64,
    pub body: String,
}

/// A prompt: ours, or a user's own.
#[data_class(mixed, system_rows = "user_id IS NULL", key = "name")]
#[derive(FromRow)]
pub struct Prompt {
    pub id: i64,
    pub name: String,
    pub user_id: Option<i64>,
}
