//! DC0015: a model that can't be seen through, because a macro makes it.
//!
//! Such a call matters only while a table has no class: a struct of a classified table needs none of its own.

use super::Context;
use crate::classes::{ClassifiedTable, Declared};
use crate::config::baseline::quote_key;
use crate::diagnostic::{Code, Diagnostic};
use crate::resolve::candidates;
use crate::source::Opaque;

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let open: Vec<&ClassifiedTable<'_>> = context
        .classes
        .tables
        .iter()
        .filter(|table| matches!(table.declared, Declared::Nobody) && table.structs.is_empty())
        .collect();
    if open.is_empty() {
        return;
    }
    for call in calls(context) {
        let named = tables_named(context, call);
        let hidden = named
            .iter()
            .find(|table| matches!(table.declared, Declared::Nobody));
        if hidden.is_none() && !named.is_empty() {
            continue;
        }
        let mut finding = Diagnostic::new(
            Code::ModelOpaque,
            format!(
                "`{}!` seems to make a model that can't be seen through",
                call.macro_name
            ),
        )
        .at(
            call.place.clone(),
            format!("`{}` in a macro call whose tokens are no items", call.hint),
        )
        .note("a table has no class, and the struct that would say it may be hidden in this call");
        finding.table = hidden.map(|table| table.name.to_string());
        findings.push(finding.help(format!(
            "classify the table in {}:\n    [tables.{}]\n    class = \"user\"    # or system, mixed, external",
            context.config_file,
            hidden.map_or_else(|| "NAME".to_owned(), |t| quote_key(&t.written())),
        )));
    }
}

/// Whether the finding about an opaque macro call speaks for this table.
pub(super) fn hides(context: &Context<'_>, table: &ClassifiedTable<'_>) -> bool {
    calls(context).any(|call| {
        tables_named(context, call)
            .iter()
            .any(|named| std::ptr::eq(*named, table))
    })
}

fn calls<'a>(context: &Context<'a>) -> impl Iterator<Item = &'a Opaque> {
    context
        .packages
        .iter()
        .filter(|package| package.member)
        .flat_map(|package| &package.files)
        .filter(|file| file.passed_over.is_none())
        .flat_map(|file| &file.opaque)
}

/// The tables that a call's identifiers and strings name, by convention or literally.
fn tables_named<'a>(context: &Context<'a>, call: &Opaque) -> Vec<&'a ClassifiedTable<'a>> {
    let tried: Vec<String> = call
        .names
        .iter()
        .flat_map(|name| {
            candidates(name)
                .into_iter()
                .map(|(_, name)| name)
                .chain([name.clone()])
        })
        .collect();
    context
        .classes
        .tables
        .iter()
        .filter(|table| tried.iter().any(|name| name == table.name.as_str()))
        .collect()
}
