//! `/organise/drafts/{id}`: what the event or newsletter is.

use app::domain::role::Permission;
use app::forms::inputs::Step;
use app::pages::organiser::editor::parts::DraftPage;
use app::pages::organiser::editor::what::{WhatPage, html};
use app::paths;
use axum::http::{StatusCode, Uri};

use super::open::{OpenDraft, seen};
use super::shown;
use crate::actions::drafts;
use crate::web::form::Form;
use crate::web::response::{HandlerResult, redirect};
use crate::web::session::need;

/// The page.
pub async fn get(open: OpenDraft, uri: Uri) -> HandlerResult {
    let page = open.page_at(&uri).await?;
    show(&open, StatusCode::OK, page).await
}

/// Saves it, whatever it says; then redirects to the next page, unless something is wrong.
pub async fn post(mut open: OpenDraft, Form(typed): Form) -> HandlerResult {
    let whole = open.merged(&typed, Step::What);
    if let Some((status, page)) = open.save(whole, seen(&typed), Step::What).await?.refused() {
        return show(&open, status, page).await;
    }
    Ok(open.onward(&typed, Step::What, Step::Questions))
}

/// Deletes it.
pub async fn delete(open: OpenDraft) -> HandlerResult {
    let draft = &open.draft;
    need(&open.session, Permission::Draft, &draft.branches(), &open.path())?;
    drafts::remove(&open.web.site, draft.id()).await?;
    Ok(redirect(&draft.of.as_ref().map_or(paths::organise::NEW.to_owned(), drafts::Published::path)))
}

async fn show(open: &OpenDraft, status: StatusCode, draft: DraftPage) -> HandlerResult {
    let hosts = open.others().await?;
    Ok(shown(status, html(WhatPage { draft, hosts })))
}
