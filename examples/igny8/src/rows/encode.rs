//! Values as text: PostgreSQL's COPY format, and literals of SQLite and MariaDB.

use std::borrow::Cow;
use std::fmt::Write;

use crate::database::Dialect;
use crate::rows::Value;

/// Adds a line of COPY's text format.
pub(super) fn copy_row(out: &mut String, row: &[Value<'_>]) {
    for (position, value) in row.iter().enumerate() {
        if position > 0 {
            out.push('\t');
        }
        match value {
            Value::Null => out.push_str("\\N"),
            Value::Bool(value) => out.push(if *value { 't' } else { 'f' }),
            Value::Text(text) | Value::Json(text) => copy_text(out, text),
            Value::List(items) => copy_text(out, &array(items)),
            Value::Moment(micros) => {
                moment(out, *micros);
                out.push_str("+00");
            }
            value => plain(out, value),
        }
    }
    out.push('\n');
}

/// Adds `(...)` for a VALUES list.
pub(super) fn literal_row(out: &mut String, dialect: Dialect, row: &[Value<'_>]) {
    out.push('(');
    for (position, value) in row.iter().enumerate() {
        if position > 0 {
            out.push_str(", ");
        }
        match value {
            Value::Null => out.push_str("NULL"),
            Value::Bool(value) => out.push(if *value { '1' } else { '0' }),
            Value::Text(text) | Value::Json(text) => literal_text(out, dialect, text),
            Value::List(items) => literal_text(out, dialect, &json_array(items)),
            Value::Int(_) | Value::Real(_) | Value::Exact(..) => plain(out, value),
            value => {
                out.push('\'');
                plain(out, value);
                out.push('\'');
            }
        }
    }
    out.push(')');
}

/// What is written alike everywhere and needs no escape.
fn plain(out: &mut String, value: &Value<'_>) {
    // Writing to a String can't fail.
    let _ = match value {
        Value::Int(number) => write!(out, "{number}"),
        Value::Real(number) => write!(out, "{number}"),
        Value::Exact(units, scale) => return exact(out, *units, *scale),
        Value::Moment(micros) => return moment(out, *micros),
        Value::Day(days) => return day(out, i64::from(*days)),
        Value::Uuid(uuid) => write!(out, "{}", uuid.as_hyphenated()),
        Value::Null | Value::Bool(_) | Value::Text(_) | Value::Json(_) | Value::List(_) => Ok(()),
    };
}

fn exact(out: &mut String, units: i64, scale: u32) {
    let one = 10_u64.pow(scale);
    let (sign, units) = (if units < 0 { "-" } else { "" }, units.unsigned_abs());
    let _ = write!(
        out,
        "{sign}{}.{:0width$}",
        units / one,
        units % one,
        width = scale as usize
    );
}

fn moment(out: &mut String, micros: i64) {
    let (seconds, fraction) = (micros.div_euclid(1_000_000), micros.rem_euclid(1_000_000));
    day(out, seconds.div_euclid(86_400));
    let second = seconds.rem_euclid(86_400);
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    let _ = write!(out, " {hour:02}:{minute:02}:{second:02}");
    if fraction != 0 {
        let _ = write!(out, ".{fraction:06}");
    }
}

/// The civil date of a day since 1970, by Howard Hinnant's method: years begin in March, so that the leap day is last.
fn day(out: &mut String, days: i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 {
        month_from_march + 3
    } else {
        month_from_march - 9
    };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    let _ = write!(out, "{year:04}-{month:02}-{day:02}");
}

fn copy_text(out: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            character => out.push(character),
        }
    }
}

fn literal_text(out: &mut String, dialect: Dialect, text: &str) {
    out.push('\'');
    for character in text.chars() {
        match character {
            '\'' => out.push_str("''"),
            // MariaDB reads a backslash as the beginning of an escape, SQLite as itself.
            '\\' if dialect == Dialect::Mysql => out.push_str("\\\\"),
            character => out.push(character),
        }
    }
    out.push('\'');
}

fn array(items: &[Cow<'_, str>]) -> String {
    let quoted = items
        .iter()
        .map(|item| format!("\"{}\"", item.replace('\\', "\\\\").replace('"', "\\\"")));
    format!("{{{}}}", quoted.collect::<Vec<_>>().join(","))
}

fn json_array(items: &[Cow<'_, str>]) -> String {
    serde_json::Value::from(items.iter().map(|item| item.as_ref()).collect::<Vec<_>>()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::row;
    use crate::rows::{Day, Json, Moment, Money};

    fn check(row: &[Value<'_>], copy: &str, sqlite: &str, mysql: &str) {
        let (mut as_copy, mut as_sqlite, mut as_mysql) =
            (String::new(), String::new(), String::new());
        copy_row(&mut as_copy, row);
        literal_row(&mut as_sqlite, Dialect::Sqlite, row);
        literal_row(&mut as_mysql, Dialect::Mysql, row);
        assert_eq!(
            (as_copy.trim_end(), as_sqlite.as_str(), as_mysql.as_str()),
            (copy, sqlite, mysql)
        );
    }

    #[test]
    fn quotes_and_backslashes_survive_in_every_dialect() {
        check(
            &row!["it's a \\ line\nbreak", Json(r#"{"a":"\\"}"#)],
            "it's a \\\\ line\\nbreak\t{\"a\":\"\\\\\\\\\"}",
            "('it''s a \\ line\nbreak', '{\"a\":\"\\\\\"}')",
            "('it''s a \\\\ line\nbreak', '{\"a\":\"\\\\\\\\\"}')",
        );
    }

    #[test]
    fn lists_are_arrays_in_postgres_and_json_elsewhere() {
        let list = vec!["a".to_owned(), "b \"c\"".to_owned()];
        check(
            &row![&list],
            r#"{"a","b \\"c\\""}"#,
            r#"('["a","b \"c\""]')"#,
            r#"('["a","b \\"c\\""]')"#,
        );
    }

    #[test]
    fn money_and_moments_have_one_spelling() {
        check(
            &row![
                Money(-5),
                Money(12_345),
                Moment(1_767_225_600_000_001),
                Day(-1),
                None::<bool>
            ],
            "-0.05\t123.45\t2026-01-01 00:00:00.000001+00\t1969-12-31\t\\N",
            "(-0.05, 123.45, '2026-01-01 00:00:00.000001', '1969-12-31', NULL)",
            "(-0.05, 123.45, '2026-01-01 00:00:00.000001', '1969-12-31', NULL)",
        );
    }
}
