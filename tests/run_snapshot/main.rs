//! Snapshots and restores through the binary, on the real engines.
#![cfg(all(unix, feature = "cli"))]

#[path = "../sql/engines.rs"]
#[expect(dead_code, reason = "shared with the tests of the SQL files")]
mod engines;
mod kills;
mod mysql;
mod place;
mod postgres;
mod round_trip;
#[path = "../run_clean/shop.rs"]
#[expect(dead_code, reason = "shared with the tests of the full cleanup")]
mod shop;
mod sqlite;
#[path = "../gate/support.rs"]
#[expect(dead_code, reason = "shared with the gate's tests")]
mod support;
