//! `/organise/drafts/{id}/check`: what is missing, what needs approval; then publish.

use app::domain::role::Permission;
use app::forms::state::FormState;
use app::pages::organiser::editor::check::{ApprovalState, CheckPage, html};
use app::text::why;
use axum::http::StatusCode;

use super::open::{OpenDraft, differences, seen};
use super::{deviations, preview, shown};
use crate::actions::drafts::publish::{NotPublished, Seen, publish};
use crate::actions::drafts::{Approval, Published, begin, from_published};
use crate::actions::publish::Fault;
use crate::actions::show::taken;
use crate::web::form::Form;
use crate::web::response::{HandlerResult, WebError, redirect_done};
use crate::web::session::need;

/// The page.
pub async fn get(open: OpenDraft) -> HandlerResult {
    show(&open, StatusCode::OK, FormState::default()).await
}

/// Publishes it.
pub async fn post(mut open: OpenDraft, Form(typed): Form) -> HandlerResult {
    let draft = &open.draft;
    need(&open.session, Permission::Publish, &draft.branches(), &format!("{}/check", open.path()))?;
    let seen = Seen { draft: seen(&typed), published: typed.first("published").parse().ok() };
    let status = match publish(&open.web.site, draft, seen, open.session.organiser_id()).await {
        Ok(path) => {
            let done = if draft.of.is_some() { "changed" } else { "published" };
            return Ok(redirect_done(&path, done));
        }
        Err(NotPublished::Failure(failure)) => return Err(failure.into()),
        Err(NotPublished::Faults(faults)) => {
            let page = CheckPage { faults: said(&open, faults), ..made(&open, FormState::default()).await? };
            return Ok(shown(StatusCode::UNPROCESSABLE_ENTITY, html(page)));
        }
        Err(NotPublished::Deviation) => StatusCode::UNPROCESSABLE_ENTITY,
        Err(NotPublished::Stale | NotPublished::ChangedSince) => StatusCode::CONFLICT,
    };
    open.again().await?;
    show(&open, status, FormState::default()).await
}

/// What is wrong, in words, each with its input.
fn said(open: &OpenDraft, faults: Vec<Fault>) -> Vec<(String, String)> {
    let words = open.locale.words();
    faults.into_iter().map(|Fault { mark, why }| (mark.key, why::sentence(&words, &why))).collect()
}

/// The page with a status.
pub(super) async fn show(open: &OpenDraft, status: StatusCode, ask: FormState) -> HandlerResult {
    Ok(shown(status, html(made(open, ask).await?)))
}

async fn made(open: &OpenDraft, ask: FormState) -> Result<CheckPage, WebError> {
    let OpenDraft { web, draft, .. } = open;
    let words = open.locale.words();
    let parsed = draft.parse(&web.site).await?;
    let made = preview::made(open).await?;
    let (mut since, mut published) = (None, None);
    if let Some(of) = &draft.of {
        let now = begin::revision(&web.site, of).await?;
        published = Some(now);
        if draft.of_revision() != Some(now) {
            since = Some(differences(&from_published::form(&web.site, of).await?, &draft.typed));
        }
    }
    let shrunk = match (&draft.of, made.as_ref().and_then(preview::Made::capacity)) {
        (Some(Published::Event(event, _)), Some(capacity)) => {
            let taken = taken(&web.site, event).await?.confirmed;
            (capacity < taken).then_some((taken, capacity))
        }
        _ => None,
    };
    // The seen revision is that of when the draft was made, until the person is shown the newer one.
    Ok(CheckPage {
        draft: open.page().await?,
        faults: said(open, parsed.faults),
        deviations: deviations(&words, &parsed.deviations),
        state: match draft.approval() {
            Approval::Asked => ApprovalState::Asked,
            Approval::Granted => ApprovalState::Granted,
            Approval::Refused => ApprovalState::Refused,
            Approval::None => ApprovalState::None,
        },
        slip: made.map(|made| made.slip(&words, web.site.clock.now())),
        shrunk,
        since,
        published,
        ask,
    })
}
