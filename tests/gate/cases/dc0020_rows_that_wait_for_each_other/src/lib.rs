use data_class::data_class;
use sqlx::FromRow;

#[data_class(user)]
#[derive(FromRow)]
pub struct Team {
    pub id: i64,
    pub captain_id: i64,
}

#[data_class(user)]
#[derive(FromRow)]
pub struct Player {
    pub id: i64,
    pub team_id: i64,
}
