//! Publishes a draft: something new, or a change of what is published.

use std::sync::Arc;

use app::domain::audit::Act;
use app::domain::event::Event;
use app::domain::reach::Reach;
use app::domain::slug::Slug;
use app::paths;
use uuid::Uuid;

use super::parsed::Content;
use super::{Approval, Draft, Published};
use crate::actions::Failure;
use crate::actions::audit::{AuditEntry, note};
use crate::actions::publish::{Fault, PublishError, Writing, changes, write_event, write_newsletter};
use crate::db::{ConnectionTrait, Tx, contents, drafts, editing};
use crate::site::{Site, UnitOfWork};

/// Why a draft wasn't published. Nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum NotPublished {
    /// Somebody else has saved the draft since.
    #[error("saved by somebody else")]
    Stale,
    /// The published version has changed since the draft was made from it.
    #[error("changed by somebody else")]
    ChangedSince,
    /// Something is wrong or missing.
    #[error("not complete")]
    Faults(Vec<Fault>),
    /// It deviates from its template, and that isn't approved.
    #[error("goes beyond its template")]
    Deviation,
    /// See [`Failure`].
    #[error(transparent)]
    Failure(#[from] Failure),
}

from_database!(NotPublished);

impl From<PublishError> for NotPublished {
    fn from(error: PublishError) -> Self {
        match error {
            PublishError::Refused(faults) => Self::Faults(faults),
            PublishError::Failure(failure) => Self::Failure(failure),
        }
    }
}

/// The revisions that the publisher has seen.
#[derive(Clone, Copy, Debug)]
pub struct Seen {
    /// The draft's revision.
    pub draft: i32,
    /// The revision of the published version.
    pub published: Option<i32>,
}

/// Publishes a draft. Returns the path of its organisers' page, and who hears of it.
///
/// # Errors
/// See [`NotPublished`].
pub async fn publish(site: &Arc<Site>, draft: &Draft, seen: Seen, by: Uuid) -> Result<(String, Reach), NotPublished> {
    let parsed = draft.parse_as(site, &draft.typed, Some(by)).await?;
    let Some(content) = parsed.content else { return Err(NotPublished::Faults(parsed.faults)) };
    if !parsed.deviations.is_empty() && draft.row.approval != Approval::Granted {
        return Err(NotPublished::Deviation);
    }
    let draft = draft.clone();
    site.write(move |work| async move { write(&work, &draft, content, seen, by).await }).await
}

async fn write(
    work: &UnitOfWork,
    draft: &Draft,
    content: Content,
    seen: Seen,
    by: Uuid,
) -> Result<(String, Reach), NotPublished> {
    // This also locks out a second publisher, who then sees a newer revision.
    if !drafts::save(&work.tx.conn, &draft.row, seen.draft).await? {
        return Err(NotPublished::Stale);
    }
    if let Some(of) = &draft.of
        && current(&work.tx, of).await? != seen.published
    {
        return Err(NotPublished::ChangedSince);
    }
    let Some(mut writing) = Writing::begin(work).await? else {
        return Err(Failure::Stored("a draft without an organisation").into());
    };
    let (purpose, path) = match content {
        Content::Event(mut event) => {
            if draft.of.is_none() {
                let day = event.times.zone.local(event.times.starts_at).format("%Y-%m-%d").to_string();
                event.named.slug = free_slug(&work.tx.conn, &event.named.slug, &day).await?;
            }
            let slug = event.named.slug.clone();
            write_event::write(&mut writing, *event).await?;
            let made = contents::event_by_slug(&work.tx.conn, slug.as_str()).await?;
            (made.map(|event| event.purpose_id), paths::organise::event(&slug))
        }
        Content::Newsletter(mut newsletter) => {
            if draft.of.is_none() {
                newsletter.named.slug = free_slug(&work.tx.conn, &newsletter.named.slug, "news").await?;
            }
            let slug = newsletter.named.slug.clone();
            write_newsletter::write(&mut writing, *newsletter).await?;
            let made = contents::newsletter_by_slug(&work.tx.conn, slug.as_str()).await?;
            (made.map(|newsletter| newsletter.purpose_id), paths::organise::newsletter(&slug))
        }
    };
    let report = writing.end()?;
    drafts::remove(&work.tx.conn, draft.row.id).await?;
    let purpose = purpose.ok_or(Failure::Stored("something published that is not there"))?;
    let act = if draft.of.is_some() { Act::Changed } else { Act::Published };
    let branch = Some(draft.row.branch_id);
    let count = u64::try_from(report.mails()).unwrap_or(u64::MAX);
    note(work, AuditEntry { act, organiser: Some(by), purpose, branch, count, reason: None }).await?;
    Ok((path, report.reach()))
}

/// Who would hear of it if a draft of an event's change became `after` now.
pub async fn reach(site: &Site, before: &Event, after: &Event) -> Result<Reach, Failure> {
    // A draft says why an event is cancelled, and only the published event when it was.
    let cancelled_at = after.content.cancelled.as_ref().and(before.cancelled_at);
    let after = Event { cancelled_at, ..after.clone() };
    let known = write_event::known(before, &after);
    changes::reach(site.db.read(), &known, &after, site.clock.now()).await
}

/// The revision of something published, locked until the transaction ends.
async fn current(tx: &Tx, of: &Published) -> Result<Option<i32>, NotPublished> {
    Ok(Some(match of {
        Published::Event(event, _) => {
            tx.lock_event(event.purpose_id).await?;
            editing::management(&tx.conn, event.id).await?.1
        }
        Published::Newsletter(newsletter) => {
            contents::lock_newsletter(&tx.conn, newsletter.purpose_id).await?;
            editing::newsletter(&tx.conn, newsletter.id).await?.1
        }
    }))
}

/// A free public name: the one wanted, or that followed by `more`, or by a number.
pub(super) async fn free_slug<C: ConnectionTrait>(db: &C, wanted: &Slug, more: &str) -> Result<Slug, crate::db::DbErr> {
    let numbered = (2..).map(|n: u32| wanted.with(&n.to_string()));
    for slug in [wanted.clone(), wanted.with(more)].into_iter().chain(numbered) {
        let name = slug.as_str();
        let taken = contents::event_by_slug(db, name).await?.is_some()
            || contents::newsletter_by_slug(db, name).await?.is_some()
            || contents::branch_by_slug(db, name).await?.is_some();
        if !taken {
            return Ok(slug);
        }
    }
    Ok(wanted.clone())
}
