//! `#[data_class(...)]`: the only place where the scanner calls the grammar.

use crate::annotation::Parsed;
use crate::span::Span;

use super::meta::Attr;

/// The annotations among these attributes, in order.
pub(super) fn annotations(attrs: &[Attr]) -> Vec<Parsed> {
    attrs.iter().filter(|attr| attr.is("data_class")).map(parse).collect()
}

fn parse(attr: &Attr) -> Parsed {
    // The grammar's parser comes with its own helper's branch.
    Parsed { span: attr.span, annotation: None, problems: Vec::new() }
}

/// What `#[data_class(...)]` says about a field: whether it is secret, and what is wrong with it.
pub(super) fn field(attrs: &[Attr]) -> (bool, Vec<(String, Span, Option<String>)>) {
    let own: Vec<&Attr> = attrs.iter().filter(|attr| attr.is("data_class")).collect();
    (!own.is_empty(), Vec::new())
}
