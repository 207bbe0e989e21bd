//! The drill through the binary, on the real engines.
#![cfg(all(unix, feature = "cli"))]

#[path = "../sql/engines.rs"]
#[expect(dead_code, reason = "shared with the tests of the SQL files")]
mod engines;
mod faults;
mod knots;
mod library;
mod places;
mod receipt;
mod reference;
#[path = "../run_clean/shop.rs"]
#[expect(dead_code, reason = "shared with the tests of the full cleanup")]
mod shop;
#[path = "../gate/support.rs"]
#[expect(dead_code, reason = "shared with the gate's tests")]
mod support;
