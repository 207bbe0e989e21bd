//! Rust's literals, from their spelling to their value: escapes, raw strings, digits.

use std::iter::Peekable;
use std::str::Chars;

/// What a literal says, as far as annotations have a use for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Literal {
    /// A string, decoded.
    Text(String),
    /// An integer.
    Number(i128),
    /// Anything else, in words with an article.
    Other(&'static str),
}

/// The value of a string literal, plain or raw; none for literals of other kinds.
pub fn string_of(literal: &proc_macro2::Literal) -> Option<String> {
    match decode(&literal.to_string()) {
        Literal::Text(text) => Some(text),
        _ => None,
    }
}

/// The value of a literal as rustc or proc-macro2 spell it.
pub(crate) fn decode(spelling: &str) -> Literal {
    let Some(first) = spelling.chars().next() else {
        return Literal::Other("nothing");
    };
    match first {
        '"' => text(cooked(&spelling[1..])),
        'r' => text(raw(&spelling[1..])),
        'b' if spelling.starts_with("b'") => Literal::Other("a byte"),
        'b' => Literal::Other("a byte string"),
        'c' => Literal::Other("a C string"),
        '\'' => Literal::Other("a character"),
        '0'..='9' | '-' => number(spelling),
        _ => Literal::Other("a literal of another kind"),
    }
}

fn text(decoded: Option<(String, &str)>) -> Literal {
    match decoded {
        Some((text, "")) => Literal::Text(text),
        Some(_) => Literal::Other("a string with a suffix"),
        None => Literal::Other("a string that does not decode"),
    }
}

/// A string behind its opening quote: its value, and what follows the closing quote.
fn cooked(spelling: &str) -> Option<(String, &str)> {
    let mut value = String::new();
    let mut rest = spelling.chars();
    loop {
        match rest.next()? {
            '"' => return Some((value, rest.as_str())),
            '\\' => {
                let mut ahead = rest.clone().peekable();
                escape(&mut ahead, &mut value)?;
                let left: usize = ahead.map(char::len_utf8).sum();
                rest = spelling.get(spelling.len() - left..)?.chars();
            }
            '\r' if rest.as_str().starts_with('\n') => {}
            c => value.push(c),
        }
    }
}

/// What follows a backslash.
fn escape(rest: &mut Peekable<Chars<'_>>, value: &mut String) -> Option<()> {
    let c = match rest.next()? {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        '\\' => '\\',
        '0' => '\0',
        '\'' => '\'',
        '"' => '"',
        'x' => {
            let byte = rest.next()?.to_digit(16)? * 16 + rest.next()?.to_digit(16)?;
            char::from_u32(byte).filter(char::is_ascii)?
        }
        'u' => unicode(rest)?,
        '\n' | '\r' => {
            while rest
                .next_if(|c| matches!(c, ' ' | '\t' | '\n' | '\r'))
                .is_some()
            {}
            return Some(());
        }
        _ => return None,
    };
    value.push(c);
    Some(())
}

fn unicode(rest: &mut Peekable<Chars<'_>>) -> Option<char> {
    rest.next_if_eq(&'{')?;
    let mut code: u32 = 0;
    loop {
        match rest.next()? {
            '}' => return char::from_u32(code),
            '_' => {}
            digit => code = code.checked_mul(16)?.checked_add(digit.to_digit(16)?)?,
        }
    }
}

/// A raw string behind its `r`.
fn raw(spelling: &str) -> Option<(String, &str)> {
    let body = spelling.trim_start_matches('#');
    let hashes = &spelling[..spelling.len() - body.len()];
    let body = body.strip_prefix('"')?;
    let (value, rest) = body.split_once(&format!("\"{hashes}"))?;
    Some((value.replace("\r\n", "\n"), rest))
}

fn number(spelling: &str) -> Literal {
    let (sign, digits) = match spelling.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, spelling),
    };
    let (radix, digits) = match digits.get(..2) {
        Some("0x") => (16, &digits[2..]),
        Some("0o") => (8, &digits[2..]),
        Some("0b") => (2, &digits[2..]),
        _ => (10, digits),
    };
    let plain = digits.replace('_', "");
    if !plain.is_empty() && plain.chars().all(|c| c.is_digit(radix)) {
        return match i128::from_str_radix(&plain, radix) {
            Ok(value) => Literal::Number(sign * value),
            Err(_) => Literal::Other("a number that is too large"),
        };
    }
    let float = radix == 10 && plain.contains(['.', 'e', 'E'])
        || plain.ends_with("f32")
        || plain.ends_with("f64");
    match float {
        true if !plain.contains("size") => Literal::Other("a float"),
        _ => Literal::Other("an integer with a suffix"),
    }
}

#[cfg(test)]
mod tests {
    use super::{Literal, decode};

    #[track_caller]
    fn text(spelling: &str, value: &str) {
        assert_eq!(
            decode(spelling),
            Literal::Text(value.to_owned()),
            "{spelling}"
        );
    }

    #[track_caller]
    fn number(spelling: &str, value: i128) {
        assert_eq!(decode(spelling), Literal::Number(value), "{spelling}");
    }

    #[track_caller]
    fn other(spelling: &str, what: &'static str) {
        assert_eq!(decode(spelling), Literal::Other(what), "{spelling}");
    }

    #[test]
    fn strings_are_decoded_as_rustc_does() {
        text(r#""""#, "");
        text(r#""plain""#, "plain");
        text(r#""a\n\r\t\\\0\'\"z""#, "a\n\r\t\\\0'\"z");
        text(r#""\x41\u{e9}\u{1_F600}é""#, "Aé\u{1F600}é");
        text("\"one \\\n      two\"", "one two");
        text("\"one \\\r\n\t two\"", "one two");
        text("\"one\r\ntwo\"", "one\ntwo");
        text("\"a\\\\\"", "a\\");
    }

    #[test]
    fn raw_strings_keep_their_backslashes() {
        text(r####"r"a\n""####, r"a\n");
        text(r####"r#"say "x" = 1"#"####, r#"say "x" = 1"#);
        text(r####"r##"a"#b"##"####, r##"a"#b"##);
        text("r\"one\r\ntwo\"", "one\ntwo");
    }

    #[test]
    fn integers_come_in_every_spelling() {
        number("4", 4);
        number("0", 0);
        number("1_000", 1000);
        number("0xff", 255);
        number("0b1_0", 2);
        number("0o17", 15);
        number("-4", -4);
        number("170141183460469231731687303715884105727", i128::MAX);
    }

    #[test]
    fn other_literals_are_named() {
        other("4u32", "an integer with a suffix");
        other("4usize", "an integer with a suffix");
        other("4.5", "a float");
        other("4e3", "a float");
        other("4f64", "a float");
        other(
            "340282366920938463463374607431768211456",
            "a number that is too large",
        );
        other("'a'", "a character");
        other("b'a'", "a byte");
        other("b\"a\"", "a byte string");
        other("br#\"a\"#", "a byte string");
        other("c\"a\"", "a C string");
        other("\"a\"suffix", "a string with a suffix");
    }
}
