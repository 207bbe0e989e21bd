//! Rows of SQLite with most of their values in one JSON list. Its driver copies every value by itself from thread to
//! thread, which takes longer than reading it.

use std::fmt;
use std::ops::Range;
use std::time::Duration;

use futures_util::StreamExt;
use futures_util::stream::BoxStream;
use serde::de::{DeserializeSeed, Deserializer, Error, SeqAccess, Visitor};
use sqlx::sqlite::SqliteRow;

use super::cells::Cells;
use crate::fixtures::Cell;
use crate::fixtures::form::{Form, Storage};
use crate::run::RunError;
use crate::schema::Dialect;

/// SQLite's functions take more, all versions of it so many.
const MOST: usize = 100;

/// Which of a query's columns stand in the list, which is the first column of the packed query.
#[derive(Debug, Clone, Default)]
pub(super) struct Packing(Vec<bool>);

/// Whether a column's values can stand in the list: texts and whole numbers come out of JSON as they were put in. Other
/// storage classes, which SQLite takes in any column, are seen there.
pub(super) fn packs(storage: &Storage) -> bool {
    storage.dialect == Dialect::Sqlite
        && matches!(
            storage.own,
            Form::Text | Form::Moment | Form::Integer | Form::Boolean
        )
}

/// The columns of a query, packed; none where that spares nothing.
pub(super) fn pack(expressions: &[(String, bool)]) -> Option<(String, Packing)> {
    let mut packed = Vec::new();
    let mut plain = Vec::new();
    let mut packing = Packing::default();
    for (expression, packs) in expressions {
        let packs = *packs && packed.len() < MOST;
        match packs {
            true => packed.push(expression.as_str()),
            false => plain.push(expression.as_str()),
        }
        packing.0.push(packs);
    }
    if packed.len() < 2 {
        return None;
    }
    let list = format!("json_array({})", packed.join(", "));
    let columns: Vec<&str> = std::iter::once(list.as_str()).chain(plain).collect();
    Some((columns.join(", "), packing))
}

/// How many rows are taken at once: half of what the driver has room for.
const AT_ONCE: usize = 512;
/// What SQLite's thread gets for itself where it had made fewer.
const AHEAD: Duration = Duration::from_millis(1);

/// Hands on the rows of a packed query; false where a row can't be packed, or none at all.
///
/// Rows are taken many at a time: two threads that hand on row by row wake each other for every one of them.
pub(super) async fn stream(
    rows: BoxStream<'_, Result<SqliteRow, sqlx::Error>>,
    packing: &Packing,
    each: &mut impl FnMut(&dyn Cells) -> Result<(), RunError>,
) -> Result<bool, RunError> {
    let mut rows = rows.ready_chunks(AT_ONCE);
    let mut values = Values::default();
    while let Some(some) = rows.next().await {
        let is_ahead = some.len() == AT_ONCE;
        for row in some {
            // A BLOB, or an SQLite without JSON. What else it may be is told by the query that is not packed.
            let Ok(row) = row else { return Ok(false) };
            let Ok(Cell::Text(list)) = row.cell(0) else {
                return Ok(false);
            };
            if values.read(list).is_err() {
                return Ok(false);
            }
            each(&Unpacked {
                row: &row,
                values: &values,
                packing,
            })?;
        }
        if !is_ahead {
            tokio::time::sleep(AHEAD).await;
        }
    }
    Ok(true)
}

/// The values of one list.
#[derive(Debug, Default)]
struct Values {
    /// The texts one behind the other.
    text: String,
    values: Vec<Value>,
}

#[derive(Debug)]
enum Value {
    Null,
    Integer(i64),
    Text(Range<usize>),
}

impl Values {
    fn read(&mut self, list: &str) -> Result<(), serde_json::Error> {
        self.text.clear();
        self.values.clear();
        let mut json = serde_json::Deserializer::from_str(list);
        json.deserialize_seq(List(self))?;
        json.end()
    }

