//! `/events/{slug}`: an event, its form and its slip; also when it is full, closed or cancelled.

use chrono::{DateTime, Utc};

use crate::components::frame::Frame;
use crate::domain::event::Event;
use crate::domain::purpose::PurposeVersion;
use crate::domain::seats::Room;
use crate::forms::state::FormState;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct EventPage {
    /// The frame, with the event's branch.
    pub frame: Frame,
    /// The event.
    pub event: Event,
    /// The wording and form as published.
    pub version: PurposeVersion,
    /// How full it is.
    pub room: Room,
    /// The form as typed so far.
    pub form: FormState,
    /// The signed age of the form: the value of the hidden input `form`.
    pub stamp: String,
    /// The clock.
    pub now: DateTime<Utc>,
}

/// The page.
#[must_use]
pub fn html(page: EventPage) -> String {
    let _ = page;
    todo!()
}
