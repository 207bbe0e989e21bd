//! `#[data_class(...)]`: the only place where the scanner calls the grammar.

use syn::spanned::Spanned;

use crate::annotation::Parsed;
use crate::span::Span;

use super::meta::Attr;

/// The annotations among these attributes, in order.
pub(super) fn annotations(attrs: &[Attr]) -> Vec<Parsed> {
    attrs
        .iter()
        .filter(|attr| attr.is("data_class"))
        .map(parse)
        .collect()
}

fn parse(attr: &Attr) -> Parsed {
    let (annotation, problems) = data_class_grammar::parse_at(attr.arguments(), attr.meta.span());
    Parsed {
        span: attr.span,
        annotation: annotation.map(|annotation| annotation.map_span(Span::of)),
        problems: problems
            .into_iter()
            .map(|problem| problem.map_span(Span::of))
            .collect(),
    }
}

/// What `#[data_class(...)]` says about a field: whether it is secret, and what is wrong with it.
pub(super) fn field(attrs: &[Attr]) -> (bool, Vec<(String, Span, Option<String>)>) {
    let mut secret = false;
    let mut problems = Vec::new();
    for attr in attrs.iter().filter(|attr| attr.is("data_class")) {
        match data_class_grammar::parse_field_at(attr.arguments(), attr.meta.span()) {
            Ok(()) => secret = true,
            Err(found) => problems.extend(
                found
                    .into_iter()
                    .map(|p| (p.message, Span::of(p.span), p.help)),
            ),
        }
    }
    (secret, problems)
}
