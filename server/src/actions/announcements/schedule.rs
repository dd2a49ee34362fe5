//! Sends an announcement or an issue now, or schedules it.

use std::sync::Arc;

use app::domain::audit::Act;
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{audience, draft, send};
use crate::actions::Failure;
use crate::actions::attendees::Viewer;
use crate::actions::audit::note;
use crate::db::announcements;
use crate::site::{Site, UnitOfWork};

/// Sends a draft, or schedules it. Does nothing if it's no longer a draft, as when the button was pressed twice.
pub async fn schedule(site: &Arc<Site>, viewer: Viewer, id: Uuid) -> Result<(), Failure> {
    site.write(move |work| async move {
        let Some(row) = draft(&work, viewer.purpose, id).await? else { return Ok(()) };
        let send_at = row.send_at;
        set(&work, viewer, id, send_at, Act::Announced).await
    })
    .await?;
    send::send(site, id).await
}

/// Schedules a draft that is locked: for a time, or for now.
pub async fn set(
    work: &UnitOfWork,
    viewer: Viewer,
    id: Uuid,
    send_at: Option<DateTime<Utc>>,
    act: Act,
) -> Result<(), Failure> {
    let (now, conn) = (work.now, &work.tx.conn);
    let Some(row) = announcements::find(conn, id, now).await? else { return Ok(()) };
    let to = audience::of(conn, &row).await?;
    let count = announcements::count(conn, &to, now, now).await?;
    announcements::schedule(conn, id, send_at.unwrap_or(now).max(now), count).await?;
    note(work, viewer.entry(act, count.into(), None)).await
}
