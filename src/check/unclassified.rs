//! DC0001 and DC0002: a table that nobody classified. One table is one finding.

use super::{Context, opaque};
use crate::classes::{ClassifiedTable, Declared, StructRole};
use crate::config::Unmapped;
use crate::config::baseline::quote_key;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::resolve::Resolution;

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for table in &context.classes.tables {
        if matches!(table.declared, Declared::Nobody) && !is_broken(context, table) {
            match context.classes.best_struct(table) {
                Some(_) => findings.push(model(context, table)),
                None if opaque::hides(context, table) => {}
                None => findings.push(bare_table(context, table)),
            }
        }
    }
    unmapped(context, findings);
}

/// Whether a struct of the table has an annotation that was not understood: that finding is enough.
fn is_broken(context: &Context<'_>, table: &ClassifiedTable<'_>) -> bool {
    table.structs.iter().any(|&at| {
        context.classes.structs[at]
            .fact
            .annotations
            .iter()
            .any(|p| !p.problems.is_empty())
    })
}

fn model(context: &Context<'_>, table: &ClassifiedTable<'_>) -> Diagnostic {
    let best = context
        .classes
        .best_struct(table)
        .expect("the caller found one");
    let name = context.classes.model_of(table).unwrap_or_default();
    let mut finding = context
        .about(
            Code::ModelUnclassified,
            table,
            format!(
                "model `{name}` (table `{}`) has no classification",
                table.name
            ),
        )
        .at(best.fact.place.clone(), "is it system, user or mixed data?");
    for &at in &table.structs {
        let other = &context.classes.structs[at];
        if other.fact.place != best.fact.place {
            finding = finding.also(other.fact.place.clone(), "maps to the same table");
        }
    }
    finding = finding
        .note("until it has a class, no cleanup may touch the table, and nobody knows whether it must survive");
    if !best.package.member {
        return finding.help(format!(
            "the struct is a dependency's; say it in {}:\n    [tables.{}]\n    class = \"system\"    # or user, mixed, external",
            context.config_file,
            quote_key(&table.written())
        ));
    }
    finding = finding.help(choices(best.attribute())).help(format!(
        "`{{program}} suggest` says which one is likely for `{}`, and why",
        table.name
    ));
    if best.package.annotated {
        return finding;
    }
    let package = &best.package.name;
    finding.help(format!(
        "the attribute comes with its crate: cargo add data-class -p {package}"
    ))
}

/// The attributes to choose from, ready to paste.
fn choices(attribute: &str) -> String {
    let choices = [
        ("system", "must survive: plans, prompts, taxonomies"),
        ("user", "may be cleaned: accounts, content, logs"),
        (
            "mixed, system_rows = \"...\"",
            "a rule per row, e.g. account_id IS NULL",
        ),
        ("projection", "not a table: a query's row or a DTO"),
    ];
    let mut text = "add one of these above the struct:".to_owned();
    for (class, meaning) in choices {
        let line = format!("#[{attribute}({class})]");
        let width = attribute.len() + 34;
        text += &format!("\n    {line:width$}  // {meaning}");
    }
    text
}

fn bare_table(context: &Context<'_>, table: &ClassifiedTable<'_>) -> Diagnostic {
    let mut finding = context.about(
        Code::TableUnclassified,
        table,
        format!("table `{}` has no struct and no classification", table.name),
    );
    if let Some(place) = (context.made_at)(table.database, table.name.as_str()) {
        finding = finding.at(place, "made here");
    }
    finding
        .note("no struct that was read maps to it, so its class belongs into the configuration")
        .help(format!(
            "add to {}:\n    [tables.{}]\n    class = \"system\"    # or user, mixed, external",
            context.config_file,
            quote_key(&table.written())
        ))
        .help(match context.classes.look_alike(table) {
            Some(row) => format!(
                "or, since `{}` ({}) has its columns, say above that struct: #[data_class(..., table = {:?})]",
                row.fact.name, row.fact.place, table.written()
            ),
            None => format!(
                "or, if a struct maps to it under another name: #[data_class(..., table = {:?})]",
                table.written()
            ),
        })
}

/// A row struct that maps to no table, where the configuration wants to hear of it.
fn unmapped(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let severity = match context.config.models.unmapped {
        Unmapped::Allow => return,
        Unmapped::Warn => Severity::Warning,
        Unmapped::Deny => Severity::Error,
    };
    for row in &context.classes.structs {
        let Resolution::PassedOver(reason) = &row.resolution else {
            continue;
        };
        let on_purpose = row.file.passed_over.is_some()
            || row.fact.passed_over.is_some()
            || !row.fact.annotations.is_empty()
            || !row.package.member;
        if row.role == StructRole::PassedOver && !on_purpose {
            let mut finding = Diagnostic::new(
                Code::ModelUnclassified,
                format!("`{}` maps to no table: {reason}", row.fact.name),
            )
            .at(row.fact.place.clone(), "a row struct without a table")
            .note("`unmapped` in the configuration asks for this")
            .help("if it is a query's row: #[data_class(projection)]; else name its table: #[data_class(..., table = \"...\")]")
            .model(&row.fact.name);
            finding.severity = severity;
            findings.push(finding);
        }
    }
}
