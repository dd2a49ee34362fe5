//! Writes an announcement's draft, or discards it.

use std::sync::Arc;

use app::domain::event::Event;
use app::forms::announcement::AnnouncementDraft;
use uuid::Uuid;

use super::{draft, send};
use crate::actions::Failure;
use crate::actions::account::access::Session;
use crate::db::announcements;
use crate::db::entity::announcement::Model;
use crate::site::Site;

/// Writes a new or changed draft. `None` when the draft no longer exists.
pub async fn write(
    site: &Arc<Site>,
    session: &Session,
    event: &Event,
    id: Option<Uuid>,
    written: AnnouncementDraft,
) -> Result<Option<Uuid>, Failure> {
    let (organiser, purpose) = (session.organiser_id(), event.purpose_id);
    site.write(move |work| async move {
        let id = match id {
            Some(id) if draft(&work, purpose, id).await?.is_some() => id,
            Some(_) => return Ok(None),
            None => {
                let row = send::new(&work, purpose, &written.content, written.segment).await?;
                let id = row.id;
                announcements::add(&work.tx.conn, Model { organiser_id: Some(organiser), ..row }).await?;
                id
            }
        };
        announcements::write(&work.tx.conn, id, &written.content, written.segment, written.send_at).await?;
        Ok(Some(id))
    })
    .await
}

/// Discards a draft.
pub async fn discard(site: &Arc<Site>, event: &Event, id: Uuid) -> Result<(), Failure> {
    let purpose = event.purpose_id;
    site.write(move |work| async move {
        if draft(&work, purpose, id).await?.is_some() {
            announcements::delete(&work.tx.conn, id).await?;
        }
        Ok(())
    })
    .await
}
