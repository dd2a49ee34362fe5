//! `/confirm/{token}`: one button. The mail's link changes nothing until it's pressed.

use app::domain::held::Subject;
use app::pages::public::confirm::{ConfirmPage, html};
use app::pages::public::message::Message;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};

use super::{Name, event, newsletter, open, path, record};
use crate::actions::confirm::{ConfirmError, confirm, newer};
use crate::actions::{Action, Record, links, show, sign_up};
use crate::web::Web;
use crate::web::form::Form;
use crate::web::locale::Locale;
use crate::web::response::{HandlerResult, Page, WebError, redirect_done, says};

/// "Confirm your sign-up", or that it's already done.
pub async fn get(State(web): State<Web>, Name(token): Name, locale: Locale) -> HandlerResult {
    let record = record(&web, Action::Confirm, &token).await?;
    if !record.is_pending() {
        return Ok(already());
    }
    Ok(page(&web, &locale, &record, false).await?.into_response())
}

async fn page(web: &Web, locale: &Locale, record: &Record, changed: bool) -> Result<Page, WebError> {
    let (held, links) = open(web, record).await?;
    let outcome = show::outcome(&web.site, record).await?;
    let newer = newer(&web.site, record).await?;
    let newer = newer.map(|newer| (links::of_held(&web.site, &newer, &held).confirm, newer.created_at()));
    let frame = web.frame(locale, Some(held.branch.clone()), None).await?;
    let seen = seen(record);
    let page = ConfirmPage { frame, held, outcome, links, newer, seen, changed, now: web.site.clock.now() };
    Ok(Page::new(html(page)))
}

/// The state of a record that its page shows: sending the same form again changes it.
fn seen(record: &Record) -> String {
    record.created_at().timestamp_micros().to_string()
}

/// Confirms; with `again=yes` on a used link, mails the link to the sign-up.
pub async fn post(State(web): State<Web>, Name(token): Name, locale: Locale, Form(typed): Form) -> HandlerResult {
    let record = record(&web, Action::Confirm, &token).await?;
    let again = typed.first("again") == "yes";
    if !record.is_pending() {
        return if again { mail_link(&web, &record).await } else { Ok(already()) };
    }
    if !["", seen(&record).as_str()].contains(&typed.first("seen")) {
        return changed(&web, &locale, &record).await;
    }
    match confirm(&web.site, record.clone()).await {
        Ok(confirmed) => {
            let (_, links) = open(&web, &confirmed).await?;
            Ok(redirect_done(path(&web, &links.your_sign_up), "confirmed"))
        }
        Err(ConfirmError::Already(_)) if !again => Ok(already()),
        Err(ConfirmError::Already(twin)) => mail_link(&web, &twin).await,
        Err(ConfirmError::Changed(record)) => changed(&web, &locale, &record).await,
        Err(ConfirmError::Gone) => Err(WebError::DEAD_LINK),
        Err(ConfirmError::NotOpen) => closed(&web, &locale, &record).await,
        Err(ConfirmError::Failure(failure)) => Err(failure.into()),
    }
}

/// The page once more, in its current state.
async fn changed(web: &Web, locale: &Locale, record: &Record) -> HandlerResult {
    Ok((StatusCode::CONFLICT, page(web, locale, record, true).await?).into_response())
}

async fn mail_link(web: &Web, record: &Record) -> HandlerResult {
    sign_up::mail_link(&web.site, record).await?;
    Ok(says(StatusCode::OK, Message::LinkMailed))
}

fn already() -> Response {
    says(StatusCode::OK, Message::AlreadySignedUp)
}

async fn closed(web: &Web, locale: &Locale, record: &Record) -> HandlerResult {
    match open(web, record).await?.0.subject {
        Subject::Event(it) => event::closed(web, locale, event::found(web, it.slug.as_str()).await?).await,
        Subject::Newsletter(it) => {
            newsletter::closed(web, locale, newsletter::found(web, it.slug.as_str()).await?).await
        }
    }
}
