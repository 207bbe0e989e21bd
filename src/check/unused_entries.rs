//! DC0010: an entry, a baseline line or a category that matches nothing. Exemptions rot; this one shows it.

use super::Context;
use crate::config::baseline::quote_key;
use crate::diagnostic::{Code, Diagnostic};
use crate::span::Place;

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let classes = context.classes;
    if !context.is_whole {
        return;
    }
    // Against a database whose schema is unknown, nothing can be called unused.
    if classes
        .databases
        .iter()
        .any(|database| database.schemas.is_empty())
    {
        return;
    }
    for entry in &context.config.tables {
        let used = classes.tables.iter().any(|table| {
            table
                .entries
                .iter()
                .any(|candidate| std::ptr::eq(*candidate, entry))
        });
        if !used {
            let near = data_class_grammar::nearest(
                &entry.pattern,
                classes.tables.iter().map(|table| table.name.as_str()),
            );
            let mut finding = Diagnostic::new(
                Code::EntryUnused,
                format!("`[tables.{}]` matches no table", quote_key(&entry.pattern)),
            )
            .at(context.in_config(entry.span), "matches nothing")
            .table(&entry.pattern);
            finding = match near {
                Some(name) => finding.help(format!("did you mean `{name}`?")),
                None => finding.help("remove the entry"),
            };
            findings.push(finding);
        }
    }
    for category in &context.config.catalog.categories {
        let used = classes
            .tables
            .iter()
            .any(|table| classes.category_of(table, context.config) == category.name);
        if !used {
            findings.push(
                Diagnostic::new(
                    Code::EntryUnused,
                    format!("category `{}` holds no table", category.name),
                )
                .at(context.in_config(category.span), "holds nothing")
                .help("remove it, or name it in an annotation: #[data_class(..., category = \"...\")]"),
            );
        }
    }
    baseline(context, findings);
}

fn baseline(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    use crate::classes::Declared;
    for line in &context.baseline.lines {
        let table = context.classes.tables.iter().find(|table| {
            context.classes.databases[table.database].name == line.database
                && table.name.as_str() == line.table
        });
        let message = match table {
            None => format!("the baseline names `{}`, which is no table", line.table),
            Some(table) if !matches!(table.declared, Declared::Baseline) => {
                format!(
                    "the baseline names `{}`, which has a class by now",
                    line.table
                )
            }
            Some(_) => continue,
        };
        findings.push(
            Diagnostic::new(Code::EntryUnused, message)
                .at(
                    Place {
                        file: context.baseline_file.clone(),
                        span: line.span,
                    },
                    "no longer needed",
                )
                .help("run `{program} baseline --shrink`")
                .table(&line.table),
        );
    }
}
