//! An application on disk, read once: configuration, sources, migrations, schema files. The shell around the gate.

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::config::baseline::{self, Baseline};
use crate::config::{self, Config, ConfigProblem};
use crate::fixtures::FixtureFile;
use crate::migrations::{self, Inputs, MigrationsError};
use crate::schema::{Dialect, Schema, SchemaFileError};
use crate::span::Place;
use crate::workspace::{self, Scan, Workspace, WorkspaceError};

mod defaults;
mod dotenv;
mod files;
mod likely;
mod paths;
mod text;
mod today;

pub use files::{read_optional, write_atomically};
pub use text::open_text;
pub use today::today;

/// The configuration's file name, beside the workspace's Cargo.toml.
pub const CONFIG_FILE: &str = "data-class.toml";
/// The baseline's file name, beside the configuration.
pub const BASELINE_FILE: &str = "data-class-baseline.toml";

/// Where to look for an application.
#[derive(Debug, Clone, Default)]
pub struct Location {
    /// A Cargo.toml; by default the nearest above the current folder.
    pub manifest: Option<PathBuf>,
    /// The configuration; by default beside the workspace's Cargo.toml.
    pub config: Option<PathBuf>,
    /// Only this database.
    pub database: Option<String>,
    /// Only this dialect.
    pub dialect: Option<Dialect>,
}

/// An application on disk.
#[derive(Debug)]
pub struct Project {
    /// The workspace's root folder.
    pub root: PathBuf,
    /// Its packages.
    pub workspace: Workspace,
    /// What `data-class.toml` says.
    pub config: Config,
    /// The configuration as people are shown it.
    pub config_file: Arc<str>,
    /// Where the configuration is, or would be.
    pub config_path: PathBuf,
    /// The configuration's text; empty where there is none.
    pub config_text: String,
    /// The accepted debt.
    pub baseline: Baseline,
    /// What the sources say.
    pub scan: Scan,
    /// The databases, sorted by name.
    pub databases: Vec<ProjectDatabase>,
    /// The fixtures below the catalogs' folders, by path.
    pub fixtures: Vec<FixtureFile>,
    /// What people should know, but is no finding.
    pub warnings: Vec<String>,
    /// Whether all databases and dialects were asked for, so that files of others are left over.
    pub is_whole: bool,
}

/// One database of an application.
#[derive(Debug)]
pub struct ProjectDatabase {
    /// Its name; empty where there is only one.
    pub name: String,
    /// The packages whose structs may live in it; empty means all.
    pub packages: Vec<String>,
    /// Each of its dialects, or the one that was asked for.
    pub dialects: Vec<ProjectDialect>,
    /// Whether that leaves others out: then nothing can be generated that speaks of all.
    pub is_partial: bool,
}

/// A database in one dialect.
#[derive(Debug)]
pub struct ProjectDialect {
    /// Which.
    pub dialect: Dialect,
    /// Its migrations; none where the schema is pulled from a live database.
    pub inputs: Option<Inputs>,
    /// Folders and files that the fingerprint covers, relative to the root.
    pub watched: Vec<String>,
    /// The schema file, relative to the root.
    pub schema_file: String,
    /// The schema file's text, where there is one.
    pub schema_text: Option<String>,
    /// What that file is worth.
    pub state: SchemaState,
    /// What to do where the schema was to be made and no engine was at hand; empty otherwise.
    pub ways_out: Vec<String>,
}

/// What a schema file is worth.
#[derive(Debug)]
pub enum SchemaState {
    /// It fits the migrations.
    Fits(Schema),
    /// It was made from other migrations.
    Stale,
    /// There is none.
    Missing,
    /// It can't be used.
    Broken(SchemaFileError),
}

impl SchemaState {
    /// The schema, if it may be relied on.
    pub fn schema(&self) -> Option<&Schema> {
        match self {
            SchemaState::Fits(schema) => Some(schema),
            SchemaState::Stale | SchemaState::Missing | SchemaState::Broken(_) => None,
        }
    }
}

