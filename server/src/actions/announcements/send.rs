//! Sends announcements, reminders and issues: one mail to each person through the outbox, queued in bounded batches, each
//! in its own write so that sign-ups get through in between. After an interruption the next sweep continues.

use std::sync::Arc;

use app::domain::announcement::AnnouncementState;
use app::domain::audience::Audience;
use app::domain::retention;
use app::mails::kind::{AnnouncementMail, MailDetail};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::audience;
use crate::db::announcements::{self, ISSUE, REMINDER};
use crate::db::entity::announcement::Model;
use crate::db::outbox::{self, About, NewMail};
use crate::db::records::Record;
use crate::db::{ConnectionTrait, Tx, contents, issue_saves, issues};
use crate::site::{Site, UnitOfWork};

use crate::actions::{Failure, pictures};

/// The most mails that one write queues, holds back or gives up.
const BATCH: u64 = 500;

/// Sends what is due, and notes the result. Announcements end when the records of their events do.
///
/// # Errors
/// When the database refuses; what was already queued stays.
pub async fn send_due(site: &Arc<Site>) -> Result<(), Failure> {
    super::ends::update_all(site).await?;
    let mut result = Ok(());
    for id in announcements::due(site.db.read(), site.clock.now()).await? {
        // One that fails holds up no other.
        result = result.and(send(site, id).await);
    }
    result
}

/// Queues every mail of an announcement whose time has come; holds back those of a paused one, and gives up those of one
/// that was stopped.
///
/// # Errors
/// When the database refuses; the next sweep continues.
pub async fn send(site: &Arc<Site>, id: Uuid) -> Result<(), Failure> {
    loop {
        let more = site.write(move |work| async move { step(&work, id).await }).await?;
        if !more {
            return Ok(());
        }
        tokio::task::yield_now().await;
    }
}

/// Does one batch. Returns whether there are more.
async fn step(work: &UnitOfWork, id: Uuid) -> Result<bool, Failure> {
    let (now, conn) = (work.now, &work.tx.conn);
    // Read in the same write: it may have been stopped in the meantime.
    let Some(row) = announcements::lock(conn, id, now).await? else { return Ok(false) };
    match announcements::state(&row)? {
        AnnouncementState::Scheduled if row.send_at.is_some_and(|at| at <= now) => {
            if row.kind == ISSUE && is_closed(conn, &row).await? {
                // It would go to nobody and into the archive.
                issues::back_to_draft(conn, id).await?;
                return Ok(false);
            }
            let row = begin(&work.tx, row, now).await?;
            queue(work, row).await
        }
        AnnouncementState::Sending => {
            let released = announcements::release(&work.tx, id, BATCH, now).await?;
            if released == BATCH { Ok(true) } else { queue(work, row).await }
        }
        AnnouncementState::Paused => Ok(announcements::hold(conn, id, BATCH).await? == BATCH),
        AnnouncementState::Stopped => {
            Ok(announcements::give_up(conn, id, BATCH, now, retention::outbox(now)).await? == BATCH)
        }
        _ => Ok(false),
    }
}

/// Whether the newsletter of an issue has ended.
async fn is_closed<C: ConnectionTrait>(db: &C, row: &Model) -> Result<bool, Failure> {
    Ok(contents::newsletter_of(db, row.purpose_id).await?.is_none_or(|newsletter| newsletter.closed_at.is_some()))
}

/// Queues one batch. Returns whether there are more.
async fn queue(work: &UnitOfWork, row: Model) -> Result<bool, Failure> {
    let (now, id, conn) = (work.now, row.id, &work.tx.conn);
    if row.queued_at.is_some() {
        finish(&work.tx, &row).await?;
        return Ok(false);
    }
    let audience = audience::of(conn, &row).await?;
    let started = row.started_at.unwrap_or(now);
    let after = row.queued_to.unwrap_or_default();
    let people = announcements::people_after(conn, &audience, started, (after, BATCH), now).await?;
    let full = people.len() as u64 == BATCH;
    let last = people.last().map(Record::id).or(row.queued_to);
    let mut mails = Vec::with_capacity(people.len());
    for person in people {
        match audience::has_answered(&work.site, conn, &audience, &person).await {
            Ok(true) => mails.push(mail(&row, &person, now)),
            Ok(false) => {}
            // Their answers are damaged, or their key is gone: that holds up nobody else.
            Err(failure @ (Failure::Vault(_) | Failure::Stored(_))) => {
                tracing::error!(%failure, "a reader's answers cannot be opened");
            }
            Err(failure) => return Err(failure),
        }
    }
    // Those of one answer can't be counted before they're asked.
    let more = if audience.answer().is_some() { mails.len() } else { 0 };
    let total = u32::try_from(row.total).unwrap_or(0).saturating_add(u32::try_from(more).unwrap_or(u32::MAX));
    outbox::add(&work.tx, mails, now).await?;
    announcements::set_queued(conn, id, last, (!full).then_some(now), total).await?;
    Ok(full)
}

fn mail(row: &Model, person: &Record, now: DateTime<Utc>) -> NewMail {
    let about = match person {
        Record::Registration(of) => {
            let kind = if row.kind == REMINDER { AnnouncementMail::Reminder } else { AnnouncementMail::Announcement };
            About::Attendee { registration: of.id, announcement: row.id, kind }
        }
        Record::Subscription(of) => About::Reader { subscription: of.id, issue: row.id },
    };
    NewMail {
        purpose_id: row.purpose_id,
        detail: MailDetail::default(),
        about,
        due_at: now,
        expires_at: person.expires_at(),
        allowed: true,
    }
}

/// Fixes the recipients: those in the audience at this moment. An issue gets its number.
async fn begin(tx: &Tx, row: Model, now: DateTime<Utc>) -> Result<Model, Failure> {
    let started_at = row.started_at.unwrap_or(now);
    let total = expected(tx, &audience::of(&tx.conn, &row).await?, started_at, now).await?;
    if row.kind == ISSUE {
        issues::set_number(&tx.conn, &row, retention::evidence(now)).await?;
        issue_saves::remove_of(tx, row.id).await?;
        pictures::relink(tx, row.id, &issues::content(&row)?.text).await?;
    }
    announcements::start(&tx.conn, row.id, started_at, total).await.map_err(Failure::from)
}

async fn expected(tx: &Tx, to: &Audience, at: DateTime<Utc>, now: DateTime<Utc>) -> Result<u32, Failure> {
    if to.answer().is_some() {
        return Ok(0);
    }
    announcements::count(&tx.conn, to, at, now).await.map_err(Failure::from)
}

/// Notes the end of an announcement once all its mails are sent or given up.
async fn finish(tx: &Tx, row: &Model) -> Result<(), Failure> {
    let progress = announcements::progress(&tx.conn, row).await?;
    let is_tried_again = row.kind != ISSUE && progress.in_doubt > 0;
    if progress.left > 0 || is_tried_again {
        return Ok(());
    }
    announcements::set_state(&tx.conn, row.id, AnnouncementState::Done).await.map_err(Failure::from)
}
