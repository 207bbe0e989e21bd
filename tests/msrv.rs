//! The stated `rust-version` of each package is not below that of anything it depends on.

use std::collections::{BTreeMap, BTreeSet};

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, PackageId};

/// All packages that a package is built with here: normal and build dependencies, with all features.
fn built_with<'m>(metadata: &'m Metadata, of: &'m PackageId) -> BTreeSet<&'m PackageId> {
    let resolve = metadata
        .resolve
        .as_ref()
        .expect("dependencies were resolved");
    let nodes: BTreeMap<&PackageId, _> =
        resolve.nodes.iter().map(|node| (&node.id, node)).collect();
    let mut reached = BTreeSet::new();
    let mut next = vec![of];
    while let Some(id) = next.pop() {
        let dependencies = nodes[id].deps.iter().filter(|dependency| {
            dependency
                .dep_kinds
                .iter()
                .any(|kind| kind.kind != DependencyKind::Development)
        });
        for dependency in dependencies {
            if reached.insert(&dependency.pkg) {
                next.push(&dependency.pkg);
            }
        }
    }
    reached
}

/// This machine's target: only its dependencies are sure to be downloaded already.
fn host() -> String {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = std::process::Command::new(rustc)
        .arg("-vV")
        .output()
        .expect("rustc runs");
    let text = String::from_utf8(output.stdout).expect("text");
    let host = text.lines().find_map(|line| line.strip_prefix("host: "));
    host.expect("rustc names its host").to_owned()
}

#[test]
fn no_dependency_asks_for_more_than_is_stated() {
    let metadata = MetadataCommand::new()
        .manifest_path(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"))
        .features(cargo_metadata::CargoOpt::AllFeatures)
        .other_options(vec![
            "--locked".to_owned(),
            "--filter-platform".to_owned(),
            host(),
        ])
        .exec()
        .expect("cargo metadata runs");
    let mut checked = 0;
    for package in metadata.workspace_packages() {
        let Some(stated) = &package.rust_version else {
            continue;
        };
        checked += 1;
        for id in built_with(&metadata, &package.id) {
            let dependency = &metadata[id];
            if let Some(asked) = &dependency.rust_version {
                assert!(
                    asked <= stated,
                    "{} states {stated}, but {} {} asks for {asked}",
                    package.name,
                    dependency.name,
                    dependency.version
                );
            }
        }
    }
    assert!(checked >= 4, "{checked} packages state a rust-version");
}
