//! A struct that may be a model: its roles, its name, and where an attribute can be inserted above it.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use syn::spanned::Spanned;
use syn::{Attribute, Visibility};

use super::facts::{InsertPoint, Role};
use super::filter::Vocabulary;
use super::known;
use super::meta::{self, Attr};

/// Names that `use` declarations of the file bring in: the name here, and the path it stands for.
pub(super) type Imports = BTreeMap<String, Vec<String>>;

/// The roles that the derives among these attributes give.
pub(super) fn roles(attrs: &[Attr], words: &Vocabulary, imports: &Imports) -> Vec<Role> {
    let mut roles: Vec<Role> = attrs
        .iter()
        .filter(|attr| attr.path == ["derive"])
        .flat_map(|attr| derive_paths(attr.arguments()))
        .filter_map(|path| role(&path, words, imports))
        .collect();
    roles.sort();
    roles.dedup();
    roles
}

/// The role that a derive or trait of this path gives, seen through the file's imports.
pub(super) fn role(path: &[String], words: &Vocabulary, imports: &Imports) -> Option<Role> {
    let imported = match path {
        [name] => imports.get(name),
        _ => None,
    };
    let path = imported.map_or(path, Vec::as_slice);
    if path
        .first()
        .is_some_and(|root| known::NOT_SQL.contains(&root.as_str()))
    {
        return None;
    }
    words.role(path.last()?)
}

/// The paths in `derive(...)`.
pub(super) fn derive_paths(tokens: TokenStream) -> Vec<Vec<String>> {
    meta::entries(tokens)
        .into_iter()
        .map(|entry| {
            entry
                .name
                .split("::")
                .filter(|s| !s.is_empty())
                .map(str::to_owned)
                .collect()
        })
        .collect()
}

/// The first paragraph of the docs on one line.
pub(super) fn first_paragraph(attrs: &[Attr]) -> Option<String> {
    let lines = attrs
        .iter()
        .filter(|attr| attr.path == ["doc"])
        .filter_map(|attr| attr.string());
    let text: Vec<String> = lines
        .flat_map(|(text, _)| text.split('\n').map(clean_line).collect::<Vec<_>>())
        .collect();
    let paragraph: Vec<&str> = text
        .iter()
        .map(String::as_str)
        .skip_while(|line| line.is_empty())
        .take_while(|line| !line.is_empty())
        .collect();
    (!paragraph.is_empty()).then(|| paragraph.join(" "))
}

/// A line of docs without the star that block comments draw at their left edge.
fn clean_line(line: &str) -> String {
    let line = line.trim();
    line.strip_prefix("* ")
        .unwrap_or(if line == "*" { "" } else { line })
        .trim()
        .to_owned()
}

/// Where an attribute can be inserted: in front of the first attribute that is no doc comment, else of the item.
///
/// `text` is the whole file, `offset` how many of its bytes the parser was not given.
pub(super) fn insert_point(
    text: &str,
    offset: usize,
    attrs: &[Attribute],
    vis: &Visibility,
    keyword: proc_macro2::Span,
) -> InsertPoint {
    let start_of = |span: proc_macro2::Span| span.byte_range().start + offset;
    let item = match vis {
        Visibility::Inherited => start_of(keyword),
        vis => start_of(vis.span()),
    };
    let attribute = attrs
        .iter()
        .map(|attr| start_of(attr.pound_token.span))
        // The tokens of a doc comment stand where the comment does, and that is no `#`.
        .find(|&at| text.get(at..).is_some_and(|rest| rest.starts_with('#')));
    let byte = attribute.unwrap_or(item);
    let Some(before) = text.get(..byte) else {
        return InsertPoint::default();
    };
    let line = &before[before.rfind('\n').map_or(0, |at| at + 1)..];
    let blank = line.trim_start_matches('\u{feff}');
    let indent = if blank.chars().all(|c| c == ' ' || c == '\t') {
        blank.len()
    } else {
        0
    };
    InsertPoint {
        byte,
        indent,
        possible: true,
    }
}
