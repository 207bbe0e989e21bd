//! One world: its plan, its scripts on an engine, and whether the oracle agrees.

use std::collections::BTreeMap;

use cargo_data_class::plan::Plan;
use cargo_data_class::sql::{Script, Settings, clean_script, purge_script, verify_script};

use crate::engines::{Engine, Live};
use crate::oracle::{self, Expected, Verdict};
use crate::planned::planned;
use crate::render;
use crate::world::World;

/// What the worlds came to.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tally {
    pub(crate) worlds: usize,
    /// Refused worlds by the first code.
    pub(crate) refused: BTreeMap<String, usize>,
    pub(crate) impossible: usize,
    pub(crate) purged: usize,
    /// Rows before and after the cleanups that ran.
    pub(crate) rows: (usize, usize),
}

impl Tally {
    pub(crate) fn add(&mut self, other: &Tally) {
        self.worlds += other.worlds;
        self.impossible += other.impossible;
        self.purged += other.purged;
        self.rows.0 += other.rows.0;
        self.rows.1 += other.rows.1;
        for (code, count) in &other.refused {
            *self.refused.entry(code.clone()).or_default() += count;
        }
    }
}

/// What is wrong: its kind in a few words that stay the same while the world shrinks, and everything else.
#[derive(Debug, Clone)]
pub(crate) struct Wrong {
    pub(crate) kind: String,
    pub(crate) text: String,
}

fn wrong(kind: impl Into<String>, text: impl Into<String>) -> Wrong {
    Wrong {
        kind: kind.into(),
        text: text.into(),
    }
}

/// Runs a world.
pub(crate) fn check(engine: &mut Engine, world: &World, tally: &mut Tally) -> Result<(), Wrong> {
    tally.worlds += 1;
    let mut live = engine.fresh();
    for statement in render::sql(world) {
        live.must(&statement);
    }
    live.filled();
    live.stamp();
    let (plan, _) = planned(&live.schema(), &render::entries(world));
    let outcome = if plan.refusals.is_empty() {
        not_refused(world).and_then(|()| run(&mut live, &plan, world, tally))
    } else {
        *tally
            .refused
            .entry(plan.refusals[0].code.clone())
            .or_default() += 1;
        refused(&plan, world).and_then(|()| nothing_runs(&mut live, &plan, world))
    };
    live.close();
    outcome
}

fn not_refused(world: &World) -> Result<(), Wrong> {
    let Verdict { must, .. } = oracle::verdict(world);
    if must.is_empty() {
        return Ok(());
    }
    let text = format!("the plan should have been refused with one of {must:?}");
    Err(wrong("not refused", text))
}

/// Every code must be right, and one that must be there is.
fn refused(plan: &Plan, world: &World) -> Result<(), Wrong> {
    let Verdict { must, may } = oracle::verdict(world);
    let codes: Vec<&str> = plan
        .refusals
        .iter()
        .map(|refusal| refusal.code.as_str())
        .collect();
    let right = |code: &&&str| must.contains(**code) || may.contains(**code);
    if let Some(code) = codes.iter().find(|code| !right(code)) {
        let text = format!("{:#?}", plan.refusals);
        return Err(wrong(format!("refused without a reason, {code}"), text));
    }
    if !must.is_empty() && !codes.iter().any(|code| must.contains(code)) {
        let text = format!("refused with {codes:?} instead of one of {must:?}");
        return Err(wrong("refused with another code", text));
    }
    Ok(())
}

fn settings(environments: &[String]) -> Settings<'_> {
    Settings {
        remade_by: "cargo data-class classify",
        clean_in: environments,
    }
}

/// The scripts of a refused plan fail and change nothing.
fn nothing_runs(live: &mut Live<'_>, plan: &Plan, world: &World) -> Result<(), Wrong> {
    let environments = ["staging".to_owned()];
    for (what, script) in [
        ("clean", clean_script(plan, settings(&environments))),
        ("purge", purge_script(plan, settings(&environments))),
    ] {
        let ran = live.script(script.statements());
        if ran.is_ok() {
            return Err(wrong("a refused plan's script runs", what));
        }
        left(live, world, world, "a refused plan's script", &script)?;
    }
    Ok(())
}

