//! `/events/{slug}`: an event with its form, and `/events/{slug}.ics`, its calendar file.

use app::domain::event::SignUpState;
use app::forms::sign_up::{Of, SignUp};
use app::forms::state::FormState;
use app::pages::public::event::{EventPage, html};
use app::pages::public::stall::of_event;
use app::paths;
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse as _, Response};

use super::stall::OpenStall;
use super::{Name, stall};
use crate::actions::door::venue;
use crate::actions::register::{RegisterError, register};
use crate::actions::sent::{self, Sent};
use crate::actions::sign_up::Carried;
use crate::actions::{calendar, show};
use crate::web::Web;
use crate::web::client::Client;
use crate::web::form::{Form, query};
use crate::web::form_check::{FormCheck, RefusedForm, kept};
use crate::web::form_token::FormToken;
use crate::web::locale::Locale;
use crate::web::middleware::private;
use crate::web::response::{HandlerResult, Page, WebError, redirect};

/// The page, its calendar file, the form filled in again (`?again=` with the token of a sent page), the form for the
/// venue (`?at=` with the event's own token), or for a stall (`?stall=`).
pub async fn get(State(web): State<Web>, Name(name): Name, locale: Locale, uri: Uri) -> HandlerResult {
    if let Some(slug) = name.strip_suffix(".ics") {
        return calendar_file(&web, slug, &locale).await;
    }
    let query = uri.query().map(|_| query(&uri)).unwrap_or_default();
    match ["again", "at", "stall"].map(|name| query.first(name)) {
        ["", "", ""] => {}
        ["", "", _] => return stall::get_event(&web, &name, &locale, &uri).await,
        ["", at, _] => return at_venue(&web, &name, &locale, at).await,
        [again, ..] => return filled(&web, &name, &locale, again).await,
    }
    let path = paths::event(&name);
    let render =
        || async { page(&web, &locale, found(&web, &name).await?, FormState::default(), Carried::default()).await };
    Ok(web.shared(&path, &locale, render).await?.into_response())
}

/// Signs up.
pub async fn post(
    State(web): State<Web>,
    Name(slug): Name,
    locale: Locale,
    client: Client,
    uri: Uri,
    Form(typed): Form,
) -> HandlerResult {
    let form = web.event_form(&slug).await?;
    let show::EventForm { event, version } = &*form;
    let stall = OpenStall::of(&web.site, version, &uri)?;
    let check = FormCheck::of(&web.site, &typed);
    let parsed = SignUp::parse(typed, Of::Event { group_max: event.group_max }, &version.wording);
    if event.sign_up_state(web.site.clock.now()) != SignUpState::Open {
        return closed(&web, &locale, found(&web, &slug).await?).await;
    }
    let asked = match check.pass(&web.site, client, parsed, version, &locale.0).await {
        Ok(asked) => asked,
        Err(error) => {
            let stopped = error.refused()?;
            let shown = found(&web, &slug).await?;
            return again(&web, &locale, shown, stopped, check.carried(), stall).await;
        }
    };
    let typed = asked.sign_up.to_typed();
    match register(&web.site, asked).await {
        Ok(accepted) => Ok(redirect(&match stall {
            Some(stall) => stall.thanks(),
            None => paths::sent(sent::token(&web.site, Sent::registration(accepted))?),
        })),
        Err(RegisterError::NotOpen) => closed(&web, &locale, found(&web, &slug).await?).await,
        Err(RegisterError::Failure(failure)) => {
            let stopped = kept(failure, typed)?;
            let shown = found(&web, &slug).await?;
            again(&web, &locale, shown, stopped, check.carried(), stall).await
        }
    }
}

/// The form that wasn't let through, on the page or on the tablet that it came from.
async fn again(
    web: &Web,
    locale: &Locale,
    shown: show::EventShown,
    stopped: RefusedForm,
    carried: Carried,
    stall: Option<OpenStall>,
) -> HandlerResult {
    let answer = stopped.answer(|form| async {
        let page = shown_page(web, locale, shown, form, carried).await?;
        Ok(match &stall {
            Some(stall) => of_event(page, stall.view.clone()),
            None => html(page),
        })
    });
    let answer = answer.await?;
    Ok(match stall {
        Some(stall) => stall.timed(answer),
        None => answer,
    })
}

/// 409: the page says that sign-up is closed, and why.
pub(super) async fn closed(web: &Web, locale: &Locale, shown: show::EventShown) -> HandlerResult {
    let page = Page::new(page(web, locale, shown, FormState::default(), Carried::default()).await?);
    Ok((StatusCode::CONFLICT, page).into_response())
}

/// An event by its public name.
pub(super) async fn found(web: &Web, slug: &str) -> Result<show::EventShown, WebError> {
    show::event(&web.site, slug).await?.ok_or(WebError::NOT_FOUND)
}

async fn filled(web: &Web, slug: &str, locale: &Locale, token: &str) -> HandlerResult {
    let shown = found(web, slug).await?;
    let (form, carried) = sent::correct(&web.site, token, shown.event.purpose_id);
    Ok(private(Page::new(page(web, locale, shown, form, carried).await?).into_response()).await)
}

/// The form at the venue, where everybody shares one network; before and after the event it's the usual form.
async fn at_venue(web: &Web, slug: &str, locale: &Locale, token: &str) -> HandlerResult {
    let shown = found(web, slug).await?;
    let carried = Carried { venue_until: venue::open_until(&web.site, &shown.event, token), ..Carried::default() };
    Ok(private(Page::new(page(web, locale, shown, FormState::default(), carried).await?).into_response()).await)
}

pub(super) async fn page(
    web: &Web,
    locale: &Locale,
    shown: show::EventShown,
    form: FormState,
    carried: Carried,
) -> Result<String, WebError> {
    shown_page(web, locale, shown, form, carried).await.map(html)
}

/// What the page shows, for the page itself or a tablet.
pub(super) async fn shown_page(
    web: &Web,
    locale: &Locale,
    shown: show::EventShown,
    form: FormState,
    carried: Carried,
) -> Result<EventPage, WebError> {
    let show::EventShown { event, branch, version, room, others } = shown;
    // What isn't listed shouldn't be in search engines either.
    let canonical = event.listed.then(|| paths::event(&event.slug));
    let frame = web.frame(locale, Some(branch), canonical).await?;
    let form_token = FormToken::now(&web.site, version.id, carried);
    let now = web.site.clock.now();
    Ok(EventPage { frame, event, version, room, form, form_token, others, preview: None, now })
}

async fn calendar_file(web: &Web, slug: &str, locale: &Locale) -> HandlerResult {
    let show::EventShown { event, branch, .. } = found(web, slug).await?;
    let mut response = Response::new(calendar::file(&web.site, &event, &branch, &locale.words()).into());
    let kind = HeaderValue::from_static("text/calendar; charset=utf-8");
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("Accept-Language"));
    if let Ok(name) = HeaderValue::from_str(&format!("attachment; filename=\"{}.ics\"", event.slug)) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, name);
    }
    Ok(response)
}
