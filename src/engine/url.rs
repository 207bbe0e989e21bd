//! Database addresses: whose they are, and showing them without their password.

use super::error::EngineError;
use crate::schema::Dialect;

/// The dialect of a database URL.
pub fn dialect(url: &str) -> Result<Dialect, EngineError> {
    let scheme = url.split(':').next().unwrap_or("");
    match scheme.to_ascii_lowercase().as_str() {
        "postgres" | "postgresql" => Ok(Dialect::Postgres),
        "sqlite" => Ok(Dialect::Sqlite),
        "mysql" | "mariadb" => Ok(Dialect::Mysql),
        _ => Err(EngineError::Usage(format!(
            "`{}` is no database URL: it begins with none of postgres:, postgresql:, sqlite:, mysql:, mariadb:",
            hide_password(url)
        ))),
    }
}

/// The URL with the scheme that the driver knows.
pub(crate) fn for_mysql(url: &str) -> String {
    match url.split_once(':') {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("mariadb") => format!("mysql:{rest}"),
        _ => url.to_owned(),
    }
}

/// The URL with `***` in place of its password, also where that should have been percent-encoded and was not.
pub fn hide_password(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once(':') else {
        return url.to_owned();
    };
    let (slashes, rest) = match rest.strip_prefix("//") {
        Some(rest) => ("//", rest),
        None => ("", rest),
    };
    let is_path = scheme.eq_ignore_ascii_case("sqlite");
    if is_path && slashes.is_empty() {
        return format!("{scheme}:{}", hide_parameter(rest));
    }
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(end);
    // A password may hold an unescaped `@`: the last one ends it. It may hold what ends the authority, too.
    let at = authority.rfind('@').or_else(|| {
        let may_end_there = authority.contains(':') && !is_path;
        let at = path.rfind('@').filter(|_| may_end_there)?;
        Some(end + at)
    });
    let login = at.and_then(|at| {
        let (login, host) = rest.split_at(at);
        Some((login.split_once(':')?.0, host))
    });
    let shown = match login {
        Some((user, host)) => format!("{user}:***{}", hide_parameter(host)),
        None => hide_parameter(rest),
    };
    format!("{scheme}:{slashes}{shown}")
}

/// Hides the values of parameters that are a password's.
fn hide_parameter(path: &str) -> String {
    let mut out = String::new();
    for (index, part) in path.split_inclusive(['?', '&']).enumerate() {
        match part.split_once('=') {
            Some((name, _)) if index > 0 && is_secret(name) => {
                out.push_str(name);
                out.push_str("=***");
                out.push_str(if part.ends_with('&') { "&" } else { "" });
            }
            _ => out.push_str(part),
        }
    }
    out
}

fn is_secret(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ["pass", "pwd", "secret", "token"]
        .iter()
        .any(|word| name.contains(word))
}

/// A name in a URL: everything but letters, digits and `_.-` as `%XX`.
pub(crate) fn percent_encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' | b'.' | b'-' => {
                char::from(byte).to_string()
            }
            other => format!("%{other:02X}"),
        })
        .collect()
}

/// Whether a value looks like a database's address in any of the usual forms.
pub(crate) fn is_database_address(value: &str) -> bool {
    let value = value.trim().trim_matches(['"', '\'']).to_ascii_lowercase();
    let value = value.strip_prefix("jdbc:").unwrap_or(&value);
    const SCHEMES: [&str; 8] = [
        "postgres:",
        "postgresql:",
        "mysql:",
        "mariadb:",
        "sqlite:",
        "sqlite3:",
        "cockroachdb:",
        "file:",
    ];
    let scheme = value.split("://").next().unwrap_or("");
    // `postgres+srv://`, `mysql2://`, `postgresql+asyncpg://`.
    let relative = scheme.len() < value.len()
        && ["postgres", "mysql", "mariadb", "sqlite"]
            .iter()
            .any(|known| scheme.starts_with(known));
    relative || SCHEMES.iter().any(|scheme| value.starts_with(scheme)) || is_key_value(value)
}

/// `host=... dbname=...`, and what ADO and ODBC write: `Server=...;Database=...`.
fn is_key_value(value: &str) -> bool {
    let has = |key: &str| {
        value.split([' ', ';']).any(|part| {
            part.split_once('=')
                .is_some_and(|(name, _)| name.trim() == key)
        })
    };
    (has("host") || has("hostaddr") || has("server"))
        && (has("dbname") || has("database") || has("user"))
        || has("dbname")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_are_never_shown() {
        for (url, shown) in [
            ("postgres://a:b@h/d", "postgres://a:***@h/d"),
            ("postgres://a:b@c@h:1/d?x=1", "postgres://a:***@h:1/d?x=1"),
            (
                "postgres:///d?user=a&password=b&host=h",
                "postgres:///d?user=a&password=***&host=h",
            ),
            ("postgres://h/d?password=b", "postgres://h/d?password=***"),
            ("sqlite::memory:", "sqlite::memory:"),
            ("mysql://a@h/d", "mysql://a@h/d"),
            ("mysql://h:3306/d", "mysql://h:3306/d"),
            ("postgres://h/d?options=a@b", "postgres://h/d?options=a@b"),
            ("postgres://a:b/c@h/d", "postgres://a:***@h/d"),
            ("postgres://a:b?c#d@h/d", "postgres://a:***@h/d"),
            ("postgres:a:b@h/d", "postgres:a:***@h/d"),
            (
                "postgres://h/d?sslpassword=b&x=1",
                "postgres://h/d?sslpassword=***&x=1",
            ),
            ("mysql://a:1/2@h/d", "mysql://a:***@h/d"),
        ] {
            assert_eq!(hide_password(url), shown);
        }
    }

    #[test]
    fn addresses_are_known_in_every_usual_form() {
        for value in [
            "postgres://h/d",
            "\"postgresql://h/d\"",
            "mysql://h/d",
            "sqlite:data.db",
            "sqlite::memory:",
            "jdbc:postgresql://h/d",
            "host=localhost dbname=app",
            "postgresql+asyncpg://h/d",
            "Server=h;Database=d;Uid=u",
        ] {
            assert!(is_database_address(value), "{value}");
        }
        for value in [
            "",
            "https://h/d",
            "redis://h",
            "postgres",
            "a=b",
            "/usr/bin",
        ] {
            assert!(!is_database_address(value), "{value}");
        }
    }
}
