//! The plan rendered as SQL: `purge.sql`, `clean.sql`, `verify.sql`, `review.sql` in each dialect.
//!
//! The files run as they are by psql, sqlite3 and mariadb, and don't rely on the client stopping at an error. What a
//! unit of work does is the same in all dialects (`survive`, `clean`, `truncate`, `prove`, `guard`); what makes it
//! one unit differs (`postgres`, `sqlite`, `mysql`).
//!
//! Plan in, text out. Nothing is looked up again and nothing is read.

use crate::plan::{How, Plan};
use crate::schema::{Dialect, TableKind};

pub mod batch;
pub mod checks;
mod clean;
mod closure;
mod context;
mod due;
pub mod emit;
mod guard;
pub mod identity;
mod mysql;
mod op;
pub mod opening;
mod postgres;
pub mod preview;
mod prove;
mod purge;
pub mod questions;
pub mod quote;
pub mod reset;
mod restart;
mod review;
pub mod samples;
mod script;
pub mod sequence;
mod sqlite;
pub mod survey;
mod survive;
mod truncate;
mod verify;

pub use script::{Part, Script};

use self::context::Context;
use self::op::Op;

/// What the files must know beside the plan.
#[derive(Debug, Clone, Copy)]
pub struct Settings<'a> {
    /// The command by which the files are remade.
    pub remade_by: &'a str,
    /// The environments with `clean = true`, in order.
    pub clean_in: &'a [String],
}

