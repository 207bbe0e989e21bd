//! A drill's steps and receipt, for people and for programs.

use serde_json::{Value, json};

use super::Exit;
use super::drill::exit;
use crate::diagnostic::safe;
use crate::run::drill::{Outcome, Receipt, StepReport};
use crate::run::ledger::text_hash;
use crate::text::count;

/// One drill.
pub(super) struct Drilled {
    /// The database's name in the configuration; empty for the only one.
    pub(super) database: String,
    /// What came of it.
    pub(super) receipt: Receipt,
}

impl Drilled {
    pub(super) fn exit(&self) -> Exit {
        self.receipt
            .fault()
            .map_or(Exit::Clean, |(_, fault)| exit(fault))
    }
}

/// A step's line.
pub(super) fn line(report: &StepReport) -> String {
    let (result, said) = match &report.outcome {
        Outcome::Done(said) => ("ok", said.as_str()),
        Outcome::Failed(fault) => ("FAILED", fault.message.lines().next().unwrap_or_default()),
        Outcome::NotRun => ("not run", ""),
    };
    let took = match &report.outcome {
        Outcome::NotRun => String::new(),
        _ => format!(" ({:.1} s)", report.took.as_secs_f64()),
    };
    let line = format!(
        "  {:<11} {result:<8} {}{took}",
        report.step.name(),
        safe::line(said)
    );
    line.trim_end().to_owned()
}

/// The receipt, a line a figure. The names of tables only with `--verbose`, but for those that got no row.
pub(super) fn to_human(drilled: &Drilled, verbose: bool) -> String {
    let receipt = &drilled.receipt;
    let mut lines = vec![("receipt", verdict(receipt))];
    let engine = match receipt.engine.as_str() {
        "" => receipt.dialect.name(),
        engine => engine,
    };
    lines.push((
        "engine",
        format!(
            "{engine}, {}, stamped as {}",
            receipt.shadow, receipt.environment
        ),
    ));
    lines.push(("plan", receipt.plan.clone()));
    lines.push(("schema", receipt.schema.clone()));
    lines.push((
        "fixtures",
        format!(
            "{} in {}",
            all(receipt),
            count(receipt.fixtures.len(), "file")
        ),
    ));
    let rows = receipt.rows;
    lines.push((
        "rows",
        format!(
            "{} seeded, {} of users and {} to stay invented, {} cleaned, {} kept",
            rows.seeded, rows.invented, rows.invented_to_stay, rows.cleaned, rows.kept
        ),
    ));
    if verbose {
        let invented = receipt.invented.iter();
        lines.extend(invented.map(|(table, rows)| ("invented", format!("{table}: {rows}"))));
    }
    let missing = receipt.not_invented.iter();
    lines.extend(missing.map(|(table, why)| ("no row", format!("{table}: {why}"))));
    if !receipt.secrets.is_empty() {
        lines.push((
            "secrets",
            format!("values invented for {}", receipt.secrets.join(", ")),
        ));
    }
    lines.extend(receipt.notes.iter().map(|note| ("note", note.clone())));
    lines.extend(
        receipt
            .proven()
            .iter()
            .map(|proven| ("proven", (*proven).to_owned())),
    );
    let lines: Vec<String> = lines
        .iter()
        .map(|(name, text)| format!("  {name:<11} {}", safe::line(text)))
        .collect();
    lines.join("\n")
}

fn verdict(receipt: &Receipt) -> String {
    match receipt.fault() {
        None => "every step was done".to_owned(),
        Some((step, _)) => format!("it failed at {}", step.name()),
    }
}

/// One hash for all fixtures.
fn all(receipt: &Receipt) -> String {
    let files = receipt.fixtures.iter();
    let text: String = files
        .map(|(path, hash)| format!("{hash}  {path}\n"))
        .collect();
    text_hash(&text)
}

/// The receipt of all drills of a run.
pub(super) fn to_json(application: &str, ok: bool, drilled: &[Drilled]) -> String {
    let document = json!({
        "version": 1,
        "command": "drill",
        "application": application,
        "tool": env!("CARGO_PKG_VERSION"),
        "ok": ok,
        "drills": drilled.iter().map(one).collect::<Vec<Value>>(),
    });
    document.to_string()
}

fn one(drilled: &Drilled) -> Value {
    let receipt = &drilled.receipt;
    let steps: Vec<Value> = receipt.steps.iter().map(step).collect();
    json!({
        "database": drilled.database,
        "dialect": receipt.dialect,
        "engine": receipt.engine,
        "shadow": receipt.shadow,
        "environment": receipt.environment,
        "ok": receipt.is_ok(),
        "plan": receipt.plan,
        "schema": receipt.schema,
        "fixtures": receipt.fixtures,
        "steps": steps,
        "rows": receipt.rows,
        "invented": receipt.invented,
        "not_invented": receipt.not_invented,
        "secrets_invented": receipt.secrets,
        "notes": receipt.notes,
        "proven": receipt.proven(),
    })
}

fn step(report: &StepReport) -> Value {
    let (result, said, help) = match &report.outcome {
        Outcome::Done(said) => ("ok", said.as_str(), &[][..]),
        Outcome::Failed(fault) => ("failed", fault.message.as_str(), fault.help.as_slice()),
        Outcome::NotRun => ("not run", "", &[][..]),
    };
    let took = report.took.as_millis();
    json!({
        "step": report.step.name(),
        "result": result,
        "said": said,
        "help": help,
        "milliseconds": u64::try_from(took).unwrap_or(u64::MAX),
    })
}
