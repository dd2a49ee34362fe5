//! `/privacy`: the privacy notice (UK GDPR Art. 13), made from the live purposes and the organisation's settings.

use crate::components::frame::Frame;
use crate::domain::branch::Branch;
use crate::domain::held::Subject;
use crate::domain::purpose::PurposeVersion;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct PrivacyPage {
    /// The frame.
    pub frame: Frame,
    /// Every live, listed purpose with its branch and current wording.
    pub purposes: Vec<(Subject, Branch, PurposeVersion)>,
    /// Branches that are controllers beside the organisation.
    pub branches: Vec<Branch>,
}

/// The page.
#[must_use]
pub fn html(page: PrivacyPage) -> String {
    let _ = page;
    todo!()
}
