//! DC0006: two places classify one table differently.

use std::collections::BTreeMap;

use super::Context;
use crate::annotation::{Annotation, keys_of};
use crate::classes::{ClassifiedTable, Declared, table_annotation};
use crate::diagnostic::{Code, Diagnostic};
use crate::span::Place;

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for table in &context.classes.tables {
        match table.declared {
            Declared::Struct(at, annotation) => {
                among_structs(context, table, at, annotation, findings);
                if context.classes.structs[at].package.member {
                    entry_beside_struct(context, table, annotation, findings);
                }
            }
            Declared::Entry(_) => among_entries(context, table, findings),
            Declared::Baseline | Declared::Nobody => {}
        }
    }
}

fn among_structs(
    context: &Context<'_>,
    table: &ClassifiedTable<'_>,
    declarer: usize,
    declared: &Annotation,
    findings: &mut Vec<Diagnostic>,
) {
    let keys = keys_of(declared);
    for &at in table.structs.iter().filter(|&&at| at != declarer) {
        let row = &context.classes.structs[at];
        let Some(other) = table_annotation(row.fact) else {
            continue;
        };
        let Some(what) = difference(declared, &keys, other) else {
            continue;
        };
        let first = &context.classes.structs[declarer].fact;
        findings.push(
            Diagnostic::new(
                Code::ClassesDisagree,
                format!(
                    "two structs classify table `{}` differently: {what}",
                    table.name
                ),
            )
            .at(
                Place {
                    file: row.fact.place.file.clone(),
                    span: other.class.span,
                },
                format!("`{}` here", other.class.value.name()),
            )
            .also(
                Place {
                    file: first.place.file.clone(),
                    span: declared.class.span,
                },
                format!("`{}` says `{}`", first.name, declared.class.value.name()),
            )
            .note("a table has one class; one struct declares its keys, the others need nothing")
            .help(format!(
                "remove the annotation of `{}`, or let it repeat only the class",
                row.fact.name
            ))
            .model(&row.fact.name)
            .table(table.name.as_str()),
        );
    }
}

/// In what `other` contradicts the declaration; repeating the class, or keys with equal values, is fine.
fn difference(
    declared: &Annotation,
    keys: &BTreeMap<&'static str, String>,
    other: &Annotation,
) -> Option<String> {
    let (one, two) = (declared.class.value, other.class.value);
    if one != two {
        return Some(format!("`{}` and `{}`", one.name(), two.name()));
    }
    // Which table a struct maps to is its own business: they have met at this one.
    keys_of(other)
        .into_iter()
        .filter(|(key, _)| !matches!(*key, "table" | "database"))
        .find(|(key, value)| keys.get(key) != Some(value))
        .map(|(key, _)| format!("`{key}` differs"))
}

fn entry_beside_struct(
    context: &Context<'_>,
    table: &ClassifiedTable<'_>,
    declared: &Annotation,
    findings: &mut Vec<Diagnostic>,
) {
    let (Some(entry), Some(struct_place)) = (
        table.entries.first(),
        context.in_annotation(table, declared.class.span),
    ) else {
        return;
    };
    findings.push(
        context
            .about(
                Code::ClassesDisagree,
                table,
                format!("table `{}` is classified by its struct and by the configuration", table.name),
            )
            .at(context.in_config(entry.span), "this entry")
            .also(struct_place, "the struct's own annotation")
            .note("`[tables]` is for tables without a struct of your own, and for overriding a dependency's struct")
            .help("remove the entry, or the annotation"),
    );
}

fn among_entries(
    context: &Context<'_>,
    table: &ClassifiedTable<'_>,
    findings: &mut Vec<Diagnostic>,
) {
    let [first, second, ..] = table.entries.as_slice() else {
        return;
    };
    if first.matcher.is_glob() != second.matcher.is_glob()
        || keys_agree(&first.annotation, &second.annotation)
    {
        return;
    }
    findings.push(
        context
            .about(
                Code::ClassesDisagree,
                table,
                format!(
                    "two entries of the configuration match table `{}`",
                    table.name
                ),
            )
            .at(context.in_config(second.span), "this one")
            .also(context.in_config(first.span), "and this one")
            .help("make one of the patterns narrower; a plain name wins over a glob"),
    );
}

fn keys_agree(one: &Annotation, two: &Annotation) -> bool {
    one.class.value == two.class.value && keys_of(one) == keys_of(two)
}
