//! `/newsletters/{slug}`: a newsletter, its form and its slip; also when it is closed.

use chrono::{DateTime, Utc};

use crate::components::frame::Frame;
use crate::domain::newsletter::Newsletter;
use crate::domain::purpose::PurposeVersion;
use crate::forms::state::FormState;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct NewsletterPage {
    /// The frame, with the newsletter's branch.
    pub frame: Frame,
    /// The newsletter.
    pub newsletter: Newsletter,
    /// The wording and form as published.
    pub version: PurposeVersion,
    /// The form as typed so far.
    pub form: FormState,
    /// The signed age of the form: the value of the hidden input `form`.
    pub stamp: String,
    /// The clock.
    pub now: DateTime<Utc>,
}

/// The page.
#[must_use]
pub fn html(page: NewsletterPage) -> String {
    let _ = page;
    todo!()
}
