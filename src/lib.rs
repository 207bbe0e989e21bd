//! To come.

pub mod annotation;
pub mod config;
pub mod diagnostic;
pub mod schema;
pub mod source;
pub mod span;
mod text;
pub mod workspace;
