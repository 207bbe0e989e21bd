//! DC0005: cleaning would reach system rows.

use data_class_grammar::Class;

use super::Context;
use super::refusals::Refused;
use crate::classes::{ClassifiedTable, Declared};
use crate::diagnostic::{Code, Diagnostic};
use crate::plan::{Hop, RefusalKind};

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for refused in context.refusals("DC0005") {
        // One unclassified table is one finding, DC0001 or DC0002; the plan is refused all the same.
        if !matches!(refused.table.declared, Declared::Nobody) {
            findings.push(finding(context, &refused));
        }
    }
}

fn finding(context: &Context<'_>, refused: &Refused<'_, '_>) -> Diagnostic {
    let message = format!("{}{}", message(refused), refused.only_in());
    let mut finding = context.about(Code::CleaningReachesSystem, refused.table, message);
    let rule = refused
        .table
        .annotation()
        .and_then(|annotation| annotation.system_rows.as_ref())
        .filter(|_| refused.refusal.kind == RefusalKind::WritesSystemRows)
        .and_then(|rule| rule.text(refused.plan.dialect.name()))
        .and_then(|text| context.in_annotation(refused.table, text.span));
    if let Some(place) = rule.or_else(|| context.place_of_class(refused.table)) {
        finding = finding.at(place, label(refused));
    }
    if let Some((place, text)) = origin(context, refused) {
        finding = finding.also(place, text);
    }
    finding = finding.note(refused.path.clone());
    if let Some(why) = why(refused) {
        finding = finding.note(why);
    }
    for help in help(refused) {
        finding = finding.help(help);
    }
    finding
}

/// Where the table that is cleaned declares it.
fn origin(
    context: &Context<'_>,
    refused: &Refused<'_, '_>,
) -> Option<(crate::span::Place, String)> {
    let (database, dialect) = (refused.table.database, refused.plan.dialect);
    let from = context.table_named(database, dialect, &refused.refusal.from)?;
    let annotation = from.annotation()?;
    let place = context.in_annotation(from, annotation.class.span)?;
    (from.name != refused.table.name)
        .then(|| (place, format!("rows of `{}` are cleaned", from.name)))
}

/// What kind of table is reached: `system table`, `system rows of mixed table`.
fn noun(table: &ClassifiedTable<'_>) -> &'static str {
    match (table.class(), table.declared) {
        (Some(Class::Mixed), _) if !table.is_kept_whole() => "system rows of mixed table",
        (Some(Class::Mixed), _) => "rows of undecided table",
        (Some(Class::External), _) => "rows of external table",
        (Some(Class::User), _) => "rows of user table",
        (Some(Class::System), _) => "rows of system table",
        (Some(Class::Projection) | None, _) => "rows of unclassified table",
    }
}

fn message(refused: &Refused<'_, '_>) -> String {
    let (from, table) = (refused.from(), &refused.table.name);
    let rows = noun(refused.table);
    match refused.refusal.kind {
        RefusalKind::Deletes => format!("cleaning `{from}` would delete {rows} `{table}`"),
        RefusalKind::Changes if by_trigger(refused) => {
            format!("cleaning `{from}` could change or delete {rows} `{table}`")
        }
        RefusalKind::Changes => format!("cleaning `{from}` would change {rows} `{table}`"),
        RefusalKind::WritesSystemRows => format!(
            "cleaning `{from}` would write `{}`, by which `{table}` knows its system rows",
            refused.last_columns().join("`, `")
        ),
        RefusalKind::Blocks | RefusalKind::Undeletable => {
            format!("{rows} `{table}` stand in the way of cleaning `{from}`")
        }
        RefusalKind::Unknown => {
            format!("cleaning `{from}` fires a trigger that could reach any system row")
        }
    }
}

fn by_trigger(refused: &Refused<'_, '_>) -> bool {
    matches!(refused.refusal.path.last(), Some(Hop::Trigger { .. }))
}

fn label(refused: &Refused<'_, '_>) -> &'static str {
    match refused.refusal.kind {
        RefusalKind::WritesSystemRows => {
            "set to NULL or a default, a user row may become a system row"
        }
        RefusalKind::Unknown => "its rows are cleaned",
        _ => "its rows must stay as they are",
    }
}

fn why(refused: &Refused<'_, '_>) -> Option<&'static str> {
    match refused.table.class() {
        None => Some("until somebody classifies it, every row of a table counts as system"),
        Some(Class::Mixed) if refused.table.is_kept_whole() => Some(
            "until `system_rows` says which they are, every row of a mixed table counts as system",
        ),
        Some(Class::External) => Some("rows of somebody else's table count as system"),
        _ if by_trigger(refused) => Some(
            "nothing says what a trigger or rule that writes does with a table that it names, so the worst is taken",
        ),
        _ => None,
    }
}

fn help(refused: &Refused<'_, '_>) -> Vec<String> {
    let table = &refused.table.name;
    if refused.refusal.kind == RefusalKind::WritesSystemRows {
        return vec![
            "if its user rows go with the ones they point at: make that key ON DELETE CASCADE in a migration".into(),
            "else tell system rows by a column that no reference is in: system_rows = \"is_builtin\"".into(),
        ];
    }
    if refused.refusal.kind == RefusalKind::Unknown || by_trigger(refused) {
        let mut help = vec![
            "let the trigger or rule leave deletions out, or drop it, in a migration".to_owned(),
        ];
        if refused.refusal.kind != RefusalKind::Unknown {
            help.push(format!(
                "if `{table}` only follows user rows: #[data_class(user)]"
            ));
        }
        return help;
    }
    match refused.table.class() {
        None => vec![format!(
            "classify `{table}` first; if its rows go with these, as user"
        )],
        Some(Class::External | Class::Projection) => vec![format!(
            "if its rows may go, classify `{table}` as yours; else drop its key in a migration"
        )],
        Some(Class::Mixed) if refused.table.is_kept_whole() => undecided(refused),
        Some(Class::System | Class::User | Class::Mixed) => decisions(refused),
    }
}

/// Any decision settles it: that the rows go, too, which some of them are system, or what the reference means.
fn undecided(refused: &Refused<'_, '_>) -> Vec<String> {
    let mut help = vec![
        "if all its rows go with the ones they point at: #[data_class(user)]".to_owned(),
        "if some are system, say which: system_rows = \"...\" in place of `review_by` and `owner`"
            .to_owned(),
    ];
    if let Some(column) = refused.last_columns().first() {
        help.push(format!(
            "if all must stay: #[data_class(system)] with holds = [{column:?}]{}",
            match refused.detachable() {
                Some(column) => format!(" or detach = [{column:?}]"),
                None => String::new(),
            }
        ));
    }
    help
}

/// The answers that an annotation can give.
fn decisions(refused: &Refused<'_, '_>) -> Vec<String> {
    let mut help = Vec::new();
    if let Some(column) = refused.detachable() {
        help.push(format!(
            "if the rows stay without the ones they point at: detach = [{column:?}]"
        ));
    }
    if let Some(column) = refused.last_columns().first() {
        help.push(format!(
            "if the rows they point at must survive: holds = [{column:?}]"
        ));
    }
    if refused.table.class() == Some(Class::System) {
        help.push(
            "if the rows go with the ones they point at, they are user data: #[data_class(user)]"
                .into(),
        );
    }
    help
}
