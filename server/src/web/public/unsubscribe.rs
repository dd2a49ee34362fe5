//! `/unsubscribe/{token}`: a page with a button for people, and the one-click POST of mail programs (RFC 8058), which
//! needs no page: 200 in either body encoding, no redirect, however often it comes.

use app::pages::public::message::Message;
use app::pages::public::unsubscribe::{UnsubscribePage, html};
use axum::extract::{FromRequest as _, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse as _;

use super::{Name, open};
use crate::actions::unsubscribe::{Unsubscribe, find, unsubscribe};
use crate::web::Web;
use crate::web::form::Form;
use crate::web::locale::Locale;
use crate::web::response::{HandlerResult, Page, WebError, says};

/// The page.
pub async fn get(State(web): State<Web>, Name(token): Name, locale: Locale) -> HandlerResult {
    let held = match find(&web.site, &token).await? {
        Unsubscribe::NotGenuine => return Err(WebError::DEAD_LINK),
        Unsubscribe::Gone => None,
        Unsubscribe::Living(record) => Some(open(&web, &record).await?.0),
    };
    let branch = held.as_ref().map(|held| held.branch.clone());
    let frame = web.frame(&locale, branch, None).await?;
    Ok(Page::new(html(UnsubscribePage { frame, held })).into_response())
}

/// Unsubscribes; with `never=yes` the address is never written to again. The token is enough: an unreadable body keeps
/// nobody on a list.
pub async fn post(State(web): State<Web>, Name(token): Name, locale: Locale, request: Request) -> HandlerResult {
    let takes_pages = takes_pages(request.headers());
    let typed = Form::from_request(request, &web).await.unwrap_or_default().0;
    let suppress_all = typed.first("never") == "yes";
    let now = unsubscribe(&web.site, &token, suppress_all).await?.ok_or(WebError::DEAD_LINK)?;
    if takes_pages || suppress_all {
        // The second time the address is already forgotten: nothing can be promised for it.
        return Ok(says(StatusCode::OK, Message::Unsubscribed { suppressed: suppress_all && now }));
    }
    Ok(locale.words().get("unsubscribed").into_response())
}

/// Whether a page is wanted: browsers ask for one, mail programs don't.
fn takes_pages(headers: &HeaderMap) -> bool {
    let accepted = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok());
    accepted.is_some_and(|accepted| accepted.contains("text/html"))
}
