//! `cargo metadata`: the only place that runs cargo.

use std::collections::BTreeSet;
use std::path::Path;

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, Package, TargetKind as Kind};

use super::dependencies::{self, Asked};
use super::{PackageInfo, Target, TargetKind, Workspace, WorkspaceError};

const ATTRIBUTE: &str = "data-class";

pub(super) fn load(manifest: Option<&Path>) -> Result<Workspace, WorkspaceError> {
    let members = run(manifest, &["--no-deps"])?;
    let mut workspace = Workspace {
        root: members.workspace_root.clone().into_std_path_buf(),
        root_package: members
            .root_package()
            .map(|package| package.name.to_string()),
        target: members.target_directory.clone().into_std_path_buf(),
        packages: members
            .workspace_packages()
            .into_iter()
            .map(|package| info(package, true))
            .collect(),
        warnings: Vec::new(),
    };
    workspace.packages.sort_by(|a, b| a.name.cmp(&b.name));
    let root = workspace.root.clone();
    match classified_dependencies(&workspace) {
        Classified::None => {}
        Classified::Some => add_dependencies(&mut workspace, resolved(manifest, &root)?),
        // Without an annotation of one's own there is none in a dependency, either: what it brings is unclassified.
        Classified::Unknown if !workspace.packages.iter().any(|package| package.annotated) => {}
        Classified::Unknown => match resolved(manifest, &root) {
            Ok(metadata) => add_dependencies(&mut workspace, metadata),
            Err(error) => workspace.warnings.push(format!(
                "there is no Cargo.lock and the dependencies could not be resolved, so that only the workspace's members were read ({error})"
            )),
        },
    }
    Ok(workspace)
}

fn run(manifest: Option<&Path>, options: &[&str]) -> Result<Metadata, WorkspaceError> {
    let mut command = MetadataCommand::new();
    if let Some(manifest) = manifest {
        command.manifest_path(manifest);
    }
    command.other_options(
        options
            .iter()
            .map(|option| (*option).to_owned())
            .collect::<Vec<_>>(),
    );
    match command.exec() {
        Err(cargo_metadata::Error::CargoMetadata { stderr }) if wants_toolchain(&stderr) => {
            elsewhere(&mut command, manifest).map_err(|_| WorkspaceError::Cargo(stderr))
        }
        Err(cargo_metadata::Error::CargoMetadata { stderr }) => Err(WorkspaceError::Cargo(stderr)),
        Err(other) => Err(WorkspaceError::Cargo(other.to_string())),
        Ok(metadata) => Ok(metadata),
    }
}

/// Whether rustup refuses to run cargo because the folder pins a toolchain that is not on this machine.
fn wants_toolchain(stderr: &str) -> bool {
    stderr.contains("toolchain") && stderr.contains("is not installed")
}

/// The same question asked from a folder that pins no toolchain: what a workspace consists of does not depend on it.
fn elsewhere(
    command: &mut MetadataCommand,
    manifest: Option<&Path>,
) -> Result<Metadata, cargo_metadata::Error> {
    let manifest = match manifest {
        Some(manifest) => std::path::absolute(manifest)?,
        None => nearest_manifest(&std::env::current_dir()?)?,
    };
    command
        .manifest_path(manifest)
        .current_dir(std::env::temp_dir())
        .exec()
}

/// The Cargo.toml of a folder or of the nearest one above it.
fn nearest_manifest(folder: &Path) -> std::io::Result<std::path::PathBuf> {
    let mut manifests = folder.ancestors().map(|folder| folder.join("Cargo.toml"));
    manifests
        .find(|path| path.is_file())
        .ok_or_else(|| std::io::ErrorKind::NotFound.into())
}

/// The whole graph: without the network if that will do.
///
/// Cargo writes the lock file that it made up on the way. Looking must leave no traces, so it goes again.
fn resolved(manifest: Option<&Path>, root: &Path) -> Result<Metadata, WorkspaceError> {
    let lock = root.join("Cargo.lock");
    let was_there = lock.exists();
    let metadata = run(manifest, &["--offline"]).or_else(|_| run(manifest, &[]));
    if !was_there {
        // What can't be removed was not written.
        let _ = std::fs::remove_file(lock);
    }
    metadata
}

