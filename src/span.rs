//! Places in a text: the only notion of position outside the parsers, so that no third-party type leaks.

use std::fmt;
use std::sync::Arc;

use serde::Serialize;

/// A position in a text: line and column, both 1-based, the column in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
pub struct LineColumn {
    /// 1-based line.
    pub line: usize,
    /// 1-based column, counted in characters.
    pub column: usize,
}

/// A stretch of a text; `end` is the position behind its last character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
pub struct Span {
    /// Its first character.
    pub start: LineColumn,
    /// The character behind its last one.
    pub end: LineColumn,
}

impl Span {
    /// The first character of a file, for findings about the file as a whole.
    pub const FILE: Span = Span {
        start: LineColumn { line: 1, column: 1 },
        end: LineColumn { line: 1, column: 1 },
    };

    /// A span of proc-macro2, whose columns are 0-based characters, as a span of ours.
    pub fn of(span: proc_macro2::Span) -> Self {
        let (start, end) = (span.start(), span.end());
        Span {
            start: LineColumn {
                line: start.line,
                column: start.column + 1,
            },
            end: LineColumn {
                line: end.line,
                column: end.column + 1,
            },
        }
    }

    /// The span of a byte range in `text`; a range outside the text is cut to it.
    pub fn of_bytes(text: &str, range: std::ops::Range<usize>) -> Self {
        Span {
            start: position(text, range.start),
            end: position(text, range.end),
        }
    }
}

fn position(text: &str, byte: usize) -> LineColumn {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    let before = &text[..byte];
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    LineColumn {
        line: before.matches('\n').count() + 1,
        column: before[line_start..].chars().count() + 1,
    }
}

/// A place in one of the files that were read.
///
/// `file` is relative to the workspace's root with forward slashes; a dependency's file is
/// `<package>/src/...`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file as people are shown it.
    pub file: Arc<str>,
    /// Where in it.
    pub span: Span,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}:{}:{}",
            self.file, self.span.start.line, self.span.start.column
        )
    }
}
