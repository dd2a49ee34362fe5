//! Sends an announcement now, or schedules it.

use std::sync::Arc;

use app::domain::audit::Act;
use app::domain::event::Event;
use uuid::Uuid;

use super::{draft, entry, send};
use crate::actions::Failure;
use crate::actions::account::access::Session;
use crate::actions::audit::note;
use crate::db::announcements;
use crate::site::Site;

/// Sends a draft, or schedules it. Does nothing if it's no longer a draft, as when the button was pressed twice.
pub async fn schedule(site: &Arc<Site>, session: &Session, event: &Event, id: Uuid) -> Result<(), Failure> {
    let (organiser, event) = (session.organiser_id(), event.clone());
    site.write(move |work| async move {
        let now = work.now;
        let Some(row) = draft(&work, event.purpose_id, id).await? else { return Ok(()) };
        let to = (event.purpose_id, announcements::segment(&row)?);
        let count = announcements::count(&work.tx.conn, to, now, now).await?;
        let send_at = row.send_at.unwrap_or(now).max(now);
        announcements::schedule(&work.tx.conn, id, send_at, count).await?;
        note(&work, entry(Act::Announced, organiser, &event, count)).await
    })
    .await?;
    send::send(site, id).await
}
