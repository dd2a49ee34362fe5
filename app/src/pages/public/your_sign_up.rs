//! `/your-sign-up/{token}`: what is held, until when, and every way to change or end it.
//! Also the answer after confirming: "You are coming", "You are on the waiting list", "You are subscribed".

use chrono::{DateTime, Utc};

use crate::components::frame::Frame;
use crate::domain::held::{Held, Links};

/// What was done just before the page is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    /// Confirmed just now.
    Confirmed,
    /// Changed just now.
    Changed,
    /// Said "still coming" just now.
    StillComing,
    /// Renewed just now.
    Renewed,
    /// Took back the agreement to an answer just now; that answer is erased.
    AgreementTakenBack,
}

/// What the page shows. Its forms post to its own path with `still_coming=yes`, `renew=yes` or
/// `take_back={field key}`.
#[derive(Clone, Debug)]
pub struct YourSignUpPage {
    /// The frame.
    pub frame: Frame,
    /// The record.
    pub held: Held,
    /// Its links.
    pub links: Links,
    /// What was done just before.
    pub done: Option<Done>,
    /// The clock.
    pub now: DateTime<Utc>,
}

/// The page.
#[must_use]
pub fn html(page: YourSignUpPage) -> String {
    let _ = page;
    todo!()
}
