//! The last resort, when no code says what failed: what servers write in words. The lists are short on purpose, since a
//! wrong guess suspends somebody who did nothing wrong.

use super::BounceClass;

/// How much of a text is read.
const READ: usize = 4096;

/// Words about us. They come first: a server that blocks us often says that it doesn't know the recipient either.
const OURS: [&str; 12] = [
    "blocked",
    "blacklist",
    "blocklist",
    "black list",
    "block list",
    "spam",
    "policy",
    "reputation",
    "dmarc",
    "dkim",
    "not authorized",
    "message content",
];

/// Words about an address that doesn't exist.
const HARD: [&str; 13] = [
    "user unknown",
    "unknown user",
    "no such user",
    "no such recipient",
    "no such mailbox",
    "no mailbox here",
    "mailbox not found",
    "mailbox does not exist",
    "user does not exist",
    "account does not exist",
    "recipient not found",
    "user not found",
    "invalid mailbox",
];

/// What a text says.
#[must_use]
pub fn of_text(text: &str) -> Option<BounceClass> {
    let text: String = text.chars().take(READ).collect::<String>().to_lowercase();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if says(&OURS) {
        Some(BounceClass::Ours)
    } else if says(&HARD) {
        Some(BounceClass::Hard)
    } else {
        None
    }
}
