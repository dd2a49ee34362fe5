//! Stops an announcement that is scheduled or going out.

use std::sync::Arc;

use app::domain::announcement::AnnouncementState;
use app::domain::audit::Act;
use app::domain::event::Event;
use app::domain::retention;
use uuid::Uuid;

use super::entry;
use crate::actions::Failure;
use crate::actions::account::access::Session;
use crate::actions::audit::note;
use crate::db::announcements;
use crate::site::Site;

/// Stops it: mails that haven't gone yet aren't sent.
pub async fn stop(site: &Arc<Site>, session: &Session, event: &Event, id: Uuid) -> Result<(), Failure> {
    let (organiser, event) = (session.organiser_id(), event.clone());
    site.write(move |work| async move {
        let now = work.now;
        let found = announcements::lock(&work.tx.conn, id, now).await?;
        let Some(row) = found.filter(|row| row.purpose_id == event.purpose_id) else { return Ok(()) };
        if !matches!(announcements::state(&row)?, AnnouncementState::Scheduled | AnnouncementState::Sending) {
            return Ok(());
        }
        let left = announcements::progress(&work.tx.conn, &row).await?.left;
        announcements::give_up(&work.tx.conn, id, now, retention::outbox(now)).await?;
        announcements::stop(&work.tx.conn, id).await?;
        note(&work, entry(Act::AnnouncementStopped, organiser, &event, left)).await
    })
    .await
}
