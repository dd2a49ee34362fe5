//! `/unsubscribe/{token}`: one button; a second `never=yes` button stops all mail to the address.

use crate::components::frame::Frame;
use crate::domain::held::Held;

/// What the page shows; the form posts to the path it stands on.
#[derive(Clone, Debug)]
pub struct UnsubscribePage {
    /// The frame.
    pub frame: Frame,
    /// The subscription; `None` when the token is right and the row is gone: "you are unsubscribed".
    pub held: Option<Held>,
}

/// The page.
#[must_use]
pub fn html(page: UnsubscribePage) -> String {
    let _ = page;
    todo!()
}
