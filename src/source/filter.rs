//! The text filter: most files have nothing to do with a database, and looking for a few words is a hundred
//! times cheaper than parsing.

use std::collections::{BTreeMap, BTreeSet};

use aho_corasick::AhoCorasick;

use super::facts::Role;
use super::known;

/// The words that make a file worth parsing, and what they mean.
///
/// A first pass knows the mappers' words and the configuration's. What it finds may ask for more (the target of a
/// `query_as!`, the calls of a macro that makes models): [`Vocabulary::more`] makes the words of the second pass.
#[derive(Debug, Clone)]
pub struct Vocabulary {
    filter: Option<AhoCorasick>,
    derives: BTreeSet<String>,
    structs: BTreeSet<String>,
    macros: BTreeMap<String, Vec<Role>>,
}

impl Vocabulary {
    /// The mappers' words and these further derives (`MyRow` or `my_crate::MyRow`).
    pub fn new(derives: &[String]) -> Self {
        let derives: BTreeSet<String> = derives
            .iter()
            .filter_map(|path| last_segment(path))
            .map(str::to_owned)
            .collect();
        let words = known::WORDS
            .iter()
            .copied()
            .chain(derives.iter().map(String::as_str));
        Vocabulary {
            filter: AhoCorasick::new(words).ok(),
            derives,
            structs: BTreeSet::new(),
            macros: BTreeMap::new(),
        }
    }

    /// The words of a second pass: these structs, whatever they derive, and the calls of these macros, which give
    /// the structs in them these roles.
    pub fn more(&self, structs: BTreeSet<String>, macros: BTreeMap<String, Vec<Role>>) -> Self {
        let calls = macros.keys().map(|name| format!("{name}!"));
        let words: Vec<String> = structs
            .iter()
            .map(|name| format!("struct {name}"))
            .chain(calls)
            .collect();
        Vocabulary {
            filter: AhoCorasick::new(&words).ok(),
            derives: self.derives.clone(),
            structs,
            macros,
        }
    }

    /// Whether a file with this text may hold something. Where the filter could not be built, every file may.
    pub fn passes(&self, text: &[u8]) -> bool {
        self.filter
            .as_ref()
            .is_none_or(|filter| filter.is_match(text))
    }

    /// The role that a derive of this name gives.
    pub(super) fn role(&self, derive: &str) -> Option<Role> {
        known::role(derive).or_else(|| self.is_configured(derive).then_some(Role::Configured))
    }

    /// Whether the configuration names it, as a derive or as an attribute that derives.
    pub(super) fn is_configured(&self, name: &str) -> bool {
        self.derives.contains(name)
    }

    /// Whether a struct of this name is asked for, whatever it derives.
    pub(super) fn wants_struct(&self, name: &str) -> bool {
        self.structs.contains(name)
    }

    /// The roles that a macro of this name gives to the structs it makes.
    pub(super) fn makes_models(&self, name: &str) -> Option<&[Role]> {
        self.macros.get(name).map(Vec::as_slice)
    }
}

fn last_segment(path: &str) -> Option<&str> {
    path.rsplit("::")
        .map(str::trim)
        .find(|segment| !segment.is_empty())
}

/// Whether a file with this text is one of sea-orm's migrations.
pub fn is_migration(text: &[u8]) -> bool {
    memchr::memmem::find(text, b"MigrationTrait for").is_some()
}
