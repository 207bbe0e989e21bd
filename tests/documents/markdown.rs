//! Reading this repository's documents.

use std::path::{Path, PathBuf};

use cargo_data_class::diagnostic::Code;

/// This repository.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A file of it.
pub(crate) fn text_of(file: &str) -> String {
    std::fs::read_to_string(root().join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// A fenced block of a Markdown text.
#[derive(Debug, Clone, Default)]
pub(crate) struct Block {
    /// The heading above it.
    pub(crate) section: String,
    /// What stands behind the fence.
    pub(crate) tag: String,
    /// Its text.
    pub(crate) text: String,
}

/// All fenced blocks of a Markdown text.
pub(crate) fn blocks(markdown: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut section = String::new();
    let mut open: Option<Block> = None;
    for line in markdown.lines() {
        match (&mut open, line.strip_prefix("```")) {
            (Some(_), Some(_)) => blocks.extend(open.take()),
            (Some(block), None) => {
                block.text.push_str(line);
                block.text.push('\n');
            }
            (None, Some(tag)) => {
                open = Some(Block {
                    section: section.clone(),
                    tag: tag.to_owned(),
                    text: String::new(),
                });
            }
            (None, None) if line.starts_with('#') => {
                section = line.trim_start_matches('#').trim().to_owned();
            }
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "a fence is not closed");
    blocks
}

/// Whether anything in the tool reports this code: the reporters' own tests don't count.
pub(crate) fn code_that_reports(code: Code) -> bool {
    let name = format!("Code::{code:?}");
    rust_files(&root().join("src"))
        .iter()
        .filter(|file| !file.starts_with(root().join("src/diagnostic")))
        .any(|file| {
            let text = std::fs::read_to_string(file).expect("a source file");
            text.match_indices(&name).any(|(at, _)| {
                let after = text[at + name.len()..].chars().next();
                !after.is_some_and(|c| c.is_alphanumeric())
            })
        })
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .map(|entry| entry.expect("the folder can be listed").into_path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .collect()
}

/// Copies a folder without what git and cargo keep in it.
pub(crate) fn copy_folder(from: &Path, to: &Path) {
    let entries = walkdir::WalkDir::new(from)
        .into_iter()
        .filter_entry(|entry| entry.file_name() != "target" && entry.file_name() != ".git");
    for entry in entries {
        let entry = entry.expect("the folder can be listed");
        let inside = entry.path().strip_prefix(from).expect("it is inside");
        let target = to.join(inside);
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(&target).expect("a folder can be made");
        } else {
            std::fs::copy(entry.path(), &target).expect("a file can be copied");
        }
    }
}
