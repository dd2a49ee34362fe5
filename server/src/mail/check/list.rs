//! The headers of a list's mail: RFC 2369, RFC 2919, RFC 8058; and that nobody's automatic reply answers it (RFC 3834).

use mail_parser::Message;

use super::Finding;
use super::form::{OUR_FAULT, value};

pub(super) fn check(message: &Message<'_>) -> Vec<Finding> {
    let ours = |is_met, what: &str| Finding::of(is_met, what, OUR_FAULT);
    let has = |name| value(message, name).unwrap_or_default();
    let id = has("List-Id");
    vec![
        ours(id.ends_with('>') && id.contains('<'), "a List-Id (RFC 2919)"),
        Finding::of(
            is_one_click(&has("List-Unsubscribe")),
            "List-Unsubscribe with exactly one https address (RFC 8058 §3.1)",
            "Set ONPURPOSE_BASE_URL to the address that starts with https://.",
        ),
        ours(
            has("List-Unsubscribe-Post") == "List-Unsubscribe=One-Click",
            "List-Unsubscribe-Post: List-Unsubscribe=One-Click (RFC 8058 §3.1)",
        ),
        ours(
            has("List-Help").starts_with('<') && has("List-Owner").starts_with("<mailto:"),
            "List-Help and List-Owner (RFC 2369)",
        ),
        ours(has("Auto-Submitted").starts_with("auto-"), "Auto-Submitted, so that no absence note answers (RFC 3834)"),
    ]
}

/// One https address, and perhaps a mailto.
fn is_one_click(value: &str) -> bool {
    let uris: Vec<&str> = value.split(',').map(|uri| uri.trim().trim_matches(['<', '>'])).collect();
    let of = |scheme: &str| uris.iter().filter(|uri| uri.starts_with(scheme)).count();
    of("https://") == 1 && of("https://") + of("mailto:") == uris.len()
}
