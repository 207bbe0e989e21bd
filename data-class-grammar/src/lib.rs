//! The grammar of `#[data_class(...)]`, shared by the macro, which checks keys and shapes while the application
//! compiles, and by the tool, which reads the same attribute from source text or from a configuration file.
//!
//! Everything is generic over `S`, the caller's notion of a place: `proc_macro2::Span` in the macro, lines and
//! columns in the tool.
//!
//! # The way of an annotation
//!
//! ```text
//! #[data_class(user, keep = "is_staff")]     -> parse ─┐
//!                                                      ├─> Entry, Value -> assemble -> Annotation, Problems
//! [tables.users] class = "user" keep = "..." -> TOML ──┘
//! ```
//!
//! # The rules
//!
//! - The class comes first and stands alone; every key is given once.
//! - Every class takes `table`, `database`, `category`, `group`, `note`, `references`, `reason`; `system` also
//!   `key`, `min_rows`, `seed_note`, `detach`, `holds`; `user` also `keep`, `detach`, `retain` + `by`, `expires`,
//!   `unit`, `with_parent`; `mixed` either `review_by` + `owner`, or `system_rows` with both others' keys.
//! - `retain` and `by` need each other. `retain` and `expires` exclude each other: a table has one retention
//!   rule, and whether two would both have to hold or one of them could only be guessed.
//! - `unit` needs `retain` or `expires`.
//! - `mixed` with neither `review_by` nor `system_rows` is well-formed: the tool reports it (DC0007), and code
//!   compiles meanwhile. Keys about rows need `system_rows`.
//! - A column is in one of `detach`, `holds` and `with_parent` at most. `with_parent` alone stands for the
//!   references that `detach` does not name.
//! - Texts are not blank, names have no white space around them, lists are not empty and name nothing twice. A
//!   string stands for a list of one.
//! - `min_rows` is 0 or more. `retain` is above 0 and at most a thousand years. `review_by` is a real day.
//! - A predicate has closed quotes and parentheses, no `;` and no comment; its SQL is parsed by the tool.

mod annotation;
mod assemble;
mod class;
mod combine;
mod date;
mod entry;
mod key;
mod literal;
mod predicate;
mod read;
mod reference;
mod retention;
mod span;
mod suggest;
mod tokens;

pub use annotation::{Annotation, WithParent};
pub use assemble::{assemble, assemble_beside, check_entries};
pub use class::Class;
pub use date::Date;
pub use entry::{Entry, Value};
pub use key::{Key, keys_of};
pub use literal::string_of;
pub use predicate::Predicate;
pub use reference::Reference;
pub use retention::{Retention, RetentionUnit, Unit};
pub use span::{Problem, Spanned};
pub use suggest::nearest;
pub use tokens::{parse, parse_at, parse_field, parse_field_at};
