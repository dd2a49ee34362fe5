//! `/organise/events/{slug}/door/links`: links for helpers.

use app::domain::role::Permission;
use app::pages::organiser::door::links::{DoorLink, LinksPage, html};
use app::paths;
use axum::extract::State;
use axum::response::IntoResponse as _;

use crate::actions::account::access::Session;
use crate::actions::door::links::{end, list, make};
use crate::actions::door::venue;
use crate::web::Web;
use crate::web::form::Form;
use crate::web::locale::Locale;
use crate::web::organiser::attendees::OfEvent;
use crate::web::organiser::desk;
use crate::web::public::Name;
use crate::web::response::{HandlerResult, Page, WebError, redirect};

/// The links that work.
pub async fn get(State(web): State<Web>, Name(slug): Name, locale: Locale, session: Session) -> HandlerResult {
    let of = OfEvent::open(&web, &session, Permission::Door, &slug, paths::organise::door_links(&slug)).await?;
    let base = &web.site.config.base_url;
    let links = list(&web.site, &of.shown.event).await?.into_iter().map(|(token, made_at)| DoorLink {
        url: format!("{base}{}", paths::door_help(&token)),
        token,
        made_at,
    });
    let links = links.collect();
    let venue = venue::link(&web.site, &of.shown.event);
    let desk = desk(&web, &locale, &session, Some(of.shown.branch)).await?;
    Ok(Page::new(html(LinksPage { desk, event: of.shown.event, links, venue })).into_response())
}

/// Creates one, or ends one.
pub async fn post(State(web): State<Web>, Name(slug): Name, session: Session, Form(typed): Form) -> HandlerResult {
    let of = OfEvent::open(&web, &session, Permission::Door, &slug, paths::organise::door_links(&slug)).await?;
    match (typed.first("make"), typed.first("end")) {
        ("yes", _) => {
            make(&web.site, of.viewer, &of.shown.event).await?;
        }
        (_, token) if !token.is_empty() => end(&web.site, of.viewer, token).await?,
        _ => return Err(WebError::BAD_REQUEST),
    }
    Ok(redirect(&of.path))
}
