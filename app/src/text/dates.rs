//! Dates and times as people read them, with names of days and months from the Fluent files. A time in another zone
//! than the organisation's is followed by that zone. The year is always said, but for the short forms beside dates of
//! the same year.

use chrono::{DateTime, Datelike as _, FixedOffset, NaiveDate, TimeDelta, Timelike as _, Utc};
use fluent_templates::fluent_bundle::FluentValue;

use super::Words;
use crate::domain::zone::{Turn, Zone};

type Local = DateTime<FixedOffset>;
type Argument = (&'static str, FluentValue<'static>);

/// `26 June 2027`, in `zone`.
#[must_use]
pub fn day(words: &Words, at: DateTime<Utc>, zone: Zone) -> String {
    words.with("date-day", date(words, zone.local(at)))
}

/// `Saturday 12 June 2027, 6 pm`.
#[must_use]
pub fn moment(words: &Words, at: DateTime<Utc>, zone: Zone) -> String {
    in_zone(words, bare_moment(words, at, zone), zone)
}

/// `12 Jun, 8.40 pm`: for tables. With the year if it's another than that of what it's shown `beside`.
#[must_use]
pub fn short(words: &Words, at: DateTime<Utc>, beside: DateTime<Utc>, zone: Zone) -> String {
    let local = zone.local(at);
    let key = if local.year() == zone.local(beside).year() { "date-short" } else { "date-short-year" };
    let month = words.get(&format!("month-short-{}", local.month()));
    let clock = bare_clock(words, at, zone);
    let (day, year) = (local.day().to_string(), local.year().to_string());
    let parts = [("day", day.into()), ("month", month.into()), ("year", year.into()), ("clock", clock.into())];
    in_zone(words, words.with(key, parts), zone)
}

/// `12 June`: for a chart. With the year if the chart has days of another one, too.
#[must_use]
pub fn short_day(words: &Words, day: NaiveDate, with_year: bool) -> String {
    let month = words.get(&format!("month-{}", day.month()));
    let (day, year) = (day.day().to_string(), day.year().to_string());
    let key = if with_year { "date-day" } else { "date-short-day" };
    words.with(key, [("day", day.into()), ("month", month.into()), ("year", year.into())])
}

/// `8.40 pm`, `6 pm`, `noon`.
#[must_use]
pub fn clock(words: &Words, at: DateTime<Utc>, zone: Zone) -> String {
    in_zone(words, bare_clock(words, at, zone), zone)
}

/// `Saturday 12 June 2027, 6 pm to 9 pm`; over several days both ends in full.
#[must_use]
pub fn span(words: &Words, starts_at: DateTime<Utc>, ends_at: DateTime<Utc>, zone: Zone) -> String {
    in_zone(words, bare_span(words, starts_at, ends_at, zone), zone)
}

/// `Saturday 12 June 2027`, in `zone`.
#[must_use]
pub fn weekday(words: &Words, at: DateTime<Utc>, zone: Zone) -> String {
    words.with("date-weekday", date(words, zone.local(at)))
}

/// `6 pm to 9 pm`, beside the day; over several days both ends in full.
#[must_use]
pub fn times(words: &Words, starts_at: DateTime<Utc>, ends_at: DateTime<Utc>, zone: Zone) -> String {
    let times = match on_its_day(words, starts_at, ends_at, zone) {
        Some((from, to)) => words.with("date-span", [("from", from.into()), ("to", to.into())]),
        None => bare_span(words, starts_at, ends_at, zone),
    };
    in_zone(words, times, zone)
}

/// `June 2027`, in `zone`.
#[must_use]
pub fn month(words: &Words, at: DateTime<Utc>, zone: Zone) -> String {
    words.with("date-month", date(words, zone.local(at)))
}

/// `Saturday 12 June 2027, 6 pm to 9 pm (London time)`, even in the organisation's zone: for comparing zones.
#[must_use]
pub fn span_named(words: &Words, starts_at: DateTime<Utc>, ends_at: DateTime<Utc>, zone: Zone) -> String {
    named(words, bare_span(words, starts_at, ends_at, zone), zone)
}

/// The same, then those times in another zone: `… (Berlin time), 5 pm to 8 pm London time`.
#[must_use]
pub fn span_and_elsewhere(
    words: &Words,
    (starts_at, ends_at): (DateTime<Utc>, DateTime<Utc>),
    zone: Zone,
    elsewhere: Zone,
) -> String {
    let day = |at: DateTime<Utc>, zone: Zone| zone.local(at).date_naive();
    let same_day = day(starts_at, zone) == day(starts_at, elsewhere);
    let there = match same_day.then(|| on_its_day(words, starts_at, ends_at, elsewhere)).flatten() {
        Some((from, to)) => words.with("date-span", [("from", from.into()), ("to", to.into())]),
        None => bare_span(words, starts_at, ends_at, elsewhere),
    };
    let here = span_named(words, starts_at, ends_at, zone);
    let arguments = [("here", here.into()), ("there", there.into()), ("zone", zone_name(words, elsewhere).into())];
    words.with("date-elsewhere", arguments)
}

