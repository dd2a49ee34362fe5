//! `/privacy`: the privacy notice.

use app::pages::public::privacy::{PrivacyPage, html};
use axum::extract::State;
use axum::response::IntoResponse as _;

use crate::actions::show;
use crate::web::Web;
use crate::web::answer::Answer;
use crate::web::reader::Reader;

/// The page.
pub async fn get(State(web): State<Web>, reader: Reader) -> Answer {
    let render = || async {
        let show::PrivacyShown { purposes, branches } = show::privacy(&web.site).await?;
        let frame = web.frame(&reader, None, Some("/privacy".to_owned())).await?;
        Ok(html(PrivacyPage { frame, purposes, branches, now: web.site.clock.now() }))
    };
    Ok(web.shared("/privacy", &reader, render).await?.into_response())
}
