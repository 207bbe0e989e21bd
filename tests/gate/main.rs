//! The command line and the build script from outside: real small applications, the real binary.

mod build_script;
mod cases;
mod classify;
mod formats;
mod help;
mod setup;
mod suggest;
mod suggest_reference;
mod support;
