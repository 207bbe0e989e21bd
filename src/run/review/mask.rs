//! What of a row is not shown: what is called like a secret, and what looks like one.

/// How many characters of a value are shown.
const SHOWN: usize = 40;

/// Words of a name that make it a secret's.
const WORDS: &[&str] = &[
    "password",
    "passwd",
    "pwd",
    "passphrase",
    "secret",
    "secrets",
    "token",
    "apikey",
    "credential",
    "credentials",
    "salt",
    "pin",
    "otp",
];

/// What stands before `key` in a secret's name.
const KEYS: &[&str] = &[
    "api",
    "private",
    "secret",
    "access",
    "encryption",
    "signing",
    "auth",
];

/// Beginnings of secrets of well-known services, of keys and of password hashes.
const BEGINNINGS: &[&str] = &[
    "-----begin ",
    "sk-",
    "sk_",
    "rk_",
    "whsec_",
    "akia",
    "ghp_",
    "gho_",
    "github_pat_",
    "glpat-",
    "xox",
    "sg.",
    "aiza",
    "eyj",
    "$2a$",
    "$2b$",
    "$2y$",
    "$argon2",
    "pbkdf2",
    "bearer ",
];

/// Whether a column is called like a secret.
pub(super) fn is_secret_name(name: &str) -> bool {
    let words: Vec<String> = heck::ToSnakeCase::to_snake_case(name)
        .split('_')
        .map(str::to_owned)
        .collect();
    let key = |pair: &[String]| match pair {
        [of, key] => key == "key" && KEYS.contains(&of.as_str()),
        _ => false,
    };
    words.iter().any(|word| WORDS.contains(&word.as_str())) || words.windows(2).any(key)
}

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

fn looks_secret(value: &str) -> bool {
    let lower = value.trim_start().to_lowercase();
    let begins = BEGINNINGS
        .iter()
        .any(|beginning| lower.starts_with(beginning) && lower.len() >= 12);
    begins || has_password(&lower) || names_secret(value)
}

/// `scheme://user:password@host`.
fn has_password(value: &str) -> bool {
    value.split("://").skip(1).any(|rest| {
        let authority = rest.split(['/', '?', ' ', '"']).next().unwrap_or_default();
        let login = authority.rsplit_once('@').map(|(login, _)| login);
        login.is_some_and(|login| login.contains(':'))
    })
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
        .any(is_secret_name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_secrets_are_known_in_every_case() {
        for name in [
            "password",
            "client_secret",
            "apiKey",
            "API_KEY",
            "accessToken",
            "stripe_private_key",
        ] {
            assert!(is_secret_name(name), "{name}");
        }
        for name in ["slug", "key", "max_tokens", "secretary", "primary_key", ""] {
            assert!(!is_secret_name(name), "{name}");
        }
    }

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
