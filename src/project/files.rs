//! Reading files that may be missing, and writing files that must never be half written.

use std::io::{ErrorKind, Write};
use std::path::Path;

use super::ProjectError;
use crate::span::{LineColumn, Place, Span};

/// A file's text; none where there is no such file.
pub fn read_optional(path: &Path) -> Result<Option<String>, ProjectError> {
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(ProjectError::File(path.to_owned(), error)),
    }
}

/// The names of the files in a folder that end like this, sorted; none where there is no such folder.
pub(super) fn names(folder: &Path, ending: &str) -> Result<Vec<String>, ProjectError> {
    let failed = |error| ProjectError::File(folder.to_owned(), error);
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(failed(error)),
    };
    let mut names = Vec::new();
    for entry in entries {
        let name = entry
            .map_err(failed)?
            .file_name()
            .to_string_lossy()
            .into_owned();
        // What an interrupted export left behind begins with a dot.
        if name.ends_with(ending) && !name.starts_with('.') {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

/// Writes a file beside its place and renames it there, so that a full disk or an interruption leaves the old one
/// whole. Folders are made; a file that has this content already is not touched. Returns whether it was written.
pub fn write_atomically(path: &Path, content: &str) -> std::io::Result<bool> {
    if std::fs::read(path).is_ok_and(|old| old == content.as_bytes()) {
        return Ok(false);
    }
    // A link keeps being one: what it points at is replaced.
    let path = &std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = folder.join(format!(".{name}.{}.tmp", std::process::id()));
    let written = write_new(&beside, content, path).and_then(|()| std::fs::rename(&beside, path));
    if written.is_err() {
        // Already failing: the first error is the one to tell.
        let _ = std::fs::remove_file(&beside);
    }
    written.map(|()| true)
}

fn write_new(path: &Path, content: &str, old: &Path) -> std::io::Result<()> {
    let mut file = std::fs::File::create(path)?;
    file.write_all(content.as_bytes())?;
    if let Ok(metadata) = std::fs::metadata(old) {
        file.set_permissions(metadata.permissions())?;
    }
    file.sync_all()
}

/// The place of a whole line of a text, without the white space around it.
pub(super) fn line_place(file: &str, text: &str, line: usize) -> Place {
    let content = text.lines().nth(line.saturating_sub(1)).unwrap_or_default();
    let start = content.chars().take_while(|c| c.is_whitespace()).count();
    let end = content.trim_end().chars().count();
    let at = |column: usize| LineColumn {
        line,
        column: column + 1,
    };
    Place {
        file: file.into(),
        span: Span {
            start: at(start),
            end: at(end.max(start)),
        },
    }
}
