//! Which files are compiled, and as which modules: from the targets' roots along the `mod` declarations.

use std::collections::{BTreeMap, VecDeque};
use std::path::{Component, Path, PathBuf};

use crate::source::outline::{Include, ModuleDeclaration, Outline};

/// What a file is to its package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Claim {
    /// Its module's path, the crate first.
    pub(super) module: Vec<String>,
    /// Why it is passed over; none if it is compiled into a library or binary.
    pub(super) reason: Option<String>,
}

/// A root to start from.
pub(super) struct Root<'a> {
    pub(super) file: &'a Path,
    pub(super) krate: &'a str,
    pub(super) reason: Option<String>,
}

/// Why a module under `cfg(test)` is passed over.
const TESTS_ONLY: &str = "only compiled for tests: `cfg(test)` on its module";

struct Visit {
    file: PathBuf,
    module: Vec<String>,
    reason: Option<String>,
    /// Whether its modules stand beside it (`lib.rs`, `mod.rs`) and not in a folder of its name.
    beside: bool,
}

/// Follows all declarations from the roots. A file is claimed once; by what is compiled, if it is at all.
///
/// `outline` gives a file's outline, none if there is no such file.
pub(super) fn claims<'o>(
    roots: &[Root<'_>],
    outline: &mut dyn FnMut(&Path) -> Option<&'o Outline>,
) -> BTreeMap<PathBuf, Claim> {
    let mut claims = BTreeMap::new();
    let mut compiled = VecDeque::new();
    let mut passed_over = VecDeque::new();
    for root in roots {
        let (file, module) = (normal(root.file), vec![root.krate.to_owned()]);
        let visit = Visit {
            file,
            module,
            reason: root.reason.clone(),
            beside: true,
        };
        if visit.reason.is_none() {
            compiled.push_back(visit)
        } else {
            passed_over.push_back(visit)
        }
    }
    while let Some(mut visit) = compiled.pop_front().or_else(|| passed_over.pop_front()) {
        if claims.contains_key(&visit.file) {
            continue;
        }
        let Some(outline) = outline(&visit.file) else {
            continue;
        };
        if outline.only_tests && visit.reason.is_none() {
            visit.reason = Some(TESTS_ONLY.to_owned());
            passed_over.push_back(visit);
            continue;
        }
        claims.insert(
            visit.file.clone(),
            Claim {
                module: visit.module.clone(),
                reason: visit.reason.clone(),
            },
        );
        let found = outline
            .modules
            .iter()
            .flat_map(|declaration| declared(&visit, declaration));
        let included = outline
            .includes
            .iter()
            .filter_map(|include| included(&visit, include));
        for next in found.chain(included) {
            if next.reason.is_none() {
                compiled.push_back(next)
            } else {
                passed_over.push_back(next)
            }
        }
    }
    claims
}

fn reason(visit: &Visit, only_tests: bool) -> Option<String> {
    visit
        .reason
        .clone()
        .or_else(|| only_tests.then(|| TESTS_ONLY.to_owned()))
}

/// The files in which a declaration's module may stand; usually one of two exists.
fn declared(visit: &Visit, declaration: &ModuleDeclaration) -> Vec<Visit> {
    let Some(folder) = visit.file.parent() else {
        return Vec::new();
    };
    let mut own = folder.to_owned();
    if !visit.beside {
        own.push(visit.file.file_stem().unwrap_or_default());
    }
    let mut module = visit.module.clone();
    for (depth, inline) in declaration.inside.iter().enumerate() {
        match &inline.path {
            // The outermost inline module's path is relative to the file's folder.
            Some(path) if depth == 0 => own = folder.join(path),
            Some(path) => own.push(path),
            None => own.push(&inline.name),
        }
        module.push(inline.name.clone());
    }
    module.push(declaration.name.clone());
    let explicit_base = if declaration.inside.is_empty() {
        folder
    } else {
        own.as_path()
    };
    let explicit = declaration
        .paths
        .iter()
        .map(|path| (explicit_base.join(path), true));
    let default = [
        (own.join(format!("{}.rs", declaration.name)), false),
        (own.join(&declaration.name).join("mod.rs"), true),
    ];
    let reason = reason(visit, declaration.only_tests);
    explicit
        .chain(default.into_iter().filter(|_| declaration.default))
        .map(|(file, beside)| Visit {
            file: normal(&file),
            module: module.clone(),
            reason: reason.clone(),
            beside,
        })
        .collect()
}

