//! Sends an issue now or schedules it, and takes a scheduled one back.

use std::sync::Arc;

use app::domain::announcement::AnnouncementState;
use app::domain::audit::Act;
use app::domain::retention::year;
use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::actions::Failure;
use crate::actions::announcements::{draft, schedule, send};
use crate::actions::attendees::Viewer;
use crate::actions::audit::note;
use crate::actions::drafts::SaveError;
use crate::db::{announcements, issues};
use crate::site::Site;

/// Schedules a draft: for a time, or for now. Pressing the button twice sends it once.
///
/// # Errors
/// When somebody has changed it since `seen`, the revision that was checked.
pub async fn schedule(
    site: &Arc<Site>,
    viewer: Viewer,
    id: Uuid,
    send_at: Option<DateTime<Utc>>,
    seen: i32,
) -> Result<(), SaveError> {
    site.write(move |work| async move {
        let Some(row) = draft(&work, viewer.purpose, id).await? else { return Ok(()) };
        if row.revision != seen {
            return Err(SaveError::Stale);
        }
        // It must live until it's sent.
        let expires_at = row.expires_at.max(year(send_at.unwrap_or(work.now)));
        issues::set_end(&work.tx.conn, id, expires_at).await?;
        schedule::set(&work, viewer, id, send_at, Act::IssueSent).await?;
        Ok(())
    })
    .await?;
    begin(site, id);
    Ok(())
}

/// Queues an issue's mails in the background: of a long list that takes longer than anybody waits for a page. What isn't
/// queued when the process ends is queued by a sweep.
pub(super) fn begin(site: &Arc<Site>, id: Uuid) {
    let site = site.clone();
    tokio::spawn(async move {
        if let Err(failure) = send::send(&site, id).await {
            tracing::warn!(%failure, "an issue is queued by the next sweep");
        }
    });
}

/// Makes a scheduled issue a draft again, if it hasn't begun to go out.
pub async fn take_back(site: &Arc<Site>, viewer: Viewer, id: Uuid) -> Result<(), Failure> {
    site.write(move |work| async move {
        let found = announcements::lock(&work.tx.conn, id, work.now).await?;
        let Some(row) = found.filter(|row| row.purpose_id == viewer.purpose) else { return Ok(()) };
        if announcements::state(&row)? != AnnouncementState::Scheduled {
            return Ok(());
        }
        issues::back_to_draft(&work.tx.conn, id).await?;
        note(&work, viewer.entry(Act::IssueStopped, 0, None)).await
    })
    .await
}
