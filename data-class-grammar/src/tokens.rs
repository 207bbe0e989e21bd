//! From the tokens inside `#[data_class(...)]` to an annotation.

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};

use crate::literal::{Literal, decode};
use crate::suggest::nearest;
use crate::{Annotation, Class, Entry, Key, Problem, Spanned, Value, assemble, check_entries};

/// What stands inside `#[data_class( ... )]` on a struct, and everything in it that is not understood.
///
/// There is no annotation only where there is no class. Problems about nothing at all (an empty attribute) are
/// at [`Span::call_site`], which is the attribute in a macro; see [`parse_at`].
pub fn parse(tokens: TokenStream) -> (Option<Annotation<Span>>, Vec<Problem<Span>>) {
    parse_at(tokens, Span::call_site())
}

/// The same with the place of the attribute itself, for problems that are at no token of it.
pub fn parse_at(
    tokens: TokenStream,
    attribute: Span,
) -> (Option<Annotation<Span>>, Vec<Problem<Span>>) {
    let tokens = Tokens::new(flat(tokens));
    if tokens.items.is_empty() {
        return (None, vec![no_class(attribute)]);
    }
    let mut problems = Vec::new();
    let mut class: Option<Spanned<Class, Span>> = None;
    let mut wrong_class = false;
    let mut entries = Vec::new();
    for (nth, part) in tokens.parts(&mut problems).into_iter().enumerate() {
        match head(part, nth, &mut problems) {
            Head::Class(found) if class.is_none() => {
                if nth > 0 && !wrong_class {
                    problems.push(class_comes_first(found.span, found.value));
                }
                class = Some(found);
            }
            Head::Class(second) => problems.push(two_classes(second)),
            Head::NoClass => wrong_class = true,
            Head::Entry(entry) => entries.push(entry),
            Head::Nothing => {}
        }
    }
    let first_key = entries.first().map(|entry: &Entry<Span>| entry.key.span);
    match class {
        Some(class) => {
            let (annotation, more) = assemble(class, entries);
            problems.extend(more);
            (Some(annotation), problems)
        }
        None => {
            if !wrong_class {
                problems.push(no_class(first_key.unwrap_or(attribute)));
            }
            problems.extend(check_entries(entries));
            (None, problems)
        }
    }
}

/// What stands inside `#[data_class( ... )]` on a field: `secret`, and nothing else.
pub fn parse_field(tokens: TokenStream) -> Result<(), Vec<Problem<Span>>> {
    parse_field_at(tokens, Span::call_site())
}

/// The same with the place of the attribute itself, for problems that are at no token of it.
pub fn parse_field_at(tokens: TokenStream, attribute: Span) -> Result<(), Vec<Problem<Span>>> {
    let tokens = Tokens::new(flat(tokens));
    let mut problems = Vec::new();
    if tokens.items.is_empty() {
        let problem = Problem::new(attribute, "`#[data_class(...)]` on a field says nothing");
        return Err(vec![
            problem.help("`#[data_class(secret)]`, or no attribute"),
        ]);
    }
    let mut secret = false;
    for part in tokens.parts(&mut problems) {
        let Some(first) = part.first() else {
            continue;
        };
        let word = first.to_string();
        if word != "secret" {
            problems.push(not_of_a_field(&word, first.span()));
        } else if let Some(rest) = part.get(1) {
            problems
                .push(Problem::new(rest.span(), "`secret` takes no value").help("write `secret`"));
        } else if secret {
            problems.push(
                Problem::new(first.span(), "`secret` is given twice").help("remove one of the two"),
            );
        }
        secret |= word == "secret";
    }
    if problems.is_empty() {
        Ok(())
    } else {
        Err(problems)
    }
}

fn not_of_a_field(word: &str, span: Span) -> Problem<Span> {
    let shown = word.escape_debug();
    if Class::from_name(word).is_some() || Key::from_name(word).is_some() {
        return Problem::new(span, format!("`{shown}` belongs on the struct"))
            .help("a field takes `secret` only");
    }
    let problem = Problem::new(span, format!("a field is not `{shown}`"));
    match nearest(word, ["secret"]) {
        Some(near) => problem.help(format!("did you mean `{near}`?")),
        None => problem.help("a field takes `secret` only"),
    }
}

/// What a part between two commas is.
enum Head {
    Class(Spanned<Class, Span>),
    /// A word in the class's place that is no class; the problem is told.
    NoClass,
    Entry(Entry<Span>),
    /// Nothing of use; the problem is told.
    Nothing,
}

