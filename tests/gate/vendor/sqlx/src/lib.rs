pub use sqlx_macros::FromRow;
