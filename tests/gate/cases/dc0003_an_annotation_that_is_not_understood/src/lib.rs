use data_class::data_class;
use sqlx::FromRow;

#[data_class(sytem)]
#[derive(FromRow)]
pub struct Plan {
    pub id: i64,
}

#[data_class(user, min_rows = 3, retian = "90 days")]
#[derive(FromRow)]
pub struct User {
    #[data_class(secrt)]
    pub email: String,
}

#[data_class(user)]
#[data_class(system)]
#[derive(FromRow)]
pub struct Team {
    pub id: i64,
}
