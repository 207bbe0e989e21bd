//! Attributes on a struct and its fields: finding ours, and taking them out.

use std::iter::once;

use data_class_grammar::{Problem, parse_field_at};
use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};

use crate::tokens::{between_commas, group, is, is_word, unwrapped};

/// Whether an attribute's content is `data_class...`, by whatever path, and what stands behind that.
pub(crate) fn ours(content: &[TokenTree]) -> Option<&[TokenTree]> {
    let colons = |tokens: &[TokenTree]| tokens.len() == 2 && tokens.iter().all(|t| is(t, ':'));
    let name = |token: &TokenTree| is_word(token, "data_class");
    let content = match content {
        [a, b, rest @ ..] if is(a, ':') && is(b, ':') => rest,
        content => content,
    };
    match content {
        [krate, a, b, macro_, rest @ ..] if name(krate) && name(macro_) => {
            colons(&[a.clone(), b.clone()]).then_some(rest)
        }
        [macro_, rest @ ..] if name(macro_) && !rest.first().is_some_and(|t| is(t, ':')) => {
            Some(rest)
        }
        _ => None,
    }
}

/// A struct's body without our attributes on its fields, also inside `cfg_attr`.
pub(crate) fn without_ours(body: &Group, problems: &mut Vec<Problem<Span>>) -> Group {
    let mut out: Vec<TokenTree> = Vec::new();
    let mut tokens = body.stream().into_iter().peekable();
    while let Some(token) = tokens.next() {
        let attribute = match tokens.peek() {
            Some(next) if is(&token, '#') => group(next, Delimiter::Bracket).cloned(),
            _ => None,
        };
        let Some(attribute) = attribute else {
            out.push(token);
            continue;
        };
        tokens.next();
        if let Some(left) = left_of(&attribute, problems) {
            out.push(token);
            out.push(left.into());
        }
    }
    regroup(body, out.into_iter().collect())
}

/// What is left of a field's attribute once ours is taken out; the very same tokens where it holds none.
fn left_of(attribute: &Group, problems: &mut Vec<Problem<Span>>) -> Option<Group> {
    let content = unwrapped(attribute.stream());
    match left_of_content(&content, attribute.span(), problems) {
        Left::All => Some(attribute.clone()),
        Left::Some(content) => Some(regroup(attribute, content)),
        Left::Nothing => None,
    }
}

enum Left {
    All,
    Some(TokenStream),
    Nothing,
}

fn left_of_content(content: &[TokenTree], span: Span, problems: &mut Vec<Problem<Span>>) -> Left {
    if let Some(arguments) = ours(content) {
        problems.extend(problems_of_field(arguments, span));
        return Left::Nothing;
    }
    let [name, arguments] = content else {
        return Left::All;
    };
    let Some(arguments) = group(arguments, Delimiter::Parenthesis) else {
        return Left::All;
    };
    if !is_word(name, "cfg_attr") {
        return Left::All;
    }
    left_of_cfg_attr(name, arguments, span, problems)
}

/// `cfg_attr(predicate, attribute, ...)` without our attributes; nothing if it holds no other.
fn left_of_cfg_attr(
    name: &TokenTree,
    arguments: &Group,
    span: Span,
    problems: &mut Vec<Problem<Span>>,
) -> Left {
    let tokens: Vec<_> = arguments.stream().into_iter().collect();
    let mut parts = between_commas(&tokens);
    let Some(predicate) = parts.next() else {
        return Left::All;
    };
    let mut kept: TokenStream = predicate.iter().cloned().collect();
    let (mut attributes, mut taken) = (0, false);
    for part in parts {
        let part = unwrapped(part.iter().cloned().collect());
        let left = match left_of_content(&part, span, problems) {
            Left::All => part.into_iter().collect(),
            Left::Some(left) => {
                taken = true;
                left
            }
            Left::Nothing => {
                taken = true;
                continue;
            }
        };
        attributes += 1;
        kept.extend(once(TokenTree::from(proc_macro2::Punct::new(
            ',',
            proc_macro2::Spacing::Alone,
        ))));
        kept.extend(left);
    }
    if !taken {
        return Left::All;
    }
    if attributes == 0 {
        return Left::Nothing;
    }
    Left::Some(
        [name.clone(), regroup(arguments, kept).into()]
            .into_iter()
            .collect(),
    )
}

