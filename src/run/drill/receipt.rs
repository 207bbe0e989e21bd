//! What a drill hands out: its steps, and the figures that say what was proven on what.

use std::collections::BTreeMap;
use std::time::Duration;

use serde::Serialize;

use crate::run::{Kind, RunError};
use crate::schema::Dialect;

/// A step of a drill, in the order in which they are done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// All migrations, on an empty database.
    Migrate,
    /// The fixtures into it.
    Seed,
    /// The same again: nothing is left to do.
    SeedAgain,
    /// System data to files, compared with those that are committed.
    Export,
    /// Rows of users, in every table that a cleanup deletes from.
    UserData,
    /// The full cleanup.
    Clean,
    /// Whether all is there, and nothing else.
    Verify,
    /// A snapshot of the clean database.
    Snapshot,
    /// The snapshot, put back over new rows of users.
    Restore,
}

impl Step {
    /// All of them.
    pub const ALL: [Step; 9] = [
        Step::Migrate,
        Step::Seed,
        Step::SeedAgain,
        Step::Export,
        Step::UserData,
        Step::Clean,
        Step::Verify,
        Step::Snapshot,
        Step::Restore,
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Step::Migrate => "migrate",
            Step::Seed => "seed",
            Step::SeedAgain => "seed again",
            Step::Export => "export",
            Step::UserData => "user data",
            Step::Clean => "clean",
            Step::Verify => "verify",
            Step::Snapshot => "snapshot",
            Step::Restore => "restore",
        }
    }

    /// What is proven where it was done.
    pub fn proves(self) -> &'static str {
        match self {
            Step::Migrate => {
                "the migrations run on an empty database, and make the catalog's schema"
            }
            Step::Seed => "the fixtures go into a freshly migrated database",
            Step::SeedAgain => "a second seed changes nothing",
            Step::Export => "what is exported is byte for byte what is committed",
            Step::UserData => "the tables that a cleanup deletes from had rows to delete",
            Step::Clean => {
                "the cleanup deleted them, and left every other row of every table as it was, by checksums"
            }
            Step::Verify => {
                "the system data is there and equals the fixtures, and no user data is left"
            }
            Step::Snapshot => "a snapshot of the clean database can be taken",
            Step::Restore => {
                "it can be put back over new user data, and the whole database is equal then"
            }
        }
    }
}

/// How a step ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// As it should; with the figures, in words.
    Done(String),
    /// Not as it should: the drill ends here.
    Failed(Fault),
    /// An earlier one failed.
    NotRun,
}

/// A step with its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepReport {
    /// The step.
    pub step: Step,
    /// How it ended.
    pub outcome: Outcome,
    /// How long it took.
    pub took: Duration,
}

/// Why a step failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Which kind of failure it is; none for a finding: what was tried was done, and isn't as it should be.
    pub kind: Option<Kind>,
    /// What is wrong: the first line as a headline.
    pub message: String,
    /// What to do.
    pub help: Vec<String>,
}

impl Fault {
    /// Something that is not as it should be.
    pub(super) fn found(message: impl Into<String>) -> Fault {
        Fault {
            kind: None,
            message: message.into(),
            help: Vec::new(),
        }
    }

    /// With what to do.
    #[must_use]
    pub(super) fn help(mut self, help: impl Into<String>) -> Fault {
        self.help.push(help.into());
        self
    }
}

impl From<RunError> for Fault {
    fn from(error: RunError) -> Self {
        Fault {
            kind: Some(error.kind),
            message: error.message,
            help: error.help,
        }
    }
}

/// How many rows went which way.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Rows {
    /// That the first seed put in.
    pub seeded: u64,
    /// Of users, that were invented for the cleanup to delete.
    pub invented: u64,
    /// That were invented for the cleanup to keep.
    pub invented_to_stay: u64,
    /// That the cleanup deleted.
    pub cleaned: u64,
    /// That it left.
    pub kept: u64,
}

/// The receipt of one drill.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// Whose engine.
    pub dialect: Dialect,
    /// The engine's version as it says it itself.
    pub engine: String,
    /// Where the shadow was.
    pub shadow: String,
    /// The environment that it was stamped as.
    pub environment: String,
    /// The plan, by its hash.
    pub plan: String,
    /// The schema, by the fingerprint of its migrations.
    pub schema: String,
    /// Each fixture's path with its hash.
    pub fixtures: BTreeMap<String, String>,
    /// Every step.
    pub steps: Vec<StepReport>,
    /// The figures.
    pub rows: Rows,
    /// Each table that got rows of users, with how many.
    pub invented: BTreeMap<String, u64>,
    /// Tables for which no row could be made, with the reason: there a cleanup was proven on nothing.
    pub not_invented: BTreeMap<String, String>,
    /// Variables of secrets for which a value was invented.
    pub secrets: Vec<String>,
    /// What else there is to say.
    pub notes: Vec<String>,
}

impl Receipt {
    /// Whether every step was done.
    pub fn is_ok(&self) -> bool {
        self.fault().is_none() && self.steps.len() == Step::ALL.len()
    }

    /// The step that failed.
    pub fn fault(&self) -> Option<(Step, &Fault)> {
        self.steps.iter().find_map(|report| match &report.outcome {
            Outcome::Failed(fault) => Some((report.step, fault)),
            Outcome::Done(_) | Outcome::NotRun => None,
        })
    }

    /// What was proven. Of system data nothing, where there are no fixtures.
    pub fn proven(&self) -> Vec<&'static str> {
        let about_fixtures = [Step::Seed, Step::SeedAgain, Step::Export];
        self.steps
            .iter()
            .filter(|report| matches!(report.outcome, Outcome::Done(_)))
            .map(|report| report.step)
            .filter(|step| !self.fixtures.is_empty() || !about_fixtures.contains(step))
            .map(|step| match step {
                Step::Verify if self.fixtures.is_empty() => "no user data is left",
                step => step.proves(),
            })
            .collect()
    }
}
