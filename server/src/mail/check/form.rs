//! The form of a mail: RFC 5322 and MIME, and nothing that a reader's program would fetch.

use mail_parser::{Message, MimeHeaders as _};

use super::Finding;

/// What the program does on its own, whatever the settings are.
pub(super) const OUR_FAULT: &str = "Onpurpose writes this on its own: please report it as a fault.";
/// Headers that must be there exactly once.
const ONCE: [&str; 7] = ["From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type"];
/// Other recipients than the one.
const NEVER: [&str; 5] = ["Cc", "Bcc", "Resent-To", "Resent-Cc", "Resent-Bcc"];
/// RFC 5322 §2.1.1, without CRLF.
const LONGEST_LINE: usize = 998;
/// Gmail cuts a mail off at 102 kB.
const LARGEST: usize = 100_000;

pub(super) fn check(message: &Message<'_>, bytes: &[u8]) -> Vec<Finding> {
    let ours = |is_met, what: &str| Finding::of(is_met, what, OUR_FAULT);
    let recipients = message.to().map_or(0, |to| to.iter().count());
    vec![
        ours(
            ONCE.iter().all(|name| count(message, name) == 1),
            "one From, one To, one Subject, one Date, one Message-ID, one MIME-Version (RFC 5322 §3.6)",
        ),
        ours(recipients == 1 && NEVER.iter().all(|name| count(message, name) == 0), "one recipient, no Cc, no Bcc"),
        ours(message.message_id().is_some_and(|id| id.contains('@')), "a Message-ID of a domain"),
        ours(has_good_lines(bytes), "lines of at most 998 octets that end in CRLF, all of them ASCII"),
        ours(are_parts_in_order(message), "text first, then HTML (multipart/alternative), in a named language"),
        ours(fetches_nothing(message), "HTML that fetches no picture, style or script"),
        Finding::of(
            bytes.len() < LARGEST,
            "less than 100 kB: Gmail cuts at 102",
            "Write less, or use smaller pictures.",
        ),
    ]
}

/// How often a header is there.
pub(super) fn count(message: &Message<'_>, name: &str) -> usize {
    message.headers_raw().filter(|(found, _)| found.eq_ignore_ascii_case(name)).count()
}

/// A header's value, unfolded, if it's there exactly once.
pub(super) fn value(message: &Message<'_>, name: &str) -> Option<String> {
    let mut found = message.headers_raw().filter(|(found, _)| found.eq_ignore_ascii_case(name));
    let (only, None) = (found.next()?.1, found.next()) else { return None };
    Some(only.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn has_good_lines(bytes: &[u8]) -> bool {
    let Ok(text) = str::from_utf8(bytes) else { return false };
    let is_good = |line: &str| !line.contains(['\r', '\n']) && line.len() <= LONGEST_LINE;
    text.is_ascii() && text.ends_with("\r\n") && text.split("\r\n").all(is_good)
}

fn are_parts_in_order(message: &Message<'_>) -> bool {
    let alternative = message.parts.iter().find(|part| part.is_content_type("multipart", "alternative"));
    let children = alternative.and_then(|part| part.sub_parts()).unwrap_or_default();
    let is = |at: usize, main: &str, sub: &str| {
        let part = children.get(at).and_then(|at| message.parts.get(usize::try_from(*at).unwrap_or(usize::MAX)));
        part.is_some_and(|part| part.is_content_type(main, sub))
    };
    let html = is(1, "text", "html") || is(1, "multipart", "related");
    is(0, "text", "plain") && html && value(message, "Content-Language").is_some()
}

fn fetches_nothing(message: &Message<'_>) -> bool {
    let html = message.body_html(0).unwrap_or_default().to_lowercase();
    // A picture that comes with the mail is shown from the mail (RFC 2392).
    let html = html.replace("src=\"cid:", "");
    !["src=", "<script", "<link", "<iframe", "<object", "url(", "@import"].iter().any(|way| html.contains(way))
}
