//! DC0018: the dialects' migrations have drifted apart: a table, column or key is missing in one of them.

use std::collections::BTreeSet;

use super::Context;
use crate::classes::ClassifiedTable;
use crate::diagnostic::{Code, Diagnostic};
use crate::schema::{Dialect, Table};

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for table in &context.classes.tables {
        let database = &context.classes.databases[table.database];
        if database.schemas.len() < 2 {
            continue;
        }
        let all: Vec<Dialect> = database
            .schemas
            .iter()
            .map(|schema| schema.dialect)
            .collect();
        let differences = differences(&all, table);
        let message = match differences.as_slice() {
            [] => continue,
            [one] => one.clone(),
            many => format!(
                "the dialects disagree on table `{}` in {} ways",
                table.name,
                many.len()
            ),
        };
        let mut finding = context.about(Code::DialectsDiffer, table, message);
        let place = context
            .classes
            .place_of(table, &context.config_file)
            .or_else(|| (context.made_at)(table.database, table.name.as_str()));
        if let Some(place) = place {
            finding = finding.at(place, "differs between dialects");
        }
        if differences.len() > 1 {
            finding.notes = differences;
        }
        findings.push(
            finding
                .note("what is proven on one database does not hold on another")
                .help("add a migration that makes them alike"),
        );
    }
}

fn differences(all: &[Dialect], table: &ClassifiedTable<'_>) -> Vec<String> {
    let there: Vec<Dialect> = table
        .dialects
        .iter()
        .map(|(dialect, _, _)| *dialect)
        .collect();
    let lacking: Vec<Dialect> = all.iter().copied().filter(|d| !there.contains(d)).collect();
    if !lacking.is_empty() {
        return vec![format!(
            "table `{}` is missing in {}",
            table.name,
            names(&lacking)
        )];
    }
    let mut differences = Vec::new();
    compare(table, &mut differences, "column", |table| {
        table
            .columns
            .iter()
            .map(|column| column.name.to_ascii_lowercase())
            .collect()
    });
    compare(table, &mut differences, "foreign key", |table| {
        table
            .foreign_keys
            .iter()
            .map(|key| {
                format!(
                    "{} -> {} ON DELETE {}",
                    key.columns.join(", "),
                    key.table,
                    action(key.on_delete)
                )
            })
            .collect()
    });
    differences
}

/// NO ACTION and RESTRICT are one here: MariaDB has only the latter.
fn action(action: crate::schema::Action) -> &'static str {
    match action {
        crate::schema::Action::NoAction => "RESTRICT",
        other => other.sql(),
    }
}

fn compare(
    table: &ClassifiedTable<'_>,
    differences: &mut Vec<String>,
    noun: &str,
    of: impl Fn(&Table) -> BTreeSet<String>,
) {
    let sets: Vec<(Dialect, BTreeSet<String>)> = table
        .dialects
        .iter()
        .map(|(dialect, _, table)| (*dialect, of(table)))
        .collect();
    let union: BTreeSet<&String> = sets.iter().flat_map(|(_, set)| set).collect();
    for item in union {
        let lacking: Vec<Dialect> = sets
            .iter()
            .filter(|(_, set)| !set.contains(item))
            .map(|(dialect, _)| *dialect)
            .collect();
        if !lacking.is_empty() {
            differences.push(format!(
                "{noun} `{item}` of table `{}` is missing in {}",
                table.name,
                names(&lacking)
            ));
        }
    }
}

fn names(dialects: &[Dialect]) -> String {
    dialects
        .iter()
        .map(|dialect| dialect.name())
        .collect::<Vec<_>>()
        .join(" and ")
}
