//! Stamp, preview and full cleanup through the binary, on the real engines.
#![cfg(all(unix, feature = "cli"))]

mod cancel;
mod concurrent;
mod dropped;
#[path = "../sql/engines.rs"]
#[expect(dead_code, reason = "shared with the tests of the SQL files")]
mod engines;
mod execute;
mod failures;
mod library;
mod preview;
mod shop;
mod stamp;
#[path = "../gate/support.rs"]
#[expect(dead_code, reason = "shared with the gate's tests")]
mod support;
mod terminal;
