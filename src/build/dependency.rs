//! Whether a package is being built as somebody's dependency: then its sources are none of this build's business.

use std::path::Path;

/// Whether the package of `manifest` is built for another workspace than its own.
///
/// A package from a registry, a git checkout or a vendored one bears cargo's marks. A path dependency is known by
/// its output folder: that lies in the `target` of a workspace whose Cargo.toml is not above the package. Where the
/// output folder says nothing (`--target-dir`), the package counts as its own: better to check once too often.
pub(super) fn is_dependency(manifest: &Path, out: Option<&Path>) -> bool {
    let Some(folder) = manifest.parent() else {
        return false;
    };
    let marked = [".cargo-ok", ".cargo-checksum.json", ".cargo_vcs_info.json"];
    if marked.iter().any(|mark| folder.join(mark).exists()) {
        return true;
    }
    // A package inside a git checkout of cargo's has the mark at the checkout's root.
    if folder
        .ancestors()
        .any(|above| above.join(".cargo-ok").exists())
    {
        return true;
    }
    let Some(builder) = out.and_then(workspace_of) else {
        return false;
    };
    !is_below(folder, builder)
}

/// The folder of the workspace that an output folder belongs to: the parent of its `target`, if that holds a
/// Cargo.toml.
fn workspace_of(out: &Path) -> Option<&Path> {
    // target/[triple/]profile/build/package-hash/out; cargo marks `target` with CACHEDIR.TAG.
    let target = out
        .ancestors()
        .skip(4)
        .take(2)
        .find(|folder| folder.join("CACHEDIR.TAG").exists())?;
    target
        .parent()
        .filter(|folder| folder.join("Cargo.toml").exists())
}

/// Whether a package lies in a workspace's folder, or beside it as a member that is named by a path upwards.
fn is_below(package: &Path, workspace: &Path) -> bool {
    let real = |path: &Path| std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let (package, workspace) = (real(package), real(workspace));
    package.starts_with(&workspace) || names_workspace(&package, &workspace)
}

/// `package.workspace = "../elsewhere"` in the package's own manifest.
fn names_workspace(package: &Path, workspace: &Path) -> bool {
    let named = std::fs::read_to_string(package.join("Cargo.toml"))
        .ok()
        .and_then(|text| text.parse::<toml::Table>().ok())
        .and_then(|table| Some(table.get("package")?.get("workspace")?.as_str()?.to_owned()));
    named
        .and_then(|path| std::fs::canonicalize(package.join(path)).ok())
        .is_some_and(|named| named == workspace)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::is_dependency;

    fn folder(files: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for file in files {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().expect("below the folder")).expect("made");
            fs::write(path, "").expect("written");
        }
        folder
    }

    fn check(files: &[&str], package: &str, out: &str, expected: bool) {
        let folder = folder(files);
        let manifest = folder.path().join(package).join("Cargo.toml");
        let out = folder.path().join(out);
        assert_eq!(
            is_dependency(&manifest, Some(&out)),
            expected,
            "{package} built into {out:?}"
        );
    }

    #[test]
    fn a_member_of_the_workspace_that_is_built_is_no_dependency() {
        let files = [
            "ws/Cargo.toml",
            "ws/target/CACHEDIR.TAG",
            "ws/app/Cargo.toml",
        ];
        check(&files, "ws/app", "ws/target/debug/build/app-1/out", false);
        check(
            &files,
            "ws/app",
            "ws/target/x86_64-linux/debug/build/app-1/out",
            false,
        );
    }

    #[test]
    fn a_path_dependency_of_another_workspace_is_one() {
        let files = [
            "other/Cargo.toml",
            "other/target/CACHEDIR.TAG",
            "app/Cargo.toml",
        ];
        check(&files, "app", "other/target/debug/build/app-1/out", true);
    }

    #[test]
    fn what_cargo_unpacked_is_one() {
        let files = [
            "registry/app-1.0.0/Cargo.toml",
            "registry/app-1.0.0/.cargo-ok",
        ];
        check(&files, "registry/app-1.0.0", "elsewhere", true);
        check(
            &["git/co/.cargo-ok", "git/co/app/Cargo.toml"],
            "git/co/app",
            "elsewhere",
            true,
        );
    }

    #[test]
    fn an_output_folder_that_says_nothing_does_not_switch_the_gate_off() {
        let files = ["app/Cargo.toml", "out/CACHEDIR.TAG"];
        check(&files, "app", "out/debug/build/app-1/out", false);
    }
}
