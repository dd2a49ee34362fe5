//! The guidance that everybody confirms before they first see a personal record, and every year after that.

use chrono::{DateTime, TimeDelta, Utc};

use super::retention::months_after;

/// The version of the guidance's text: add one after a change that matters, and everybody is asked again.
pub const VERSION: i32 = 1;

/// How long after the year the old confirmation still counts.
pub const GRACE: TimeDelta = TimeDelta::days(30);

/// Whether somebody has confirmed the guidance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GuidanceState {
    /// Confirmed less than a year ago.
    Fresh,
    /// To be confirmed again, by this instant.
    Due(DateTime<Utc>),
    /// Never confirmed, or too long ago.
    Missing,
}

/// The state at `now` after confirming `version` at `at`. A newer text asks at once but keeps the grace period.
#[must_use]
pub fn state(confirmed: Option<(i32, DateTime<Utc>)>, now: DateTime<Utc>) -> GuidanceState {
    let Some((version, at)) = confirmed else { return GuidanceState::Missing };
    let year = months_after(at, 12);
    match () {
        () if now >= year + GRACE => GuidanceState::Missing,
        () if now >= year || version < VERSION => GuidanceState::Due(year + GRACE),
        () => GuidanceState::Fresh,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(written: &str) -> DateTime<Utc> {
        format!("{written}T12:00:00Z").parse().unwrap()
    }

    #[test]
    fn it_is_fresh_for_a_year_then_due_for_thirty_days_then_missing() {
        let confirmed = Some((VERSION, day("2027-05-20")));
        for (now, expected) in [
            ("2027-05-20", GuidanceState::Fresh),
            ("2028-05-19", GuidanceState::Fresh),
            ("2028-05-20", GuidanceState::Due(day("2028-06-19"))),
            ("2028-06-18", GuidanceState::Due(day("2028-06-19"))),
            ("2028-06-19", GuidanceState::Missing),
        ] {
            assert_eq!(state(confirmed, day(now)), expected, "{now}");
        }
        assert_eq!(state(None, day("2027-05-20")), GuidanceState::Missing);
    }

    #[test]
    fn a_newer_text_asks_again_at_once() {
        let confirmed = Some((VERSION - 1, day("2027-05-20")));
        assert_eq!(state(confirmed, day("2027-05-21")), GuidanceState::Due(day("2028-06-19")));
    }
}
