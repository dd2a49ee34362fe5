//! Delivery status notifications (RFC 3464): what they say became of a mail.

use app::domain::bounce::{BounceClass, MailStatus, of_text};

use super::fields;
use super::headers::Headers;

/// The most recipients that are looked at; our mails have one, which may be an alias of several.
const MOST: usize = 10;

/// What a report says. `None` if the mail was delivered, or still may be.
pub(super) fn class(report: &str) -> Option<BounceClass> {
    let report = report.replace("\r\n", "\n");
    let blocks = report.split("\n\n").map(str::trim_start).filter(|block| !block.is_empty());
    let recipients: Vec<Headers> =
        blocks.map(fields).filter(|block| block.first("action").is_some() || block.first("status").is_some()).collect();
    let mut found = Vec::new();
    for recipient in recipients.iter().take(MOST) {
        match recipient.first("action").unwrap_or("failed").to_ascii_lowercase().as_str() {
            "failed" => found.extend(of_recipient(recipient)),
            // Somebody behind the address has it.
            "delivered" | "relayed" | "expanded" => return None,
            // Still being tried: if it fails in the end, another report says so.
            _ => {}
        }
    }
    // Of several behind one address, the mildest counts.
    [BounceClass::Soft, BounceClass::Ours, BounceClass::Hard].into_iter().find(|class| found.contains(class))
}

/// The clearest code first, and words last.
fn of_recipient(recipient: &Headers) -> Option<BounceClass> {
    let diagnostic = recipient.first("diagnostic-code").unwrap_or_default();
    let status = recipient.first("status").and_then(MailStatus::find);
    let clear = [status, MailStatus::find(diagnostic)].into_iter().flatten().find(|status| status.is_clear());
    match clear {
        Some(clear) => clear.class(),
        None => of_text(diagnostic).or(Some(BounceClass::Soft)),
    }
}
