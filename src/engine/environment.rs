//! The environment of a `migrate` command: no variable in it leads to another database than the shadow.
//!
//! A `.env` file can't be hidden from the command, but the libraries that read one let a variable that is already
//! set win; so every variable of every `.env` file that holds an address is set.

use std::collections::{BTreeMap, BTreeSet};

use super::url::is_database_address;
use crate::schema::Dialect;

/// The shadow's address and its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Shadow {
    pub(super) dialect: Dialect,
    pub(super) url: String,
    pub(super) host: String,
    pub(super) port: String,
    pub(super) user: String,
    pub(super) password: String,
    pub(super) database: String,
}

/// What is set in, and what is taken from the inherited environment.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Changes {
    pub(super) set: BTreeMap<String, String>,
    pub(super) remove: BTreeSet<String>,
}

/// Files that give libpq and MySQL's client another server by name.
const REMOVED: &[&str] = &[
    "PGSERVICE",
    "PGSERVICEFILE",
    "PGSYSCONFDIR",
    "PGPASSFILE",
    "PGHOSTADDR",
    "PGOPTIONS",
    "PGTARGETSESSIONATTRS",
    "PGSSLMODE",
    "MYSQL_HOME",
    "MYSQL_UNIX_PORT",
    "MYSQL_TEST_LOGIN_FILE",
    "MARIADB_HOME",
];

/// Computes the changes: `known` are the inherited variables and those of `.env` files.
pub(super) fn changes<'a>(
    shadow: &Shadow,
    known: impl IntoIterator<Item = (&'a str, &'a str)>,
    own: &BTreeMap<String, String>,
) -> Changes {
    let mut changes = Changes::default();
    for (name, value) in known {
        if REMOVED.contains(&name.to_ascii_uppercase().as_str()) {
            changes.remove.insert(name.to_owned());
        } else if is_database_address(value) {
            let prefix = if value.trim_start().starts_with("jdbc:") {
                "jdbc:"
            } else {
                ""
            };
            changes
                .set
                .insert(name.to_owned(), format!("{prefix}{}", shadow.url));
        } else if is_database_file(value) {
            changes
                .set
                .insert(name.to_owned(), shadow.file().to_owned());
        } else if let Some(value) = shadow.part(name) {
            changes.set.insert(name.to_owned(), value.to_owned());
        }
    }
    if shadow.dialect == Dialect::Postgres {
        for name in ["PGHOST", "PGPORT", "PGUSER", "PGPASSWORD", "PGDATABASE"] {
            if let Some(value) = shadow.part(name) {
                changes.set.insert(name.to_owned(), value.to_owned());
            }
        }
    }
    changes
        .set
        .insert("DATABASE_URL".to_owned(), shadow.url.clone());
    for (name, value) in own {
        changes
            .set
            .insert(name.clone(), value.replace("{url}", &shadow.url));
    }
    changes.remove.retain(|name| !own.contains_key(name));
    changes
}

/// A path to an SQLite database without a scheme.
fn is_database_file(value: &str) -> bool {
    let value = value.trim().trim_matches(['"', '\'']).to_ascii_lowercase();
    [".db", ".sqlite", ".sqlite3"]
        .iter()
        .any(|end| value.ends_with(end))
        && !value.contains(' ')
}

impl Shadow {
    /// What stands in for a path to a database.
    fn file(&self) -> &str {
        self.url.strip_prefix("sqlite://").unwrap_or(&self.url)
    }

