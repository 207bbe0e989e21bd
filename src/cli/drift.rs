//! `drift`: the live database against the catalog's schema, both ways.

use clap::Args;

use super::open::open;
use super::output::Output;
use super::shadow::require_schemas;
use super::target::{DatabaseArgs, dialect_of};
use super::{Common, Exit, Failure, live};
use crate::drift;

/// What differs between the live database and the catalog's schema, both ways
///
/// The database is only read. Framework tables are passed over, partitions follow their parents; tables in schemas
/// that the catalog does not know are only counted. Exit code 1 where anything differs.
#[derive(Debug, Args)]
pub(super) struct Drift {
    #[command(flatten)]
    database: DatabaseArgs,
}

impl Drift {
    pub(super) fn run(self, common: &Common, output: &Output) -> Result<Exit, Failure> {
        live::refuse_formats(common, "drift")?;
        let project = open(common, output)?;
        require_schemas(&project)?;
        let url = self.database.url(&project)?;
        let (_, dialect) = dialect_of(&project, &url)?;
        let Some(catalog) = dialect.state.schema() else {
            return Err(Failure::bug());
        };
        let live = live::on(&url, async |session| session.schema().await)?;
        let found = drift::drift(catalog, &live);
        output.text(&match output.is_json() {
            true => drift::to_json(&found),
            false => drift::to_human(&found),
        });
        Ok(match found.is_none() {
            true => Exit::Clean,
            false => Exit::Findings,
        })
    }
}
