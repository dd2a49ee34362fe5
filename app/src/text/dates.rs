//! Dates and times as people read them, from the Fluent files' names of days and months.

use chrono::{DateTime, Datelike as _, TimeDelta, Timelike as _, Utc};
use chrono_tz::Tz;
use fluent_templates::fluent_bundle::FluentValue;

use super::Words;

type Local = DateTime<Tz>;
type Argument = (&'static str, FluentValue<'static>);

/// `26 June 2027`, in `zone`.
#[must_use]
pub fn day(words: &Words, at: DateTime<Utc>, zone: Tz) -> String {
    words.with("date-day", date(words, at.with_timezone(&zone)))
}

/// `Saturday 12 June 2027, 6 pm`.
#[must_use]
pub fn moment(words: &Words, at: DateTime<Utc>, zone: Tz) -> String {
    let clock = ("clock", clock(words, at, zone).into());
    words.with("date-moment", date(words, at.with_timezone(&zone)).into_iter().chain([clock]))
}

/// `12 June, 8.40 pm`: for tables.
#[must_use]
pub fn short(words: &Words, at: DateTime<Utc>, zone: Tz) -> String {
    let clock = ("clock", clock(words, at, zone).into());
    words.with("date-short", date(words, at.with_timezone(&zone)).into_iter().chain([clock]))
}

/// `8.40 pm`, `6 pm`, `noon` as `12 pm`.
#[must_use]
pub fn clock(words: &Words, at: DateTime<Utc>, zone: Tz) -> String {
    let local = at.with_timezone(&zone);
    let (afternoon, hour12) = local.hour12();
    words.with(
        "date-clock",
        [
            ("hour24", local.hour().into()),
            ("hour12", hour12.into()),
            ("minute", local.minute().into()),
            ("minutes", format!("{:02}", local.minute()).into()),
            ("half", if afternoon { "pm" } else { "am" }.into()),
        ],
    )
}

/// `Saturday 12 June 2027, 6 pm to 9 pm`; over several days both ends in full.
#[must_use]
pub fn span(words: &Words, starts_at: DateTime<Utc>, ends_at: DateTime<Utc>, zone: Tz) -> String {
    let (start, end) = (starts_at.with_timezone(&zone), ends_at.with_timezone(&zone));
    let to = if start.date_naive() == end.date_naive() {
        clock(words, ends_at, zone)
    } else if is_midnight_after(start, end) {
        words.get("date-midnight")
    } else {
        let ends = [("from", moment(words, starts_at, zone).into()), ("to", moment(words, ends_at, zone).into())];
        return words.with("date-span", ends);
    };
    let clocks = [("from", clock(words, starts_at, zone).into()), ("to", to.into())];
    words.with("date-span-day", date(words, start).into_iter().chain(clocks))
}

/// Whether `end` is the midnight that ends the day of `start`, which people take for the same day.
fn is_midnight_after(start: Local, end: Local) -> bool {
    let midnight = end.num_seconds_from_midnight() == 0;
    midnight && end.date_naive() - start.date_naive() == TimeDelta::days(1)
}

/// The parts of a date. Day and year are text: as numbers a language may group or decorate them.
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
