//! The thin reader: walks the configured folders and hands names and bytes to the pure parts.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path, PathBuf};

use walkdir::WalkDir;

use super::arrange::{arrange, is_sql, single};
use super::fingerprint::{Fingerprint, Part};
use super::{Arranged, Inputs, MigrateCommand, MigrationsError, SourceFile, SqlFile, up};
use crate::schema::Dialect;

/// What the configuration says about one database and one dialect.
#[derive(Debug, Clone)]
pub struct Request<'a> {
    /// The workspace's root; all paths are relative to it.
    pub root: &'a Path,
    /// The dialect to read for.
    pub dialect: Dialect,
    /// Folders or files of migrations. A folder that holds nothing but a folder for each dialect stands for the
    /// dialect's own.
    pub migrations: &'a [String],
    /// An SQL file to run first.
    pub setup: Option<&'a str>,
    /// The command that migrates; then `migrations` are not run.
    pub command: Option<&'a str>,
    /// More variables for the command.
    pub command_env: &'a BTreeMap<String, String>,
    /// Files and folders that the fingerprint covers, too.
    pub inputs: &'a [String],
}

/// Reads, orders and hashes everything that makes a database's schema. Runs nothing.
pub fn read(request: &Request<'_>) -> Result<Inputs, MigrationsError> {
    let mut hash = Fingerprint::new(request.dialect);
    let mut warnings = Vec::new();
    let setup = request
        .setup
        .map(|file| read_setup(request.root, file))
        .transpose()?;
    if let Some(setup) = &setup {
        hash.add(Part {
            kind: "setup",
            path: &setup.file,
            content: setup.sql.as_bytes(),
        });
    }
    let mut folders = Vec::new();
    if request.command.is_none() {
        if request.migrations.is_empty() {
            return Err(
                MigrationsError::new("data-class.toml", "no migrations are configured")
                    .with_help("name their folder in `migrations`, or a command in `migrate`"),
            );
        }
        for entry in request.migrations {
            let (arranged, extra) = read_entry(request.root, entry, request.dialect)?;
            for migration in &arranged.migrations {
                let content = migration.source.as_bytes();
                hash.add(Part {
                    kind: arranged.runner.name(),
                    path: &migration.file,
                    content,
                });
            }
            for file in &extra {
                hash.add(Part {
                    kind: "metadata",
                    path: &file.path,
                    content: &file.bytes,
                });
            }
            warnings.extend(arranged.warnings.iter().cloned());
            folders.push(arranged);
        }
    }
    add_inputs(request, &mut hash)?;
    let command = request.command.map(|command| {
        hash.add(Part { kind: "command", path: "migrate", content: command.as_bytes() });
        for (name, value) in request.command_env {
            hash.add(Part { kind: "env", path: name, content: value.as_bytes() });
        }
        if request.inputs.is_empty() {
            warnings.push(
                "`migrate` without `inputs`: a changed migration will not be noticed; name the sources of the command \
                 in `inputs`"
                    .to_owned(),
            );
        }
        MigrateCommand { command: command.to_owned(), env: request.command_env.clone() }
    });
    let fingerprint = hash.finish();
    Ok(Inputs {
        dialect: request.dialect,
        setup,
        folders,
        command,
        fingerprint,
        warnings,
    })
}

fn read_setup(root: &Path, file: &str) -> Result<SqlFile, MigrationsError> {
    let shown = shown(root, file);
    let bytes = read_file(&root.join(file), &shown)?;
    Ok(SqlFile {
        sql: up::text(&shown, &bytes)?,
        file: shown,
    })
}

/// One entry of `migrations`, and diesel's metadata files.
fn read_entry(
    root: &Path,
    entry: &str,
    dialect: Dialect,
) -> Result<(Arranged, Vec<SourceFile>), MigrationsError> {
    let shown = shown(root, entry);
    let path = root.join(entry);
    let metadata = fs::metadata(&path).map_err(|error| unreadable(&shown, &error))?;
    if metadata.is_file() {
        let bytes = read_file(&path, &shown)?;
        return Ok((single(&shown, &bytes)?, Vec::new()));
    }
    let (path, shown) = dialect_folder(path, shown, dialect)?;
    let files = walk(&path, &shown, |name| {
        is_sql(name)
            || Path::new(name)
                .file_name()
                .is_some_and(|name| name == "metadata.toml")
    })?;
    let arranged = arrange(&shown, &files)?;
    let extra = files
        .into_iter()
        .filter(|file| file.path.ends_with("/metadata.toml"))
        .map(|file| SourceFile {
            path: format!("{shown}/{}", file.path),
            ..file
        })
        .collect();
    Ok((arranged, extra))
}

