use data_class::data_class;

#[derive(sqlx::FromRow)]
#[data_class(user)]
pub struct Team {
    pub id: i64,
    pub name: String,
}

#[derive(sqlx::FromRow)]
#[data_class(user, keep = "is_builtin")]
pub struct Staff {
    pub id: i64,
    pub name: String,
    pub is_builtin: bool,
}

#[derive(sqlx::FromRow)]
#[data_class(user, reason = "the migrations' rows are examples")]
pub struct Sample {
    pub id: i64,
    pub name: String,
}

#[derive(sqlx::FromRow)]
#[data_class(user)]
pub struct Visitor {
    pub id: i64,
    pub name: String,
}
