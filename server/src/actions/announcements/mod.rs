//! Announcements as organisers see them, with their progress. Each thing that organisers do with one has its own file;
//! issues of newsletters share what sends, schedules, tests and stops one.

pub mod audience;
pub mod ends;
pub mod example;
pub mod preview;
pub mod remind;
pub mod schedule;
pub mod send;
pub mod stop;
pub mod test;
pub mod write;

use std::sync::Arc;

use app::domain::announcement::{AnnouncementContent, AnnouncementState, Progress, Segment};
use app::domain::audience::Audience;
use app::domain::audit::Act;
use app::domain::event::Event;
use app::domain::reach::Reach;
use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::actions::Failure;
use crate::actions::attendees::{Viewer, which};
use crate::actions::audit::note;
use crate::db::attendees::{self, Which};
use crate::db::entity::announcement::Model;
use crate::db::{announcements, reminders};
use crate::site::{Site, UnitOfWork};

/// An announcement as organisers see it.
#[derive(Clone, Debug)]
pub struct Announced {
    /// Its id.
    pub id: Uuid,
    /// Its text; empty for the reminder, whose text is the site's.
    pub content: AnnouncementContent,
    /// Whether it is the reminder.
    pub is_reminder: bool,
    /// The segment it goes to.
    pub segment: Segment,
    /// Its state.
    pub state: AnnouncementState,
    /// When it goes out or went out.
    pub send_at: Option<DateTime<Utc>>,
    /// How far it has got.
    pub progress: Progress,
}

async fn announced(site: &Site, row: Model) -> Result<Announced, Failure> {
    let (progress, state) = progress_of(site, &row).await?;
    let segment = audience::of(site.db.read(), &row).await?.segment();
    Ok(Announced {
        id: row.id,
        content: announcements::content(&row)?,
        is_reminder: row.kind == announcements::REMINDER,
        segment: segment.ok_or(Failure::Stored("an announcement without attendees"))?,
        state,
        send_at: row.send_at,
        progress,
    })
}

/// How far a round of mails has got, and its state.
pub(in crate::actions) async fn progress_of(
    site: &Site,
    row: &Model,
) -> Result<(Progress, AnnouncementState), Failure> {
    let progress = announcements::progress(site.db.read(), row).await?;
    let is_tried_again = row.kind != announcements::ISSUE && progress.in_doubt > 0;
    // Its last mail has gone; the job that notes this will run soon.
    let is_out = row.queued_at.is_some() && progress.left == 0 && !is_tried_again;
    // Its time has come; its mails are about to be queued.
    let is_due = row.send_at.is_some_and(|at| at <= site.clock.now());
    Ok(match announcements::state(row)? {
        AnnouncementState::Sending if is_out => (progress, AnnouncementState::Done),
        AnnouncementState::Scheduled if is_due => (progress, AnnouncementState::Sending),
        state => (progress, state),
    })
}

/// The announcements of an event, newest first, and whether it sends a reminder.
pub async fn list(site: &Site, event: &Event) -> Result<(Vec<Announced>, bool), Failure> {
    let db = site.db.read();
    let mut all = Vec::new();
    for row in announcements::of_purpose(db, event.purpose_id, site.clock.now()).await? {
        all.push(announced(site, row).await?);
    }
    Ok((all, reminders::reminds(db, event.id).await?))
}

/// One of an event's announcements.
pub async fn find(site: &Site, event: &Event, id: Uuid) -> Result<Option<Announced>, Failure> {
    let row = announcements::find(site.db.read(), id, site.clock.now()).await?;
    match row.filter(|row| row.purpose_id == event.purpose_id) {
        Some(row) => announced(site, row).await.map(Some),
        None => Ok(None),
    }
}

/// How many sign-ups of a segment get a mail now, and how many have to be called instead.
pub async fn audience(site: &Site, event: &Event, segment: Segment) -> Result<Reach, Failure> {
    let (db, now, purpose) = (site.db.read(), site.clock.now(), event.purpose_id);
    let without_address = Which { without_address: true, ..which(segment.name()) };
    Ok(Reach {
        emails: announcements::count(db, &Audience::attendees(event, segment), now, now).await?.into(),
        calls: attendees::count(db, purpose, without_address, now).await?,
    })
}

/// The last moment at which anybody at the event can still be written to.
pub async fn latest(site: &Site, event: &Event) -> Result<DateTime<Utc>, Failure> {
    Ok(ends::end(site.db.read(), event.purpose_id).await?.unwrap_or(event.ends_at))
}

/// An announcement that is still a draft, locked.
pub(in crate::actions) async fn draft(work: &UnitOfWork, purpose: Uuid, id: Uuid) -> Result<Option<Model>, Failure> {
    let row = announcements::lock(&work.tx.conn, id, work.now).await?;
    Ok(row.filter(|row| row.purpose_id == purpose && row.state == AnnouncementState::Draft.name()))
}

/// Sets whether an event sends a reminder.
pub async fn set_reminds(site: &Arc<Site>, viewer: Viewer, event: Uuid, reminds: bool) -> Result<(), Failure> {
    site.write(move |work| async move {
        reminders::set_reminds(&work.tx.conn, event, reminds).await?;
        note(&work, viewer.entry(Act::Changed, 0, None)).await
    })
    .await
}
