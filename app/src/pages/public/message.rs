//! Pages that say one thing: not found, dead link, already signed up, erased, unsubscribed, an error.

use crate::components::frame::Frame;

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// 404: no such page.
    NotFound,
    /// 404: unknown, expired, tampered or foreign token, all alike, with the way on.
    DeadLink,
    /// A used confirm link whose record lives: one button "Mail me my link" that posts `again=yes` to this path.
    AlreadySignedUp,
    /// "Mail me my link" was pressed.
    LinkMailed,
    /// A cancelled sign-up is erased; with the title of what it was for, and whether mail is stopped for ever.
    Erased {
        /// The title.
        title: String,
        /// "Never write to me again" was chosen.
        never: bool,
    },
    /// Unsubscribed; the subscription is erased.
    Unsubscribed {
        /// "Never write to me again" was chosen.
        never: bool,
    },
    /// 405.
    WrongMethod,
    /// 413.
    TooLarge,
    /// 400: the form could not be read.
    BadRequest,
    /// 500: nothing was changed; try again.
    Error,
    /// 503: busy; nothing was changed; try again.
    Busy,
}

/// The page.
#[must_use]
pub fn html(frame: Frame, message: Message) -> String {
    let _ = (frame, message);
    todo!()
}
