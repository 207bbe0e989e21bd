//! Rust source text in, facts out: what structs there are, what their attributes say, what `table!` declares.
//!
//! Nothing in here reads a file or knows the schema; it never fails: what can't be understood is a fact, too.
//! syn is spoken to in this folder only, and none of its types leaves it.

use std::sync::Arc;

use crate::span::{Place, Span};

mod attribute;
mod columns;
mod facts;
mod filter;
mod known;
mod macros;
mod meta;
mod naming;
pub mod outline;
mod second_pass;
mod structs;
mod tables;
mod temporary;
mod uses;
mod walk;

#[cfg(test)]
mod tests;

pub use facts::*;
pub use filter::{Vocabulary, is_migration};
pub use second_pass::{Demand, demand, resolve};

/// A file to be scanned.
#[derive(Debug, Clone)]
pub struct SourceFile<'a> {
    /// The path as people are shown it.
    pub file: Arc<str>,
    /// The whole text.
    pub text: &'a str,
    /// The path of its module from the crate on.
    pub module: Vec<String>,
}

/// What a file declares, and what it asks of others.
#[derive(Debug, Clone, Default)]
pub struct FileScan {
    /// The facts.
    pub facts: FileFacts,
    /// Structs, wherever they are, that have a role without deriving it.
    pub implemented: Vec<Implemented>,
    /// Macros whose calls make models.
    pub macros: Vec<ModelMacro>,
    /// Structs that are nothing by themselves; other files may still say what they are.
    pub others: Vec<StructFact>,
}

impl FileScan {
    /// The names of all structs that were kept.
    fn struct_names(&self) -> Vec<&str> {
        let kept = self.facts.structs.iter().chain(&self.others);
        kept.map(|fact| fact.name.as_str()).collect()
    }
}

/// `impl FromRow for X`, `query_as!(X, ...)`: a struct named by its path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Implemented {
    /// The path as written, its first segment replaced by what the file's imports say.
    pub path: Vec<String>,
    /// What it is to its mapper.
    pub role: Role,
    /// Where it was named.
    pub module: Vec<String>,
}

/// A `macro_rules!` whose calls make models.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModelMacro {
    /// Its name.
    pub name: String,
    /// The roles of what it makes.
    pub roles: Vec<Role>,
    /// Whether other packages can call it.
    pub exported: bool,
}

/// Scans one file. A file that does not parse has only [`FileFacts::syntax_error`].
pub fn scan_file(source: &SourceFile<'_>, words: &Vocabulary) -> FileScan {
    // The parser keeps every text of its thread otherwise. No span outlives this function.
    proc_macro2::extra::invalidate_current_thread_spans();
    let (offset, text) = behind_shebang(source.text);
    match syn::parse_file(text) {
        Ok(file) => {
            let mut scan = walk::Walker::new(source, words, offset).file(&file);
            scan.facts.temporary_tables = temporary::temporary_tables(text);
            scan
        }
        Err(error) => {
            let place = Place {
                file: Arc::clone(&source.file),
                span: Span::of(error.span()),
            };
            let syntax_error = Some(SyntaxError {
                place,
                message: error.to_string(),
            });
            let facts = FileFacts {
                file: Arc::clone(&source.file),
                syntax_error,
                ..FileFacts::default()
            };
            FileScan {
                facts,
                ..FileScan::default()
            }
        }
    }
}

/// Whether a text is Rust, by parsing it all and asking nothing: what scanning is measured against.
pub fn parses(text: &str) -> bool {
    proc_macro2::extra::invalidate_current_thread_spans();
    syn::parse_file(text).is_ok()
}

/// The text without byte order mark and shebang line, and how many bytes those are. The line break behind a shebang
/// stays, so that lines are counted right.
fn behind_shebang(text: &str) -> (usize, &str) {
    let plain = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut start = text.len() - plain.len();
    if plain.starts_with("#!") && !plain[2..].trim_start().starts_with('[') {
        start += plain.find('\n').unwrap_or(plain.len());
    }
    (start, &text[start..])
}
