//! `/organise/events/{slug}/share` and `/organise/events/{slug}/poster`.

use app::domain::role::Permission;
use app::pages::organiser::editor::{poster, share};
use app::paths;
use axum::extract::State;
use axum::http::StatusCode;

use super::super::{desk, home};
use super::{english, event_of, shown};
use crate::actions::account::access::Session;
use crate::actions::drafts::Published;
use crate::actions::show;
use crate::web::Web;
use crate::web::locale::Locale;
use crate::web::public::Name;
use crate::web::response::{HandlerResult, WebError};

/// The link and its QR code.
pub async fn get(State(web): State<Web>, Name(slug): Name, locale: Locale, session: Session) -> HandlerResult {
    let path = paths::organise::event(&slug);
    let of = event_of(&web, &session, &slug, Permission::SeeCounts, &path).await?;
    let Published::Event(event, also) = of else { return Err(WebError::NOT_FOUND) };
    let holders: Vec<_> = also.into_iter().chain([event.branch_id]).collect();
    let page = share::SharePage {
        desk: desk(&web, &locale, &session, None).await?,
        title: english(&event.content.title),
        slug: event.slug,
        may: home::may(&session, &holders),
        link: format!("{}/events/{slug}", web.site.config.base_url),
        listed: event.listed,
    };
    Ok(shown(StatusCode::OK, share::html(page)))
}

/// The poster.
pub async fn poster(State(web): State<Web>, Name(slug): Name, locale: Locale, session: Session) -> HandlerResult {
    let path = paths::organise::event(&slug);
    event_of(&web, &session, &slug, Permission::SeeCounts, &path).await?;
    let of = show::event(&web.site, &slug).await?.ok_or(WebError::NOT_FOUND)?;
    let page = poster::PosterPage {
        desk: desk(&web, &locale, &session, Some(of.branch.clone())).await?,
        wording: of.version.wording,
        link: format!("{}/events/{slug}", web.site.config.base_url),
        event: of.event,
        branch: of.branch,
    };
    Ok(shown(StatusCode::OK, poster::html(page)))
}
