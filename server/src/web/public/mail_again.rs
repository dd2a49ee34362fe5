//! `/mail-again/{token}`: undoes "never email me again".

use app::pages::public::mail_again::{MailAgainPage, html};
use app::pages::public::message::Message;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse as _;

use super::Name;
use crate::actions::lift_suppression::{find, lift, was_ours};
use crate::web::Web;
use crate::web::locale::Locale;
use crate::web::response::{HandlerResult, Page, WebError, says};

/// The page.
pub async fn get(State(web): State<Web>, Name(token): Name, locale: Locale) -> HandlerResult {
    if find(&web.site, &token).await?.is_none() {
        return used(&web, &token);
    }
    let frame = web.frame(&locale, None, None).await?;
    Ok(Page::new(html(MailAgainPage { frame })).into_response())
}

/// Lets mail through again.
pub async fn post(State(web): State<Web>, Name(token): Name) -> HandlerResult {
    match find(&web.site, &token).await? {
        Some(request) if lift(&web.site, request).await? => Ok(says(StatusCode::OK, Message::Lifted)),
        _ => used(&web, &token),
    }
}

/// If the request of a link of ours is gone, it was used, or expired unused.
fn used(web: &Web, token: &str) -> HandlerResult {
    if was_ours(&web.site, token) { Ok(says(StatusCode::OK, Message::LiftUsed)) } else { Err(WebError::DEAD_LINK) }
}
