//! Rust source text in, facts out: what structs there are, what their attributes say, what `table!` declares.
//!
//! Nothing in here reads a file or knows the schema; it never fails: what can't be understood is a fact, too.

mod facts;

pub use facts::*;
