//! Why a plan is refused: what was found on the way from a row that goes.

use serde::{Deserialize, Serialize};

use crate::schema::{Action, Dialect, TableName, TableRef};

use super::RefId;

/// Why a plan can't be run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// The diagnostic's code: `DC0005` or `DC0012`.
    pub code: String,
    /// What would happen.
    pub kind: RefusalKind,
    /// The table whose rows were to be deleted, where the path begins.
    pub from: TableRef,
    /// The table that would be reached.
    pub reached: TableRef,
    /// The way, hop by hop; the last one reaches.
    pub path: Vec<Hop>,
}

/// What would happen to the table that is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RefusalKind {
    /// Its rows would be deleted.
    Deletes,
    /// Its rows would be changed.
    Changes,
    /// Columns that say which of its rows are system would be written.
    WritesSystemRows,
    /// Its rows stand in the way.
    Blocks,
    /// Something may reach it that can't be followed.
    Unknown,
    /// Its rows can't be deleted in this dialect, in any order.
    Undeletable,
}

/// A step on the way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hop {
    /// Rows of `child` reference rows that go.
    Reference {
        /// The reference.
        reference: RefId,
        /// The referencing table.
        child: TableRef,
        /// The referencing columns.
        columns: Vec<String>,
        /// What the key does then; none for a declared reference.
        on_delete: Option<Action>,
    },
    /// A trigger or rule of the table before names `table`.
    Trigger {
        /// The trigger or rule.
        name: String,
        /// Whether it is a rule.
        rule: bool,
        /// The table that it names.
        table: TableRef,
        /// Whether it runs SQL made at run time, and `table` is only what it may reach.
        dynamic: bool,
    },
}

impl Refusal {
    /// The way as people read it: `users <- posts.author_id (ON DELETE CASCADE) <- pins.post_id (ON DELETE SET NULL)`.
    pub fn way(&self, dialect: Dialect) -> String {
        let mut text = shown(dialect, &self.from);
        for hop in &self.path {
            text.push_str(&hop.written(dialect));
        }
        text
    }
}

impl Hop {
    /// The table at its end.
    pub fn reaches(&self) -> &TableRef {
        match self {
            Hop::Reference { child, .. } => child,
            Hop::Trigger { table, .. } => table,
        }
    }

    fn written(&self, dialect: Dialect) -> String {
        match self {
            Hop::Reference {
                child,
                columns,
                on_delete,
                ..
            } => {
                let columns = match columns.as_slice() {
                    [one] => one.clone(),
                    many => format!("({})", many.join(", ")),
                };
                let action = match on_delete {
                    Some(action) => format!("ON DELETE {}", action.sql()),
                    None => "declared, no foreign key".to_owned(),
                };
                format!(" <- {}.{columns} ({action})", shown(dialect, child))
            }
            Hop::Trigger {
                name,
                rule,
                table,
                dynamic,
            } => {
                let kind = if *rule { "rule" } else { "trigger" };
                let table = match dynamic {
                    true => "anything (SQL made at run time)".to_owned(),
                    false => shown(dialect, table),
                };
                format!(" -> {kind} `{name}` -> {table}")
            }
        }
    }
}

fn shown(dialect: Dialect, table: &TableRef) -> String {
    TableName::new(dialect, &table.schema, &table.table).to_string()
}
