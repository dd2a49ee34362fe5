//! `/privacy`: the privacy notice.

use app::pages::public::privacy::{PrivacyPage, html};
use app::paths;
use axum::extract::State;
use axum::response::IntoResponse as _;

use crate::actions::show;
use crate::web::Web;
use crate::web::locale::Locale;
use crate::web::response::HandlerResult;

/// The page.
pub async fn get(State(web): State<Web>, locale: Locale) -> HandlerResult {
    let render = || async {
        let show::PrivacyShown { purposes, branches } = show::privacy(&web.site).await?;
        let frame = web.frame(&locale, None, Some(paths::PRIVACY.to_owned())).await?;
        Ok(html(PrivacyPage { frame, purposes, branches, now: web.site.clock.now() }))
    };
    Ok(web.shared(paths::PRIVACY, &locale, render).await?.into_response())
}
