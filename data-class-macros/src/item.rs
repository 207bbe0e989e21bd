//! A struct's tokens, taken apart as far as an `impl` for it needs. No syn: an application may bring any
//! version of it, and gains none from here.

use data_class_grammar::Problem;
use proc_macro2::{Delimiter, Group, Ident, Span, TokenTree};

use crate::generics::Generics;
use crate::tokens::{Angles, group, is, is_word, unwrapped};

/// What may stand before an item's keyword, beside its visibility.
const MODIFIERS: [&str; 6] = ["default", "unsafe", "async", "safe", "auto", "const"];

/// A struct.
pub(crate) struct Struct {
    /// The content of each of its attributes, and the attribute's place.
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) name: Ident,
    pub(crate) generics: Generics,
    /// The predicates behind `where`.
    pub(crate) bounds: Vec<TokenTree>,
    /// Which of the item's tokens is the body with the fields; unit structs have none.
    pub(crate) body: Option<usize>,
}

/// An outer attribute of the item.
pub(crate) struct Attribute {
    /// Which of the item's tokens is its `#`; the brackets follow.
    pub(crate) at: usize,
    pub(crate) brackets: Group,
}

impl Struct {
    /// The struct that an item is; else what it is instead.
    pub(crate) fn of(item: &[TokenTree]) -> Result<Self, Problem<Span>> {
        let mut at = 0;
        let mut attributes = Vec::new();
        while let Some((brackets, next)) = attribute(item, at) {
            attributes.push(Attribute { at, brackets });
            at = next;
        }
        let at = behind_visibility(item, at);
        match item.get(at) {
            Some(keyword) if is_word(keyword, "struct") => {}
            found => return Err(not_a_struct(item.get(at..).unwrap_or_default(), found)),
        }
        let Some(TokenTree::Ident(name)) = item.get(at + 1) else {
            return Err(incomplete(&item[at]));
        };
        let (generics, at) = Generics::of(item, at + 2);
        let (bounds, body) = bounds_and_body(item, at);
        Ok(Struct {
            attributes,
            name: name.clone(),
            generics,
            bounds,
            body,
        })
    }

    /// Whether `#[deprecated]` stands on it.
    pub(crate) fn is_deprecated(&self) -> bool {
        self.attributes.iter().any(|attribute| {
            let content = unwrapped(attribute.brackets.stream());
            content
                .first()
                .is_some_and(|first| is_word(first, "deprecated"))
        })
    }
}

fn attribute(item: &[TokenTree], at: usize) -> Option<(Group, usize)> {
    let hash = item.get(at)?;
    let brackets = group(item.get(at + 1)?, Delimiter::Bracket)?;
    is(hash, '#').then(|| (brackets.clone(), at + 2))
}

/// Behind `pub`, `pub(crate)`, or the invisible group of a `$vis`.
fn behind_visibility(item: &[TokenTree], at: usize) -> usize {
    let Some(first) = item.get(at) else {
        return at;
    };
    if group(first, Delimiter::None).is_some() {
        return at + 1;
    }
    if !is_word(first, "pub") {
        return at;
    }
    match item.get(at + 1) {
        Some(scope) if group(scope, Delimiter::Parenthesis).is_some() => at + 2,
        _ => at + 1,
    }
}

/// `where` and its predicates, before a braced body or behind a tuple's.
fn bounds_and_body(item: &[TokenTree], start: usize) -> (Vec<TokenTree>, Option<usize>) {
    let mut bounds = Vec::new();
    let mut body = None;
    let mut in_where = false;
    let mut angles = Angles::default();
    for (at, token) in item.iter().enumerate().skip(start) {
        let depth = angles.after(token);
        let braces = group(token, Delimiter::Brace).is_some();
        if depth == 0 && braces || !in_where && group(token, Delimiter::Parenthesis).is_some() {
            body = Some(at);
            if braces {
                break;
            }
        } else if depth == 0 && is(token, ';') {
            break;
        } else if in_where {
            bounds.push(token.clone());
        } else {
            in_where = is_word(token, "where");
        }
    }
    (bounds, body)
}

fn not_a_struct(item: &[TokenTree], first: Option<&TokenTree>) -> Problem<Span> {
    let span = first.map_or_else(Span::call_site, TokenTree::span);
    let keyword = item.iter().find_map(|token| match token {
        TokenTree::Ident(word) if !MODIFIERS.iter().any(|modifier| word == modifier) => Some(word),
        _ => None,
    });
    let what = match keyword.map(ToString::to_string).as_deref() {
        Some("enum") => "an enum",
        Some("union") => "a union",
        Some("fn") => "a function",
        Some("impl") => "an impl",
        Some("trait") => "a trait",
        Some("mod") => "a module",
        Some("type") => "a type alias",
        _ => "this item",
    };
    let help = match what {
        "an enum" => "put it on the struct whose table has a column of this type",
        "an impl" => "put it on the struct itself",
        "a type alias" => "put it on the struct that the alias stands for",
        _ => "put it on the struct that a table's rows are read into",
    };
    let span = keyword.map_or(span, Ident::span);
    Problem::new(
        span,
        format!("`#[data_class]` is for structs, not for {what}"),
    )
    .help(help)
}

fn incomplete(keyword: &TokenTree) -> Problem<Span> {
    Problem::new(keyword.span(), "this struct has no name")
}
