//! The reference application: the models, migrations and seed content of a content SaaS called IGNY8.
//!
//! It exists to be classified, cleaned and measured: its catalog stands at the top of the repository. [`models`] are
//! the 57 tables; [`seed::insert`] writes what a fresh installation begins with; [`demo::insert`] fills every table
//! with customers' data at any scale.
//!
//! The models are typed for PostgreSQL, whose columns are richest (arrays, enum types, exact numbers). The migrations
//! exist for SQLite and MariaDB as well, with the same tables and keys; there, arrays are JSON, and SQLite keeps money
//! as floating point, as it always does.

pub mod database;
pub mod demo;
pub mod models;
pub mod rows;
pub mod seed;

pub use database::{Database, Dialect};
