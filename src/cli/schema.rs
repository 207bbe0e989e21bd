//! `schema`: the schema file's content, and taking it from a live database.

use clap::{Args, Subcommand};

use super::open::open;
use super::output::Output;
use super::shadow::{self, Keep, Shadow, make_schemas, require_schemas};
use super::{Common, Exit, Failure};
use crate::engine::{self, Pulled};
use crate::migrations::Inputs;
use crate::project::{LIVE, Project, ProjectDialect, write_atomically};

/// Print the schema, or take it from a live database
#[derive(Debug, Args)]
pub(super) struct SchemaCommand {
    #[command(subcommand)]
    command: SchemaSubcommand,
}

#[derive(Debug, Subcommand)]
enum SchemaSubcommand {
    /// Print the schema file's content; it is made where it does not fit the migrations
    Show {
        #[command(flatten)]
        shadow: Shadow,
    },
    /// Take the schema from a live database, which is only read
    Pull {
        /// The database; by default the environment's, else DATABASE_URL, also from .env
        #[arg(long, value_name = "URL")]
        database_url: Option<String>,
        /// The environment whose database it is
        #[arg(long, value_name = "NAME")]
        env: Option<String>,
    },
}

impl SchemaCommand {
    pub(super) fn run(self, common: &Common, output: &Output) -> Result<Exit, Failure> {
        let mut project = open(common, output)?;
        match self.command {
            SchemaSubcommand::Show { shadow } => {
                make_schemas(&mut project, &shadow, Keep::InMemory, output)?;
                require_schemas(&project)?;
                for dialect in project
                    .databases
                    .iter()
                    .flat_map(|database| &database.dialects)
                {
                    if let Some(text) = &dialect.schema_text {
                        output.line(text.trim_end());
                    }
                }
                Ok(Exit::Clean)
            }
            SchemaSubcommand::Pull { database_url, env } => {
                let url = database_url_of(&project, database_url, env.as_deref())?;
                pull(&project, &url, output)
            }
        }
    }
}

/// The database's address: as given, else the environment's, else `DATABASE_URL`, also from `.env`.
fn database_url_of(
    project: &Project,
    given: Option<String>,
    env: Option<&str>,
) -> Result<String, Failure> {
    if let Some(url) = given {
        return Ok(url);
    }
    if let Some(name) = env {
        let environments = &project.config.environments;
        let Some(environment) = environments.get(name) else {
            let near = crate::text::nearest(name, environments.keys().map(String::as_str));
            let failure = Failure::usage(format!(
                "there is no environment `{name}` in the configuration"
            ));
            return Err(match near {
                Some(near) => failure.help(format!("did you mean `{near}`?")),
                None => failure,
            });
        };
        if let Some(variable) = &environment.url_env {
            return project.variable(variable).ok_or_else(|| {
                Failure::usage(format!(
                    "environment `{name}`: the variable {variable} is not set"
                ))
            });
        }
    }
    project.variable("DATABASE_URL").ok_or_else(|| {
        Failure::usage("no database is named")
            .help("give --database-url URL, --env NAME, or set DATABASE_URL")
    })
}

fn pull(project: &Project, url: &str, output: &Output) -> Result<Exit, Failure> {
    let dialect = engine::url::dialect(url).map_err(shadow::failure)?;
    let matching: Vec<&ProjectDialect> = project
        .databases
        .iter()
        .flat_map(|database| &database.dialects)
        .filter(|known| known.dialect == dialect)
        .collect();
    let target = match matching.as_slice() {
        [one] => one,
        [] => {
            return Err(Failure::usage(format!(
                "the URL leads to a {} database, and the configuration has none",
                dialect.name()
            )));
        }
        _ => {
            return Err(Failure::usage("several databases have this dialect")
                .help("say which: --database NAME"));
        }
    };
    let nothing = Inputs::none(dialect, LIVE);
    let inputs = target.inputs.as_ref().unwrap_or(&nothing);
    let Pulled { schema, warnings } =
        engine::block_on(async || engine::pull(url, inputs).await).map_err(shadow::failure)?;
    for warning in warnings {
        output.warning(warning);
    }
    let path = project.root.join(&target.schema_file);
    let written = write_atomically(&path, &schema.to_json()).map_err(|error| {
        Failure::usage(format!("{} can't be written: {error}", target.schema_file))
    })?;
    output.status(match written {
        true => format!("wrote {}", target.schema_file),
        false => format!("{} was up to date", target.schema_file),
    });
    Ok(Exit::Clean)
}
