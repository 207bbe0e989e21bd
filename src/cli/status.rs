//! `status`: the document's next steps and the launch checklist, computed.

use clap::Args;
use data_class_grammar::Class;
use serde_json::{Value, json};

use super::git::Repository;
use super::open::{open_whole, question};
use super::output::Output;
use super::shadow::require_schemas;
use super::target::dialect_of;
use super::{Common, Exit, Failure, live};
use crate::catalog::Row;
use crate::diagnostic::safe;
use crate::engine::block_on;
use crate::gate::{self, Answer};
use crate::plan::Plan;
use crate::project::{Project, read_optional};
use crate::run::StampState;
use crate::run::ledger::text_hash;
use crate::run::status::{self, Environment, Facts, Line, Seen, checklist};
use crate::schema::Schema;
use crate::text::count;

/// What of the launch is done, and what is open
///
/// The document's next steps and the launch checklist, computed from the catalog, the fixtures, and the databases of
/// all environments with their ledgers. A database is only read; what can't be asked is not done. Exit code 1 while
/// anything is open.
#[derive(Debug, Args)]
pub(super) struct Status {
    /// Only this environment's database is asked
    #[arg(long, value_name = "NAME")]
    env: Option<String>,
    /// That environment's database, in place of its URL
    #[arg(long, value_name = "URL", requires = "env")]
    database_url: Option<String>,
}

impl Status {
    pub(super) fn run(self, common: &Common, output: &Output) -> Result<Exit, Failure> {
        live::refuse_formats(common, "status")?;
        let project = open_whole(common, output)?;
        if let Some(name) = &self.env {
            super::target::environment(&project, name)?;
        }
        require_schemas(&project)?;
        let databases = gate::databases(&project);
        let answer = gate::answer(&project, &databases, question(true)?);
        let facts = self.facts(&project, &answer)?;
        let lines = checklist(&facts);
        output.text(&output.with_program(&match output.is_json() {
            true => to_json(&lines, &facts),
            false => to_human(&lines),
        }));
        Ok(match lines.iter().all(Line::is_done) {
            true => Exit::Clean,
            false => Exit::Findings,
        })
    }

    fn facts(&self, project: &Project, answer: &Answer<'_>) -> Result<Facts, Failure> {
        let mut facts = Facts {
            stale: stale(project, answer)?,
            script: script(answer),
            ..Facts::default()
        };
        let mut hashes = Vec::new();
        for catalog in &answer.catalogs {
            hashes.push(text_hash(&crate::catalog::to_json(catalog)));
            let rows = catalog
                .categories
                .iter()
                .flat_map(|category| &category.rows);
            for row in rows {
                count_row(&mut facts, project, &catalog.database, row)?;
            }
        }
        facts.catalog = match hashes.as_slice() {
            [one] => one.clone(),
            several => text_hash(&several.join("\n")),
        };
        let environments = project.config.environments.iter();
        for (name, environment) in environments {
            if self.env.as_ref().is_some_and(|only| only != name) {
                continue;
            }
            let variable = environment.url_env.as_deref();
            facts.environments.push(Environment {
                name: name.clone(),
                protected: environment.protected,
                clean: environment.clean,
                database: self.look(project, answer, variable),
            });
        }
        Ok(facts)
    }

    /// What an environment's database says, or why it can't be asked.
    fn look(
        &self,
        project: &Project,
        answer: &Answer<'_>,
        variable: Option<&str>,
    ) -> Result<Seen, String> {
        let url = match (&self.database_url, variable) {
            (Some(url), _) => url.clone(),
            (None, None) => return Err("it has no `url_env`".to_owned()),
            (None, Some(variable)) => project
                .variable(variable)
                .ok_or_else(|| format!("the variable {variable} is not set"))?,
        };
        let (plan, schema) = planned(project, answer, &url)?;
        // A look makes no database where there is none.
        let url = url.replace("mode=rwc", "mode=rw");
        let seen = block_on(async || status::look(&url, plan, schema).await);
        seen.map_err(|error| error.message.lines().next().unwrap_or_default().to_owned())
    }
}

/// The plan and the schema for a URL's database.
fn planned<'a>(
    project: &'a Project,
    answer: &'a Answer<'_>,
    url: &str,
) -> Result<(&'a Plan, &'a Schema), String> {
    let (database, dialect) = dialect_of(project, url).map_err(|failure| failure.message)?;
    let at = project
        .databases
        .iter()
        .position(|of| of.name == database.name);
    let plans = at.and_then(|at| answer.plans.get(at)).into_iter().flatten();
    let plan = plans
        .into_iter()
        .find(|plan| plan.dialect == dialect.dialect);
    match (plan, dialect.state.schema()) {
        (Some(plan), Some(schema)) => Ok((plan, schema)),
        _ => Err(format!("there is no plan for {}", dialect.dialect.name())),
    }
}

