//! The commands that only look at a live database, and the ledger, on all three engines.
#![cfg(all(unix, feature = "cli"))]

mod drift;
#[path = "../sql/engines.rs"]
#[expect(dead_code, reason = "shared with the tests of the SQL files")]
mod engines;
mod ledger;
mod review;
mod shop;
mod status;
#[path = "../gate/support.rs"]
#[expect(dead_code, reason = "shared with tests/gate, which uses all of it")]
mod support;
mod verify;
