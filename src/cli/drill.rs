//! `drill`: the whole launch, rehearsed on a shadow database.

use clap::Args;

use super::drill_receipt::{self as shown, Drilled};
use super::export::fixtures;
use super::live;
use super::open::open_whole;
use super::output::Output;
use super::seed::are_right;
use super::shadow::{self, Shadow, protected_urls};
use super::target::Reviewed;
use super::{Common, Exit, Failure};
use crate::engine::{EngineError, INTERRUPTED, ShadowRequest, block_on};
use crate::gate;
use crate::project::{Project, ProjectDialect};
use crate::run::Kind;
use crate::run::drill::{Drill, Fault, StepReport, drill};
use crate::schema::Dialect;
use crate::sql::{Script, Settings, clean_script};

/// What the shadow is stamped as where no environment of the configuration allows a cleanup.
const OWN: &str = "drill";

const AFTER_HELP: &str = "\
On a database of its own, which is gone afterwards: migrate, seed, seed again (0 changes), export (byte for byte what is
committed), rows of users into every table, clean, verify, snapshot, restore (the whole database is equal). The first step
that fails ends it. No other database is connected to, and no file of the application is written. Values of secrets are
invented, so that none is asked for.

Every database and dialect of the configuration is drilled, or the one that --database and --dialect name.

Exit codes:
  0  every step was done
  1  a step's outcome is not as it should be; a fixture is wrong (DC0021 to DC0024); no engine is at hand (DC0009)
  2  wrong usage or configuration; a migration fails
  3  refused: clean.sql is not the committed one, there is no cleanup that could be proven, a guard says no
  4  the database failed, or it was interrupted";

/// Rehearse the whole launch on a shadow database, with a receipt
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct DrillCommand {
    #[command(flatten)]
    shadow: Shadow,
}

impl DrillCommand {
    pub(super) fn run(self, common: &Common, output: &Output) -> Result<Exit, Failure> {
        live::refuse_formats(common, "drill")?;
        let project = open_whole(common, output)?;
        let databases = gate::databases(&project);
        let wanted = |dialect: Dialect| common.dialect.is_none_or(|wanted| wanted == dialect);
        let dialects = project.databases.iter().flat_map(|of| &of.dialects);
        let mut dialects = dialects.map(|of| of.dialect).filter(|of| wanted(*of));
        let Some(first) = dialects.next() else {
            return Err(Failure::usage(
                "the configuration has no database to drill on",
            ));
        };
        let mut reviewed = Reviewed::at(&project, &databases, (0, first), output)?;
        let mut drilled = Vec::new();
        let mut exit = Exit::Clean;
        for (at, database) in project.databases.iter().enumerate() {
            for dialect in database.dialects.iter().filter(|of| wanted(of.dialect)) {
                reviewed.turn(at, dialect.dialect);
                match self.one(&project, &reviewed, dialect, output) {
                    Ok(Some(one)) => {
                        exit = exit.max(one.exit());
                        drilled.push(one);
                    }
                    Ok(None) => exit = exit.max(Exit::Findings),
                    Err(failure) => {
                        output.failure(&failure);
                        exit = exit.max(failure.exit);
                        if failure.message.starts_with(INTERRUPTED) {
                            return Ok(exit);
                        }
                    }
                }
            }
        }
        if output.is_json() {
            output.line(shown::to_json(
                &project.application(),
                exit == Exit::Clean,
                &drilled,
            ));
        }
        Ok(exit)
    }