fn count_row(
    facts: &mut Facts,
    project: &Project,
    database: &str,
    row: &Row,
) -> Result<(), Failure> {
    match row.class {
        Some(Class::System) => {
            facts.system += 1;
            let path = project
                .root
                .join(project.fixture_path(database, &row.table));
            let fixture =
                read_optional(&path).map_err(|error| Failure::usage(error.to_string()))?;
            if fixture.is_none() {
                facts.without_fixture.push(row.table.clone());
            }
        }
        Some(Class::User) => facts.user += 1,
        Some(Class::Mixed) => {
            facts.mixed += 1;
            let annotation = row.annotation.as_ref();
            if let Some(of) = annotation.filter(|of| of.system_rows.is_none()) {
                let owner = of.owner.as_ref().map_or("nobody", |owner| &owner.value);
                let day = of
                    .review_by
                    .as_ref()
                    .map_or_else(|| "no day".to_owned(), |day| day.value.to_string());
                facts.undecided.push(format!(
                    "{}: undecided, {owner} decides by {day}; `{{program}} review` shows its rows",
                    row.table
                ));
            }
        }
        _ => {}
    }
    Ok(())
}

/// Why the catalog that people reviewed is not what the sources say: findings, stale files, or not committed.
fn stale(project: &Project, answer: &Answer<'_>) -> Result<Vec<String>, Failure> {
    if answer.has_errors() || answer.unreadable {
        return Ok(vec![
            "the gate has findings: `{program} classify --check` shows them".to_owned(),
        ]);
    }
    // Without git there is only what is there.
    let revision = match Repository::of(&project.root) {
        Ok(git) => match git.revision("HEAD") {
            Ok(head) => Some(head),
            Err(_) => return Ok(vec!["nothing is committed yet".to_owned()]),
        },
        Err(_) => None,
    };
    let mut why = Vec::new();
    for file in &gate::files(project, answer) {
        let there = read_optional(&project.root.join(&file.path))
            .map_err(|error| Failure::usage(error.to_string()))?;
        match there {
            None => why.push(format!("{} is missing", file.path)),
            Some(text) if text.replace("\r\n", "\n") != file.content => {
                why.push(format!("{} is not what the sources say", file.path));
            }
            Some(_) => {
                let Some(revision) = &revision else { continue };
                let committed = revision.file(&file.path)?;
                if committed.is_none_or(|text| text.replace("\r\n", "\n") != file.content) {
                    why.push(format!("{} is not committed as it is", file.path));
                }
            }
        }
    }
    Ok(why)
}

/// Why there is no cleanup script to rely on.
fn script(answer: &Answer<'_>) -> Vec<String> {
    let plans: Vec<&Plan> = answer.plans.iter().flatten().collect();
    if plans.is_empty() {
        return vec!["there is no plan: `{program} classify` says why".to_owned()];
    }
    let refused = plans.iter().filter(|plan| !plan.refusals.is_empty());
    refused
        .map(|plan| {
            format!(
                "the plan for {} is refused: `{{program}} classify` says why",
                plan.dialect.name()
            )
        })
        .collect()
}

fn to_json(lines: &[Line], facts: &Facts) -> String {
    let listed = |next_step: bool| -> Vec<Value> {
        let of = lines.iter().filter(|line| line.next_step == next_step);
        of.map(|line| {
            json!({"id": line.id, "text": line.text, "done": line.is_done(), "open": line.open})
        })
        .collect()
    };
    let environments: Vec<Value> = facts.environments.iter().map(environment).collect();
    let document = json!({
        "version": 1,
        "command": "status",
        "done": lines.iter().all(Line::is_done),
        "catalog": facts.catalog,
        "next_steps": listed(true),
        "launch": listed(false),
        "environments": environments,
    });
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    text
}

fn environment(of: &Environment) -> Value {
    let seen = of.database.as_ref().ok();
    let stamp = seen.and_then(|seen| match &seen.stamp {
        StampState::Valid(stamp) => Some(stamp),
        _ => None,
    });
    json!({
        "name": of.name,
        "protected": of.protected,
        "clean": of.clean,
        "database": seen.map(|seen| &seen.place),
        "trouble": of.database.as_ref().err(),
        "stamp": stamp.map(|stamp| json!({"name": stamp.name, "protected": stamp.protected})),
        "plan": seen.map(|seen| &seen.plan),
        "last_clean": seen.and_then(|seen| seen.cleans.first()).map(|run| json!({
            "started_at": run.started_at,
            "result": run.outcome.name(),
            "plan": run.plan_hash,
            "who": run.who,
        })),
    })
}

/// How many reasons of a line are shown; JSON has all.
const MOST: usize = 6;

fn to_human(lines: &[Line]) -> String {
    let mut out = String::new();
    for (title, next_step) in [("Next steps", true), ("Launch", false)] {
        out += &format!("{title}\n");
        let of = lines.iter().filter(|line| line.next_step == next_step);
        for (at, line) in of.enumerate() {
            let word = if line.is_done() { "done" } else { "open" };
            out += &format!("  {word}  {}. {}\n", at + 1, safe::line(&line.text));
            for why in line.open.iter().take(MOST) {
                out += &format!("           {}\n", safe::line(why));
            }
            if line.open.len() > MOST {
                out += &format!("           and {} more\n", line.open.len() - MOST);
            }
        }
        out.push('\n');
    }
    let open = lines.iter().filter(|line| !line.is_done()).count();
    out += &match open {
        0 => "all is done\n".to_owned(),
        open => format!("{open} of {} open\n", count(lines.len(), "line")),
    };
    out
}
