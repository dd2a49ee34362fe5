//! Abuse reports (RFC 5965): a reader has pressed "this is spam".

use app::domain::bounce::BounceClass;

use super::{InboundKind, fields};

/// What a report is.
pub(super) fn kind(report: &str) -> InboundKind {
    match fields(report).first("feedback-type").unwrap_or("abuse").to_ascii_lowercase().as_str() {
        // The opposite: somebody has taken it out of the spam folder.
        "not-spam" => InboundKind::Automatic,
        // Something is wrong with what we sign (RFC 6591), or with what we send.
        "auth-failure" | "dmarc" | "virus" => InboundKind::Bounce(BounceClass::Ours),
        // Whatever else there may be is to be taken as `other` (RFC 5965 §7.3), and that as a complaint.
        _ => InboundKind::Complaint,
    }
}
