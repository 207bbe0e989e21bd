//! To come.

#![warn(clippy::disallowed_methods)]

pub mod annotation;
#[expect(
    clippy::disallowed_methods,
    reason = "a build script is all environment and files"
)]
pub mod build;
pub mod catalog;
pub mod check;
pub mod classes;
#[cfg(feature = "cli")]
#[expect(
    clippy::disallowed_methods,
    reason = "the command line is part of the shell"
)]
pub mod cli;
pub mod config;
pub mod diagnostic;
#[cfg(feature = "database")]
#[expect(
    clippy::disallowed_methods,
    reason = "starts servers and talks to them"
)]
pub mod engine;
pub mod gate;
pub mod migrations;
pub mod predicate;
#[expect(clippy::disallowed_methods, reason = "reads an application from disk")]
pub mod project;
pub mod resolve;
pub mod schema;
pub mod source;
pub mod span;
pub mod suggest;
mod text;
#[expect(clippy::disallowed_methods, reason = "walks folders and asks cargo")]
pub mod workspace;

// A module and a function may share a name: `cargo_data_class::build()` is a whole build script.
pub use build::build;
