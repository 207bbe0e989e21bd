//! The whole expansion: the item without our attributes, its `impl`s, and the errors.

use data_class_grammar::{Annotation, Class, Problem, parse_at};
use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};

use crate::attribute::{ours, without_ours};
use crate::item::Struct;
use crate::naming::table_of;
use crate::tokens::unwrapped;

/// What `#[data_class(arguments)]` on `item` becomes.
///
/// The item is always part of it and, as far as possible, the `impl`s too, so that a mistake in the attribute
/// is one error and not one at each use of the struct.
pub(crate) fn expand(arguments: TokenStream, item: TokenStream) -> TokenStream {
    let mut item = unwrapped(item);
    let of = match Struct::of(&item) {
        Ok(of) => of,
        Err(problem) => {
            let mut out: TokenStream = item.into_iter().collect();
            out.extend(compile_error(&problem));
            return out;
        }
    };
    let (annotation, mut problems) = parse_at(arguments, Span::call_site());
    if let Some(TokenTree::Group(body)) = of.body.and_then(|at| item.get_mut(at)) {
        *body = without_ours(body, &mut problems);
    }
    let item = without_second(item, &of, &mut problems);
    let mut out: TokenStream = item.into_iter().collect();
    out.extend(impls(annotation.as_ref(), &of));
    out.extend(problems.iter().flat_map(compile_error));
    out
}

/// The item without further attributes of ours, each of which is a problem.
fn without_second(
    item: Vec<TokenTree>,
    of: &Struct,
    problems: &mut Vec<Problem<Span>>,
) -> Vec<TokenTree> {
    let seconds: Vec<_> = of
        .attributes
        .iter()
        .filter(|attribute| ours(&unwrapped(attribute.brackets.stream())).is_some())
        .collect();
    if seconds.is_empty() {
        return item;
    }
    for second in &seconds {
        problems.push(
            Problem::new(
                second.brackets.span(),
                "a second `#[data_class]` on one struct",
            )
            .help("put the keys of both into one: `#[data_class(class, key = ..., key = ...)]`"),
        );
    }
    let gone = |at: usize| {
        seconds
            .iter()
            .any(|second| second.at == at || second.at + 1 == at)
    };
    let kept = item.into_iter().enumerate().filter(|(at, _)| !gone(*at));
    kept.map(|(_, token)| token).collect()
}

/// `Classified` and the class's marker. Where the class is not understood, every marker: the build fails anyway,
/// and one error is enough.
fn impls(annotation: Option<&Annotation<Span>>, of: &Struct) -> TokenStream {
    let class = annotation.map(|annotation| annotation.class.value);
    let explicit = annotation.and_then(|annotation| annotation.table.as_ref());
    let table = explicit
        .map(|table| table.value.clone())
        .or_else(|| match class {
            Some(Class::Projection) => None,
            _ => table_of(of),
        });
    let (variant, markers): (&str, &[&str]) = match class {
        Some(Class::System) => ("System", &["SystemData"]),
        Some(Class::User) => ("User", &["UserData"]),
        Some(Class::Mixed) => ("Mixed", &["MixedData"]),
        Some(Class::Projection | Class::External) => ("Projection", &[]),
        None => ("Mixed", &["SystemData", "UserData", "MixedData"]),
    };
    let mut out = implement(of, "Classified", constants(variant, table.as_deref()));
    for marker in markers {
        out.extend(implement(of, marker, TokenStream::new()));
    }
    out
}

fn constants(variant: &str, table: Option<&str>) -> TokenStream {
    let mut out = written("const CLASS: ::data_class::Class = ::data_class::Class::");
    out.extend([TokenTree::from(Ident::new(variant, Span::call_site()))]);
    out.extend(written(
        "; const TABLE: ::core::option::Option<&'static ::core::primitive::str> = ::core::option::Option::",
    ));
    match table {
        Some(table) => {
            out.extend(written("Some"));
            let text: TokenTree = Literal::string(table).into();
            out.extend([TokenTree::from(Group::new(
                Delimiter::Parenthesis,
                text.into(),
            ))]);
        }
        None => out.extend(written("None")),
    }
    out.extend(written(";"));
    out
}

fn implement(of: &Struct, of_trait: &str, content: TokenStream) -> TokenStream {
    let mut out = written("#[automatically_derived]");
    if of.is_deprecated() {
        // The struct's own `impl` is no use of an old struct.
        out.extend(written("#[allow(deprecated)]"));
    }
    out.extend(written("impl"));
    out.extend(of.generics.declared());
    out.extend(written("::data_class::"));
    out.extend([TokenTree::from(Ident::new(of_trait, Span::call_site()))]);
    out.extend(written("for"));
    out.extend([TokenTree::from(of.name.clone())]);
    out.extend(of.generics.named());
    if !of.bounds.is_empty() {
        out.extend(written("where"));
        out.extend(of.bounds.iter().cloned());
    }
    out.extend([TokenTree::from(Group::new(Delimiter::Brace, content))]);
    out
}

/// Our own source text as tokens at the attribute's place.
fn written(source: &str) -> TokenStream {
    source.parse().unwrap_or_default()
}

/// `::core::compile_error! { "..." }`, all of it at the problem's place.
fn compile_error(problem: &Problem<Span>) -> TokenStream {
    let span = problem.span;
    let text = match &problem.help {
        Some(help) => format!("{}\nhelp: {help}", problem.message),
        None => problem.message.clone(),
    };
    let punct = |sign, spacing| {
        let mut punct = Punct::new(sign, spacing);
        punct.set_span(span);
        TokenTree::from(punct)
    };
    let path = |name| {
        [
            punct(':', Spacing::Joint),
            punct(':', Spacing::Alone),
            TokenTree::from(Ident::new(name, span)),
        ]
    };
    let mut message = Literal::string(&text);
    message.set_span(span);
    let mut braces = Group::new(Delimiter::Brace, TokenTree::from(message).into());
    braces.set_span(span);
    let mut out = TokenStream::new();
    out.extend(path("core"));
    out.extend(path("compile_error"));
    out.extend([punct('!', Spacing::Alone), braces.into()]);
    out
}
