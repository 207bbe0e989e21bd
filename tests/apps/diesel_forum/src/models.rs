use crate::schema::{entries, members as people, posts::{self, dsl::*}};
use diesel::prelude::*;

#[derive(Queryable, Selectable, Identifiable)]
#[diesel(primary_key(uuid), table_name = people, check_for_backend(diesel::sqlite::Sqlite))]
pub struct Member {
    pub uuid: String,
    #[diesel(column_name = type_)]
    pub role: String,
}

#[derive(Insertable)]
#[diesel(table_name = crate::schema::posts)]
pub struct NewPost<'a> {
    pub member: &'a str,
}

#[derive(AsChangeset)]
#[table_name = "posts"]
pub struct PostChange {
    pub member: String,
}

// diesel's own default: `posts`.
#[derive(Queryable, Identifiable)]
pub struct Post {
    pub id: i32,
}

#[cfg_attr(feature = "postgres", derive(diesel::HasQuery), diesel(table_name = entries))]
pub struct Entry {
    pub a: i32,
}

#[derive(QueryableByName)]
pub struct Count {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    pub n: i64,
}

macro_rules! db_object {
    ($($item:item)*) => { $($item)* };
}

db_object! {
    #[derive(Queryable)]
    #[diesel(table_name = people)]
    pub struct MemberInAMacro {
        pub uuid: String,
    }
}
