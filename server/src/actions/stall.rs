//! Signing up at a stall: everybody there uses one tablet, which to the limits looks like one person in a hurry. The
//! tablet's link lifts the network's limit for one event or newsletter, has its own limit, and ends with the next day.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::site::Site;

use super::Action;

/// In seconds.
const DAY: i64 = 24 * 60 * 60;

/// The link's token made now, and until when it works.
#[must_use]
pub fn token(site: &Site, purpose: Uuid) -> (String, DateTime<Utc>) {
    let today = day(site.clock.now());
    (site.vault.token(Action::Stall, purpose, today), ends(today))
}

/// Until when a token works; `None` when it isn't this purpose's, or is over.
#[must_use]
pub fn open_until(site: &Site, purpose: Uuid, token: &str) -> Option<DateTime<Utc>> {
    let today = day(site.clock.now());
    let made = [today, today.saturating_sub(1)].into_iter();
    made.filter(|day| site.vault.proves(token, Action::Stall, purpose, *day)).map(ends).next()
}

/// The day as a number: the generation of the links made on it.
fn day(now: DateTime<Utc>) -> i32 {
    i32::try_from(now.timestamp().div_euclid(DAY)).unwrap_or(i32::MAX)
}

/// The end of the day after.
fn ends(day: i32) -> DateTime<Utc> {
    DateTime::from_timestamp((i64::from(day) + 2) * DAY, 0).unwrap_or_default()
}
