//! What a service does with its live database: the daily purge, and whether all is there.

use super::Application;
use crate::run::error::RunError;
use crate::run::pool::Pool;
use crate::run::preview::refuse_drift;
use crate::run::purge::{self, Options, Preview, Quiet, Report};
use crate::run::session::Session;
use crate::run::stamp::StampState;
use crate::run::verify;

/// What [`Application::verify`] asks beside what is always asked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct VerifyOptions {
    /// Whether rows that a full cleanup would delete are a miss.
    pub clean: bool,
}

impl Application {
    /// Counts what a purge would delete now, and why the rest stays. Changes nothing.
    pub async fn purge_preview<P: Pool>(&self, pool: &P) -> Result<Preview, RunError> {
        let mut session = self.at_home(pool).await?;
        let counted = match self.plan(session.dialect()) {
            Ok(plan) => purge::preview(&mut session, plan).await,
            Err(error) => Err(error),
        };
        session.discard().await;
        counted
    }

    /// Deletes rows whose time has passed (`retain`, `expires`) in small transactions, as `purge --execute` does.
    ///
    /// Fails only where nothing was done; a rule that failed is told by [`Report::failures`], and the others are done.
    /// It ends early by [`Options::max_rows`] and [`Options::max_time`]; what is left is the next run's. To watch it,
    /// or to stop it between two statements, call [`purge::execute`] with a [`Session`] of the pool.
    pub async fn purge<P: Pool>(&self, pool: &P, options: &Options) -> Result<Report, RunError> {
        let mut session = self.at_home(pool).await?;
        let purged = match self.plan(session.dialect()) {
            Ok(plan) => purge::execute(&mut session, plan, options, &mut Quiet, &|| false).await,
            Err(error) => Err(error),
        };
        session.discard().await;
        purged
    }

    /// Looks whether system rows, their keys and all references are as they should be, in one view of the data; changes
    /// nothing. A database whose schema is not the catalog's is refused.
    ///
    /// The fixtures are compared by the command line alone.
    pub async fn verify<P: Pool>(
        &self,
        pool: &P,
        options: VerifyOptions,
    ) -> Result<verify::Report, RunError> {
        let mut session = self.at_home(pool).await?;
        let verified = self.verify_session(&mut session, options).await;
        session.discard().await;
        verified
    }

    async fn verify_session(
        &self,
        session: &mut Session,
        options: VerifyOptions,
    ) -> Result<verify::Report, RunError> {
        let plan = self.plan(session.dialect())?;
        refuse_drift(session, plan).await?;
        let request = verify::Request {
            plan,
            schema: None,
            clean: options.clean,
        };
        verify::verify(session, &request).await
    }

    /// A connection to a database that bears this environment's stamp.
    pub(super) async fn at_home<P: Pool>(&self, pool: &P) -> Result<Session, RunError> {
        let mut session = pool.session().await?;
        let stamped = match StampState::read(&mut session).await {
            Ok(state) => state.require(Some(&self.environment)),
            Err(error) => Err(error),
        };
        match stamped {
            Ok(()) => Ok(session),
            Err(error) => {
                session.discard().await;
                Err(error)
            }
        }
    }
}
