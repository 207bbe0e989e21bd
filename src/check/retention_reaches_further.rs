//! DC0012: a retention rule would touch rows outside itself.

use super::Context;
use super::refusals::Refused;
use crate::diagnostic::{Code, Diagnostic};
use crate::plan::RefusalKind;

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for refused in context.refusals("DC0012") {
        findings.push(finding(context, &refused));
    }
}

fn finding(context: &Context<'_>, refused: &Refused<'_, '_>) -> Diagnostic {
    let (from, table) = (refused.from(), &refused.table.name);
    let message = match refused.refusal.kind {
        RefusalKind::Deletes => format!("purging `{from}` would delete rows of `{table}`"),
        RefusalKind::Changes => format!("purging `{from}` would change rows of `{table}`"),
        _ => format!("rows of `{table}` stand in the way of purging `{from}`"),
    };
    let message = format!("{message}{}", refused.only_in());
    let mut finding = context.about(Code::RetentionReachesFurther, refused.table, message);
    let columns = refused.last_columns().join(", ");
    if let Some(place) = context.place_of_class(refused.table) {
        finding = finding.at(place, format!("does not say what becomes of `{columns}`"));
    }
    let (database, dialect) = (refused.table.database, refused.plan.dialect);
    let rule = context.table_named(database, dialect, &refused.refusal.from);
    if let Some((table, annotation)) = rule.and_then(|table| Some((table, table.annotation()?))) {
        let span = annotation
            .retain
            .as_ref()
            .map(|retain| retain.span)
            .or_else(|| annotation.expires.as_ref().map(|expires| expires.span));
        if let Some(place) = span.and_then(|span| context.in_annotation(table, span)) {
            finding = finding.also(place, "the retention rule");
        }
    }
    finding = finding
        .note(refused.path.clone())
        .note("a rule deletes its own rows and changes no others, whatever the key would do");
    if let Some(column) = refused.detachable() {
        finding = finding.help(format!(
            "if its rows outlive the ones they point at: detach = [{column:?}]"
        ));
    }
    match refused.last_columns().first() {
        Some(column) => finding.help(format!(
            "if its rows go with the ones they point at: with_parent = [{column:?}]"
        )),
        None => finding,
    }
}
