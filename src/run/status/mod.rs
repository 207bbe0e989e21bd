//! `status`: what of the launch is done, computed from the catalog, the fixtures, the ledgers and live databases.

use std::time::Duration;

use super::error::RunError;
use super::ledger::{self, Run, plan_hash};
use super::session::Session;
use super::stamp::StampState;
use super::verify::{Request, verify};
use crate::engine::plain;
use crate::plan::Plan;
use crate::schema::Schema;
use crate::sql::identity;

mod checklist;

pub use checklist::{Line, checklist};

/// How long an environment's database may take for all that is asked.
const PATIENCE: Duration = Duration::from_secs(60);

/// What is known of an application and its environments.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// The hash of the committed catalog, by which a review of it is known.
    pub catalog: String,
    /// Why the committed catalog is not what the sources say; empty where it is.
    pub stale: Vec<String>,
    /// System tables.
    pub system: usize,
    /// Those without a fixture.
    pub without_fixture: Vec<String>,
    /// Mixed tables.
    pub mixed: usize,
    /// Those that nobody decided, with who is to and until when.
    pub undecided: Vec<String>,
    /// User tables.
    pub user: usize,
    /// Why there is no cleanup script to rely on; empty where there is.
    pub script: Vec<String>,
    /// The environments in the configuration's order.
    pub environments: Vec<Environment>,
}

/// An environment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Environment {
    /// Its name.
    pub name: String,
    /// Whether it is protected.
    pub protected: bool,
    /// Whether a full cleanup may run there.
    pub clean: bool,
    /// What its database says, or why it could not be asked.
    pub database: Result<Seen, String>,
}

/// What an environment's database says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// Its address, without a password.
    pub place: String,
    /// By what it is the same database however it is reached.
    pub identity: String,
    /// Its stamp.
    pub stamp: StampState,
    /// The hash of the plan that would be run there now.
    pub plan: String,
    /// The last full cleanups, newest first.
    pub cleans: Vec<Run>,
    /// The last snapshots, newest first.
    pub snapshots: Vec<Run>,
    /// The checks of `verify` that missed: the schema's, and all others.
    pub missed: Missed,
}

/// What `verify` misses.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Missed {
    /// Differences from the catalog's schema.
    pub schema: Vec<String>,
    /// Other checks, in words.
    pub data: Vec<String>,
}

/// Asks an environment's database. Nothing in it is changed.
pub async fn look(url: &str, plan: &Plan, schema: &Schema) -> Result<Seen, RunError> {
    let looked = tokio::time::timeout(PATIENCE, async {
        let mut session = Session::open(url).await?;
        let seen = ask(&mut session, plan, schema).await;
        session.close().await;
        seen
    });
    let late = |_| {
        let seconds = PATIENCE.as_secs();
        RunError::database(format!("no answer within {seconds} s"))
    };
    looked.await.map_err(late)?
}

async fn ask(session: &mut Session, plan: &Plan, schema: &Schema) -> Result<Seen, RunError> {
    let sql = format!("SELECT {}", identity::server_expression(session.dialect()));
    let identity = session.value(&sql).await.map_err(|error| {
        RunError::database(format!("its identity can't be read: {}", plain(&error)))
    })?;
    let stamp = StampState::read(session).await?;
    let cleans = ledger::last_of(session, "clean", 9).await?;
    let snapshots = ledger::last_of(session, "snapshot", 9).await?;
    let request = Request {
        plan,
        schema: Some(schema),
        clean: false,
    };
    let report = verify(session, &request).await?;
    let mut missed = Missed::default();
    for checked in report.missed() {
        match checked.check {
            "schema" => missed
                .schema
                .extend(checked.detail.lines().map(str::to_owned)),
            check => {
                let found = checked
                    .found
                    .map_or_else(|| "unknown".to_owned(), |found| found.to_string());
                missed.data.push(format!(
                    "{}: {check}: {found}, expected {}",
                    checked.table, checked.expected
                ));
            }
        }
    }
    Ok(Seen {
        place: session.place().to_owned(),
        identity: identity.unwrap_or_default(),
        stamp,
        plan: plan_hash(plan),
        cleans,
        snapshots,
        missed,
    })
}
