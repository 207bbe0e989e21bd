//! `diff`: what a branch changes against the catalog of a revision.

use std::collections::{BTreeMap, BTreeSet};

use clap::Args;

use super::git::{Repository, Revision};
use super::open::{open, question, sources};
use super::output::Output;
use super::shadow::{Keep, Shadow, make_schemas};
use super::{Common, Exit, Failure, Format};
use crate::config::{self, Config};
use crate::diff::{self, Base, Side};
use crate::gate::{self, Answer};
use crate::project::{CONFIG_FILE, Project, SchemaState, catalog_dir};
use crate::schema::Dialect;

/// What a branch changes against the catalog of a revision, dangerous first
///
/// Compared is what `classify` would write now, not what is committed, with catalog.json and data-class.toml as they
/// are at the revision. Dangerous is what lets a cleanup delete or rewrite what it left alone before, or run where it
/// did not.
#[derive(Debug, Args)]
pub(super) struct Diff {
    /// The revision to compare with: a branch, a tag, a commit; `main...` is where this branch left main
    #[arg(long, value_name = "REV")]
    base: String,
    /// Fail where something dangerous came without a new `reason` in its annotation or environment
    #[arg(long)]
    deny_dangerous: bool,
    #[command(flatten)]
    shadow: Shadow,
}

impl Diff {
    pub(super) fn run(self, common: &Common, output: &Output) -> Result<Exit, Failure> {
        refuse(common)?;
        let mut project = open(common, output)?;
        let root = project.root.clone();
        let revision = Repository::of(&root)?.revision(&self.base)?;
        make_schemas(&mut project, &self.shadow, Keep::InMemory, output)?;
        let databases = gate::databases(&project);
        let answer = gate::answer(&project, &databases, question(true)?);
        if let Some(exit) = incomparable(&project, &answer, output) {
            return Ok(exit);
        }
        let mut before = Before::new(&project, &revision, common, output);
        let old = before.side()?;
        let base = Base {
            name: self.base.clone(),
            commit: revision.commit.clone(),
            missing: before.missing,
        };
        let found = diff::diff(&diff::Question {
            before: &old,
            after: &now(&project, &answer)?,
            dialects: &|database| dialects(&project, database),
            has_column: &|database, table, column| has_column(&answer, database, table, column),
            config_file: &project.config_file,
        });
        output.text(&match output.format() {
            Format::Json => diff::to_json(&found, &base),
            Format::Markdown => diff::to_markdown(&found, &base),
            Format::Github => diff::to_github(&found),
            Format::Human | Format::Sarif => diff::to_human(&found, &base, output.color()),
        });
        Ok(self.exit(&found, &answer, output))
    }

    fn exit(&self, found: &diff::Diff, answer: &Answer<'_>, output: &Output) -> Exit {
        let broken = answer.has_errors();
        if broken {
            output.warning(output.with_program(
                "there are findings, which `{program} classify --check` shows: what an annotation with an error \
                 means is not compared",
            ));
        }
        if !self.deny_dangerous {
            return Exit::Clean;
        }
        if found.denied() > 0 {
            output.status(
                "help: say why in `reason = \"...\"`, in the annotation of the table or in the environment's section",
            );
        }
        if found.denied() > 0 || broken {
            Exit::Findings
        } else {
            Exit::Clean
        }
    }
}

fn refuse(common: &Common) -> Result<(), Failure> {
    if common.format == Format::Sarif {
        let failure = Failure::usage("`diff` does not print SARIF: changes are no findings");
        return Err(failure.help("it may be human, json, github or markdown"));
    }
    if common.dialect.is_some() {
        let message = "`diff` compares whole catalogs, which hold the references of every dialect";
        return Err(Failure::usage(message).help("leave `--dialect` out"));
    }
    Ok(())
}

/// Where the present can't be told, everything would seem to be gone: then there are only the findings.
fn incomparable(project: &Project, answer: &Answer<'_>, output: &Output) -> Option<Exit> {
    let mut dialects = project
        .databases
        .iter()
        .flat_map(|database| &database.dialects);
    let unknown = dialects.any(|dialect| !matches!(dialect.state, SchemaState::Fits(_)));
    if !unknown && !answer.unreadable {
        return None;
    }
    output.findings(&answer.findings, &sources(project, &answer.findings));
    Some(if answer.unreadable {
        Exit::Usage
    } else {
        Exit::Findings
    })
}

