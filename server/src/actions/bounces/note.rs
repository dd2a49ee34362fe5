//! Notes that a mail came back, and does what that means: suspend, count, unsubscribe, or blame ourselves.

use std::sync::Arc;

use app::domain::bounce::{BounceClass, SoftBounces, SuspensionReason, of_reply};
use uuid::Uuid;

use crate::db::bounces::{self, SentMail};
use crate::db::records::{self, Record, RecordKind};
use crate::site::{Site, UnitOfWork};

use super::super::erase::{self, Suppress};
use super::{Failure, WorkedOff, breaker};

/// Notes that a mail came back, and halts the round it was a part of if too many of that did.
///
/// # Errors
/// When the database or the journal fails; nothing is noted then, or it's noted and the next one halts the round.
pub async fn came_back(site: &Arc<Site>, mail: Uuid, class: BounceClass) -> Result<WorkedOff, Failure> {
    // What is gone, or was noted before, costs no commit. A complaint counts after a bounce too.
    let known = bounces::mail(site.db.read(), mail, site.clock.now()).await?;
    let is_new = |before| class == BounceClass::Complaint && before != BounceClass::Complaint;
    if !known.is_some_and(|mail| mail.bounce.is_none_or(is_new)) {
        return Ok(WorkedOff::Nothing);
    }
    let noted = site.write_on_reserve(move |work| async move { note_one(&work, mail, class).await }).await?;
    let Some(noted) = noted else { return Ok(WorkedOff::Nothing) };
    breaker::look(site, &[(noted, class)]).await?;
    Ok(WorkedOff::Noted)
}

/// Notes one mail. `None` if it's gone, or was noted before.
async fn note_one(work: &UnitOfWork, id: Uuid, class: BounceClass) -> Result<Option<SentMail>, Failure> {
    let Some(found) = bounces::mail(&work.tx.conn, id, work.now).await? else { return Ok(None) };
    if class == BounceClass::Complaint {
        // Its lock comes before the record's, see below.
        return complained(work, found).await;
    }
    if let Some(record) = found.record {
        bounces::hold(&work.tx.conn, record).await?;
    }
    // Read again: a second report on the same mail may have come at the same time.
    let Some(mail) = bounces::mail(&work.tx.conn, id, work.now).await?.filter(|mail| mail.bounce.is_none()) else {
        return Ok(None);
    };
    apply(work, &mail, class).await?;
    bounces::mark(&work.tx.conn, id, class).await?;
    Ok(Some(mail))
}

/// What a relay said while it was handed mails: each with its reply code.
///
/// # Errors
/// When the database fails.
pub async fn refused(work: &UnitOfWork, replies: &[(Uuid, String)]) -> Result<Vec<(SentMail, BounceClass)>, Failure> {
    let mut noted = Vec::new();
    let mut classed: Vec<_> = replies.iter().filter_map(|(id, code)| Some((*id, of_reply(code)?))).collect();
    // In one order, so that two batches don't wait for each other.
    classed.sort_unstable_by_key(|(id, _)| *id);
    for (id, class) in classed {
        noted.extend(note_one(work, id, class).await?.map(|mail| (mail, class)));
    }
    Ok(noted)
}

/// Does what a failure means for the record.
async fn apply(work: &UnitOfWork, mail: &SentMail, class: BounceClass) -> Result<(), Failure> {
    let now = work.now;
    let Some(key) = mail.record else { return Ok(()) };
    // An unconfirmed address isn't anybody's yet: a confirmation would show that it works.
    let Some(record) = records::find(&work.tx.conn, key.1, now).await?.filter(|record| !record.is_pending()) else {
        return Ok(());
    };
    match class {
        BounceClass::Hard => {
            bounces::suspend(&work.tx.conn, key, SuspensionReason::NoSuchAddress, now).await?;
        }
        BounceClass::Soft => {
            let soft = SoftBounces::and(bounces::soft_bounces(&record), now);
            bounces::set_soft(&work.tx.conn, key, soft).await?;
            if soft.suspend() {
                bounces::suspend(&work.tx.conn, key, SuspensionReason::KeptFailing, now).await?;
            }
        }
        BounceClass::Ours | BounceClass::Complaint => {}
    }
    Ok(())
}

/// A reader says that it's spam: a newsletter is over for them at once; of an event, whatever isn't about their own
/// sign-up.
async fn complained(work: &UnitOfWork, mail: SentMail) -> Result<Option<SentMail>, Failure> {
    if mail.bounce == Some(BounceClass::Complaint) {
        return Ok(None);
    }
    let found = match mail.record {
        Some((_, id)) => records::find(&work.tx.conn, id, work.now).await?,
        None => None,
    };
    match found {
        Some(record) if record.kind() == RecordKind::Subscription || record.is_pending() => {
            let list = record.kind() == RecordKind::Subscription;
            erase::write(work, &record, Suppress { list, all: false }).await?;
        }
        Some(record) => suspend(work, &record).await?,
        None => {}
    }
    // With its record the mail's row is gone, unless it was about an event.
    bounces::mark(&work.tx.conn, mail.id, BounceClass::Complaint).await?;
    Ok(Some(mail))
}

async fn suspend(work: &UnitOfWork, record: &Record) -> Result<(), Failure> {
    let key = (record.kind(), record.id());
    bounces::suspend(&work.tx.conn, key, SuspensionReason::Complaint, work.now).await?;
    Ok(())
}
