//! Values for a column, as expressions of SQL, the likeliest first.

use super::hints::Hints;
use super::shape::Shape;
use crate::schema::{Column, Dialect};
use crate::sql::quote::Quote;

/// Where numbers of rows begin that nobody else has: an application's own begin at one.
const HIGH: i64 = 1_900_000_000;

/// The longest text that is made because a condition names its length.
const LONGEST: i64 = 4_096;

/// What the column may hold in the row of this number. Where it is to be `unique`, the first value is this number's
/// alone. Never empty.
pub(super) fn values(
    column: &Column,
    dialect: Dialect,
    hints: &Hints,
    unique: bool,
    number: u32,
) -> Vec<String> {
    let maker = Maker {
        dialect,
        hints,
        unique,
        number: i64::from(number),
    };
    let mut values = maker.of(&Shape::of(column, dialect), &column.base_type());
    let mut seen = std::collections::HashSet::new();
    values.retain(|value| seen.insert(value.clone()));
    values
}

struct Maker<'a> {
    dialect: Dialect,
    hints: &'a Hints,
    unique: bool,
    number: i64,
}

impl Maker<'_> {
    fn text(&self, text: &str) -> String {
        Quote(self.dialect).text(text)
    }

    fn of(&self, shape: &Shape, ty: &str) -> Vec<String> {
        match shape {
            Shape::Boolean if self.dialect == Dialect::Postgres => owned(&["FALSE", "TRUE"]),
            Shape::Boolean => owned(&["0", "1"]),
            Shape::Integer(most) => self.integers(*most),
            Shape::Decimal(digits) => {
                let most = 10_i64.checked_pow(*digits).map_or(i64::MAX, |end| end - 1);
                self.integers(most)
            }
            Shape::Float => self.integers(HIGH),
            Shape::Text(longest) => self.texts(*longest),
            Shape::Bytes(longest, always) => self.bytes(*longest, *always),
            Shape::Bits(count) => {
                let digits = self.number.rem_euclid(1_i64 << (*count).min(62));
                vec![format!("B'{digits:0count$b}'")]
            }
            Shape::Labels(labels) => labels.iter().map(|label| self.text(label)).collect(),
            Shape::Uuid => vec![self.text(&self.uuid())],
            Shape::Json => self.json(),
            Shape::Date => self.moments(|day, _| day.to_owned()),
            Shape::Time => self.moments(|_, time| time.to_owned()),
            Shape::Moment => self.moments(|day, time| format!("{day} {time}")),
            Shape::Year => vec![(1902 + self.number % 250).to_string()],
            Shape::Address if ty == "inet6" => {
                vec![self.text(&format!("2001:db8::{:x}", self.number))]
            }
            Shape::Address => {
                let (a, b) = (self.number / 250 % 250, 1 + self.number % 250);
                vec![self.text(&format!("198.18.{a}.{b}"))]
            }
            Shape::Of(values) => {
                let mut values = owned(values);
                values.extend(self.hints.texts.iter().map(|text| self.text(text)));
                values
            }
        }
    }

    fn integers(&self, most: i64) -> Vec<String> {
        let own = match most {
            most if most > HIGH => HIGH + self.number % (most - HIGH).min(200_000_000),
            most if most > 10 => most - self.number % (most / 2),
            most => self.number % (most + 1),
        };
        let mut numbers = vec![1, 0, 2, -1, own];
        if self.unique {
            numbers.insert(0, own);
        }
        for hint in &self.hints.numbers {
            numbers.extend(
                [Some(*hint), hint.checked_add(1), hint.checked_sub(1)]
                    .into_iter()
                    .flatten(),
            );
        }
        let fitting = numbers.into_iter().filter(|number| *number <= most);
        fitting.map(|number| number.to_string()).collect()
    }

    fn texts(&self, longest: usize) -> Vec<String> {
        let own = format!("drill-{}", self.number);
        let own = match own.len() > longest {
            true => short(self.number, longest),
            false => own,
        };
        let mut texts = vec![own];
        texts.extend(self.hints.texts.iter().cloned());
        texts.extend([
            format!("drill{}@example.invalid", self.number),
            format!("https://example.invalid/{}", self.number),
            self.uuid(),
        ]);
        texts.extend(
            [
                "{}",
                "[]",
                "1",
                "0",
                "a",
                "A",
                "abc",
                "2026-02-03 04:05:06",
                "1.0.0",
                "/a",
                "#123456",
                "",
            ]
            .map(str::to_owned),
        );
        let lengths = self
            .hints
            .numbers
            .iter()
            .flat_map(|length| [*length, length + 1]);
        let lengths = lengths.filter(|length| (1..=LONGEST).contains(length));
        texts
            .extend(lengths.map(|length| short(self.number, usize::try_from(length).unwrap_or(1))));
        let fitting = texts.iter().filter(|text| text.chars().count() <= longest);
        fitting.map(|text| self.text(text)).collect()
    }

    fn bytes(&self, longest: usize, always: bool) -> Vec<String> {
        let mut lengths = vec![longest.min(16)];
        if always {
            lengths = vec![longest];
        } else {
            let hints = self
                .hints
                .numbers
                .iter()
                .filter(|length| (0..=LONGEST).contains(*length));
            lengths.extend(hints.filter_map(|length| usize::try_from(*length).ok()));
        }
        let written = lengths
            .into_iter()
            .filter(|length| *length <= longest)
            .map(|length| {
                let digits = 2 * length;
                let hex = format!("{:0digits$x}", self.number);
                let hex = hex.get(hex.len() - digits..).unwrap_or_default();
                match self.dialect {
                    Dialect::Postgres => format!("'\\x{hex}'"),
                    _ => format!("X'{hex}'"),
                }
            });
        written.collect()
    }

    fn json(&self) -> Vec<String> {
        let own = format!("{{\"drill\": {}}}", self.number);
        let texts = [own.as_str(), "{}", "[]", "1", "\"drill\"", "null"];
        texts.iter().map(|text| self.text(text)).collect()
    }

    fn moments(&self, write: impl Fn(&str, &str) -> String) -> Vec<String> {
        let n = self.number;
        let time = format!("{:02}:{:02}:{:02}", n / 3_600 % 24, n / 60 % 60, n % 60);
        let day = format!(
            "20{:02}-{:02}-{:02}",
            20 + n / 336 % 60,
            1 + n / 28 % 12,
            1 + n % 28
        );
        let mut moments = vec![write("2026-02-03", "04:05:06")];
        if self.unique {
            moments.insert(0, write(&day, &time));
        }
        moments.extend([
            write("2020-01-01", "00:00:00"),
            write("2027-12-31", "23:59:59"),
            write("2099-06-15", "12:00:00"),
        ]);
        moments.iter().map(|text| self.text(text)).collect()
    }

    fn uuid(&self) -> String {
        format!("d4111000-0000-4000-8000-{:012x}", self.number)
    }
}

