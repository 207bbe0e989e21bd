//! x
pub mod models;
