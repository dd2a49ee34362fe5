//! `/`: coming events and newsletters.

use app::pages::public::home::{HomePage, html};
use app::paths;
use axum::extract::State;
use axum::http::Uri;
use axum::response::{IntoResponse as _, Redirect};

use crate::actions::show;
use crate::web::Web;
use crate::web::form::query;
use crate::web::locale::Locale;
use crate::web::response::{HandlerResult, WebError};

/// Redirects to the lists from `/events` and similar, where people shorten a path.
pub async fn list() -> Redirect {
    Redirect::permanent(paths::HOME)
}

/// The page, or one of its pages (`?page=`).
pub async fn get(State(web): State<Web>, locale: Locale, uri: Uri) -> HandlerResult {
    let (page, path) = paged(paths::HOME, &uri)?;
    let render = || async {
        let shown = show::list(&web.site, None, page).await?.ok_or(WebError::NOT_FOUND)?;
        let show::PublicList { events, paging, newsletters, branches } = shown;
        let frame = web.frame(&locale, None, Some(path.clone())).await?;
        Ok(html(HomePage { frame, events, paging, newsletters, branches, now: web.site.clock.now() }))
    };
    Ok(web.shared(&path, &locale, render).await?.into_response())
}

/// More pages than any list has: asking for ever new ones would push what people read out of the cache.
const MOST_PAGES: u32 = 100;

/// Which page of a list is asked for, and the one path of that page.
pub(super) fn paged(path: &str, uri: &Uri) -> Result<(u32, String), WebError> {
    match query(uri).first("page") {
        "" => Ok((1, path.to_owned())),
        page => match page.parse().map_err(|_| WebError::NOT_FOUND)? {
            1 => Ok((1, path.to_owned())),
            number @ 2..=MOST_PAGES => Ok((number, format!("{path}?page={number}"))),
            _ => Err(WebError::NOT_FOUND),
        },
    }
}
