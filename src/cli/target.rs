//! Which database a command works on, with the plan for it: the options in, a URL and what was reviewed out.

use clap::Args;

use super::classify::unified_diff;
use super::open::question;
use super::output::Output;
use super::shadow::{self, require_schemas};
use super::{Common, Exit, Failure};
use crate::config::Environment;
use crate::engine;
use crate::fixtures::FixtureFile;
use crate::gate::{self, Answer};
use crate::plan::Plan;
use crate::project::{Project, ProjectDatabase, ProjectDialect, read_optional};
use crate::resolve::Database;
use crate::run::{Kind, RunError};
use crate::schema::{Dialect, Schema};
use crate::sql::Script;

/// The options that name a database.
#[derive(Debug, Clone, Args)]
pub(super) struct DatabaseArgs {
    /// The database; by default the environment's, else DATABASE_URL, also from .env
    #[arg(long, value_name = "URL")]
    pub(super) database_url: Option<String>,
    /// The environment whose database it is, and whose stamp it must bear
    #[arg(long, value_name = "NAME")]
    pub(super) env: Option<String>,
}

impl DatabaseArgs {
    /// The database's address: as given, else the environment's, else `DATABASE_URL`, also from `.env`.
    pub(super) fn url(&self, project: &Project) -> Result<String, Failure> {
        let environment = match &self.env {
            Some(name) => Some((name, environment(project, name)?)),
            None => None,
        };
        if let Some(url) = &self.database_url {
            return Ok(url.clone());
        }
        if let Some((name, variable)) =
            environment.and_then(|(name, of)| Some((name, of.url_env.as_ref()?)))
        {
            return project.variable(variable).ok_or_else(|| {
                Failure::usage(format!(
                    "environment `{name}`: the variable {variable} is not set"
                ))
            });
        }
        project.variable("DATABASE_URL").ok_or_else(|| {
            Failure::usage("no database is named")
                .help("give --database-url URL, --env NAME, or set DATABASE_URL")
        })
    }
}

/// The environment of a name.
pub(super) fn environment<'p>(
    project: &'p Project,
    name: &str,
) -> Result<&'p Environment, Failure> {
    let environments = &project.config.environments;
    environments.get(name).ok_or_else(|| {
        let near = data_class_grammar::nearest(name, environments.keys().map(String::as_str));
        let failure = Failure::usage(format!(
            "there is no environment `{name}` in the configuration"
        ));
        match near {
            Some(near) => failure.help(format!("did you mean `{near}`?")),
            None => failure.help(format!(
                "add [environments.{name}] to {}",
                project.config_file
            )),
        }
    })
}

/// The dialect of the configuration that a URL's database has.
pub(super) fn dialect_of<'p>(
    project: &'p Project,
    url: &str,
) -> Result<(&'p ProjectDatabase, &'p ProjectDialect), Failure> {
    let dialect = engine::url::dialect(url).map_err(shadow::failure)?;
    let matching: Vec<(&ProjectDatabase, &ProjectDialect)> = project
        .databases
        .iter()
        .flat_map(|database| database.dialects.iter().map(move |of| (database, of)))
        .filter(|(_, known)| known.dialect == dialect)
        .collect();
    match matching.as_slice() {
        [one] => Ok(*one),
        [] => Err(Failure::usage(format!(
            "the URL leads to a {} database, and the configuration has none",
            dialect.name()
        ))),
        _ => Err(Failure::usage("several databases have this dialect")
            .help("say which: --database NAME")),
    }
}

/// Refuses a database of another dialect than `--dialect` names.
fn require_dialect(common: &Common, url: &str) -> Result<(), Failure> {
    let dialect = engine::url::dialect(url).map_err(shadow::failure)?;
    match common.dialect {
        Some(wanted) if wanted != dialect => Err(Failure::usage(format!(
            "the URL leads to a {} database, and --dialect names {}",
            dialect.name(),
            wanted.name()
        ))),
        _ => Ok(()),
    }
}

/// What the gate says of the application whose database this is.
pub(super) struct Reviewed<'a> {
    project: &'a Project,
    /// The gate's answer.
    pub(super) answer: Answer<'a>,
    /// The database among those of the answer.
    pub(super) at: usize,
    /// Its dialect.
    pub(super) dialect: Dialect,
    database: &'a str,
}

