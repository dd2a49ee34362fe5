//! `/events/{slug}`: an event with its form, and `/events/{slug}.ics`, its calendar file.

use app::domain::event::SignUpState;
use app::forms::sign_up::{Of, SignUp};
use app::forms::state::FormState;
use app::pages::public::event::{EventPage, html};
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse as _, Response};

use super::Name;
use crate::actions::desk::door::venue;
use crate::actions::register::{RegisterError, register};
use crate::actions::sent::{self, Sent};
use crate::actions::sign_up::Carried;
use crate::actions::{calendar, show};
use crate::web::Web;
use crate::web::answer::{Answer, Page, Refused, see};
use crate::web::client::Client;
use crate::web::form::{Form, query};
use crate::web::gate::{Beside, kept};
use crate::web::middleware::private;
use crate::web::reader::Reader;
use crate::web::stamp::Stamp;

/// The page, its calendar file, the form filled once more (`?again=` with the token of a sent page), or the form of the
/// venue (`?at=` with the event's own token).
pub async fn get(State(web): State<Web>, Name(name): Name, reader: Reader, uri: Uri) -> Answer {
    if let Some(slug) = name.strip_suffix(".ics") {
        return calendar_file(&web, slug, &reader).await;
    }
    let query = uri.query().map(|_| query(&uri)).unwrap_or_default();
    match (query.first("again"), query.first("at")) {
        ("", "") => {}
        ("", at) => return at_venue(&web, &name, &reader, at).await,
        (again, _) => return filled(&web, &name, &reader, again).await,
    }
    let path = format!("/events/{name}");
    let render =
        || async { page(&web, &reader, found(&web, &name).await?, FormState::empty(), Carried::default()).await };
    Ok(web.shared(&path, &reader, render).await?.into_response())
}

/// A sign-up.
pub async fn post(
    State(web): State<Web>,
    Name(slug): Name,
    reader: Reader,
    client: Client,
    Form(typed): Form,
) -> Answer {
    let form = web.event_form(&slug).await?;
    let show::EventForm { event, version } = &*form;
    let beside = Beside::of(&web.site, &typed);
    let parsed = SignUp::parse(typed, Of::Event { group_max: event.group_max }, &version.wording);
    if event.sign_up_state(web.site.clock.now()) != SignUpState::Open {
        return closed(&web, &reader, found(&web, &slug).await?).await;
    }
    let asked = match beside.pass(&web.site, client, parsed, version, &reader.0).await? {
        Ok(asked) => asked,
        Err(stopped) => {
            let shown = found(&web, &slug).await?;
            return stopped.answer(|form| page(&web, &reader, shown, form, beside.carried())).await;
        }
    };
    let typed = asked.sign_up.to_typed();
    match register(&web.site, asked).await {
        Ok(accepted) => Ok(see(&format!("/sent/{}", sent::token(&web.site, Sent::registration(accepted))?))),
        Err(RegisterError::NotOpen) => closed(&web, &reader, found(&web, &slug).await?).await,
        Err(RegisterError::Failure(failure)) => {
            let stopped = kept(failure, typed)?;
            let shown = found(&web, &slug).await?;
            stopped.answer(|form| page(&web, &reader, shown, form, beside.carried())).await
        }
    }
}

/// 409: the page says that nobody can sign up now, and why.
pub(super) async fn closed(web: &Web, reader: &Reader, shown: show::EventShown) -> Answer {
    let page = Page::new(page(web, reader, shown, FormState::empty(), Carried::default()).await?);
    Ok((StatusCode::CONFLICT, page).into_response())
}

/// An event by its public name.
pub(super) async fn found(web: &Web, slug: &str) -> Result<show::EventShown, Refused> {
    show::event(&web.site, slug).await?.ok_or(Refused::NOT_FOUND)
}

async fn filled(web: &Web, slug: &str, reader: &Reader, token: &str) -> Answer {
    let shown = found(web, slug).await?;
    let (form, carried) = sent::correct(&web.site, token, shown.event.purpose_id);
    Ok(private(Page::new(page(web, reader, shown, form, carried).await?).into_response()).await)
}

/// The form at the venue, where all who come share one network; before and after the event it is the form as ever.
async fn at_venue(web: &Web, slug: &str, reader: &Reader, token: &str) -> Answer {
    let shown = found(web, slug).await?;
    let carried = Carried { venue_until: venue::open_until(&web.site, &shown.event, token), ..Carried::default() };
    Ok(private(Page::new(page(web, reader, shown, FormState::empty(), carried).await?).into_response()).await)
}

async fn page(
    web: &Web,
    reader: &Reader,
    shown: show::EventShown,
    form: FormState,
    carried: Carried,
) -> Result<String, Refused> {
    let show::EventShown { event, branch, version, room, others } = shown;
    // What no list names, no search engine should.
    let canonical = event.listed.then(|| format!("/events/{}", event.slug));
    let frame = web.frame(reader, Some(branch), canonical).await?;
    let stamp = Stamp::now(&web.site, version.id, carried);
    let now = web.site.clock.now();
    Ok(html(EventPage { frame, event, version, room, form, stamp, others, preview: None, now }))
}

async fn calendar_file(web: &Web, slug: &str, reader: &Reader) -> Answer {
    let show::EventShown { event, branch, .. } = found(web, slug).await?;
    let mut response = Response::new(calendar::file(&web.site, &event, &branch, &reader.words()).into());
    let kind = HeaderValue::from_static("text/calendar; charset=utf-8");
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("Accept-Language"));
    if let Ok(name) = HeaderValue::from_str(&format!("attachment; filename=\"{}.ics\"", event.slug)) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, name);
    }
    Ok(response)
}
