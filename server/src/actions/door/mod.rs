//! The door: who has arrived, marked so that several phones at once never count anyone twice, and who came without
//! having signed up.

pub mod links;
pub mod venue;

use std::sync::Arc;

use app::domain::attendee::Attendee;
use app::domain::event::Event;
use app::text::Words;
use uuid::Uuid;

use crate::actions::Failure;
use crate::actions::attendees::one::find;
use crate::actions::attendees::rows::{Opener, Shown};
use crate::actions::attendees::search::code_of;
use crate::db::door::{self, Arrival};
use crate::db::{attendees, co_hosts, contents};
use crate::site::Site;

/// A ticket by its code.
#[derive(Clone, Debug)]
pub struct Ticket {
    /// The event it is for.
    pub event: Event,
    /// Every branch that holds that.
    pub branches: Vec<Uuid>,
    /// Whose it is: name or code, seats and arrivals alone.
    pub row: Attendee,
}

/// The living ticket of a code, of whatever event: it is for the caller to say who may see it.
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

/// What marking an arrival came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marked {
    /// It is marked.
    Done,
    /// Things stand otherwise than they were seen: somebody else was first, or the ticket has changed.
    Otherwise,
    /// There is no such ticket any more, or the event is cancelled.
    Gone,
}

/// Marks that `now` of the seats of a ticket have arrived, if `was` had when the page was made. Fewer is an undoing.
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

/// Counts one more, or one fewer, who came without having signed up.
pub async fn walk_in(site: &Arc<Site>, event: &Event, more: i32) -> Result<(), Failure> {
    let (id, more) = (event.id, more.clamp(-1, 1));
    site.write(move |work| async move { door::walk_in(&work.tx.conn, id, more).await.map_err(Failure::from) }).await
}
