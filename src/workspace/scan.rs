//! Reads the sources of the selected packages: walk, filter by text, parse what passes, look again for what the
//! first pass asked for.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use rayon::prelude::*;

use crate::config::ModelsConfig;
use crate::source::{
    self, Demand, FileFacts, FileScan, PackageFacts, SourceFile, SyntaxError, Vocabulary, scan_file,
};
use crate::span::{Place, Span};

use super::folder::{self, SourceText};
use super::modules::{self, Claim, Root};
use super::{PackageInfo, TargetKind, Workspace, WorkspaceError};

/// Parsing descends as deep as the source is nested; generated sources are nested deeply.
const STACK: usize = 64 << 20;

/// What was found, and what was read to find it.
#[derive(Debug, Clone, Default)]
pub struct Scan {
    /// The facts, package by package, in the workspace's order.
    pub packages: Vec<PackageFacts>,
    /// How many source files were walked.
    pub walked: usize,
    /// How many of them passed the text filter and were parsed.
    pub parsed: usize,
    /// How many bytes of source were read.
    pub bytes: usize,
    /// Where the files with facts are, by the name people are shown.
    pub paths: BTreeMap<Arc<str>, PathBuf>,
    /// Every compiled source file that was read: what a build script must watch.
    pub sources: Vec<PathBuf>,
}

/// Scans the packages that the configuration selects.
pub fn scan(workspace: &Workspace, models: &ModelsConfig) -> Result<Scan, WorkspaceError> {
    let packages = workspace.selected(models)?;
    let exclude = globs(&models.exclude)?;
    let words = Vocabulary::new(&models.derives);
    let work = || -> Result<Vec<Package<'_>>, WorkspaceError> {
        let mut found: Vec<Package<'_>> = packages
            .par_iter()
            .map(|info| Package::read(workspace, info, &words, &exclude))
            .collect::<Result<_, _>>()?;
        found
            .par_iter_mut()
            .for_each(|package| package.first_pass(&words));
        second_pass(&mut found, &words);
        Ok(found)
    };
    let found = match rayon::ThreadPoolBuilder::new().stack_size(STACK).build() {
        Ok(pool) => pool.install(work)?,
        Err(_) => work()?,
    };
    Ok(finish(found))
}

fn globs(patterns: &[String]) -> Result<GlobSet, WorkspaceError> {
    let error = |error: globset::Error| WorkspaceError::Glob(error.to_string());
    let mut set = GlobSetBuilder::new();
    for pattern in patterns {
        set.add(
            GlobBuilder::new(pattern)
                .literal_separator(true)
                .build()
                .map_err(error)?,
        );
    }
    set.build().map_err(error)
}

/// A package on its way.
struct Package<'a> {
    info: &'a PackageInfo,
    files: Vec<File>,
    walked: usize,
}

/// A file that is not excluded.
struct File {
    path: PathBuf,
    shown: Arc<str>,
    text: SourceText,
    claim: Claim,
    scan: Option<FileScan>,
}

impl<'a> Package<'a> {
    fn read(
        workspace: &Workspace,
        info: &'a PackageInfo,
        words: &Vocabulary,
        exclude: &GlobSet,
    ) -> Result<Self, WorkspaceError> {
        let mut texts = folder::read(&info.root, &workspace.target, words)?;
        let mut claims = claim(info, &mut texts, words);
        by_convention(info, &texts, &mut claims);
        let walked = texts.len();
        let files = texts
            .into_iter()
            .map(|(path, text)| {
                let shown: Arc<str> = workspace.shown(info, &path).into();
                let claim = claims.remove(&path).unwrap_or_else(unreached);
                File {
                    path,
                    shown,
                    text,
                    claim,
                    scan: None,
                }
            })
            .filter(|file| !exclude.is_match(&*file.shown))
            .collect();
        Ok(Package {
            info,
            files,
            walked,
        })
    }

    fn first_pass(&mut self, words: &Vocabulary) {
        self.files
            .par_iter_mut()
            .filter(|file| file.text.hit)
            .for_each(|file| file.scan(words));
        self.pass_over_migrations();
    }

    /// Entities in migrations are copies of their time: all of them in a crate that only migrates, and elsewhere
    /// those in the folders of migrations.
    fn pass_over_migrations(&mut self) {
        let reason = |what: &str| {
            Some(format!(
                "{what}: a migration's entities are copies of their time"
            ))
        };
        let folders = self.migration_folders();
        for file in self
            .files
            .iter_mut()
            .filter(|file| file.claim.reason.is_none())
        {
            if self.info.migration {
                file.claim.reason = reason(&format!("the package `{}` migrates", self.info.name));
            } else if file.text.migration
                || file.path.ancestors().any(|folder| folders.contains(folder))
            {
                file.claim.reason = reason("it stands among migrations");
            }
        }
        self.files.iter_mut().for_each(File::pass_over);
    }

