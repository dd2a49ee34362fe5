//! Sends an announcement's draft to the organiser who asks for it, and to nobody else.

use std::sync::Arc;

use app::domain::event::Event;
use app::mails::kind::MailDetail;
use app::paths;
use chrono::TimeDelta;
use uuid::Uuid;

use crate::actions::Failure;
use crate::actions::account::access::Session;
use crate::db::outbox::{self, About, NewMail};
use crate::site::Site;

/// Sends a draft only to the organiser who asks for it.
pub async fn test(site: &Arc<Site>, session: &Session, event: &Event, id: Uuid) -> Result<(), Failure> {
    let (organiser, event) = (session.organiser_id(), event.clone());
    site.write(move |work| async move {
        let now = work.now;
        let mail = NewMail {
            purpose_id: event.purpose_id,
            detail: MailDetail {
                title: Some(event.content.title.clone()),
                path: Some(paths::organise::announcement(&event.slug, id)),
                ..MailDetail::default()
            },
            about: About::AnnouncementTest { organiser, announcement: id },
            due_at: now,
            expires_at: now + TimeDelta::days(1),
            allowed: true,
        };
        outbox::add(&work.tx, [mail], now).await.map_err(Failure::from)
    })
    .await?;
    Ok(())
}
