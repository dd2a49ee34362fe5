//! Signing up at the venue: everyone there shares one network address, which to the limits looks like one person in a
//! hurry. A link that organisers show there lifts the network's limit for one event while its door is open to
//! volunteers, and has its own limit.

use app::domain::event::Event;
use chrono::{DateTime, Utc};

use super::links::{Window, window};
use crate::actions::Action;
use crate::site::Site;

/// The generation of every such link: only the event's own times limit it.
const GENERATION: i32 = 0;

/// The link to show at the venue.
#[must_use]
pub fn link(site: &Site, event: &Event) -> String {
    let token = site.vault.token(Action::Venue, event.purpose_id, GENERATION);
    format!("{}/events/{}?at={token}", site.config.base_url, event.slug)
}

/// Until when a link's token lifts the limit; `None` when it isn't this event's, or the door isn't open.
#[must_use]
pub fn open_until(site: &Site, event: &Event, token: &str) -> Option<DateTime<Utc>> {
    match window(event, site.clock.now()) {
        Window::Open(until) if site.vault.proves(token, Action::Venue, event.purpose_id, GENERATION) => Some(until),
        Window::Before(_) | Window::Open(_) | Window::Over => None,
    }
}