fn run(live: &mut Live<'_>, plan: &Plan, world: &World, tally: &mut Tally) -> Result<(), Wrong> {
    let environments = ["staging".to_owned()];
    let mut before = world.clone();
    if world.tables.iter().any(|table| table.rule.is_some()) {
        tally.purged += 1;
        let script = purge_script(plan, settings(&environments));
        let ran = live.script(script.statements());
        match oracle::purge(&before) {
            Expected::Rows(_) if ran.is_err() && oracle::may_be_too_deep(&before) => {
                failed(live, &ran, &before, "purge")?;
            }
            Expected::Rows(after) => {
                ran.map_err(|error| wrong("purge fails", error + &shown(&script)))?;
                left(live, world, &after, "purge", &script)?;
                before = *after;
            }
            Expected::Impossible => {
                tally.impossible += 1;
                return failed(live, &ran, &before, "purge");
            }
        }
    }
    let script = clean_script(plan, settings(&environments));
    let ran = match world.big && plan.clean.truncation.is_some() {
        true => live.script(as_if_big(&script).iter().map(String::as_str)),
        false => live.script(script.statements()),
    };
    let count = |world: &World| {
        world
            .tables
            .iter()
            .map(|table| table.rows.len())
            .sum::<usize>()
    };
    match oracle::clean(&before) {
        Expected::Rows(_) if ran.is_err() && oracle::may_be_too_deep(&before) => {
            failed(live, &ran, &before, "clean")
        }
        Expected::Rows(after) => {
            ran.map_err(|error| wrong("clean fails", error + &shown(&script)))?;
            tally.rows.0 += count(&before);
            tally.rows.1 += count(&after);
            left(live, world, &after, "clean", &script)?;
            verified(live, plan, &after)
        }
        Expected::Impossible => {
            tally.impossible += 1;
            failed(live, &ran, &before, "clean")
        }
    }
}

/// The script, where `DATA_CLASS_RANDOM_SCRIPT` asks for it: it is long.
fn shown(script: &Script) -> String {
    match std::env::var_os("DATA_CLASS_RANDOM_SCRIPT") {
        Some(_) => format!("\n{}", script.text()),
        None => String::new(),
    }
}

/// `verify.sql` fails where the oracle misses something, and only there.
fn verified(live: &mut Live<'_>, plan: &Plan, world: &World) -> Result<(), Wrong> {
    let script = verify_script(plan, settings(&[]));
    let found = live.script(script.statements());
    match (found, oracle::misses(world)) {
        (Ok(()), false) | (Err(_), true) => Ok(()),
        (Err(_), false) if oracle::leaves_open(world) => Ok(()),
        (Ok(()), true) => Err(wrong("verify misses nothing", shown(&script))),
        (Err(error), false) => Err(wrong("verify fails", error + &shown(&script))),
    }
}

/// The script with a limit for TRUNCATE under which all tables count as big: filling them would take too long.
fn as_if_big(script: &Script) -> Vec<String> {
    let limit = "> count(*) * 1048576";
    assert!(script.text().contains(limit), "TRUNCATE's limit is another");
    let statements = script.statements();
    statements.map(|sql| sql.replace(limit, ">= 0")).collect()
}

fn failed(
    live: &mut Live<'_>,
    ran: &Result<(), String>,
    before: &World,
    what: &str,
) -> Result<(), Wrong> {
    if ran.is_ok() {
        return Err(wrong(format!("{what} runs where it can't"), ""));
    }
    left(live, before, before, what, &Script::default())
}

fn left(
    live: &mut Live<'_>,
    world: &World,
    expected: &World,
    what: &str,
    script: &Script,
) -> Result<(), Wrong> {
    let found = live.lines(&render::rows_query(world));
    let expected = render::rows(expected);
    if found == expected {
        return Ok(());
    }
    let text = format!(
        "left:\n  {}\nexpected:\n  {}\n{}",
        found.join("\n  "),
        expected.join("\n  "),
        shown(script)
    );
    Err(wrong(format!("{what} leaves other rows"), text))
}
