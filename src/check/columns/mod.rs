//! DC0004: a column named in an annotation does not exist in the table, or has the wrong type.
//!
//! A name must hold in every dialect that has the table: the same annotation makes the SQL of each.

use std::collections::BTreeSet;

use data_class_grammar::{Reference, Spanned, Unit};

use super::Context;
use crate::annotation::Annotation;
use crate::classes::ClassifiedTable;
use crate::diagnostic::{Code, Diagnostic};
use crate::schema::{Column, Dialect, Schema, Table};
use crate::span::Span;

mod predicates;
mod types;

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for table in &context.classes.tables {
        if let Some(annotation) = table.annotation() {
            let mut columns = Columns {
                context,
                table,
                annotation,
                findings,
                said: BTreeSet::new(),
            };
            for (dialect, schema, in_dialect) in &table.dialects {
                columns.check_dialect(*dialect, schema, in_dialect);
            }
        }
    }
}

/// The check of one table's annotation; the same complaint about two dialects is made once.
struct Columns<'c, 'a, 'f> {
    context: &'c Context<'a>,
    table: &'c ClassifiedTable<'a>,
    annotation: &'a Annotation,
    findings: &'f mut Vec<Diagnostic>,
    said: BTreeSet<(Span, String)>,
}

impl Columns<'_, '_, '_> {
    fn check_dialect(&mut self, dialect: Dialect, schema: &Schema, table: &Table) {
        let annotation = self.annotation;
        for column in &annotation.key {
            self.existing("key", column, table);
        }
        for column in annotation.detach.iter() {
            self.detach(column, table);
        }
        for column in annotation.holds.iter() {
            self.reference_column("holds", column, table);
        }
        if let Some(data_class_grammar::WithParent::Columns(columns)) = &annotation.with_parent {
            for column in columns {
                self.reference_column("with_parent", column, table);
            }
        }
        for (key, column) in [("by", &annotation.by), ("expires", &annotation.expires)] {
            if let Some(column) = column {
                self.time(key, column, dialect, table);
            }
        }
        for reference in &annotation.references {
            self.reference(reference, schema, table);
        }
        self.predicates(dialect, table);
    }

    /// The column of a name, or the finding that there is none.
    fn existing<'t>(
        &mut self,
        key: &str,
        name: &Spanned<String, Span>,
        table: &'t Table,
    ) -> Option<&'t Column> {
        let column = table.column(&name.value);
        if column.is_none() {
            let message = format!(
                "`{key}` names column `{}`, which table `{}` does not have",
                name.value, self.table.name
            );
            self.unknown_column(message, name.span, &name.value, table);
        }
        column
    }

    fn unknown_column(&mut self, message: String, span: Span, name: &str, table: &Table) {
        let names = || table.columns.iter().map(|column| column.name.as_str());
        let help = match data_class_grammar::nearest(name, names()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("its columns are {}", crate::text::list(names(), 12)),
        };
        self.say(message, span, "no such column", help);
    }

    fn detach(&mut self, name: &Spanned<String, Span>, table: &Table) {
        let Some(column) = self.reference_column("detach", name, table) else {
            return;
        };
        if column.not_null {
            self.say(
                format!("`detach` names column `{}`, which is NOT NULL", name.value),
                name.span,
                "can't be set to NULL",
                "let the referenced rows survive instead: `holds` on system rows, or leave it out on user rows".into(),
            );
        }
    }

    /// A column that must be part of a foreign key or of a declared reference.
    fn reference_column<'t>(
        &mut self,
        key: &str,
        name: &Spanned<String, Span>,
        table: &'t Table,
    ) -> Option<&'t Column> {
        let column = self.existing(key, name, table)?;
        let keyed = table
            .foreign_keys
            .iter()
            .any(|fk| fk.columns.contains(&name.value));
        let declared = self
            .annotation
            .references
            .iter()
            .any(|r| r.columns.contains(&name.value));
        if !keyed && !declared {
            self.say(
                format!(
                    "`{key}` names column `{}`, which is no reference",
                    name.value
                ),
                name.span,
                "neither foreign key nor `references`",
                format!(
                    "declare where it points: references = [\"{} -> table.id\"]",
                    name.value
                ),
            );
        }
        Some(column)
    }

    fn time(&mut self, key: &str, name: &Spanned<String, Span>, dialect: Dialect, table: &Table) {
        let Some(column) = self.existing(key, name, table) else {
            return;
        };
        let unit = self.annotation.unit.as_ref();
        let Some((message, help)) =
            types::time_problem(key, column, dialect, unit.map(|u| u.value))
        else {
            return;
        };
        let span = unit
            .filter(|_| types::is_time(&column.ty, dialect))
            .map_or(name.span, |u| u.span);
        self.say(message, span, format!("its type is `{}`", column.ty), help);
    }

    fn reference(&mut self, reference: &Reference<Span>, schema: &Schema, table: &Table) {
        for column in &reference.columns {
            if table.column(column).is_none() {
                let message = format!(
                    "`references` names column `{column}`, which table `{}` does not have",
                    self.table.name
                );
                self.unknown_column(message, reference.span, column, table);
            }
        }
        let Ok(parent) = schema.find(&reference.table) else {
            let near = schema
                .base_tables()
                .map(|t| schema.name_of(t).to_string())
                .collect::<Vec<_>>();
            let help = match data_class_grammar::nearest(
                &reference.table,
                near.iter().map(String::as_str),
            ) {
                Some(name) => format!("did you mean `{name}`?"),
                None => "a reference points at a table of the same database".to_owned(),
            };
            let message = format!(
                "`references` names table `{}`, which is not in the schema",
                reference.table
            );
            self.say(message, reference.span, "no such table", help);
            return;
        };
        for column in &reference.parent_columns {
            if parent.column(column).is_none() {
                let message = format!(
                    "`references` names column `{column}`, which table `{}` does not have",
                    reference.table
                );
                self.unknown_column(message, reference.span, column, parent);
            }
        }
    }

    fn say(&mut self, message: String, span: Span, label: impl Into<String>, help: String) {
        if !self.said.insert((span, message.clone())) {
            return;
        }
        let mut finding = self.context.about(Code::ColumnUnknown, self.table, message);
        if !help.is_empty() {
            finding = finding.help(help);
        }
        if let Some(place) = self.context.in_annotation(self.table, span) {
            finding = finding.at(place, label);
        }
        self.findings.push(finding);
    }
}

/// The word for a unit in messages.
fn unit_name(unit: Unit) -> &'static str {
    match unit {
        Unit::Seconds => "seconds",
        Unit::Milliseconds => "milliseconds",
        Unit::Microseconds => "microseconds",
    }
}