    /// One drill; none where the fixtures are wrong, which is shown.
    fn one(
        &self,
        project: &Project,
        reviewed: &Reviewed<'_>,
        dialect: &ProjectDialect,
        output: &Output,
    ) -> Result<Option<Drilled>, Failure> {
        let Some(fixtures) = fixtures(project, reviewed, output)? else {
            return Ok(None);
        };
        if !are_right(project, reviewed, output) {
            return Ok(None);
        }
        let (Some(schema), Some(inputs)) = (reviewed.schema(), &dialect.inputs) else {
            let message = format!("there are no migrations for {}", dialect.dialect.name());
            return Err(Failure::usage(message).help(
                "a drill begins with an empty database: name them in `migrations` or `migrate`",
            ));
        };
        let plan = reviewed.plan()?;
        super::clean::refuse_plan(plan)?;
        let (environment, clean, note) = cleanup(project, reviewed)?;
        let protected = protected_urls(project);
        let mut request = ShadowRequest::new(&project.root, inputs);
        request.protected = &protected;
        let server = self.shadow.server(project)?;
        request.shadow_url = server
            .filter(|(of, _)| *of == dialect.dialect)
            .map(|(_, url)| url);
        let name = project.databases.get(reviewed.at).map_or("", |of| &of.name);
        if output.is_human() {
            output.line(heading(&project.application(), name, dialect.dialect));
        }
        let watch = |report: &StepReport| {
            if output.is_human() {
                output.line(shown::line(report));
            }
        };
        let work = Drill {
            shadow: &request,
            schema,
            schema_file: &dialect.schema_file,
            plan,
            clean: &clean,
            environment: &environment,
            fixtures,
            files: &reviewed.fixture_files(),
            fixtures_dir: &reviewed.fixtures_dir(),
        };
        let mut receipt = block_on(async || drill(&work, &watch).await).map_err(interrupted)?;
        receipt.notes.extend(note);
        let one = Drilled {
            database: name.to_owned(),
            receipt,
        };
        if output.is_human() {
            output.line(shown::to_human(&one, output.is_verbose()));
        }
        if let Some((step, fault)) = one.receipt.fault() {
            let mut failure = failure(fault);
            failure.message = format!("{}: {}", step.name(), failure.message);
            output.failure(&failure);
        }
        Ok(Some(one))
    }
}

fn heading(application: &str, database: &str, dialect: Dialect) -> String {
    let database = match database {
        "" => String::new(),
        name => format!(", database {name}"),
    };
    format!("drill of {application}{database} on {}", dialect.name())
}

/// The environment that the shadow is stamped as, and what runs there: the committed file. Where no environment allows
/// a cleanup it refuses everywhere, and the same is rendered for an environment of the drill's own.
fn cleanup(
    project: &Project,
    reviewed: &Reviewed<'_>,
) -> Result<(String, Script, Option<String>), Failure> {
    let committed = reviewed.script("clean.sql")?;
    let open = |both: bool| {
        let environments = project.config.environments.iter();
        let mut open =
            environments.filter(move |(_, of)| of.clean && !of.protected && (of.restore || !both));
        open.next().map(|(name, _)| name.clone())
    };
    if let Some(name) = open(true).or_else(|| open(false)) {
        return Ok((name, committed, None));
    }
    let clean_in = [OWN.to_owned()];
    let settings = Settings {
        remade_by: crate::catalog::REMADE_BY,
        clean_in: &clean_in,
    };
    let script = clean_script(reviewed.plan()?, settings);
    let note = "no environment has `clean = true`, so that the committed clean.sql refuses everywhere: the same was \
                rendered for the drill";
    Ok((OWN.to_owned(), script, Some(note.to_owned())))
}

fn interrupted(error: EngineError) -> Failure {
    let mut failure = shadow::failure(error);
    if failure.message == INTERRUPTED {
        failure.message =
            format!("{INTERRUPTED}: the shadow database is gone, and nothing else was touched");
    }
    failure
}

/// A step's fault as a failure of the command.
pub(super) fn failure(fault: &Fault) -> Failure {
    Failure {
        exit: exit(fault),
        help: fault.help.clone(),
        ..Failure::usage(fault.message.clone())
    }
}

/// A step's fault as an exit code.
pub(super) fn exit(fault: &Fault) -> Exit {
    match fault.kind {
        None => Exit::Findings,
        Some(Kind::Usage) => Exit::Usage,
        Some(Kind::Refused) => Exit::Refused,
        Some(Kind::Database) => Exit::Database,
    }
}
