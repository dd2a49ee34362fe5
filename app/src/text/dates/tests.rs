//! British dates and times, in the zone of the event.

use super::*;
use crate::domain::language::Language;
use crate::samples::home;

fn zone(name: &str) -> Zone {
    Zone::named(name).unwrap()
}

fn words() -> Words {
    Words::new(&Language::english(), home())
}

fn at(written: &str) -> DateTime<Utc> {
    written.parse().unwrap()
}

/// With plain spaces, which are easier to read in what a test expects.
fn plain(said: &str) -> String {
    said.replace('\u{a0}', " ")
}

fn day(words: &Words, at: DateTime<Utc>, zone: Zone) -> String {
    plain(&super::day(words, at, zone))
}

fn moment(words: &Words, at: DateTime<Utc>, zone: Zone) -> String {
    plain(&super::moment(words, at, zone))
}

fn clock(words: &Words, at: DateTime<Utc>, zone: Zone) -> String {
    plain(&super::clock(words, at, zone))
}

fn span(words: &Words, from: DateTime<Utc>, to: DateTime<Utc>, zone: Zone) -> String {
    plain(&super::span(words, from, to, zone))
}

#[test]
fn no_line_ends_between_a_number_and_what_it_counts() {
    let at = at("2027-06-12T17:00:00Z");
    assert_eq!(super::moment(&words(), at, home()), "Saturday 12\u{a0}June 2027, 6\u{a0}pm");
    assert_eq!(super::short(&words(), at, at, home()), "12\u{a0}Jun, 6\u{a0}pm");
    let next_year = at + TimeDelta::days(300);
    assert_eq!(super::short(&words(), at, next_year, home()), "12\u{a0}Jun 2027, 6\u{a0}pm");
}

#[test]
fn a_day_is_written_without_commas_or_zeros() {
    assert_eq!(day(&words(), at("2027-06-26T20:00:00Z"), home()), "26 June 2027");
    assert_eq!(day(&words(), at("2027-01-03T12:00:00Z"), home()), "3 January 2027");
    assert_eq!(day(&words(), at("2026-12-31T23:30:00Z"), zone("Europe/Berlin")), "1 January 2027");
}

#[test]
fn the_clock_has_twelve_hours() {
    for (written, read) in [
        ("2027-01-12T18:00:00Z", "6 pm"),
        ("2027-01-12T20:40:00Z", "8.40 pm"),
        ("2027-01-12T09:05:00Z", "9.05 am"),
        ("2027-01-12T12:00:00Z", "noon"),
        ("2027-01-12T12:30:00Z", "12.30 pm"),
        ("2027-01-12T00:00:00Z", "midnight"),
        ("2027-01-12T00:30:00Z", "12.30 am"),
        ("2027-01-12T11:59:00Z", "11.59 am"),
    ] {
        assert_eq!(clock(&words(), at(written), home()), read);
    }
}

#[test]
fn a_moment_has_weekday_date_and_time() {
    assert_eq!(moment(&words(), at("2027-06-12T17:00:00Z"), home()), "Saturday 12 June 2027, 6 pm");
}

#[test]
fn a_span_names_its_day_once_when_it_is_one_day() {
    let span = |from, to| span(&words(), at(from), at(to), home());
    assert_eq!(span("2027-06-12T17:00:00Z", "2027-06-12T20:00:00Z"), "Saturday 12 June 2027, 6 pm to 9 pm");
    assert_eq!(span("2027-06-12T17:00:00Z", "2027-06-12T23:00:00Z"), "Saturday 12 June 2027, 6 pm to midnight");
    assert_eq!(
        span("2027-06-12T17:00:00Z", "2027-06-13T00:30:00Z"),
        "Saturday 12 June 2027, 6 pm to Sunday 13 June 2027, 1.30 am"
    );
    assert_eq!(
        span("2027-06-12T17:00:00Z", "2027-06-13T23:00:00Z"),
        "Saturday 12 June 2027, 6 pm to Monday 14 June 2027, midnight at the start of the day"
    );
}

