//! The classes of data.

use std::fmt;

/// A class of data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Must survive.
    System,
    /// May be cleaned.
    User,
    /// A rule per row.
    Mixed,
    /// Not a table: a query's row or a DTO.
    Projection,
    /// Somebody else's table (configuration only).
    External,
}

impl Class {
    /// All of them.
    pub const ALL: [Class; 5] = [
        Class::System,
        Class::User,
        Class::Mixed,
        Class::Projection,
        Class::External,
    ];

    /// Those that a struct may declare: all but [`Class::External`].
    pub const OF_STRUCTS: [Class; 4] =
        [Class::System, Class::User, Class::Mixed, Class::Projection];

    /// Its name in attributes, the configuration and the catalog.
    pub fn name(self) -> &'static str {
        match self {
            Class::System => "system",
            Class::User => "user",
            Class::Mixed => "mixed",
            Class::Projection => "projection",
            Class::External => "external",
        }
    }

    /// The class of a name, exactly as [`Class::name`] writes it.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.name() == name)
    }
}

impl fmt::Display for Class {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
