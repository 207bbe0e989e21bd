//! References: foreign keys and what annotations declare to be one.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::schema::{Action, Deferrable, TableRef};

/// A reference's id, unique in its plan and readable: `posts.author_id -> users.id`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RefId(pub String);

impl fmt::Display for RefId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A reference from rows of one table to rows of another, or of the same. A row references another one only if
/// none of `columns` is NULL in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    /// Its id.
    pub id: RefId,
    /// The foreign key's name; none for a reference that only an annotation declares.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub foreign_key: Option<String>,
    /// The table with the referencing rows.
    pub child: TableRef,
    /// The referencing columns.
    pub columns: Vec<String>,
    /// The referenced table.
    pub parent: TableRef,
    /// The referenced columns, one for each referencing one.
    pub parent_columns: Vec<String>,
    /// What deleting the referenced row does; none where only an annotation declares it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_delete: Option<Action>,
    /// What changing the referenced columns does; none where only an annotation declares it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_update: Option<Action>,
    /// Columns that SET NULL or SET DEFAULT writes, where the key names them (PostgreSQL 15); else all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub set_columns: Vec<String>,
    /// Whether it can be checked at COMMIT; none where only an annotation declares it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deferrable: Option<Deferrable>,
    /// False for a key that was never checked against the rows that were there (NOT VALID): it may have orphans.
    pub valid: bool,
    /// Whether an index of the child begins with its columns.
    pub indexed: bool,
    /// What becomes of it where the referencing row stays.
    pub decision: Decision,
}

impl Reference {
    /// Whether it points back at its own table.
    pub fn is_self(&self) -> bool {
        self.child == self.parent
    }

    /// Whether the engine enforces it.
    pub fn is_foreign_key(&self) -> bool {
        self.foreign_key.is_some()
    }
}

/// What becomes of a reference whose referencing row stays while the referenced one would go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// Its parent is a kept table: nothing happens to it.
    Untouched,
    /// The referenced row survives, too: `holds` on system rows; always for user rows that stay.
    Needs,
    /// These nullable columns are set to NULL (`detach`).
    Detach(Vec<String>),
    /// Nobody decided, and a system row may reference a row that goes: the plan is refused (DC0005).
    Refused,
}
