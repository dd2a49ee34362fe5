//! Queues mails about a record, in the unit of work that causes them.

use app::mails::kind::{MailDetail, MailKind};
use chrono::TimeDelta;

use crate::db::outbox::{self, About, NewMail};
use crate::db::records::Record;
use crate::db::registrations;
use crate::site::UnitOfWork;

use super::Failure;

/// Queues a mail about a record, to be sent `after` some time.
pub async fn queue(work: &UnitOfWork, kind: MailKind, record: &Record, after: TimeDelta) -> Result<(), Failure> {
    queue_with(work, kind, MailDetail::default(), record, after).await
}

/// Like [`queue`], with details beyond the record. Does nothing for a record without an address.
pub async fn queue_with(
    work: &UnitOfWork,
    kind: MailKind,
    detail: MailDetail,
    record: &Record,
    after: TimeDelta,
) -> Result<(), Failure> {
    if !registrations::has_address(record) {
        return Ok(());
    }
    outbox::add(&work.tx, [mail(work, kind, detail, record, after)], work.now).await.map_err(Failure::from)
}

/// A mail about a record, to be sent `after` some time.
#[must_use]
pub fn mail(work: &UnitOfWork, kind: MailKind, detail: MailDetail, record: &Record, after: TimeDelta) -> NewMail {
    let about = match record {
        Record::Registration(row) => About::Registration(row.id, kind),
        Record::Subscription(row) => About::Subscription(row.id, kind),
    };
    NewMail {
        purpose_id: record.purpose_id(),
        detail,
        about,
        due_at: work.now + after,
        expires_at: record.expires_at(),
        allowed: true,
    }
}
