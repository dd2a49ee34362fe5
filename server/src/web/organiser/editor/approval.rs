//! `/organise/drafts/{id}/departure`: asks the data officer; `/organise/officer/departures`: answers.

use app::domain::role::Permission;
use app::forms::check as rules;
use app::forms::state::FormState;
use app::pages::organiser::editor::approvals::{ApprovalsPage, PendingApproval, html};
use app::paths;
use axum::extract::State;
use axum::http::{StatusCode, Uri};

use super::super::super::public::Name;
use super::super::desk;
use super::{check, deviations, english, found, path, seen, shown};
use crate::actions::account::access::Session;
use crate::actions::drafts::{self, Approval, SaveError, approval};
use crate::web::Web;
use crate::web::form::{Form, query};
use crate::web::locale::Locale;
use crate::web::response::{HandlerResult, WebError, redirect, redirect_done};
use crate::web::session::{need, need_somewhere};

const OFFICER: &str = paths::organise::APPROVALS;

/// Asks, with a reason.
pub async fn post(
    State(web): State<Web>,
    Name(id): Name,
    locale: Locale,
    session: Session,
    Form(typed): Form,
) -> HandlerResult {
    let draft = found(&web, &session, &id).await?;
    let status = match rules::text(typed.first("departure_why")) {
        Err(reason) => {
            let form = FormState::of(typed).wrong("departure_why", reason);
            return check::show(&web, &locale, &session, &draft, StatusCode::UNPROCESSABLE_ENTITY, form).await;
        }
        Ok(reason) => match approval::ask(&web.site, &draft, reason, seen(&typed), session.organiser_id()).await {
            Ok(()) => return Ok(redirect(&format!("{}/check", path(&draft)))),
            Err(SaveError::Failure(failure)) => return Err(failure.into()),
            Err(SaveError::Stale) => StatusCode::CONFLICT,
        },
    };
    let draft = found(&web, &session, &id).await?;
    check::show(&web, &locale, &session, &draft, status, FormState::of(typed)).await
}

/// What waits for a yes.
pub async fn list(State(web): State<Web>, locale: Locale, session: Session, uri: Uri) -> HandlerResult {
    need_somewhere(&session, Permission::DecideApprovals, OFFICER)?;
    let decided = (query(&uri).first("done") == "decided").then_some(true);
    show(&web, &locale, &session, StatusCode::OK, decided).await
}

/// Says yes or no.
pub async fn decide(State(web): State<Web>, locale: Locale, session: Session, Form(typed): Form) -> HandlerResult {
    let id = typed.first("draft").parse().map_err(|_| WebError::NOT_FOUND)?;
    let draft = drafts::find(&web.site, id).await?.ok_or(WebError::NOT_FOUND)?;
    need(&session, Permission::DecideApprovals, &[draft.row.branch_id], OFFICER)?;
    let yes = match typed.first("answer") {
        "yes" => true,
        "no" => false,
        _ => return Err(WebError::BAD_REQUEST),
    };
    if draft.row.approval != Approval::Asked {
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
            id: draft.row.id.to_string(),
            revision: draft.row.revision,
            title: if draft.title().is_empty() { words.get("editor-untitled-event") } else { draft.title().to_owned() },
            branch: english(&draft.branch.content.name),
            name: drafts::writer(&web.site, &draft).await?,
            deviations: deviations(&words, &parsed.deviations),
            why: draft.row.approval_why.clone().unwrap_or_default(),
        });
    }
    let desk = desk(web, locale, session, None).await?;
    Ok(shown(status, html(ApprovalsPage { desk, waiting, decided })))
}
