//! A mail as a list of blocks; `text` and `html` render it.

use super::brand::MailBrand;
use crate::components::qr;
use crate::domain::language::Language;

/// A mail, ready to be rendered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// The language of its parts.
    pub language: Language,
    /// The subject; never contains what a person typed.
    pub subject: String,
    /// What an inbox shows after the subject, if it isn't simply how the mail begins.
    pub preview: Option<String>,
    /// The body, in order; the last ones are the foot.
    pub blocks: Vec<Block>,
    /// The organisation's colour and logo; none until somebody who knows them sets them.
    pub brand: MailBrand,
}

/// A piece of a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Who writes: the organisation and its branch.
    From(String),
    /// The heading.
    Heading(String),
    /// A heading further down, above what it's about.
    Subheading(String),
    /// What stands out, on one line or several: when and where, what has changed.
    Strong(String),
    /// A paragraph.
    Paragraph(String),
    /// What an organiser wrote in Markdown, as HTML and plain text.
    Rich {
        /// Sanitised HTML; in a mail with its styles inline.
        html: String,
        /// Plain text.
        text: String,
    },
    /// The one thing to do.
    Button {
        /// What it does.
        label: String,
        /// Where it leads: a page with a button; opening it does nothing.
        url: String,
    },
    /// A less prominent link on its own line.
    Link {
        /// What it does.
        label: String,
        /// Where it leads.
        url: String,
    },
    /// An event, with a link to its page.
    Card {
        /// Its title.
        title: String,
        /// When and where, on one line each.
        about: String,
        /// What the link says.
        label: String,
        /// The event's page.
        url: String,
    },
    /// A picture that an organiser added. It's on our site, under the same address for everybody.
    Picture {
        /// Where it is.
        url: String,
        /// Its alternative text; empty if it's decoration.
        alt: String,
        /// What the text part says in its place; may be empty.
        text: String,
        /// How wide and high it's shown, in CSS pixels.
        size: (u32, u32),
    },
    /// Terms and values.
    Facts(Vec<(String, String)>),
    /// A ticket code, large, under what it is.
    Code {
        /// What it is.
        label: String,
        /// The code.
        code: String,
    },
    /// A QR code: a picture inside the mail, so nothing is fetched. The text part leaves it out.
    QrCode {
        /// The text it encodes.
        of: String,
        /// Its alternative text.
        alt: String,
    },
    /// Small print of the foot.
    Foot(String),
    /// A link in the foot.
    FootLink {
        /// What it leads to.
        label: String,
        /// Where it leads.
        url: String,
    },
    /// Several links in the foot: what each leads to, and where.
    FootLinks(Vec<(String, String)>),
}

/// The Content-ID by which the HTML part refers to the QR code (RFC 2392).
pub const QR_CODE_ID: &str = "picture@ticket";

impl Mail {
    /// Its QR code as a PNG file, if it has one. A mail has at most one.
    #[must_use]
    pub fn qr_code(&self) -> Option<Vec<u8>> {
        let of = self.blocks.iter().find_map(|block| match block {
            Block::QrCode { of, .. } => Some(of),
            _ => None,
        })?;
        qr::png(of)
    }

    /// What is said, and the foot.
    pub(super) fn parts(&self) -> (&[Block], &[Block]) {
        let is_foot = |block: &Block| matches!(block, Block::Foot(_) | Block::FootLink { .. } | Block::FootLinks(_));
        self.blocks.split_at(self.blocks.iter().position(is_foot).unwrap_or(self.blocks.len()))
    }

    /// The text part: UTF-8, lines of at most 78 characters (RFC 5322 §2.1.1) except for URLs, `\n` between lines.
    #[must_use]
    pub fn text(&self) -> String {
        super::text::render(self)
    }

    /// The HTML part: one column, inline style; nothing is loaded but the pictures of an issue.
    #[must_use]
    pub fn html(&self) -> String {
        self.brand.dress(super::html::render(self))
    }
}
