//! Writes an announcement's draft, or discards it.

use std::sync::Arc;

use app::domain::announcement::{AnnouncementContent, AnnouncementState, Segment};
use app::forms::announcement::AnnouncementDraft;
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{draft, ends};
use crate::actions::Failure;
use crate::actions::attendees::Viewer;
use crate::clock;
use crate::db::entity::announcement::Model;
use crate::db::{self, announcements, to_json};
use crate::site::{Site, UnitOfWork};

/// Writes a new or changed draft. `None` when the draft no longer exists.
pub async fn write(
    site: &Arc<Site>,
    Viewer { organiser, purpose, .. }: Viewer,
    id: Option<Uuid>,
    written: AnnouncementDraft,
) -> Result<Option<Uuid>, Failure> {
    site.write(move |work| async move {
        let id = match id {
            Some(id) if draft(&work, purpose, id).await?.is_some() => id,
            Some(_) => return Ok(None),
            None => {
                let row = new(&work, purpose, &written.content, written.segment).await?;
                let id = row.id;
                announcements::add(&work.tx.conn, Model { organiser_id: organiser, ..row }).await?;
                id
            }
        };
        announcements::write(&work.tx.conn, id, &written.content, written.segment, written.send_at).await?;
        Ok(Some(id))
    })
    .await
}

/// Discards a draft.
pub async fn discard(site: &Arc<Site>, purpose: Uuid, id: Uuid) -> Result<(), Failure> {
    site.write(move |work| async move {
        if draft(&work, purpose, id).await?.is_some() {
            announcements::delete(&work.tx.conn, id).await?;
            db::pictures::drop_unused(&work.tx).await?;
        }
        Ok(())
    })
    .await
}

/// A new announcement, as a draft.
pub async fn new(
    work: &UnitOfWork,
    purpose: Uuid,
    content: &AnnouncementContent,
    segment: Segment,
) -> Result<Model, Failure> {
    let end = ends::end(&work.tx.conn, purpose).await?.ok_or(Failure::Stored("an announcement without event"))?;
    let blank = blank(purpose, work.now, end);
    Ok(Model { segment: segment.name().to_owned(), content: to_json(content)?, ..blank })
}

/// A draft that says nothing yet and is for nobody.
#[must_use]
pub fn blank(purpose: Uuid, now: DateTime<Utc>, expires_at: DateTime<Utc>) -> Model {
    Model {
        id: clock::ordered_id(now),
        purpose_id: purpose,
        organiser_id: None,
        kind: announcements::WRITTEN.to_owned(),
        state: AnnouncementState::Draft.name().to_owned(),
        segment: String::new(),
        answer: None,
        content: serde_json::Value::Null,
        send_at: None,
        total: 0,
        queued_to: None,
        queued_at: None,
        started_at: None,
        sent: 0,
        failed: 0,
        in_doubt: 0,
        bounced: 0,
        complaints: 0,
        refused: 0,
        unsubscribed: 0,
        number: None,
        revision: 1,
        autosaved: false,
        changed_by: None,
        changed_at: None,
        halted: None,
        seen: None,
        created_at: now,
        expires_at,
    }
}
