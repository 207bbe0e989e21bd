//! What a purge would do, from one view of the data.

use std::ops::Range;

use futures_util::future::BoxFuture;

use crate::engine::plain;
use crate::plan::{Plan, PurgeRule, Spare};
use crate::run::beside::{self, Answers, Questions};
use crate::run::{RunError, Session, TextRow};
use crate::sql::batch::{self, Guard};
use crate::sql::opening::Opening;
use crate::sql::survey::{self, Fact, Survey};

use super::begin::{Begun, compare, set_up};
use super::report::{Along, Preview, RulePreview, Stay};
use super::{shown, words};

/// Counts, and changes nothing.
pub async fn preview(session: &mut Session, plan: &Plan) -> Result<Preview, RunError> {
    let begun = set_up(session, plan).await?;
    let asking = Asking::of(plan, &begun);
    // Of the session itself: a second connection has nothing of its own.
    let answers = match compare(session, &batch::hidden(plan)).await {
        Ok(()) => beside::ask(session, &asking).await,
        Err(refused) => Err(refused),
    };
    // It has only read; a connection that is gone needs nothing.
    let _ = session.execute("ROLLBACK").await;
    begun.end(session).await;
    Ok(Preview {
        rules: asking.told(answers?),
        now: begun.now,
    })
}

/// The questions of a preview.
struct Asking<'a> {
    plan: &'a Plan,
    begun: &'a Begun,
    opening: Opening,
    guard: Guard,
    /// Sets, and what is counted in them; then the moments.
    own: Vec<String>,
    /// A pass over each rule's table.
    passes: Vec<String>,
    /// What the answers tell, of each rule.
    facts: Vec<Told>,
    /// Where the moments stand among the session's own questions.
    limits: Range<usize>,
}

/// Where the answers about a rule stand, and what each value is.
struct Told {
    pass: Vec<Fact>,
    own: Vec<(usize, Vec<Fact>)>,
}

impl Questions for Asking<'_> {
    type Schema = ();

    fn before(&self) -> &[String] {
        &self.begun.before
    }

    fn opening(&self) -> &Opening {
        &self.opening
    }

    fn inside(&self) -> &[String] {
        &self.begun.clock
    }

    fn schema<'s>(&'s self, session: &'s mut Session) -> BoxFuture<'s, Result<(), RunError>> {
        Box::pin(compare(session, &self.guard))
    }

    fn own(&self) -> &[String] {
        &self.own
    }

    fn shared(&self) -> &[String] {
        &self.passes
    }

    fn failed(&self, error: sqlx::Error) -> RunError {
        RunError::database(format!(
            "what is due can't be counted: {}\nnothing was changed",
            plain(&error)
        ))
    }
}

impl<'a> Asking<'a> {
    fn of(plan: &'a Plan, begun: &'a Begun) -> Asking<'a> {
        let mut asking = Asking {
            plan,
            begun,
            opening: survey::opening(plan.dialect, Some(&begun.now)),
            guard: batch::guard(plan),
            own: Vec::new(),
            passes: Vec::new(),
            facts: Vec::new(),
            limits: 0..0,
        };
        for survey in survey::surveys(plan, &begun.now) {
            asking.add(survey);
        }
        let sets = asking.own.len();
        asking.own.extend(batch::limits(plan));
        asking.limits = sets..asking.own.len();
        asking
    }

    fn add(&mut self, survey: Survey) {
        let (pass, sql) = survey.pass;
        self.passes.push(sql);
        self.own.extend(survey.prepare);
        let mut own = Vec::new();
        for (names, sql) in survey.queries {
            own.push((self.own.len(), names));
            self.own.push(sql);
        }
        self.facts.push(Told { pass, own });
    }

    fn told(&self, answers: Answers<()>) -> Vec<RulePreview> {
        let first = |rows: Option<&Vec<TextRow>>| rows.and_then(|rows| rows.first().cloned());
        let limits = answers.own.get(self.limits.clone()).unwrap_or_default();
        let limits: Vec<Option<String>> = limits.iter().flatten().flatten().cloned().collect();
        let rules = self.plan.purge.rules.iter().zip(&self.facts).enumerate();
        let rule = |(at, (rule, told)): (usize, (&PurgeRule, &Told))| {
            let pass = first(answers.shared.get(at)).unwrap_or_default();
            let mut facts: Vec<(Fact, u64)> = numbers(&told.pass, pass).collect();
            for (own, names) in &told.own {
                let row = first(answers.own.get(*own)).unwrap_or_default();
                facts.extend(numbers(names, row));
            }
            let mut preview = preview_of(self.plan, rule, &facts);
            preview.limit = limits.get(at).cloned().flatten().unwrap_or_default();
            preview
        };
        rules.map(rule).collect()
    }
}

