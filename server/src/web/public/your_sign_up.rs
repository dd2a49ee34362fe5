//! `/your-sign-up/{token}`: what is held, until when, and every way to change or end it.

use app::domain::field::FieldKey;
use app::pages::public::your_sign_up::{SignUpNotice, YourSignUpPage, html};
use app::paths;
use axum::extract::State;
use axum::http::Uri;
use axum::response::IntoResponse as _;

use super::{Name, open, record};
use crate::actions::bounces::resume::resume;
use crate::actions::change::{ChangeError, take_back};
use crate::actions::renew::renew;
use crate::actions::still_coming::still_coming;
use crate::actions::{Action, Record};
use crate::web::Web;
use crate::web::form::{Form, query};
use crate::web::locale::Locale;
use crate::web::response::{HandlerResult, Page, WebError, redirect_done};

/// What was done, by its name in `?done=`.
const DONE: [(&str, SignUpNotice); 6] = [
    ("confirmed", SignUpNotice::Confirmed),
    ("changed", SignUpNotice::Changed),
    ("still-coming", SignUpNotice::StillComing),
    ("renewed", SignUpNotice::Renewed),
    ("taken-back", SignUpNotice::AgreementTakenBack),
    ("resumed", SignUpNotice::Resumed),
];

/// The page.
pub async fn get(State(web): State<Web>, Name(token): Name, locale: Locale, uri: Uri) -> HandlerResult {
    let record = record(&web, Action::YourSignUp, &token).await?;
    let (held, links) = open(&web, &record).await?;
    let frame = web.frame(&locale, Some(held.branch.clone()), None).await?;
    let query = query(&uri);
    let done = DONE.iter().find(|(name, _)| *name == query.first("done")).map(|(_, done)| *done);
    let page = YourSignUpPage { frame, held, links, done, now: web.site.clock.now() };
    Ok(Page::new(html(page)).into_response())
}

/// "Still coming", "yes, I still want this", "my address works", or a consent withdrawn.
pub async fn post(State(web): State<Web>, Name(token): Name, Form(typed): Form) -> HandlerResult {
    let record = record(&web, Action::YourSignUp, &token).await?;
    let (result, done) = if typed.first("still_coming") == "yes" {
        (still_coming(&web.site, record).await, "still-coming")
    } else if typed.first("renew") == "yes" {
        (renew(&web.site, record).await, "renewed")
    } else if typed.first("resume") == "yes" {
        (resume(&web.site, record).await, "resumed")
    } else {
        let key = FieldKey::parse(typed.first("take_back")).map_err(|_| WebError::BAD_REQUEST)?;
        (take_back(&web.site, record, key).await, "taken-back")
    };
    changed(result)?;
    Ok(redirect_done(paths::your_sign_up(&token), done))
}

/// The result of a change.
pub(super) fn changed(result: Result<Record, ChangeError>) -> Result<Record, WebError> {
    result.map_err(|error| match error {
        ChangeError::Gone => WebError::DEAD_LINK,
        ChangeError::Full(_) => WebError::BAD_REQUEST,
        ChangeError::Failure(failure) => failure.into(),
    })
}
