//! Reads what comes back to the address that a mail was sent from: reports that it couldn't be delivered (RFC 3464),
//! complaints (RFC 5965), automatic replies (RFC 3834), and people's own words, which are for the branch. All of it may
//! be forged: a report counts for nothing but the token that came with it, which the caller checks.

mod arf;
mod automatic;
mod dsn;
mod headers;
mod mime;
mod plain;
mod tokens;

use app::domain::bounce::BounceClass;

use headers::Headers;
use mime::Entity;
pub use tokens::{AddressToken, REPORTS, token_of};

/// A message, as it's handed to us.
#[derive(Clone, Copy, Debug)]
pub struct Incoming<'m> {
    /// The address it was delivered to, if whoever hands it over says so; otherwise its headers have to.
    pub recipient: Option<&'m str>,
    /// Headers and body, perhaps cut off.
    pub content: &'m [u8],
}

/// What a message is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InboundKind {
    /// A mail of ours couldn't be delivered.
    Bounce(BounceClass),
    /// The reader of a mail of ours says that it's spam.
    Complaint,
    /// A program wrote it, and nothing has to be done: a vacation reply, a warning of a delay, a receipt.
    Automatic,
    /// Anything else: a person wrote it, or a mail program for a person.
    Other,
}

/// What was read from a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// What it is.
    pub kind: InboundKind,
    /// The tokens in the address it was sent to, unproven.
    pub to: Vec<AddressToken>,
    /// The tokens in the mail of ours that it returns, unproven.
    pub about: Vec<AddressToken>,
    /// How many servers it has passed.
    pub hops: usize,
    /// Who wrote it, if that is one plain address.
    pub author: Option<String>,
}

/// Reads a message. Never fails: what can't be understood is [`InboundKind::Other`].
#[must_use]
pub fn read(incoming: &Incoming<'_>) -> Reading {
    let whole = Entity::read(incoming.content);
    let leaves = whole.leaves();
    let kind = kind(&whole, &leaves);
    Reading {
        kind,
        to: tokens::of_recipient(incoming.recipient, &whole.headers),
        about: if matches!(kind, InboundKind::Other) { vec![] } else { tokens::of_returned(&leaves) },
        hops: whole.headers.all("received").count(),
        author: whole.headers.author(),
    }
}

fn kind(whole: &Entity<'_>, leaves: &[Entity<'_>]) -> InboundKind {
    let leaf = |subtypes: &[&str]| leaves.iter().find(|leaf| leaf.is("message", subtypes));
    // Reports first: they say of themselves, too, that a program wrote them.
    if whole.is("multipart", &["report"]) || automatic::is_from_a_server(&whole.headers) {
        if let Some(status) = leaf(&["delivery-status", "global-delivery-status"]) {
            return dsn::class(&status.text()).map_or(InboundKind::Automatic, InboundKind::Bounce);
        }
        if let Some(feedback) = leaf(&["feedback-report"]) {
            return arf::kind(&feedback.text());
        }
    }
    if automatic::is_automatic(&whole.headers) || whole.is("multipart", &["report"]) {
        return InboundKind::Automatic;
    }
    if automatic::is_from_a_server(&whole.headers) {
        return plain::class(whole, leaves).map_or(InboundKind::Automatic, InboundKind::Bounce);
    }
    InboundKind::Other
}

/// The fields of a block that looks like headers.
fn fields(block: &str) -> Headers {
    Headers::read(block.as_bytes()).0
}

#[cfg(test)]
mod tests;
