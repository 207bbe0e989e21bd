//! What of a row is not shown: what is called like a secret, and what looks like one.

use crate::secrets;

/// How many characters of a value are shown.
const SHOWN: usize = 40;

/// Beginnings that are too short to accuse a fixture of, and reason enough not to show a value.
const BEGINNINGS: &[&str] = &["sk_", "rk_", "eyj", "pbkdf2"];

/// How long a value must be for its beginning to count.
const LEAST: usize = 12;

/// A value as it may be shown: on one line, cut, and `***` where it looks like a secret or holds one.
pub(super) fn shown(value: String) -> String {
    if looks_secret(&value) {
        return "***".to_owned();
    }
    let mut characters = value.chars();
    let cut: String = characters.by_ref().take(SHOWN).collect();
    match characters.next() {
        Some(_) => format!("{cut}…"),
        None => cut,
    }
}

/// Wider than what is reported of fixtures: what is hidden for nothing costs nothing.
fn looks_secret(value: &str) -> bool {
    let lower = value.trim_start().to_lowercase();
    let begins = || {
        let mut all = secrets::beginnings().chain(BEGINNINGS.iter().copied());
        all.any(|beginning| lower.starts_with(&beginning.to_lowercase()))
    };
    (lower.len() >= LEAST && begins()) || secrets::holds_password(&lower) || names_secret(value)
}

/// Whether a document within the value has a key that is called like a secret: what stands before `:` or `=`.
fn names_secret(value: &str) -> bool {
    value
        .split([':', '='])
        .filter_map(|before| {
            let word = |c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-'));
            before
                .trim_end_matches(['"', '\'', ' ', '\\'])
                .rsplit(word)
                .next()
        })
        .any(secrets::by_name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_that_look_secret_are_not_shown() {
        for value in [
            "sk-abcdefghijklmnop",
            "AKIAIOSFODNN7EXAMPLE",
            r#"{"model": "x", "api_key": "hidden"}"#,
            "{\"smtp\":{\"Password\":\"x\"}}",
            "postgres://app:pw@db/x",
            "user=a password=b",
        ] {
            assert_eq!(shown(value.to_owned()), "***", "{value}");
        }
        for value in [
            "gpt-4",
            "",
            r#"{"max_tokens": 100}"#,
            "https://example.org/a:b",
        ] {
            assert_eq!(shown(value.to_owned()), value);
        }
        assert_eq!(shown("a".repeat(41)), format!("{}…", "a".repeat(40)));
    }
}
