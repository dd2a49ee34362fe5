//! What has happened to a list since its page last asked.

use std::hash::{BuildHasher as _, BuildHasherDefault, DefaultHasher};

use app::domain::attendee::Counts;
use app::domain::event::Event;
use chrono::{DateTime, TimeDelta, Utc};

use crate::db::attendees;
use crate::site::Site;

use super::super::Failure;
use super::{counts, rows};

/// A write may become visible only moments later, so each answer looks back this far.
const OVERLAP: TimeDelta = TimeDelta::seconds(10);

/// The current list.
#[derive(Clone, Debug)]
pub struct Live {
    /// Changes when somebody joins or leaves the list, is moved, or has other seats or answers.
    pub version: u64,
    /// Sent with the next request: microseconds since 1970.
    pub mark: i64,
    /// The token of each row whose arrivals have changed, and how many of its seats have arrived.
    pub changed: Vec<(String, u32)>,
    /// The list in numbers.
    pub counts: Counts,
}

/// What has happened since `mark`; 0 means everything.
pub async fn live(site: &Site, event: &Event, mark: i64) -> Result<Live, Failure> {
    let now = site.clock.now();
    let counts = counts(site, event).await?;
    let since = DateTime::from_timestamp_micros(mark).unwrap_or_default();
    let marked = attendees::marked_after(site.db.read(), event.purpose_id, since, now).await?;
    let version = version(site, event, now).await?;
    let changed = marked.iter().map(|row| (rows::token(site, row), u32::try_from(row.arrived).unwrap_or(0)));
    Ok(Live { version, mark: (now - OVERLAP).timestamp_micros(), changed: changed.collect(), counts })
}

/// A sum, so that the order in which the database returns the rows doesn't matter.
async fn version(site: &Site, event: &Event, now: DateTime<Utc>) -> Result<u64, Failure> {
    let (rows, parts) = attendees::made_of(site.db.read(), event.purpose_id, now).await?;
    let (hash, sum) = (BuildHasherDefault::<DefaultHasher>::default(), |sum: u64, one: u64| sum.wrapping_add(one));
    let rows = rows.iter().map(|row| hash.hash_one(row)).fold(0, sum);
    Ok(parts.iter().map(|part| hash.hash_one(part)).fold(rows, sum))
}
