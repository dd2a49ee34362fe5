//! Sends an announcement or an issue to the organiser who asks for it, and to nobody else.

use std::sync::Arc;

use app::mails::kind::MailDetail;
use chrono::TimeDelta;
use uuid::Uuid;

use crate::actions::Failure;
use crate::actions::attendees::Viewer;
use crate::db::outbox::{self, About, NewMail};
use crate::site::Site;

/// Sends it only to the organiser who asks for it; `path` leads back.
pub async fn test(site: &Arc<Site>, viewer: Viewer, id: Uuid, path: String) -> Result<(), Failure> {
    let Some(organiser) = viewer.organiser else { return Ok(()) };
    site.write(move |work| async move {
        let now = work.now;
        let mail = NewMail {
            purpose_id: viewer.purpose,
            detail: MailDetail { path: Some(path), ..MailDetail::default() },
            about: About::AnnouncementTest { organiser, announcement: id },
            due_at: now,
            expires_at: now + TimeDelta::days(1),
            allowed: true,
        };
        outbox::add(&work.tx, [mail], now).await.map_err(Failure::from)
    })
    .await
}
