//! Writing to those who come: one file a page.

pub mod form;
pub mod list;
pub mod one;

use app::domain::event::Event;
use app::domain::role::Permission;
use app::pages::organiser::announcements::Announced as Shown;
use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use uuid::Uuid;

use crate::actions::account::access::Signed;
use crate::actions::desk::announcements::{Announced, find};
use crate::web::Web;
use crate::web::answer::Refused;
use crate::web::organiser::attendees::OfEvent;

/// An event's name and an announcement's id in a path.
pub struct Named(pub String, pub Uuid);

impl FromRequestParts<Web> for Named {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Refused> {
        let found = Path::<(String, Uuid)>::from_request_parts(parts, web).await;
        found.map(|Path((slug, id))| Self(slug, id)).map_err(|_| Refused::NOT_FOUND)
    }
}

/// The event, for whoever may write to those who come.
async fn open(web: &Web, signed: &Signed, slug: &str) -> Result<OfEvent, Refused> {
    OfEvent::open(web, signed, Permission::Announce, slug, "announcements").await
}

/// One of its announcements too.
async fn open_one(web: &Web, signed: &Signed, Named(slug, id): &Named) -> Result<(OfEvent, Announced), Refused> {
    let of = open(web, signed, slug).await?;
    let found = find(&web.site, &of.shown.event, *id).await?.ok_or(Refused::NOT_FOUND)?;
    Ok((of, found))
}

fn path(event: &Event, id: Uuid) -> String {
    format!("/organise/events/{}/announcements/{id}", event.slug)
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
