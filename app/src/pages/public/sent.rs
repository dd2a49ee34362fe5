//! `/sent/{token}`: "look into your inbox". The same for known, unknown and suppressed addresses.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use crate::components::frame::Frame;
use crate::domain::seats::Offer;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct SentPage {
    /// The frame.
    pub frame: Frame,
    /// The address that was typed, as people read it.
    pub email: String,
    /// The From of the mail to look for: `Quayside branch, Harbour Co-operative Society <no-reply@…>`.
    pub sender: String,
    /// Its exact subject.
    pub subject: String,
    /// What the sign-up was offered, with the instant a hold ends; `None` for newsletters and "your data".
    pub offer: Option<(Offer, DateTime<Utc>, Tz)>,
    /// The path of this page: "Send again" posts here.
    pub path: String,
    /// "Correct it": the path of the form, filled again (`GET`); for "your data" the empty form.
    pub correct: String,
    /// Whether "Send again" has just been pressed.
    pub sent_again: bool,
}

/// The page.
#[must_use]
pub fn html(page: SentPage) -> String {
    let _ = page;
    todo!()
}
