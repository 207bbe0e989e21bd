//! The documents are true: what they show is run, parsed or looked up.
#![cfg(all(unix, feature = "cli"))]

mod architecture;
mod configuration;
mod formats;
mod links;
mod markdown;
mod readme;
