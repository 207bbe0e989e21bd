//! The document's next steps and the launch checklist: facts in, lines out, each done or with the reasons why not.

use super::{Environment, Facts, Seen};
use crate::run::ledger::{Outcome, Run};
use crate::run::stamp::StampState;
use crate::text::count;

/// A line of the checklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its name for programs, which stays.
    pub id: &'static str,
    /// Whether it is one of the document's next steps; else it belongs to the launch.
    pub next_step: bool,
    /// What is to be done.
    pub text: String,
    /// Why it is not done; empty where it is.
    pub open: Vec<String>,
}

impl Line {
    /// Whether it is done.
    pub fn is_done(&self) -> bool {
        self.open.is_empty()
    }
}

/// All lines in their order.
pub fn checklist(facts: &Facts) -> Vec<Line> {
    let step = |id, text: String, open: Vec<String>| Line {
        id,
        next_step: true,
        text,
        open,
    };
    let launch = |id, text: &str, open: Vec<String>| Line {
        id,
        next_step: false,
        text: text.to_owned(),
        open,
    };
    let short = facts.catalog.get(..12).unwrap_or(&facts.catalog);
    let models = |number: usize, class: &str| count(number, &format!("{class} DATA model"));
    vec![
        step(
            "document",
            format!("Review the document and confirm the classes (catalog {short})"),
            facts.stale.clone(),
        ),
        step(
            "fixtures",
            format!("Create fixtures for all {}", models(facts.system, "SYSTEM")),
            without_fixture(facts),
        ),
        step(
            "mixed",
            format!("Review {}", models(facts.mixed, "MIXED")),
            facts.undecided.clone(),
        ),
        step(
            "cleanup_script",
            format!("Have a cleanup script for {}", models(facts.user, "USER")),
            facts.script.clone(),
        ),
        step(
            "cleanup_tested",
            "Test the cleanup script in a staging environment".to_owned(),
            tested(facts),
        ),
        step(
            "cleanup_executed",
            "Execute the cleanup before the production launch".to_owned(),
            executed(facts),
        ),
        launch(
            "stamps",
            "Every environment's database bears its stamp",
            every(facts, |_| true, "no environment is configured", stamped),
        ),
        launch(
            "separate",
            "Production has a database of its own",
            separate(facts),
        ),
        launch(
            "schema",
            "Production has the catalog's schema",
            production(facts, |_, seen| seen.missed.schema.clone()),
        ),
        launch(
            "system_data",
            "Production has its system data",
            production(facts, |_, seen| seen.missed.data.clone()),
        ),
        launch(
            "snapshot",
            "A snapshot of production was taken",
            production(facts, |_, seen| match last_done(&seen.snapshots) {
                Some(_) => Vec::new(),
                None => vec!["its ledger has no snapshot".to_owned()],
            }),
        ),
    ]
}

fn without_fixture(facts: &Facts) -> Vec<String> {
    match facts.without_fixture.as_slice() {
        [] => Vec::new(),
        missing => vec![format!(
            "without a fixture: {}; `{{program}} export` writes them",
            missing.join(", ")
        )],
    }
}

/// What a question finds in the environments of a kind, each with its name; those that can't be asked are found, too.
fn every(
    facts: &Facts,
    of: impl Fn(&Environment) -> bool,
    none: &str,
    question: impl Fn(&Environment, &Seen) -> Vec<String>,
) -> Vec<String> {
    let mut environments = facts.environments.iter().filter(|one| of(one)).peekable();
    if environments.peek().is_none() {
        return vec![none.to_owned()];
    }
    environments
        .flat_map(|environment| {
            let found = match &environment.database {
                Ok(seen) => question(environment, seen),
                Err(why) => vec![why.clone()],
            };
            let name = &environment.name;
            found.into_iter().map(move |why| format!("{name}: {why}"))
        })
        .collect()
}

fn production(facts: &Facts, question: impl Fn(&Environment, &Seen) -> Vec<String>) -> Vec<String> {
    let none = "no environment is protected: which one is production?";
    every(facts, |environment| environment.protected, none, question)
}

