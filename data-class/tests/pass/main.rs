//! What compiles, and what it becomes.

// What the macro writes must not trip over lints that applications turn on.
#![deny(
    warnings,
    clippy::all,
    clippy::pedantic,
    missing_docs,
    unused_qualifications,
    unused_results
)]
#![deny(
    clippy::allow_attributes,
    clippy::allow_attributes_without_reason,
    clippy::absolute_paths
)]

mod conditional;
mod generics;
mod macros;
mod markers;
mod shapes;
mod tables;
