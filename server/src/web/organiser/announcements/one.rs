//! `/organise/events/{slug}/announcements/{id}`: how it reads; test, send, stop, discard.

use app::domain::announcement::AnnouncementState;
use app::domain::audit::Act;
use app::pages::organiser::announcements::one::{AnnouncementPage, html};
use axum::extract::State;
use axum::http::Uri;

use super::{NamedAnnouncement, as_shown, open_one, path};
use crate::actions::account::access::Session;
use crate::actions::announcements::audience;
use crate::actions::announcements::preview::preview;
use crate::actions::announcements::schedule::schedule;
use crate::actions::announcements::stop::stop;
use crate::actions::announcements::test::test;
use crate::actions::announcements::write::discard;
use crate::web::form::{Form, query};
use crate::web::locale::Locale;
use crate::web::organiser::{desk, shown};
use crate::web::response::{HandlerResult, WebError, redirect, redirect_done};
use crate::web::{Web, islands};

/// The announcement.
pub async fn get(
    State(web): State<Web>,
    named: NamedAnnouncement,
    locale: Locale,
    session: Session,
    uri: Uri,
) -> HandlerResult {
    let (of, found) = open_one(&web, &session, &named).await?;
    let event = of.shown.event;
    let (letter, text) = preview(&web.site, &event, &found.content).await?;
    let page = AnnouncementPage {
        desk: desk(&web, &locale, &session, Some(of.shown.branch)).await?,
        reach: audience(&web.site, &event, found.segment).await?,
        letter,
        text,
        tested: (query(&uri).first("done") == "test").then(|| session.account.email.to_display()),
        name: format!("{} {}", event.slug, found.id),
        bundle: None,
        one: as_shown(&event, found),
        event,
    };
    // Only a moving progress bar needs an island.
    if page.one.state != AnnouncementState::Sending {
        return Ok(shown(html(page), false));
    }
    Ok(islands::page(|bundle| html(AnnouncementPage { bundle, ..page })))
}

/// Tests, sends, stops or discards it.
pub async fn post(
    State(web): State<Web>,
    named: NamedAnnouncement,
    session: Session,
    Form(typed): Form,
) -> HandlerResult {
    let (of, found) = open_one(&web, &session, &named).await?;
    let (event, id) = (&of.shown.event, found.id);
    let own = path(event, id);
    match typed.first("do") {
        "test" => {
            test(&web.site, of.viewer, id, own.clone()).await?;
            return Ok(redirect_done(&own, "test"));
        }
        "send" => {
            let people = audience(&web.site, event, found.segment).await?.emails;
            // If nobody would get it, the page says so.
            if people > 0 || found.send_at.is_some() {
                schedule(&web.site, of.viewer, id).await?;
            }
        }
        "stop" => stop(&web.site, of.viewer, id, Act::AnnouncementStopped).await?,
        "discard" => {
            discard(&web.site, event.purpose_id, id).await?;
            return Ok(redirect(&of.path));
        }
        _ => return Err(WebError::BAD_REQUEST),
    }
    Ok(redirect(&own))
}
