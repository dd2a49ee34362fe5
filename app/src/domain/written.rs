//! Dates and times of day as written: `2027-06-12`, `18:00`. The form is strict: chrono would also read `+12027-06-12`
//! and `2027-6-1`, and a typo must not become another day.

use chrono::{NaiveDate, NaiveTime, Timelike as _};

/// A date: four digits, two and two.
#[must_use]
pub fn date(text: &str) -> Option<NaiveDate> {
    if fits(text, "0000-00-00") { text.parse().ok() } else { None }
}

/// A time of day: two digits and two, and optionally two more for seconds.
#[must_use]
pub fn time(text: &str) -> Option<NaiveTime> {
    let format = if fits(text, "00:00") {
        "%H:%M"
    } else if fits(text, "00:00:00") {
        "%H:%M:%S"
    } else {
        return None;
    };
    // A second of 60 is read as a leap second, which no wall clock shows.
    NaiveTime::parse_from_str(text, format).ok().filter(|time| time.nanosecond() < 1_000_000_000)
}

/// Whether the text has a digit for every 0 in `form` and is otherwise the same.
fn fits(text: &str, form: &str) -> bool {
    let same = |(is, wanted): (u8, u8)| if wanted == b'0' { is.is_ascii_digit() } else { is == wanted };
    text.len() == form.len() && text.bytes().zip(form.bytes()).all(same)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_four_digits_two_and_two() {
        assert_eq!(date("2027-06-12"), NaiveDate::from_ymd_opt(2027, 6, 12));
        for none in [
            "+12026-06-12",
            "12026-06-12",
            "-2026-06-12",
            "2026-6-1",
            "2026-06-1",
            "26-06-12",
            " 2026-06-12",
            "2026-06-12 ",
            "2026 -6-12",
            "2026/06/12",
            "2026-02-30",
            "2026-13-01",
            "２026-06-12",
            "",
        ] {
            assert_eq!(date(none), None, "{none}");
        }
    }

    #[test]
    fn a_time_of_day_is_two_digits_and_two() {
        assert_eq!(time("18:00"), NaiveTime::from_hms_opt(18, 0, 0));
        assert_eq!(time("18:00:30"), NaiveTime::from_hms_opt(18, 0, 30));
        for none in ["8:00", "18:0", "24:00", "18:60", "18:00:60", "+8:00", " 8:00", "18:00 ", "18", "18.00", ""] {
            assert_eq!(time(none), None, "{none}");
        }
    }
}
