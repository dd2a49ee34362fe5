//! `/your-sign-up/{token}/cancel`: one button that frees the seats and erases the record.

use app::pages::public::cancel::{CancelSignUpPage, html};
use app::pages::public::message::{self, Cancelled, Message};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse as _;

use super::{Name, open, record};
use crate::actions::{Action, Record, erase, links};
use crate::web::Web;
use crate::web::form::Form;
use crate::web::locale::Locale;
use crate::web::response::{HandlerResult, Page, WebError, says};

/// The page.
pub async fn get(State(web): State<Web>, Name(token): Name, locale: Locale) -> HandlerResult {
    let Some(record) = living(&web, &token).await? else { return Ok(says(StatusCode::OK, Message::Gone)) };
    let (held, links) = open(&web, &record).await?;
    let frame = web.frame(&locale, Some(held.branch.clone()), None).await?;
    Ok(Page::new(html(CancelSignUpPage { frame, held, links })).into_response())
}

/// The living record of a token; `None` if it was deleted, through this link or at its end: either way it's done.
async fn living(web: &Web, token: &str) -> Result<Option<Record>, WebError> {
    match record(web, Action::YourSignUp, token).await {
        Ok(record) => Ok(Some(record)),
        Err(WebError::Says(..)) if links::is_erased(&web.site, Action::YourSignUp, token).await? => Ok(None),
        Err(refused) => Err(refused),
    }
}

/// Erases the record; with `never=yes` the address is never written to again.
pub async fn post(State(web): State<Web>, Name(token): Name, locale: Locale, Form(typed): Form) -> HandlerResult {
    let Some(record) = living(&web, &token).await? else { return Ok(says(StatusCode::OK, Message::Gone)) };
    let (held, _) = open(&web, &record).await?;
    let suppressed = typed.first("never") == "yes";
    // Its branch answers questions about it.
    let frame = web.frame(&locale, Some(held.branch.clone()), None).await?;
    erase::cancel(&web.site, record, suppressed).await?;
    let title = held.title().get(&locale.0).to_owned();
    let message = Message::Erased { title, was: Cancelled::of(&held), suppressed };
    Ok(Page::new(message::html(frame, message)).into_response())
}
