//! What cargo must watch: exactly what the gate has read.

use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::project::{BASELINE_FILE, CONFIG_FILE, Project};

/// Files and folders whose change can change the answer. A path that does not exist is left out: cargo would take
/// it for changed at every build.
pub(super) fn paths(project: &Project) -> BTreeSet<PathBuf> {
    let root = &project.root;
    let mut paths: BTreeSet<PathBuf> = BTreeSet::new();
    // A new file of Rust is only compiled once another one, which is watched, declares it; a new binary in
    // `src/bin` is not declared anywhere, so that folder is watched as a whole.
    paths.extend(project.scan.sources.iter().cloned());
    for package in &project.workspace.packages {
        paths.insert(package.root.join("Cargo.toml"));
        paths.insert(package.root.join("src/bin"));
    }
    for file in [
        "Cargo.toml",
        "Cargo.lock",
        CONFIG_FILE,
        BASELINE_FILE,
        "diesel.toml",
        "sqlx.toml",
    ] {
        paths.insert(root.join(file));
    }
    for database in &project.databases {
        let dir = project.catalog_dir(&database.name);
        paths.insert(root.join(dir).join("fixtures"));
    }
    for dialect in project
        .databases
        .iter()
        .flat_map(|database| &database.dialects)
    {
        paths.insert(root.join(&dialect.schema_file));
        paths.extend(dialect.watched.iter().map(|path| root.join(path)));
    }
    paths.retain(|path| path.exists());
    paths
}