/// A protected environment's address must lead to a database with a protected stamp: a staging that went live keeps
/// this line open until somebody stamps it.
fn stamped(environment: &Environment, seen: &Seen) -> Vec<String> {
    let name = &environment.name;
    let help = format!("`{{program}} stamp --env {name}`");
    let why = match &seen.stamp {
        StampState::Missing => "its database bears no stamp".to_owned(),
        StampState::Several(rows) => format!("its database bears {rows} stamps"),
        StampState::Void(stamp) => format!(
            "its database bears the stamp of another one ({})",
            stamp.name
        ),
        StampState::Valid(stamp) if environment.protected && !stamp.protected => format!(
            "its URL leads to a database that is stamped as {}, without protection",
            stamp.name
        ),
        StampState::Valid(stamp) if stamp.name != *name => {
            format!(
                "its URL leads to a database that is stamped as {}",
                stamp.name
            )
        }
        StampState::Valid(_) => return Vec::new(),
    };
    vec![format!("{why}; where it is {name}'s: {help}")]
}

/// One environment where the plan of today was run to its end is enough.
fn tested(facts: &Facts) -> Vec<String> {
    let why = every(
        facts,
        |environment| environment.clean,
        "no environment of the configuration has `clean = true`",
        |environment, seen| match (&seen.stamp, last_done(&seen.cleans)) {
            (StampState::Valid(stamp), _) if stamp.name != environment.name => {
                vec![format!(
                    "its URL leads to a database that is stamped as {}",
                    stamp.name
                )]
            }
            (StampState::Valid(_), Some(run)) if run.plan_hash == seen.plan => Vec::new(),
            (StampState::Valid(_), Some(run)) => vec![format!(
                "the plan has changed since `clean` ran there at {}",
                run.started_at
            )],
            (StampState::Valid(_), None) => vec!["`clean` never ran there to its end".to_owned()],
            _ => vec!["its database bears no valid stamp".to_owned()],
        },
    );
    let candidates = facts.environments.iter().filter(|one| one.clean).count();
    match why.len() < candidates {
        true => Vec::new(),
        false => why,
    }
}

/// The ledger lives in the database and goes live with it.
fn executed(facts: &Facts) -> Vec<String> {
    production(facts, |_, seen| match last_done(&seen.cleans) {
        Some(_) => Vec::new(),
        None => vec!["its ledger has no full cleanup".to_owned()],
    })
}

fn last_done(runs: &[Run]) -> Option<&Run> {
    runs.iter().find(|run| run.outcome == Outcome::Done)
}

