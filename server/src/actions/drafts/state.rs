//! Cancels, closes and reopens, through the same write as every other change.

use std::sync::Arc;

use app::domain::audit::Act;
use app::domain::event::Event;
use app::domain::language::LocalText;
use app::domain::reach::Reach;
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::Published;
use super::publish::NotPublished;
use crate::actions::Failure;
use crate::actions::audit::{AuditEntry, note};
use crate::actions::publish::draft::{EventDraft, NewsletterDraft};
use crate::actions::publish::wording::without_co_hosts;
use crate::actions::publish::{Writing, changes, write_event, write_newsletter};
use crate::db::{Tx, co_hosts, contents, purposes};
use crate::site::Site;

/// A change of an event's or newsletter's state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// It's cancelled, for this reason.
    Cancel(String),
    /// Sign-up has closed.
    Close,
    /// Sign-up is open again; a cancelled event takes place after all.
    Reopen,
}

impl Change {
    const fn act(&self) -> Act {
        match self {
            Self::Cancel(_) => Act::Cancelled,
            Self::Close => Act::Closed,
            Self::Reopen => Act::Reopened,
        }
    }
}

/// Changes the state of something published, and tells everybody who has to know. Returns who hears of it.
///
/// # Errors
/// When that change isn't possible.
pub async fn change(site: &Arc<Site>, of: &Published, change: Change, by: Uuid) -> Result<Reach, NotPublished> {
    let of = of.clone();
    site.write(move |work| async move {
        let Some(mut writing) = Writing::begin(&work).await? else {
            return Err(Failure::Stored("something published without an organisation").into());
        };
        let (purpose, branch) = (of.purpose(), of.branch());
        match &of {
            Published::Event(..) => {
                let (event, mut draft) = event(&work.tx, purpose).await?;
                apply(&mut draft, &event, &change, work.now);
                write_event::write(&mut writing, draft).await?;
            }
            Published::Newsletter(_) => {
                let found = contents::lock_newsletter(&work.tx.conn, purpose).await?;
                let found = found.ok_or(Failure::Stored("a newsletter that is gone"))?;
                let wording = purposes::current_version(&work.tx.conn, purpose).await?.wording;
                let slug = contents::branch(&work.tx.conn, branch).await?.slug;
                let mut draft = NewsletterDraft::of(&found, &wording, &slug);
                draft.closed = change != Change::Reopen;
                write_newsletter::write(&mut writing, draft).await?;
            }
        }
        let report = writing.end()?;
        let count = u64::try_from(report.mails()).unwrap_or(u64::MAX);
        let (act, branch) = (change.act(), Some(branch));
        note(&work, AuditEntry { act, organiser: Some(by), purpose, branch, count, reason: None }).await?;
        Ok(report.reach())
    })
    .await
}

/// Who would hear of it if an event was cancelled now.
pub async fn reach(site: &Site, event: &Event) -> Result<Reach, Failure> {
    let now = site.clock.now();
    let cancelled = Event { cancelled_at: Some(now), ..event.clone() };
    changes::reach(site.db.read(), event, &cancelled, now).await
}

/// An event, locked, with the draft that would publish it unchanged.
pub(super) async fn event(tx: &Tx, purpose: Uuid) -> Result<(Event, EventDraft), NotPublished> {
    let conn = &tx.conn;
    let found = tx.lock_event(purpose).await?.ok_or(Failure::Stored("an event that is gone"))?;
    let wording = purposes::current_version(conn, purpose).await?.wording;
    let hosts = co_hosts::of_event(conn, found.id).await?;
    let branches = contents::branches(conn).await?;
    let names: Vec<LocalText> =
        branches.iter().filter(|branch| hosts.contains(&branch.id)).map(|branch| branch.content.name.clone()).collect();
    let slug = contents::branch(conn, found.branch_id).await?.slug;
    let draft = EventDraft::of(&found, &wording, &slug, without_co_hosts(&wording.seen_by, &names));
    Ok((found, draft))
}

fn apply(draft: &mut EventDraft, event: &Event, change: &Change, now: DateTime<Utc>) {
    match change {
        Change::Cancel(reason) => draft.content.cancelled = Some(LocalText::english(reason)),
        Change::Close => draft.times.closes_at = now.min(event.closes_at),
        Change::Reopen if event.cancelled_at.is_some() => draft.content.cancelled = None,
        Change::Reopen => {
            draft.times.closes_at = if now < event.starts_at { event.starts_at } else { event.ends_at };
            draft.times.opens_at = event.opens_at.filter(|at| *at > now);
        }
    }
}