fn problems_of_field(arguments: &[TokenTree], span: Span) -> Vec<Problem<Span>> {
    let inside = match arguments {
        [] => TokenStream::new(),
        [TokenTree::Group(group)] => group.stream(),
        [first, ..] => {
            let problem = Problem::new(first.span(), "expected `(` behind `data_class`");
            return vec![problem.help("write `#[data_class(secret)]`")];
        }
    };
    parse_field_at(inside, span).err().unwrap_or_default()
}

/// A group with other content in the same place.
fn regroup(old: &Group, content: TokenStream) -> Group {
    let mut new = Group::new(old.delimiter(), content);
    new.set_span(old.span());
    new
}

#[cfg(test)]
mod tests {
    use proc_macro2::{Group, TokenStream, TokenTree};

    use super::without_ours;

    #[track_caller]
    fn check(body: &str, expected: &str, messages: &[&str]) {
        let tokens: TokenStream = body.parse().expect(body);
        let Some(TokenTree::Group(body)) = tokens.into_iter().next() else {
            panic!("{body} is no group");
        };
        let mut problems = Vec::new();
        let left: Group = without_ours(&body, &mut problems);
        let expected: TokenStream = expected.parse().expect(expected);
        assert_eq!(left.to_string(), expected.to_string());
        let found: Vec<_> = problems
            .iter()
            .map(|problem| problem.message.as_str())
            .collect();
        assert_eq!(found, messages, "{body}");
    }

    #[test]
    fn our_attributes_go_and_others_stay() {
        check(
            "{ /** docs */ #[data_class(secret)] pub a: u8, #[serde(skip)] b: Vec<u8>, c: u8 }",
            "{ /** docs */ pub a: u8, #[serde(skip)] b: Vec<u8>, c: u8 }",
            &[],
        );
        check("(#[data_class(secret)] u8, u8)", "(u8, u8)", &[]);
        check(
            "{ #[data_class::data_class(secret)] a: u8, #[::data_class::data_class(secret,)] b: u8 }",
            "{ a: u8, b: u8 }",
            &[],
        );
    }

    #[test]
    fn cfg_attr_loses_ours_only() {
        check(
            "{ #[cfg_attr(x, data_class(secret))] a: u8 }",
            "{ a: u8 }",
            &[],
        );
        check(
            "{ #[cfg_attr(x, serde(skip), data_class(secret))] a: u8 }",
            "{ #[cfg_attr(x, serde(skip))] a: u8 }",
            &[],
        );
        check(
            "{ #[cfg_attr(any(x, y), data_class(secret), serde(skip),)] a: u8 }",
            "{ #[cfg_attr(any(x, y), serde(skip))] a: u8 }",
            &[],
        );
        check(
            "{ #[cfg_attr(x, cfg_attr(y, data_class(secret)), cfg_attr(z, doc = \"d\", data_class(secret)))] a: u8 }",
            "{ #[cfg_attr(x, cfg_attr(z, doc = \"d\"))] a: u8 }",
            &[],
        );
        check(
            "{ #[cfg_attr(x, serde(skip))] a: u8 }",
            "{ #[cfg_attr(x, serde(skip))] a: u8 }",
            &[],
        );
        check(
            "{ #[cfg_attr(x)] a: u8, #[cfg_attr()] b: u8 }",
            "{ #[cfg_attr(x)] a: u8, #[cfg_attr()] b: u8 }",
            &[],
        );
    }

    #[test]
    fn what_is_not_ours_is_not_touched() {
        check(
            "{ #[data_class::other(x)] a: u8 }",
            "{ #[data_class::other(x)] a: u8 }",
            &[],
        );
        check(
            "{ #[other::data_class(x)] a: u8 }",
            "{ #[other::data_class(x)] a: u8 }",
            &[],
        );
        check("{}", "{}", &[]);
    }

    #[test]
    fn a_wrong_one_is_a_problem_and_goes_all_the_same() {
        check(
            "{ #[data_class(secrt)] a: u8 }",
            "{ a: u8 }",
            &["a field is not `secrt`"],
        );
        check(
            "{ #[data_class] a: u8 }",
            "{ a: u8 }",
            &["`#[data_class(...)]` on a field says nothing"],
        );
        check(
            "{ #[data_class = \"secret\"] a: u8 }",
            "{ a: u8 }",
            &["expected `(` behind `data_class`"],
        );
    }
}
