//! The pages on which events and newsletters are written, published and run.

pub mod cancel;
pub mod check;
pub mod departure;
pub mod draft;
pub mod ending;
pub mod event;
pub mod kinds;
pub mod new;
pub mod newsletter;
pub mod preview;
pub mod questions;
pub mod repeat;
pub mod share;

use app::domain::language::Language;
use app::domain::role::Permission;
use app::forms::desk::DeskForm;
use app::forms::state::Typed;
use app::pages::organiser::editor::parts::{Conflict, DraftPage, Step};
use app::text::{Words, dates, why};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use uuid::Uuid;

use super::desk;
use crate::actions::account::access::Signed;
use crate::actions::desk as contents;
use crate::actions::draft::publish::NotPublished;
use crate::actions::draft::{self as drafts, Draft, Published, REVISION, SaveError};
use crate::web::Web;
use crate::web::answer::{Page, Refused, see};
use crate::web::reader::Reader;
use crate::web::session::need;

/// The draft of an id, for whoever may write it. Anybody else learns nothing.
async fn found(web: &Web, signed: &Signed, id: &str) -> Result<Draft, Refused> {
    let id: Uuid = id.parse().map_err(|_| Refused::NOT_FOUND)?;
    let draft = drafts::find(&web.site, id).await?.ok_or(Refused::NOT_FOUND)?;
    need(signed, Permission::Draft, &draft.branches(), &path(&draft))?;
    Ok(draft)
}

/// Where a draft is.
fn path(draft: &Draft) -> String {
    format!("/organise/drafts/{}", draft.row.id)
}

/// The revision that somebody has seen.
fn seen(typed: &Typed) -> i32 {
    typed.first(REVISION).parse().unwrap_or(0)
}

/// A draft as each of its pages shows it.
async fn page(web: &Web, reader: &Reader, signed: &Signed, draft: &Draft) -> Result<DraftPage, Refused> {
    Ok(DraftPage {
        desk: desk(web, reader, signed, Some(draft.branch.clone())).await?,
        path: path(draft),
        revision: draft.row.revision,
        form: DeskForm::of(draft.typed.clone()),
        is_event: draft.row.what == "event",
        of: draft.of.as_ref().map(Published::path),
        conflict: None,
        saved: false,
    })
}

/// What is wrong with what was written on one page; what is missing is told at the end.
async fn wrong(web: &Web, reader: &Reader, draft: &Draft, typed: &Typed, step: Step) -> Result<DeskForm, Refused> {
    let words = reader.words();
    let mut form = DeskForm::of(typed.clone());
    for (name, reason) in draft.parse_as(&web.site, typed, None).await?.faults {
        let empty = typed.first(&name).trim().is_empty();
        if Step::of_input(&name) == step && !empty {
            form.refuse(&name, why::sentence(&words, &reason));
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
    reader: &Reader,
    signed: &Signed,
    draft: &Draft,
    whole: &Typed,
    revision: i32,
) -> Result<Saved, Refused> {
    let saved = drafts::save(&web.site, draft, whole, revision, signed.id()).await;
    let now = drafts::find(&web.site, draft.row.id).await?.ok_or(Refused::NOT_FOUND)?;
    match saved {
        Ok(()) => Ok(Saved::Yes(Box::new(now))),
        Err(SaveError::Failure(failure)) => Err(failure.into()),
        Err(SaveError::Stale) => {
            let moment = dates::moment(&reader.words(), now.row.changed_at, reader.words().home());
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
    signed: &Signed,
    slug: &str,
    permission: Permission,
    path: &str,
) -> Result<Published, Refused> {
    let (event, branches) = contents::event(&web.site, slug).await?.ok_or(Refused::NOT_FOUND)?;
    need(signed, permission, &branches, path)?;
    let also = branches.into_iter().filter(|id| *id != event.branch_id).collect();
    Ok(Published::Event(Box::new(event), also))
}

/// The same for a newsletter.
async fn newsletter_of(
    web: &Web,
    signed: &Signed,
    slug: &str,
    permission: Permission,
    path: &str,
) -> Result<Published, Refused> {
    let newsletter = contents::newsletter(&web.site, slug).await?.ok_or(Refused::NOT_FOUND)?;
    need(signed, permission, &[newsletter.branch_id], path)?;
    Ok(Published::Newsletter(Box::new(newsletter)))
}

/// An answer with a status.
fn shown(status: StatusCode, html: String) -> Response {
    (status, Page::new(html)).into_response()
}

/// The way on after a change of state that could not fail by what was typed.
fn done(result: Result<(), NotPublished>, path: &str, what: &str) -> Result<Response, Refused> {
    match result {
        Ok(()) => Ok(see(&format!("{path}?done={what}"))),
        Err(NotPublished::Failure(failure)) => Err(failure.into()),
        // Somebody else has changed it meanwhile: the page shows how it stands.
        Err(_) => Ok(see(path)),
    }
}

/// A title in English, as people write them here.
fn english(text: &app::domain::language::LocalText) -> String {
    text.get(&Language::english()).to_owned()
}

/// What departs from a kind, in words.
fn departs(words: &Words, departs: &[drafts::departure::Departs]) -> Vec<String> {
    use drafts::departure::Departs;
    let say = |departs: &Departs| match departs {
        Departs::Statement(text) => words.with("editor-departs-statement", [("text", text.clone().into())]),
        Departs::SeenBy(text) => words.with("editor-departs-seen-by", [("text", text.clone().into())]),
        Departs::Keep(days) => words.with("editor-departs-keep", [("days", (*days).into())]),
        Departs::Special(text) => words.with("editor-departs-special", [("text", text.clone().into())]),
    };
    departs.iter().map(say).collect()
}
