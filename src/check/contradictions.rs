//! DC0014: the class contradicts the columns. Guessing to get green shows here.

use data_class_grammar::Class;

use super::Context;
use crate::diagnostic::{Code, Diagnostic};
use crate::schema::Column;

/// Columns that tie a row to a person or a customer.
const OWNERS: &[&str] = &[
    "account_id",
    "user_id",
    "owner_id",
    "tenant_id",
    "customer_id",
    "member_id",
    "organization_id",
    "organisation_id",
    "org_id",
    "profile_id",
    "created_by",
    "created_by_id",
    "author_id",
];

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for table in context.tables_of(Class::System) {
        let Some(annotation) = table.annotation() else {
            continue;
        };
        // `detach` and `holds` are decisions about exactly such a column.
        let decided = |name: &str| {
            annotation
                .detach
                .iter()
                .chain(&annotation.holds)
                .any(|column| column.value == name)
        };
        let columns = table
            .dialects
            .iter()
            .flat_map(|(_, _, table)| &table.columns);
        let Some(column) = columns
            .into_iter()
            .find(|c| is_personal(c) && !decided(&c.name))
        else {
            continue;
        };
        let mut finding = context.about(
            Code::ClassContradictsColumns,
            table,
            format!(
                "system table `{}` has a column `{}`",
                table.name, column.name
            ),
        );
        if let Some(place) = context.in_annotation(table, annotation.class.span) {
            finding = finding.at(place, "said to be system data");
        }
        let finding =
            finding.note("rows that belong to a person or a customer are usually user data");
        findings.push(if column.not_null {
            finding.help("if every row belongs to somebody: #[data_class(user)]")
        } else {
            finding.help(format!(
                "if the rows without one are the system's: #[data_class(mixed, system_rows = \"{} IS NULL\")]",
                column.name
            ))
        });
    }
}

fn is_personal(column: &Column) -> bool {
    let name = column.name.to_ascii_lowercase();
    let email = name == "email" || name.ends_with("_email") || name == "email_address";
    OWNERS.contains(&name.as_str()) || email
}
