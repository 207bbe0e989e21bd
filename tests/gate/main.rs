//! The command line and the build script from outside: real small applications, the real binary.

mod cases;
mod support;
