//! Where the migrations probably are, if nothing is configured and nothing stands where the runners look.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::workspace::{PackageInfo, TargetKind, Workspace};

/// How deep below the workspace's root a folder of migrations is looked for.
const DEPTH: usize = 9;

/// What may be written into the configuration, a line each.
pub(super) fn hints(workspace: &Workspace) -> Vec<String> {
    let folders = folders(&workspace.root, &workspace.target);
    let mut hints = Vec::new();
    if !folders.is_empty() {
        let names: Vec<String> = folders.iter().map(|folder| format!("{folder:?}")).collect();
        hints.push(format!(
            "there are files that look like migrations: migrations = [{}]",
            crate::text::list(names.iter().map(String::as_str), 8).replace('`', "")
        ));
    }
    let migrators = workspace
        .packages
        .iter()
        .filter(|package| package.member && package.migrator);
    let (runnable, others): (Vec<&PackageInfo>, Vec<_>) =
        migrators.partition(|package| package.migration && has_binary(package));
    for package in &runnable {
        let name = &package.name;
        let source = super::shown(&workspace.root, &package.root.join("src"));
        hints.push(format!(
            "package `{name}` migrates in Rust: migrate = \"cargo run -p {name} -- up\" and inputs = [\"{source}\"]"
        ));
    }
    if let (true, Some(package)) = (runnable.is_empty(), others.first()) {
        hints.push(format!(
            "package `{}` migrates in Rust: a command that runs its migrations goes into `migrate`, its sources into \
             `inputs`",
            package.name
        ));
    }
    hints
}

fn has_binary(package: &PackageInfo) -> bool {
    package
        .targets
        .iter()
        .any(|target| target.kind == TargetKind::Binary)
}

/// Folders with files that a runner would take, relative to the root and sorted.
fn folders(root: &Path, target: &Path) -> BTreeSet<String> {
    WalkDir::new(root)
        .max_depth(DEPTH)
        .into_iter()
        .filter_entry(|entry| entry.path() != target && is_of_interest(entry))
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .filter_map(|entry| Some(super::shown(root, &folder_of(entry.path())?)))
        .collect()
}

fn is_of_interest(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    let skipped = ["target", "node_modules", "tests", "testdata", "fixtures"];
    entry.depth() == 0
        || !entry.file_type().is_dir()
        || !(name.starts_with('.') || skipped.contains(&name.as_ref()))
}

/// The folder of migrations that a file belongs to: diesel's `2020-01-01_name/up.sql`, sqlx's `1_name.sql`,
/// refinery's `V1__name.sql`.
fn folder_of(path: &Path) -> Option<PathBuf> {
    let name = path.file_name()?.to_str()?.strip_suffix(".sql")?;
    let folder = path.parent()?;
    if name == "up" {
        return folder.parent().map(Path::to_owned);
    }
    let number = name.strip_prefix(['V', 'U']).unwrap_or(name);
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    (digits > 0 && number[digits..].starts_with(['_', '-'])).then(|| folder.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(path: &str, expected: Option<&str>) {
        assert_eq!(
            folder_of(Path::new(path)),
            expected.map(PathBuf::from),
            "{path}"
        );
    }

    #[test]
    fn files_that_a_runner_would_take_tell_the_folder() {
        check("db/pg/2020-01-01-000000_a/up.sql", Some("db/pg"));
        check("db/2020-01-01-000000_a/down.sql", None);
        check("m/20200101_a.up.sql", Some("m"));
        check("m/V1__a.sql", Some("m"));
        check("queries/select.sql", None);
        check("m/1.sql", None);
        check("m/1_a.rs", None);
    }

    fn hints_of(package: PackageInfo) -> Vec<String> {
        let root = tempfile::tempdir().expect("a folder");
        let folder = root.path().join("db/pg");
        std::fs::create_dir_all(&folder).expect("made");
        std::fs::write(folder.join("1_a.sql"), "").expect("written");
        let package = PackageInfo {
            member: true,
            migrator: true,
            root: root.path().join("steps"),
            ..package
        };
        hints(&Workspace {
            root: root.path().to_owned(),
            packages: vec![package],
            ..Workspace::default()
        })
    }

    #[test]
    fn folders_and_migrators_are_named_as_the_configuration_wants_them() {
        let binary = crate::workspace::Target {
            krate: "steps".to_owned(),
            kind: TargetKind::Binary,
            file: PathBuf::new(),
        };
        assert_eq!(
            hints_of(PackageInfo {
                name: "steps".to_owned(),
                migration: true,
                targets: vec![binary],
                ..PackageInfo::default()
            }),
            [
                "there are files that look like migrations: migrations = [\"db/pg\"]",
                "package `steps` migrates in Rust: migrate = \"cargo run -p steps -- up\" and inputs = [\"steps/src\"]"
            ]
        );
        assert_eq!(
            hints_of(PackageInfo {
                name: "server".to_owned(),
                ..PackageInfo::default()
            })[1],
            "package `server` migrates in Rust: a command that runs its migrations goes into `migrate`, its sources \
             into `inputs`"
        );
    }
}
