//! The drill: a whole launch rehearsed on a shadow database.
//!
//! Migrate, seed, seed again, export, put rows of users in, clean, verify, take a snapshot, restore it. Each step is the
//! command's own work on a database that nobody else has; what a step leaves is compared by the content of all tables,
//! not by what the step says of itself. The first step that fails ends the drill.

mod compare;
mod course;
mod receipt;
mod rows;
mod secrets;
mod steps;

use std::collections::BTreeMap;

pub use course::Watch;
pub use receipt::{Fault, Outcome, Receipt, Rows, Step, StepReport};

use self::course::Course;
use self::steps::Work;
use super::ledger::{plan_hash, text_hash};
use crate::engine::{EngineError, Folder, ShadowRequest, on_shadow};
use crate::fixtures::{FixtureFile, Fixtures};
use crate::plan::Plan;
use crate::schema::Schema;
use crate::sql::Script;

/// What is rehearsed.
#[derive(Debug, Clone, Copy)]
pub struct Drill<'a> {
    /// The migrations, and where the shadow is to be.
    pub shadow: &'a ShadowRequest<'a>,
    /// The catalog's schema.
    pub schema: &'a Schema,
    /// Its path, for messages.
    pub schema_file: &'a str,
    /// The plan.
    pub plan: &'a Plan,
    /// `clean.sql`, which must allow `environment`.
    pub clean: &'a Script,
    /// The environment that the shadow is stamped as; never a protected one.
    pub environment: &'a str,
    /// What fixtures hold.
    pub fixtures: &'a Fixtures,
    /// The fixtures that are committed. They are only compared.
    pub files: &'a [FixtureFile],
    /// The folder of the fixtures, for messages.
    pub fixtures_dir: &'a str,
}

/// Rehearses the launch. An error is one of the shadow itself: nothing could be tried, or it was interrupted; else the
/// receipt says how far it went. Nothing of the shadow is left.
pub async fn drill(drill: &Drill<'_>, watch: Watch<'_>) -> Result<Receipt, EngineError> {
    if crate::config::protected_by_name(drill.environment) {
        return Err(EngineError::Refused(
            "a shadow is never stamped as a protected environment".to_owned(),
        ));
    }
    let folder = Folder::new("data-class-drill-").map_err(|error| {
        EngineError::Database(format!("no temporary folder for the drill: {error}"))
    })?;
    let path = folder.path();
    on_shadow(drill.shadow, async |shadow| {
        let mut course = Course::new(watch);
        let mut receipt = empty(drill, &shadow.place);
        let work = Work {
            drill,
            shadow,
            folder: path,
        };
        // Where it stopped stands in the course.
        let _ = Box::pin(work.all(&mut course, &mut receipt)).await;
        receipt.steps = course.end();
        receipt
    })
    .await
}

fn empty(drill: &Drill<'_>, place: &str) -> Receipt {
    let fixtures = drill.files.iter();
    Receipt {
        dialect: drill.plan.dialect,
        engine: String::new(),
        shadow: place.to_owned(),
        environment: drill.environment.to_owned(),
        plan: plan_hash(drill.plan),
        schema: drill.schema.fingerprint.clone(),
        fixtures: fixtures
            .map(|file| {
                let hash = file.text.whole().map(|text| text_hash(&text));
                // Of one that can't be read the first step tells.
                (file.path.clone(), hash.unwrap_or_default())
            })
            .collect(),
        steps: Vec::new(),
        rows: Rows::default(),
        invented: BTreeMap::new(),
        not_invented: BTreeMap::new(),
        secrets: Vec::new(),
        notes: Vec::new(),
    }
}
