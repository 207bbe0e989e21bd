//! The library: cleanups on a pool of sqlx, for integration tests and services.

mod fixtures;
mod service;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde::Deserialize;

use self::fixtures::{Carried, CatalogTable};
use super::clean::{CleanReport, CleanRequest, clean};
use super::error::RunError;
use super::pool::Pool;
use super::preview::{preview, refuse_drift};
use super::session::Session;
use super::stamp::{self, StampState};
use super::who::who;
use crate::engine::plain;
use crate::plan::Plan;
use crate::schema::Dialect;
use crate::sql::quote::visible;
use crate::sql::reset::reset as reset_statements;
use crate::sql::{Settings, clean_script};

pub use service::VerifyOptions;

/// An application by its committed catalog, in one environment.
///
/// For integration tests: each gets a database with system data alone, without making one anew.
///
/// ```no_run
/// # // A test of the tool runs these lines: tests/run_clean/library.rs.
/// use cargo_data_class::run::{Application, RunError};
///
/// const CATALOG: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/catalog/catalog.json"));
///
/// # async fn test(pool: sqlx::SqlitePool) -> Result<(), RunError> {
/// // Once, after the migrations:
/// let app = Application::new(CATALOG, "test")?;
/// app.stamp(&pool).await?;
/// // Before each test:
/// app.reset(&pool).await?;
/// # Ok(())
/// # }
/// ```
///
/// A future of these functions may be dropped at any time (a timeout, `tokio::select!`): its connection is closed, of
/// SQLite put in order, before the pool's next user gets it. `clean`, `reset` and `seed` have then done all or nothing,
/// `purge` whole batches. One thing is sqlx's own: a pool that is asked for a connection, and dropped while it looks
/// whether an idle one lives, closes that one. Where it holds a database in memory, make the pool with
/// `test_before_acquire(false)`.
///
/// Where the tests want the fixtures, too: [`Application::with_folder`], or in a service [`Application::with_files`],
/// and [`Application::seed`].
///
/// ```no_run
/// # // A test of the tool runs these lines: tests/drill/library.rs.
/// use cargo_data_class::run::seed::SeedOptions;
/// use cargo_data_class::run::{Application, RunError};
///
/// const CATALOG: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/catalog/catalog.json"));
///
/// # async fn test(pool: sqlx::SqlitePool) -> Result<(), RunError> {
/// let app = Application::new(CATALOG, "test")?
///     .with_folder(concat!(env!("CARGO_MANIFEST_DIR"), "/catalog"))?;
/// app.stamp(&pool).await?;
/// let seeded = app.seed(&pool, SeedOptions::default()).await?;
/// assert!(seeded.changes() > 0);
/// # Ok(())
/// # }
/// ```
///
/// Nothing is deleted in a database that does not bear this environment's stamp, and a database with user data in it
/// is not stamped from here: see [`Application::stamp`].
///
/// For services, which purge their live database daily: [`Application::of_service`].
///
/// ```no_run
/// # // A test of the tool runs these lines: tests/run_purge/library.rs.
/// use cargo_data_class::run::{Application, RunError, VerifyOptions, purge};
///
/// const CATALOG: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/catalog/catalog.json"));
///
/// # async fn every_night(pool: sqlx::PgPool) -> Result<(), RunError> {
/// let app = Application::of_service(CATALOG, "production")?;
/// let options = purge::Options {
///     max_time: Some(std::time::Duration::from_secs(600)),
///     ..purge::Options::default()
/// };
/// let purged = app.purge(&pool, &options).await?;
/// for failure in purged.failures() {
///     eprintln!("purge: {failure}");
/// }
/// let verified = app.verify(&pool, VerifyOptions::default()).await?;
/// for missed in verified.missed() {
///     eprintln!("verify: {missed:?}");
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct Application {
    plans: BTreeMap<String, Plan>,
    /// The dialects by name, in the configuration's order.
    dialects: Vec<String>,
    /// What the catalog says of each table.
    tables: Vec<CatalogTable>,
    /// The fixtures, where it carries them.
    carried: Option<Carried>,
    environment: String,
    /// Where all user data may be deleted: the environment, or nowhere.
    environments: Vec<String>,
    /// The stamps of databases whose schema was compared with the plan's.
    compared: Mutex<BTreeSet<String>>,
    /// What a reset runs.
    resets: Mutex<BTreeMap<Dialect, Arc<str>>>,
}