/// Whether a package that is no member depends on `data-class`.
enum Classified {
    None,
    Some,
    Unknown,
}

fn classified_dependencies(workspace: &Workspace) -> Classified {
    let lock = std::fs::read_to_string(workspace.root.join("Cargo.lock")).ok();
    let Some(lock) = lock.and_then(|text| text.parse::<toml::Table>().ok()) else {
        return Classified::Unknown;
    };
    let members: BTreeSet<&str> = workspace
        .packages
        .iter()
        .map(|package| package.name.as_str())
        .collect();
    let packages = lock
        .get("package")
        .and_then(toml::Value::as_array)
        .map(Vec::as_slice)
        .unwrap_or_default();
    let found = packages.iter().any(|package| {
        let name = package
            .get("name")
            .and_then(toml::Value::as_str)
            .unwrap_or_default();
        let is_member = members.contains(name) && package.get("source").is_none();
        !is_member && depends_on_attribute(package)
    });
    if found {
        Classified::Some
    } else {
        Classified::None
    }
}

fn depends_on_attribute(package: &toml::Value) -> bool {
    let dependencies = package.get("dependencies").and_then(toml::Value::as_array);
    dependencies
        .into_iter()
        .flatten()
        .filter_map(toml::Value::as_str)
        .any(|dependency| {
            // `name`, `name version` or `name version (source)`.
            dependency.split(' ').next() == Some(ATTRIBUTE)
        })
}

fn add_dependencies(workspace: &mut Workspace, metadata: Metadata) {
    let members: BTreeSet<_> = metadata.workspace_members.iter().collect();
    let used: Option<BTreeSet<_>> = metadata
        .resolve
        .as_ref()
        .map(|graph| graph.nodes.iter().map(|node| &node.id).collect());
    let mut found: Vec<PackageInfo> = metadata
        .packages
        .iter()
        .filter(|package| !members.contains(&package.id))
        .filter(|package| used.as_ref().is_none_or(|used| used.contains(&package.id)))
        .map(|package| info(package, false))
        .filter(|package| package.annotated)
        .collect();
    found.sort_by(|a, b| a.name.cmp(&b.name).then_with(|| a.root.cmp(&b.root)));
    workspace.packages.extend(found);
}

fn info(package: &Package, member: bool) -> PackageInfo {
    let normal = || {
        package
            .dependencies
            .iter()
            .filter(|d| d.kind == DependencyKind::Normal)
    };
    let asked: Vec<Asked<'_>> = normal()
        .map(|d| Asked {
            name: &d.name,
            features: &d.features,
        })
        .collect();
    let (mappers, dialects) = dependencies::mappers_and_dialects(&asked, &package.features);
    let mut targets: Vec<Target> = package.targets.iter().filter_map(target).collect();
    targets.sort_by(|a, b| (a.kind, &a.file).cmp(&(b.kind, &b.file)));
    PackageInfo {
        name: package.name.to_string(),
        member,
        root: package
            .manifest_path
            .parent()
            .map(|path| path.as_std_path().to_owned())
            .unwrap_or_default(),
        targets,
        dialects,
        mappers,
        migration: dependencies::is_migration(&package.name, &asked),
        migrator: asked.iter().any(|d| d.name == "sea-orm-migration"),
        annotated: normal().any(|dependency| dependency.name == ATTRIBUTE),
    }
}

fn target(target: &cargo_metadata::Target) -> Option<Target> {
    let kind = target.kind.iter().find_map(|kind| match kind {
        Kind::Lib | Kind::RLib | Kind::DyLib | Kind::CDyLib | Kind::StaticLib | Kind::ProcMacro => {
            Some(TargetKind::Library)
        }
        Kind::Bin => Some(TargetKind::Binary),
        Kind::Test => Some(TargetKind::Test),
        Kind::Bench => Some(TargetKind::Bench),
        Kind::Example => Some(TargetKind::Example),
        Kind::CustomBuild => Some(TargetKind::BuildScript),
        _ => None,
    })?;
    Some(Target {
        krate: target.name.replace('-', "_"),
        kind,
        file: target.src_path.clone().into_std_path_buf(),
    })
}