fn head(part: &[TokenTree], nth: usize, problems: &mut Vec<Problem<Span>>) -> Head {
    let Some((first, rest)) = part.split_first() else {
        return Head::Nothing;
    };
    let TokenTree::Ident(ident) = first else {
        let what = if nth == 0 { "a class" } else { "a key" };
        let problem = Problem::new(
            first.span(),
            format!("expected {what}, found {}", shown(first)),
        );
        problems.push(problem.help(if nth == 0 {
            classes()
        } else {
            keys_look_like()
        }));
        return if nth == 0 {
            Head::NoClass
        } else {
            Head::Nothing
        };
    };
    let word = ident.to_string();
    let word = word.strip_prefix("r#").unwrap_or(&word);
    match rest.split_first() {
        None => lone_word(word, ident.span(), nth, problems),
        Some((equals, value)) if is(equals, '=') => {
            if let Some(class) = Class::from_name(word) {
                let message = format!("the class `{class}` takes no value");
                problems.push(Problem::new(ident.span(), message).help(format!("write `{class}`")));
                return Head::NoClass;
            }
            if word == "class" {
                problems.push(the_key_class(ident.span(), value));
                return Head::NoClass;
            }
            match value_of(word, value, equals.span(), problems) {
                Some(value) => Head::Entry(entry(word, ident.span(), value)),
                None => Head::Nothing,
            }
        }
        Some((other, _)) => {
            let known = Class::from_name(word).filter(|class| *class != Class::External);
            let (expected, help) = match known {
                Some(_) => ("`,`", "a comma separates the class and each key".to_owned()),
                None => ("`=`", value_help(word)),
            };
            let message = format!(
                "expected {expected} behind `{word}`, found {}",
                shown(other)
            );
            problems.push(Problem::new(other.span(), message).help(help));
            match known {
                Some(class) => Head::Class(Spanned::new(class, ident.span())),
                None if nth == 0 => Head::NoClass,
                None => Head::Nothing,
            }
        }
    }
}

fn entry(word: &str, span: Span, value: Value<Span>) -> Entry<Span> {
    Entry {
        key: Spanned::new(word.to_owned(), span),
        value,
    }
}

/// A word by itself: a class, or a key that takes no value.
fn lone_word(word: &str, span: Span, nth: usize, problems: &mut Vec<Problem<Span>>) -> Head {
    if word == "external" {
        problems.push(
            Problem::new(span, "`external` is not a class for a struct").help(
                "somebody else's tables are named in data-class.toml: `[tables.\"spatial_*\"]` with `class = \"external\"`",
            ),
        );
        return Head::NoClass;
    }
    if let Some(class) = Class::from_name(word) {
        return Head::Class(Spanned::new(class, span));
    }
    if word == "secret" {
        let problem = Problem::new(span, "`secret` belongs on a field");
        problems.push(
            problem.help("put `#[data_class(secret)]` above the field whose values nobody may see"),
        );
        return if nth == 0 {
            Head::NoClass
        } else {
            Head::Nothing
        };
    }
    let is_key = Key::from_name(word).is_some();
    if nth > 0 || is_key {
        return Head::Entry(entry(word, span, Value::Flag(span)));
    }
    let problem = Problem::new(span, format!("unknown class `{word}`"));
    let near = nearest(word, Class::OF_STRUCTS.map(Class::name));
    problems.push(problem.help(match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => classes(),
    }));
    Head::NoClass
}

fn value_of(
    key: &str,
    tokens: &[TokenTree],
    equals: Span,
    problems: &mut Vec<Problem<Span>>,
) -> Option<Value<Span>> {
    let Some((first, mut rest)) = tokens.split_first() else {
        problems.push(Problem::new(equals, format!("`{key}` has no value")).help(value_help(key)));
        return None;
    };
    let mut value = atom(first, problems);
    if let Some((number, behind)) = negative(first, rest) {
        value = Value::Number(number);
        rest = behind;
    }
    if let Some(extra) = rest.first() {
        let message = format!(
            "expected `,` behind the value of `{key}`, found {}",
            shown(extra)
        );
        problems.push(Problem::new(extra.span(), message).help(value_help(key)));
        return None;
    }
    Some(value)
}

/// A minus sign and an integer, and what follows them.
fn negative<'a>(
    minus: &TokenTree,
    rest: &'a [TokenTree],
) -> Option<(Spanned<i128, Span>, &'a [TokenTree])> {
    let (TokenTree::Literal(digits), behind) = rest.split_first()? else {
        return None;
    };
    match decode(&digits.to_string()) {
        Literal::Number(number) if is(minus, '-') => {
            Some((Spanned::new(-number, digits.span()), behind))
        }
        _ => None,
    }
}