impl<'a> Reviewed<'a> {
    /// Asks the gate. Fails where a schema file doesn't fit or a source can't be read: then no plan can be trusted.
    /// `databases` are [`gate::databases`] of the project.
    pub(super) fn of(
        project: &'a Project,
        databases: &'a [Database<'a>],
        (common, url): (&Common, &str),
        output: &Output,
    ) -> Result<Self, Failure> {
        require_dialect(common, url)?;
        let (database, dialect) = dialect_of(project, url)?;
        let at = project
            .databases
            .iter()
            .position(|of| of.name == database.name);
        Reviewed::at(
            project,
            databases,
            (at.unwrap_or(0), dialect.dialect),
            output,
        )
    }

    /// The same for a database and dialect of the configuration.
    pub(super) fn at(
        project: &'a Project,
        databases: &'a [Database<'a>],
        (at, dialect): (usize, Dialect),
        output: &Output,
    ) -> Result<Self, Failure> {
        require_schemas(project)?;
        let answer = gate::answer(project, databases, question(true)?);
        if answer.unreadable {
            let sources = super::open::sources(project, &answer.findings);
            output.findings(&answer.findings, &sources);
            return Err(Failure::usage("not all sources can be read"));
        }
        let database = project.databases.get(at);
        Ok(Reviewed {
            project,
            answer,
            at,
            dialect,
            database: database.map_or("", |database| &database.name),
        })
    }

    /// Turns to another database or dialect of the same answer.
    pub(super) fn turn(&mut self, at: usize, dialect: Dialect) {
        self.at = at;
        self.dialect = dialect;
        let database = self.project.databases.get(at);
        self.database = database.map_or("", |database| &database.name);
    }

    /// The plan for the database's dialect.
    pub(super) fn plan(&self) -> Result<&Plan, Failure> {
        let plans = self.answer.plans.get(self.at).into_iter().flatten();
        plans
            .into_iter()
            .find(|plan| plan.dialect == self.dialect)
            .ok_or_else(|| {
                let message = format!("there is no plan for {}", self.dialect.name());
                Failure::usage(message).help("`{program} classify` says why")
            })
    }

    /// The schema that the plan was made for.
    pub(super) fn schema(&self) -> Option<&'a Schema> {
        let database = self.project.databases.get(self.at)?;
        let mut dialects = database.dialects.iter();
        dialects
            .find(|of| of.dialect == self.dialect)?
            .state
            .schema()
    }

    /// The path of one of [`sql::FILES`], relative to the root.
    pub(super) fn path(&self, name: &str) -> String {
        let dir = self.project.catalog_dir(self.database);
        format!("{dir}/sql/{}/{name}", self.dialect.name())
    }

    /// The folder of the fixtures, relative to the root.
    pub(super) fn fixtures_dir(&self) -> String {
        format!("{}/fixtures", self.project.catalog_dir(self.database))
    }

    /// The database's fixtures that are there.
    pub(super) fn fixture_files(&self) -> Vec<FixtureFile> {
        let dir = self.fixtures_dir();
        let files = self.project.fixtures.iter();
        files
            .filter(|file| file.path.starts_with(&dir))
            .cloned()
            .collect()
    }

    /// What runs: one of [`sql::FILES`], rendered, where it is byte-equal to the committed file; refused otherwise.
    pub(super) fn script(&self, name: &str) -> Result<Script, Failure> {
        let plan = self.plan()?;
        let Some(script) = gate::script(self.project, plan, name) else {
            return Err(Failure::bug());
        };
        let path = self.path(name);
        let committed = read_optional(&self.project.root.join(&path))
            .map_err(|error| Failure::usage(error.to_string()))?;
        let refused = match committed {
            Some(committed) if committed == script.text() => return Ok(script),
            Some(committed) => {
                let diff = unified_diff(&path, &committed, &script.text());
                format!("{path} is not what would run now: what is reviewed is what runs\n{diff}")
            }
            None => format!("{path} is missing: nobody has reviewed what would run"),
        };
        Err(Failure {
            exit: Exit::Refused,
            ..Failure::usage(refused)
        }
        .help("run `{program} classify`, have the change reviewed, and commit it"))
    }
}

impl From<RunError> for Failure {
    fn from(error: RunError) -> Self {
        Failure {
            exit: match error.kind {
                Kind::Usage => Exit::Usage,
                Kind::Refused => Exit::Refused,
                Kind::Database => Exit::Database,
            },
            help: error.help,
            ..Failure::usage(error.message)
        }
    }
}
