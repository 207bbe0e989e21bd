//! From a fixture's row to what its columns are to hold in this database.

use std::collections::HashMap;

use super::compare::{Side, extras};
use super::refs::Parents;
use crate::fixtures::form::{Form, Storage};
use crate::fixtures::value::{Raw, to_raw};
use crate::fixtures::{Content, Field, FixtureRow, Json, shown_key};
use crate::run::RunError;
use crate::run::export::Extra;

/// The columns that a table's fixture writes, looked up once.
pub(super) struct Target<'a> {
    side: Side<'a>,
    /// All columns that are written, field by field.
    pub(super) columns: Vec<Extra>,
    fields: Vec<Part<'a>>,
}

struct Part<'a> {
    field: &'a Field,
    /// How many columns it writes.
    width: usize,
    kind: Kind<'a>,
}

enum Kind<'a> {
    Value(&'a Storage, &'a Form),
    /// For each of the columns its place among those of the reference.
    Reference(Vec<usize>),
    /// The engine computes it, or this dialect has no such column.
    Nothing,
}

impl<'a> Target<'a> {
    pub(super) fn new(side: Side<'a>) -> Result<Target<'a>, RunError> {
        let table = side.table()?;
        let mut columns = Vec::new();
        let mut fields = Vec::new();
        for field in &side.layout.fields {
            let own = extras(side.dialect(), table, &field.columns);
            let kind = match &field.content {
                _ if field.generated => Kind::Nothing,
                Content::Value { form, .. } => match field.content.storage(side.dialect()) {
                    Some(storage) => Kind::Value(storage, form),
                    None => Kind::Nothing,
                },
                Content::Reference { columns, .. } => {
                    let place = |own: &Extra| columns.iter().position(|name| *name == own.column);
                    Kind::Reference(own.iter().filter_map(place).collect())
                }
            };
            let width = match kind {
                Kind::Nothing => 0,
                _ => own.len(),
            };
            columns.extend(own.into_iter().take(width));
            fields.push(Part { field, width, kind });
        }
        Ok(Target {
            side,
            columns,
            fields,
        })
    }

    /// A field's columns.
    pub(super) fn columns_of(&self, nth: usize) -> &[Extra] {
        let begin: usize = self.fields.iter().take(nth).map(|part| part.width).sum();
        let width = self.fields.get(nth).map_or(0, |part| part.width);
        self.columns.get(begin..begin + width).unwrap_or_default()
    }

    /// The fields that are written.
    pub(super) fn written(&self) -> impl Iterator<Item = (usize, &'a Field)> {
        let fields = self.fields.iter().enumerate();
        fields
            .filter(|(_, part)| !matches!(part.kind, Kind::Nothing))
            .map(|(nth, part)| (nth, part.field))
    }

    /// Adds what a field's columns are to hold; false where the row that it names is not there.
    pub(super) fn add(
        &self,
        row: &FixtureRow,
        nth: usize,
        lookups: &HashMap<usize, Parents>,
        out: &mut Vec<Raw>,
    ) -> Result<bool, RunError> {
        let Some(part) = self.fields.get(nth) else {
            return Ok(true);
        };
        let Some(value) = self.side.wanted(row, nth) else {
            return Err(self.refused(row, part.field, "its secret is not set"));
        };
        if *value == Json::Null {
            self.add_null(nth, out);
            return Ok(true);
        }
        match &part.kind {
            Kind::Value(storage, form) => {
                let raw = to_raw(storage, form, &value)
                    .map_err(|why| self.refused(row, part.field, &why))?;
                out.extend(std::iter::repeat_n(raw, part.width));
            }
            Kind::Reference(places) => {
                let parents = lookups.get(&nth);
                let Some(found) = parents
                    .map(|parents| parents.get(&value))
                    .transpose()?
                    .flatten()
                else {
                    return Ok(false);
                };
                out.extend(places.iter().filter_map(|place| found.get(*place).cloned()));
            }
            Kind::Nothing => {}
        }
        Ok(true)
    }

    /// Adds NULL for a field's columns.
    pub(super) fn add_null(&self, nth: usize, out: &mut Vec<Raw>) {
        let width = self.fields.get(nth).map_or(0, |part| part.width);
        out.extend(std::iter::repeat_n(Raw::Null, width));
    }

    fn refused(&self, row: &FixtureRow, field: &Field, why: &str) -> RunError {
        RunError::refused(format!(
            "`{}.{}` of {} can't be written: {why}",
            self.side.layout.table.name,
            field.name,
            shown_key(self.side.layout, &row.values)
        ))
    }
}

/// A reference to a row that nobody has made.
pub(super) fn dangling(side: Side<'_>, row: &FixtureRow, field: &Field) -> RunError {
    let parent = match &field.content {
        Content::Reference { parent, .. } => parent.name.as_str(),
        Content::Value { .. } => "",
    };
    RunError::refused(format!(
        "`{}.{}` of {} names a row of `{parent}` that is not in the database",
        side.layout.table.name,
        field.name,
        shown_key(side.layout, &row.values)
    ))
    .help("make that row first, or change the fixture")
}
