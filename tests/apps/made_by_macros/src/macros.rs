/// Makes a model for each call.
macro_rules! entity {
    ($name:ident, $table:literal) => {
        #[derive(Debug, sqlx::FromRow)]
        pub struct $name {
            pub id: i64,
        }
    };
}

macro_rules! with_id {
    ($(#[$meta:meta])* pub struct $name:ident { $($rest:tt)* }) => {
        #[derive(sqlx::FromRow)]
        $(#[$meta])*
        pub struct $name { pub id: i64, $($rest)* }
    };
}
