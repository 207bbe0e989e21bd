//! Attributes without their disguises: `cfg_attr` taken off, keys and values apart, `cfg(test)` understood.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{Attribute, LitStr, Meta, Token};

use crate::span::Span;

/// An attribute's content, whether it stood alone or under `cfg_attr`.
pub(super) struct Attr {
    /// The segments of its path.
    pub(super) path: Vec<String>,
    /// Path and arguments.
    pub(super) meta: Meta,
    /// From `#` to `]`; under `cfg_attr` only the part of it.
    pub(super) span: Span,
}

impl Attr {
    /// Whether it is called so, by its last segment.
    pub(super) fn is(&self, name: &str) -> bool {
        self.path.last().is_some_and(|last| last == name)
    }

    /// What stands in its parentheses.
    pub(super) fn arguments(&self) -> TokenStream {
        match &self.meta {
            Meta::List(list) => list.tokens.clone(),
            _ => TokenStream::new(),
        }
    }

    /// Its keys and values.
    pub(super) fn entries(&self) -> Vec<Entry> {
        entries(self.arguments())
    }

    /// The string of `#[name = "..."]` and its place.
    pub(super) fn string(&self) -> Option<(String, Span)> {
        match &self.meta {
            Meta::NameValue(pair) => match &pair.value {
                syn::Expr::Lit(syn::ExprLit {
                    lit: syn::Lit::Str(text),
                    ..
                }) => Some((text.value(), Span::of(text.span()))),
                _ => None,
            },
            _ => None,
        }
    }
}

/// The attributes with `cfg_attr` taken off, except those that only a test sees.
pub(super) fn flatten(attrs: &[Attribute]) -> Vec<Attr> {
    let mut out = Vec::new();
    for attr in attrs {
        unwrap(&attr.meta, Span::of(attr.span()), &mut out);
    }
    out
}

fn unwrap(meta: &Meta, span: Span, out: &mut Vec<Attr>) {
    if meta.path().is_ident("cfg_attr") {
        for inner in under_cfg_attr(meta).into_iter().flatten() {
            let span = Span::of(inner.span());
            unwrap(&inner, span, out);
        }
        return;
    }
    out.push(Attr {
        path: segments(meta.path()),
        meta: meta.clone(),
        span,
    });
}

/// The attributes inside a `cfg_attr`; none if only a test sees them.
fn under_cfg_attr(meta: &Meta) -> Option<impl Iterator<Item = Meta> + use<>> {
    let Meta::List(list) = meta else { return None };
    let parts = Punctuated::<Meta, Token![,]>::parse_terminated
        .parse2(list.tokens.clone())
        .ok()?;
    let mut parts = parts.into_iter();
    let condition = parts.next()?;
    (!requires_test(&condition)).then_some(parts)
}

/// Whether these attributes keep an item out of everything but tests.
pub(super) fn only_in_tests(attrs: &[Attribute]) -> bool {
    flatten(attrs)
        .iter()
        .filter(|attr| attr.path == ["cfg"])
        .any(|attr| {
            attr.meta
                .require_list()
                .ok()
                .and_then(|list| list.parse_args::<Meta>().ok())
                .is_some_and(|p| requires_test(&p))
        })
}

fn requires_test(predicate: &Meta) -> bool {
    let parts = |list: &syn::MetaList| {
        Punctuated::<Meta, Token![,]>::parse_terminated
            .parse2(list.tokens.clone())
            .unwrap_or_default()
    };
    match predicate {
        Meta::Path(path) => path.is_ident("test"),
        Meta::List(list) if list.path.is_ident("all") => parts(list).iter().any(requires_test),
        Meta::List(list) if list.path.is_ident("any") => {
            let parts = parts(list);
            !parts.is_empty() && parts.iter().all(requires_test)
        }
        _ => false,
    }
}

/// One of an attribute's comma-separated parts.
pub(super) struct Entry {
    /// The key, a path's segments joined by `::`.
    pub(super) name: String,
    /// What belongs to it.
    pub(super) value: Value,
}

