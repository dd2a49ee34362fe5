//! Counts the sign-ups and cancellations of each day, for an event's organisers: numbers only, in the unit of work of
//! the sign-up or cancellation, deleted when the event's registrations are. Those of a newsletter are counted by the
//! month, and deleted 24 months later.

use std::collections::BTreeMap;

use app::domain::dashboard::DayCount;
use app::domain::event::Event;
use app::domain::retention::{Keep, evidence};
use chrono::{DateTime, Datelike as _, Utc};
use uuid::Uuid;

use crate::clock;
use crate::db::day_counts;
use crate::db::entity::day_count::Model;
use crate::site::{Site, UnitOfWork};

use super::Failure;
use super::held::event_end;

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// Somebody confirmed a sign-up, or an organiser added one.
    SignedUp,
    /// Somebody cancelled, or an organiser removed them.
    Cancelled,
}

/// Counts one, unless the event is over or cancelled: then people only erase what is left.
pub async fn count(work: &UnitOfWork, event: &Event, keep: Keep, what: Counted) -> Result<(), Failure> {
    if event.cancelled_at.is_some() || event.is_over(work.now) {
        return Ok(());
    }
    let row = Model {
        id: clock::random_id(),
        purpose_id: event.purpose_id,
        day: event.timezone.local(work.now).date_naive(),
        signed_up: i32::from(what == Counted::SignedUp),
        cancelled: i32::from(what == Counted::Cancelled),
        expires_at: event_end(event).plus(keep),
    };
    day_counts::add(&work.tx.conn, row).await.map_err(Failure::from)
}

/// Moves the ends of an event's counts with the event's own, and to `keep` after it at most: a longer one applies only
/// to later counts, as it does to sign-ups.
pub async fn change_ends(work: &UnitOfWork, before: &Event, after: &Event, keep: Keep) -> Result<(), Failure> {
    let (old, new) = (event_end(before), event_end(after));
    let (moved, most) = (new.waiting() - old.waiting(), new.plus(keep));
    let mut changed: BTreeMap<DateTime<Utc>, Vec<Uuid>> = BTreeMap::new();
    for (id, was) in day_counts::ends(&work.tx.conn, after.purpose_id, work.now).await? {
        let is = was.checked_add_signed(moved).map_or(most, |end| end.min(most));
        if is != was {
            changed.entry(is).or_default().push(id);
        }
    }
    for (end, ids) in changed {
        day_counts::set_end(&work.tx.conn, ids, end).await?;
    }
    Ok(())
}

/// Counts a reader of a newsletter who came or left, by the month: its organisers need no more.
pub async fn count_reader(work: &UnitOfWork, purpose: Uuid, what: Counted) -> Result<(), Failure> {
    let day = work.now.date_naive();
    let row = Model {
        id: clock::random_id(),
        purpose_id: purpose,
        day: day.with_day(1).unwrap_or(day),
        signed_up: i32::from(what == Counted::SignedUp),
        cancelled: i32::from(what == Counted::Cancelled),
        expires_at: evidence(work.now),
    };
    day_counts::add(&work.tx.conn, row).await.map_err(Failure::from)
}

/// The counts of an event, oldest first.
pub async fn of_event(site: &Site, event: &Event) -> Result<Vec<DayCount>, Failure> {
    day_counts::of_purpose(site.db.read(), event.purpose_id, site.clock.now()).await.map_err(Failure::from)
}