    /// Folders that are called so and hold a migration, or that hold nothing else.
    fn migration_folders(&self) -> BTreeSet<PathBuf> {
        let mut folders: BTreeMap<&Path, (bool, bool)> = BTreeMap::new();
        for file in &self.files {
            let Some(folder) = file.path.parent() else {
                continue;
            };
            let (any, all) = folders.entry(folder).or_insert((false, true));
            *any |= file.text.migration;
            *all &=
                file.text.migration || file.path.file_name().is_some_and(|name| name == "mod.rs");
        }
        let is_root = |folder: &Path| {
            self.info
                .targets
                .iter()
                .any(|target| target.file.parent() == Some(folder))
        };
        let is_called = |folder: &Path| {
            folder
                .file_name()
                .is_some_and(|name| name.to_string_lossy().contains("migrat"))
        };
        folders
            .into_iter()
            .filter(|(folder, (any, all))| *any && (*all || is_called(folder)) && !is_root(folder))
            .map(|(folder, _)| folder.to_owned())
            .collect()
    }
}

impl File {
    fn compiled(&self) -> bool {
        self.claim.reason.is_none()
    }

    fn scan(&mut self, words: &Vocabulary) {
        self.scan = Some(match &self.text.text {
            Ok(text) => {
                let module = self.claim.module.clone();
                scan_file(
                    &SourceFile {
                        file: Arc::clone(&self.shown),
                        text,
                        module,
                    },
                    words,
                )
            }
            Err(message) => unreadable(&self.shown, message),
        });
        self.pass_over();
    }

    /// Hands the file's reason on to what it declares. What is not compiled can't be wrong.
    fn pass_over(&mut self) {
        let (Some(scan), Some(reason)) = (&mut self.scan, &self.claim.reason) else {
            return;
        };
        let facts = &mut scan.facts;
        facts.passed_over = Some(reason.clone());
        facts.syntax_error = None;
        facts.opaque.clear();
        facts
            .structs
            .iter_mut()
            .for_each(|fact| fact.passed_over = Some(reason.clone()));
    }
}

fn unreadable(shown: &Arc<str>, message: &str) -> FileScan {
    let place = Place {
        file: Arc::clone(shown),
        span: Span::FILE,
    };
    let syntax_error = Some(SyntaxError {
        place,
        message: message.to_owned(),
    });
    FileScan {
        facts: FileFacts {
            file: Arc::clone(shown),
            syntax_error,
            ..FileFacts::default()
        },
        ..FileScan::default()
    }
}

fn unreached() -> Claim {
    Claim {
        module: Vec::new(),
        reason: Some("no `mod` of a library or binary reaches the file".to_owned()),
    }
}

/// Which files are compiled; files outside the folder that a `#[path]` names are read on the way.
fn claim(
    info: &PackageInfo,
    texts: &mut BTreeMap<PathBuf, SourceText>,
    words: &Vocabulary,
) -> BTreeMap<PathBuf, Claim> {
    let roots: Vec<Root<'_>> = info
        .targets
        .iter()
        .map(|target| Root {
            file: &target.file,
            krate: &target.krate,
            reason: target.kind.reason(&target.krate),
        })
        .collect();
    loop {
        let missing: RefCell<BTreeSet<PathBuf>> = RefCell::default();
        let claims = modules::claims(&roots, &mut |path| {
            let text = texts.get(path);
            if text.is_none() && path.is_file() {
                missing.borrow_mut().insert(path.to_owned());
            }
            text.map(|text| &text.outline)
        });
        let missing = missing.into_inner();
        if missing.is_empty() {
            return claims;
        }
        texts.extend(
            missing
                .into_iter()
                .map(|path| (path.clone(), folder::read_file(&path, words))),
        );
    }
}

