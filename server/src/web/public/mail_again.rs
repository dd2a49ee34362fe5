//! `/mail-again/{token}`: undoes "never write to me again".

use app::pages::public::mail_again::{MailAgainPage, html};
use app::pages::public::message::Message;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse as _;

use super::Name;
use crate::actions::lift_never::{find, lift};
use crate::web::Web;
use crate::web::answer::{Answer, Page, Refused, says};
use crate::web::reader::Reader;

/// The page.
pub async fn get(State(web): State<Web>, Name(token): Name, reader: Reader) -> Answer {
    find(&web.site, &token).await?.ok_or(Refused::DEAD_LINK)?;
    let frame = web.frame(&reader, None, None).await?;
    Ok(Page::new(html(MailAgainPage { frame })).into_response())
}

/// Lets mail through again.
pub async fn post(State(web): State<Web>, Name(token): Name) -> Answer {
    let request = find(&web.site, &token).await?.ok_or(Refused::DEAD_LINK)?;
    if lift(&web.site, request).await? { Ok(says(StatusCode::OK, Message::Lifted)) } else { Err(Refused::DEAD_LINK) }
}
