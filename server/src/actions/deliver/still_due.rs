//! Whether a mail should still be sent when it's due.

use app::domain::event::Event;
use app::domain::held::{Held, RecordState, Subject};
use app::mails::kind::MailKind;
use chrono::{DateTime, Utc};

/// Whether a mail is still true: the record, and its event or newsletter, are as it says.
pub fn is_still_due(kind: MailKind, held: &Held, now: DateTime<Utc>) -> bool {
    let pending = matches!(held.state, RecordState::Pending { .. });
    let (stands, over) = match &held.subject {
        Subject::Event(event) => (event.cancelled_at.is_none(), event.is_over(now)),
        Subject::Newsletter(newsletter) => (newsletter.closed_at.is_none(), false),
    };
    // Mail to it comes back: it gets only what is about itself.
    if kind.is_list_mail() && held.suspended.is_some() {
        return false;
    }
    match kind {
        MailKind::Confirm | MailKind::ConfirmReminder => pending && stands && !over,
        MailKind::AlreadySignedUp => !pending,
        MailKind::Ticket | MailKind::SeatFree => held.state == RecordState::Confirmed && stands,
        MailKind::Waiting | MailKind::MovedToWaiting => held.state == RecordState::Waiting && stands && !over,
        MailKind::AddedByHand | MailKind::SeatsChanged => !pending && stands && !over,
        MailKind::EventChanged => !pending && stands,
        MailKind::EventCancelled => !pending && !stands,
        MailKind::Subscribed | MailKind::BroughtIn => held.state == RecordState::Subscribed && stands,
        MailKind::Renew => held.state == RecordState::Subscribed && stands && held.renewal_asked,
    }
}

/// Whether somebody still reads a newsletter that still comes out, and mail reaches them.
pub fn is_reader(held: &Held) -> bool {
    let Subject::Newsletter(newsletter) = &held.subject else { return false };
    held.state == RecordState::Subscribed && newsletter.closed_at.is_none() && held.suspended.is_none()
}

/// The same for the reminder.
pub fn is_to_be_reminded(held: &Held, now: DateTime<Utc>) -> bool {
    let soon = |event: &Event| event.cancelled_at.is_none() && event.starts_at > now;
    held.state == RecordState::Confirmed && held.event().is_some_and(soon)
}
