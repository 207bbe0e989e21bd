//! DC0011: nothing to check. A gate that saw nothing has not passed.

use super::Context;
use crate::diagnostic::{Code, Diagnostic};
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

fn no_struct(context: &Context<'_>) -> Diagnostic {
    let walked: usize = context.packages.iter().map(|package| package.walked).sum();
    let finding = Diagnostic::new(
        Code::NothingToCheck,
        format!(
            "nothing to check: no struct maps to a table ({} and {} were read)",
            crate::text::count(context.packages.len(), "package"),
            crate::text::count(walked, "file"),
        ),
    )
    .note("a gate that saw nothing has not passed")
    .help("a model has a derive of sqlx, diesel or sea-orm, one named in `derives`, or a `#[data_class]`");
    let mut rows = context
        .classes
        .structs
        .iter()
        .filter(|row| row.file.passed_over.is_none() && row.fact.passed_over.is_none());
    let finding = match (rows.next(), rows.count()) {
        (None, _) => finding,
        (Some(row), others) => finding.help(format!(
            "{}, `{}` among them, {} named like no table: say above a struct which one is its own, \
             #[data_class(..., table = \"...\")]; `{{program}} list` shows them",
            crate::text::count(others + 1, "struct"),
            row.fact.name,
            if others == 0 { "is" } else { "are" },
        )),
    };
    finding.help(format!(
        "if the application has no structs at all, say so in {}: [models] packages = []",
        context.config_file
    ))
}
