//! Today's date: the only clock of the gate.

use std::time::{SystemTime, UNIX_EPOCH};

use data_class_grammar::Date;

/// The variable that replaces today's date.
const VARIABLE: &str = "DATA_CLASS_TODAY";

/// Today in UTC, or the day that `DATA_CLASS_TODAY` says; an error says what is wrong with that.
pub fn today() -> Result<Date, String> {
    match std::env::var(VARIABLE) {
        Ok(text) => Date::parse(&text).map_err(|error| format!("{VARIABLE}: {error}")),
        Err(std::env::VarError::NotPresent) => {
            let seconds = SystemTime::now()
                .duration_since(UNIX_EPOCH)
                .unwrap_or_default()
                .as_secs();
            Ok(civil(seconds / 86_400))
        }
        Err(std::env::VarError::NotUnicode(_)) => Err(format!("{VARIABLE} is not UTF-8")),
    }
}

/// The Gregorian day `days` after 1970-01-01 (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms",
/// `civil_from_days`).
fn civil(days: u64) -> Date {
    let days = days + 719_468;
    let era = days / 146_097;
    let of_era = days % 146_097;
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 {
        shifted + 3
    } else {
        shifted - 9
    };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    Date {
        year: year as u16,
        month: month as u8,
        day: day as u8,
    }
}

#[cfg(test)]
mod tests {
    use super::civil;

    #[test]
    fn days_since_1970_are_calendar_days() {
        for (days, expected) in [
            (0, "1970-01-01"),
            (58, "1970-02-28"),
            (59, "1970-03-01"),
            (11_016, "2000-02-29"),
            (20_779, "2026-11-22"),
        ] {
            assert_eq!(civil(days).to_string(), expected);
        }
    }
}
