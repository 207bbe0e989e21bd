//! Retention through the binary and the library, on the real engines.
#![cfg(all(unix, feature = "cli"))]

mod batches;
#[path = "../run_clean/dropped.rs"]
mod dropped;
#[path = "../sql/engines.rs"]
#[expect(dead_code, reason = "shared with the tests of the SQL files")]
mod engines;
mod foreign;
mod holder;
mod interrupted;
mod library;
mod partitions;
mod preview;
mod schedulers;
mod shop;
#[path = "../gate/support.rs"]
#[expect(dead_code, reason = "shared with the gate's tests")]
mod support;
