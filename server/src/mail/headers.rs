//! What may be in a header: nothing that could end it early, hide text or exceed a line's limit.

use lettre::message::header::{HeaderName, HeaderValue};

use super::message::MessageError;

/// RFC 5322 §2.1.1 allows 998 octets a line; a word can't be folded, and the header's name needs room too.
const LONGEST_WORD: usize = 900;

/// With "From: " before it, 78 octets: the length that RFC 5322 §2.1.1 asks for.
const LONGEST_QUOTED: usize = 72;

/// Checks a value for the header `name`.
pub(super) fn checked<'v>(name: &'static str, value: &'v str) -> Result<&'v str, MessageError> {
    let fits = !value.is_empty()
        && !value.chars().any(|c| c.is_control() || is_bidi_control(c) || matches!(c, '\u{2028}' | '\u{2029}'))
        && value.split(' ').all(|word| word.len() <= LONGEST_WORD);
    if fits { Ok(value) } else { Err(MessageError::Header(name)) }
}

/// Checks a value of printable ASCII without spaces and angle brackets: a URL, a list's id.
pub(super) fn token<'v>(name: &'static str, value: &'v str) -> Result<&'v str, MessageError> {
    let fits = checked(name, value)?.bytes().all(|b| b.is_ascii_graphic() && !matches!(b, b'<' | b'>' | b'"'));
    if fits { Ok(value) } else { Err(MessageError::Header(name)) }
}

/// A header that lettre has no type for, which still encodes and folds it.
pub(super) fn header(name: &'static str, value: &str) -> Result<HeaderValue, MessageError> {
    let value = checked(name, value)?.to_owned();
    Ok(HeaderValue::new(HeaderName::new_from_ascii_str(name), value))
}

/// A From header with its name quoted, if that is printable ASCII and fits on a line. lettre would write any comma or
/// apostrophe as base64, which spam filters hold against a mail.
pub(super) fn quoted_from(name: &str, address: &str) -> Option<HeaderValue> {
    let quoted = format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\""));
    let plain = quoted.len() <= LONGEST_QUOTED && quoted.bytes().all(|b| b == b' ' || b.is_ascii_graphic());
    let (raw, folded) = (format!("{quoted} <{address}>"), format!("{quoted}\r\n <{address}>"));
    let from = HeaderName::new_from_ascii_str("From");
    (plain && address.is_ascii()).then(|| HeaderValue::dangerous_new_pre_encoded(from, raw, folded))
}

/// A display name as an RFC 5322 phrase that needs no quoting: its special characters become spaces.
pub(super) fn phrase(name: &str) -> String {
    name.split(|c: char| c.is_whitespace() || "()<>[]:;@\\,.\"".contains(c))
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

const fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}
