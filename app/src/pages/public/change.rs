//! `/your-sign-up/{token}/change`: the form once more, filled; the address stays as it is, seats can only be fewer.

use crate::components::frame::Frame;
use crate::domain::held::{Held, Links};
use crate::forms::state::FormState;

/// What the page shows; the form posts to the path it stands on.
#[derive(Clone, Debug)]
pub struct ChangePage {
    /// The frame.
    pub frame: Frame,
    /// The record.
    pub held: Held,
    /// Its links.
    pub links: Links,
    /// The form as typed so far.
    pub form: FormState,
}

/// The page.
#[must_use]
pub fn html(page: ChangePage) -> String {
    let _ = page;
    todo!()
}