/// Why an application can't be read; exit code 2.
#[derive(Debug)]
pub enum ProjectError {
    /// Cargo or the file system.
    Workspace(WorkspaceError),
    /// The configuration or the baseline: all problems at once.
    Config {
        /// The file as people are shown it.
        file: Arc<str>,
        /// Its text.
        text: String,
        /// What is wrong with it.
        problems: Vec<ConfigProblem>,
    },
    /// A file that can't be read.
    File(PathBuf, std::io::Error),
    /// The migrations.
    Migrations(MigrationsError),
    /// Something that the defaults can't decide.
    Undecided {
        /// What.
        message: String,
        /// What to write.
        help: String,
    },
}

impl fmt::Display for ProjectError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ProjectError::Workspace(error) => error.fmt(f),
            ProjectError::Config { file, problems, .. } => {
                write!(
                    f,
                    "{file} has {}",
                    crate::text::count(problems.len(), "problem")
                )
            }
            ProjectError::File(path, error) => {
                write!(f, "{} can't be read: {error}", path.display())
            }
            ProjectError::Migrations(error) => error.fmt(f),
            ProjectError::Undecided { message, help } => write!(f, "{message}\n{help}"),
        }
    }
}

impl std::error::Error for ProjectError {}

impl Project {
    /// Reads an application. Nothing is run but `cargo metadata`, nothing is written.
    pub fn load(location: &Location) -> Result<Project, ProjectError> {
        let workspace =
            workspace::load(location.manifest.as_deref()).map_err(ProjectError::Workspace)?;
        Project::of_workspace(workspace, location)
    }

    /// The same for a workspace that was found already.
    pub fn of_workspace(
        workspace: Workspace,
        location: &Location,
    ) -> Result<Project, ProjectError> {
        let root = workspace.root.clone();
        let path = location
            .config
            .clone()
            .unwrap_or_else(|| root.join(CONFIG_FILE));
        let text = match (&location.config, files::read_optional(&path)?) {
            (_, Some(text)) => text,
            (None, None) => String::new(),
            (Some(_), None) => {
                let missing = std::io::Error::from(std::io::ErrorKind::NotFound);
                return Err(ProjectError::File(path, missing));
            }
        };
        let config_file: Arc<str> = shown(&root, &path).into();
        let config = config::parse(&text).map_err(|problems| ProjectError::Config {
            file: config_file.clone(),
            text: text.clone(),
            problems,
        })?;
        let baseline = load_baseline(&root)?;
        let mut warnings = workspace.warnings.clone();
        // Sources and migrations have nothing to do with each other yet.
        let (scan, databases) = rayon::join(
            || workspace::scan(&workspace, &config.models).map_err(ProjectError::Workspace),
            || load_databases(&root, &workspace, &config, location, &mut warnings),
        );
        let (scan, databases) = (scan?, databases?);
        let fixtures = load_fixtures(&root, &config, &databases)?;
        Ok(Project {
            root,
            workspace,
            config,
            config_file,
            config_path: path,
            config_text: text,
            baseline,
            scan,
            databases,
            fixtures,
            warnings,
            is_whole: location.database.is_none() && location.dialect.is_none(),
        })
    }

    /// The application's name: as configured, else the root package's, else the folder's.
    pub fn application(&self) -> String {
        let folder = || {
            self.root
                .file_name()
                .map(|name| name.to_string_lossy().into_owned())
        };
        self.config
            .catalog
            .application
            .clone()
            .or_else(|| self.workspace.root_package.clone())
            .or_else(folder)
            .unwrap_or_default()
    }

    /// A variable from the environment, else from the workspace's `.env`.
    pub fn variable(&self, name: &str) -> Option<String> {
        std::env::var(name).ok().or_else(|| {
            let text = std::fs::read_to_string(self.root.join(".env")).ok()?;
            dotenv::value(&text, name)
        })
    }

    /// The folder of a database's generated files, relative to the root.
    pub fn catalog_dir(&self, database: &str) -> String {
        catalog_dir(&self.config, database)
    }