/// What became of a connection's settings.
enum After {
    Untouched,
    Changed,
}

/// What of `catalog.json` is needed.
#[derive(Deserialize)]
struct Catalog {
    /// In the configuration's order.
    plan: serde_json::Map<String, serde_json::Value>,
    #[serde(default)]
    tables: Vec<CatalogTable>,
}

impl Application {
    /// Reads the text of a `catalog.json`. `environment` is the one whose databases are cleaned; protected ones
    /// (`prod*`, `prd*`, `live*`) never are.
    pub fn new(catalog: &str, environment: &str) -> Result<Application, RunError> {
        if crate::config::protected_by_name(environment) {
            return Err(RunError::refused(format!(
                "the environment {} is protected by its name",
                visible(environment)
            )));
        }
        let mut app = Application::of_service(catalog, environment)?;
        app.environments = vec![environment.to_owned()];
        Ok(app)
    }

    /// The same for a service with data of its own, in any environment, protected ones among them: only
    /// [`Application::purge`] and [`Application::verify`] work there, on databases with the environment's stamp (once:
    /// `cargo data-class stamp --env production`). `stamp`, `clean` and `reset` are refused.
    pub fn of_service(catalog: &str, environment: &str) -> Result<Application, RunError> {
        let unreadable = |error: serde_json::Error| {
            RunError::usage(format!("the catalog can't be read: {error}"))
                .help("give the text of catalog.json, as `classify` has written it")
        };
        let catalog: Catalog = serde_json::from_str(catalog).map_err(unreadable)?;
        let dialects = catalog.plan.keys().cloned().collect();
        let mut plans = BTreeMap::new();
        for (dialect, plan) in catalog.plan {
            plans.insert(dialect, serde_json::from_value(plan).map_err(unreadable)?);
        }
        Ok(Application {
            plans,
            dialects,
            tables: catalog.tables,
            carried: None,
            environment: environment.to_owned(),
            environments: Vec::new(),
            compared: Mutex::default(),
            resets: Mutex::default(),
        })
    }

    /// The plan for a dialect.
    pub fn plan(&self, dialect: Dialect) -> Result<&Plan, RunError> {
        let plan = self.plans.get(dialect.name()).ok_or_else(|| {
            RunError::usage(format!("the catalog has no plan for {}", dialect.name()))
        })?;
        match plan.refusals.first() {
            None => Ok(plan),
            Some(refusal) => Err(RunError::refused(format!(
                "there is no cleanup that could be proven safe: {} at {}",
                refusal.code, refusal.reached.table
            ))),
        }
    }

    /// Marks a test's database, which was migrated just now, as this environment's.
    ///
    /// Refused where it bears another environment's stamp, and, unless it bears this one's already, where there are
    /// rows that a cleanup would delete: that is somebody's database.
    pub async fn stamp<P: Pool>(&self, pool: &P) -> Result<(), RunError> {
        let mut session = pool.session().await?;
        let stamped = self.stamp_session(&mut session).await;
        session.discard().await;
        stamped
    }

