//! `/confirm/{token}`: "One more step", the button first, then what is being confirmed.

use chrono::{DateTime, Utc};

use crate::components::frame::Frame;
use crate::domain::held::{Held, Links};
use crate::domain::seats::Outcome;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct ConfirmPage {
    /// The frame.
    pub frame: Frame,
    /// What is being confirmed.
    pub held: Held,
    /// For an event: what pressing the button would give now.
    pub outcome: Option<Outcome>,
    /// The record's links; the form posts to the path it stands on.
    pub links: Links,
    /// The clock.
    pub now: DateTime<Utc>,
}

/// The page.
#[must_use]
pub fn html(page: ConfirmPage) -> String {
    let _ = page;
    todo!()
}