/// What stands behind a key.
pub(super) enum Value {
    /// Nothing.
    None,
    /// `= tokens`.
    Equals(TokenStream),
    /// Something in parentheses.
    List,
}

impl Entry {
    /// The value of `key = "text"` and its place.
    pub(super) fn string(&self) -> Option<(String, Span)> {
        match &self.value {
            Value::Equals(tokens) => {
                let literal: LitStr = syn::parse2(tokens.clone()).ok()?;
                Some((literal.value(), Span::of(literal.span())))
            }
            _ => None,
        }
    }

    /// The value of `key = some::path` or `key = "some::path"`, and its place.
    pub(super) fn path(&self) -> Option<(Vec<String>, Span)> {
        if let Some((text, span)) = self.string() {
            return Some((split_path(&text), span));
        }
        match &self.value {
            Value::Equals(tokens) => {
                let path: syn::Path = syn::parse2(tokens.clone()).ok()?;
                Some((segments(&path), Span::of(path.span())))
            }
            _ => None,
        }
    }
}

/// Splits a list of arguments into keys and values. It is lenient: what it does not understand has an odd key.
pub(super) fn entries(tokens: TokenStream) -> Vec<Entry> {
    let mut out = Vec::new();
    let mut name = String::new();
    let mut value = Value::None;
    let mut equals: Option<Vec<TokenTree>> = None;
    let mut finish = |name: &mut String, value: &mut Value, equals: &mut Option<Vec<TokenTree>>| {
        let value = match equals.take() {
            Some(tokens) => Value::Equals(tokens.into_iter().collect()),
            None => std::mem::replace(value, Value::None),
        };
        if !name.is_empty() {
            out.push(Entry {
                name: std::mem::take(name),
                value,
            });
        }
    };
    for token in tokens {
        match (token, &mut equals) {
            (TokenTree::Punct(punct), _) if punct.as_char() == ',' => {
                finish(&mut name, &mut value, &mut equals)
            }
            (token, Some(tokens)) => tokens.push(token),
            (TokenTree::Punct(punct), None) if punct.as_char() == '=' => equals = Some(Vec::new()),
            (TokenTree::Group(group), None) if group.delimiter() == Delimiter::Parenthesis => {
                value = Value::List;
            }
            (token, None) => name.push_str(&token.to_string()),
        }
    }
    finish(&mut name, &mut value, &mut equals);
    out
}

/// A path's segments, without arguments and without `r#`.
pub(super) fn segments(path: &syn::Path) -> Vec<String> {
    path.segments
        .iter()
        .map(|segment| name_of(&segment.ident))
        .collect()
}

/// An identifier without `r#`.
pub(super) fn name_of(ident: &proc_macro2::Ident) -> String {
    let text = ident.to_string();
    match text.strip_prefix("r#") {
        Some(plain) => plain.to_owned(),
        None => text,
    }
}

fn split_path(text: &str) -> Vec<String> {
    text.split("::")
        .map(|segment| segment.trim().trim_start_matches("r#").to_owned())
        .filter(|s| !s.is_empty())
        .collect()
}

/// The identifiers and string literals of a macro call's tokens, each once, in order.
pub(super) fn words(tokens: TokenStream) -> Vec<String> {
    let mut words = Vec::new();
    collect_words(tokens, &mut words);
    words
}

fn collect_words(tokens: TokenStream, words: &mut Vec<String>) {
    for token in tokens {
        let word = match token {
            TokenTree::Group(group) => {
                collect_words(group.stream(), words);
                continue;
            }
            TokenTree::Ident(ident) => ident.to_string(),
            TokenTree::Literal(literal) => match syn::parse_str::<LitStr>(&literal.to_string()) {
                Ok(text) => text.value(),
                Err(_) => continue,
            },
            TokenTree::Punct(_) => continue,
        };
        if !words.contains(&word) {
            words.push(word);
        }
    }
}
