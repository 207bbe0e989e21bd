//! Packages, folders and files: the thin shell around [`crate::source`], which itself reads nothing.
//!
//! [`load`] asks cargo which packages there are, [`scan`] reads their sources.

use std::fmt;
use std::path::{Path, PathBuf};

use crate::config::ModelsConfig;
use crate::schema::Dialect;

mod dependencies;
mod folder;
mod metadata;
mod modules;
mod scan;

pub use scan::{Scan, scan};

/// A cargo workspace, as far as it matters for reading its models.
#[derive(Debug, Clone, Default)]
pub struct Workspace {
    /// The folder of the workspace's `Cargo.toml`.
    pub root: PathBuf,
    /// The root package's name, if the root is a package.
    pub root_package: Option<String>,
    /// Where cargo builds; never walked.
    pub target: PathBuf,
    /// The members, and the dependencies that depend on `data-class`; members first, each sorted by name.
    pub packages: Vec<PackageInfo>,
    /// What could not be followed, for people to know.
    pub warnings: Vec<String>,
}

/// One package.
#[derive(Debug, Clone, Default)]
pub struct PackageInfo {
    /// Its name.
    pub name: String,
    /// Whether it belongs to the workspace; others are dependencies.
    pub member: bool,
    /// The folder of its `Cargo.toml`.
    pub root: PathBuf,
    /// Its targets, libraries first.
    pub targets: Vec<Target>,
    /// The dialects that its features of sqlx, diesel and sea-orm switch on, on whatever condition; sorted.
    pub dialects: Vec<Dialect>,
    /// The mappers it depends on.
    pub mappers: Vec<Mapper>,
    /// Whether all that it does is to migrate: entities in it are copies of their time.
    pub migration: bool,
    /// Whether it holds migrations written in Rust: it depends on sea-orm's migrator.
    pub migrator: bool,
    /// Whether it depends on `data-class` itself.
    pub annotated: bool,
}

/// A library that turns rows into structs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mapper {
    /// sqlx.
    Sqlx,
    /// diesel, also through diesel-async.
    Diesel,
    /// sea-orm.
    SeaOrm,
}

/// A cargo target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The crate's name, with underscores.
    pub krate: String,
    /// What it is.
    pub kind: TargetKind,
    /// Its root file.
    pub file: PathBuf,
}

/// What a target is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TargetKind {
    /// The library.
    Library,
    /// A binary.
    Binary,
    /// A test.
    Test,
    /// A benchmark.
    Bench,
    /// An example.
    Example,
    /// The build script.
    BuildScript,
}

impl TargetKind {
    /// Why the files of such a target are passed over; libraries and binaries are not.
    pub fn reason(self, krate: &str) -> Option<String> {
        match self {
            TargetKind::Library | TargetKind::Binary => None,
            TargetKind::Test => Some(format!("part of the test `{krate}`")),
            TargetKind::Bench => Some(format!("part of the benchmark `{krate}`")),
            TargetKind::Example => Some(format!("part of the example `{krate}`")),
            TargetKind::BuildScript => Some("part of the build script".to_owned()),
        }
    }
}

/// Why a workspace can't be read: exit code 2.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WorkspaceError {
    /// cargo could not describe the workspace; this is what it says.
    Cargo(String),
    /// `[models] packages` names a package that is neither a member nor a dependency.
    UnknownPackage(String),
    /// `[models] exclude` holds a glob that is none.
    Glob(String),
    /// A folder can't be listed.
    Folder(PathBuf, String),
}

impl fmt::Display for WorkspaceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            WorkspaceError::Cargo(message) => {
                write!(f, "`cargo metadata` failed: {}", message.trim())
            }
            WorkspaceError::UnknownPackage(name) => {
                write!(
                    f,
                    "`[models] packages` names `{name}`, which is neither a member of the workspace nor a dependency"
                )
            }
            WorkspaceError::Glob(message) => write!(f, "`[models] exclude`: {message}"),
            WorkspaceError::Folder(path, message) => {
                write!(f, "cannot list {}: {message}", path.display())
            }
        }
    }
}

impl std::error::Error for WorkspaceError {}

/// Asks cargo for the workspace of this manifest, or of the current folder.
///
/// Works offline: the dependencies are only resolved where the lock file says that one of them depends on
/// `data-class`, or where there is no lock file to ask.
pub fn load(manifest: Option<&Path>) -> Result<Workspace, WorkspaceError> {
    metadata::load(manifest)
}

impl Workspace {
    /// The workspace in a folder, by cargo's conventions and without asking cargo: for measuring.
    pub fn of_folder(root: &Path) -> Result<Workspace, WorkspaceError> {
        folder::guess(root)
    }

    /// All source files of the packages, read or not: for measuring.
    pub fn source_files(&self) -> Result<Vec<PathBuf>, WorkspaceError> {
        let mut files = Vec::new();
        for package in &self.packages {
            files.extend(folder::sources(&package.root, &self.target)?);
        }
        Ok(files)
    }

    /// The packages whose models are read: those that the configuration names, by default all in
    /// [`Workspace::packages`].
    pub fn selected(&self, models: &ModelsConfig) -> Result<Vec<&PackageInfo>, WorkspaceError> {
        let Some(names) = &models.packages else {
            return Ok(self.packages.iter().collect());
        };
        if let Some(unknown) = names
            .iter()
            .find(|name| !self.packages.iter().any(|package| package.name == **name))
        {
            return Err(WorkspaceError::UnknownPackage(unknown.clone()));
        }
        Ok(self
            .packages
            .iter()
            .filter(|package| names.contains(&package.name))
            .collect())
    }

    /// A file as people are shown it: relative to the workspace's root, or `<package>/...` for a dependency.
    pub fn shown(&self, package: &PackageInfo, path: &Path) -> String {
        if !package.member {
            let inside = path.strip_prefix(&package.root).unwrap_or(path);
            return format!("{}/{}", package.name, with_slashes(inside));
        }
        let mut up = String::new();
        for root in self.root.ancestors() {
            if let Ok(inside) = path.strip_prefix(root) {
                return up + &with_slashes(inside);
            }
            up.push_str("../");
        }
        with_slashes(path)
    }
}

fn with_slashes(path: &Path) -> String {
    path.components()
        .map(|part| part.as_os_str().to_string_lossy())
        .collect::<Vec<_>>()
        .join("/")
}
