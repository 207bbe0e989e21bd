//! DC0003: the annotation is not understood.

use super::Context;
use crate::diagnostic::{Code, Diagnostic};
use crate::span::Place;

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for row in &context.classes.structs {
        let fact = row.fact;
        if row.file.passed_over.is_some() || fact.passed_over.is_some() {
            continue;
        }
        let at = |span| Place {
            file: fact.place.file.clone(),
            span,
        };
        for parsed in &fact.annotations {
            for problem in &parsed.problems {
                let mut finding = Diagnostic::new(Code::AnnotationNotUnderstood, &problem.message)
                    .at(at(problem.span), "")
                    .model(&fact.name);
                finding.help.extend(problem.help.clone());
                findings.push(finding);
            }
        }
        if let [first, second, ..] = fact.annotations.as_slice() {
            findings.push(
                Diagnostic::new(
                    Code::AnnotationNotUnderstood,
                    format!("`{}` has more than one `#[data_class]`", fact.name),
                )
                .at(at(second.span), "a second annotation")
                .also(at(first.span), "the first one")
                .help("write all keys into one attribute: a struct has one class")
                .model(&fact.name),
            );
        }
        for field in &fact.fields {
            for (message, span, help) in &field.problems {
                let mut finding = Diagnostic::new(Code::AnnotationNotUnderstood, message)
                    .at(at(*span), "")
                    .model(&fact.name);
                finding.help.extend(help.clone());
                findings.push(finding);
            }
        }
    }
}
