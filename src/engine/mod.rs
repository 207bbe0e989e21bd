//! Real engines: shadow databases, the migrations run on them, and what their catalogs then say.
//!
//! Everything here is asynchronous; [`block_on`] is the way in from synchronous code.

mod apply;
mod command;
mod connection;
mod environment;
mod error;
mod folder;
mod introspect;
mod lent;
mod pull;
mod remote;
mod seeded;
#[cfg(unix)]
pub mod server;
mod shadow;
pub mod url;

pub use connection::{Connection, Handle};
pub(crate) use error::plain;
pub use error::{CommandFailed, EngineError, MigrationFailed, NoEngine};
pub(crate) use folder::Folder;
pub use introspect::introspect;
pub use lent::{Lent, Pooled};
pub use pull::{Pulled, pull};
pub use remote::ProtectedUrl;
pub(crate) use remote::{INTERRUPTED, interrupted, same_address, sqlite_file, with_database};
pub use shadow::{Shadow, ShadowRequest, migrate, on_shadow, shadow_schema};

/// Runs what a closure makes to its end from synchronous code, also from inside another runtime.
///
/// ```no_run
/// # use cargo_data_class::engine::{Connection, EngineError, block_on};
/// let schema = block_on(async || Connection::open("sqlite::memory:").await)?;
/// # Ok::<(), EngineError>(())
/// ```
pub fn block_on<T: Send>(task: impl AsyncFnOnce() -> T + Send) -> T {
    std::thread::scope(|scope| {
        let worker = scope.spawn(|| {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build();
            match runtime {
                Ok(runtime) => runtime.block_on(task()),
                // Without threads or files there is nothing to say it with, either.
                Err(error) => panic!("no runtime can be made: {error}"),
            }
        });
        match worker.join() {
            Ok(output) => output,
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}
