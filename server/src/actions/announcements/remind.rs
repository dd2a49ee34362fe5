//! Begins the reminders that are due, which are then sent like announcements.

use std::sync::Arc;

use app::domain::announcement::{AnnouncementContent, AnnouncementState, Segment};
use chrono::TimeDelta;
use uuid::Uuid;

use super::write::new;
use crate::actions::Failure;
use crate::db::announcements::{self, REMINDER};
use crate::db::entity::announcement::Model;
use crate::db::reminders;
use crate::site::{Site, UnitOfWork};

/// How long before an event its reminder goes out.
const REMINDER_LEAD: TimeDelta = TimeDelta::days(2);
/// How long before an event it's too late for one, as after downtime or when the event was moved.
const REMINDER_DEADLINE: TimeDelta = TimeDelta::hours(12);

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
