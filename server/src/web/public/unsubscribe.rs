//! `/unsubscribe/{token}`: a page with a button for people, and the one-click POST of mail programs (RFC 8058), which
//! needs no page: 200 in either body encoding, no redirect, as often as it comes.

use app::pages::public::message::Message;
use app::pages::public::unsubscribe::{UnsubscribePage, html};
use axum::extract::{FromRequest as _, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse as _;

use super::{Name, open};
use crate::actions::unsubscribe::{Unsubscribe, find, unsubscribe};
use crate::web::Web;
use crate::web::answer::{Answer, Page, Refused, says};
use crate::web::form::Form;
use crate::web::reader::Reader;

/// The page.
pub async fn get(State(web): State<Web>, Name(token): Name, reader: Reader) -> Answer {
    let held = match find(&web.site, &token).await? {
        Unsubscribe::NotGenuine => return Err(Refused::DEAD_LINK),
        Unsubscribe::Gone => None,
        Unsubscribe::Living(record) => Some(open(&web, &record).await?.0),
    };
    let branch = held.as_ref().map(|held| held.branch.clone());
    let frame = web.frame(&reader, branch, None).await?;
    Ok(Page::new(html(UnsubscribePage { frame, held })).into_response())
}

/// Unsubscribes; with `never=yes` the address is never written to again. The token is enough: a body that cannot be
/// read keeps nobody on a list.
pub async fn post(State(web): State<Web>, Name(token): Name, reader: Reader, request: Request) -> Answer {
    let takes_pages = takes_pages(request.headers());
    let typed = Form::from_request(request, &web).await.unwrap_or_default().0;
    let never = typed.first("never") == "yes";
    let now = unsubscribe(&web.site, &token, never).await?.ok_or(Refused::DEAD_LINK)?;
    if takes_pages || never {
        // Whose address it was is forgotten the second time: nothing is promised for it.
        return Ok(says(StatusCode::OK, Message::Unsubscribed { never: never && now }));
    }
    Ok(reader.words().get("unsubscribed").into_response())
}

/// Whether a page is wanted: browsers say so, mail programs do not.
fn takes_pages(headers: &HeaderMap) -> bool {
    let accepted = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok());
    accepted.is_some_and(|accepted| accepted.contains("text/html"))
}
