//! System data from the library: the fixtures that an application carries, into its own database.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use serde::Deserialize;

use super::Application;
use crate::fixtures::{FixtureFile, Fixtures, Origin, Text, layouts};
use crate::plan::Plan;
use crate::project::open_text;
use crate::run::error::RunError;
use crate::run::pool::Pool;
use crate::run::seed::{SeedOptions, SeedReport, Seeding};
use crate::run::session::Session;
use crate::schema::{Dialect, Schema, TableName};

/// What `catalog.json` says of a table's rows.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct CatalogTable {
    table: String,
    #[serde(default)]
    key: Vec<String>,
    #[serde(default)]
    secrets: Vec<String>,
}

/// Where the values of secrets come from.
type Secrets = Box<dyn Fn(&str) -> Option<String> + Send + Sync>;

/// The system data that an application carries.
pub(super) struct Carried {
    schemas: Vec<Schema>,
    fixtures: Fixtures,
    files: Vec<FixtureFile>,
    secrets: Secrets,
}

impl fmt::Debug for Carried {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Carried")
            .field("files", &self.files.len())
            .finish_non_exhaustive()
    }
}

impl Application {
    /// With the system data, from the files of the catalog's folder: `schema/<dialect>.json` of every dialect, and
    /// `fixtures/*.jsonl`; each as its path below that folder, and its text. Others are passed over.
    ///
    /// A service carries them in its program, by `include_str!`, or all at once by a crate like `include_dir`.
    ///
    /// Fails where a schema is missing, or where the fixtures were made for another catalog.
    pub fn with_files<P: AsRef<str>, T: Into<String>>(
        self,
        files: impl IntoIterator<Item = (P, T)>,
    ) -> Result<Application, RunError> {
        let mut schemas: BTreeMap<String, String> = BTreeMap::new();
        let mut fixtures = Vec::new();
        for (path, text) in files {
            let path = path.as_ref().replace('\\', "/");
            let mut parts = path.rsplit('/');
            let (name, folder) = (
                parts.next().unwrap_or_default(),
                parts.next().unwrap_or_default(),
            );
            match (folder, name.rsplit_once('.')) {
                ("schema", Some((dialect, "json"))) => {
                    schemas.insert(dialect.to_owned(), text.into());
                }
                ("fixtures", Some((_, "jsonl"))) => fixtures.push(FixtureFile {
                    database: String::new(),
                    text: Text::from(text.into()),
                    path: path.clone(),
                }),
                _ => {}
            }
        }
        self.carrying(&schemas, fixtures)
    }

    /// The same, read from the catalog's folder: for integration tests, which run where it lies.
    pub fn with_folder(self, folder: impl AsRef<Path>) -> Result<Application, RunError> {
        let folder = folder.as_ref();
        let mut schemas: BTreeMap<String, String> = BTreeMap::new();
        let mut fixtures = Vec::new();
        for part in ["schema", "fixtures"] {
            let path = folder.join(part);
            let unreadable = |error: std::io::Error| {
                RunError::usage(format!("{} can't be read: {error}", path.display()))
                    .help("name the catalog's folder, with `schema` and `fixtures` in it")
            };
            for entry in std::fs::read_dir(&path).map_err(unreadable)? {
                let name = entry
                    .map_err(unreadable)?
                    .file_name()
                    .to_string_lossy()
                    .into_owned();
                let file = path.join(&name);
                match name.rsplit_once('.') {
                    _ if name.starts_with('.') => {}
                    Some((dialect, "json")) if part == "schema" => {
                        let text = std::fs::read_to_string(file).map_err(unreadable)?;
                        schemas.insert(dialect.to_owned(), text);
                    }
                    Some((_, "jsonl")) if part == "fixtures" => fixtures.push(FixtureFile {
                        database: String::new(),
                        text: open_text(&file).map_err(unreadable)?,
                        path: format!("{part}/{name}"),
                    }),
                    _ => {}
                }
            }
        }
        self.carrying(&schemas, fixtures)
    }

    fn carrying(
        mut self,
        schemas: &BTreeMap<String, String>,
        mut fixtures: Vec<FixtureFile>,
    ) -> Result<Application, RunError> {
        fixtures.sort_by(|a, b| a.path.cmp(&b.path));
        self.carried = Some(self.carry(schemas, fixtures)?);
        Ok(self)
    }

