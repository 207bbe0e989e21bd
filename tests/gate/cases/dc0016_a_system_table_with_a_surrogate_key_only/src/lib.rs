use data_class::data_class;
use sqlx::FromRow;

#[data_class(system)]
#[derive(FromRow)]
pub struct Prompt {
    pub id: i64,
    pub name: String,
}
