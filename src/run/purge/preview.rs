//! What a purge would do, from one view of the data.

use crate::engine::plain;
use crate::plan::{Plan, PurgeRule, Spare};
use crate::run::{RunError, Session, TextRow};
use crate::sql::batch;
use crate::sql::survey::{self, Fact};

use super::begin::begin;
use super::report::{Along, Preview, RulePreview, Stay};
use super::{shown, words};

/// Counts, and changes nothing.
pub async fn preview(session: &mut Session, plan: &Plan) -> Result<Preview, RunError> {
    let begun = begin(session, plan).await?;
    let counted = count(session, plan, &begun.now).await;
    // It has only read; a connection that is gone needs nothing.
    let _ = session.execute("ROLLBACK").await;
    begun.end(session).await;
    let rules = counted.map_err(|error| {
        RunError::database(format!(
            "what is due can't be counted: {}\nnothing was changed",
            plain(&error)
        ))
    })?;
    Ok(Preview {
        now: begun.now,
        rules,
    })
}

async fn count(
    session: &mut Session,
    plan: &Plan,
    now: &str,
) -> Result<Vec<RulePreview>, sqlx::Error> {
    session.execute(&survey::begin(plan.dialect, now)).await?;
    let mut rules = Vec::new();
    for (rule, survey) in plan.purge.rules.iter().zip(survey::surveys(plan, now)) {
        for sql in &survey.prepare {
            session.execute(sql).await?;
        }
        let mut facts = Vec::new();
        for (names, sql) in survey.queries {
            let row = session.rows(&sql).await?.into_iter().next();
            facts.extend(numbers(names, row.unwrap_or_default()));
        }
        let limit = session.value(&batch::limit(plan, rule)).await?;
        let mut preview = told(plan, rule, &facts);
        preview.limit = limit.unwrap_or_default();
        rules.push(preview);
    }
    Ok(rules)
}

fn numbers(names: Vec<Fact>, row: TextRow) -> impl Iterator<Item = (Fact, u64)> {
    let number = |text: Option<String>| text.and_then(|text| text.parse().ok()).unwrap_or_default();
    names.into_iter().zip(row.into_iter().map(number))
}

fn told(plan: &Plan, rule: &PurgeRule, facts: &[(Fact, u64)]) -> RulePreview {
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