/// What `classify` would write now.
fn now(project: &Project, answer: &Answer<'_>) -> Result<Side, Failure> {
    let mut side = Side {
        databases: BTreeMap::new(),
        environments: diff::environments_of(&project.config),
    };
    for catalog in &answer.catalogs {
        let json = crate::catalog::to_json(catalog);
        let tables = diff::read_tables(&json).map_err(|error| {
            let message = format!("the catalog of this tool can't be read back: {error}");
            let mut failure = Failure::usage(message);
            failure.exit = Exit::Bug;
            failure
        })?;
        side.databases.insert(catalog.database.clone(), tables);
    }
    Ok(side)
}

fn dialects(project: &Project, database: &str) -> Vec<Dialect> {
    let of = project.databases.iter().filter(|of| of.name == database);
    of.flat_map(|of| &of.dialects)
        .map(|dialect| dialect.dialect)
        .collect()
}

fn has_column(answer: &Answer<'_>, database: &str, table: &str, column: &str) -> bool {
    let classes = &answer.classes;
    let mut tables = classes.tables.iter().filter(|of| {
        let name = classes
            .databases
            .get(of.database)
            .map(|of| of.name.as_str());
        of.name.as_str() == table && name == Some(database)
    });
    tables.any(|table| {
        let mut columns = table
            .dialects
            .iter()
            .flat_map(|(_, _, table)| &table.columns);
        columns.any(|known| known.name == column)
    })
}

/// Reads the side that the changes start from.
struct Before<'a> {
    project: &'a Project,
    revision: &'a Revision<'a>,
    only: Option<&'a str>,
    output: &'a Output,
    missing: Vec<String>,
}

impl<'a> Before<'a> {
    fn new(
        project: &'a Project,
        revision: &'a Revision<'a>,
        common: &'a Common,
        output: &'a Output,
    ) -> Self {
        Before {
            project,
            revision,
            only: common.database.as_deref(),
            output,
            missing: Vec::new(),
        }
    }

    fn side(&mut self) -> Result<Side, Failure> {
        let config = self.config()?;
        let mut side = Side {
            databases: BTreeMap::new(),
            environments: diff::environments_of(&config),
        };
        for database in self.databases(&config) {
            let path = format!("{}/catalog.json", catalog_dir(&config, &database));
            match self.revision.file(&path)? {
                Some(text) => {
                    let tables =
                        diff::read_tables(&text).map_err(|error| self.unread(&path, &error))?;
                    side.databases.insert(database, tables);
                }
                None => self.missing.push(path),
            }
        }
        for path in &self.missing {
            self.output.warning(format!(
                "there is no {path} at {}: everything in it is new",
                self.revision.commit
            ));
        }
        Ok(side)
    }

    /// The databases of then and now, by their names.
    fn databases(&self, config: &Config) -> BTreeSet<String> {
        let mut names: BTreeSet<String> = config.databases.keys().cloned().collect();
        if names.is_empty() {
            names.insert(String::new());
        }
        // A database that is new has no catalog at the base, which is worth saying.
        names.extend(self.project.databases.iter().map(|of| of.name.clone()));
        names.retain(|name| self.only.is_none_or(|only| name == only));
        names
    }

    /// The configuration of then. One that can't be understood has today's databases and allows nothing.
    fn config(&self) -> Result<Config, Failure> {
        let file = &*self.project.config_file;
        let inside = !file.starts_with('/') && !file.starts_with("..");
        let file = if inside { file } else { CONFIG_FILE };
        let Some(text) = self.revision.file(file)? else {
            return Ok(Config::default());
        };
        Ok(config::parse(&text).unwrap_or_else(|problems| {
            self.output.warning(format!(
                "{file} at {} is not understood ({}): whatever an environment allows now is new",
                self.revision.commit,
                crate::text::count(problems.len(), "problem")
            ));
            Config {
                environments: BTreeMap::new(),
                ..self.project.config.clone()
            }
        }))
    }

    fn unread(&self, path: &str, error: &diff::ReadError) -> Failure {
        let failure = Failure::usage(format!("{path} at {}: {error}", self.revision.commit));
        match error {
            diff::ReadError::Version(_) => {
                failure.help("compare with a revision whose catalog this tool wrote, or use a tool that reads it")
            }
            diff::ReadError::Shape(_) => failure.help("compare with a revision in which `classify --check` passes"),
        }
    }
}