/// Where modules are declared by a macro (`automod::dir!`), the files beside the compiled ones are taken for
/// compiled, too: better to read one too many than to miss a table.
fn by_convention(
    info: &PackageInfo,
    texts: &BTreeMap<PathBuf, SourceText>,
    claims: &mut BTreeMap<PathBuf, Claim>,
) {
    let by_macro = claims.iter().any(|(path, claim)| {
        claim.reason.is_none()
            && texts
                .get(path)
                .is_some_and(|text| text.outline.more_by_macro)
    });
    if !by_macro {
        return;
    }
    let roots = info
        .targets
        .iter()
        .filter(|t| matches!(t.kind, TargetKind::Library | TargetKind::Binary));
    for target in roots {
        let Some(folder) = target.file.parent() else {
            continue;
        };
        for path in texts.keys().filter(|path| path.starts_with(folder)) {
            let Ok(inside) = path.strip_prefix(folder) else {
                continue;
            };
            let stem = inside.with_extension("");
            let parts = stem
                .iter()
                .map(|part| part.to_string_lossy().into_owned())
                .filter(|part| part != "mod");
            let module = std::iter::once(target.krate.clone()).chain(parts).collect();
            claims.entry(path.clone()).or_insert(Claim {
                module,
                reason: None,
            });
        }
    }
}

/// Scans the files that declare a struct or call a macro which the first pass asked for, if it could not know.
fn second_pass(packages: &mut [Package<'_>], words: &Vocabulary) {
    let scans = |packages: &[Package<'_>]| -> Vec<Demand> {
        packages
            .iter()
            .map(|package| source::demand(package.files.iter().filter_map(|f| f.scan.as_ref())))
            .collect()
    };
    let demands = scans(packages);
    let structs: BTreeSet<String> = demands
        .iter()
        .flat_map(|demand| demand.structs.iter().cloned())
        .collect();
    let exported = || {
        demands
            .iter()
            .flat_map(|demand| demand.exported.iter().map(|(n, r)| (n.clone(), r.clone())))
    };
    let more: Vec<Option<Vocabulary>> = demands
        .iter()
        .map(|demand| {
            let macros: BTreeMap<_, _> = exported().chain(demand.macros.clone()).collect();
            (!structs.is_empty() || !macros.is_empty()).then(|| words.more(structs.clone(), macros))
        })
        .collect();
    packages
        .par_iter_mut()
        .zip(more)
        .for_each(|(package, more)| {
            let Some(more) = more else { return };
            let again = package.files.par_iter_mut().filter(|file| file.compiled());
            again
                .filter(|file| {
                    file.text
                        .text
                        .as_ref()
                        .is_ok_and(|text| more.asks(text.as_bytes(), file.scan.as_ref()))
                })
                .for_each(|file| file.scan(&more));
        });
    let mut scans: Vec<Vec<FileScan>> = packages
        .iter_mut()
        .map(|package| {
            package
                .files
                .iter_mut()
                .map(|f| f.scan.take().unwrap_or_default())
                .collect()
        })
        .collect();
    source::resolve(&mut scans);
    for (package, scans) in packages.iter_mut().zip(scans) {
        for (file, scan) in package.files.iter_mut().zip(scans) {
            file.scan = (!scan.facts.file.is_empty()).then_some(scan);
        }
    }
}

fn finish(packages: Vec<Package<'_>>) -> Scan {
    let mut out = Scan::default();
    let copies = copies(&packages);
    for (nth, package) in packages.into_iter().enumerate() {
        let mut facts = PackageFacts {
            name: package.info.name.clone(),
            member: package.info.member,
            annotated: package.info.annotated,
            files: Vec::new(),
            walked: package.walked,
        };
        out.walked += package.walked;
        for file in package.files {
            out.bytes += file.text.text.as_ref().map_or(0, String::len);
            if file.compiled() {
                out.sources.push(file.path.clone());
            }
            let Some(scan) = file.scan else { continue };
            if copies.contains(&(nth, file.path.clone())) {
                continue;
            }
            out.parsed += 1;
            out.paths.insert(Arc::clone(&file.shown), file.path);
            facts.files.push(scan.facts);
        }
        facts.files.sort_by(|a, b| a.file.cmp(&b.file));
        out.packages.push(facts);
    }
    out
}

/// Paths with facts that lead to a file which counts elsewhere: two packages or two links can lead to one. What is
/// compiled is where a file counts, if it is at all.
fn copies(packages: &[Package<'_>]) -> BTreeSet<(usize, PathBuf)> {
    let mut files: Vec<(usize, &File)> = packages
        .iter()
        .enumerate()
        .flat_map(|(nth, package)| package.files.iter().map(move |file| (nth, file)))
        .filter(|(_, file)| file.scan.is_some())
        .collect();
    files.sort_by_key(|(_, file)| !file.compiled());
    let mut home = BTreeSet::new();
    let mut is_copy = |file: &File| {
        !home.insert(std::fs::canonicalize(&file.path).unwrap_or_else(|_| file.path.clone()))
    };
    files
        .into_iter()
        .filter(|(_, file)| is_copy(file))
        .map(|(nth, file)| (nth, file.path.clone()))
        .collect()
}

#[cfg(test)]
mod tests;