    async fn stamp_session(&self, session: &mut Session) -> Result<(), RunError> {
        self.refuse_service()?;
        let name = self.environment.as_str();
        let state = StampState::read(session).await?;
        match &state {
            StampState::Valid(stamp) if stamp.name == name && !stamp.protected => return Ok(()),
            StampState::Valid(stamp) => {
                return Err(RunError::refused(format!(
                    "the database is stamped as {}, not as {}",
                    visible(&stamp.name),
                    visible(name)
                )));
            }
            state if stamp::overwrites_protected(state, name, false) => {
                return Err(RunError::refused("the database bears a protected stamp"));
            }
            _ => {}
        }
        let counted = preview(session, self.plan(session.dialect())?).await?;
        let goes: u64 = counted
            .tables
            .iter()
            .map(super::preview::TablePreview::goes)
            .sum();
        if goes > 0 {
            return Err(RunError::refused(format!(
                "the database has user data ({goes} rows) and no stamp: nobody said that it is a test's"
            ))
            .help(format!("if it is: `{{program}} stamp --env {name}`")));
        }
        stamp::write(session, name, false, &who()).await.map(|_| ())
    }

    /// Deletes all user data with everything that the command line does: locks, the proof of effect, the ledger.
    pub async fn clean<P: Pool>(&self, pool: &P) -> Result<CleanReport, RunError> {
        let mut session = pool.session().await?;
        let cleaned = self.clean_session(&mut session).await;
        session.discard().await;
        cleaned
    }

    async fn clean_session(&self, session: &mut Session) -> Result<CleanReport, RunError> {
        self.refuse_service()?;
        let plan = self.plan(session.dialect())?;
        StampState::read(session)
            .await?
            .may_clean(&self.environments)?;
        refuse_drift(session, plan).await?;
        let settings = Settings {
            remade_by: crate::catalog::REMADE_BY,
            clean_in: &self.environments,
        };
        let request = CleanRequest {
            plan,
            script: &clean_script(plan, settings),
            url: None,
            lock_timeout: Duration::from_secs(5),
            tries: 3,
        };
        clean(session, &request, None).await
    }

    /// Deletes all user data between two tests, fast: the same rows as [`Application::clean`], all statements at
    /// once, without its copies, ledger and report. The stamp is looked at each time; the schema is compared with the
    /// plan's once a database. Numbering goes on, except in SQLite.
    pub async fn reset<P: Pool>(&self, pool: &P) -> Result<(), RunError> {
        let mut session = pool.session().await?;
        let reset = self.reset_session(&mut session).await;
        match reset {
            Ok(After::Untouched) => session.close().await,
            // Settings of the comparison, or whatever a failure leaves behind, don't go back to the pool.
            Ok(After::Changed) | Err(_) => session.discard().await,
        }
        reset.map(|_| ())
    }

    async fn reset_session(&self, session: &mut Session) -> Result<After, RunError> {
        self.refuse_service()?;
        let plan = self.plan(session.dialect())?;
        let first = held(&self.compared).is_empty();
        let state = match first {
            true => StampState::read(session).await?,
            false => StampState::read_again(session).await?,
        };
        let stamp = state.may_clean(&self.environments)?;
        let known = held(&self.compared).contains(&stamp.identity);
        if !known {
            refuse_drift(session, plan).await?;
            held(&self.compared).insert(stamp.identity.clone());
        }
        let statements = held(&self.resets)
            .entry(session.dialect())
            .or_insert_with(|| reset_statements(plan).into())
            .clone();
        if let Err(error) = session.execute(&statements).await {
            // Where the engine has rolled back by itself there is nothing left to undo.
            let _ = session.execute("ROLLBACK").await;
            return Err(RunError::database(format!(
                "{}\nit was rolled back, and nothing was changed",
                plain(&error)
            )));
        }
        Ok(if known {
            After::Untouched
        } else {
            After::Changed
        })
    }

    fn refuse_service(&self) -> Result<(), RunError> {
        if self.environments.is_empty() {
            return Err(RunError::refused(
                "this is a service's database: from here it is only purged and verified",
            )
            .help("for a test's database: `Application::new`"));
        }
        Ok(())
    }
}

/// What a panic elsewhere has left is whole: each entry is made before it is entered.
fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
