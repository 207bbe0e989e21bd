//! What looks like a secret, by its name or by its value.

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

/// A beginning of secrets of one kind, from how many bytes on it counts, and what kind that is.
const BEGINNINGS: &[(&str, usize, &str)] = &[
    ("-----BEGIN ", 20, "its value is a private key"),
    ("sk_live_", 16, "its value is a key of Stripe"),
    ("rk_live_", 16, "its value is a key of Stripe"),
    ("whsec_", 16, "its value is a signing secret"),
    ("sk-", 24, "its value is an API key"),
    ("AKIA", 20, "its value is a key of AWS"),
    ("ghp_", 30, "its value is a token of GitHub"),
    ("gho_", 30, "its value is a token of GitHub"),
    ("github_pat_", 30, "its value is a token of GitHub"),
    ("glpat-", 20, "its value is a token of GitLab"),
    ("xox", 20, "its value is a token of Slack"),
    ("SG.", 40, "its value is a key of SendGrid"),
    ("AIza", 39, "its value is a key of Google"),
    ("eyJhbGciOi", 30, "its value is a signed token"),
    ("Bearer ", 30, "its value is a token"),
    ("$2a$", 50, "its value is a password's hash"),
    ("$2b$", 50, "its value is a password's hash"),
    ("$2y$", 50, "its value is a password's hash"),
    ("$argon2", 30, "its value is a password's hash"),
    ("pbkdf2_", 30, "its value is a password's hash"),
];

/// Beginnings of secrets that hold a space.
const WITH_SPACE: &[&str] = &["-----BEGIN ", "Bearer "];

/// Whether a column, or a key in a document, is called like a secret; in any case.
pub(crate) fn by_name(name: &str) -> bool {
    let snake = heck::ToSnakeCase::to_snake_case(name);
    let words: Vec<&str> = snake.split('_').collect();
    let key = |pair: &[&str]| matches!(pair, [of, "key"] if KEYS.contains(of));
    words.iter().any(|word| WORDS.contains(word)) || words.windows(2).any(key)
}

/// Why a value looks like a secret; none where it does not.
pub(crate) fn by_value(text: &str) -> Option<&'static str> {
    let begins = |(beginning, least, _): &&(&str, usize, &str)| {
        text.len() >= *least
            && text.starts_with(beginning)
            && (WITH_SPACE.contains(beginning) || !text.contains(' '))
    };
    let found = BEGINNINGS.iter().find(begins).map(|(_, _, why)| *why);
    found.or_else(|| holds_password(text).then_some("its value holds an address with a password"))
}

/// The beginnings of secrets of well-known services, of keys and of password hashes.
#[cfg(feature = "database")]
pub(crate) fn beginnings() -> impl Iterator<Item = &'static str> {
    BEGINNINGS.iter().map(|(beginning, ..)| *beginning)
}

/// Whether `scheme://user:password@host` stands somewhere in a text.
pub(crate) fn holds_password(text: &str) -> bool {
    text.split("://").skip(1).any(|rest| {
        let authority = rest.split(['/', '?', ' ', '"']).next().unwrap_or_default();
        let login = authority.rsplit_once('@').map(|(login, _)| login);
        login
            .and_then(|login| login.split_once(':'))
            .is_some_and(|(_, password)| !password.is_empty())
    })
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
            assert!(by_name(name), "{name}");
        }
        for name in ["slug", "key", "max_tokens", "secretary", "primary_key", ""] {
            assert!(!by_name(name), "{name}");
        }
    }

    #[test]
    fn a_value_is_a_secret_by_its_beginning_or_by_an_address_with_a_password() {
        for value in [
            "AKIAIOSFODNN7EXAMPLE",
            "-----BEGIN EC PRIVATE KEY-----",
            "Bearer abcdefghijklmnopqrstuvwxyz",
            "postgres://app:pw@db/x",
            "see postgres://app:pw@db/x",
        ] {
            assert!(by_value(value).is_some(), "{value}");
        }
        for value in [
            "sk-short",
            "SG. is Singapore's domain, as everybody in the team knows",
            "https://example.com/a:b@c",
            "https://user:@example.com",
            "https://user@example.com",
            "",
        ] {
            assert_eq!(by_value(value), None, "{value}");
        }
    }
}
