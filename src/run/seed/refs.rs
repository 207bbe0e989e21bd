//! References: from the key of a row to what the referencing columns hold in this database.

use std::collections::{HashMap, HashSet};

use super::compare::{Side, extras};
use crate::fixtures::value::Raw;
use crate::fixtures::{Content, Field, Json, key_text};
use crate::run::export::{Extra, Rows, Shape, rows, select};
use crate::run::{RunError, Session};

/// The rows that a field's references lead to: the referenced columns' values by the key's text.
#[derive(Debug, Default)]
pub(super) struct Parents {
    found: HashMap<String, Vec<Raw>>,
    /// The referenced columns.
    pub(super) columns: Vec<Extra>,
}

impl Parents {
    /// The values of the referenced columns, where the row is there.
    pub(super) fn get(&self, value: &Json) -> Option<&Vec<Raw>> {
        self.found.get(&text(value)?)
    }
}

/// The text that a reference's row is known by.
fn text(value: &Json) -> Option<String> {
    match value {
        Json::Object(entries) => {
            let values: Vec<Json> = entries.iter().map(|(_, value)| value.clone()).collect();
            Some(key_text(&values))
        }
        _ => None,
    }
}

/// Looks up the rows that values of a field name; those that are not there are missing from the answer.
pub(super) async fn parents<'v>(
    session: &mut Session,
    side: Side<'_>,
    field: &Field,
    values: impl Iterator<Item = &'v Json>,
) -> Result<Parents, RunError> {
    let mut parents = Parents::default();
    let Content::Reference {
        parent,
        parent_columns,
        key,
        ..
    } = &field.content
    else {
        return Ok(parents);
    };
    let table = parent
        .in_dialect(side.dialect())
        .and_then(|place| side.schema.table(&place.schema, &place.table));
    let (Some(place), Some(table)) = (parent.in_dialect(side.dialect()), table) else {
        return Err(RunError::refused(format!(
            "`{}` is not in the schema",
            parent.name
        )));
    };
    parents.columns = extras(side.dialect(), table, parent_columns);
    let wanted: HashSet<String> = values.filter_map(text).collect();
    if wanted.is_empty() {
        return Ok(parents);
    }
    let sql = select(side.plan, place, key, &parents.columns, Rows::Unordered);
    let shape = Shape {
        table: parent.name.as_str(),
        fields: key,
    };
    let found = &mut parents.found;
    rows(session, &sql, shape, |live| {
        let key = key_text(&live.values);
        if wanted.contains(&key) && found.insert(key.clone(), live.extras).is_some() {
            let message = format!("two rows of `{}` have the key {key}", parent.name);
            return Err(
                RunError::refused(message).help("a reference to either could mean the other")
            );
        }
        Ok(())
    })
    .await?;
    Ok(parents)
}
