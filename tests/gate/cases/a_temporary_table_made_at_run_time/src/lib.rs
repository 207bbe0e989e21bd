use data_class::data_class;
use diesel::prelude::*;

diesel::table! {
    plans (id) {
        id -> Integer,
        slug -> Text,
    }
}

diesel::table! {
    temp_prices (id) {
        id -> Integer,
    }
}

#[data_class(system)]
#[derive(Queryable, Selectable)]
#[diesel(table_name = plans)]
pub struct Plan {
    pub id: i32,
    pub slug: String,
}

#[derive(Insertable)]
#[diesel(table_name = temp_prices)]
pub struct NewPrice {
    pub id: i32,
}

pub fn make(connection: &mut SqliteConnection) {
    diesel::sql_query("CREATE TEMPORARY TABLE temp_prices (id INTEGER)").execute(connection);
}
