//! Times as a file writes them: local to the event's zone, or with an offset.

use chrono::{DateTime, FixedOffset, LocalResult, NaiveDate, NaiveDateTime, TimeZone as _, Utc};
use chrono_tz::Tz;
use toml::de::DeValue;
use toml::value::{Datetime, Offset};

/// A time before its zone is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// By the clock on the wall.
    Local(NaiveDateTime),
    /// With an offset.
    Fixed(DateTime<FixedOffset>),
}

const HOW: &str = "must be a date and a time such as 2027-06-12 18:00";

/// Reads a TOML date-time or a text with one.
pub fn read(value: &DeValue<'_>) -> Result<Written, String> {
    let written = match value {
        DeValue::Datetime(at) => from_toml(at),
        DeValue::String(text) => from_text(text.trim()),
        _ => None,
    };
    written.ok_or_else(|| HOW.to_owned())
}

fn from_toml(at: &Datetime) -> Option<Written> {
    let (date, time) = (at.date?, at.time?);
    let day = NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into())?;
    let local = day.and_hms_opt(time.hour.into(), time.minute.into(), time.second.unwrap_or(0).into())?;
    Some(match at.offset {
        None => Written::Local(local),
        Some(Offset::Z) => Written::Fixed(local.and_utc().fixed_offset()),
        Some(Offset::Custom { minutes }) => {
            let offset = FixedOffset::east_opt(i32::from(minutes) * 60)?;
            Written::Fixed(offset.from_local_datetime(&local).single()?)
        }
    })
}

fn from_text(text: &str) -> Option<Written> {
    let text = text.replacen('T', " ", 1);
    let fixed = ["%Y-%m-%d %H:%M:%S%#z", "%Y-%m-%d %H:%M%#z", "%Y-%m-%d %H:%M:%S %#z", "%Y-%m-%d %H:%M %#z"];
    let local = ["%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M"];
    let as_local = local.iter().find_map(|form| NaiveDateTime::parse_from_str(&text, form).ok());
    let as_fixed = || fixed.iter().find_map(|form| DateTime::parse_from_str(&text, form).ok());
    as_local.map(Written::Local).or_else(|| as_fixed().map(Written::Fixed))
}

impl Written {
    /// The instant it is in `zone`. Where the clocks go back and a time comes twice, it is the earlier.
    ///
    /// # Errors
    /// When the clocks skip that time.
    pub fn in_zone(self, zone: Tz) -> Result<DateTime<Utc>, String> {
        let at = match self {
            Self::Fixed(at) => return Ok(at.to_utc()),
            Self::Local(at) => at,
        };
        match zone.from_local_datetime(&at) {
            LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => Ok(at.to_utc()),
            LocalResult::None => {
                Err(format!("{} does not exist in {zone}: the clocks skip it", at.format("%Y-%m-%d %H:%M")))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn london(text: &str) -> Result<String, String> {
        let written = from_text(text).ok_or_else(|| HOW.to_owned())?;
        written.in_zone(Tz::Europe__London).map(|at| at.to_rfc3339())
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
        for text in ["2027-06-12", "2027-02-30 10:00", "tomorrow", "2027-06-12 25:00"] {
            assert_eq!(london(text).unwrap_err(), HOW, "{text}");
        }
    }
}
