//! Making schema files anew on shadow databases, where the migrations have changed.

use clap::Args;

use super::output::Output;
use super::{Exit, Failure};
use crate::diagnostic::{Code, Diagnostic};
use crate::engine::{self, EngineError, ProtectedUrl, ShadowRequest};
use crate::project::{Project, SchemaState, write_atomically};
use crate::schema::Dialect;

/// Where shadow databases live.
#[derive(Debug, Clone, Default, Args)]
pub(super) struct Shadow {
    /// A server on which a shadow database may be made and dropped
    #[arg(
        long,
        env = "DATA_CLASS_SHADOW_URL",
        hide_env_values = true,
        value_name = "URL"
    )]
    shadow_url: Option<String>,
}

impl Shadow {
    /// The server that was named, with its dialect, which must be one of the project's.
    pub(super) fn server(&self, project: &Project) -> Result<Option<(Dialect, &str)>, Failure> {
        let Some(url) = self.shadow_url.as_deref().filter(|url| !url.is_empty()) else {
            return Ok(None);
        };
        let dialect =
            engine::url::dialect(url).map_err(|error| Failure::usage(error.to_string()))?;
        let mut dialects = project
            .databases
            .iter()
            .flat_map(|database| &database.dialects);
        if dialects.any(|known| known.dialect == dialect) {
            return Ok(Some((dialect, url)));
        }
        Err(Failure::usage(format!(
            "--shadow-url names a {} server, and no database is one",
            dialect.name()
        )))
    }
}

/// Whether schemas that are made anew are also written: commands that only look leave the tree as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Keep {
    InFiles,
    InMemory,
}

/// Makes every schema that does not fit its migrations.
pub(super) fn make_schemas(
    project: &mut Project,
    shadow: &Shadow,
    keep: Keep,
    output: &Output,
) -> Result<(), Failure> {
    let protected = protected_urls(project);
    let root = project.root.clone();
    let server = shadow.server(project)?;
    for dialect in project
        .databases
        .iter_mut()
        .flat_map(|database| &mut database.dialects)
    {
        let Some(inputs) = &dialect.inputs else {
            continue;
        };
        if matches!(dialect.state, SchemaState::Fits(_)) {
            continue;
        }
        let name = dialect.dialect.name();
        output.status(format!(
            "running the migrations on a shadow database ({name})"
        ));
        let mut request = ShadowRequest::new(&root, inputs);
        request.protected = &protected;
        request.shadow_url = server
            .filter(|(of, _)| *of == dialect.dialect)
            .map(|(_, url)| url);
        let schema = match engine::block_on(async || engine::shadow_schema(&request).await) {
            Ok(schema) => schema,
            // A finding, not a failure: everything that needs no schema is still checked.
            Err(EngineError::NoEngine(missing)) => {
                dialect.ways_out = missing.ways_out();
                continue;
            }
            Err(error) => return Err(failure(error)),
        };
        let text = schema.to_json();
        if keep == Keep::InFiles {
            write_atomically(&root.join(&dialect.schema_file), &text).map_err(|error| {
                Failure::usage(format!("{} can't be written: {error}", dialect.schema_file))
            })?;
            output.status(format!("wrote {}", dialect.schema_file));
        }
        dialect.state = SchemaState::Fits(schema);
        dialect.schema_text = Some(text);
    }
    Ok(())
}

/// Fails where a database's schema is still not known, or has no tables: a command that saw nothing can say nothing.
pub(super) fn require_schemas(project: &Project) -> Result<(), Failure> {
    if let Some(finding) = crate::gate::schema_findings(project).into_iter().next() {
        return Err(Failure::finding(finding));
    }
    let has_tables = project
        .databases
        .iter()
        .flat_map(|database| &database.dialects)
        .filter_map(|dialect| dialect.state.schema())
        .any(|schema| schema.base_tables().next().is_some());
    if has_tables {
        return Ok(());
    }
    let message = "nothing to check: the schema has no tables";
    let help = format!(
        "is the right folder named in `migrations` of {}?",
        project.config_file
    );
    Err(Failure::finding(
        Diagnostic::new(Code::NothingToCheck, message).help(help),
    ))
}

/// The addresses of protected environments, as far as this process knows them.
pub(super) fn protected_urls(project: &Project) -> Vec<ProtectedUrl> {
    project
        .config
        .environments
        .iter()
        .filter(|(_, environment)| environment.protected)
        .filter_map(|(name, environment)| {
            let url = project.variable(environment.url_env.as_deref()?)?;
            Some(ProtectedUrl {
                environment: name.clone(),
                url,
            })
        })
        .collect()
}

/// An engine's error as a failure of the command.
pub(super) fn failure(error: EngineError) -> Failure {
    Failure {
        exit: match error.exit_code() {
            1 => Exit::Findings,
            2 => Exit::Usage,
            3 => Exit::Refused,
            _ => Exit::Database,
        },
        ..Failure::usage(error.to_string())
    }
}
