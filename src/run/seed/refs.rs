//! References: from the key of a row to what the referencing columns hold in this database.

use std::collections::{HashMap, HashSet};

use super::compare::{Side, extras};
use super::row_set::RowSet;
use crate::fixtures::value::Raw;
use crate::fixtures::{Content, Field, Json, key_text};
use crate::run::export::{Rows, Shape, rows, select};
use crate::run::{RunError, Session};

/// Up to so many rows are asked what they reference, so that not all of the referenced ones are kept.
const FEW: usize = 5000;

/// The rows that a field's references lead to: the referenced columns' values by the key's text.
#[derive(Debug, Default)]
pub(super) struct Parents {
    table: String,
    /// Nothing where several rows have the key.
    found: HashMap<String, Option<Vec<Raw>>>,
}

impl Parents {
    /// Adds a row that is still to come.
    pub(super) fn add(&mut self, key: String, values: Vec<Raw>) {
        self.found.entry(key).or_insert(Some(values));
    }

    /// The values of the referenced columns, where the row is there.
    pub(super) fn get(&self, value: &Json) -> Result<Option<&Vec<Raw>>, RunError> {
        let Some(key) = text(value) else {
            return Ok(None);
        };
        match self.found.get(&key) {
            None => Ok(None),
            Some(Some(values)) => Ok(Some(values)),
            Some(None) => {
                let message = format!("two rows of `{}` have the key {key}", self.table);
                Err(RunError::refused(message).help("a reference to either could mean the other"))
            }
        }
    }
}

/// The text that a reference's row is known by.
fn text(value: &Json) -> Option<String> {
    match value {
        Json::Object(_) => {
            let text = key_text(std::slice::from_ref(value));
            // As the list of its values, without the list around it.
            Some(text.get(1..text.len() - 1).unwrap_or_default().to_owned())
        }
        _ => None,
    }
}

/// The rows that references of some rows lead to, by field.
pub(super) async fn lookups(
    session: &mut Session,
    side: Side<'_>,
    rows: &RowSet,
) -> Result<HashMap<usize, Parents>, RunError> {
    let mut lookups = HashMap::new();
    for (nth, field) in side.layout.fields.iter().enumerate() {
        if !matches!(field.content, Content::Reference { .. }) {
            continue;
        }
        let mut wanted: Option<HashSet<String>> = (rows.len() <= FEW).then(HashSet::new);
        for at in rows.iter().take(FEW) {
            let Some(wanted) = &mut wanted else { break };
            let row = side.row(at)?;
            wanted.extend(row.and_then(|row| text(row.values.get(nth)?)));
        }
        lookups.insert(nth, parents(session, side, field, wanted).await?);
    }
    Ok(lookups)
}

/// Looks up the rows that a field may name; those that are not there are missing from the answer.
async fn parents(
    session: &mut Session,
    side: Side<'_>,
    field: &Field,
    wanted: Option<HashSet<String>>,
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
    if wanted.as_ref().is_some_and(HashSet::is_empty) {
        return Ok(parents);
    }
    let table = parent
        .in_dialect(side.dialect())
        .and_then(|place| side.schema.table(&place.schema, &place.table));
    let (Some(place), Some(table)) = (parent.in_dialect(side.dialect()), table) else {
        return Err(RunError::refused(format!(
            "`{}` is not in the schema",
            parent.name
        )));
    };
    parents.table = parent.name.to_string();
    let columns = extras(side.dialect(), table, parent_columns);
    let sql = select(side.plan, place, key, &columns, Rows::Unordered);
    let shape = Shape {
        table: parent.name.as_str(),
        fields: key,
    };
    let found = &mut parents.found;
    rows(session, &sql, shape, |live| {
        let key = key_text(&live.values);
        if wanted.as_ref().is_none_or(|wanted| wanted.contains(&key)) {
            match found.get_mut(&key) {
                Some(known) => *known = None,
                None => drop(found.insert(key, Some(live.extras))),
            }
        }
        Ok(())
    })
    .await?;
    Ok(parents)
}
