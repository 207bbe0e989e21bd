//! DC0026: cleaning would delete rows that come with the migrations, and none of those runs again.

use data_class_grammar::Class;

use super::Context;
use crate::classes::ClassifiedTable;
use crate::diagnostic::{Code, Diagnostic};

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for table in context.tables_of(Class::User) {
        let Some(annotation) = table.annotation() else {
            continue;
        };
        // Both are decisions about rows that stay, or may go.
        let decided = annotation.keep.is_some() || annotation.reason.is_some();
        if decided || !is_seeded(table) {
            continue;
        }
        let mut finding = context.about(
            Code::SeededRowsCleaned,
            table,
            format!(
                "cleaning would delete the rows that migrations insert into `{}`",
                table.name
            ),
        );
        if let Some(place) = context.in_annotation(table, annotation.class.span) {
            finding = finding.at(place, "said to be user data");
        }
        findings.push(
            finding
                .note("it holds rows as soon as all migrations have run, and no migration that has run brings them back")
                .help("if they must survive: #[data_class(user, keep = \"...\")], mixed with `system_rows`, or system")
                .help("if they may go: #[data_class(user, reason = \"rows to try it with\")]"),
        );
    }
}

/// Whether the engine of any dialect found rows after the migrations.
fn is_seeded(table: &ClassifiedTable<'_>) -> bool {
    let mut dialects = table.dialects.iter();
    dialects.any(|(_, schema, source)| schema.seeded(source).flatten().is_some())
}