    /// Where the values of secrets come from, by the variables that the fixtures name; by default from the
    /// environment of the process.
    #[must_use]
    pub fn with_secrets(
        mut self,
        secrets: impl Fn(&str) -> Option<String> + Send + Sync + 'static,
    ) -> Application {
        if let Some(carried) = &mut self.carried {
            carried.secrets = Box::new(secrets);
        }
        self
    }

    /// What [`Application::seed`] would do. Changes nothing.
    pub async fn seed_preview<P: Pool>(
        &self,
        pool: &P,
        options: SeedOptions,
    ) -> Result<SeedReport, RunError> {
        let mut session = self.at_home(pool).await?;
        let previewed = match self.seeding(session.dialect(), options) {
            Ok(seeding) => seeding.preview(&mut session).await,
            Err(error) => Err(error),
        };
        session.discard().await;
        previewed
    }

    /// Writes the fixtures into the database, as `seed --execute` does: what is missing is inserted, what has changed
    /// is updated, what is equal is not touched, and what an operator has changed is kept. In one transaction, read
    /// back before COMMIT: on any failure nothing is changed.
    ///
    /// Only in a database with this environment's stamp, whose system tables are the catalog's.
    pub async fn seed<P: Pool>(
        &self,
        pool: &P,
        options: SeedOptions,
    ) -> Result<SeedReport, RunError> {
        let mut session = self.at_home(pool).await?;
        let seeded = self.seed_session(&mut session, options).await;
        session.discard().await;
        seeded
    }

    async fn seed_session(
        &self,
        session: &mut Session,
        options: SeedOptions,
    ) -> Result<SeedReport, RunError> {
        self.seeding(session.dialect(), options)?
            .execute(session)
            .await
    }

    fn seeding(&self, dialect: Dialect, options: SeedOptions) -> Result<Seeding<'_>, RunError> {
        let Some(carried) = &self.carried else {
            return Err(RunError::usage("the application carries no fixtures")
                .help("give them: `Application::with_files` or `with_folder`"));
        };
        let schema = carried
            .schemas
            .iter()
            .find(|schema| schema.dialect == dialect);
        let schema = schema.ok_or_else(|| missing(dialect.name()))?;
        Seeding::new(
            self.planned(dialect)?,
            schema,
            &carried.fixtures,
            &carried.files,
            &carried.secrets,
            options,
        )
    }

    /// The plan for a dialect, also where it has refusals: seeding deletes nothing.
    fn planned(&self, dialect: Dialect) -> Result<&Plan, RunError> {
        self.plans.get(dialect.name()).ok_or_else(|| {
            RunError::usage(format!("the catalog has no plan for {}", dialect.name()))
        })
    }

    fn carry(
        &self,
        texts: &BTreeMap<String, String>,
        files: Vec<FixtureFile>,
    ) -> Result<Carried, RunError> {
        let mut schemas = Vec::new();
        for name in &self.dialects {
            let text = texts.get(name).ok_or_else(|| missing(name))?;
            let schema = Schema::from_json(text)
                .map_err(|error| RunError::usage(format!("schema/{name}.json: {error}")))?;
            schemas.push(schema);
        }
        let first = self.dialects.first().and_then(|name| self.plans.get(name));
        let fixtures = layouts(&origins(&self.tables, &schemas), first);
        if let Some(problem) = fixtures.problems.first() {
            return Err(RunError::usage(problem.message.clone()).help(problem.help.clone()));
        }
        Ok(Carried {
            schemas,
            fixtures,
            files,
            secrets: Box::new(|name| std::env::var(name).ok()),
        })
    }
}

fn missing(dialect: &str) -> RunError {
    RunError::usage(format!("schema/{dialect}.json is not among the files"))
        .help("give the schema files of all dialects: a fixture's form depends on them")
}

/// The catalog's tables, each as every dialect has it.
fn origins<'a>(tables: &[CatalogTable], schemas: &'a [Schema]) -> Vec<Origin<'a>> {
    let origin = |of: &CatalogTable| {
        let name = TableName::written(of.table.as_str());
        let dialects = schemas.iter().filter_map(|schema| {
            let mut tables = schema.base_tables();
            let table = tables
                .find(|table| TableName::new(schema.dialect, &table.schema, &table.name) == name)?;
            Some((schema.dialect, table))
        });
        Origin {
            dialects: dialects.collect(),
            key: of.key.clone(),
            secrets: of.secrets.clone(),
            name,
        }
    };
    tables.iter().map(origin).collect()
}
