//! `[database]` and `[databases.NAME]`.

use std::collections::BTreeMap;

use super::parse::values;
use super::reader::{Problems, Section, Shape, Text, Value, suggestion};
use super::{DatabaseConfig, TableEntry, command};
use crate::schema::Dialect;

/// The one database under the name `""`, or those with a name.
pub(super) fn databases(
    root: &mut Section<'_>,
    problems: &mut Problems<'_>,
) -> BTreeMap<String, DatabaseConfig> {
    let one = root.section("database", problems);
    let many = root.section("databases", problems);
    if let (Some(one), Some(many)) = (&one, &many) {
        let message = "`[database]` and `[databases.NAME]` stand side by side";
        let help = format!(
            "one database is `[database]`; of several, each has a name: write `[databases.NAME]` at line {}",
            one.span.start.line
        );
        problems.report(one.span.max(many.span), message, Some(help));
    }
    let mut databases = BTreeMap::new();
    if let Some(section) = one {
        databases.insert(String::new(), database(section, problems));
    }
    if let Some(section) = many {
        named(section, &mut databases, problems);
    }
    databases
}

fn named(
    mut section: Section<'_>,
    databases: &mut BTreeMap<String, DatabaseConfig>,
    problems: &mut Problems<'_>,
) {
    let entries = section.take_rest();
    if entries.is_empty() {
        let help =
            "each database is `[databases.NAME]`; where there is only one, write `[database]`";
        problems.report(
            section.span,
            "`[databases]` names no database",
            Some(help.to_owned()),
        );
    }
    for (name, value) in entries {
        check_name(&name, databases, problems);
        if let Some(below) = section.below(&name, value, problems) {
            databases.insert(name.value, database(below, problems));
        }
    }
}

/// A database's name is a folder's: `catalog/<name>/`.
fn check_name(
    name: &Text,
    earlier: &BTreeMap<String, DatabaseConfig>,
    problems: &mut Problems<'_>,
) {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    if name.value.is_empty() || !name.value.chars().all(plain) {
        let message = format!("`{}` can't be a database's name", name.value);
        let help = "it names a folder below the catalog: letters, digits, `_` and `-`";
        problems.report(name.span, message, Some(help.to_owned()));
    }
    if let Some(other) = earlier
        .keys()
        .find(|other| other.eq_ignore_ascii_case(&name.value))
    {
        let message = format!(
            "the databases `{other}` and `{}` differ only in case",
            name.value
        );
        let help = "their folders would be the same on some file systems";
        problems.report(name.span, message, Some(help.to_owned()));
    }
}

fn database(mut section: Section<'_>, problems: &mut Problems<'_>) -> DatabaseConfig {
    let packages = section
        .some_strings("packages", problems)
        .map(values)
        .unwrap_or_default();
    let named = section
        .some_strings("dialects", problems)
        .unwrap_or_default();
    let dialects = dialects(named, problems);
    let migrations = section
        .take("migrations")
        .map(|(key, value)| (key, lists(value, problems)));
    let migrate = section
        .string("migrate", problems)
        .and_then(|text| migrate(text, problems));
    let migrate_env = migrate_env(&mut section, problems);
    let inputs = section.strings("inputs", problems).unwrap_or_default();
    let inputs = inputs
        .into_iter()
        .filter_map(|text| path("inputs", text, problems))
        .collect();
    let setup = section
        .take("setup")
        .map(|(_, value)| files(value, problems));
    if let (None, Some(first)) = (&migrate, migrate_env.as_ref()) {
        let message = "`migrate_env` without `migrate`";
        let help = "its variables are for the `migrate` command; SQL files need none";
        problems.report(first.span, message, Some(help.to_owned()));
    }
    section.finish(problems);
    let mut config = DatabaseConfig {
        packages,
        dialects,
        migrate,
        migrate_env: migrate_env.map(|env| env.variables).unwrap_or_default(),
        inputs,
        ..DatabaseConfig::default()
    };
    if let Some((key, lists)) = migrations {
        set_migrations(&mut config, &key, lists, problems);
    }
    match setup {
        Some(PerDialect::Same(file)) => {
            config.setup = config
                .dialects
                .iter()
                .map(|dialect| (*dialect, file.clone()))
                .collect();
            config.setup_any = Some(file);
        }
        Some(PerDialect::Each(files)) => config.setup = files,
        None => {}
    }
    config
}

fn set_migrations(
    config: &mut DatabaseConfig,
    key: &Text,
    lists: PerDialect<Vec<String>>,
    problems: &mut Problems<'_>,
) {
    let lists = match lists {
        PerDialect::Same(list) => {
            config.migrations = config
                .dialects
                .iter()
                .map(|dialect| (*dialect, list.clone()))
                .collect();
            config.migrations_any = Some(list);
            return;
        }
        PerDialect::Each(lists) => lists,
    };
    if config.dialects.is_empty() {
        // Who lists migrations by dialect has said which dialects there are.
        config.dialects = lists.keys().copied().collect();
    }
    for dialect in lists
        .keys()
        .filter(|dialect| !config.dialects.contains(dialect))
    {
        let message = format!(
            "`migrations` lists {0}, but `dialects` does not",
            dialect.name()
        );
        let help = format!("add \"{}\" to `dialects`", dialect.name());
        problems.report(key.span, message, Some(help));
    }
    for dialect in config
        .dialects
        .iter()
        .filter(|dialect| !lists.contains_key(dialect))
    {
        if config.migrate.is_some() {
            continue;
        }
        let message = format!(
            "`migrations` lists nothing for the dialect {}",
            dialect.name()
        );
        let help = format!(
            "add `{} = [\"...\"]`, or take it out of `dialects`",
            dialect.name()
        );
        problems.report(key.span, message, Some(help));
    }
    config.migrations = lists;
}

