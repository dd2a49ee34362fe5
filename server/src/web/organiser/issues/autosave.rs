//! The answers to an autosave: a sentence to show, instead of a page.

use app::components::errors::Complaint;
use app::forms::issue::AUTOSAVE;
use app::forms::state::{FormState, Typed};
use app::pages::organiser::issues::form::TheirIssue;
use app::paths;
use app::text::{Words, dates};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use uuid::Uuid;

use super::OfNewsletter;
use crate::actions::issues::saves::SavedBy;
use crate::site::Site;
use crate::web::response::WebError;

/// Whether a button sent a form, or the form itself.
pub fn sent_by(typed: &Typed) -> SavedBy {
    if typed.first("do") == AUTOSAVE { SavedBy::Autosave } else { SavedBy::Button }
}

/// It's saved: where, its revision, and when, in words.
pub fn saved(site: &Site, words: &Words, of: &OfNewsletter, id: Uuid, revision: i32) -> Response {
    let path = paths::organise::issue_change(&of.newsletter.slug, id);
    let time = dates::clock(words, site.clock.now(), words.home());
    let sentence = words.with("issue-autosaved", [("time", time.into())]);
    format!("{path} {revision} {sentence}").into_response()
}

/// Something is wrong with what was typed.
pub fn refused(words: &Words, form: &FormState) -> Response {
    let wrong =
        form.errors.iter().find_map(|(name, _)| Some(Complaint::about(words, form, name, &[])?.into_sentence()));
    let why = wrong.unwrap_or_default();
    (StatusCode::UNPROCESSABLE_ENTITY, words.with("issue-autosave-refused", [("why", why.into())])).into_response()
}

/// Somebody else has saved it.
pub fn conflict(words: &Words, theirs: TheirIssue) -> Response {
    let who = theirs.name.unwrap_or_else(|| words.get("editor-somebody"));
    let sentence = words.with("issue-autosave-conflict", [("name", who.into()), ("moment", theirs.moment.into())]);
    (StatusCode::CONFLICT, sentence).into_response()
}

/// It was sent or deleted, or isn't theirs to write any more.
pub fn gone(words: &Words) -> Response {
    (StatusCode::CONFLICT, words.get("issue-autosave-gone")).into_response()
}

/// Whether that's why a page can't be shown.
pub const fn is_gone(error: &WebError) -> bool {
    matches!(error, WebError::Says(StatusCode::NOT_FOUND, _))
}
