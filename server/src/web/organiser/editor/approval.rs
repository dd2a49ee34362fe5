//! `/organise/drafts/{id}/departure`: asks the data officer for approval; `/organise/officer/departures`: decides.

use app::domain::role::Permission;
use app::forms::check as rules;
use app::forms::state::FormState;
use app::pages::organiser::editor::approvals::{ApprovalsPage, PendingApproval, html};
use app::pages::organiser::editor::parts::title;
use app::paths;
use axum::extract::State;
use axum::http::{StatusCode, Uri};

use super::super::desk;
use super::open::{OpenDraft, seen};
use super::{check, deviations, english, shown};
use crate::actions::account::access::Session;
use crate::actions::drafts::{self, Approval, SaveError, approval};
use crate::web::Web;
use crate::web::form::{Form, query};
use crate::web::locale::Locale;
use crate::web::response::{HandlerResult, WebError, redirect, redirect_done};
use crate::web::session::{need, need_somewhere};

const OFFICER: &str = paths::organise::APPROVALS;

/// Asks, with a reason.
pub async fn post(mut open: OpenDraft, Form(typed): Form) -> HandlerResult {
    let reason = match rules::text(typed.first("departure_why")) {
        Ok(reason) => reason,
        Err(why) => {
            let form = FormState::of(typed).wrong("departure_why", why);
            return check::show(&open, StatusCode::UNPROCESSABLE_ENTITY, form).await;
        }
    };
    let by = open.session.organiser_id();
    match approval::ask(&open.web.site, &open.draft, reason, seen(&typed), by).await {
        Ok(()) => Ok(redirect(&format!("{}/check", open.path()))),
        Err(SaveError::Failure(failure)) => Err(failure.into()),
        Err(SaveError::Stale) => {
            open.again().await?;
            check::show(&open, StatusCode::CONFLICT, FormState::of(typed)).await
        }
    }
}

/// The drafts that wait for approval.
pub async fn list(State(web): State<Web>, locale: Locale, session: Session, uri: Uri) -> HandlerResult {
    need_somewhere(&session, Permission::DecideApprovals, OFFICER)?;
    let decided = (query(&uri).first("done") == "decided").then_some(true);
    show(&web, &locale, &session, StatusCode::OK, decided).await
}

/// Approves or refuses.
pub async fn decide(State(web): State<Web>, locale: Locale, session: Session, Form(typed): Form) -> HandlerResult {
    let id = typed.first("draft").parse().map_err(|_| WebError::NOT_FOUND)?;
    let draft = drafts::find(&web.site, id).await?.ok_or(WebError::NOT_FOUND)?;
    need(&session, Permission::DecideApprovals, &[draft.branch.id], OFFICER)?;
    let yes = match typed.first("answer") {
        "yes" => true,
        "no" => false,
        _ => return Err(WebError::BAD_REQUEST),
    };
    if draft.approval() != Approval::Asked {
        return show(&web, &locale, &session, StatusCode::CONFLICT, Some(false)).await;
    }
    match approval::decide(&web.site, &draft, yes, seen(&typed), session.organiser_id()).await {
        Ok(()) => Ok(redirect_done(OFFICER, "decided")),
        Err(SaveError::Failure(failure)) => Err(failure.into()),
        Err(SaveError::Stale) => show(&web, &locale, &session, StatusCode::CONFLICT, Some(false)).await,
    }
}

async fn show(
    web: &Web,
    locale: &Locale,
    session: &Session,
    status: StatusCode,
    decided: Option<bool>,
) -> HandlerResult {
    let words = locale.words();
    let mut waiting = Vec::new();
    for draft in approval::waiting(&web.site, &session.branches(Permission::DecideApprovals)).await? {
        let parsed = draft.parse(&web.site).await?;
        waiting.push(PendingApproval {
            id: draft.id().to_string(),
            revision: draft.revision(),
            title: title(&words, draft.title(), draft.what()),
            branch: english(&draft.branch.content.name),
            name: drafts::writer(&web.site, &draft).await?,
            deviations: deviations(&words, &parsed.deviations),
            why: draft.approval_reason().to_owned(),
        });
    }
    let desk = desk(web, locale, session, None).await?;
    Ok(shown(status, html(ApprovalsPage { desk, waiting, decided })))
}
