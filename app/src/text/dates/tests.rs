//! British dates and times, in the zone of the event.

use super::*;
use crate::domain::language::Language;

const LONDON: Tz = Tz::Europe__London;

fn words() -> Words {
    Words::new(&Language::english())
}

fn at(written: &str) -> DateTime<Utc> {
    written.parse().unwrap()
}

#[test]
fn a_day_is_written_without_commas_or_zeros() {
    assert_eq!(day(&words(), at("2027-06-26T20:00:00Z"), LONDON), "26 June 2027");
    assert_eq!(day(&words(), at("2027-01-03T12:00:00Z"), LONDON), "3 January 2027");
    assert_eq!(day(&words(), at("2026-12-31T23:30:00Z"), Tz::Europe__Berlin), "1 January 2027");
}

#[test]
fn the_clock_has_twelve_hours() {
    for (written, read) in [
        ("2027-01-12T18:00:00Z", "6 pm"),
        ("2027-01-12T20:40:00Z", "8.40 pm"),
        ("2027-01-12T09:05:00Z", "9.05 am"),
        ("2027-01-12T12:00:00Z", "12 pm"),
        ("2027-01-12T12:30:00Z", "12.30 pm"),
        ("2027-01-12T00:00:00Z", "12 am"),
        ("2027-01-12T11:59:00Z", "11.59 am"),
    ] {
        assert_eq!(clock(&words(), at(written), LONDON), read);
    }
}

#[test]
fn a_moment_has_weekday_date_and_time() {
    assert_eq!(moment(&words(), at("2027-06-12T17:00:00Z"), LONDON), "Saturday 12 June 2027, 6 pm");
}

#[test]
fn a_span_names_its_day_once_when_it_is_one_day() {
    let span = |from, to| span(&words(), at(from), at(to), LONDON);
    assert_eq!(span("2027-06-12T17:00:00Z", "2027-06-12T20:00:00Z"), "Saturday 12 June 2027, 6 pm to 9 pm");
    assert_eq!(span("2027-06-12T17:00:00Z", "2027-06-12T23:00:00Z"), "Saturday 12 June 2027, 6 pm to midnight");
    assert_eq!(
        span("2027-06-12T17:00:00Z", "2027-06-13T00:30:00Z"),
        "Saturday 12 June 2027, 6 pm to Sunday 13 June 2027, 1.30 am"
    );
    assert_eq!(
        span("2027-06-12T17:00:00Z", "2027-06-13T23:00:00Z"),
        "Saturday 12 June 2027, 6 pm to Monday 14 June 2027, 12 am"
    );
}

#[test]
fn a_change_of_clocks_moves_nothing() {
    // The clocks of London go forward on 28 March 2027 and back on 31 October 2027.
    for (written, read) in [
        ("2027-03-27T18:00:00Z", "Saturday 27 March 2027, 6 pm"),
        ("2027-03-28T17:00:00Z", "Sunday 28 March 2027, 6 pm"),
        ("2027-10-30T17:00:00Z", "Saturday 30 October 2027, 6 pm"),
        ("2027-10-31T18:00:00Z", "Sunday 31 October 2027, 6 pm"),
    ] {
        assert_eq!(moment(&words(), at(written), LONDON), read);
    }
    let night = span(&words(), at("2027-03-28T00:30:00Z"), at("2027-03-28T01:30:00Z"), LONDON);
    assert_eq!(night, "Sunday 28 March 2027, 12.30 am to 2.30 am");
}

#[test]
fn the_zone_decides_and_not_the_server() {
    let start = at("2027-06-12T17:00:00Z");
    assert_eq!(moment(&words(), start, Tz::Asia__Kolkata), "Saturday 12 June 2027, 10.30 pm");
    assert_eq!(moment(&words(), start, Tz::Pacific__Auckland), "Sunday 13 June 2027, 5 am");
}

#[test]
fn every_weekday_and_month_has_its_name() {
    for months in 0..12 {
        let at = at("2027-01-01T12:00:00Z") + TimeDelta::days(31 * months) - TimeDelta::days(months);
        let read = moment(&words(), at, LONDON);
        let expected = at.format("%A %-d %B %Y, ").to_string();
        assert!(read.starts_with(&expected), "{read} is not {expected}");
    }
}
