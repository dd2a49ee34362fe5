//! `/your-sign-up/{token}/cancel`: one button that frees the seats and erases; for the unconfirmed "this wasn't me",
//! with a second button `never=yes`: "and never write to this address again".

use crate::components::frame::Frame;
use crate::domain::held::{Held, Links};

/// What the page shows; the form posts to the path it stands on.
#[derive(Clone, Debug)]
pub struct CancelPage {
    /// The frame.
    pub frame: Frame,
    /// The record.
    pub held: Held,
    /// Its links.
    pub links: Links,
}

/// The page.
#[must_use]
pub fn html(page: CancelPage) -> String {
    let _ = page;
    todo!()
}
