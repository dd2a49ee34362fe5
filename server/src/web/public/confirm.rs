//! `/confirm/{token}`: one button. The mail's link changes nothing until it is pressed.

use app::domain::held::Subject;
use app::pages::public::confirm::{ConfirmPage, html};
use app::pages::public::message::Message;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};

use super::{Name, event, newsletter, open, path, record};
use crate::actions::confirm::{ConfirmError, confirm};
use crate::actions::{Action, Record, show, sign_up};
use crate::web::Web;
use crate::web::answer::{Answer, Page, Refused, says, see};
use crate::web::form::Form;
use crate::web::reader::Reader;

/// "One more step", or that it is done already.
pub async fn get(State(web): State<Web>, Name(token): Name, reader: Reader) -> Answer {
    let record = record(&web, Action::Confirm, &token).await?;
    if !record.is_pending() {
        return Ok(already());
    }
    let (held, links) = open(&web, &record).await?;
    let outcome = show::outcome(&web.site, &record).await?;
    let frame = web.frame(&reader, Some(held.branch.clone()), None).await?;
    let page = ConfirmPage { frame, held, outcome, links, now: web.site.clock.now() };
    Ok(Page::new(html(page)).into_response())
}

/// Confirms; with `again=yes` on a used link, mails the link of the sign-up.
pub async fn post(State(web): State<Web>, Name(token): Name, reader: Reader, Form(typed): Form) -> Answer {
    let record = record(&web, Action::Confirm, &token).await?;
    let again = typed.first("again") == "yes";
    if !record.is_pending() {
        return if again { mail_link(&web, &record).await } else { Ok(already()) };
    }
    match confirm(&web.site, record.clone()).await {
        Ok(confirmed) => {
            let (_, links) = open(&web, &confirmed).await?;
            Ok(see(&format!("{}?done=confirmed", path(&web, &links.your_sign_up))))
        }
        Err(ConfirmError::Already(_)) if !again => Ok(already()),
        Err(ConfirmError::Already(twin)) => mail_link(&web, &twin).await,
        Err(ConfirmError::Gone) => Err(Refused::DEAD_LINK),
        Err(ConfirmError::NotOpen) => closed(&web, &reader, &record).await,
        Err(ConfirmError::Failure(failure)) => Err(failure.into()),
    }
}

async fn mail_link(web: &Web, record: &Record) -> Answer {
    sign_up::mail_link(&web.site, record).await?;
    Ok(says(StatusCode::OK, Message::LinkMailed))
}

fn already() -> Response {
    says(StatusCode::OK, Message::AlreadySignedUp)
}

async fn closed(web: &Web, reader: &Reader, record: &Record) -> Answer {
    match open(web, record).await?.0.subject {
        Subject::Event(it) => event::closed(web, reader, event::found(web, it.slug.as_str()).await?).await,
        Subject::Newsletter(it) => {
            newsletter::closed(web, reader, newsletter::found(web, it.slug.as_str()).await?).await
        }
    }
}
