#![doc = include_str!("../README.md")]
#![no_std]

use core::fmt;

pub use data_class_macros::data_class;

/// What a struct declares: the class of its table's data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Must survive every cleanup.
    System,
    /// May be cleaned.
    User,
    /// System rows and user rows in one table, or undecided.
    Mixed,
    /// Not a table: a query's row or a DTO.
    Projection,
}

impl Class {
    /// Its name as the attribute and the catalog write it.
    pub const fn name(self) -> &'static str {
        match self {
            Class::System => "system",
            Class::User => "user",
            Class::Mixed => "mixed",
            Class::Projection => "projection",
        }
    }
}

/// The name, as the attribute and the catalog write it.
impl fmt::Display for Class {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// A struct that says what its data is; implemented by [`#[data_class(...)]`](macro@data_class).
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no data class",
    label = "not classified",
    note = "put `#[data_class(system)]`, `#[data_class(user)]` or another class on the struct"
)]
pub trait Classified {
    /// The class.
    const CLASS: Class;

    /// The table, where the struct's own attributes name it: `table = "..."`, sea-orm's `table_name` (with its
    /// `schema_name`), or the last segment of diesel's `table_name`.
    ///
    /// The macro sees neither the schema nor other modules. Elsewhere, then, the table is known to the catalog
    /// only, and this is `None`; and where diesel's path goes through an alias (`use schema::users as u`) or the
    /// table has a `#[sql_name]`, this is the name by which Rust knows it. Code that builds SQL from it says
    /// `table = "..."`.
    const TABLE: Option<&'static str>;
}

/// The data of a table that must survive every cleanup.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not system data",
    label = "this needs a `system` model",
    note = "only structs with `#[data_class(system)]` are system data; user and mixed data may be cleaned, in whole or in part"
)]
pub trait SystemData: Classified {}

/// The data of a table that may be cleaned.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not user data, and may not be cleaned",
    label = "this needs a `user` model",
    note = "only structs with `#[data_class(user)]` are user data; rows of system and mixed tables must survive"
)]
pub trait UserData: Classified {}

/// The data of a table with both system rows and user rows.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not mixed data",
    label = "this needs a `mixed` model",
    note = "only structs with `#[data_class(mixed)]` are mixed data"
)]
pub trait MixedData: Classified {}
