//! To come.

pub mod annotation;
pub mod catalog;
pub mod check;
pub mod classes;
#[cfg(any())]
pub mod cli;
pub mod config;
pub mod diagnostic;
#[cfg(feature = "database")]
pub mod engine;
pub mod gate;
pub mod migrations;
pub mod predicate;
pub mod project;
pub mod resolve;
pub mod schema;
pub mod source;
pub mod span;
pub mod suggest;
mod text;
pub mod workspace;
