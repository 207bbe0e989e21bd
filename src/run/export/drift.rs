//! Whether the live database has the columns that fixtures speak of.

use std::collections::BTreeSet;

use crate::fixtures::form::Storage;
use crate::fixtures::{Content, Field, Fixtures, Place};
use crate::run::{RunError, Session};
use crate::schema::{Dialect, Schema};

/// Requires every column of the fixtures in the live database, with the type that the schema file says; its schema.
pub(crate) async fn require_columns(
    session: &mut Session,
    fixtures: &Fixtures,
) -> Result<Schema, RunError> {
    let live = session.schema().await?;
    let mut wrong = BTreeSet::new();
    for layout in &fixtures.tables {
        check(&layout.table, &layout.fields, &live, &mut wrong);
    }
    if wrong.is_empty() {
        return Ok(live);
    }
    let list: Vec<String> = wrong.into_iter().collect();
    Err(RunError::refused(format!(
        "the database is not the one that the schema file describes\n{}",
        list.join("\n")
    ))
    .help("run the migrations there, or `{program} classify` here"))
}

fn check(place: &Place, fields: &[Field], live: &Schema, wrong: &mut BTreeSet<String>) {
    let Some(table) = place.in_dialect(live.dialect) else {
        wrong.insert(format!(
            "`{}` is not in the {} schema",
            place.name,
            live.dialect.name()
        ));
        return;
    };
    let Some(found) = live.table(&table.schema, &table.table) else {
        wrong.insert(format!("`{}` is missing", place.name));
        return;
    };
    for field in fields {
        for name in &field.columns {
            match found.column(name) {
                None => drop(wrong.insert(format!("`{}.{name}` is missing", place.name))),
                Some(column) => {
                    if differs(field, live.dialect, &Storage::of(live.dialect, column)) {
                        wrong.insert(format!(
                            "`{}.{name}` has another type: {}",
                            place.name, column.ty
                        ));
                    }
                }
            }
        }
        if let Content::Reference { parent, key, .. } = &field.content {
            check(parent, key, live, wrong);
        }
    }
}

fn differs(field: &Field, dialect: Dialect, live: &Storage) -> bool {
    field
        .content
        .storage(dialect)
        .is_some_and(|known| known != live)
}
