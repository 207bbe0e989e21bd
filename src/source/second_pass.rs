//! Between files: `query_as!(User, ...)` in one file makes the `User` of another a model, and a macro that makes
//! models in one makes every call of it in others worth a look.

use std::collections::{BTreeMap, BTreeSet};

use super::facts::{Role, StructFact};
use super::{FileScan, Implemented};

/// What the first pass over a package's files asks of the second.
#[derive(Debug, Clone, Default)]
pub struct Demand {
    /// Names of structs that have a role without deriving it.
    pub structs: BTreeSet<String>,
    /// Names of macros that make models, and the roles of what they make.
    pub macros: BTreeMap<String, Vec<Role>>,
    /// Those of them that other packages can call, too.
    pub exported: BTreeMap<String, Vec<Role>>,
}

/// What these files ask for.
pub fn demand<'a>(files: impl Iterator<Item = &'a FileScan>) -> Demand {
    let mut demand = Demand::default();
    for file in files {
        if file.facts.passed_over.is_some() {
            continue;
        }
        demand.structs.extend(
            file.implemented
                .iter()
                .filter_map(|wanted| wanted.path.last().cloned()),
        );
        for found in &file.macros {
            demand
                .macros
                .entry(found.name.clone())
                .or_default()
                .extend(&found.roles);
            if found.exported {
                demand
                    .exported
                    .entry(found.name.clone())
                    .or_default()
                    .extend(&found.roles);
            }
        }
    }
    demand.structs.retain(|name| names_a_struct(name));
    demand
}

/// A primitive is no struct of anybody's.
fn names_a_struct(name: &str) -> bool {
    name != "Self" && name.starts_with(char::is_uppercase)
}

/// Gives the structs that were asked for their roles, and drops those that nobody meant.
///
/// All the files of all packages, package by package: a struct is looked for in the package that names it, then in
/// the others.
pub fn resolve(packages: &mut [Vec<FileScan>]) {
    packages.iter_mut().flatten().for_each(take_others);
    let mut wanted: Vec<(usize, Implemented)> = Vec::new();
    let mut by_name: BTreeMap<String, Vec<Candidate>> = BTreeMap::new();
    for (package, files) in packages.iter().enumerate() {
        for (file, scan) in files
            .iter()
            .enumerate()
            .filter(|(_, scan)| scan.facts.passed_over.is_none())
        {
            wanted.extend(
                scan.implemented
                    .iter()
                    .cloned()
                    .map(|wanted| (package, wanted)),
            );
            for (index, fact) in scan
                .facts
                .structs
                .iter()
                .enumerate()
                .filter(|(_, fact)| fact.passed_over.is_none())
            {
                let candidate = Candidate {
                    package,
                    file,
                    index,
                    module: fact.module.clone(),
                };
                by_name
                    .entry(fact.name.clone())
                    .or_default()
                    .push(candidate);
            }
        }
    }
    for (package, wanted) in wanted {
        let name = wanted.path.last().filter(|name| names_a_struct(name));
        let Some(candidates) = name.and_then(|name| by_name.get(name)) else {
            continue;
        };
        for chosen in choose(package, &wanted, candidates) {
            let fact = packages
                .get_mut(chosen.package)
                .and_then(|files| files.get_mut(chosen.file));
            if let Some(fact) = fact.and_then(|file| file.facts.structs.get_mut(chosen.index)) {
                give(fact, wanted.role);
            }
        }
    }
    for file in packages.iter_mut().flatten() {
        file.facts
            .structs
            .retain(|fact| !fact.roles.is_empty() || !fact.annotations.is_empty());
    }
}

/// Puts the structs that were only kept where they would stand if they had been asked for.
fn take_others(scan: &mut FileScan) {
    let others = std::mem::take(&mut scan.others);
    if scan.facts.passed_over.is_none() && !others.is_empty() {
        scan.facts.structs.extend(others);
        scan.facts.structs.sort_by_key(|fact| fact.place.span.start);
    }
}

/// `query_as!` only counts where nothing else says what the struct is.
fn give(fact: &mut StructFact, role: Role) {
    // `impl Queryable<Text, Pg> for Url` on a wrapper makes a column's type, not a row.
    if role == Role::DieselQueryable && fact.fields.is_empty() {
        return;
    }
    if !fact.has(role) && (role != Role::SqlxQueryAs || fact.roles.is_empty()) {
        fact.roles.push(role);
        fact.roles.sort();
    }
}

#[derive(Debug, Clone)]
struct Candidate {
    package: usize,
    file: usize,
    index: usize,
    module: Vec<String>,
}

/// The structs that a name means: the nearest one around the place of the name, else those whose path ends in the
/// name's, else all of the package, else all of other packages.
fn choose<'a>(
    package: usize,
    wanted: &Implemented,
    candidates: &'a [Candidate],
) -> Vec<&'a Candidate> {
    let own: Vec<&Candidate> = candidates.iter().filter(|c| c.package == package).collect();
    let pool: Vec<&Candidate> = if own.is_empty() {
        candidates.iter().collect()
    } else {
        own
    };
    if wanted.path.len() == 1 {
        let around = pool.iter().filter(|c| wanted.module.starts_with(&c.module));
        if let Some(nearest) = around.max_by_key(|c| c.module.len()) {
            return vec![*nearest];
        }
    }
    let modules: Vec<&String> = wanted
        .path
        .iter()
        .rev()
        .skip(1)
        .take_while(|segment| !matches!(segment.as_str(), "crate" | "self" | "super"))
        .collect();
    let by_path: Vec<&Candidate> = pool
        .iter()
        .copied()
        .filter(|c| {
            !modules.is_empty()
                && c.module
                    .iter()
                    .rev()
                    .take(modules.len())
                    .eq(modules.iter().copied())
        })
        .collect();
    if by_path.is_empty() { pool } else { by_path }
}
