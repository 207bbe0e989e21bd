//! DC0017: a column that looks like a reference has neither foreign key nor `references`.

use data_class_grammar::Class;

use super::Context;
use crate::classes::ClassifiedTable;
use crate::diagnostic::{Code, Diagnostic};
use crate::resolve::parent_by_name;
use crate::schema::{Column, Schema, Table};

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for table in &context.classes.tables {
        if table.class() == Some(Class::External) {
            continue;
        }
        let Some((_, schema, source)) = table.dialects.first() else {
            continue;
        };
        for column in &source.columns {
            if is_explained(table, source, column) {
                continue;
            }
            let Some(parent) = parent_by_name(schema, source, column) else {
                continue;
            };
            findings.push(finding(context, table, schema, column, parent));
        }
    }
}

/// Whether a foreign key of any dialect, a declared reference or the primary key explains the column.
fn is_explained(table: &ClassifiedTable<'_>, source: &Table, column: &Column) -> bool {
    let keyed = table
        .dialects
        .iter()
        .flat_map(|(_, _, table)| &table.foreign_keys)
        .any(|key| key.columns.contains(&column.name));
    let declared = table.annotation().is_some_and(|a| {
        a.references
            .iter()
            .any(|r| r.columns.contains(&column.name))
    });
    keyed || declared || source.primary_key == [column.name.clone()]
}

fn finding(
    context: &Context<'_>,
    table: &ClassifiedTable<'_>,
    schema: &Schema,
    column: &Column,
    parent: &Table,
) -> Diagnostic {
    let parent_name = schema.name_of(parent);
    let key = parent.primary_key.first().map_or("id", String::as_str);
    let mut finding = context.about(
        Code::ReferenceUndeclared,
        table,
        format!(
            "column `{}.{}` looks like a reference to `{parent_name}`, and nothing says so",
            table.name, column.name
        ),
    );
    let place = table
        .annotation()
        .and_then(|annotation| context.in_annotation(table, annotation.class.span))
        .or_else(|| {
            context
                .classes
                .best_struct(table)
                .map(|row| row.fact.place.clone())
        })
        .or_else(|| (context.made_at)(table.database, table.name.as_str()));
    if let Some(place) = place {
        finding = finding.at(place, "no foreign key, no `references`");
    }
    finding
        .note("a proof that no system row can be lost rests on the references it knows")
        .help(format!(
            "declare it: references = [\"{} -> {parent_name}.{key}\"]",
            column.name
        ))
}