fn separate(facts: &Facts) -> Vec<String> {
    production(facts, |environment, seen| {
        let same = |other: &&Environment| {
            let database = other.database.as_ref();
            other.name != environment.name
                && database.is_ok_and(|other| {
                    !other.identity.is_empty() && other.identity == seen.identity
                })
        };
        let others = facts.environments.iter().filter(same);
        others
            .map(|other| format!("its database is that of {}, too", other.name))
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run::stamp::Stamp;
    use crate::run::status::Missed;

    fn stamp(name: &str, protected: bool) -> StampState {
        StampState::Valid(Stamp {
            name: name.to_owned(),
            protected,
            identity: "i".to_owned(),
            stamped_at: String::new(),
            stamped_by: String::new(),
        })
    }

    fn run(command: &str, plan: &str, outcome: Outcome) -> Run {
        Run {
            id: 1,
            command: command.to_owned(),
            plan_hash: plan.to_owned(),
            who: String::new(),
            started_at: "2026-12-01T00:00:00Z".to_owned(),
            duration_ms: None,
            outcome,
            rows: Vec::new(),
            detail: String::new(),
        }
    }

    fn seen(identity: &str, stamp: StampState) -> Seen {
        Seen {
            place: String::new(),
            identity: identity.to_owned(),
            stamp,
            plan: "plan".to_owned(),
            cleans: vec![run("clean", "plan", Outcome::Done)],
            snapshots: vec![run("snapshot", "", Outcome::Done)],
            missed: Missed::default(),
        }
    }

    /// Everything is done.
    fn launched() -> Facts {
        let environment = |name: &str, protected: bool| Environment {
            name: name.to_owned(),
            protected,
            clean: !protected,
            database: Ok(seen(name, stamp(name, protected))),
        };
        Facts {
            environments: vec![
                environment("production", true),
                environment("staging", false),
            ],
            ..Facts::default()
        }
    }

    fn production(facts: &mut Facts) -> &mut Seen {
        facts.environments[0].database.as_mut().expect("seen")
    }

    fn staging(facts: &mut Facts) -> &mut Seen {
        facts.environments[1].database.as_mut().expect("seen")
    }

    /// Changes one thing; the lines that are open for it.
    #[track_caller]
    fn check(change: impl FnOnce(&mut Facts), expected: &[&str]) {
        let mut facts = launched();
        change(&mut facts);
        let lines = checklist(&facts);
        let open: Vec<String> = lines
            .iter()
            .filter(|line| !line.is_done())
            .map(|line| format!("{}: {}", line.id, line.open.join("; ")))
            .collect();
        assert_eq!(open, expected);
    }

    #[test]
    fn a_launched_application_has_nothing_open() {
        check(|_| {}, &[]);
    }

    #[test]
    fn every_reason_opens_its_own_line() {
        check(|facts| facts.stale.push("x".to_owned()), &["document: x"]);
        check(
            |facts| facts.without_fixture = vec!["a".to_owned(), "b".to_owned()],
            &["fixtures: without a fixture: a, b; `{program} export` writes them"],
        );
        check(|facts| facts.undecided.push("t".to_owned()), &["mixed: t"]);
        check(
            |facts| facts.script.push("s".to_owned()),
            &["cleanup_script: s"],
        );
        check(
            |facts| production(facts).missed.schema.push("d".to_owned()),
            &["schema: production: d"],
        );
        check(
            |facts| production(facts).missed.data.push("m".to_owned()),
            &["system_data: production: m"],
        );
        check(
            |facts| production(facts).snapshots.clear(),
            &["snapshot: production: its ledger has no snapshot"],
        );
        check(
            |facts| production(facts).cleans.clear(),
            &["cleanup_executed: production: its ledger has no full cleanup"],
        );
    }

    #[test]
    fn a_cleanup_is_tested_where_the_plan_of_today_ran_to_its_end() {
        check(
            |facts| staging(facts).cleans = vec![run("clean", "older", Outcome::Done)],
            &[
                "cleanup_tested: staging: the plan has changed since `clean` ran there at 2026-12-01T00:00:00Z",
            ],
        );
        check(
            |facts| staging(facts).cleans = vec![run("clean", "plan", Outcome::Failed)],
            &["cleanup_tested: staging: `clean` never ran there to its end"],
        );
        check(
            |facts| {
                facts.environments[1].clean = false;
            },
            &["cleanup_tested: no environment of the configuration has `clean = true`"],
        );
    }

    #[test]
    fn a_staging_that_went_live_stays_open_until_it_is_stamped() {
        check(
            |facts| {
                facts.environments.truncate(1);
                facts.environments[0].clean = false;
                production(facts).stamp = stamp("staging", false);
            },
            &[
                "cleanup_tested: no environment of the configuration has `clean = true`",
                "stamps: production: its URL leads to a database that is stamped as staging, without protection; \
                 where it is production's: `{program} stamp --env production`",
            ],
        );
        check(
            |facts| staging(facts).identity = "production".to_owned(),
            &["separate: production: its database is that of staging, too"],
        );
    }

    #[test]
    fn what_can_not_be_asked_is_not_done() {
        check(
            |facts| {
                facts.environments[0].database = Err("DATABASE_URL is not set".to_owned());
            },
            &[
                "cleanup_executed: production: DATABASE_URL is not set",
                "stamps: production: DATABASE_URL is not set",
                "separate: production: DATABASE_URL is not set",
                "schema: production: DATABASE_URL is not set",
                "system_data: production: DATABASE_URL is not set",
                "snapshot: production: DATABASE_URL is not set",
            ],
        );
        check(
            |facts| facts.environments.remove(0).clean = false,
            &[
                "cleanup_executed: no environment is protected: which one is production?",
                "separate: no environment is protected: which one is production?",
                "schema: no environment is protected: which one is production?",
                "system_data: no environment is protected: which one is production?",
                "snapshot: no environment is protected: which one is production?",
            ],
        );
    }
}
