//! DC0020: rows that reference each other can't be deleted in any order.

use super::Context;
use crate::diagnostic::{Code, Diagnostic};

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
        findings.push(
            finding
                .note(refused.path.clone())
                .note("every column on the way is NOT NULL, and the engine looks at keys row by row: each row waits for another one to go first")
                .help(format!("let one of the keys be cut, in a migration: `{columns}` nullable"))
                .help("or let all keys of the cycle be ON DELETE CASCADE"),
        );
    }
}
