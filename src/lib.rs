//! To come.

pub mod annotation;
pub mod catalog;
pub mod check;
pub mod classes;
pub mod config;
pub mod diagnostic;
pub mod predicate;
pub mod resolve;
pub mod schema;
pub mod source;
pub mod span;
pub mod suggest;
mod text;
pub mod workspace;
