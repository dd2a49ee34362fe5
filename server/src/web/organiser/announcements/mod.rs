//! Writing to attendees: one file per page.

pub mod form;
pub mod list;
pub mod one;

use app::domain::event::Event;
use app::domain::role::Permission;
use app::pages::organiser::announcements::Announced as Shown;
use app::paths;
use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use uuid::Uuid;

use crate::actions::account::access::Session;
use crate::actions::announcements::{Announced, find};
use crate::web::Web;
use crate::web::organiser::attendees::OfEvent;
use crate::web::response::WebError;

/// An event's name and an announcement's id in a path.
pub struct NamedAnnouncement(pub String, pub Uuid);

impl FromRequestParts<Web> for NamedAnnouncement {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, WebError> {
        let found = Path::<(String, Uuid)>::from_request_parts(parts, web).await;
        found.map(|Path((slug, id))| Self(slug, id)).map_err(|_| WebError::NOT_FOUND)
    }
}

/// The event, if this person may write to its attendees.
async fn open(web: &Web, session: &Session, slug: &str) -> Result<OfEvent, WebError> {
    OfEvent::open(web, session, Permission::Announce, slug, paths::organise::announcements(slug)).await
}

/// The same, with one of its announcements.
async fn open_one(
    web: &Web,
    session: &Session,
    NamedAnnouncement(slug, id): &NamedAnnouncement,
) -> Result<(OfEvent, Announced), WebError> {
    let of = open(web, session, slug).await?;
    let found = find(&web.site, &of.shown.event, *id).await?.ok_or(WebError::NOT_FOUND)?;
    Ok((of, found))
}

fn path(event: &Event, id: Uuid) -> String {
    paths::organise::announcement(&event.slug, id)
}

fn as_shown(event: &Event, found: Announced) -> Shown {
    Shown {
        path: path(event, found.id),
        content: found.content,
        is_reminder: found.is_reminder,
        segment: found.segment,
        state: found.state,
        send_at: found.send_at,
        progress: found.progress,
    }
}
