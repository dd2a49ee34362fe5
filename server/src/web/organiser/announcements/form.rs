//! `/organise/events/{slug}/announcements/new` and `…/{id}/change`: what, who to, when.

use app::domain::announcement::{AnnouncementState, Segment};
use app::forms::announcement::{filled, read};
use app::forms::state::FormState;
use app::pages::organiser::announcements::form::{AnnouncementFormPage, html};
use axum::extract::State;
use uuid::Uuid;

use super::{NamedAnnouncement, open, open_one, path};
use crate::actions::account::access::Session;
use crate::actions::announcements::write::write;
use crate::actions::announcements::{audience, latest};
use crate::web::Web;
use crate::web::form::Form;
use crate::web::locale::Locale;
use crate::web::organiser::attendees::OfEvent;
use crate::web::organiser::{desk, shown};
use crate::web::public::Name;
use crate::web::response::{HandlerResult, WebError, redirect};

/// An empty form.
pub async fn get(State(web): State<Web>, Name(slug): Name, locale: Locale, session: Session) -> HandlerResult {
    let of = open(&web, &session, &slug).await?;
    let form = FormState::filled([("segment", "confirmed".to_owned()), ("when", "now".to_owned())]);
    page(&web, &locale, &session, of, form).await
}

/// Saves a draft.
pub async fn post(
    State(web): State<Web>,
    Name(slug): Name,
    locale: Locale,
    session: Session,
    Form(typed): Form,
) -> HandlerResult {
    let of = open(&web, &session, &slug).await?;
    save(&web, &locale, &session, of, None, FormState::of(typed)).await
}

/// The form of a draft.
pub async fn get_change(
    State(web): State<Web>,
    named: NamedAnnouncement,
    locale: Locale,
    session: Session,
) -> HandlerResult {
    let (of, found) = open_one(&web, &session, &named).await?;
    if found.state != AnnouncementState::Draft {
        return Ok(redirect(&path(&of.shown.event, found.id)));
    }
    let form = filled(&found.content, found.segment, found.send_at, of.shown.event.timezone);
    page(&web, &locale, &session, of, form).await
}

/// Changes a draft.
pub async fn post_change(
    State(web): State<Web>,
    named: NamedAnnouncement,
    locale: Locale,
    session: Session,
    Form(typed): Form,
) -> HandlerResult {
    let (of, found) = open_one(&web, &session, &named).await?;
    save(&web, &locale, &session, of, Some(found.id), FormState::of(typed)).await
}

async fn save(
    web: &Web,
    locale: &Locale,
    session: &Session,
    of: OfEvent,
    id: Option<Uuid>,
    form: FormState,
) -> HandlerResult {
    let event = &of.shown.event;
    let (now, latest) = (web.site.clock.now(), latest(&web.site, event).await?);
    match read(&locale.words(), form, event.timezone, (now, latest)) {
        Ok(written) => {
            // One that was sent in the meantime isn't a draft any more.
            let kept = write(&web.site, of.viewer, id, written).await?;
            let id = kept.or(id).ok_or(WebError::NOT_FOUND)?;
            Ok(redirect(&path(event, id)))
        }
        Err(form) => page(web, locale, session, of, form).await,
    }
}

async fn page(web: &Web, locale: &Locale, session: &Session, of: OfEvent, form: FormState) -> HandlerResult {
    let event = of.shown.event;
    let mut people = Vec::new();
    for segment in Segment::ALL {
        people.push((*segment, audience(&web.site, &event, *segment).await?));
    }
    let desk = desk(web, locale, session, Some(of.shown.branch)).await?;
    let refused = form.is_refused();
    Ok(shown(html(AnnouncementFormPage { desk, event, form, people }), refused))
}
