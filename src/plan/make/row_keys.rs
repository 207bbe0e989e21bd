//! How the rows of each table are known while a cleanup runs.

use crate::plan::{Decision, RowKey};
use crate::schema::{Dialect, IdentityKind, Table, TableKind};

use super::model::Model;

/// SQLite's names for a row's hidden number.
const HIDDEN: [&str; 3] = ["rowid", "_rowid_", "oid"];

/// Gives every table its row key.
pub(super) fn assign(model: &mut Model<'_>) {
    let keys: Vec<RowKey> = (0..model.nodes.len())
        .map(|at| {
            let table = model.nodes[at].table;
            unique(table)
                .or_else(|| hidden(table, model.dialect))
                .unwrap_or_else(|| RowKey::Values(deciding(model, at)))
        })
        .collect();
    for (node, key) in model.nodes.iter_mut().zip(keys) {
        node.plan.row_key = key;
    }
}

/// The primary key, else a unique key of all rows, whose columns are never NULL. SQLite's primary keys may be NULL.
fn unique(table: &Table) -> Option<RowKey> {
    let never_null = |name: &str| {
        table.column(name).is_some_and(|column| {
            let rowid = column.identity.as_ref().is_some_and(|identity| {
                matches!(
                    identity.kind,
                    IdentityKind::Rowid | IdentityKind::Autoincrement
                )
            });
            column.not_null || rowid
        })
    };
    let primary: Vec<&str> = table.primary_key.iter().map(String::as_str).collect();
    let others = table
        .unique
        .iter()
        .filter(|unique| !unique.deferrable)
        .filter_map(|unique| unique.whole_columns());
    std::iter::once(primary)
        .chain(others)
        .find(|columns| !columns.is_empty() && columns.iter().all(|name| never_null(name)))
        .map(|columns| RowKey::Columns(columns.into_iter().map(str::to_owned).collect()))
}

fn hidden(table: &Table, dialect: Dialect) -> Option<RowKey> {
    let has_rowid = dialect == Dialect::Sqlite
        && matches!(table.kind, TableKind::Table | TableKind::Virtual)
        && !table.options.iter().any(|option| option == "WITHOUT ROWID");
    let name = HIDDEN.into_iter().find(|name| !table.has_column(name))?;
    has_rowid.then(|| RowKey::Hidden(name.to_owned()))
}

/// The columns that decide whether a row survives: those of its predicates, its time where it has a retention, those by
/// which it is referenced, those by which it references what it needs. Detached columns change meanwhile and decide
/// nothing.
fn deciding(model: &Model<'_>, at: usize) -> Vec<String> {
    let node = &model.nodes[at];
    let mut names: Vec<&String> = node
        .plan
        .own_survivors()
        .flat_map(|rule| &rule.columns)
        .collect();
    let times = node
        .annotation
        .into_iter()
        .flat_map(|said| [&said.by, &said.expires]);
    names.extend(times.flatten().map(|name| &name.value));
    for link in &model.links {
        if link.parent == at {
            names.extend(&link.reference.parent_columns);
        }
        if link.child == at && link.reference.decision == Decision::Needs {
            names.extend(&link.reference.columns);
        }
    }
    let detached = |name: &str| {
        model.links.iter().any(|link| {
            link.child == at
                && matches!(&link.reference.decision, Decision::Detach(columns) if columns.iter().any(|c| c == name))
        })
    };
    node.table
        .columns
        .iter()
        .filter(|column| names.contains(&&column.name) && !detached(&column.name))
        .map(|column| column.name.clone())
        .collect()
}
