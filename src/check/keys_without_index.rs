//! DC0013: a foreign key that cleanup depends on has no index.

use std::collections::BTreeSet;

use super::Context;
use crate::classes::Declared;
use crate::diagnostic::{Code, Diagnostic};
use crate::plan::{Decision, Plan, Reference};
use crate::predicate::quote_identifier;
use crate::schema::{Dialect, TableName};

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for (database, plans) in context.plans.iter().enumerate() {
        // The same key in another dialect, and another key over the same columns, need the same index.
        let mut said = BTreeSet::new();
        for plan in plans {
            for reference in plan.references.iter().filter(|r| depends_on(r)) {
                let key = key(plan, reference);
                if said.insert(key.clone()) {
                    let lacking = plans.iter().filter(|plan| {
                        let mut references = plan.references.iter().filter(|r| depends_on(r));
                        references.any(|other| self::key(plan, other) == key)
                    });
                    let lacking: Vec<Dialect> = lacking.map(|plan| plan.dialect).collect();
                    let only = match lacking.len() == plans.len() {
                        true => String::new(),
                        false => super::refusals::in_dialects(&lacking),
                    };
                    findings.extend(finding(context, database, plan, reference, &only));
                }
            }
        }
    }
}

/// The columns that the index would be on.
fn key(plan: &Plan, reference: &Reference) -> (TableName, Vec<String>) {
    let child = &reference.child;
    let table = TableName::new(plan.dialect, &child.schema, &child.table);
    (table, reference.columns.clone())
}

/// Rows of its parent are deleted, and each time the database looks for rows that reference them.
fn depends_on(reference: &Reference) -> bool {
    !reference.indexed && reference.is_foreign_key() && reference.decision != Decision::Untouched
}

fn finding(
    context: &Context<'_>,
    database: usize,
    plan: &Plan,
    reference: &Reference,
    only: &str,
) -> Option<Diagnostic> {
    let table = context.table_named(database, plan.dialect, &reference.child)?;
    if matches!(table.declared, Declared::Nobody) {
        return None;
    }
    let parent = TableName::new(
        plan.dialect,
        &reference.parent.schema,
        &reference.parent.table,
    );
    let message = format!(
        "foreign key `{}.{}` has no index, and cleaning `{parent}` depends on it{only}",
        table.name,
        reference.columns.join(", ")
    );
    let mut finding = context.about(Code::KeyWithoutIndex, table, message);
    if let Some(place) = context.place_of_class(table) {
        finding = finding.at(place, "its table");
    }
    Some(
        finding
            .note(format!(
                "for each row of `{parent}` that is deleted the database reads all of `{}`",
                table.name
            ))
            .help(statement(plan.dialect, reference)),
    )
}

/// The statement that makes the index.
fn statement(dialect: Dialect, reference: &Reference) -> String {
    let name = |name: &str| {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        match name.chars().all(plain) && name.starts_with(|c: char| !c.is_ascii_digit()) {
            true => name.to_owned(),
            false => quote_identifier(name, dialect),
        }
    };
    let child = &reference.child;
    let table = match child.schema == dialect.default_schema() {
        true => name(&child.table),
        false => format!("{}.{}", name(&child.schema), name(&child.table)),
    };
    let index = format!("{}_{}", child.table, reference.columns.join("_"));
    let columns: Vec<String> = reference
        .columns
        .iter()
        .map(|column| name(column))
        .collect();
    format!(
        "CREATE INDEX {} ON {table} ({});",
        name(&index),
        columns.join(", ")
    )
}