#[test]
fn a_change_of_clocks_moves_nothing() {
    // London's clocks go forward on 28 March 2027 and back on 31 October 2027.
    for (written, read) in [
        ("2027-03-27T18:00:00Z", "Saturday 27 March 2027, 6 pm"),
        ("2027-03-28T17:00:00Z", "Sunday 28 March 2027, 6 pm"),
        ("2027-10-30T17:00:00Z", "Saturday 30 October 2027, 6 pm"),
        ("2027-10-31T18:00:00Z", "Sunday 31 October 2027, 6 pm"),
    ] {
        assert_eq!(moment(&words(), at(written), home()), read);
    }
    assert_eq!(
        moment(&words(), at("2027-06-11T23:00:00Z"), home()),
        "Saturday 12 June 2027, midnight at the start of the day"
    );
    let night = span(&words(), at("2027-03-28T00:30:00Z"), at("2027-03-28T01:30:00Z"), home());
    assert_eq!(night, "Sunday 28 March 2027, 12.30 am to 2.30 am");
}

#[test]
fn the_zone_decides_and_not_the_server() {
    let start = at("2027-06-12T17:00:00Z");
    assert_eq!(moment(&words(), start, zone("Asia/Kolkata")), "Saturday 12 June 2027, 10.30 pm (Kolkata time)");
    assert_eq!(moment(&words(), start, zone("Pacific/Auckland")), "Sunday 13 June 2027, 5 am (Auckland time)");
}

#[test]
fn every_weekday_and_month_has_its_name() {
    for months in 0..12 {
        let at = at("2027-01-01T12:00:00Z") + TimeDelta::days(31 * months) - TimeDelta::days(months);
        let read = moment(&words(), at, home());
        let expected = at.format("%A %-d %B %Y, ").to_string();
        assert!(read.starts_with(&expected), "{read} is not {expected}");
    }
}

#[test]
fn a_time_says_whose_it_is_unless_it_is_the_organisations() {
    let (start, end) = (at("2027-06-12T22:00:00Z"), at("2027-06-13T01:00:00Z"));
    let new_york = zone("America/New_York");
    assert_eq!(clock(&words(), start, new_york), "6 pm (New York time)");
    assert_eq!(plain(&short(&words(), start, start, new_york)), "12 Jun, 6 pm (New York time)");
    assert_eq!(span(&words(), start, end, new_york), "Saturday 12 June 2027, 6 pm to 9 pm (New York time)");
    assert_eq!(day(&words(), start, new_york), "12 June 2027");
    assert_eq!(whose(&words(), new_york).as_deref(), Some("New York time"));
    let there = Words::new(&Language::english(), new_york);
    assert_eq!(span(&there, start, end, new_york), "Saturday 12 June 2027, 6 pm to 9 pm");
    assert_eq!(clock(&there, start, home()), "11 pm (London time)");
    assert_eq!(whose(&there, new_york), None);
}

#[test]
fn a_zone_that_is_nothing_but_an_offset_is_called_by_that() {
    let noon = at("2027-06-12T12:00:00Z");
    for (name, read) in [
        ("UTC", "noon (UTC)"),
        ("Etc/GMT+5", "7 am (UTC\u{2212}5)"),
        ("Etc/GMT-9", "9 pm (UTC+9)"),
        ("Asia/Tokyo", "9 pm (Tokyo time)"),
    ] {
        assert_eq!(clock(&words(), noon, zone(name)), read);
    }
}

#[test]
fn the_hour_that_comes_twice_says_which_it_is() {
    let read = |written| clock(&words(), at(written), home());
    assert_eq!(read("2027-10-31T00:30:00Z"), "1.30 am (before the clocks go back)");
    assert_eq!(read("2027-10-31T01:30:00Z"), "1.30 am (after the clocks go back)");
    assert_eq!(read("2027-10-31T02:00:00Z"), "2 am");
    // In Havana midnight itself occurs twice.
    let twice = moment(&words(), at("2027-11-07T04:00:00Z"), zone("America/Havana"));
    assert_eq!(twice, "Sunday 7 November 2027, midnight (before the clocks go back) (Havana time)");
}

#[test]
fn the_same_time_is_said_by_the_clocks_of_two_zones() {
    let evening =
        |from, to, here, there| plain(&span_and_elsewhere(&words(), (at(from), at(to)), zone(here), zone(there)));
    assert_eq!(
        evening("2027-06-12T17:00:00Z", "2027-06-12T20:00:00Z", "Europe/Berlin", "Europe/London"),
        "Saturday 12 June 2027, 7 pm to 10 pm (Berlin time), 6 pm to 9 pm London time"
    );
    assert_eq!(
        evening("2027-06-12T20:00:00Z", "2027-06-12T23:00:00Z", "Europe/London", "Asia/Tokyo"),
        "Saturday 12 June 2027, 9 pm to midnight (London time), Sunday 13 June 2027, 5 am to 8 am Tokyo time"
    );
}
