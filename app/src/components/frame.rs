//! What every page has around its content.

use crate::domain::branch::Branch;
use crate::domain::brand::Logo;
use crate::domain::organisation::Organisation;
use crate::text::Words;

/// The frame of a page: top, foot, head.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The texts in the reader's language.
    pub words: Words,
    /// Who runs the site.
    pub organisation: Organisation,
    /// The branch the page belongs to, if it's only one.
    pub branch: Option<Branch>,
    /// The URL of the stylesheet, with its hash.
    pub style: String,
    /// The URL of the small stylesheet with the accent colour, if there is one.
    pub accent: Option<String>,
    /// The logo, if there is one.
    pub logo: Option<Logo>,
    /// The site's URL: scheme and host without a trailing slash.
    pub base_url: String,
    /// The path of the public page, for the canonical link; `None` on pages that search engines must not index.
    pub canonical: Option<String>,
}

impl Frame {
    /// The number to call for people without email: the branch's, else the organisation's.
    #[must_use]
    pub fn phone(&self) -> &str {
        let of_branch = self.branch.as_ref().and_then(|branch| branch.content.phone.as_deref());
        of_branch.unwrap_or(&self.organisation.privacy_phone)
    }

    /// The address to write to: the branch's, else the organisation's.
    #[must_use]
    pub fn email(&self) -> &str {
        self.branch.as_ref().map_or(&self.organisation.privacy_email, |branch| &branch.content.email)
    }
}
