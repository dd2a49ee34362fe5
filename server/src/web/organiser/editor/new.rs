//! `/organise/new`: choose a template, or continue a draft.

use std::collections::BTreeSet;

use app::domain::branch::Branch;
use app::domain::role::Permission;
use app::forms::state::FormState;
use app::pages::organiser::editor::begun::BegunDraft;
use app::pages::organiser::editor::new::{NewPage, html};
use app::pages::organiser::editor::parts::title;
use app::paths;
use app::text::{Words, dates};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use uuid::Uuid;

use super::super::desk;
use super::{english, shown};
use crate::actions::account::access::Session;
use crate::actions::contents;
use crate::actions::drafts::{self, ListedDraft, begin, templates};
use crate::web::Web;
use crate::web::form::Form;
use crate::web::locale::Locale;
use crate::web::response::{HandlerResult, WebError, redirect};
use crate::web::session::need_somewhere;

const PATH: &str = paths::organise::NEW;

/// The page.
pub async fn get(State(web): State<Web>, locale: Locale, session: Session) -> HandlerResult {
    need_somewhere(&session, Permission::Draft, PATH)?;
    page(&web, &locale, &session, StatusCode::OK, FormState::default()).await
}

/// Creates a draft.
pub async fn post(State(web): State<Web>, locale: Locale, session: Session, Form(typed): Form) -> HandlerResult {
    need_somewhere(&session, Permission::Draft, PATH)?;
    let (words, mut form) = (locale.words(), FormState::of(typed));
    let kind = templates::find(&web.site, form.typed.first("kind")).await?;
    if kind.is_none() {
        form.refuse("kind", words.get("editor-no-kind"));
    }
    let own = branches(&web, &session).await?;
    let branch = own.iter().find(|branch| branch.slug.as_str() == form.typed.first("branch"));
    let is_chosen = !form.typed.first("branch").is_empty();
    match branch {
        None if is_chosen && kind.is_some() => return Err(WebError::NOT_FOUND),
        None => form.refuse("branch", words.get("desk-branch-choose")),
        Some(_) => {}
    }
    let (Some(kind), Some(branch)) = (kind, branch) else {
        return page(&web, &locale, &session, StatusCode::UNPROCESSABLE_ENTITY, form).await;
    };
    let (slug, by) = (form.typed.first("kind"), session.organiser_id());
    let id = begin::of_template(&web.site, slug, &kind, branch.id, by, &locale.0).await?;
    Ok(redirect(&paths::organise::draft(id)))
}

async fn branches(web: &Web, session: &Session) -> Result<Vec<Branch>, WebError> {
    let own: BTreeSet<Uuid> = session.branches(Permission::Draft);
    let all = contents::branches(&web.site).await?;
    Ok(all.into_iter().filter(|branch| own.contains(&branch.id)).collect())
}

async fn page(
    web: &Web,
    locale: &Locale,
    session: &Session,
    status: StatusCode,
    form: FormState,
) -> Result<Response, WebError> {
    let drafts = drafts::list(&web.site, &session.branches(Permission::Draft)).await?;
    let page = NewPage {
        desk: desk(web, locale, session, None).await?,
        templates: templates::all(&web.site).await?,
        branches: branches(web, session).await?,
        drafts: begun(&locale.words(), drafts),
        form,
    };
    Ok(shown(status, html(page)))
}

/// The drafts that somebody may continue, as a page lists them.
pub fn begun(words: &Words, drafts: Vec<ListedDraft>) -> Vec<BegunDraft> {
    let drafts = drafts.into_iter().map(|draft| BegunDraft {
        path: paths::organise::draft(draft.id),
        title: title(words, &draft.title, draft.what),
        branch: english(&draft.branch.content.name),
        moment: dates::moment(words, draft.changed_at, words.home()),
        is_change: draft.is_change,
    });
    drafts.collect()
}