fn bare_moment(words: &Words, at: DateTime<Utc>, zone: Zone) -> String {
    let local = zone.local(at);
    // On its own it could mean the start of the day or its end.
    let midnight = is_midnight(local) && zone.turn(at).is_none();
    let clock = if midnight { words.get("date-midnight-begins") } else { bare_clock(words, at, zone) };
    words.with("date-moment", date(words, local).into_iter().chain([("clock", clock.into())]))
}

fn bare_clock(words: &Words, at: DateTime<Utc>, zone: Zone) -> String {
    let local = zone.local(at);
    let clock = match (local.hour(), local.minute()) {
        (0, 0) => words.get("date-midnight"),
        (12, 0) => words.get("date-noon"),
        (_, minute) => {
            let (afternoon, hour12) = local.hour12();
            words.with(
                "date-clock",
                [
                    ("hour24", local.hour().into()),
                    ("hour12", hour12.into()),
                    ("minute", minute.into()),
                    ("minutes", format!("{minute:02}").into()),
                    ("half", if afternoon { "pm" } else { "am" }.into()),
                ],
            )
        }
    };
    match zone.turn(at) {
        None => clock,
        Some(Turn::First) => words.with("date-clock-first", [("clock", clock.into())]),
        Some(Turn::Second) => words.with("date-clock-second", [("clock", clock.into())]),
    }
}

fn bare_span(words: &Words, starts_at: DateTime<Utc>, ends_at: DateTime<Utc>, zone: Zone) -> String {
    let Some((from, to)) = on_its_day(words, starts_at, ends_at, zone) else {
        let (from, to) = (bare_moment(words, starts_at, zone), bare_moment(words, ends_at, zone));
        return words.with("date-span", [("from", from.into()), ("to", to.into())]);
    };
    let clocks = [("from", from.into()), ("to", to.into())];
    words.with("date-span-day", date(words, zone.local(starts_at)).into_iter().chain(clocks))
}

/// Both times, if they're on the same day or people would say so.
fn on_its_day(words: &Words, starts_at: DateTime<Utc>, ends_at: DateTime<Utc>, zone: Zone) -> Option<(String, String)> {
    let (start, end) = (zone.local(starts_at), zone.local(ends_at));
    let one_day = start.date_naive() == end.date_naive() || is_midnight_after(start, end);
    one_day.then(|| (bare_clock(words, starts_at, zone), bare_clock(words, ends_at, zone)))
}

fn is_midnight(at: Local) -> bool {
    at.hour() == 0 && at.minute() == 0
}

/// Whether `end` is the midnight at the end of `start`'s day, which people count as the same day.
fn is_midnight_after(start: Local, end: Local) -> bool {
    is_midnight(end) && end.date_naive() - start.date_naive() == TimeDelta::days(1)
}

/// Adds the zone, if it isn't the organisation's.
fn in_zone(words: &Words, said: String, zone: Zone) -> String {
    if zone == words.home() { said } else { named(words, said, zone) }
}

fn named(words: &Words, said: String, zone: Zone) -> String {
    words.with("date-in-zone", [("said", said.into()), ("zone", zone_name(words, zone).into())])
}

/// `New York time`; a zone that's only an offset is shown as one: `UTC`, `UTC+5.30`.
#[must_use]
pub fn zone_name(words: &Words, zone: Zone) -> String {
    if let Some(city) = zone.city() {
        return words.with("date-zone", [("city", city.into())]);
    }
    let minutes = zone.offset(DateTime::UNIX_EPOCH).local_minus_utc() / 60;
    let sign = if minutes < 0 { "\u{2212}" } else { "+" };
    match (minutes.abs() / 60, minutes.abs() % 60) {
        (0, 0) => "UTC".to_owned(),
        (hours, 0) => format!("UTC{sign}{hours}"),
        (hours, minutes) => format!("UTC{sign}{hours}.{minutes:02}"),
    }
}

/// The zone of a form's times, if it isn't the organisation's: `New York time`.
#[must_use]
pub fn whose(words: &Words, zone: Zone) -> Option<String> {
    (zone != words.home()).then(|| zone_name(words, zone))
}

/// The parts of a date. Day and year are text: a language could group or decorate numbers.
fn date(words: &Words, at: Local) -> [Argument; 4] {
    [
        ("weekday", words.get(&format!("weekday-{}", at.weekday().number_from_monday())).into()),
        ("day", at.day().to_string().into()),
        ("month", words.get(&format!("month-{}", at.month())).into()),
        ("year", at.year().to_string().into()),
    ]
}

#[cfg(test)]
mod tests;
