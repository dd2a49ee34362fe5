//! The pages on which events and newsletters are written, published and run.

pub mod approval;
pub mod cancel;
pub mod check;
pub mod draft;
pub mod ending;
pub mod event;
pub mod new;
pub mod newsletter;
mod open;
pub mod paper;
pub mod pending;
pub mod preview;
pub mod questions;
pub mod repeat;
pub mod share;
pub mod templates;

use app::components::desk::Desk;
use app::domain::language::Language;
use app::domain::reach::Reach;
use app::domain::role::Permission;
use app::text::Words;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse as _, Response};
use uuid::Uuid;

use super::desk;
use crate::actions::account::access::Session;
use crate::actions::contents;
use crate::actions::drafts::publish::NotPublished;
use crate::actions::drafts::{self, Published};
use crate::web::Web;
use crate::web::form::query;
use crate::web::locale::Locale;
use crate::web::response::{Page, WebError, redirect, redirect_done};
use crate::web::session::need;

/// The published event of a public name, if this person may do this with it.
async fn event_of(
    web: &Web,
    session: &Session,
    slug: &str,
    permission: Permission,
    path: &str,
) -> Result<Published, WebError> {
    let (event, branches) = contents::event(&web.site, slug).await?.ok_or(WebError::NOT_FOUND)?;
    need(session, permission, &branches, path)?;
    let also = branches.into_iter().filter(|id| *id != event.branch_id).collect();
    Ok(Published::Event(Box::new(event), also))
}

/// The same for a newsletter.
async fn newsletter_of(
    web: &Web,
    session: &Session,
    slug: &str,
    permission: Permission,
    path: &str,
) -> Result<Published, WebError> {
    let newsletter = contents::newsletter(&web.site, slug).await?.ok_or(WebError::NOT_FOUND)?;
    need(session, permission, &[newsletter.branch_id], path)?;
    Ok(Published::Newsletter(Box::new(newsletter)))
}

/// The frame of a page about something published: its branch's, as on all its pages.
async fn desk_of(web: &Web, locale: &Locale, session: &Session, branch: Uuid) -> Result<Desk, WebError> {
    let branches = contents::branches(&web.site).await?;
    desk(web, locale, session, branches.into_iter().find(|own| own.id == branch)).await
}

/// A response with a status.
fn shown(status: StatusCode, html: String) -> Response {
    (status, Page::new(html)).into_response()
}

/// What was done and who hears of it, for the query of the page that says so.
fn reached(what: &str, reach: Reach) -> String {
    let Reach { emails, calls } = reach;
    if reach.is_nobody() { what.to_owned() } else { format!("{what}&emails={emails}&calls={calls}") }
}

/// Who hears of what was done, by such a query.
fn who_hears(uri: &Uri) -> Reach {
    let number = |name| query(uri).first(name).parse().unwrap_or(0);
    Reach { emails: number("emails"), calls: number("calls") }
}

/// The redirect after a change of state that nothing typed could make fail.
fn done(result: Result<Reach, NotPublished>, path: &str, what: &str) -> Result<Response, WebError> {
    match result {
        Ok(reach) => Ok(redirect_done(path, reached(what, reach))),
        Err(NotPublished::Failure(failure)) => Err(failure.into()),
        // Somebody else has changed it in the meantime: the page shows its state.
        Err(_) => Ok(redirect(path)),
    }
}

/// A title in English, as organisers write them here.
fn english(text: &app::domain::language::LocalText) -> String {
    text.get(&Language::english()).to_owned()
}

/// The deviations from a template, in words.
fn deviations(words: &Words, deviations: &[drafts::approval::Deviation]) -> Vec<String> {
    use drafts::approval::Deviation;
    let say = |deviations: &Deviation| match deviations {
        Deviation::Statement(text) => words.with("editor-departs-statement", [("text", text.clone().into())]),
        Deviation::SeenBy(text) => words.with("editor-departs-seen-by", [("text", text.clone().into())]),
        Deviation::Keep(days) => words.with("editor-departs-keep", [("days", (*days).into())]),
        Deviation::Special(text) => words.with("editor-departs-special", [("text", text.clone().into())]),
    };
    deviations.iter().map(say).collect()
}