    /// The path of a table's fixture, relative to the root.
    pub fn fixture_path(&self, database: &str, table: &str) -> String {
        let dir = self.catalog_dir(database);
        format!("{dir}/fixtures/{}.jsonl", paths::file_name(table))
    }

    /// The text of a file that people are shown, for the carets below its lines.
    pub fn text_of(&self, shown: &str) -> Option<String> {
        if *self.config_file == *shown {
            return Some(self.config_text.clone());
        }
        let path = self
            .scan
            .paths
            .get(shown)
            .cloned()
            .unwrap_or_else(|| self.root.join(shown));
        std::fs::read_to_string(path).ok()
    }

    /// Where a table is made: in a migration, else in the schema file.
    pub fn made_at(&self, database: usize, table: &str) -> Option<Place> {
        let database = self.databases.get(database)?;
        // A dot may stand between schema and table, or in a table's own name.
        let whole = table.to_lowercase();
        let bare = whole.rsplit('.').next().unwrap_or(&whole);
        [whole.as_str(), bare]
            .into_iter()
            .flat_map(|name| database.dialects.iter().map(move |dialect| (dialect, name)))
            .find_map(|(dialect, name)| dialect.made_at(name))
    }
}

impl ProjectDialect {
    fn made_at(&self, bare: &str) -> Option<Place> {
        use crate::migrations::mentions::{Verb, mentions};
        let in_migrations = self.migrations().find_map(|migration| {
            let mention = mentions(&migration.source)
                .into_iter()
                .find(|m| m.verb == Verb::Create && m.table == bare)?;
            Some(files::line_place(
                &migration.file,
                &migration.source,
                mention.line,
            ))
        });
        in_migrations.or_else(|| {
            let text = self.schema_text.as_deref()?;
            let needle = format!("\"name\": \"{bare}\"");
            let line = text.lines().position(|line| line.contains(&needle))? + 1;
            Some(files::line_place(&self.schema_file, text, line))
        })
    }

    /// All migrations in the order in which they run.
    pub fn migrations(&self) -> impl Iterator<Item = &migrations::Migration> {
        self.inputs
            .iter()
            .flat_map(|inputs| &inputs.folders)
            .flat_map(|folder| &folder.migrations)
    }
}

/// The folder of a database's generated files, relative to the root.
pub fn catalog_dir(config: &Config, database: &str) -> String {
    let dir = config
        .catalog
        .dir
        .as_deref()
        .unwrap_or("catalog")
        .trim_end_matches('/');
    match database {
        "" => dir.to_owned(),
        name => format!("{dir}/{}", paths::file_name(name)),
    }
}

/// The fixtures of each database, by path.
fn load_fixtures(
    root: &Path,
    config: &Config,
    databases: &[ProjectDatabase],
) -> Result<Vec<FixtureFile>, ProjectError> {
    let mut files = Vec::new();
    for database in databases {
        let dir = format!("{}/fixtures", catalog_dir(config, &database.name));
        for name in files::names(&root.join(&dir), ".jsonl")? {
            let path = format!("{dir}/{name}");
            let file = root.join(&path);
            let text = open_text(&file).map_err(|error| ProjectError::File(file, error))?;
            let database = database.name.clone();
            files.push(FixtureFile {
                database,
                path,
                text,
            });
        }
    }
    Ok(files)
}

fn load_baseline(root: &Path) -> Result<Baseline, ProjectError> {
    let Some(text) = files::read_optional(&root.join(BASELINE_FILE))? else {
        return Ok(Baseline::default());
    };
    baseline::parse(&text).map_err(|problems| ProjectError::Config {
        file: BASELINE_FILE.into(),
        text,
        problems,
    })
}

