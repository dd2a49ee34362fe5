//! Stops an announcement or an issue that is scheduled, going out or paused.

use std::sync::Arc;

use app::domain::announcement::AnnouncementState;
use app::domain::audit::Act;
use uuid::Uuid;

use super::send;
use crate::actions::attendees::Viewer;
use crate::actions::audit::{AuditEntry, note};
use crate::actions::{Failure, pictures};
use crate::db::entity::announcement::Model;
use crate::db::{announcements, contents};
use crate::site::{Site, UnitOfWork};

/// Stops it: mails that haven't gone yet aren't sent. An issue that has gone to everybody is taken out of the archive, and
/// in any case its pictures are gone.
pub async fn stop(site: &Arc<Site>, viewer: Viewer, id: Uuid, act: Act) -> Result<(), Failure> {
    let is_stopped = site
        .write(move |work| async move {
            let found = announcements::lock(&work.tx.conn, id, work.now).await?;
            let Some(row) = found.filter(|row| row.purpose_id == viewer.purpose) else { return Ok(false) };
            let state = announcements::state(&row)?;
            let is_withdrawn = row.kind == announcements::ISSUE && state == AnnouncementState::Done;
            if !is_running(state) && !is_withdrawn {
                return Ok(false);
            }
            let left = halt(&work, &row).await?;
            if row.kind == announcements::ISSUE {
                pictures::relink(&work.tx, id, "").await?;
            }
            note(&work, viewer.entry(act, left.into(), None)).await?;
            Ok::<_, Failure>(true)
        })
        .await?;
    if is_stopped { send::send(site, id).await } else { Ok(()) }
}

const fn is_running(state: AnnouncementState) -> bool {
    matches!(state, AnnouncementState::Scheduled | AnnouncementState::Sending | AnnouncementState::Paused)
}

/// The same, done by the site itself: too much of it comes back. The caller has it locked, and has looked at its state.
pub async fn by_site(work: &UnitOfWork, row: &Model) -> Result<(), Failure> {
    let Some(event) = contents::event_of(&work.tx.conn, row.purpose_id).await? else { return Ok(()) };
    let count = halt(work, row).await?.into();
    let (purpose, branch) = (event.purpose_id, Some(event.branch_id));
    let act = Act::AnnouncementStopped;
    note(work, AuditEntry { act, organiser: None, purpose, branch, count, reason: None }).await
}

/// Nothing of it is sent from now on. Returns how many people won't get it; their mails are given up afterwards.
async fn halt(work: &UnitOfWork, row: &Model) -> Result<u32, Failure> {
    let left = announcements::progress(&work.tx.conn, row).await?.left;
    announcements::set_state(&work.tx.conn, row.id, AnnouncementState::Stopped).await?;
    Ok(left)
}
