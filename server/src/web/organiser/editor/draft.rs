//! `/organise/drafts/{id}`: what it is.

use app::domain::role::Permission;
use app::forms::inputs::Step;
use app::forms::state::FormState;
use app::pages::organiser::editor::parts::Conflict;
use app::pages::organiser::editor::what::{WhatPage, html};
use app::paths;
use axum::extract::State;
use axum::http::{StatusCode, Uri};

use super::super::super::public::Name;
use super::{Saved, english, found, merged, page, path, save, seen, shown, wrong};
use crate::actions::account::access::Session;
use crate::actions::contents;
use crate::actions::drafts::{self, Draft};
use crate::web::Web;
use crate::web::form::{Form, query};
use crate::web::locale::Locale;
use crate::web::response::{HandlerResult, redirect};
use crate::web::session::need;

/// The page.
pub async fn get(State(web): State<Web>, Name(id): Name, locale: Locale, session: Session, uri: Uri) -> HandlerResult {
    let draft = found(&web, &session, &id).await?;
    let form = FormState::of(draft.typed.clone());
    let saved = query(&uri).first("saved") == "yes";
    show(&web, &locale, &session, &draft, StatusCode::OK, form, None, saved).await
}

/// Saves it, whatever it says; then goes on, unless something is wrong.
pub async fn post(
    State(web): State<Web>,
    Name(id): Name,
    locale: Locale,
    session: Session,
    Form(typed): Form,
) -> HandlerResult {
    let draft = found(&web, &session, &id).await?;
    let whole = merged(&draft, &typed, Step::What);
    match save(&web, &locale, &session, &draft, &whole, seen(&typed)).await? {
        Saved::Conflict(now, conflict) => {
            let form = FormState::of(whole);
            show(&web, &locale, &session, &now, StatusCode::CONFLICT, form, Some(conflict), false).await
        }
        Saved::Yes(now) => {
            let form = wrong(&web, &now, &whole, Step::What).await?;
            if form.is_refused() {
                let status = StatusCode::UNPROCESSABLE_ENTITY;
                return show(&web, &locale, &session, &now, status, form, None, false).await;
            }
            let stay = typed.first("stay") == "yes";
            Ok(redirect(&format!("{}{}", path(&now), if stay { "?saved=yes" } else { "/questions" })))
        }
    }
}

/// Deletes it.
pub async fn delete(State(web): State<Web>, Name(id): Name, session: Session) -> HandlerResult {
    let draft = found(&web, &session, &id).await?;
    need(&session, Permission::Draft, &draft.branches(), &path(&draft))?;
    drafts::remove(&web.site, draft.row.id).await?;
    Ok(redirect(&draft.of.as_ref().map_or(paths::organise::NEW.to_owned(), drafts::Published::path)))
}

#[expect(clippy::too_many_arguments, reason = "one page in all its states")]
async fn show(
    web: &Web,
    locale: &Locale,
    session: &Session,
    draft: &Draft,
    status: StatusCode,
    form: FormState,
    conflict: Option<Conflict>,
    saved: bool,
) -> HandlerResult {
    let page = page(web, locale, session, draft).await?;
    let branches = contents::branches(&web.site).await?;
    let others = branches.into_iter().filter(|branch| branch.id != draft.row.branch_id);
    let hosts = others.map(|branch| (branch.slug.to_string(), english(&branch.content.name))).collect();
    let draft = app::pages::organiser::editor::parts::DraftPage { form, conflict, saved, ..page };
    Ok(shown(status, html(WhatPage { draft, hosts })))
}