/// The dialect's own folder, where the folder holds nothing but one for each dialect.
fn dialect_folder(
    path: PathBuf,
    shown: String,
    dialect: Dialect,
) -> Result<(PathBuf, String), MigrationsError> {
    let mut names = Vec::new();
    for entry in fs::read_dir(&path).map_err(|error| unreadable(&shown, &error))? {
        let entry = entry.map_err(|error| unreadable(&shown, &error))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() && !name.starts_with('.') {
            names.push(name);
        } else if is_sql(&name) {
            return Ok((path, shown));
        }
    }
    names.sort();
    let by_dialect: Vec<&String> = names
        .iter()
        .filter(|name| Dialect::from_name(name).is_some())
        .collect();
    if by_dialect.is_empty() {
        return Ok((path, shown));
    }
    let own: Vec<&String> = by_dialect
        .iter()
        .copied()
        .filter(|name| Dialect::from_name(name) == Some(dialect))
        .collect();
    match own.as_slice() {
        [name] => Ok((path.join(name), format!("{shown}/{name}"))),
        [] => Err(MigrationsError::new(
            shown,
            format!(
                "has no folder for {}, only {}",
                dialect.name(),
                by_dialect
                    .iter()
                    .map(|name| name.as_str())
                    .collect::<Vec<_>>()
                    .join(", ")
            ),
        )
        .with_help(
            "name the dialect's folder in `migrations`, or leave the dialect out of `dialects`",
        )),
        several => Err(MigrationsError::new(
            shown,
            format!("has {} folders for {}", several.len(), dialect.name()),
        )
        .with_help("name the right one in `migrations` of data-class.toml")),
    }
}

/// Every file below a folder whose relative path is wanted, sorted; symbolic links are followed.
fn walk(
    path: &Path,
    shown: &str,
    wanted: impl Fn(&str) -> bool,
) -> Result<Vec<SourceFile>, MigrationsError> {
    let mut files = Vec::new();
    let hidden = |entry: &walkdir::DirEntry| {
        entry.depth() > 0 && entry.file_name().to_string_lossy().starts_with('.')
    };
    let walker = WalkDir::new(path)
        .follow_links(true)
        .into_iter()
        .filter_entry(|entry| !hidden(entry));
    for entry in walker {
        let entry = entry.map_err(|error| {
            let at = error
                .path()
                .map_or_else(|| shown.to_owned(), |at| below(path, shown, at));
            match error.loop_ancestor() {
                Some(_) => {
                    MigrationsError::new(at, "is a symbolic link that leads back above itself")
                }
                None => match error.io_error() {
                    Some(io) => unreadable(&at, io),
                    None => MigrationsError::new(at, error.to_string()),
                },
            }
        })?;
        let relative = relative(path, entry.path());
        let inside = below(path, shown, entry.path());
        if entry.depth() == 0 || !wanted(&relative) {
            continue;
        }
        if entry.file_type().is_dir() {
            if is_sql(&relative) {
                return Err(MigrationsError::new(
                    inside,
                    "is a folder, but is named like an SQL file",
                ));
            }
            continue;
        }
        files.push(SourceFile {
            bytes: read_file(entry.path(), &inside)?,
            path: relative,
        });
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

fn add_inputs(request: &Request<'_>, hash: &mut Fingerprint) -> Result<(), MigrationsError> {
    let mut all = BTreeMap::new();
    for input in request.inputs {
        let shown = shown(request.root, input);
        let path = request.root.join(input);
        let metadata = fs::metadata(&path).map_err(|error| unreadable(&shown, &error))?;
        if metadata.is_dir() {
            for file in walk(&path, &shown, |name| {
                !name.split('/').any(|part| part == "target")
            })? {
                all.insert(format!("{shown}/{}", file.path), file.bytes);
            }
        } else {
            all.insert(shown.clone(), read_file(&path, &shown)?);
        }
    }
    for (path, content) in &all {
        hash.add(Part {
            kind: "input",
            path,
            content,
        });
    }
    Ok(())
}

fn read_file(path: &Path, shown: &str) -> Result<Vec<u8>, MigrationsError> {
    if path.is_dir() {
        return Err(MigrationsError::new(shown, "is a folder, not a file"));
    }
    fs::read(path).map_err(|error| unreadable(shown, &error))
}

fn unreadable(shown: &str, error: &std::io::Error) -> MigrationsError {
    if error.kind() == std::io::ErrorKind::NotFound {
        MigrationsError::new(shown, "does not exist").with_help(
            "name the folder with the migrations in `migrations` of data-class.toml, or a command in `migrate`",
        )
    } else {
        MigrationsError::new(shown, format!("can't be read: {error}"))
    }
}

/// A configured path as people are shown it and as it is hashed: relative, with forward slashes, without `.`.
///
/// An absolute path below the root is cut to what is below it; any other keeps only its last component, because
/// the rest differs from machine to machine.
fn shown(root: &Path, written: &str) -> String {
    let path = Path::new(written);
    let path = path.strip_prefix(root).unwrap_or(path);
    if path.is_absolute() {
        return path.file_name().map_or_else(
            || written.to_owned(),
            |name| name.to_string_lossy().into_owned(),
        );
    }
    let parts: Vec<String> = path
        .components()
        .filter(|part| !matches!(part, Component::CurDir))
        .map(|part| part.as_os_str().to_string_lossy().into_owned())
        .collect();
    parts.join("/")
}

fn relative(root: &Path, path: &Path) -> String {
    let path = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = path
        .components()
        .map(|part| part.as_os_str().to_string_lossy())
        .collect();
    parts.join("/")
}

fn below(root: &Path, shown: &str, path: &Path) -> String {
    let relative = relative(root, path);
    if relative.is_empty() {
        shown.to_owned()
    } else {
        format!("{shown}/{relative}")
    }
}
