//! When a row is due: its time compared with a limit that the database's clock has fixed once.

use data_class_grammar::Unit;

use crate::plan::{Limit, PurgeRule, Time};
use crate::schema::Dialect;

use super::context::Context;

/// TRUE for rows that the rule selects, columns not qualified; `keep` is not looked at. Without a time: not TRUE.
pub(super) fn due(c: Context<'_>, rule: &PurgeRule) -> String {
    let column = c.q.name(&rule.column);
    let limit = limit(c.dialect(), rule.limit);
    match c.dialect() {
        Dialect::Postgres => postgres(&column, &limit, rule.time),
        Dialect::Sqlite => sqlite(&column, &limit, rule.time),
        Dialect::Mysql => mysql(&column, &limit, rule.time),
    }
}

/// TRUE for rows of SQLite whose value is no time that can be compared: they stay and are counted.
pub(super) fn odd(c: Context<'_>, rule: &PurgeRule) -> String {
    let column = c.q.name(&rule.column);
    format!(
        "{column} IS NOT NULL AND NOT ({})",
        is_time(&column, rule.time)
    )
}

/// SQLite: a row's time as a number, NULL where it has none that can be compared, and the number below which it is due.
pub(super) fn numbers(c: Context<'_>, rule: &PurgeRule) -> (String, String) {
    let column = c.q.name(&rule.column);
    let limit = limit(Dialect::Sqlite, rule.limit);
    match rule.time {
        Time::Integer(unit) => (
            format!(
                "CASE WHEN {} THEN {column} END",
                is_time(&column, rule.time)
            ),
            integer_limit(&limit, unit),
        ),
        _ => (
            // A moment with lines there is a date: its digits need no look.
            format!(
                "CASE WHEN typeof({column}) = 'text' AND {column} GLOB '????-??-*' THEN julianday({column}) END"
            ),
            limit,
        ),
    }
}

/// The moment before which a row's time must lie.
pub(super) fn limit(dialect: Dialect, limit: Limit) -> String {
    let hours = match limit {
        Limit::OlderThan { hours } => hours,
        Limit::Passed => 0,
    };
    match dialect {
        Dialect::Postgres => format!(
            "(SELECT current_setting('data_class.now')::timestamptz - interval '{hours} hours')"
        ),
        Dialect::Sqlite => {
            // A query of its own is asked once, a call for each row.
            format!("(SELECT julianday(now, '-{hours} hours') FROM data_class_clock)")
        }
        Dialect::Mysql => {
            format!("(CAST(@data_class_now AS DATETIME(6)) - INTERVAL {hours} HOUR)")
        }
    }
}

fn postgres(column: &str, limit: &str, time: Time) -> String {
    match time {
        Time::Instant | Time::Session => format!("{column} < {limit}"),
        Time::Local | Time::Text => format!("{column} < ({limit} AT TIME ZONE 'UTC')"),
        Time::Day => format!("{column} < ({limit} AT TIME ZONE 'UTC')::date"),
        Time::Integer(unit) => format!(
            "{column} < extract(epoch FROM {limit}) * {}",
            a_second(unit)
        ),
    }
}

fn sqlite(column: &str, limit: &str, time: Time) -> String {
    let is_time = is_time(column, time);
    match time {
        Time::Integer(unit) => {
            let limit = integer_limit(limit, unit);
            format!("({is_time} AND {column} < {limit})")
        }
        _ => format!("({is_time} AND julianday({column}) < {limit})"),
    }
}

/// A day's fraction is exact to some microseconds only: whole milliseconds are meant.
fn integer_limit(limit: &str, unit: Unit) -> String {
    format!(
        "round(({limit} - 2440587.5) * 86400000.0) * {} / 1000",
        f64::from(a_second(unit))
    )
}

fn is_time(column: &str, time: Time) -> String {
    match time {
        Time::Integer(_) => format!("typeof({column}) = 'integer'"),
        _ => format!(
            "typeof({column}) = 'text' AND {column} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*' \
             AND julianday({column}) IS NOT NULL"
        ),
    }
}

fn mysql(column: &str, limit: &str, time: Time) -> String {
    match time {
        Time::Integer(unit) => format!(
            "{column} < TIMESTAMPDIFF(MICROSECOND, '1970-01-01', {limit}) / {}",
            1_000_000 / a_second(unit)
        ),
        // A zero date is no time.
        Time::Day => format!("({column} < DATE({limit}) AND {column} >= '1000-01-01')"),
        _ => format!("({column} < {limit} AND {column} >= '1000-01-01')"),
    }
}

/// How many of a unit are a second.
fn a_second(unit: Unit) -> u32 {
    match unit.name() {
        "us" => 1_000_000,
        "ms" => 1000,
        _ => 1,
    }
}