    /// The value for a variable that names a part of an address: `PGHOST`, `DB_PASSWORD`, `APP_DATABASE_NAME`.
    fn part(&self, name: &str) -> Option<&str> {
        let name = name.to_ascii_uppercase();
        let words: Vec<&str> = name.split('_').filter(|word| !word.is_empty()).collect();
        let glued = words.last().and_then(|last| last.strip_prefix("PG"));
        let (last, rest) = words.split_last()?;
        let last = glued.unwrap_or(last);
        const ENGINES: [&str; 8] = [
            "DB",
            "DATABASE",
            "POSTGRES",
            "POSTGRESQL",
            "PG",
            "MYSQL",
            "MARIADB",
            "SQL",
        ];
        if glued.is_none() && !rest.iter().any(|word| ENGINES.contains(word)) {
            return None;
        }
        match last {
            "HOST" | "HOSTNAME" | "SERVER" | "ADDR" | "ADDRESS" => Some(&self.host),
            "PORT" => Some(&self.port),
            "USER" | "USERNAME" | "LOGIN" => Some(&self.user),
            "PASSWORD" | "PASS" | "PWD" => Some(&self.password),
            "NAME" | "DATABASE" | "DB" | "DBNAME" => Some(&self.database),
            _ => None,
        }
    }
}

/// The variables of a `.env` file, values as they stand there without their quotes.
pub(super) fn dotenv(text: &str) -> Vec<(String, String)> {
    text.lines()
        .filter_map(|line| {
            let line = line.trim_start().trim_start_matches('\u{feff}');
            let line = line.strip_prefix("export ").unwrap_or(line);
            let (name, value) = line.split_once('=')?;
            let name = name.trim();
            let is_name = !name.is_empty()
                && name
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-'));
            let value = value.trim().trim_matches(['"', '\'']);
            is_name.then(|| (name.to_owned(), value.to_owned()))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shadow() -> Shadow {
        Shadow {
            dialect: Dialect::Postgres,
            url: "postgres://u:p@127.0.0.1:1/s".to_owned(),
            host: "127.0.0.1".to_owned(),
            port: "1".to_owned(),
            user: "u".to_owned(),
            password: "p".to_owned(),
            database: "s".to_owned(),
        }
    }

    fn check(known: &[(&str, &str)], name: &str, expected: Option<&str>) {
        let changes = changes(&shadow(), known.iter().copied(), &BTreeMap::new());
        assert_eq!(
            changes.set.get(name).map(String::as_str),
            expected,
            "{name} of {known:?}"
        );
    }

    #[test]
    fn no_variable_leads_elsewhere() {
        let url = Some("postgres://u:p@127.0.0.1:1/s");
        check(&[], "DATABASE_URL", url);
        check(&[("PROD", "postgres://prod/app")], "PROD", url);
        check(&[("PROD", "\"mysql://prod/app\"")], "PROD", url);
        check(&[("DSN", "host=prod dbname=app")], "DSN", url);
        check(
            &[("DSN", "jdbc:postgresql://prod/app")],
            "DSN",
            Some("jdbc:postgres://u:p@127.0.0.1:1/s"),
        );
        check(&[("PGHOST", "prod")], "PGHOST", Some("127.0.0.1"));
        check(&[("APP_DB_PASSWORD", "x")], "APP_DB_PASSWORD", Some("p"));
        check(&[("POSTGRES_DB", "x")], "POSTGRES_DB", Some("s"));
        check(
            &[("SERVER_HOST", "x"), ("USER", "me"), ("PATH", "/bin")],
            "SERVER_HOST",
            None,
        );
        check(&[("USER", "me")], "USER", None);
    }

    #[test]
    fn services_are_removed_and_own_variables_win() {
        let own = BTreeMap::from([("APP_DB".to_owned(), "{url}?x=1".to_owned())]);
        let changes = changes(
            &shadow(),
            [("PGSERVICE", "prod"), ("APP_DB", "postgres://prod")],
            &own,
        );
        assert!(changes.remove.contains("PGSERVICE"));
        assert_eq!(changes.set["APP_DB"], "postgres://u:p@127.0.0.1:1/s?x=1");
    }

    #[test]
    fn dotenv_files_are_read_loosely() {
        assert_eq!(
            dotenv("# a\nexport A = 'x=y'\nB=\"1\"\nnonsense\n=2\n"),
            [
                ("A".to_owned(), "x=y".to_owned()),
                ("B".to_owned(), "1".to_owned()),
            ]
        );
    }
}
