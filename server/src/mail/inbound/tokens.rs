//! The tokens in addresses: `b+…` is the one a mail was sent from, `u+…` the one that unsubscribes.

use super::headers::Headers;
use super::mime::Entity;

/// What a feedback loop sends its complaints to, before the @: the token is in the mail that it returns.
pub const REPORTS: &str = "fbl";

/// The length of a token in an address: 32 octets in base32.
const LEN: usize = 52;
/// The most tokens that are taken from one message: each costs a check.
const MOST: usize = 8;

/// The headers that say what address a message was delivered to, the surest first.
const DELIVERED: [&str; 5] = ["delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "to"];
/// The headers of a mail of ours that have a token in them.
const OURS: [&str; 2] = ["return-path", "list-unsubscribe"];
/// The fields of a complaint that may.
const REPORTED: [&str; 2] = ["original-mail-from", "original-envelope-id"];

/// A token as it's written in an address; not proven to be ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AddressToken {
    /// Of one mail.
    ReturnPath(String),
    /// Of one subscription.
    Unsubscribe(String),
}

/// The token of an address.
#[must_use]
pub fn token_of(address: &str) -> Option<AddressToken> {
    find(address).into_iter().next()
}

/// The tokens of the address a message was sent to.
pub(super) fn of_recipient(recipient: Option<&str>, headers: &Headers) -> Vec<AddressToken> {
    if let Some(recipient) = recipient {
        return find(recipient);
    }
    in_headers(headers, &DELIVERED)
}

/// The tokens in the mail of ours that a report returns, and in what the report itself says.
pub(super) fn of_returned(leaves: &[Entity<'_>]) -> Vec<AddressToken> {
    let mut tokens = Vec::new();
    for leaf in leaves {
        if let Some(headers) = leaf.enclosed() {
            tokens.extend(in_headers(&headers, &OURS));
        } else if leaf.is("message", &["feedback-report"]) {
            tokens.extend(in_headers(&super::fields(&leaf.text()), &REPORTED));
        }
    }
    tokens.truncate(MOST);
    tokens
}

fn in_headers(headers: &Headers, names: &[&str]) -> Vec<AddressToken> {
    let mut tokens: Vec<AddressToken> = Vec::new();
    for value in names.iter().flat_map(|name| headers.all(name)) {
        for token in find(value) {
            if tokens.len() < MOST && !tokens.contains(&token) {
                tokens.push(token);
            }
        }
    }
    tokens
}

/// Every token in a text.
fn find(text: &str) -> Vec<AddressToken> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices('@').take(MOST) {
        let Some(start) = at.checked_sub(LEN + 2) else { continue };
        let Some((mark, token)) = text.get(start..at).and_then(|local| local.split_at_checked(2)) else { continue };
        let before = text.get(..start).and_then(|before| before.chars().next_back());
        let is_whole = before.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '+' | '-' | '.' | '_'));
        if !is_whole || !token.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            continue;
        }
        match mark {
            "b+" | "B+" => found.push(AddressToken::ReturnPath(token.to_ascii_lowercase())),
            "u+" | "U+" => found.push(AddressToken::Unsubscribe(token.to_ascii_lowercase())),
            _ => {}
        }
    }
    found
}
