//! Walking a package's folder and reading its sources.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use crate::source::outline::{Outline, outline};
use crate::source::{Vocabulary, is_migration};

use super::{PackageInfo, Target, TargetKind, Workspace, WorkspaceError};

/// A source file as it was read.
pub(super) struct SourceText {
    /// Its text, or why it can't be read.
    pub(super) text: Result<String, String>,
    /// Its `mod` declarations.
    pub(super) outline: Outline,
    /// Whether the text filter let it pass.
    pub(super) hit: bool,
    /// Whether it is one of sea-orm's migrations.
    pub(super) migration: bool,
}

/// All source files below a package's folder, except those of packages inside it.
pub(super) fn read(
    package: &Path,
    target: &Path,
    words: &Vocabulary,
) -> Result<BTreeMap<PathBuf, SourceText>, WorkspaceError> {
    let files = sources(package, target)?;
    Ok(files
        .into_par_iter()
        .map(|path| (path.clone(), read_file(&path, words)))
        .collect())
}

/// Reads one file. It never fails: an unreadable file matters only if it is compiled.
pub(super) fn read_file(path: &Path, words: &Vocabulary) -> SourceText {
    let text = std::fs::read(path)
        .map_err(|error| format!("cannot read the file: {error}"))
        .and_then(|bytes| String::from_utf8(bytes).map_err(|_| "the file is not UTF-8".to_owned()));
    match text {
        Ok(text) => SourceText {
            outline: outline(&text),
            hit: words.passes(text.as_bytes()),
            migration: is_migration(text.as_bytes()),
            text: Ok(text),
        },
        Err(error) => SourceText {
            text: Err(error),
            outline: Outline::default(),
            hit: true,
            migration: false,
        },
    }
}

/// The paths of all source files below a package's folder.
pub(super) fn sources(package: &Path, target: &Path) -> Result<Vec<PathBuf>, WorkspaceError> {
    let mut out = Vec::new();
    let walk = WalkDir::new(package)
        .follow_links(true)
        .sort_by_file_name()
        .into_iter();
    for entry in walk.filter_entry(|entry| entry.depth() == 0 || belongs(entry, target)) {
        match entry {
            Ok(entry) if entry.file_type().is_file() && is_rust(entry.path()) => {
                out.push(entry.into_path())
            }
            Ok(_) => {}
            // A link that leads back up, or to nothing, holds no source of its own.
            Err(error) if error.loop_ancestor().is_some() || is_dangling(&error) => {}
            Err(error) => {
                let path = error.path().unwrap_or(package).to_owned();
                return Err(WorkspaceError::Folder(path, error.to_string()));
            }
        }
    }
    Ok(out)
}

fn is_dangling(error: &walkdir::Error) -> bool {
    error
        .io_error()
        .is_some_and(|error| error.kind() == std::io::ErrorKind::NotFound)
}

fn is_rust(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "rs")
}

/// Whether a file or folder is the package's own: not hidden, not built, not another package's.
fn belongs(entry: &DirEntry, target: &Path) -> bool {
    let name = entry.file_name().to_string_lossy();
    if name.starts_with('.') {
        return false;
    }
    if !entry.file_type().is_dir() {
        return true;
    }
    let path = entry.path();
    path != target
        && name != "node_modules"
        && !(name == "target" && path.join("CACHEDIR.TAG").exists())
        && !path.join("Cargo.toml").exists()
}

/// The packages below a folder by cargo's conventions: `src/lib.rs`, `src/main.rs`, `src/bin`, and the paths that
/// the manifests give.
pub(super) fn guess(root: &Path) -> Result<Workspace, WorkspaceError> {
    let mut packages = Vec::new();
    let target = root.join("target");
    let walk = WalkDir::new(root)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| {
            let name = entry.file_name().to_string_lossy();
            entry.depth() == 0
                || !(name.starts_with('.') || name == "target" || name == "node_modules")
        });
    for entry in walk
        .filter_map(Result::ok)
        .filter(|entry| entry.file_name() == "Cargo.toml")
    {
        packages.extend(
            std::fs::read_to_string(entry.path())
                .ok()
                .and_then(|text| package(entry.path(), &text)),
        );
    }
    packages.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(Workspace {
        root: root.to_owned(),
        root_package: None,
        target,
        packages,
        warnings: Vec::new(),
    })
}

fn package(manifest: &Path, text: &str) -> Option<PackageInfo> {
    let manifest_toml: toml::Table = text.parse().ok()?;
    let name = manifest_toml
        .get("package")?
        .get("name")?
        .as_str()?
        .to_owned();
    let root = manifest.parent()?.to_owned();
    let path_of = |table: &toml::Value| Some(root.join(table.get("path")?.as_str()?));
    let mut files = vec![
        (TargetKind::Library, root.join("src/lib.rs")),
        (TargetKind::Binary, root.join("src/main.rs")),
    ];
    files.extend(
        manifest_toml
            .get("lib")
            .and_then(path_of)
            .map(|path| (TargetKind::Library, path)),
    );
    let bins = manifest_toml
        .get("bin")
        .and_then(toml::Value::as_array)
        .into_iter()
        .flatten();
    files.extend(
        bins.filter_map(path_of)
            .map(|path| (TargetKind::Binary, path)),
    );
    for entry in std::fs::read_dir(root.join("src/bin"))
        .into_iter()
        .flatten()
        .filter_map(Result::ok)
    {
        let path = entry.path();
        files.push((
            TargetKind::Binary,
            if path.is_dir() {
                path.join("main.rs")
            } else {
                path
            },
        ));
    }
    let krate = name.replace('-', "_");
    let targets = files
        .into_iter()
        .filter(|(_, file)| file.is_file())
        .map(|(kind, file)| Target {
            krate: krate.clone(),
            kind,
            file,
        })
        .collect();
    Some(PackageInfo {
        name,
        member: true,
        root,
        targets,
        ..PackageInfo::default()
    })
}
