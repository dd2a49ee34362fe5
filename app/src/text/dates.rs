//! Dates and times as people read them, from the Fluent files' names of days and months.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::Words;

/// `26 June 2027`, in `zone`.
#[must_use]
pub fn day(words: &Words, at: DateTime<Utc>, zone: Tz) -> String {
    let _ = (words, at, zone);
    todo!()
}

/// `Saturday 12 June 2027, 6 pm`.
#[must_use]
pub fn moment(words: &Words, at: DateTime<Utc>, zone: Tz) -> String {
    let _ = (words, at, zone);
    todo!()
}

/// `8.40 pm`, `6 pm`, `noon` as `12 pm`.
#[must_use]
pub fn clock(words: &Words, at: DateTime<Utc>, zone: Tz) -> String {
    let _ = (words, at, zone);
    todo!()
}

/// `Saturday 12 June 2027, 6 pm to 9 pm`; over several days both ends in full.
#[must_use]
pub fn span(words: &Words, starts_at: DateTime<Utc>, ends_at: DateTime<Utc>, zone: Tz) -> String {
    let _ = (words, starts_at, ends_at, zone);
    todo!()
}
