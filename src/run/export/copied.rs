//! Rows as PostgreSQL's COPY has them, in its text format: a line each, which is cheaper to make and to take than a row.

use std::ops::Range;

use futures_util::TryStreamExt;
use sqlx::PgConnection;

use super::cells::Cells;
use super::read::failed;
use crate::fixtures::Cell;
use crate::run::RunError;

/// Hands on the rows of a query. After an error the connection is in the middle of them: it is not to be used again.
pub(super) async fn stream(
    connection: &mut PgConnection,
    sql: &str,
    table: &str,
    each: &mut impl FnMut(&dyn Cells) -> Result<(), RunError>,
) -> Result<(), RunError> {
    let failed = |error| failed(table, &error);
    let sql = format!("COPY (\n{sql}\n) TO STDOUT");
    let mut chunks = connection.copy_out_raw(&sql).await.map_err(failed)?;
    let mut rest = Vec::new();
    let mut row = Copied::default();
    while let Some(chunk) = chunks.try_next().await.map_err(failed)? {
        let mut chunk: &[u8] = &chunk;
        // A line feed in a value is written `\n`. Servers end chunks with lines, and need not.
        while let Some(at) = memchr::memchr(b'\n', chunk) {
            let (line, behind) = chunk.split_at(at);
            chunk = behind.get(1..).unwrap_or_default();
            match rest.is_empty() {
                true => row.read(line).map_err(failed)?,
                false => {
                    rest.extend_from_slice(line);
                    row.read(&rest).map_err(failed)?;
                    rest.clear();
                }
            }
            each(&row)?;
        }
        rest.extend_from_slice(chunk);
    }
    Ok(())
}

/// One row.
#[derive(Debug, Default)]
struct Copied {
    /// The values one behind the other.
    text: String,
    /// Where each stands; none for NULL.
    places: Vec<Option<Range<usize>>>,
}

impl Copied {
    fn read(&mut self, line: &[u8]) -> Result<(), sqlx::Error> {
        let line =
            std::str::from_utf8(line).map_err(|error| sqlx::Error::Decode(Box::new(error)))?;
        self.text.clear();
        self.places.clear();
        let mut begin = 0;
        for end in memchr::memchr_iter(b'\t', line.as_bytes()).chain([line.len()]) {
            let value = line.get(begin..end).unwrap_or_default();
            begin = end + 1;
            if value == "\\N" {
                self.places.push(None);
                continue;
            }
            let place = self.text.len();
            unescape(value, &mut self.text);
            self.places.push(Some(place..self.text.len()));
        }
        Ok(())
    }
}

impl Cells for Copied {
    fn count(&self) -> usize {
        self.places.len()
    }

    fn cell(&self, at: usize) -> Result<Cell<'_>, sqlx::Error> {
        let place = self
            .places
            .get(at)
            .ok_or(sqlx::Error::ColumnIndexOutOfBounds {
                index: at,
                len: self.places.len(),
            })?;
        let text = place.clone().map(|place| self.text.get(place));
        Ok(text.map_or(Cell::Null, |text| Cell::Text(text.unwrap_or_default())))
    }
}

/// A value without the backslashes that COPY has put into it.
fn unescape(value: &str, out: &mut String) {
    let mut rest = value;
    while let Some(at) = memchr::memchr(b'\\', rest.as_bytes()) {
        out.push_str(rest.get(..at).unwrap_or_default());
        let mut behind = rest.get(at + 1..).unwrap_or_default().chars();
        out.extend(behind.next().map(|escaped| match escaped {
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'v' => '\u{b}',
            other => other,
        }));
        rest = behind.as_str();
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::sql::copied;
    use crate::fixtures::value::Raw;

    #[test]
    fn a_line_of_copy_is_read_as_the_values_that_it_was_made_of() {
        let check = |texts: &[Option<&str>]| {
            let raws: Vec<Raw> = texts
                .iter()
                .map(|text| text.map_or(Raw::Null, |text| Raw::Text(text.to_owned())))
                .collect();
            let mut line = String::new();
            copied(&raws, &mut line);
            let mut row = Copied::default();
            row.read(line.trim_end_matches('\n').as_bytes()).unwrap();
            let cells: Vec<Raw> = (0..row.count())
                .map(|at| row.cell(at).unwrap().to_raw())
                .collect();
            assert_eq!(cells, raws, "{line}");
        };
        check(&[Some("")]);
        check(&[None, Some("\\N"), Some("N"), None]);
        check(&[
            Some("a\tb"),
            Some("\\"),
            Some("\\\\N"),
            Some("\r\n"),
            Some("\\."),
        ]);
        check(&[Some("é\\é"), Some(""), Some("ends with \\")]);
    }

    #[test]
    fn what_copy_writes_with_a_letter_is_the_character_that_it_means() {
        let mut text = String::new();
        unescape("\\b\\f\\n\\r\\t\\v\\\\n", &mut text);
        assert_eq!(text, "\u{8}\u{c}\n\r\t\u{b}\\n");
    }
}