fn load_databases(
    root: &Path,
    workspace: &Workspace,
    config: &Config,
    location: &Location,
    warnings: &mut Vec<String>,
) -> Result<Vec<ProjectDatabase>, ProjectError> {
    let fallback = BTreeMap::from([(String::new(), config::DatabaseConfig::default())]);
    let configured = if config.databases.is_empty() {
        &fallback
    } else {
        &config.databases
    };
    if let Some(wanted) = location
        .database
        .as_ref()
        .filter(|name| !configured.contains_key(*name))
    {
        return Err(ProjectError::Undecided {
            message: format!("there is no database `{wanted}` in the configuration"),
            help: match configured.keys().any(|name| !name.is_empty()) {
                true => format!(
                    "it names {}",
                    crate::text::or(configured.keys().map(String::as_str))
                ),
                false => "it has only one, which needs no name".into(),
            },
        });
    }
    let mut databases = Vec::new();
    for (name, database) in configured {
        if location
            .database
            .as_ref()
            .is_some_and(|wanted| wanted != name)
        {
            continue;
        }
        let mut dialects = Vec::new();
        let mut is_partial = false;
        for settings in defaults::settings(root, workspace, database)? {
            if location
                .dialect
                .is_none_or(|wanted| wanted == settings.dialect)
            {
                let mut dialect = load_dialect(root, config, name, database, &settings, warnings)?;
                if dialect.inputs.is_none() && dialect.schema_text.is_none() {
                    dialect.ways_out = likely::hints(workspace);
                }
                dialects.push(dialect);
            } else {
                is_partial = true;
            }
        }
        // A database that has no such dialect is not looked at.
        if !dialects.is_empty() {
            databases.push(ProjectDatabase {
                name: name.clone(),
                packages: database.packages.clone(),
                dialects,
                is_partial,
            });
        }
    }
    match location.dialect {
        Some(wanted) if databases.is_empty() => Err(ProjectError::Undecided {
            message: format!("no database has the dialect `{}`", wanted.name()),
            help: "leave out --dialect, or name it in `dialects` of the configuration".into(),
        }),
        _ => Ok(databases),
    }
}

fn load_dialect(
    root: &Path,
    config: &Config,
    name: &str,
    database: &config::DatabaseConfig,
    settings: &defaults::Settings,
    warnings: &mut Vec<String>,
) -> Result<ProjectDialect, ProjectError> {
    let dialect = settings.dialect;
    let schema_file = format!(
        "{}/schema/{}.json",
        catalog_dir(config, name),
        dialect.name()
    );
    let schema_text = files::read_optional(&root.join(&schema_file))?;
    let schema = schema_text.as_deref().map(Schema::from_json);
    let nothing_to_run = settings.migrations.is_empty() && database.migrate.is_none();
    let inputs = if nothing_to_run {
        None
    } else {
        let request = migrations::Request {
            root,
            dialect,
            migrations: &settings.migrations,
            setup: database
                .setup
                .get(&dialect)
                .or(database.setup_any.as_ref())
                .map(String::as_str),
            command: database.migrate.as_deref(),
            command_env: &database.migrate_env,
            inputs: &database.inputs,
        };
        Some(migrations::read(&request).map_err(ProjectError::Migrations)?)
    };
    if let Some(inputs) = &inputs {
        warnings.extend(inputs.warnings.iter().cloned());
    }
    let state = match schema {
        None => SchemaState::Missing,
        Some(Err(error)) => SchemaState::Broken(error),
        Some(Ok(schema)) => match &inputs {
            Some(inputs) if inputs.fingerprint != schema.fingerprint => SchemaState::Stale,
            _ => SchemaState::Fits(schema),
        },
    };
    let setup = database.setup.get(&dialect).or(database.setup_any.as_ref());
    let watched = settings
        .migrations
        .iter()
        .chain(&database.inputs)
        .chain(setup)
        .cloned()
        .collect();
    Ok(ProjectDialect {
        dialect,
        inputs,
        watched,
        schema_file,
        schema_text,
        state,
        ways_out: Vec::new(),
    })
}

/// The fingerprint of a schema that was pulled from a live database.
pub const LIVE: &str = "live";

/// A path as people are shown it: relative to the root where it lies below it, with forward slashes.
fn shown(root: &Path, path: &Path) -> String {
    let Ok(path) = path.strip_prefix(root) else {
        return path.to_string_lossy().replace('\\', "/");
    };
    path.components()
        .map(|part| part.as_os_str().to_string_lossy())
        .collect::<Vec<_>>()
        .join("/")
}
