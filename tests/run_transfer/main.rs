//! `transfer` on the real engines: chosen rows arrive with all that they need, and nothing else changes.
#![cfg(all(unix, feature = "cli"))]

mod blog;
mod circles;
#[path = "../sql/engines.rs"]
#[expect(dead_code, reason = "what other tests need of it")]
mod engines;
#[path = "../support/entries.rs"]
mod entries;
mod indexes;
mod kill;
mod parts;
#[path = "../support/planned.rs"]
mod planned;
mod rows;
#[path = "../gate/support.rs"]
#[expect(dead_code, reason = "shared with the gate's tests")]
mod support;
mod tool;
mod triggers;
mod trouble;
mod types;
