//! The pages on which events and newsletters are written, published and run.

pub mod approval;
pub mod cancel;
pub mod check;
pub mod draft;
pub mod ending;
pub mod event;
pub mod new;
pub mod newsletter;
pub mod preview;
pub mod questions;
pub mod repeat;
pub mod share;
pub mod templates;

use app::domain::language::Language;
use app::domain::purpose::PurposeKind;
use app::domain::role::Permission;
use app::forms::inputs::Step;
use app::forms::state::{FormState, Typed};
use app::pages::organiser::editor::parts::{Conflict, DraftPage};
use app::paths;
use app::text::{Words, dates};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use uuid::Uuid;

use super::desk;
use crate::actions::account::access::Session;
use crate::actions::contents;
use crate::actions::drafts::publish::NotPublished;
use crate::actions::drafts::{self, Draft, Published, REVISION, SaveError};
use crate::actions::publish::Fault;
use crate::web::Web;
use crate::web::locale::Locale;
use crate::web::response::{Page, WebError, redirect, redirect_done};
use crate::web::session::need;

/// The draft of an id, for whoever may write it. Anybody else learns nothing.
async fn found(web: &Web, session: &Session, id: &str) -> Result<Draft, WebError> {
    let id: Uuid = id.parse().map_err(|_| WebError::NOT_FOUND)?;
    let draft = drafts::find(&web.site, id).await?.ok_or(WebError::NOT_FOUND)?;
    need(session, Permission::Draft, &draft.branches(), &path(&draft))?;
    Ok(draft)
}

/// Where a draft is.
fn path(draft: &Draft) -> String {
    paths::organise::draft(draft.row.id)
}

/// The revision that somebody has seen.
fn seen(typed: &Typed) -> i32 {
    typed.first(REVISION).parse().unwrap_or(0)
}

/// A draft as each of its pages shows it.
async fn page(web: &Web, locale: &Locale, session: &Session, draft: &Draft) -> Result<DraftPage, WebError> {
    Ok(DraftPage {
        desk: desk(web, locale, session, Some(draft.branch.clone())).await?,
        path: path(draft),
        revision: draft.row.revision,
        form: FormState::of(draft.typed.clone()),
        is_event: draft.what() == PurposeKind::Event,
        of: draft.of.as_ref().map(Published::path),
        conflict: None,
        saved: false,
    })
}

/// What is wrong with what was written on one page; what is missing is told at the end.
async fn wrong(web: &Web, draft: &Draft, typed: &Typed, step: Step) -> Result<FormState, WebError> {
    let mut form = FormState::of(typed.clone());
    for Fault { mark, why } in draft.parse_as(&web.site, typed, None).await?.faults {
        if Step::of_input(&mark.key) == step && !typed.first(&mark.key).trim().is_empty() {
            form.refuse(&mark.key, why);
        }
    }
    Ok(form)
}

/// The form of the whole draft, with what one page sent in place of what that page had.
fn merged(draft: &Draft, sent: &Typed, step: Step) -> Typed {
    let mut whole = draft.typed.clone();
    whole.keep_only(|name| name == drafts::SOURCE || Step::of_input(name) != step);
    let own = sent.names().filter(|name| Step::of_input(name) == step);
    for name in own.filter(|name| !["revision", "stay", "add", "add_from_catalogue", "source"].contains(name)) {
        whole.set(name, sent.all(name).to_vec());
    }
    whole
}

/// What came of saving a page of a draft.
enum Saved {
    /// It is saved; the draft as it is now.
    Yes(Box<Draft>),
    /// Somebody else was faster: their draft, and what is otherwise in it.
    Conflict(Box<Draft>, Conflict),
}

/// Saves what one page sent.
async fn save(
    web: &Web,
    locale: &Locale,
    session: &Session,
    draft: &Draft,
    whole: &Typed,
    revision: i32,
) -> Result<Saved, WebError> {
    let saved = drafts::save(&web.site, draft, whole, revision, session.organiser_id()).await;
    let now = drafts::find(&web.site, draft.row.id).await?.ok_or(WebError::NOT_FOUND)?;
    match saved {
        Ok(()) => Ok(Saved::Yes(Box::new(now))),
        Err(SaveError::Failure(failure)) => Err(failure.into()),
        Err(SaveError::Stale) => {
            let moment = dates::moment(&locale.words(), now.row.changed_at, locale.words().home());
            let name = drafts::writer(&web.site, &now).await?;
            let theirs = differences(&now.typed, whole);
            Ok(Saved::Conflict(Box::new(now), Conflict { name, moment, theirs }))
        }
    }
}

/// The inputs whose values differ, with the values that `theirs` has.
fn differences(theirs: &Typed, ours: &Typed) -> Vec<(String, String)> {
    let mut names: Vec<&str> = theirs.names().chain(ours.names()).filter(|name| !name.ends_with("_key")).collect();
    names.sort_unstable();
    names.dedup();
    let said = |typed: &Typed, name: &str| {
        typed.all(name).iter().filter(|value| !value.is_empty()).cloned().collect::<Vec<_>>().join(", ")
    };
    let differ = names.into_iter().filter(|name| *name != drafts::SOURCE && said(theirs, name) != said(ours, name));
    differ.map(|name| (name.to_owned(), said(theirs, name))).collect()
}

/// The published event of a public name, for whoever may do this with it.
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

/// An answer with a status.
fn shown(status: StatusCode, html: String) -> Response {
    (status, Page::new(html)).into_response()
}

/// The way on after a change of state that could not fail by what was typed.
fn done(result: Result<(), NotPublished>, path: &str, what: &str) -> Result<Response, WebError> {
    match result {
        Ok(()) => Ok(redirect_done(path, what)),
        Err(NotPublished::Failure(failure)) => Err(failure.into()),
        // Somebody else has changed it meanwhile: the page shows how it stands.
        Err(_) => Ok(redirect(path)),
    }
}

/// A title in English, as people write them here.
fn english(text: &app::domain::language::LocalText) -> String {
    text.get(&Language::english()).to_owned()
}

/// What goes beyond a template, in words.
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
