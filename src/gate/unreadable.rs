//! Files that can't be read or are not Rust: the gate is not clean while it can't see them.

use crate::diagnostic::{Code, Diagnostic};
use crate::source::PackageFacts;

/// A finding for each such file that is compiled.
pub(super) fn findings(packages: &[PackageFacts]) -> Vec<Diagnostic> {
    packages
        .iter()
        .flat_map(|package| &package.files)
        .filter(|file| file.passed_over.is_none())
        .filter_map(|file| file.syntax_error.as_ref())
        .map(|error| {
            Diagnostic::new(
                Code::SourceUnreadable,
                format!("this file can't be read as Rust: {}", error.message),
            )
            .at(error.place.clone(), "here")
            .note("a model may be hidden in it, so the gate can't be clean")
            .help("make it compile; or leave it out on purpose: [models] exclude = [\"...\"]")
        })
        .collect()
}
