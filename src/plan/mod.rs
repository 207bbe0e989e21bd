//! The plan: what each cleanup does to every table of one database in one dialect, as data.
//!
//! Classes in, [`Plan`] out; nothing is read or run. The SQL files are a rendering of it, the executor runs those,
//! `why` explains from it, and it stands in `catalog.json`. Whoever renders it looks nothing up again: tables are
//! named by schema and name, references by their id, and predicates are SQL already.
//!
//! # What a cleanup deletes
//!
//! Tables are [`Fate::Kept`] (no row is ever deleted) or [`Fate::Cleaned`]. In a cleaned table the **survivors**
//! stay: rows that its own predicates protect ([`PlanTable::own_survivors`]), and rows that a row which stays needs
//! ([`SurvivorGroup`]). Everything else goes. After [`CleanPlan::detach`] no row that stays references a row that
//! goes, so that whatever a foreign key's action does, it does to rows that go anyway.
//!
//! The set of survivors is computed once, by row key, before the first statement that changes anything: later
//! steps may write columns that predicates read.

use serde::{Deserialize, Serialize};

use crate::schema::{Dialect, TableRef};

mod clean;
mod effect;
mod make;
mod purge;
mod reference;
mod refusal;
mod review;
mod survivors;
mod table;

pub use clean::{CleanPlan, Detach, How, NullFirst, PutBack, Restart, Step, Truncated, Truncation};
pub use effect::{Compare, Effect, SystemCheck, VerifyPlan};
pub use make::{plan, plans};
pub use purge::{Limit, PurgePlan, PurgeRule, Spare, Time};
pub use reference::{Decision, RefId, Reference};
pub use refusal::{Hop, Refusal, RefusalKind};
pub use review::{ReviewPlan, ReviewTable};
pub use survivors::{SurvivorGroup, SurvivorTable};
pub use table::{Fate, PlanColumn, PlanPredicate, PlanTable, PlanTrigger, RowKey};

/// What the cleanups of one database do, in one dialect.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// The dialect it is for.
    pub dialect: Dialect,
    /// What keeps it from being run at all; the SQL of a plan with refusals deletes nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub refusals: Vec<Refusal>,
    /// On what the proof rests.
    pub rests_on: RestsOn,
    /// Every table, kept ones too, sorted by schema and name: what the guard compares with the live database.
    pub tables: Vec<PlanTable>,
    /// Every foreign key and declared reference between them, sorted by child, columns and parent.
    pub references: Vec<Reference>,
    /// The full cleanup.
    pub clean: CleanPlan,
    /// Retention.
    pub purge: PurgePlan,
    /// What must be there.
    pub verify: VerifyPlan,
    /// What people are to look at.
    pub review: ReviewPlan,
}

/// On how much the proof rests: a schema without keys proves little.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RestsOn {
    /// Foreign keys.
    pub foreign_keys: usize,
    /// References that only annotations declare.
    pub declared: usize,
    /// Triggers and rules whose bodies were read for the tables that they name.
    pub triggers: usize,
}

impl Plan {
    /// The table of a name.
    pub fn table(&self, name: &TableRef) -> Option<&PlanTable> {
        self.tables.iter().find(|table| table.name == *name)
    }

    /// The reference of an id.
    pub fn reference(&self, id: &RefId) -> Option<&Reference> {
        self.references.iter().find(|reference| reference.id == *id)
    }

    /// The tables that a full cleanup deletes from.
    pub fn cleaned(&self) -> impl Iterator<Item = &PlanTable> {
        self.tables
            .iter()
            .filter(|table| table.fate == Fate::Cleaned)
    }

    /// Whether a full cleanup may leave rows in a table; false means that it certainly ends empty.
    pub fn has_survivors(&self, name: &TableRef) -> bool {
        match self.table(name) {
            Some(table) if table.fate == Fate::Cleaned => self
                .clean
                .survivors
                .iter()
                .any(|group| group.tables.iter().any(|member| member.table == *name)),
            _ => true,
        }
    }
}
