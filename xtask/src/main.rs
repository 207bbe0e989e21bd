//! This repository's `cargo xtask`.

fn main() {}
