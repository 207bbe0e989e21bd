//! `[environments.NAME]`: where a full clean or a restore may run.

use std::collections::BTreeMap;

use super::Environment;
use super::reader::{Problems, Section, Text};

/// Whether an environment's name alone protects it: `prod*`, `prd*`, `live*`, in any case.
pub fn protected_by_name(name: &str) -> bool {
    let name = name.to_lowercase();
    ["prod", "prd", "live"]
        .iter()
        .any(|prefix| name.starts_with(prefix))
}

pub(super) fn environments(
    mut section: Section<'_>,
    problems: &mut Problems<'_>,
) -> BTreeMap<String, Environment> {
    let mut environments: BTreeMap<String, Environment> = BTreeMap::new();
    for (name, value) in section.take_rest() {
        if name.value.trim().is_empty() {
            problems.report(name.span, "an environment without a name", None);
        }
        if let Some(other) = environments.keys().find(|other| same(other, &name.value)) {
            let message = format!(
                "the environments `{other}` and `{}` differ only in case",
                name.value
            );
            problems.report(name.span, message, None);
        }
        if let Some(below) = section.below(&name, value, problems) {
            let environment = environment(&name, below, problems);
            environments.insert(name.value, environment);
        }
    }
    environments
}

fn same(a: &str, b: &str) -> bool {
    a.to_lowercase() == b.to_lowercase()
}

fn environment(name: &Text, mut section: Section<'_>, problems: &mut Problems<'_>) -> Environment {
    let url_env = section
        .string("url_env", problems)
        .and_then(|text| url_env(text, problems));
    let clean = section.boolean("clean", problems);
    let restore = section.boolean("restore", problems);
    let declared = section.boolean("protected", problems);
    let reason = section.string("reason", problems);
    section.finish(problems);
    let by_name = protected_by_name(&name.value);
    if let (true, Some(declared)) = (
        by_name,
        declared.as_ref().filter(|declared| !declared.value),
    ) {
        let message = format!("`{}` is protected by its name", name.value);
        let help =
            "names that begin with prod, prd or live are always protected: choose another name";
        problems.report(declared.span, message, Some(help.to_owned()));
    }
    let protected = by_name || declared.is_some_and(|declared| declared.value);
    for (key, value) in [("clean", &clean), ("restore", &restore)] {
        let Some(value) = value.as_ref().filter(|value| value.value && protected) else {
            continue;
        };
        let message = format!(
            "`{key} = true` in the protected environment `{}`",
            name.value
        );
        let why = if by_name {
            "by its name"
        } else {
            "by `protected = true`"
        };
        let help = format!(
            "`{}` is protected {why}: nothing may {key} it; remove the line",
            name.value
        );
        problems.report(value.span, message, Some(help));
    }
    Environment {
        url_env,
        clean: !protected && clean.is_some_and(|value| value.value),
        restore: !protected && restore.is_some_and(|value| value.value),
        reason: reason.map(|text| text.value),
        protected,
        span: name.span,
    }
}

/// The value is never repeated in the message: where a URL was pasted, it holds a password.
fn url_env(text: Text, problems: &mut Problems<'_>) -> Option<String> {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let digit = text.value.starts_with(|c: char| c.is_ascii_digit());
    if text.value.chars().all(plain) && !digit {
        return Some(text.value);
    }
    let help = if text.value.contains("://") {
        "put the URL into a variable, say STAGING_DATABASE_URL, and name the variable: this file is committed"
    } else {
        "letters, digits and `_`, such as STAGING_DATABASE_URL"
    };
    problems.report(
        text.span,
        "`url_env` must be the name of an environment variable",
        Some(help.to_owned()),
    );
    None
}