/// A text of exactly so many characters, which ends in the number as far as there is room.
fn short(number: i64, length: usize) -> String {
    const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
    let mut left = number;
    let mut text = Vec::with_capacity(length);
    for _ in 0..length {
        let digit = usize::try_from(left % 36).unwrap_or(0);
        text.push(DIGITS.get(digit).map_or('0', |digit| char::from(*digit)));
        left /= 36;
    }
    text.iter().rev().collect()
}

fn owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(ty: &str, conditions: &str, unique: bool, expected: &[&str]) {
        let mut hints = Hints::default();
        hints.read(conditions);
        let made = values(&Column::new("c", ty), Dialect::Postgres, &hints, unique, 7);
        for value in expected {
            assert!(
                made.iter().any(|made| made == value),
                "{ty}: {value} is not in {made:?}"
            );
        }
        assert_eq!(
            made.first().map(String::as_str),
            expected.first().copied(),
            "{ty}"
        );
    }

    #[test]
    fn values_fit_their_type_and_what_conditions_say() {
        check("integer", "c > 41", false, &["1", "42", "0"]);
        check("bigint", "", true, &["1900000007"]);
        check("smallint", "", true, &["32760"]);
        check("numeric(4,2)", "", true, &["92", "1"]);
        check("text", "length(c) = 5", false, &["'drill-7'", "'00007'"]);
        check("character(2)", "", true, &["'07'"]);
        check(
            "text",
            "c in ('a', 'it''s')",
            false,
            &["'drill-7'", "'it''s'"],
        );
        check(
            "bytea",
            "octet_length(c) = 2",
            false,
            &["'\\x00000000000000000000000000000007'", "'\\x0007'"],
        );
        check("boolean", "", false, &["FALSE", "TRUE"]);
        check("date", "", true, &["'2020-01-08'"]);
        check("bit(3)", "", false, &["B'111'"]);
        check("whatever", "", false, &["'drill'"]);
    }

    #[test]
    fn what_is_unique_differs_from_row_to_row() {
        let hints = Hints::default();
        for ty in [
            "bigint",
            "integer",
            "smallint",
            "text",
            "character(3)",
            "uuid",
            "timestamp",
            "date",
            "bytea",
            "inet",
        ] {
            let made: std::collections::HashSet<String> = (1..200)
                .filter_map(|number| {
                    let column = Column::new("c", ty);
                    values(&column, Dialect::Postgres, &hints, true, number)
                        .into_iter()
                        .next()
                })
                .collect();
            assert_eq!(made.len(), 199, "{ty}");
        }
    }
}