    fn cell(&self, at: usize) -> Option<Cell<'_>> {
        Some(match self.values.get(at)? {
            Value::Null => Cell::Null,
            Value::Integer(number) => Cell::Integer(*number),
            Value::Text(place) => Cell::Text(self.text.get(place.clone())?),
        })
    }
}

struct List<'v>(&'v mut Values);

impl<'de> Visitor<'de> for List<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while list.next_element_seed(Item(&mut *self.0))?.is_some() {}
        Ok(())
    }
}

struct Item<'v>(&'v mut Values);

impl<'de> DeserializeSeed<'de> for Item<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, item: D) -> Result<(), D::Error> {
        item.deserialize_any(self)
    }
}

// A REAL is none of these: its digits are not all there.
impl Visitor<'_> for Item<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NULL, a whole number or a text")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.0.values.push(Value::Null);
        Ok(())
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<(), E> {
        self.0.values.push(Value::Integer(number));
        Ok(())
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<(), E> {
        self.visit_i64(i64::try_from(number).map_err(E::custom)?)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        let begin = self.0.text.len();
        self.0.text.push_str(text);
        self.0.values.push(Value::Text(begin..self.0.text.len()));
        Ok(())
    }
}

/// A row whose columns stand in two places.
struct Unpacked<'r> {
    row: &'r SqliteRow,
    values: &'r Values,
    packing: &'r Packing,
}

impl Cells for Unpacked<'_> {
    fn count(&self) -> usize {
        self.packing.0.len()
    }

    fn cell(&self, at: usize) -> Result<Cell<'_>, sqlx::Error> {
        let before = self.packing.0.get(..at).unwrap_or_default();
        let packed = before.iter().filter(|packed| **packed).count();
        match self.packing.0.get(at) {
            // The list is the first column.
            Some(false) => self.row.cell(at - packed + 1),
            _ => self
                .values
                .cell(packed)
                .ok_or(sqlx::Error::ColumnIndexOutOfBounds {
                    index: packed,
                    len: self.values.values.len(),
                }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(list: &str, expected: Option<&[Cell<'_>]>) {
        let mut values = Values::default();
        let read = values.read(list).ok();
        let cells = read.map(|()| (0..).map_while(|at| values.cell(at)).collect::<Vec<_>>());
        assert_eq!(cells.as_deref(), expected, "{list}");
    }

    #[test]
    fn texts_and_whole_numbers_come_out_of_a_list_as_they_were_put_in() {
        check("[]", Some(&[]));
        check(
            r#"[null,0,-9223372036854775808,9223372036854775807]"#,
            Some(&[
                Cell::Null,
                Cell::Integer(0),
                Cell::Integer(i64::MIN),
                Cell::Integer(i64::MAX),
            ]),
        );
        check(
            "[\"\",\"5\",\"a\\\"\\\\\\u0000\\n\u{2028}\",\"null\"]",
            Some(&[
                Cell::Text(""),
                Cell::Text("5"),
                Cell::Text("a\"\\\0\n\u{2028}"),
                Cell::Text("null"),
            ]),
        );
    }

    #[test]
    fn what_a_list_does_not_hold_whole_is_not_taken_from_it() {
        for list in [
            "[1.0]",
            "[9e999]",
            "[1.5e300]",
            "[[1]]",
            "[{}]",
            "[true]",
            "[",
            "1",
            "[1] 2",
        ] {
            check(list, None);
        }
    }

    #[test]
    fn columns_that_are_not_packed_stand_behind_the_list() {
        let columns = |all: &[(&str, bool)]| {
            let all: Vec<(String, bool)> = all
                .iter()
                .map(|(column, packs)| ((*column).to_owned(), *packs))
                .collect();
            pack(&all).map(|(columns, _)| columns)
        };
        let packed = columns(&[("a", true), ("b", false), ("c", true), ("d", false)]);
        assert_eq!(packed.as_deref(), Some("json_array(a, c), b, d"));
        assert_eq!(columns(&[("a", true), ("b", false)]), None);
    }
}
