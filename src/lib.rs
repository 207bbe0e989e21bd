//! To come.

pub mod annotation;
pub mod config;
pub mod diagnostic;
#[cfg(feature = "database")]
pub mod engine;
pub mod migrations;
pub mod schema;
pub mod source;
pub mod span;
mod text;
