//! `schema`: the schema file's content, and taking it from a live database.

use clap::{Args, Subcommand};

use super::open::open;
use super::output::Output;
use super::shadow::{self, Keep, Shadow, make_schemas, require_schemas};
use super::target::{DatabaseArgs, dialect_of};
use super::{Common, Exit, Failure};
use crate::engine::{self, Pulled};
use crate::migrations::Inputs;
use crate::project::{LIVE, Project, write_atomically};

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
        #[command(flatten)]
        database: DatabaseArgs,
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
            SchemaSubcommand::Pull { database } => {
                let url = database.url(&project)?;
                pull(&project, &url, output)
            }
        }
    }
}

fn pull(project: &Project, url: &str, output: &Output) -> Result<Exit, Failure> {
    let (_, target) = dialect_of(project, url)?;
    let dialect = target.dialect;
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
