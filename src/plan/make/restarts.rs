//! Numbering that begins anew.

use crate::plan::Restart;
use crate::schema::{Column, Dialect, Identity, IdentityKind};

use super::model::Model;

/// The numbered columns of cleaned tables. A sequence that another column draws from, too, is left.
pub(super) fn restarts(model: &Model<'_>) -> Vec<Restart> {
    let mut restarts = Vec::new();
    for at in model.cleaned() {
        for column in &model.nodes[at].table.columns {
            let Some(identity) = &column.identity else {
                continue;
            };
            if counts(identity, model.dialect) && !is_shared(model, at, column, identity) {
                restarts.push(Restart {
                    table: model.name(at),
                    column: column.name.clone(),
                    kind: identity.kind,
                    sequence: identity.sequence.clone(),
                });
            }
        }
    }
    restarts
}

/// Whether the engine remembers the last number. A rowid begins anew by itself.
fn counts(identity: &Identity, dialect: Dialect) -> bool {
    match dialect {
        Dialect::Postgres => identity.sequence.is_some(),
        Dialect::Sqlite => identity.kind == IdentityKind::Autoincrement,
        Dialect::Mysql => identity.kind == IdentityKind::AutoIncrement,
    }
}

fn is_shared(model: &Model<'_>, at: usize, column: &Column, identity: &Identity) -> bool {
    let Some(sequence) = &identity.sequence else {
        return false;
    };
    // nextval('name'::regclass), with the schema only outside the search path, quoted where the name needs it.
    let bare = sequence.rsplit('.').next().unwrap_or(sequence);
    let draws = |other: &Column| {
        let default = other.default.as_deref().unwrap_or_default();
        let same = other
            .identity
            .as_ref()
            .is_some_and(|i| i.sequence.as_ref() == Some(sequence));
        same || (default.contains("nextval") && default.contains(bare))
    };
    model.nodes.iter().enumerate().any(|(of, node)| {
        let mut others = node.table.columns.iter();
        others.any(|other| (of != at || other.name != column.name) && draws(other))
    })
}
