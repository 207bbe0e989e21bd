//! DC0011: nothing to check. A gate that saw nothing has not passed.

use super::Context;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::resolve::Resolution;

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let classes = context.classes;
    let unknown = classes
        .databases
        .iter()
        .any(|database| database.schemas.is_empty());
    if classes.tables.is_empty() && !unknown {
        findings.push(
            Diagnostic::new(
                Code::NothingToCheck,
                "nothing to check: the schema has no tables",
            )
            .note("a gate that saw nothing has not passed")
            .help(format!(
                "is the right folder named in `migrations` of {}?",
                context.config_file
            )),
        );
    }
    // `packages = []` says on purpose that there are no structs: then the configuration classifies all tables.
    let wanted = context
        .config
        .models
        .packages
        .as_ref()
        .is_none_or(|packages| !packages.is_empty());
    let found = classes
        .structs
        .iter()
        .any(|row| !matches!(row.resolution, Resolution::PassedOver(_)));
    if wanted && !found {
        findings.push(no_struct(context));
    }
}

/// An error where no struct was found at all. Where rows were found, something was seen: every table is still held
/// to have a class, by the configuration, and a warning is enough.
fn no_struct(context: &Context<'_>) -> Diagnostic {
    let rows: Vec<&str> = context
        .classes
        .structs
        .iter()
        .filter(|row| row.file.passed_over.is_none() && row.fact.passed_over.is_none())
        .map(|row| row.fact.name.as_str())
        .collect();
    let walked: usize = context.packages.iter().map(|package| package.walked).sum();
    let read = format!(
        "({} and {} were read)",
        crate::text::count(context.packages.len(), "package"),
        crate::text::count(walked, "file"),
    );
    if !rows.is_empty() {
        let mut finding = Diagnostic::new(
            Code::NothingToCheck,
            format!("no struct maps to a table {read}"),
        )
        .note(format!(
            "structs of rows are there, but none is named like a table: {}",
            crate::text::list(rows, 4)
        ))
        .help("say above a struct which table is its own: #[data_class(..., table = \"...\")]");
        finding.severity = Severity::Warning;
        return finding;
    }
    Diagnostic::new(
        Code::NothingToCheck,
        format!("nothing to check: no struct maps to a table {read}"),
    )
    .note("a gate that saw nothing has not passed")
    .help("a model has a derive of sqlx, diesel or sea-orm, one named in `derives`, or a `#[data_class]`")
    .help(format!(
        "if the application has no structs at all, say so in {}: [models] packages = []",
        context.config_file
    ))
}
