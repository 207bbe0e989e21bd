//! What people declare about a table: from `#[data_class(...)]` or from the configuration's `[tables]`.
//!
//! The grammar itself is the crate `data-class-grammar`, shared with the macro, so that what compiles is what
//! the tool understands.

use crate::span::Span;

mod keys;

pub use keys::keys_of;

/// The annotation with our own spans.
pub type Annotation = data_class_grammar::Annotation<Span>;

/// One attribute as the scanner found it.
#[derive(Debug, Clone)]
pub struct Parsed {
    /// Where the attribute stands, from `#` to `]`.
    pub span: Span,
    /// What it says, as far as it was understood; none if not even the class was.
    pub annotation: Option<Annotation>,
    /// What is wrong with it (DC0003).
    pub problems: Vec<data_class_grammar::Problem<Span>>,
}
