//! The door: who has arrived, marked so that several phones at once never count anyone twice, and walk-ins who hadn't
//! signed up.

pub mod links;
pub mod venue;

use std::sync::Arc;

use app::domain::attendee::Attendee;
use app::domain::event::Event;
use app::text::Words;
use chrono::TimeDelta;
use uuid::Uuid;

use crate::actions::Failure;
use crate::actions::attendees::one::find;
use crate::actions::attendees::rows::{Opener, Shown};
use crate::actions::attendees::search::code_of;
use crate::db::door::{self, Arrival};
use crate::db::{attendees, co_hosts, contents};
use crate::site::Site;

/// From how long before its event on an arrival is marked without asking.
const EARLY: TimeDelta = TimeDelta::days(1);

/// A ticket by its code.
#[derive(Clone, Debug)]
pub struct Ticket {
    /// The event it is for.
    pub event: Event,
    /// Every branch that holds the event.
    pub branches: Vec<Uuid>,
    /// The attendee: only name or code, seats and arrivals.
    pub row: Attendee,
}

/// The ticket with this code, if it hasn't ended, for any event: the caller decides who may see it.
pub async fn ticket(site: &Site, words: &Words, typed: &str) -> Result<Option<Ticket>, Failure> {
    let (db, now) = (site.db.read(), site.clock.now());
    let Some(code) = code_of(typed) else { return Ok(None) };
    let Some(row) = attendees::by_code(db, &code, now).await? else { return Ok(None) };
    let Some(event) = contents::event_of(db, row.purpose_id).await? else { return Ok(None) };
    let branches = co_hosts::holders(db, event.branch_id, event.id).await?;
    let opener = Opener::new(site, words, row.purpose_id, Shown::default()).await?;
    let opened = opener.open(&[row.id]).await?.pop();
    Ok(opened.map(|row| Ticket { event, branches, row }))
}

/// The result of marking an arrival.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marked {
    /// It is marked.
    Done,
    /// It has changed since it was seen: somebody else was first, or the ticket is different.
    Otherwise,
    /// The ticket no longer exists, or the event is cancelled.
    Gone,
}

/// Marks that `now` of a ticket's seats have arrived, if it was `was` when the page was made. A lower number undoes.
pub async fn mark(site: &Arc<Site>, event: &Event, token: &str, was: i32, now: i32) -> Result<Marked, Failure> {
    if event.cancelled_at.is_some() || was < 0 || now < 0 {
        return Ok(Marked::Gone);
    }
    let Some(row) = find(site, event, token).await? else { return Ok(Marked::Gone) };
    let arrival = Arrival { id: row.id, purpose: event.purpose_id, was, now };
    let at = site.clock.now();
    let done = site
        .write(move |work| async move { door::mark(&work.tx.conn, arrival, at).await.map_err(Failure::from) })
        .await?;
    Ok(if done { Marked::Done } else { Marked::Otherwise })
}

/// Whether an arrival at this event would be marked so early that it's most likely a mistake.
#[must_use]
pub fn is_early(site: &Site, event: &Event) -> bool {
    event.starts_at - site.clock.now() > EARLY
}

/// Counts one walk-in more, or one fewer.
pub async fn walk_in(site: &Arc<Site>, event: &Event, more: i32) -> Result<(), Failure> {
    let (id, more) = (event.id, more.clamp(-1, 1));
    site.write(move |work| async move { door::walk_in(&work.tx.conn, id, more).await.map_err(Failure::from) }).await
}