/// A value of one token.
fn atom(token: &TokenTree, problems: &mut Vec<Problem<Span>>) -> Value<Span> {
    let span = token.span();
    let other = |what: &str| Value::Other(Spanned::new(what.to_owned(), span));
    match token {
        TokenTree::Literal(literal) => match decode(&literal.to_string()) {
            Literal::Text(text) => Value::Text(Spanned::new(text, span)),
            Literal::Number(number) => Value::Number(Spanned::new(number, span)),
            Literal::Other(what) => other(what),
        },
        TokenTree::Ident(ident) if ident == "true" || ident == "false" => {
            Value::Bool(Spanned::new(ident == "true", span))
        }
        TokenTree::Ident(ident) => other(&format!("the word `{ident}`")),
        TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket => {
            Value::List(Spanned::new(list(group, problems), span))
        }
        TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
            other("`{`: values by dialect are for data-class.toml")
        }
        token => other(&shown(token)),
    }
}

fn list(group: &Group, problems: &mut Vec<Problem<Span>>) -> Vec<Value<Span>> {
    let tokens = Tokens::new(flat(group.stream()));
    let mut values = Vec::new();
    for part in tokens.parts(problems) {
        let Some((first, rest)) = part.split_first() else {
            continue;
        };
        values.push(atom(first, problems));
        if let Some(extra) = rest.first() {
            let message = format!("expected `,` in the list, found {}", shown(extra));
            problems.push(
                Problem::new(extra.span(), message).help("a comma separates the list's strings"),
            );
        }
    }
    values
}

/// Tokens without the invisible groups around what `macro_rules!` puts in.
fn flat(tokens: TokenStream) -> Vec<TokenTree> {
    let mut out = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::None => {
                out.extend(flat(group.stream()));
            }
            token => out.push(token),
        }
    }
    out
}

/// Tokens that commas divide.
struct Tokens {
    items: Vec<TokenTree>,
}

impl Tokens {
    fn new(items: Vec<TokenTree>) -> Self {
        Tokens { items }
    }

    /// The parts between the commas; one comma may end the last part, a further one is a problem.
    fn parts(&self, problems: &mut Vec<Problem<Span>>) -> Vec<&[TokenTree]> {
        let mut parts = Vec::new();
        let mut start = 0;
        for (at, token) in self.items.iter().enumerate() {
            if !is(token, ',') {
                continue;
            }
            if start == at {
                let problem = Problem::new(token.span(), "nothing stands before this `,`");
                problems.push(problem.help("remove it"));
            } else {
                parts.push(&self.items[start..at]);
            }
            start = at + 1;
        }
        if start < self.items.len() {
            parts.push(&self.items[start..]);
        }
        parts
    }
}

fn is(token: &TokenTree, punct: char) -> bool {
    matches!(token, TokenTree::Punct(found) if found.as_char() == punct)
}

fn shown(token: &TokenTree) -> String {
    match token {
        TokenTree::Group(group) => match group.delimiter() {
            Delimiter::Parenthesis => "`(`".to_owned(),
            Delimiter::Brace => "`{`".to_owned(),
            Delimiter::Bracket => "`[`".to_owned(),
            Delimiter::None => "a macro's fragment".to_owned(),
        },
        token => {
            let text: String = token.to_string().chars().take(60).collect();
            format!("`{text}`")
        }
    }
}

fn classes() -> String {
    let names: Vec<_> = Class::OF_STRUCTS
        .iter()
        .map(|class| format!("`{class}`"))
        .collect();
    format!("the classes are {}", names.join(", "))
}

fn keys_look_like() -> String {
    format!("keys look like `{}`", Key::Note.example())
}

fn value_help(key: &str) -> String {
    match Key::from_name(key) {
        Some(key) => format!("write `{}`", key.example()),
        None => keys_look_like(),
    }
}

fn no_class(span: Span) -> Problem<Span> {
    Problem::new(span, "the class is missing").help(format!(
        "it comes first, as in `#[data_class(user)]`; {}",
        classes()
    ))
}

fn class_comes_first(span: Span, class: Class) -> Problem<Span> {
    Problem::new(span, "the class comes first").help(format!("write `#[data_class({class}, ...)]`"))
}

fn two_classes(second: Spanned<Class, Span>) -> Problem<Span> {
    Problem::new(second.span, "a table has one class")
        .help("`mixed` is the class of a table with system rows and user rows")
}

fn the_key_class(span: Span, value: &[TokenTree]) -> Problem<Span> {
    let named = match value {
        [TokenTree::Literal(literal)] => match decode(&literal.to_string()) {
            Literal::Text(text) => Class::from_name(&text),
            _ => None,
        },
        _ => None,
    };
    let class = named.unwrap_or(Class::User);
    Problem::new(span, "the class stands by itself, without a key")
        .help(format!("write `#[data_class({class})]`"))
}
