//! Plans and refusals of small schemas: SQL in an in-memory SQLite and classes as the configuration's entries in,
//! the plan's gist or the findings out.
#![cfg(feature = "database")]

#[path = "../support/entries.rs"]
mod entries;
mod order;
mod retention;
mod safety;
mod support;
mod survivors;
