//! What happens when something ends in the middle: the tool, the server, the connection, the room on the disk.
#![cfg(all(target_os = "linux", feature = "cli"))]

mod at_once;
mod case;
mod commit;
mod disk;
#[path = "../sql/engines.rs"]
#[expect(dead_code, reason = "shared with the tests of the SQL files")]
mod engines;
mod kill;
mod kill_copies;
mod proxy;
mod refusals;
mod roles;
mod server;
#[path = "../run_purge/shop.rs"]
#[expect(dead_code, reason = "shared with the tests of the purge")]
mod shop;
mod signals;
mod small_disk;
#[path = "../gate/support.rs"]
#[expect(dead_code, reason = "shared with the gate's tests")]
mod support;
mod transfer;
