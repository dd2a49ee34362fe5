//! What has happened to a list since its page last asked.

use app::domain::attendee::Counts;
use app::domain::event::Event;
use chrono::{DateTime, TimeDelta};

use crate::db::attendees;
use crate::site::Site;

use super::super::super::Failure;
use super::{counts, rows};

/// What was written a moment before may be seen a moment later: each answer reaches back so far.
const OVERLAP: TimeDelta = TimeDelta::seconds(10);

/// The list as it stands.
#[derive(Clone, Debug)]
pub struct Live {
    /// Another number when somebody has come onto the list, gone from it or moved.
    pub version: u64,
    /// To be handed in the next time: microseconds since 1970.
    pub mark: i64,
    /// The token of each row whose arrivals have changed, and how many of its seats have arrived.
    pub changed: Vec<(String, u32)>,
    /// The list in numbers.
    pub counts: Counts,
}

/// What has happened since `mark`, 0 for all that has.
///
/// # Errors
/// When the database refuses.
pub async fn live(site: &Site, event: &Event, mark: i64) -> Result<Live, Failure> {
    let now = site.clock.now();
    let counts = counts(site, event).await?;
    let since = DateTime::from_timestamp_micros(mark).unwrap_or_default();
    let marked = attendees::marked_after(site.db.read(), event.purpose_id, since, now).await?;
    let changed = marked.iter().map(|row| (rows::token(site, row), u32::try_from(row.arrived).unwrap_or(0)));
    Ok(Live { version: version(&counts), mark: (now - OVERLAP).timestamp_micros(), changed: changed.collect(), counts })
}

fn version(counts: &Counts) -> u64 {
    let numbers = [counts.confirmed.0, counts.confirmed.1, counts.waiting.0, counts.waiting.1];
    numbers.iter().fold(1, |version: u64, number| version.wrapping_mul(1_000_003).wrapping_add(u64::from(*number)))
}
