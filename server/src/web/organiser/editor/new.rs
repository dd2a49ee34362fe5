//! `/organise/new`: choose a ready kind, or go on with a draft.

use std::collections::BTreeSet;

use app::domain::branch::Branch;
use app::domain::role::Permission;
use app::forms::desk::DeskForm;
use app::pages::organiser::editor::new::{NewPage, html};
use app::text::dates;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use uuid::Uuid;

use super::super::desk;
use super::{english, path, shown};
use crate::actions::account::access::Signed;
use crate::actions::desk as contents;
use crate::actions::draft::{self, begin, kinds};
use crate::web::Web;
use crate::web::answer::{Answer, Refused, see};
use crate::web::form::Form;
use crate::web::reader::Reader;
use crate::web::session::need_somewhere;

const PATH: &str = "/organise/new";

/// The page.
pub async fn get(State(web): State<Web>, reader: Reader, signed: Signed) -> Answer {
    need_somewhere(&signed, Permission::Draft, PATH)?;
    page(&web, &reader, &signed, StatusCode::OK, DeskForm::default()).await
}

/// Begins a draft.
pub async fn post(State(web): State<Web>, reader: Reader, signed: Signed, Form(typed): Form) -> Answer {
    need_somewhere(&signed, Permission::Draft, PATH)?;
    let Some(kind) = kinds::find(&web.site, typed.first("kind")).await? else {
        let sentence = reader.words().get("editor-no-kind");
        let form = DeskForm::of(typed).wrong("kind", sentence);
        return page(&web, &reader, &signed, StatusCode::UNPROCESSABLE_ENTITY, form).await;
    };
    let own = branches(&web, &signed).await?;
    let branch = own.iter().find(|branch| branch.slug.as_str() == typed.first("branch")).ok_or(Refused::NOT_FOUND)?;
    let id = begin::of_kind(&web.site, typed.first("kind"), &kind, branch.id, signed.id(), &reader.0).await?;
    Ok(see(&format!("/organise/drafts/{id}")))
}

async fn branches(web: &Web, signed: &Signed) -> Result<Vec<Branch>, Refused> {
    let own: BTreeSet<Uuid> = signed.branches(Permission::Draft);
    let all = contents::branches(&web.site).await?;
    Ok(all.into_iter().filter(|branch| own.contains(&branch.id)).collect())
}

async fn page(
    web: &Web,
    reader: &Reader,
    signed: &Signed,
    status: StatusCode,
    form: DeskForm,
) -> Result<Response, Refused> {
    let words = reader.words();
    let mut drafts = Vec::new();
    for draft in draft::list(&web.site, &signed.branches(Permission::Draft)).await? {
        let untitled = if draft.row.what == "event" { "editor-untitled-event" } else { "editor-untitled-newsletter" };
        let title = if draft.title().is_empty() { words.get(untitled) } else { draft.title().to_owned() };
        let moment = dates::moment(&words, draft.row.changed_at, words.home());
        drafts.push((path(&draft), title, english(&draft.branch.content.name), moment));
    }
    let page = NewPage {
        desk: desk(web, reader, signed, None).await?,
        kinds: kinds::all(&web.site).await?,
        branches: branches(web, signed).await?,
        drafts,
        form,
    };
    Ok(shown(status, html(page)))
}