/// One value for all dialects, or one a dialect.
enum PerDialect<T> {
    Same(T),
    Each(BTreeMap<Dialect, T>),
}

fn lists(value: Value<'_>, problems: &mut Problems<'_>) -> PerDialect<Vec<String>> {
    per_dialect(value, problems, |value, problems| {
        let before = problems.count();
        let texts = value.texts("migrations", problems);
        if texts.is_empty() && problems.count() == before {
            problems.report(value.span, "`migrations` names nothing", None);
        }
        Some(
            texts
                .into_iter()
                .filter_map(|text| path("migrations", text, problems))
                .collect(),
        )
    })
}

fn files(value: Value<'_>, problems: &mut Problems<'_>) -> PerDialect<String> {
    per_dialect(value, problems, |value, problems| {
        let text = value.text("setup", problems)?;
        path("setup", text, problems)
    })
}

fn per_dialect<T: Default>(
    value: Value<'_>,
    problems: &mut Problems<'_>,
    mut read: impl FnMut(Value<'_>, &mut Problems<'_>) -> Option<T>,
) -> PerDialect<T> {
    let Shape::Table(entries) = value.shape(problems) else {
        return PerDialect::Same(read(value, problems).unwrap_or_default());
    };
    let mut each = BTreeMap::new();
    for (name, value) in entries {
        let dialect = dialect(&name, problems);
        let read = read(value, problems);
        let (Some(dialect), Some(read)) = (dialect, read) else {
            continue;
        };
        if each.insert(dialect, read).is_some() {
            let message = format!("the dialect {} stands twice", dialect.name());
            problems.report(name.span, message, None);
        }
    }
    PerDialect::Each(each)
}

fn dialects(texts: Vec<Text>, problems: &mut Problems<'_>) -> Vec<Dialect> {
    let mut dialects = Vec::new();
    for text in texts {
        let Some(dialect) = dialect(&text, problems) else {
            continue;
        };
        if dialects.contains(&dialect) {
            let message = format!("the dialect {} stands twice in `dialects`", dialect.name());
            problems.report(text.span, message, None);
        } else {
            dialects.push(dialect);
        }
    }
    dialects
}

fn dialect(name: &Text, problems: &mut Problems<'_>) -> Option<Dialect> {
    let dialect = Dialect::from_name(&name.value);
    if dialect.is_none() {
        let known = Dialect::ALL.map(Dialect::name);
        let message = format!("unknown dialect `{}`", name.value);
        problems.report(name.span, message, Some(suggestion(&name.value, &known)));
    }
    dialect
}

fn migrate(text: Text, problems: &mut Problems<'_>) -> Option<String> {
    match command::words(&text.value) {
        Ok(_) => Some(text.value),
        Err(reason) => {
            let message = format!("the command in `migrate` can't be run: {reason}");
            let help = "put what needs a shell into a script and name the script";
            problems.report(text.span, message, Some(help.to_owned()));
            None
        }
    }
}

struct MigrateEnv {
    variables: BTreeMap<String, String>,
    span: crate::span::Span,
}

fn migrate_env(section: &mut Section<'_>, problems: &mut Problems<'_>) -> Option<MigrateEnv> {
    let mut section = section.section("migrate_env", problems)?;
    let mut variables = BTreeMap::new();
    for (name, value) in section.take_rest() {
        let Shape::String(text) = value.shape(problems) else {
            value.unexpected(&name.value, "a string", problems);
            continue;
        };
        if is_database_url(text) {
            let message = format!("`{}` holds the address of a database", name.value);
            let help = "the command may only reach the shadow: write `{url}` for its address";
            problems.report(value.span, message, Some(help.to_owned()));
        }
        variables.insert(name.value, text.to_owned());
    }
    Some(MigrateEnv {
        variables,
        span: section.span,
    })
}

fn is_database_url(text: &str) -> bool {
    let schemes = ["postgres:", "postgresql:", "sqlite:", "mysql:", "mariadb:"];
    let text = text.trim_start().to_ascii_lowercase();
    schemes.iter().any(|scheme| text.starts_with(scheme)) && !text.contains("{url}")
}

/// A path that is the same on every machine; it may lead out of the workspace.
fn path(key: &str, text: Text, problems: &mut Problems<'_>) -> Option<String> {
    let path = text.value.as_str();
    let drive = path
        .get(1..3)
        .is_some_and(|rest| rest == ":/" || rest == ":\\");
    if !path.starts_with('/') && !drive && !path.contains('\\') {
        return Some(text.value);
    }
    let message = format!("`{key}` must be relative to the workspace's root, with forward slashes");
    problems.report(
        text.span,
        message,
        Some("it has to mean the same on every machine".to_owned()),
    );
    None
}

/// `database = "..."` of a `[tables]` entry must be one that is configured.
pub(super) fn check_names(
    tables: &[TableEntry],
    databases: &BTreeMap<String, DatabaseConfig>,
    problems: &mut Problems<'_>,
) {
    for named in tables
        .iter()
        .filter_map(|entry| entry.annotation.database.as_ref())
    {
        if databases.contains_key(&named.value) && !named.value.is_empty() {
            continue;
        }
        let known: Vec<&str> = databases
            .keys()
            .map(String::as_str)
            .filter(|name| !name.is_empty())
            .collect();
        let help = match known.as_slice() {
            [] => "there is one database only: leave `database` out".to_owned(),
            known => suggestion(&named.value, known),
        };
        problems.report(
            named.span,
            format!("unknown database `{}`", named.value),
            Some(help),
        );
    }
}