fn included(visit: &Visit, include: &Include) -> Option<Visit> {
    if !include.path.ends_with(".rs") {
        return None;
    }
    let file = normal(&visit.file.parent()?.join(&include.path));
    let module = visit
        .module
        .iter()
        .chain(&include.inside)
        .cloned()
        .collect();
    Some(Visit {
        file,
        module,
        reason: reason(visit, include.only_tests),
        beside: true,
    })
}

/// The path without `.` and `..`, so that it can be compared.
pub(super) fn normal(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir
                if matches!(out.components().next_back(), Some(Component::Normal(_))) =>
            {
                out.pop();
            }
            part => out.push(part),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::outline::outline;

    fn check(files: &[(&str, &str)], expected: &[&str]) {
        let outlines: BTreeMap<PathBuf, Outline> = files
            .iter()
            .map(|(path, text)| (PathBuf::from(path), outline(text)))
            .collect();
        let roots = [
            Root {
                file: Path::new("src/lib.rs"),
                krate: "app",
                reason: None,
            },
            Root {
                file: Path::new("tests/t.rs"),
                krate: "t",
                reason: Some("a test".to_owned()),
            },
        ];
        let got: Vec<String> = claims(&roots, &mut |path| outlines.get(path))
            .into_iter()
            .map(|(path, claim)| {
                let reason = claim
                    .reason
                    .map(|reason| format!(" ({reason})"))
                    .unwrap_or_default();
                format!("{} = {}{reason}", path.display(), claim.module.join("::"))
            })
            .collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn modules_are_found_beside_and_below_their_parents() {
        check(
            &[
                ("src/lib.rs", "mod a; mod b;"),
                ("src/a.rs", "mod c;"),
                ("src/a/c.rs", ""),
                ("src/b/mod.rs", "mod d;"),
                ("src/b/d.rs", ""),
                ("src/e.rs", ""),
            ],
            &[
                "src/a/c.rs = app::a::c",
                "src/a.rs = app::a",
                "src/b/d.rs = app::b::d",
                "src/b/mod.rs = app::b",
                "src/lib.rs = app",
            ],
        );
    }

    #[test]
    fn inline_modules_and_paths_move_the_folder() {
        check(
            &[
                (
                    "src/lib.rs",
                    "mod a { mod b; } #[path = \"x/y.rs\"] mod c; include!(\"i.rs\");",
                ),
                ("src/a/b.rs", ""),
                ("src/x/y.rs", "mod z;"),
                ("src/x/z.rs", ""),
                ("src/i.rs", ""),
            ],
            &[
                "src/a/b.rs = app::a::b",
                "src/i.rs = app",
                "src/lib.rs = app",
                "src/x/y.rs = app::c",
                "src/x/z.rs = app::c::z",
            ],
        );
    }

    #[test]
    fn what_is_compiled_wins_over_tests() {
        check(
            &[
                (
                    "src/lib.rs",
                    "mod a; #[cfg(test)] mod t; #[cfg(test)] #[path = \"a.rs\"] mod again;",
                ),
                ("src/a.rs", ""),
                ("src/t.rs", "mod u;"),
                ("src/t/u.rs", ""),
                ("tests/t.rs", "#[path = \"../src/a.rs\"] mod a; mod common;"),
                ("tests/common.rs", ""),
            ],
            &[
                "src/a.rs = app::a",
                "src/lib.rs = app",
                "src/t/u.rs = app::t::u (only compiled for tests: `cfg(test)` on its module)",
                "src/t.rs = app::t (only compiled for tests: `cfg(test)` on its module)",
                "tests/common.rs = t::common (a test)",
                "tests/t.rs = t (a test)",
            ],
        );
    }

    #[test]
    fn a_circle_of_paths_ends() {
        check(
            &[("src/lib.rs", "#[path = \"lib.rs\"] mod a;")],
            &["src/lib.rs = app"],
        );
    }
}
