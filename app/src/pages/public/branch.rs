//! `/branches/{slug}`: one branch, its coming events and newsletters, how to reach it.

use chrono::{DateTime, Utc};

use crate::components::frame::Frame;
use crate::domain::branch::Branch;
use crate::domain::event::Event;
use crate::domain::newsletter::Newsletter;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct BranchPage {
    /// The frame, with its branch.
    pub frame: Frame,
    /// Coming, listed events, soonest first, each with its branch.
    pub events: Vec<(Event, Branch)>,
    /// Open newsletters, each with its branch.
    pub newsletters: Vec<(Newsletter, Branch)>,
    /// The clock.
    pub now: DateTime<Utc>,
}

/// The page.
#[must_use]
pub fn html(page: BranchPage) -> String {
    let _ = page;
    todo!()
}
