//! `/`: coming events and newsletters.

use app::pages::public::home::{HomePage, html};
use axum::extract::State;
use axum::response::{IntoResponse as _, Redirect};

use crate::actions::show;
use crate::web::Web;
use crate::web::locale::Locale;
use crate::web::response::HandlerResult;

/// Redirects to the lists from `/events` and similar, where people shorten a path.
pub async fn list() -> Redirect {
    Redirect::permanent("/")
}

/// The page.
pub async fn get(State(web): State<Web>, locale: Locale) -> HandlerResult {
    let render = || async {
        let show::PublicHome { events, newsletters } = show::home(&web.site).await?;
        let frame = web.frame(&locale, None, Some("/".to_owned())).await?;
        Ok(html(HomePage { frame, events, newsletters, now: web.site.clock.now() }))
    };
    Ok(web.shared("/", &locale, render).await?.into_response())
}
