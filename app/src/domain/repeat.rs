//! The dates of a repeated event: by local time, so that seven in the evening stays seven.

use chrono::{Datelike as _, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::audit::names;

/// The most dates made from one event at once.
pub const MAX_DATES: u32 = 12;

names! {
    /// How often an event repeats.
    Every {
        /// Every week.
        Week = "week",
        /// Every second week.
        Fortnight = "fortnight",
        /// Every month on the same weekday: the second Tuesday, or the last.
        Month = "month",
    }
}

impl Every {
    /// The next `times` dates after `first`.
    #[must_use]
    pub fn after(self, first: NaiveDate, times: u32) -> Vec<NaiveDate> {
        let day = |n: u32| match self {
            Self::Week => first.checked_add_days(Days::new(u64::from(n) * 7)),
            Self::Fortnight => first.checked_add_days(Days::new(u64::from(n) * 14)),
            Self::Month => same_weekday(first, n),
        };
        (1..=times).filter_map(day).collect()
    }
}

/// The same weekday of the month, `months` after `first`; the last one if `first` was a fifth.
fn same_weekday(first: NaiveDate, months: u32) -> Option<NaiveDate> {
    let month = first.with_day(1)?.checked_add_months(Months::new(months))?;
    let nth = u8::try_from((first.day() - 1) / 7 + 1).ok()?;
    let of = |nth| NaiveDate::from_weekday_of_month_opt(month.year(), month.month(), first.weekday(), nth);
    of(nth).or_else(|| of(4))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dates(every: Every, first: &str, times: u32) -> Vec<String> {
        every.after(first.parse().unwrap(), times).iter().map(NaiveDate::to_string).collect()
    }

    #[test]
    fn weeks_are_counted_in_days() {
        assert_eq!(dates(Every::Week, "2027-06-25", 2), ["2027-07-02", "2027-07-09"]);
        assert_eq!(dates(Every::Fortnight, "2027-12-28", 1), ["2028-01-11"]);
    }

    #[test]
    fn a_month_has_the_same_weekday_again() {
        assert_eq!(dates(Every::Month, "2027-06-08", 3), ["2027-07-13", "2027-08-10", "2027-09-14"], "second Tuesday");
        assert_eq!(dates(Every::Month, "2027-06-30", 2), ["2027-07-28", "2027-08-25"], "a fifth Wednesday");
    }
}
