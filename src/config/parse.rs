//! The file's sections, one function each; databases, tables and environments have files of their own.

use globset::Glob;

use super::reader::{self, Problems, Section, Text, suggestion};
use super::{CatalogConfig, CategoryConfig, Config, ConfigProblem, ModelsConfig, Unmapped};
use super::{database, environment, tables};

/// Reads `data-class.toml`: the configuration, or everything that is wrong with it.
pub fn parse(text: &str) -> Result<Config, Vec<ConfigProblem>> {
    reader::read(text, |root, problems| {
        let catalog = root.section("catalog", problems);
        let models = root.section("models", problems);
        let databases = database::databases(root, problems);
        let tables = root.section("tables", problems);
        let environments = root.section("environments", problems);
        let tables = tables
            .map(|section| tables::tables(section, problems))
            .unwrap_or_default();
        database::check_names(&tables, &databases, problems);
        Config {
            catalog: catalog
                .map(|section| self::catalog(section, problems))
                .unwrap_or_default(),
            models: models
                .map(|section| self::models(section, problems))
                .unwrap_or_default(),
            databases,
            tables,
            environments: environments
                .map(|section| environment::environments(section, problems))
                .unwrap_or_default(),
        }
    })
}

fn catalog(mut section: Section<'_>, problems: &mut Problems<'_>) -> CatalogConfig {
    let application = section
        .string("application", problems)
        .map(|text| text.value);
    let dir = section
        .string("dir", problems)
        .and_then(|dir| folder("dir", dir, problems));
    let mut categories: Vec<CategoryConfig> = Vec::new();
    for entry in section.sections("categories", problems) {
        let Some(category) = category(entry, problems) else {
            continue;
        };
        if categories
            .iter()
            .any(|earlier| earlier.name == category.name)
        {
            let message = format!("category `{}` is declared twice", category.name);
            problems.report(
                category.span,
                message,
                Some("merge the two entries".to_owned()),
            );
            continue;
        }
        categories.push(category);
    }
    section.finish(problems);
    CatalogConfig {
        application,
        dir,
        categories,
    }
}

fn category(mut section: Section<'_>, problems: &mut Problems<'_>) -> Option<CategoryConfig> {
    let name = section.take("name");
    let summary = section.string("summary", problems).map(|text| text.value);
    let paths = section.strings("paths", problems).unwrap_or_default();
    let paths = globs("paths", paths, problems);
    let place = section.span;
    section.finish(problems);
    let Some((_, name)) = name else {
        let help = "every category has a `name`, as structs write it in `category = \"...\"`";
        problems.report(place, "a category without `name`", Some(help.to_owned()));
        return None;
    };
    let name = name.text("name", problems)?;
    Some(CategoryConfig {
        name: name.value,
        summary,
        paths,
        span: name.span,
    })
}

fn models(mut section: Section<'_>, problems: &mut Problems<'_>) -> ModelsConfig {
    let packages = section.strings("packages", problems).map(values);
    let derives = section.strings("derives", problems).unwrap_or_default();
    let derives = derives
        .into_iter()
        .filter_map(|text| derive(text, problems))
        .collect();
    let exclude = section.strings("exclude", problems).unwrap_or_default();
    let exclude = globs("exclude", exclude, problems);
    let unmapped = section
        .string("unmapped", problems)
        .and_then(|text| unmapped(&text, problems));
    section.finish(problems);
    ModelsConfig {
        packages,
        derives,
        exclude,
        unmapped: unmapped.unwrap_or_default(),
    }
}

fn unmapped(text: &Text, problems: &mut Problems<'_>) -> Option<Unmapped> {
    match text.value.as_str() {
        "allow" => Some(Unmapped::Allow),
        "warn" => Some(Unmapped::Warn),
        "deny" => Some(Unmapped::Deny),
        other => {
            let message = format!("unknown value `{other}` for `unmapped`");
            problems.report(
                text.span,
                message,
                Some(suggestion(other, &["allow", "warn", "deny"])),
            );
            None
        }
    }
}

/// A derive is an identifier or a path; only its last segment counts.
fn derive(text: Text, problems: &mut Problems<'_>) -> Option<String> {
    let identifier = |segment: &str| {
        let mut characters = segment.chars();
        characters
            .next()
            .is_some_and(|c| c.is_alphabetic() || c == '_')
            && characters.all(|c| c.is_alphanumeric() || c == '_')
    };
    if text.value.split("::").all(identifier) {
        return Some(text.value);
    }
    let message = format!("`{}` is not the name of a derive", text.value);
    let help = "write the name as it stands in `#[derive(...)]`, such as \"MyRow\"";
    problems.report(text.span, message, Some(help.to_owned()));
    None
}

/// Whether a path lies under a glob of the configuration; a glob that does not compile matches nothing, and was
/// reported when the file was read.
pub fn glob_matches(glob: &str, path: &str) -> bool {
    Glob::new(glob).is_ok_and(|glob| glob.compile_matcher().is_match(path))
}

/// Globs of paths, each checked.
pub(super) fn globs(key: &str, texts: Vec<Text>, problems: &mut Problems<'_>) -> Vec<String> {
    let mut globs = Vec::new();
    for text in texts {
        match Glob::new(&text.value) {
            Ok(_) => globs.push(text.value),
            Err(error) => {
                let message = format!(
                    "the glob `{}` in `{key}` is not understood: {}",
                    text.value,
                    error.kind()
                );
                let help =
                    "`*`, `?`, `**`, `[ab]` and `{a,b}` have a meaning; a backslash takes it away";
                problems.report(text.span, message, Some(help.to_owned()));
            }
        }
    }
    globs
}

/// A folder inside the workspace: relative, with forward slashes, not leading out of it.
pub(super) fn folder(key: &str, text: Text, problems: &mut Problems<'_>) -> Option<String> {
    let path = text.value.as_str();
    let absolute = path.starts_with('/') || path.get(1..3).is_some_and(|s| s == ":/" || s == ":\\");
    let leaves = path.split('/').any(|part| part == "..");
    if !absolute && !leaves && !path.contains('\\') {
        return Some(path.trim_end_matches('/').to_owned());
    }
    let message = format!("`{key}` must be a path inside the workspace, with forward slashes");
    problems.report(
        text.span,
        message,
        Some("it is relative to the workspace's root".to_owned()),
    );
    None
}

/// The texts without their places.
pub(super) fn values(texts: Vec<Text>) -> Vec<String> {
    texts.into_iter().map(|text| text.value).collect()
}
