//! Generic parameters: as an `impl` declares them, and as a type is given them.

use proc_macro2::{Delimiter, Punct, Spacing, TokenStream, TokenTree};

use crate::tokens::{Angles, group, is, is_word};

/// A struct's generic parameters.
#[derive(Default)]
pub(crate) struct Generics {
    parameters: Vec<Parameter>,
}

struct Parameter {
    /// With bounds, without default: `T: Clone`, `const N: usize`, `'a: 'b`.
    declared: Vec<TokenTree>,
    /// Its name alone: `T`, `N`, `'a`.
    named: Vec<TokenTree>,
}

impl Generics {
    /// The parameters that begin at a token, and the place behind them.
    pub(crate) fn of(item: &[TokenTree], start: usize) -> (Self, usize) {
        if !item.get(start).is_some_and(|token| is(token, '<')) {
            return (Generics::default(), start);
        }
        let mut generics = Generics::default();
        let mut angles = Angles::default();
        let mut parameter = Vec::new();
        let mut end = item.len();
        for (at, token) in item.iter().enumerate().skip(start) {
            match angles.after(token) {
                0 => {
                    end = at + 1;
                    break;
                }
                1 if at == start => {}
                1 if is(token, ',') => generics.push(std::mem::take(&mut parameter)),
                _ => parameter.push(token.clone()),
            }
        }
        generics.push(parameter);
        (generics, end)
    }

    fn push(&mut self, tokens: Vec<TokenTree>) {
        let tokens = without_attributes(tokens);
        let named = match tokens.as_slice() {
            [] => return,
            [quote, name, ..] if is(quote, '\'') => vec![quote.clone(), name.clone()],
            [word, name, ..] if is_word(word, "const") => vec![name.clone()],
            [name, ..] => vec![name.clone()],
        };
        self.parameters.push(Parameter {
            declared: without_default(tokens),
            named,
        });
    }

    /// `<'a, T: Clone, const N: usize>`.
    pub(crate) fn declared(&self) -> TokenStream {
        self.listed(|parameter| &parameter.declared)
    }

    /// `<'a, T, N>`.
    pub(crate) fn named(&self) -> TokenStream {
        self.listed(|parameter| &parameter.named)
    }

    fn listed(&self, tokens: impl Fn(&Parameter) -> &Vec<TokenTree>) -> TokenStream {
        let mut out = TokenStream::new();
        if self.parameters.is_empty() {
            return out;
        }
        out.extend([punct('<')]);
        for parameter in &self.parameters {
            out.extend(tokens(parameter).iter().cloned());
            out.extend([punct(',')]);
        }
        out.extend([punct('>')]);
        out
    }
}

fn punct(sign: char) -> TokenTree {
    Punct::new(sign, Spacing::Alone).into()
}

/// Attributes on parameters say nothing to an `impl`.
fn without_attributes(tokens: Vec<TokenTree>) -> Vec<TokenTree> {
    let mut rest = tokens.as_slice();
    while let [hash, brackets, behind @ ..] = rest {
        if !is(hash, '#') || group(brackets, Delimiter::Bracket).is_none() {
            break;
        }
        rest = behind;
    }
    rest.to_vec()
}

fn without_default(tokens: Vec<TokenTree>) -> Vec<TokenTree> {
    let mut angles = Angles::default();
    let is_default = |token: &TokenTree| angles.after(token) == 0 && is(token, '=');
    match tokens.iter().position(is_default) {
        Some(at) => tokens.into_iter().take(at).collect(),
        None => tokens,
    }
}
