//! `/organise/events/{slug}/announcements/new` and `…/{id}/change`: what, to whom, when.

use app::domain::announcement::{AnnouncementState, Segment};
use app::forms::announcement::{filled, read};
use app::forms::desk::DeskForm;
use app::pages::organiser::announcements::form::{FormPage, html};
use axum::extract::State;
use uuid::Uuid;

use super::{Named, open, open_one, path};
use crate::actions::account::access::Signed;
use crate::actions::desk::announcements::{Written, audience, latest, write};
use crate::web::Web;
use crate::web::answer::{Answer, Refused, see};
use crate::web::form::Form;
use crate::web::organiser::attendees::OfEvent;
use crate::web::organiser::{desk, shown};
use crate::web::public::Name;
use crate::web::reader::Reader;

/// An empty form.
pub async fn get(State(web): State<Web>, Name(slug): Name, reader: Reader, signed: Signed) -> Answer {
    let of = open(&web, &signed, &slug).await?;
    let form = DeskForm::filled([("segment", "confirmed".to_owned()), ("when", "now".to_owned())]);
    page(&web, &reader, &signed, of, form).await
}

/// Writes a draft.
pub async fn post(
    State(web): State<Web>,
    Name(slug): Name,
    reader: Reader,
    signed: Signed,
    Form(typed): Form,
) -> Answer {
    let of = open(&web, &signed, &slug).await?;
    save(&web, &reader, &signed, of, None, DeskForm::of(typed)).await
}

/// The form of a draft.
pub async fn get_change(State(web): State<Web>, named: Named, reader: Reader, signed: Signed) -> Answer {
    let (of, found) = open_one(&web, &signed, &named).await?;
    if found.state != AnnouncementState::Draft {
        return Ok(see(&path(&of.shown.event, found.id)));
    }
    let form = filled(&found.content, found.segment, found.send_at, of.shown.event.timezone);
    page(&web, &reader, &signed, of, form).await
}

/// Changes a draft.
pub async fn post_change(
    State(web): State<Web>,
    named: Named,
    reader: Reader,
    signed: Signed,
    Form(typed): Form,
) -> Answer {
    let (of, found) = open_one(&web, &signed, &named).await?;
    save(&web, &reader, &signed, of, Some(found.id), DeskForm::of(typed)).await
}

async fn save(web: &Web, reader: &Reader, signed: &Signed, of: OfEvent, id: Option<Uuid>, form: DeskForm) -> Answer {
    let event = &of.shown.event;
    let (now, latest) = (web.site.clock.now(), latest(&web.site, event).await?);
    match read(&reader.words(), form, event.timezone, (now, latest)) {
        Ok((content, segment, send_at)) => {
            let written = Written { content, segment, send_at };
            // One that was sent meanwhile is a draft no more.
            let kept = write(&web.site, signed, event, id, written).await?;
            let id = kept.or(id).ok_or(Refused::NOT_FOUND)?;
            Ok(see(&path(event, id)))
        }
        Err(form) => page(web, reader, signed, of, form).await,
    }
}

async fn page(web: &Web, reader: &Reader, signed: &Signed, of: OfEvent, form: DeskForm) -> Answer {
    let event = of.shown.event;
    let mut people = Vec::new();
    for segment in Segment::ALL {
        people.push((*segment, audience(&web.site, &event, *segment).await?));
    }
    let desk = desk(web, reader, signed, Some(of.shown.branch)).await?;
    let refused = form.is_refused();
    Ok(shown(html(FormPage { desk, event, form, people }), refused))
}