fn numbers(names: &[Fact], row: TextRow) -> impl Iterator<Item = (Fact, u64)> {
    let number = |text: Option<String>| text.and_then(|text| text.parse().ok()).unwrap_or_default();
    names.iter().cloned().zip(row.into_iter().map(number))
}

fn preview_of(plan: &Plan, rule: &PurgeRule, facts: &[(Fact, u64)]) -> RulePreview {
    let asked = |fact: &Fact| {
        let found = facts.iter().find(|(known, _)| known == fact);
        found.map(|(_, number)| *number)
    };
    let of = |fact: &Fact| asked(fact).unwrap_or_default();
    let table = shown(plan, &rule.table);
    let (rows, due) = (of(&Fact::Rows), of(&Fact::Due));
    let free = due.saturating_sub(of(&Fact::Kept));
    let go = asked(&Fact::Going(rule.table.clone())).unwrap_or(free);
    let (without_time, odd_time) = (of(&Fact::WithoutTime), of(&Fact::OddTime));
    let (odd, spared) = (of(&Fact::OddKept), of(&Fact::Spared));
    let kept = of(&Fact::Kept).saturating_sub(odd);
    let stay = |reason, rows| Stay {
        reason,
        what: table.clone(),
        rows,
    };
    let earlier = due.saturating_sub(kept + odd + spared + go);
    let mut preview = RulePreview {
        table: table.clone(),
        rule: words(rule),
        limit: String::new(),
        rows,
        due,
        go,
        spared: vec![
            stay("kept", kept),
            stay("odd_value", odd),
            stay("spared", spared),
            stay("earlier_rule", earlier),
        ],
        not_due: vec![
            stay(
                "not_past",
                rows.saturating_sub(due + without_time + odd_time),
            ),
            stay("without_time", without_time),
            stay("odd_time", odd_time),
        ],
        along: Vec::new(),
        because: Vec::new(),
        detached: Vec::new(),
    };
    for (fact, rows) in facts {
        match fact {
            Fact::Going(name) if *name != rule.table => preview.along.push(Along {
                table: shown(plan, name),
                rows: *rows,
            }),
            Fact::Spare(at) => preview.because.extend(because(plan, rule, *at, *rows)),
            Fact::Detached(at) => {
                let detach = rule.detach.get(*at);
                preview.detached.extend(detach.map(|detach| Stay {
                    reason: "detach",
                    what: detach.reference.to_string(),
                    rows: *rows,
                }));
            }
            _ => {}
        }
    }
    for list in [
        &mut preview.spared,
        &mut preview.not_due,
        &mut preview.because,
        &mut preview.detached,
    ] {
        list.retain(|stay| stay.rows > 0);
    }
    preview
}

fn because(plan: &Plan, rule: &PurgeRule, at: usize, rows: u64) -> Option<Stay> {
    let (reason, what) = match rule.spared_by.get(at)? {
        Spare::Held(reference) => ("held", reference.to_string()),
        Spare::Protected(table) => ("protected", shown(plan, table)),
    };
    Some(Stay { reason, what, rows })
}
