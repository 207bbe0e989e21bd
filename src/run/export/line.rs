//! From a row's cells to its line, without a value of our own between them.

use super::cells::Cells;
use super::parents::{Known, Parents};
use super::read::{Shape, failed};
use crate::fixtures::form::{Form, Storage};
use crate::fixtures::{Cell, Content, Field, Json, key_text, write_cell, write_string};
use crate::run::RunError;
use crate::schema::Dialect;

/// Writes the lines of one query's rows.
pub(super) struct Writer<'a> {
    table: &'a str,
    fields: Vec<Part<'a>>,
    /// How many fields are the key.
    key: usize,
    /// How many columns they stand for.
    width: usize,
}

struct Part<'a> {
    /// `"name":` with what goes before it.
    name: String,
    field: &'a str,
    kind: Kind<'a>,
}

enum Kind<'a> {
    Value(&'a Storage, &'a Form),
    Reference {
        parent: &'a str,
        key: Vec<Part<'a>>,
        /// How many columns the key stands for.
        width: usize,
    },
    /// A reference to rows that are kept.
    Known(&'a str, &'a Known),
    /// This dialect has no such column.
    Absent,
}

impl<'a> Writer<'a> {
    pub(super) fn new(
        shape: Shape<'a>,
        key: usize,
        dialect: Dialect,
        parents: Option<&'a Parents>,
    ) -> Writer<'a> {
        let fields = parts(shape.fields, dialect, parents);
        Writer {
            table: shape.table,
            width: width(&fields),
            fields,
            key,
        }
    }

    /// The column behind the fields'.
    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// Writes a row's line, with its line feed, and its key's text.
    pub(super) fn write(
        &self,
        row: &dyn Cells,
        line: &mut String,
        key: &mut String,
    ) -> Result<(), RunError> {
        let mut work = Work {
            writer: self,
            row,
            at: 0,
        };
        key.push('[');
        for (nth, part) in self.fields.iter().enumerate() {
            line.push_str(&part.name);
            match nth < self.key {
                true => {
                    key.push_str(if nth > 0 { "," } else { "" });
                    work.part(part, line, Some(key))?;
                }
                false => work.part(part, line, None)?,
            }
        }
        line.push_str(if self.fields.is_empty() {
            "{}\n"
        } else {
            "}\n"
        });
        key.push(']');
        Ok(())
    }
}

fn parts<'a>(fields: &'a [Field], dialect: Dialect, parents: Option<&'a Parents>) -> Vec<Part<'a>> {
    fields
        .iter()
        .enumerate()
        .map(|(nth, field)| {
            let mut name = String::from(if nth > 0 { "," } else { "{" });
            write_string(&field.name, &mut name);
            name.push(':');
            Part {
                name,
                field: &field.name,
                kind: kind(field, dialect, parents),
            }
        })
        .collect()
}

fn kind<'a>(field: &'a Field, dialect: Dialect, parents: Option<&'a Parents>) -> Kind<'a> {
    match &field.content {
        Content::Value { form, .. } => match field.content.storage(dialect) {
            Some(storage) => Kind::Value(storage, form),
            None => Kind::Absent,
        },
        Content::Reference { parent, key, .. } => {
            if let Some(known) = parents.and_then(|parents| parents.of(field)) {
                return Kind::Known(parent.name.as_str(), known);
            }
            let key = parts(key, dialect, None);
            Kind::Reference {
                parent: parent.name.as_str(),
                width: width(&key),
                key,
            }
        }
    }
}

/// How many columns fields stand for in a query.
fn width(parts: &[Part<'_>]) -> usize {
    let width = |part: &Part<'_>| match &part.kind {
        Kind::Reference { width, .. } => width + 1,
        Kind::Value(..) | Kind::Known(..) | Kind::Absent => 1,
    };
    parts.iter().map(width).sum()
}

struct Work<'w> {
    writer: &'w Writer<'w>,
    row: &'w dyn Cells,
    at: usize,
}

impl<'w> Work<'w> {
    fn next(&mut self, part: &Part<'_>) -> Result<Cell<'w>, RunError> {
        let cell = self.row.cell(self.at);
        self.at += 1;
        cell.map_err(|error| match error {
            sqlx::Error::ColumnDecode { .. } => self.refused(part, "a text is not UTF-8"),
            error => failed(self.writer.table, &error),
        })
    }

    fn refused(&self, part: &Part<'_>, why: &str) -> RunError {
        RunError::refused(format!(
            "`{}.{}` can't be written: {why}",
            self.writer.table, part.field
        ))
    }

    fn dangling(&self, part: &Part<'_>, parent: &str) -> RunError {
        let why = format!("a row references a row of `{parent}` that is not there");
        self.refused(part, &why)
    }

    fn part(
        &mut self,
        part: &Part<'_>,
        line: &mut String,
        key: Option<&mut String>,
    ) -> Result<(), RunError> {
        let cell = self.next(part)?;
        match &part.kind {
            Kind::Value(storage, form) => {
                let begun = line.len();
                write_cell(storage, form, cell, line).map_err(|why| self.refused(part, &why))?;
                if let Some(key) = key {
                    add_to_key(line.get(begun..).unwrap_or_default(), key);
                }
                Ok(())
            }
            Kind::Reference {
                parent,
                key: inner,
                width,
            } => match cell {
                Cell::Text("y") => self.reference(inner, line, key),
                Cell::Text("n") => {
                    self.at += width;
                    line.push_str("null");
                    if let Some(key) = key {
                        key.push_str("null");
                    }
                    Ok(())
                }
                Cell::Text("d") => Err(self.dangling(part, parent)),
                Cell::Text("b") => Err(self.refused(
                    part,
                    &format!("rows of `{parent}` were put below others meanwhile"),
                )),
                _ => {
                    Err(self.refused(part, "in a row only some columns of the reference are NULL"))
                }
            },
            Kind::Known(parent, known) => {
                let number = match cell {
                    Cell::Null => {
                        line.push_str("null");
                        return Ok(());
                    }
                    Cell::Integer(number) => Some(number),
                    Cell::Text(text) => text.parse().ok(),
                    // It equals no whole number.
                    Cell::Real(_) | Cell::Bytes(_) => None,
                };
                let key = number.and_then(|number| known.key(number));
                line.push_str(key.ok_or_else(|| self.dangling(part, parent))?);
                Ok(())
            }
            Kind::Absent => Err(self.refused(part, "this dialect has no such column")),
        }
    }

    fn reference(
        &mut self,
        inner: &[Part<'_>],
        line: &mut String,
        mut key: Option<&mut String>,
    ) -> Result<(), RunError> {
        if let Some(key) = &mut key {
            key.push('[');
        }
        for (nth, part) in inner.iter().enumerate() {
            line.push_str(&part.name);
            if let Some(key) = &mut key {
                key.push_str(if nth > 0 { "," } else { "" });
            }
            self.part(part, line, key.as_deref_mut())?;
        }
        line.push_str(if inner.is_empty() { "{}" } else { "}" });
        if let Some(key) = &mut key {
            key.push(']');
        }
        Ok(())
    }
}

/// As [`key_text`] has it, for which a JSON object is its values alone.
fn add_to_key(value: &str, key: &mut String) {
    let object = value.starts_with('{').then(|| Json::parse(value));
    match object {
        Some(Ok(object)) => {
            let text = key_text(&[object]);
            key.push_str(text.get(1..text.len() - 1).unwrap_or_default());
        }
        _ => key.push_str(value),
    }
}
