//! The full cleanup as steps of one unit of work: survivors, copies, deletion, proof.

use crate::plan::{Detach, How, NullFirst, RefId, Reference, Step};
use crate::schema::{Dialect, TableRef};

use super::context::Context;
use super::op::Op;
use super::quote::visible;
use super::{prove, survive, truncate};

/// Everything between the guard and COMMIT.
pub(super) fn steps(c: Context<'_>) -> Vec<Op> {
    let mut ops = vec![Op::note(
        "Which rows stay, by their keys, before anything is changed.",
    )];
    ops.extend(survive::survivors(c));
    ops.push(Op::note("What must be the same at the end."));
    ops.extend(prove::before(c));
    ops.push(Op::note("The cleanup."));
    for detach in &c.plan.clean.detach {
        ops.extend(self::detach(c, detach));
    }
    if let Some(truncation) = &c.plan.clean.truncation {
        ops.extend(truncate::truncate(c, truncation));
    }
    for step in &c.plan.clean.steps {
        ops.extend(deletion(c, step));
    }
    ops.push(Op::note("The proof of effect."));
    ops.extend(prove::after(c));
    ops
}

/// Sets a reference to NULL in rows that stay, where the referenced row doesn't.
pub(super) fn detach(c: Context<'_>, detach: &Detach) -> Vec<Op> {
    let Some(reference) = c.reference(&detach.reference) else {
        return Vec::new();
    };
    vec![
        Op::note(&*visible(&detach.reason)),
        Op::change(
            set_null(c, &reference.child, &detach.set_null),
            Some(gives_up(c, reference)),
        ),
    ]
}

/// The rows that stay and give up a reference, because the referenced row goes.
pub(super) fn gives_up(c: Context<'_>, reference: &Reference) -> String {
    let child = &reference.child;
    let own = c.own(child);
    let parent_goes = match (c.table(&reference.parent), c.survivors(&reference.parent)) {
        (Some((_, parent)), Some(survivors)) => format!(
            "NOT EXISTS (SELECT 1 FROM {survivors} data_class_s JOIN {} data_class_p ON {} WHERE {})",
            c.target(&reference.parent),
            c.key_is(parent, "data_class_p", "data_class_s.k"),
            c.refers(reference, &own, "data_class_p"),
        ),
        _ => "1 = 1".to_owned(),
    };
    // MariaDB takes no table that it updates into a subquery's FROM unless it is derived.
    let parent_goes = match c.dialect() {
        Dialect::Mysql if reference.is_self() => derived(c, reference, &own),
        _ => parent_goes,
    };
    let mut condition = c.has_reference(reference, &own);
    if let Some(stays) = stays(c, child) {
        condition.push_str(&format!("\n  AND {stays}"));
    }
    condition.push_str(&format!("\n  AND {parent_goes}"));
    condition
}

/// The same condition with the parents in a table of their own.
fn derived(c: Context<'_>, reference: &Reference, own: &str) -> String {
    let (Some((_, parent)), Some(survivors)) =
        (c.table(&reference.parent), c.survivors(&reference.parent))
    else {
        return "1 = 1".to_owned();
    };
    let columns: Vec<&str> = reference
        .parent_columns
        .iter()
        .map(String::as_str)
        .collect();
    format!(
        "NOT EXISTS (SELECT 1 FROM (SELECT {} FROM {survivors} s JOIN {} p ON {}) data_class_p WHERE {})",
        c.q.columns("p", columns),
        c.target(&reference.parent),
        c.key_is(parent, "p", "s.k"),
        c.refers(reference, own, "data_class_p"),
    )
}

/// That a row of a statement's own table survives; none for a kept table, where all do.
fn stays(c: Context<'_>, name: &TableRef) -> Option<String> {
    let (_, table) = c.table(name)?;
    let survivors = c.survivors(name)?;
    Some(format!(
        "EXISTS (SELECT 1 FROM {survivors} data_class_s WHERE {})",
        c.key_is(table, &c.own(name), "data_class_s.k")
    ))
}

