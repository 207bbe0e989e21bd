//! The tool behind `cargo data-class`: which tables hold system data, which hold user data, and which were forgotten.
//!
//! Applications annotate their structs with the small crate `data-class`. This crate reads those annotations, takes
//! the schema from a real engine, joins the two, and says what is wrong. It is used in four ways:
//!
//! - **as a cargo plugin**: `cargo data-class classify`;
//! - **in an xtask**, whose `main` is `cli::main` (feature `cli`);
//! - **in a build script**, [`build()`](build::build), where an unclassified model fails `cargo build`. With
//!   `default-features = false` it has neither clap nor tokio nor sqlx in its tree;
//! - **as a library**: [`project::Project::load`] reads an application, [`gate::answer`] says what is wrong with it
//!   and what its catalog holds.
//!
//! # The way of the data
//!
//! | from | to | by |
//! |---|---|---|
//! | packages and files | source text | [`workspace`] |
//! | source text | facts: structs, attributes, `table!` | [`source`], with [`annotation`] |
//! | `data-class.toml` | configuration | [`config`] |
//! | migrations | ordered SQL and its fingerprint | [`migrations`] |
//! | SQL, run on a shadow database | the schema | `engine` (feature `database`) |
//! | the schema file | the schema | [`schema`] |
//! | a struct and the schema | its table | [`resolve`] |
//! | facts, configuration, schema | every table with its class | [`classes`] |
//! | classes | findings | [`check`], with [`predicate`]; shown by [`diagnostic`] |
//! | classes | what an unclassified table probably holds | [`suggest`] |
//! | classes | `catalog.json`, `catalog.md` | [`catalog`] |
//! | classes | what a fixture holds, and what is wrong with one | [`fixtures`] |
//! | two databases' keys | which rows are transferred, and in which order | [`transfer`] |
//! | the schema | rows that it could hold | `invent` (feature `database`) |
//!
//! [`project`] reads everything that is on disk once; [`gate`] asks all of the above in order. The core is pure: text
//! and facts in, facts and findings out; only the modules that are named as the shell in this crate's root reach for
//! files, the environment, the clock, a process or a database.
//!
//! # Features
//!
//! | feature | brings | default |
//! |---|---|---|
//! | `cli` | the command line, `cli`; needs `database` | yes |
//! | `database` | shadow databases and live ones, `engine` | by `cli` |
//! | `tls` | encrypted connections to live databases and to `--shadow-url` | yes |
//!
//! The library's interface is not stable before 1.0; the command line, exit codes and file formats are meant to be.

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
pub mod diff;
pub mod drift;
#[cfg(feature = "database")]
#[expect(
    clippy::disallowed_methods,
    reason = "starts servers and talks to them"
)]
pub mod engine;
pub mod fixtures;
pub mod gate;
#[cfg(feature = "database")]
pub mod invent;
pub mod migrations;
pub mod plan;
pub mod predicate;
#[expect(clippy::disallowed_methods, reason = "reads an application from disk")]
pub mod project;
pub mod resolve;
#[cfg(feature = "database")]
#[expect(clippy::disallowed_methods, reason = "runs the plan on a database")]
pub mod run;
#[cfg(test)]
mod sample;
pub mod schema;
mod secrets;
pub mod source;
pub mod span;
pub mod sql;
pub mod suggest;
mod text;
pub mod transfer;
#[expect(clippy::disallowed_methods, reason = "walks folders and asks cargo")]
pub mod workspace;

// A module and a function may share a name: `cargo_data_class::build()` is a whole build script.
pub use build::build;

// The README's Rust is compiled with the doctests; its commands are run by tests/documents.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
mod readme {}
