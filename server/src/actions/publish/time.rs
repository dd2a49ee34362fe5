//! Times as people write them: local to the event's zone, or with an offset.

use app::domain::why::Why;
use app::domain::written;
use app::domain::zone::Zone;
use app::forms::when;
use chrono::{DateTime, FixedOffset, NaiveDateTime, Utc};

/// A time before its zone is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrittenTime {
    /// A local time.
    Local(NaiveDateTime),
    /// With an offset.
    Fixed(DateTime<FixedOffset>),
}

/// Reads a text with a date and a time.
#[must_use]
pub fn from_text(text: &str) -> Option<WrittenTime> {
    let (date, clock) = (text.get(..10)?, text.get(11..)?);
    let end = clock.find(|c: char| !c.is_ascii_digit() && c != ':').unwrap_or(clock.len());
    written::date(date).and(written::time(&clock[..end]))?;
    let text = text.replacen('T', " ", 1);
    let fixed = ["%Y-%m-%d %H:%M:%S%#z", "%Y-%m-%d %H:%M%#z", "%Y-%m-%d %H:%M:%S %#z", "%Y-%m-%d %H:%M %#z"];
    let local = ["%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M"];
    let as_local = local.iter().find_map(|form| NaiveDateTime::parse_from_str(&text, form).ok());
    let as_fixed = || fixed.iter().find_map(|form| DateTime::parse_from_str(&text, form).ok());
    as_local.map(WrittenTime::Local).or_else(|| as_fixed().map(WrittenTime::Fixed))
}

impl WrittenTime {
    /// The instant in `zone`. Where the clocks go back and a time comes twice, the earlier one.
    ///
    /// # Errors
    /// When the clocks skip that time.
    pub fn in_zone(self, zone: Zone) -> Result<DateTime<Utc>, Why> {
        match self {
            Self::Fixed(at) => Ok(at.to_utc()),
            Self::Local(at) => when::instant((at.date(), at.time()), zone),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn london(text: &str) -> Result<String, String> {
        let written = from_text(text).ok_or_else(|| Why::NotATime.to_string())?;
        written.in_zone(app::samples::home()).map(|at| at.to_rfc3339()).map_err(|why| why.to_string())
    }

    #[test]
    fn a_local_time_is_taken_in_the_zone_and_its_season() {
        assert_eq!(london("2027-06-12 18:00").unwrap(), "2027-06-12T17:00:00+00:00");
        assert_eq!(london("2027-01-12T18:00:30").unwrap(), "2027-01-12T18:00:30+00:00");
    }

    #[test]
    fn an_offset_is_accepted() {
        for text in ["2027-06-12T18:00:00+02:00", "2027-06-12 18:00+02:00", "2027-06-12T16:00:00Z"] {
            assert_eq!(london(text).unwrap(), "2027-06-12T16:00:00+00:00", "{text}");
        }
    }

    #[test]
    fn a_time_that_the_clocks_skip_is_refused() {
        let why = london("2027-03-28 01:30").unwrap_err();
        assert_eq!(why, "2027-03-28 01:30 does not exist in Europe/London: the clocks skip it");
    }

    #[test]
    fn a_time_that_comes_twice_is_the_earlier() {
        assert_eq!(london("2027-10-31 01:30").unwrap(), "2027-10-31T00:30:00+00:00");
    }

    #[test]
    fn a_date_alone_and_a_day_that_is_none_are_refused() {
        for text in [
            "2027-06-12",
            "2027-02-30 10:00",
            "tomorrow",
            "2027-06-12 25:00",
            "+12026-06-12 18:00",
            "12026-06-12 18:00",
            "+12026-06-12T18:00:00+02:00",
            "2027-6-12 18:00",
            "2027-06-12 8:00",
            "2027-06-12 18:00:60",
            "2027-06-12 18:00 or so",
            "２027-06-12 18:00",
        ] {
            assert_eq!(london(text).unwrap_err(), Why::NotATime.to_string(), "{text}");
        }
    }
}
