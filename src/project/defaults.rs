//! What a configuration that says nothing means: dialects from cargo features, migrations where the mappers' own
//! tools look for them.

use std::collections::BTreeSet;
use std::path::Path;

use super::{ProjectError, files};
use crate::config::{DatabaseConfig, diesel_toml, sqlx_toml};
use crate::schema::Dialect;
use crate::workspace::Workspace;

/// One dialect of a database with its migrations.
pub(super) struct Settings {
    pub(super) dialect: Dialect,
    /// Folders or files, relative to the root; empty where nothing is configured or found.
    pub(super) migrations: Vec<String>,
}

/// Each dialect of a database with its migrations.
pub(super) fn settings(
    root: &Path,
    workspace: &Workspace,
    database: &DatabaseConfig,
) -> Result<Vec<Settings>, ProjectError> {
    let any = match (
        &database.migrations_any,
        database.migrations.is_empty(),
        &database.migrate,
    ) {
        (Some(list), ..) => list.clone(),
        (None, true, None) => found(root, workspace, database)?,
        (None, ..) => Vec::new(),
    };
    let dialects = dialects(root, workspace, database, &any)?;
    Ok(dialects
        .into_iter()
        .map(|dialect| Settings {
            dialect,
            migrations: database
                .migrations
                .get(&dialect)
                .cloned()
                .unwrap_or_else(|| any.clone()),
        })
        .collect())
}

/// The dialects: as configured; else those with migrations of their own; else those of the packages' features.
fn dialects(
    root: &Path,
    workspace: &Workspace,
    database: &DatabaseConfig,
    migrations: &[String],
) -> Result<Vec<Dialect>, ProjectError> {
    if !database.dialects.is_empty() {
        return Ok(database.dialects.clone());
    }
    if !database.migrations.is_empty() {
        return Ok(database.migrations.keys().copied().collect());
    }
    let folders: BTreeSet<Dialect> = migrations
        .iter()
        .flat_map(|folder| dialect_folders(&root.join(folder)))
        .collect();
    if !folders.is_empty() {
        return Ok(folders.into_iter().collect());
    }
    let features: BTreeSet<Dialect> = workspace
        .packages
        .iter()
        .filter(|package| package.member && concerns(database, &package.name))
        .flat_map(|package| package.dialects.iter().copied())
        .collect();
    let features: Vec<Dialect> = features.into_iter().collect();
    match features.as_slice() {
        [one] => Ok(vec![*one]),
        [] => Err(ProjectError::Undecided {
            message: "no dialect is known: no package asks sqlx, diesel or sea-orm for one".into(),
            help: "say it in data-class.toml: [database] dialects = [\"postgres\"]".into(),
        }),
        several => Err(undecided_dialect(workspace, several, migrations)),
    }
}

fn undecided_dialect(
    workspace: &Workspace,
    several: &[Dialect],
    migrations: &[String],
) -> ProjectError {
    let names: Vec<&str> = several.iter().map(|dialect| dialect.name()).collect();
    let message = format!(
        "the packages' features name several dialects ({}), and {}",
        names.join(", "),
        match migrations {
            [] => "no folder of migrations was found",
            _ => "the migrations are not kept by dialect",
        }
    );
    let first = names.first().copied().unwrap_or("postgres");
    let mut help = format!(
        "say which the migrations are for in data-class.toml: [database] dialects = [\"{first}\"]"
    );
    if migrations.is_empty() {
        for hint in super::likely::hints(workspace) {
            help += "\n        ";
            help += &hint;
        }
    }
    ProjectError::Undecided { message, help }
}

/// The dialects that have a folder of their own in a folder of migrations.
fn dialect_folders(folder: &Path) -> Vec<Dialect> {
    let entries = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(Result::ok);
    entries
        .filter(|entry| entry.path().is_dir())
        .filter_map(|entry| Dialect::from_name(&entry.file_name().to_string_lossy()))
        .collect()
}

fn concerns(database: &DatabaseConfig, package: &str) -> bool {
    database.packages.is_empty() || database.packages.iter().any(|name| name == package)
}

/// Migrations that nobody configured: where diesel.toml or sqlx.toml says, else `migrations`, each looked for
/// beside the workspace's Cargo.toml and beside each package's.
fn found(
    root: &Path,
    workspace: &Workspace,
    database: &DatabaseConfig,
) -> Result<Vec<String>, ProjectError> {
    let packages = workspace
        .packages
        .iter()
        .filter(|package| package.member && concerns(database, &package.name))
        .map(|package| package.root.as_path());
    let mut found: Vec<String> = Vec::new();
    for folder in std::iter::once(root).chain(packages) {
        for candidate in candidates(folder)? {
            let path = folder.join(candidate);
            let shown = super::shown(root, &path);
            if path.is_dir() && !found.contains(&shown) {
                found.push(shown);
            }
        }
    }
    match found.as_slice() {
        [] | [_] => Ok(found),
        several => Err(ProjectError::Undecided {
            message: format!(
                "there are several folders of migrations: {}",
                crate::text::list(several.iter().map(String::as_str), 8)
            ),
            help: "say in data-class.toml which belong to one database, [database] migrations = [...], or give each \
                   database a section: [databases.NAME] with `packages`, `dialects`, `migrations`"
                .into(),
        }),
    }
}

/// The folders that a package's own tools would use, the first of which exists is meant.
fn candidates(folder: &Path) -> Result<Vec<String>, ProjectError> {
    let mut candidates = Vec::new();
    if let Some(text) = files::read_optional(&folder.join("diesel.toml"))? {
        candidates.extend(diesel_toml(&text).ok().and_then(|file| file.migrations_dir));
    }
    if let Some(text) = files::read_optional(&folder.join("sqlx.toml"))? {
        candidates.extend(sqlx_toml(&text).ok().and_then(|file| file.migrations_dir));
    }
    if candidates.is_empty() {
        candidates.push("migrations".to_owned());
    }
    Ok(candidates)
}
