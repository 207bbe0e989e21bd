//! Running the plan on a database: what the SQL files say, with previews, progress and receipts.
//!
//! The statements are those of the committed files ([`crate::sql`]); nothing here makes up a deletion of its own. What
//! stands around them is here: one connection ([`Session`]), the failures and their exit codes ([`RunError`]).
//! Everything is asynchronous; [`crate::engine::block_on`] is the way in from synchronous code.

mod beside;
pub mod clean;
mod drift;
pub mod drill;
mod driver;
mod error;
pub mod export;
mod inode;
pub mod interrupt;
pub mod ledger;
mod library;
mod lock;
mod look_away;
mod own_table;
mod pool;
pub mod preview;
pub mod protect;
pub mod purge;
pub mod review;
pub mod seed;
mod session;
mod settle;
mod snapshot;
pub mod snapshots;
pub mod stamp;
mod statement;
pub mod status;
mod together;
pub mod transfer;
pub mod verify;
mod wait;
mod who;

pub use drift::require_no_drift;
pub use error::{Kind, RunError};
pub use interrupt::Interrupt;
pub use library::{Application, VerifyOptions};
pub use pool::Pool;
pub use session::{Session, TextRow};
pub use stamp::{Stamp, StampState};
pub use who::who;
