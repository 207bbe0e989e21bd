//! When a row is due: its time compared with a limit that the database's clock has fixed once.

use data_class_grammar::Unit;

use crate::plan::{Limit, PurgeRule, Time};
use crate::schema::Dialect;

use super::context::Context;

/// TRUE for rows that the rule selects, columns not qualified; `keep` is not looked at. Without a time: not TRUE.
pub(super) fn due(c: Context<'_>, rule: &PurgeRule) -> String {
    before(c, rule, &moment(c, rule))
}

/// The same by a moment that the query has by a name of its own.
pub(super) fn before(c: Context<'_>, rule: &PurgeRule, moment: &str) -> String {
    let column = c.q.name(&rule.column);
    match (c.dialect(), rule.time) {
        (Dialect::Sqlite, time) => {
            let (is_time, value) = (is_time(&column, time), number(&column, time));
            format!("({is_time} AND {value} < {moment})")
        }
        // A zero date is no time.
        (Dialect::Mysql, time) if !matches!(time, Time::Integer(_)) => {
            format!("({column} < {moment} AND {column} >= '1000-01-01')")
        }
        _ => format!("{column} < {moment}"),
    }
}

/// The moment before which rows are due, of the kind that the rule's column has.
pub(super) fn moment(c: Context<'_>, rule: &PurgeRule) -> String {
    moment_of(c, rule, limit(c.dialect(), rule.limit))
}

fn moment_of(c: Context<'_>, rule: &PurgeRule, limit: String) -> String {
    match (c.dialect(), rule.time) {
        (Dialect::Postgres, Time::Instant | Time::Session) => limit,
        (Dialect::Postgres, Time::Local | Time::Text) => format!("({limit} AT TIME ZONE 'UTC')"),
        (Dialect::Postgres, Time::Day) => format!("({limit} AT TIME ZONE 'UTC')::date"),
        (Dialect::Postgres, Time::Integer(unit)) => {
            format!("extract(epoch FROM {limit}) * {}", a_second(unit))
        }
        // A day's fraction is exact to some microseconds only: whole milliseconds are meant.
        (Dialect::Sqlite, Time::Integer(unit)) => format!(
            "round(({limit} - 2440587.5) * 86400000.0) * {} / 1000",
            f64::from(a_second(unit))
        ),
        (Dialect::Mysql, Time::Integer(unit)) => format!(
            "TIMESTAMPDIFF(MICROSECOND, '1970-01-01', {limit}) / {}",
            1_000_000 / a_second(unit)
        ),
        (Dialect::Mysql, Time::Day) => format!("DATE({limit})"),
        (Dialect::Sqlite | Dialect::Mysql, _) => limit,
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

/// SQLite: that a value is a time if it is anything as a number, that number, and the moment that it is compared with;
/// `now` as [`super::batch::clock`] said it. A survey asks this of every row, so what a row costs counts: the moment is
/// a constant rather than a query's answer, and of texts of this year and the last one, which are most of them, two
/// comparisons tell as much as a look at their shape.
pub(super) fn as_number(c: Context<'_>, rule: &PurgeRule, now: &str) -> (String, String, String) {
    let column = c.q.name(&rule.column);
    let limit = format!(
        "julianday({}, '-{} hours')",
        c.q.text(now),
        hours(rule.limit)
    );
    let looks = match rule.time {
        Time::Integer(_) => is_time(&column, rule.time),
        // A moment with lines there is a date: its digits need no look.
        _ => {
            let shape = format!("typeof({column}) = 'text' AND {column} GLOB '????-??-*'");
            let mut looks = years(&column, now);
            looks.push(shape);
            looks.join(" OR ")
        }
    };
    (looks, number(&column, rule.time), moment_of(c, rule, limit))
}

/// That a text begins with this year or the last one, and a line: nothing else stands between these two texts. (The second
/// one itself is no time, as a number says. BETWEEN reads the column once.)
fn years(column: &str, now: &str) -> Vec<String> {
    let year: Option<u16> = now.get(..4).and_then(|year| year.parse().ok());
    let years = year
        .into_iter()
        .flat_map(|year| [Some(year), year.checked_sub(1)]);
    let begins = |year: u16| {
        // Without the column's affinity, which would try to make a number of each text.
        format!("+{column} COLLATE BINARY BETWEEN '{year:04}-' AND '{year:04}-:'")
    };
    years.flatten().map(begins).collect()
}

/// The moment before which a row's time must lie.
pub(super) fn limit(dialect: Dialect, limit: Limit) -> String {
    let hours = hours(limit);
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

fn hours(limit: Limit) -> u64 {
    match limit {
        Limit::OlderThan { hours } => hours,
        Limit::Passed => 0,
    }
}

/// SQLite: a time as a number.
fn number(column: &str, time: Time) -> String {
    match time {
        Time::Integer(_) => column.to_owned(),
        _ => format!("julianday({column})"),
    }
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

/// How many of a unit are a second.
fn a_second(unit: Unit) -> u32 {
    match unit.name() {
        "us" => 1_000_000,
        "ms" => 1000,
        _ => 1,
    }
}
