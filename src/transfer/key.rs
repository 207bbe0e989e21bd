//! What rows are known by, as one text: it stands in memory for each row, and in the table of what was transferred.

use crate::fixtures::Json;
use crate::fixtures::value::{Raw, unhex};

/// A column's value in the new database, as far as it is known.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// This one.
    Is(Raw),
    /// A number that the new database is yet to give.
    New,
    /// Known once another table's rows are decided.
    Later,
}

impl Cell {
    /// The value, where it is known.
    pub fn known(&self) -> Option<&Raw> {
        match self {
            Cell::Is(raw) => Some(raw),
            Cell::New | Cell::Later => None,
        }
    }
}

/// Values as one text, equal where they are.
pub fn key(values: &[Raw]) -> Box<str> {
    text(values.iter().map(json).collect())
}

/// Values as far as they are known.
pub fn encode(cells: &[Cell]) -> Box<str> {
    let values = cells.iter().map(|cell| match cell {
        Cell::Is(raw) => json(raw),
        Cell::New => Json::tagged("$new", Json::Null),
        Cell::Later => Json::tagged("$later", Json::Null),
    });
    text(values.collect())
}

/// The values of [`key`] or [`encode`]; nothing of a text that neither wrote.
pub fn decode(text: &str) -> Vec<Cell> {
    match Json::parse(text) {
        Ok(Json::Array(values)) => values.into_iter().filter_map(cell).collect(),
        _ => Vec::new(),
    }
}

fn text(values: Vec<Json>) -> Box<str> {
    Json::Array(values).to_string().into_boxed_str()
}

fn json(raw: &Raw) -> Json {
    match raw {
        Raw::Null => Json::Null,
        Raw::Text(text) => Json::string(text.as_str()),
        Raw::Integer(number) => Json::Number(number.to_string()),
        // By its bits: no digit is lost.
        Raw::Real(number) => Json::tagged("$real", Json::Number(number.to_bits().to_string())),
        Raw::Bytes(bytes) => {
            let digits: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
            Json::tagged("$bytes", Json::String(digits))
        }
    }
}

fn cell(json: Json) -> Option<Cell> {
    let raw = match &json {
        Json::Null => Raw::Null,
        Json::String(text) => Raw::Text(text.clone()),
        Json::Number(digits) => Raw::Integer(digits.parse().ok()?),
        other => match other.only_entry()? {
            ("$new", _) => return Some(Cell::New),
            ("$later", _) => return Some(Cell::Later),
            ("$real", Json::Number(bits)) => Raw::Real(f64::from_bits(bits.parse().ok()?)),
            ("$bytes", Json::String(digits)) => Raw::Bytes(unhex(digits).ok()?),
            _ => return None,
        },
    };
    Some(Cell::Is(raw))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_come_back_from_their_text() {
        for (cells, text) in [
            (vec![Cell::Is(Raw::Text("5".into()))], r#"["5"]"#),
            (
                vec![Cell::Is(Raw::Integer(5)), Cell::Is(Raw::Null)],
                "[5,null]",
            ),
            (
                vec![Cell::Is(Raw::Text("a\0\"b".into()))],
                r#"["a\u0000\"b"]"#,
            ),
            (
                vec![Cell::Is(Raw::Bytes(vec![0, 255]))],
                r#"[{"$bytes":"00ff"}]"#,
            ),
            (
                vec![Cell::Is(Raw::Real(0.1))],
                r#"[{"$real":4591870180066957722}]"#,
            ),
            (
                vec![Cell::New, Cell::Later],
                r#"[{"$new":null},{"$later":null}]"#,
            ),
        ] {
            assert_eq!(&*encode(&cells), text);
            assert_eq!(decode(text), cells);
        }
    }
}
