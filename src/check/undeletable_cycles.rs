//! DC0020: rows that reference each other can't be deleted in any order.

use super::Context;
use super::refusals::Refused;
use crate::diagnostic::{Code, Diagnostic};
use crate::plan::RowKey;

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for refused in context.refusals("DC0020") {
        let table = &refused.table.name;
        let message = format!(
            "rows of `{table}` can't be deleted in any order{}",
            refused.only_in()
        );
        let mut finding = context.about(Code::RowsUndeletable, refused.table, message);
        if let Some(place) = context.place_of_class(refused.table) {
            finding = finding.at(place, "its rows are to be cleaned");
        }
        let columns = refused.last_columns().join(", ");
        let finding = finding.note(refused.path.clone());
        findings.push(match is_known_by_values(&refused) {
            true => finding
                .note(format!(
                    "the engine looks at keys row by row, so that `{columns}` is cut before rows go; without a key of their own they are known by it"
                ))
                .help(format!("give `{table}` a primary key, in a migration")),
            false => finding
                .note("every column on the way is NOT NULL, and the engine looks at keys row by row: each row waits for another one to go first")
                .help(format!("let one of the keys be cut, in a migration: `{columns}` nullable"))
                .help("or let all keys of the cycle be ON DELETE CASCADE"),
        });
    }
}

/// Whether the reference could be cut, but for rows that would not be known then.
fn is_known_by_values(refused: &Refused<'_, '_>) -> bool {
    let Some(table) = refused.plan.table(&refused.refusal.reached) else {
        return false;
    };
    let mut columns = refused.last_columns().iter();
    let nullable = |name: &String| table.column(name).is_some_and(|column| !column.not_null);
    matches!(table.row_key, RowKey::Values(_)) && columns.any(nullable)
}
