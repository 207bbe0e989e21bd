//! The text filter: most files have nothing to do with a database, and looking for a few words is a hundred
//! times cheaper than parsing.

use std::collections::{BTreeMap, BTreeSet};

use aho_corasick::AhoCorasick;

use super::FileScan;
use super::facts::Role;
use super::known;
use super::outline::is_word;

/// The words that make a file worth parsing, and what they mean.
///
/// A first pass knows the mappers' words and the configuration's. What it finds may ask for more (the target of a
/// `query_as!`, the calls of a macro that makes models): [`Vocabulary::more`] makes the words of the second pass.
#[derive(Debug, Clone)]
pub struct Vocabulary {
    filter: Option<AhoCorasick>,
    derives: BTreeSet<String>,
    /// Sorted, and the first of the filter's words, in this order.
    structs: Vec<String>,
    macros: BTreeMap<String, Vec<Role>>,
    keeps_others: bool,
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
            structs: Vec::new(),
            macros: BTreeMap::new(),
            keeps_others: true,
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
            structs: structs.into_iter().collect(),
            macros,
            keeps_others: false,
        }
    }

    /// Whether a file with this text may hold something. Where the filter could not be built, every file may.
    pub fn passes(&self, text: &[u8]) -> bool {
        self.filter
            .as_ref()
            .is_none_or(|filter| filter.is_match(text))
    }

    /// Whether a file is to be scanned for these words: not where each struct that they name was already kept when
    /// the file was scanned before, and no macro of theirs is called.
    pub fn asks(&self, text: &[u8], before: Option<&FileScan>) -> bool {
        let Some(filter) = &self.filter else {
            return true;
        };
        let mut kept: Vec<&str> = before.map(FileScan::struct_names).unwrap_or_default();
        filter.find_overlapping_iter(text).any(|hit| {
            let Some(name) = self.structs.get(hit.pattern().as_usize()) else {
                return true;
            };
            // `struct User` also begins `struct UserRow`.
            if text.get(hit.end()).is_some_and(|&byte| is_word(byte)) {
                return false;
            }
            match kept.iter().position(|kept| kept == name) {
                Some(at) => {
                    kept.swap_remove(at);
                    false
                }
                None => true,
            }
        })
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
        self.structs
            .binary_search_by(|struct_name| struct_name.as_str().cmp(name))
            .is_ok()
    }

    /// Whether structs are kept that are nothing yet: a first pass can't know what other files make of them, and to
    /// keep them is cheaper than to parse the file again.
    pub(super) fn keeps_others(&self) -> bool {
        self.keeps_others
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
