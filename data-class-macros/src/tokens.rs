//! Small questions about tokens.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

pub(crate) fn is(token: &TokenTree, punct: char) -> bool {
    matches!(token, TokenTree::Punct(found) if found.as_char() == punct)
}

pub(crate) fn is_word(token: &TokenTree, word: &str) -> bool {
    matches!(token, TokenTree::Ident(found) if found == word)
}

pub(crate) fn group(token: &TokenTree, delimiter: Delimiter) -> Option<&Group> {
    match token {
        TokenTree::Group(group) if group.delimiter() == delimiter => Some(group),
        _ => None,
    }
}

/// The tokens without an invisible group around all of them, which `macro_rules!` leaves around fragments.
pub(crate) fn unwrapped(tokens: TokenStream) -> Vec<TokenTree> {
    let tokens: Vec<_> = tokens.into_iter().collect();
    match tokens.as_slice() {
        [only] => match group(only, Delimiter::None) {
            Some(inner) => unwrapped(inner.stream()),
            None => tokens,
        },
        _ => tokens,
    }
}

/// The parts between commas, groups counting as one token.
pub(crate) fn between_commas(tokens: &[TokenTree]) -> impl Iterator<Item = &[TokenTree]> {
    tokens
        .split(|token| is(token, ','))
        .filter(|part| !part.is_empty())
}

/// Follows how deep tokens are inside angle brackets, for which there are no groups.
#[derive(Default)]
pub(crate) struct Angles {
    depth: usize,
    minus: bool,
}

impl Angles {
    /// The depth behind this token. The `>` of an arrow closes nothing.
    pub(crate) fn after(&mut self, token: &TokenTree) -> usize {
        if is(token, '<') {
            self.depth += 1;
        } else if is(token, '>') && !self.minus {
            self.depth = self.depth.saturating_sub(1);
        }
        self.minus = is(token, '-');
        self.depth
    }
}
