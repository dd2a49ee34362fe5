//! Sends announcements and reminders: one mail to each person through the outbox, queued in bounded batches, each in
//! its own write so that sign-ups get through in between. After an interruption the next sweep continues.

use std::sync::Arc;

use app::domain::announcement::{AnnouncementContent, AnnouncementState, Segment};
use app::mails::kind::{AnnouncementMail, MailDetail};
use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use crate::clock;
use crate::db::announcements::{self, REMINDER};
use crate::db::entity::announcement::Model;
use crate::db::outbox::{self, About, NewMail};
use crate::db::{ConnectionTrait, Tx, contents, purposes, reminders, to_json};
use crate::site::{Site, UnitOfWork};

use crate::actions::Failure;
use crate::actions::held::event_end;

/// The most mails that one write queues.
const BATCH: u64 = 500;
/// How long before an event its reminder goes out.
const REMINDER_LEAD: TimeDelta = TimeDelta::days(2);
/// How long before an event it's too late for one, as after downtime or when the event was moved.
const REMINDER_DEADLINE: TimeDelta = TimeDelta::hours(12);

/// Sends what is due, and notes the result. Announcements end when the records of their events do.
///
/// # Errors
/// When the database refuses; what was already queued stays.
pub async fn send_due(site: &Arc<Site>) -> Result<(), Failure> {
    update_ends(site).await?;
    for id in announcements::due(site.db.read(), site.clock.now()).await? {
        send(site, id).await?;
    }
    Ok(())
}

/// Queues every mail of an announcement whose time has come.
///
/// # Errors
/// When the database refuses; the next sweep continues.
pub async fn send(site: &Arc<Site>, id: Uuid) -> Result<(), Failure> {
    loop {
        let more = site.write(move |work| async move { queue(&work, id).await }).await?;
        if !more {
            return Ok(());
        }
        tokio::task::yield_now().await;
    }
}

/// Queues one batch. Returns whether there are more.
async fn queue(work: &UnitOfWork, id: Uuid) -> Result<bool, Failure> {
    let now = work.now;
    // Read in the same write: it may have been stopped in the meantime.
    let Some(row) = announcements::lock(&work.tx.conn, id, now).await? else { return Ok(false) };
    let row = match announcements::state(&row)? {
        AnnouncementState::Scheduled if row.send_at.is_some_and(|at| at <= now) => begin(&work.tx, row, now).await?,
        AnnouncementState::Sending => row,
        _ => return Ok(false),
    };
    if row.queued_at.is_some() {
        finish(&work.tx, &row).await?;
        return Ok(false);
    }
    let to = (row.purpose_id, announcements::segment(&row)?);
    let started = row.started_at.unwrap_or(now);
    let after = row.queued_to.unwrap_or_default();
    let people = announcements::people_after(&work.tx.conn, to, started, (after, BATCH), now).await?;
    let kind = if row.kind == REMINDER { AnnouncementMail::Reminder } else { AnnouncementMail::Announcement };
    let full = people.len() as u64 == BATCH;
    let last = people.last().map(|(id, _)| *id).or(row.queued_to);
    let mails = people.into_iter().map(|(person, expires_at)| NewMail {
        purpose_id: row.purpose_id,
        detail: MailDetail::default(),
        about: About::Attendee { registration: person, announcement: id, kind },
        due_at: now,
        expires_at,
        allowed: true,
    });
    outbox::add(&work.tx, mails, now).await?;
    announcements::set_queued(&work.tx.conn, id, last, (!full).then_some(now)).await?;
    Ok(full)
}

/// Fixes the recipients: those in the segment at this moment.
async fn begin(tx: &Tx, row: Model, now: DateTime<Utc>) -> Result<Model, Failure> {
    let started_at = row.started_at.unwrap_or(now);
    let to = (row.purpose_id, announcements::segment(&row)?);
    let total = announcements::count(&tx.conn, to, started_at, now).await?;
    announcements::start(&tx.conn, row.id, started_at, total).await.map_err(Failure::from)
}

/// Notes the result of an announcement once all its mails are sent or given up.
async fn finish(tx: &Tx, row: &Model) -> Result<(), Failure> {
    let progress = announcements::progress(&tx.conn, row).await?;
    if progress.left > 0 || progress.in_doubt > 0 {
        return Ok(());
    }
    announcements::finish(&tx.conn, row.id, progress.sent, progress.failed).await.map_err(Failure::from)
}

/// Begins the reminders that are due: once for each event, to those who had a seat two days before it.
pub async fn remind(site: &Arc<Site>) -> Result<(), Failure> {
    for purpose in reminders::to_remind(site.db.read(), site.clock.now(), (REMINDER_LEAD, REMINDER_DEADLINE)).await? {
        site.write(move |work| async move { begin_reminder(&work, purpose).await }).await?;
    }
    Ok(())
}

async fn begin_reminder(work: &UnitOfWork, purpose: Uuid) -> Result<(), Failure> {
    let now = work.now;
    let Some(event) = work.tx.lock_event(purpose).await? else { return Ok(()) };
    // Checked again under the lock: another sweep may have been here.
    if !reminders::to_remind(&work.tx.conn, now, (REMINDER_LEAD, REMINDER_DEADLINE)).await?.contains(&purpose) {
        return Ok(());
    }
    let row = Model {
        // Anyone who confirmed later has only just got the ticket.
        started_at: Some(event.starts_at - REMINDER_LEAD),
        send_at: Some(now),
        kind: REMINDER.to_owned(),
        state: AnnouncementState::Scheduled.name().to_owned(),
        ..new(work, purpose, &AnnouncementContent::default(), Segment::Confirmed).await?
    };
    announcements::add(&work.tx.conn, row).await.map_err(Failure::from)
}

/// A new announcement, as a draft.
pub async fn new(
    work: &UnitOfWork,
    purpose: Uuid,
    content: &AnnouncementContent,
    segment: Segment,
) -> Result<Model, Failure> {
    let now = work.now;
    let expires_at = end(&work.tx.conn, purpose).await?.ok_or(Failure::Stored("an announcement without event"))?;
    Ok(Model {
        id: clock::ordered_id(now),
        purpose_id: purpose,
        organiser_id: None,
        kind: announcements::WRITTEN.to_owned(),
        state: AnnouncementState::Draft.name().to_owned(),
        segment: segment.name().to_owned(),
        content: to_json(content)?,
        send_at: None,
        total: 0,
        queued_to: None,
        queued_at: None,
        started_at: None,
        sent: 0,
        failed: 0,
        created_at: now,
        expires_at,
    })
}

/// When the records of an event end, and its announcements with them.
pub async fn end<C: ConnectionTrait>(db: &C, purpose: Uuid) -> Result<Option<DateTime<Utc>>, Failure> {
    let Some(event) = contents::event_of(db, purpose).await? else { return Ok(None) };
    let keep = purposes::current_version(db, purpose).await?.wording.keep;
    Ok(Some(event_end(&event).plus(keep)))
}

async fn update_ends(site: &Arc<Site>) -> Result<(), Failure> {
    for (purpose, known) in announcements::ends(site.db.read()).await? {
        let Some(end) = end(site.db.read(), purpose).await?.filter(|end| *end != known) else { continue };
        site.write(move |work| async move {
            announcements::set_end(&work.tx.conn, purpose, end).await.map_err(Failure::from)
        })
        .await?;
    }
    Ok(())
}
