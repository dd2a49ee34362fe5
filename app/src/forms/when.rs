//! Days and times as forms send them: as browsers write them, and as people do in browsers without a picker.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Timelike as _, Utc};

use crate::domain::characters::plain;
use crate::domain::why::Why;
use crate::domain::zone::{WallTime, Zone};

/// A day: `2027-06-12`, `12/06/2027`, `12.6.2027`.
#[must_use]
pub fn day(typed: &str) -> Option<NaiveDate> {
    let typed = plain(typed);
    let parts: Vec<&str> = typed.split(['-', '/', '.']).map(str::trim).collect();
    let [first, month, last] = parts[..] else { return None };
    let (year, day) = if first.len() == 4 { (first, last) } else { (last, first) };
    let plain = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let year = year.parse::<u16>().ok().filter(|_| year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()))?;
    let number = |part: &str| part.parse::<u32>().ok().filter(|_| plain(part));
    NaiveDate::from_ymd_opt(i32::from(year), number(month)?, number(day)?).filter(|_| year > 0)
}

/// A time of day: `18:00`, `18.00`, with or without seconds.
#[must_use]
pub fn clock(typed: &str) -> Option<NaiveTime> {
    let typed = plain(typed).replace('.', ":");
    let read = ["%H:%M", "%H:%M:%S"].iter().find_map(|form| NaiveTime::parse_from_str(&typed, form).ok());
    // No zone's clocks show a leap second.
    read.filter(|time| time.nanosecond() == 0)
}

/// A day and a time of day in one text: `2027-06-12T18:00`, `12/06/2027 18:00`.
#[must_use]
pub fn both(typed: &str) -> Option<(NaiveDate, NaiveTime)> {
    let typed = plain(typed);
    let (date, time) = typed.rsplit_once(['T', ' '])?;
    Some((day(date.trim_end_matches([',', ' ']))?, clock(time)?))
}

/// The instant at which a zone's clocks show it; the earlier one if there are two.
///
/// # Errors
/// When the clocks skip it.
pub fn instant((day, clock): (NaiveDate, NaiveTime), zone: Zone) -> Result<DateTime<Utc>, Why> {
    let shown = day.and_time(clock);
    match zone.when(shown).ok_or(Why::NotATime)? {
        WallTime::Once(at) | WallTime::Twice(at, _) => Ok(at),
        WallTime::Never(_) => Err(Why::Skipped(shown, zone)),
    }
}

/// A day as people may type it, for an error that shows how.
#[must_use]
pub fn example(at: DateTime<Utc>, zone: Zone) -> String {
    zone.local(at).format("%d/%m/%Y").to_string()
}

/// The last second of a day.
#[must_use]
pub fn end_of(day: NaiveDate, zone: Zone) -> Option<DateTime<Utc>> {
    Some(zone.start_of(day.succ_opt()?)? - TimeDelta::seconds(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(written: &str) -> DateTime<Utc> {
        written.parse().unwrap()
    }

    #[test]
    fn a_day_is_read_as_browsers_and_as_people_write_it() {
        let expected = NaiveDate::from_ymd_opt(2027, 6, 12);
        for typed in [
            "2027-06-12",
            "12/06/2027",
            "12/6/2027",
            "12.6.2027",
            "12-06-2027",
            " 12 / 06 / 2027 ",
            "２０２７\u{2011}06-12",
            "\u{202d}12/06/2027\u{202c}",
        ] {
            assert_eq!(day(typed), expected, "{typed}");
        }
        for typed in ["", "12/06/27", "30/02/2027", "06/13/2027", "+12027-06-12", "0000-06-12", "12 June", "1/2/3/4"] {
            assert_eq!(day(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_time_of_day_is_read_with_a_colon_or_a_full_stop() {
        let expected = NaiveTime::from_hms_opt(18, 0, 0);
        for typed in ["18:00", "18.00", "18:00:00", " 18:00 "] {
            assert_eq!(clock(typed), expected, "{typed}");
        }
        for typed in ["", "25:00", "18", "six", "18:00:60"] {
            assert_eq!(clock(typed), None, "{typed}");
        }
        let both_of = NaiveDate::from_ymd_opt(2027, 6, 12).zip(expected);
        for typed in ["2027-06-12T18:00", "2027-06-12 18:00", "12/06/2027 18:00", "12/06/2027, 18.00"] {
            assert_eq!(both(typed), both_of, "{typed}");
        }
    }

    #[test]
    fn an_hour_that_is_skipped_is_refused_and_of_two_it_is_the_first() {
        let of = |typed| instant(both(typed).unwrap(), Zone::named("Europe/London").unwrap());
        assert_eq!(of("2027-10-31 01:30"), Ok(at("2027-10-31T00:30:00Z")));
        let skipped = both("2027-03-28 01:30").map(|(day, clock)| day.and_time(clock)).unwrap();
        assert_eq!(of("2027-03-28 01:30"), Err(Why::Skipped(skipped, Zone::named("Europe/London").unwrap())));
    }

    #[test]
    fn a_day_ends_though_the_next_has_no_midnight() {
        // In Beirut the clocks jump from midnight to one on 28 March 2027.
        let beirut = Zone::named("Asia/Beirut").unwrap();
        assert_eq!(end_of(day("2027-03-27").unwrap(), beirut), Some(at("2027-03-27T21:59:59Z")));
    }
}
