//! Calendar days: `2027-03-31`.

use std::fmt;

/// A calendar day, checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// Year.
    pub year: u16,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day, 1 to 31.
    pub day: u8,
}

impl Date {
    /// The day that `text` says: `YYYY-MM-DD`, a day that exists in the Gregorian calendar, from year 1 on.
    /// The error says in a few words what is wrong.
    pub fn parse(text: &str) -> Result<Self, String> {
        let shape = || format!("`{}` is not a date", text.escape_debug());
        let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else {
            return Err(shape());
        };
        let year = number(&[*y1, *y2, *y3, *y4]).ok_or_else(shape)?;
        let month = number(&[*m1, *m2]).ok_or_else(shape)?;
        let day = number(&[*d1, *d2]).ok_or_else(shape)?;
        if year == 0 {
            return Err("there is no year 0".to_owned());
        }
        let days = days_in(year, month).ok_or_else(|| format!("there is no month {month}"))?;
        let (Ok(month), Ok(day)) = (u8::try_from(month), u8::try_from(day)) else {
            return Err(shape());
        };
        if day == 0 || day > days {
            return Err(format!("{year:04}-{month:02} has no day {day}"));
        }
        Ok(Date { year, month, day })
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

fn number(digits: &[u8]) -> Option<u16> {
    digits.iter().try_fold(0, |sum, digit| {
        digit
            .is_ascii_digit()
            .then(|| sum * 10 + u16::from(digit - b'0'))
    })
}

fn days_in(year: u16, month: u16) -> Option<u8> {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => Some(31),
        4 | 6 | 9 | 11 => Some(30),
        2 => Some(if leap { 29 } else { 28 }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[track_caller]
    fn check(text: &str, expected: Result<&str, &str>) {
        let found = Date::parse(text).map(|date| date.to_string());
        let expected = expected.map(str::to_owned).map_err(str::to_owned);
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn real_days_are_dates() {
        check("2027-03-31", Ok("2027-03-31"));
        check("2028-02-29", Ok("2028-02-29"));
        check("2000-02-29", Ok("2000-02-29"));
        check("0001-01-01", Ok("0001-01-01"));
        check("9999-12-31", Ok("9999-12-31"));
    }

    #[test]
    fn days_that_do_not_exist_are_none() {
        check("2027-02-29", Err("2027-02 has no day 29"));
        check("2100-02-29", Err("2100-02 has no day 29"));
        check("2027-04-31", Err("2027-04 has no day 31"));
        check("2027-04-00", Err("2027-04 has no day 0"));
        check("2027-13-01", Err("there is no month 13"));
        check("2027-00-01", Err("there is no month 0"));
        check("0000-01-01", Err("there is no year 0"));
    }

    #[test]
    fn other_spellings_are_none() {
        for text in [
            "",
            "2027-3-31",
            "31.03.2027",
            "2027/03/31",
            "2027-03-31 ",
            "+027-03-31",
            "２０２７-03-31",
        ] {
            check(text, Err(&format!("`{text}` is not a date")));
        }
    }

    #[test]
    fn dates_are_ordered() {
        let days = ["2026-12-31", "2027-01-01", "2027-01-02", "2027-02-01"].map(Date::parse);
        assert!(days.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