/// `UPDATE t SET a = NULL`. Columns that the engine would set to the clock by itself keep their values.
pub(super) fn set_null(c: Context<'_>, name: &TableRef, columns: &[String]) -> String {
    let mut sets: Vec<String> = columns
        .iter()
        .map(|column| format!("{} = NULL", c.q.name(column)))
        .collect();
    sets.extend(untouched(c, name, columns));
    format!("UPDATE {} SET {}", c.target(name), sets.join(", "))
}

/// Assignments that leave columns as they are which the engine would set to the clock.
fn untouched(c: Context<'_>, name: &TableRef, columns: &[String]) -> Vec<String> {
    let Some((_, table)) = c.table(name) else {
        return Vec::new();
    };
    table
        .columns
        .iter()
        .filter(|column| column.touched_by_update && !columns.contains(&column.name))
        .map(|column| c.q.name(&column.name))
        .map(|name| format!("{name} = {name}"))
        .collect()
}

/// A step of the plan. `goes` is what tells the rows that go in each of its tables.
fn deletion(c: Context<'_>, step: &Step) -> Vec<Op> {
    delete_step(c, step, &|name| c.goes(name))
}

/// The statements of a step, with a condition for the rows that go.
pub(super) fn delete_step(
    c: Context<'_>,
    step: &Step,
    goes: &dyn Fn(&TableRef) -> Option<String>,
) -> Vec<Op> {
    let mut ops = vec![Op::note(&*visible(&step.reason))];
    for null in &step.null_first {
        ops.extend(null_first(c, null, goes));
    }
    for id in &step.itself_first {
        ops.extend(itself_first(c, id, goes));
    }
    if step.how == How::OneStatement && c.dialect() == Dialect::Postgres {
        ops.push(one_statement(c, step, goes));
        return ops;
    }
    for name in &step.tables {
        ops.push(Op::change(delete_from(c, name), goes(name)));
    }
    ops
}

fn delete_from(c: Context<'_>, name: &TableRef) -> String {
    format!("DELETE FROM {}", c.target(name))
}

fn null_first(
    c: Context<'_>,
    null: &NullFirst,
    goes: &dyn Fn(&TableRef) -> Option<String>,
) -> Option<Op> {
    let reference = c.reference(&null.reference)?;
    let mut condition = c.has_reference(reference, &c.own(&reference.child));
    if let Some(goes) = goes(&reference.child) {
        condition.push_str(&format!("\n  AND {goes}"));
    }
    Some(Op::change(
        set_null(c, &reference.child, &null.set_null),
        Some(condition),
    ))
}

/// Chains of rows that cascade are taken apart, so that the engine need not follow them.
fn itself_first(
    c: Context<'_>,
    id: &RefId,
    goes: &dyn Fn(&TableRef) -> Option<String>,
) -> Option<Op> {
    let reference = c.reference(id)?;
    let mut sets: Vec<String> = reference
        .columns
        .iter()
        .zip(&reference.parent_columns)
        .map(|(column, of)| format!("{} = {}", c.q.name(column), c.q.name(of)))
        .collect();
    sets.extend(untouched(c, &reference.child, &reference.columns));
    let head = format!(
        "UPDATE {} SET {}",
        c.target(&reference.child),
        sets.join(", ")
    );
    Some(Op::change(head, goes(&reference.child)))
}

fn one_statement(c: Context<'_>, step: &Step, goes: &dyn Fn(&TableRef) -> Option<String>) -> Op {
    let statements: Vec<String> = step
        .tables
        .iter()
        .map(|name| {
            let goes = goes(name).map_or(String::new(), |goes| format!(" WHERE {goes}"));
            format!("{}{goes}", delete_from(c, name))
        })
        .collect();
    Op::change(as_one(&statements, "data_class_d"), None)
}

/// Several statements as one: all but the last are data-modifying CTEs, called after `prefix` and their number.
pub(super) fn as_one(statements: &[String], prefix: &str) -> String {
    let Some((last, first)) = statements.split_last() else {
        return String::new();
    };
    let first: Vec<String> = first
        .iter()
        .enumerate()
        .map(|(at, sql)| format!("{prefix}{at} AS ({sql})"))
        .collect();
    let with = if first.is_empty() {
        String::new()
    } else {
        format!("WITH {}\n", first.join(",\n  "))
    };
    format!("{with}{last}")
}
