//! This repository's `cargo xtask`: its own tasks, and everything that the tool itself can do.

use std::process::ExitCode;

mod bench;
mod outcome;
mod servers;
mod soak;
mod test;

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    match arguments
        .next()
        .as_deref()
        .and_then(std::ffi::OsStr::to_str)
    {
        Some("test") => test::run(arguments),
        Some("bench") => bench::run(arguments),
        Some("soak") => soak::run(arguments),
        _ => cargo_data_class::cli::main(),
    }
}
