//! Customers' data at any scale, for demonstrations, tests and benchmarks.
//!
//! The same options give the same rows on every machine and in every dialect: there is no clock and no outside
//! randomness. Every user table gets rows, and so do the user rows of the mixed tables. Among them is what a cleanup
//! stumbles over: a cycle between accounts and users, terms below terms, operators who must stay (see [`insert`]), old
//! and fresh log entries, references that are NULL, rows that point at nothing any more, and text that must be quoted.

use crate::database::{Database, Error};
use crate::rows::{self, Moment};
use crate::seed::Written;

mod accounts;
mod automation;
mod billing;
mod generation;
mod logging;
mod planning;
mod publishing;
mod random;
mod scale;
mod system;
mod taxonomy;
mod words;

use random::Random;
use scale::Scale;
use system::System;

/// What is generated.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// About how many rows, all tables together; a few hundred is the least.
    pub rows: u64,
    /// Another seed gives other names, times and amounts, but the same numbers of rows.
    pub seed: u64,
    /// The moment that the data is seen from: log entries reach back a year from here.
    pub as_of: Moment,
}

impl Default for Options {
    /// 10,000 rows, seen from 2026-01-01.
    fn default() -> Self {
        Self {
            rows: 10_000,
            seed: 8,
            as_of: Moment(1_767_225_600_000_000),
        }
    }
}

/// The user `a` owns account `a`, except the last account's, which has none. These are superusers: user 1, the owner of
/// account 1 and his colleague there; the second user of account 2, whose owner is an ordinary user; and one without
/// an account.
///
/// All is written in one transaction, into a migrated database with the seed content and without accounts.
pub async fn insert(database: &mut Database, options: Options) -> Result<Written, Error> {
    if database.count("accounts").await? > 0 {
        return Err("there are accounts already: demo data is for an empty database".into());
    }
    let demo = Demo {
        options,
        scale: Scale::of(options.rows),
        system: System::load(database).await?,
    };
    database
        .transaction(async |database| demo.write(database).await)
        .await
}

/// What all generators share.
struct Demo {
    options: Options,
    scale: Scale,
    system: System,
}

impl Demo {
    async fn write(&self, database: &mut Database) -> Result<Written, Error> {
        let mut written = Vec::new();
        accounts::insert(database, self, &mut written).await?;
        billing::insert(database, self, &mut written).await?;
        planning::insert(database, self, &mut written).await?;
        generation::insert(database, self, &mut written).await?;
        taxonomy::insert(database, self, &mut written).await?;
        billing::insert_usage(database, self, &mut written).await?;
        publishing::insert(database, self, &mut written).await?;
        automation::insert(database, self, &mut written).await?;
        logging::insert(database, self, &mut written).await?;
        rows::advance_identities(database).await?;
        Ok(written)
    }

    /// Each table has its own sequence of random numbers, so that one table's rows don't depend on another's.
    fn random(&self, table: &str) -> Random {
        Random::of(self.options.seed, table)
    }

    /// Some moment in the last `days`.
    fn within_days(&self, random: &Random, days: i64) -> Moment {
        let micros = random.between(1, days * 86_400_000_000);
        Moment(self.options.as_of.0 - micros)
    }
}
