//! Links to one event's door for volunteers without an account: made, listed, ended, and open from 12 hours before the
//! event until 4 hours after it.

use std::sync::Arc;

use app::domain::audit::Act;
use app::domain::event::Event;
use app::domain::retention::{DOOR_AFTER, DOOR_BEFORE};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::actions::attendees::Viewer;
use crate::actions::audit::note;
use crate::actions::{Action, Failure};
use crate::clock;
use crate::db::entity::door_link::Model;
use crate::db::{contents, door};
use crate::site::Site;
use crate::vault::Vault;

/// The most open links of one event.
const MAX_LINKS: usize = 50;

/// The state of an event's door for volunteers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Window {
    /// It opens at this instant.
    Before(DateTime<Utc>),
    /// It's open until this instant.
    Open(DateTime<Utc>),
    /// It's closed, or the event is cancelled.
    Over,
}

/// The state of an event's door at `now`.
#[must_use]
pub fn window(event: &Event, now: DateTime<Utc>) -> Window {
    let (opens, closes) = (event.starts_at - DOOR_BEFORE, event.ends_at + DOOR_AFTER);
    match () {
        () if event.cancelled_at.is_some() || now >= closes => Window::Over,
        () if now < opens => Window::Before(opens),
        () => Window::Open(closes),
    }
}

/// The open links of an event: each token, and when it was made.
pub async fn list(site: &Site, event: &Event) -> Result<Vec<(String, DateTime<Utc>)>, Failure> {
    let rows = door::links(site.db.read(), event.purpose_id, site.clock.now()).await?;
    Ok(rows.iter().map(|row| (token(site, row), row.created_at)).collect())
}

fn token(site: &Site, row: &Model) -> String {
    site.vault.token(Action::Door, row.id, row.generation)
}

/// Makes a link. Returns whether there was room for one more.
pub async fn make(site: &Arc<Site>, viewer: Viewer, event: &Event) -> Result<bool, Failure> {
    let expires_at = event.ends_at + DOOR_AFTER;
    site.write(move |work| async move {
        let now = work.now;
        // Of two at the same time, the second counts the first.
        work.tx.lock_event(viewer.purpose).await?;
        if expires_at <= now || door::links(&work.tx.conn, viewer.purpose, now).await?.len() >= MAX_LINKS {
            return Ok(false);
        }
        let row = Model {
            id: clock::random_id(),
            purpose_id: viewer.purpose,
            created_at: now,
            expires_at,
            organiser_id: viewer.organiser,
            generation: 1,
            ended: false,
        };
        door::add_link(&work.tx.conn, row).await?;
        note(&work, viewer.entry(Act::DoorLinkMade, 1, None)).await?;
        Ok(true)
    })
    .await
}

/// Ends a link of this event. A missing one has already ended.
pub async fn end(site: &Arc<Site>, viewer: Viewer, token: &str) -> Result<(), Failure> {
    let Some(row) = proven(site, token).await?.filter(|row| row.purpose_id == viewer.purpose) else { return Ok(()) };
    site.write(move |work| async move {
        door::end_link(&work.tx.conn, row.id).await?;
        note(&work, viewer.entry(Act::DoorLinkEnded, 1, None)).await
    })
    .await
}

async fn proven(site: &Site, token: &str) -> Result<Option<Model>, Failure> {
    let Some(id) = Vault::claimed_id(token) else { return Ok(None) };
    let found = door::link(site.db.read(), id, site.clock.now()).await?;
    Ok(found.filter(|row| site.vault.proves(token, Action::Door, row.id, row.generation)))
}

/// A volunteer's access to one event's door.
#[derive(Clone, Debug)]
pub struct Helper {
    /// The event.
    pub event: Event,
    /// Its branch.
    pub branch: Uuid,
    /// The state of the door.
    pub window: Window,
}

/// What a link opens; `None` for ended, unknown and tampered ones, and once the door is closed.
pub async fn helper(site: &Site, token: &str) -> Result<Option<Helper>, Failure> {
    let Some(row) = proven(site, token).await? else { return Ok(None) };
    let Some(event) = contents::event_of(site.db.read(), row.purpose_id).await? else { return Ok(None) };
    let window = window(&event, site.clock.now());
    Ok((window != Window::Over).then_some(Helper { branch: event.branch_id, event, window }))
}
