//! How long rows are kept (`90 days`), and what an integer time counts (`ms`).

use std::fmt;

/// The longest retention: a thousand years. Beyond it the cutoff leaves the range of dates that the engines
/// can compute with, and SQLite's would silently be NULL.
const MAX_HOURS: u64 = 365_250 * 24;

/// How long rows are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Retention {
    /// In hours: days are 24, weeks 168.
    pub hours: u64,
    /// The amount as written.
    pub amount: u64,
    /// The unit as written: hours, days or weeks.
    pub unit: RetentionUnit,
}

/// The units of a retention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RetentionUnit {
    /// Hours.
    Hours,
    /// Days.
    Days,
    /// Weeks.
    Weeks,
}

impl RetentionUnit {
    /// One of it in hours.
    pub fn hours(self) -> u64 {
        match self {
            RetentionUnit::Hours => 1,
            RetentionUnit::Days => 24,
            RetentionUnit::Weeks => 168,
        }
    }

    fn singular(self) -> &'static str {
        match self {
            RetentionUnit::Hours => "hour",
            RetentionUnit::Days => "day",
            RetentionUnit::Weeks => "week",
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        match name {
            "hour" | "hours" => Some(RetentionUnit::Hours),
            "day" | "days" => Some(RetentionUnit::Days),
            "week" | "weeks" => Some(RetentionUnit::Weeks),
            _ => None,
        }
    }
}

impl Retention {
    /// The time that `text` says: a whole number above 0, a space, and hours, days or weeks (or one hour, day,
    /// week); at most a thousand years. The error says in a few words what is wrong.
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (amount, unit) = text.split_at(digits);
        if amount.is_empty() {
            return Err(format!(
                "`{}` does not begin with a number",
                text.escape_debug()
            ));
        }
        let unit = Self::parse_unit(unit.trim_start())?;
        let too_long = || format!("`{text}` is more than a thousand years");
        let amount: u64 = amount.parse().map_err(|_| too_long())?;
        if amount == 0 {
            return Err(format!("`{text}` would keep nothing"));
        }
        let hours = amount
            .checked_mul(unit.hours())
            .filter(|hours| *hours <= MAX_HOURS)
            .ok_or_else(too_long)?;
        Ok(Retention {
            hours,
            amount,
            unit,
        })
    }

    fn parse_unit(unit: &str) -> Result<RetentionUnit, String> {
        if unit.is_empty() {
            return Err("the unit is missing".to_owned());
        }
        RetentionUnit::from_name(unit).ok_or_else(|| {
            let fixed = match unit.trim_end_matches('s') {
                "month" | "year" => ", whose length is not fixed",
                _ => "",
            };
            format!(
                "`{}` is not a unit of time here{fixed}",
                unit.escape_debug()
            )
        })
    }
}

/// As people write it: `1 day`, `90 days`.
impl fmt::Display for Retention {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plural = if self.amount == 1 { "" } else { "s" };
        write!(f, "{} {}{plural}", self.amount, self.unit.singular())
    }
}

/// What an integer time counts, since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Seconds.
    Seconds,
    /// Milliseconds.
    Milliseconds,
    /// Microseconds.
    Microseconds,
}

impl Unit {
    /// All of them.
    pub const ALL: [Unit; 3] = [Unit::Seconds, Unit::Milliseconds, Unit::Microseconds];

    /// Its name as it is written: `s`, `ms`, `us`.
    pub fn name(self) -> &'static str {
        match self {
            Unit::Seconds => "s",
            Unit::Milliseconds => "ms",
            Unit::Microseconds => "us",
        }
    }

    /// The unit of a name, exactly as [`Unit::name`] writes it.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| unit.name() == name)
    }

    /// How many of it are in a second.
    pub fn per_second(self) -> u64 {
        match self {
            Unit::Seconds => 1,
            Unit::Milliseconds => 1_000,
            Unit::Microseconds => 1_000_000,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Retention;

    #[track_caller]
    fn check(text: &str, expected: Result<(u64, &str), &str>) {
        let found = Retention::parse(text).map(|r| (r.hours, r.to_string()));
        let expected = expected
            .map(|(hours, shown)| (hours, shown.to_owned()))
            .map_err(str::to_owned);
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn hours_days_and_weeks_are_times() {
        check("90 days", Ok((2160, "90 days")));
        check("1 day", Ok((24, "1 day")));
        check("12 hours", Ok((12, "12 hours")));
        check("1 hour", Ok((1, "1 hour")));
        check("2 weeks", Ok((336, "2 weeks")));
        check("1 week", Ok((168, "1 week")));
        check(" 007  days ", Ok((168, "7 days")));
        check("90days", Ok((2160, "90 days")));
        check("365250 days", Ok((8_766_000, "365250 days")));
    }

    #[test]
    fn other_units_are_refused() {
        check("90", Err("the unit is missing"));
        check("", Err("`` does not begin with a number"));
        check("days", Err("`days` does not begin with a number"));
        check("-1 days", Err("`-1 days` does not begin with a number"));
        check("1.5 days", Err("`.5 days` is not a unit of time here"));
        check(
            "3 months",
            Err("`months` is not a unit of time here, whose length is not fixed"),
        );
        check("90 Days", Err("`Days` is not a unit of time here"));
        check(
            "1 day 2 hours",
            Err("`day 2 hours` is not a unit of time here"),
        );
    }

    #[test]
    fn nothing_and_eternity_are_refused() {
        check("0 days", Err("`0 days` would keep nothing"));
        check(
            "365251 days",
            Err("`365251 days` is more than a thousand years"),
        );
        check(
            "99999999999999999999 hours",
            Err("`99999999999999999999 hours` is more than a thousand years"),
        );
        check(
            "18446744073709551615 weeks",
            Err("`18446744073709551615 weeks` is more than a thousand years"),
        );
    }
}
