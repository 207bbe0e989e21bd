use data_class::data_class;
use sqlx::FromRow;

#[data_class(user)]
#[derive(FromRow)]
pub struct User {
    pub id: i64,
}

#[data_class(user)]
#[derive(FromRow)]
pub struct Post {
    pub id: i64,
    pub author_id: i64,
}
