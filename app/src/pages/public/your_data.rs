//! `/your-data`: type an address, get a mail with the links of everything held under it.

use crate::components::frame::Frame;
use crate::forms::state::FormState;

/// What the page shows; its slip says what the typed address is used for.
#[derive(Clone, Debug)]
pub struct YourDataPage {
    /// The frame.
    pub frame: Frame,
    /// The form as typed so far.
    pub form: FormState,
    /// The signed age of the form: the value of the hidden input `form`.
    pub stamp: String,
}

/// The page.
#[must_use]
pub fn html(page: YourDataPage) -> String {
    let _ = page;
    todo!()
}
