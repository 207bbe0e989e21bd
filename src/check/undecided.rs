//! DC0007: a mixed table without a rule, or one whose day of decision has passed.

use data_class_grammar::Class;

use super::Context;
use crate::diagnostic::{Code, Diagnostic, Severity};

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for table in context.tables_of(Class::Mixed) {
        let Some(annotation) = table.annotation() else {
            continue;
        };
        if annotation.system_rows.is_some() {
            continue;
        }
        let at = |span| context.in_annotation(table, span);
        match &annotation.review_by {
            None => {
                let mut finding = context.about(
                    Code::MixedUndecided,
                    table,
                    format!("mixed table `{}` says neither which rows are system nor when that is decided", table.name),
                );
                if let Some(place) = at(annotation.class.span) {
                    finding = finding.at(place, "which rows must survive?");
                }
                findings.push(
                    finding
                        .help("say which rows are system: #[data_class(mixed, system_rows = \"account_id IS NULL\")]")
                        .help("or by when somebody decides: #[data_class(mixed, review_by = \"2027-03-31\", owner = \"billing\")]"),
                );
            }
            Some(day) if context.today > day.value => {
                let owner = annotation
                    .owner
                    .as_ref()
                    .map_or("its owner", |owner| &owner.value);
                let mut finding = context.about(
                    Code::MixedUndecided,
                    table,
                    format!(
                        "mixed table `{}` was to be decided by {}",
                        table.name, day.value
                    ),
                );
                if context.lenient_dates {
                    finding.severity = Severity::Warning;
                }
                if let Some(place) = at(day.span) {
                    finding = finding.at(place, format!("{owner} was to decide"));
                }
                findings.push(
                    finding
                        .note("until it is decided the table is kept whole and counts as system in every proof")
                        .help("replace `review_by` and `owner` by `system_rows = \"...\"`; `{program} suggest` shows candidates"),
                );
            }
            Some(_) => {}
        }
    }
}