/// Makes a script of a plan.
pub type Render = fn(&Plan, Settings<'_>) -> Script;

/// The files of a dialect with what makes them, in the order in which people use them.
pub const FILES: [(&str, Render); 4] = [
    ("purge.sql", purge_script),
    ("clean.sql", clean_script),
    ("verify.sql", verify_script),
    ("review.sql", review_script),
];

/// The mark between guard and work in a list of steps.
const GUARD_ENDS: &str = "The guard ends here.";

/// The full cleanup.
pub fn clean_script(plan: &Plan, settings: Settings<'_>) -> Script {
    let c = Context::new(plan);
    let mut script = Script::default();
    client(&mut script, c);
    header(&mut script, c, settings);
    if refused(&mut script, c, "clean") {
        return script;
    }
    begin(&mut script, c);
    let mut ops = guard::stamp(c, settings.clean_in);
    ops.extend(guard::session(c));
    ops.extend(guard::days(c));
    ops.extend(guard::schema(c));
    ops.push(Op::note(GUARD_ENDS));
    ops.extend(lock(c));
    ops.extend(clean::steps(c));
    match plan.dialect {
        Dialect::Postgres => {
            postgres::unit(&mut script, c, &ops, restart::POSTGRES_MARK);
        }
        Dialect::Sqlite => {
            ops.extend(restart::sqlite(c));
            let deferred = plan
                .clean
                .steps
                .iter()
                .any(|step| step.how == How::Deferred);
            sqlite::unit(&mut script, c, "clean", &ops, deferred);
        }
        Dialect::Mysql => mysql::unit(&mut script, c, &ops),
    }
    restart::after(&mut script, c);
    script
}

/// Retention: rows whose time has passed, one transaction a table. It needs no stamp.
pub fn purge_script(plan: &Plan, settings: Settings<'_>) -> Script {
    let c = Context::new(plan);
    let mut script = Script::default();
    client(&mut script, c);
    script.comment(format!(
        "Deletes rows whose time has passed, one transaction a table. Remade by `{}`; don't edit.\n\
         Rows without a time, with a future one, or exactly at the limit stay.",
        settings.remade_by
    ));
    if !refused(&mut script, c, "purge") {
        begin(&mut script, c);
        purge::purge(&mut script, c);
    }
    script
}

/// What is there and should be.
pub fn verify_script(plan: &Plan, settings: Settings<'_>) -> Script {
    let c = Context::new(plan);
    let mut script = Script::default();
    client(&mut script, c);
    script.comment(format!(
        "Whether the system data is there. Remade by `{}`; don't edit.",
        settings.remade_by
    ));
    verify::verify(&mut script, c);
    script
}

/// The questions of [`verify_script`], for whoever asks them one by one; with `leftovers` also for the rows that a
/// full cleanup would delete.
pub fn verify_questions(plan: &Plan, leftovers: bool) -> questions::Questions {
    questions::questions(Context::new(plan), leftovers)
}

/// What a review of the mixed tables asks; with so many rows of each undecided one to look at, without the columns
/// that `secret` names for a table.
pub fn review_questions(
    plan: &Plan,
    samples: usize,
    secret: &dyn Fn(&crate::schema::TableRef, &str) -> bool,
) -> Vec<samples::ReviewQuestion> {
    samples::questions(Context::new(plan), samples, secret)
}

/// What people are to look at.
pub fn review_script(plan: &Plan, settings: Settings<'_>) -> Script {
    let c = Context::new(plan);
    let mut script = Script::default();
    client(&mut script, c);
    script.comment(format!(
        "Mixed tables: how many rows are system, user, undecided. Remade by `{}`; don't edit.",
        settings.remade_by
    ));
    review::review(&mut script, c);
    script
}

/// The directives that stop a client at an error.
fn client(script: &mut Script, c: Context<'_>) {
    match c.dialect() {
        Dialect::Postgres => postgres::begin(script),
        Dialect::Sqlite => {
            script.client(".bail on");
        }
        // mariadb stops unless it is told to go on.
        Dialect::Mysql => {}
    }
}

fn begin(script: &mut Script, c: Context<'_>) {
    match c.dialect() {
        Dialect::Postgres => {}
        Dialect::Sqlite => sqlite::begin(script),
        Dialect::Mysql => mysql::begin(script),
    }
}

/// Says what the file is, where it may run, what is kept and why.
fn header(script: &mut Script, c: Context<'_>, settings: Settings<'_>) {
    let environments: Vec<String> = settings
        .clean_in
        .iter()
        .map(|name| quote::visible(name))
        .collect();
    let environments = if environments.is_empty() {
        "nowhere: no environment of data-class.toml has `clean = true`".to_owned()
    } else {
        environments.join(", ")
    };
    let rests = c.plan.rests_on;
    script.comment(format!(
        "Deletes all user data. Remade by `{}`; don't edit.\nRuns in: {environments}.\n\
         The proof that no system row is reached rests on {} foreign keys, {} declared references, {} triggers and rules.",
        settings.remade_by, rests.foreign_keys, rests.declared, rests.triggers
    ));
    let mut lines = vec!["Kept:".to_owned()];
    for table in &c.plan.tables {
        let shown = c.shown(&table.name);
        match table.fate {
            crate::plan::Fate::Kept => lines.push(format!("  {shown}: {}", table.class)),
            crate::plan::Fate::Cleaned => lines.extend(kept_rows(c, &table.name, &shown)),
        }
    }
    lines.push("Deleted from, in this order:".to_owned());
    lines.extend(c.plan.clean.steps.iter().map(|step| deleted_from(c, step)));
    script.comment(lines.join("\n"));
}

fn deleted_from(c: Context<'_>, step: &crate::plan::Step) -> String {
    let names: Vec<String> = step.tables.iter().map(|name| c.shown(name)).collect();
    let some_stay = step.tables.iter().any(|name| c.survivors(name).is_some());
    let but = if some_stay {
        ": all rows but those kept"
    } else {
        ""
    };
    format!("  {}{but}", names.join(", "))
}

fn kept_rows(c: Context<'_>, name: &crate::schema::TableRef, shown: &str) -> Option<String> {
    let member = c
        .plan
        .clean
        .survivors
        .iter()
        .flat_map(|group| &group.tables)
        .find(|member| member.table == *name)?;
    let reasons = quote::visible(&member.reasons.join("; "));
    Some(format!("  {shown}: rows ({reasons})"))
}

/// A plan with refusals deletes nothing: its file says so and fails.
fn refused(script: &mut Script, c: Context<'_>, what: &str) -> bool {
    let Some(first) = c.plan.refusals.first() else {
        return false;
    };
    let text = format!(
        "{what} is refused: {} at {} (see `classify`)",
        first.code,
        c.shown(&first.reached)
    );
    script.comment(&text);
    match c.dialect() {
        Dialect::Postgres => postgres::unit(
            script,
            c,
            &[Op::check(text, "SELECT 'nothing is changed'")],
            "",
        ),
        Dialect::Sqlite => {
            sqlite::begin(script);
            sqlite::unit(script, c, what, &[Op::check(text, "SELECT 1")], false);
        }
        Dialect::Mysql => {
            mysql::begin(script);
            mysql::stop(script, "data_class_ok");
        }
    }
    true
}

/// PostgreSQL: nobody adds rows while a cleanup runs.
fn lock(c: Context<'_>) -> Option<Op> {
    let tables: Vec<String> = c
        .plan
        .cleaned()
        // The server locks no table that lives elsewhere.
        .filter(|table| table.kind == TableKind::Table)
        .map(|table| c.target(&table.name))
        .collect();
    if c.dialect() != Dialect::Postgres || tables.is_empty() {
        return None;
    }
    Some(Op::Plpgsql(format!(
        "LOCK TABLE {} IN SHARE ROW EXCLUSIVE MODE;",
        tables.join(", ")
    )))
}

/// A comment inside a statement.
fn comment(text: &str) -> String {
    let lines: Vec<String> = quote::comment_lines(text)
        .iter()
        .map(|line| format!("-- {line}").trim_end().to_owned())
        .collect();
    format!("\n{}", lines.join("\n"))
}
