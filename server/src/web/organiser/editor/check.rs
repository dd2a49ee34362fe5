//! `/organise/drafts/{id}/check`: what is missing, what needs approval, what it says and changes; then publish.

use app::domain::guidance::{GuidanceState, VERSION};
use app::domain::reach::Reach;
use app::domain::role::Permission;
use app::forms::state::FormState;
use app::pages::organiser::editor::answers::{DraftLine, changes, lines};
use app::pages::organiser::editor::check::{ApprovalState, ChangeOf, CheckPage, html};
use app::paths;
use axum::extract::State;
use axum::http::StatusCode;

use super::open::{OpenDraft, differences, seen};
use super::preview::Made;
use super::{deviations, pending, preview, reached, shown};
use crate::actions::account::access::Session;
use crate::actions::account::confirm_guidance;
use crate::actions::drafts::publish::{NotPublished, Seen, publish, reach};
use crate::actions::drafts::{Approval, Published, begin, from_published};
use crate::actions::show::taken;
use crate::web::Web;
use crate::web::form::Form;
use crate::web::response::{HandlerResult, WebError, redirect, redirect_done};

/// The page.
pub async fn get(open: OpenDraft) -> HandlerResult {
    show(&open, StatusCode::OK, FormState::default()).await
}

/// Publishes it. Whoever lacks login codes or the guidance is led there first; what they do last is sent here again.
pub async fn post(
    State(web): State<Web>,
    session: Session,
    open: Result<OpenDraft, WebError>,
    Form(typed): Form,
) -> HandlerResult {
    let by = session.organiser_id();
    let has_read = typed.first("version") == VERSION.to_string();
    let mut open = match open.and_then(publishable) {
        Ok(open) => open,
        // Somebody else has published or deleted it in the meantime, but the guidance is read.
        Err(WebError::Says(..)) if has_read && pending::was_pressed(&web, &session, &typed) => {
            confirm_guidance(&web.site, by, VERSION).await?;
            return Ok(redirect(paths::organise::HOME));
        }
        Err(refused) => return Err(refused),
    };
    if has_read {
        confirm_guidance(&open.web.site, by, VERSION).await?;
        open.session.guidance = GuidanceState::Fresh;
    }
    let OpenDraft { web, locale, session, draft, .. } = &open;
    if let Err(first) = session.check(Permission::Publish) {
        return Ok(redirect(&pending::page_of(first, web, (locale, session), draft, &typed)));
    }
    let seen = Seen { draft: seen(&typed), published: typed.first("published").parse().ok() };
    let status = match publish(&web.site, draft, seen, by).await {
        Ok((path, reach)) => {
            let done = if draft.of.is_some() { "changed" } else { "published" };
            return Ok(redirect_done(&path, reached(done, reach)));
        }
        Err(NotPublished::Failure(failure)) => return Err(failure.into()),
        Err(NotPublished::Faults(faults)) => {
            let page = CheckPage { faults: open.said(faults), ..made(&open, FormState::default()).await? };
            return Ok(shown(StatusCode::UNPROCESSABLE_ENTITY, html(page)));
        }
        Err(NotPublished::Deviation) => StatusCode::UNPROCESSABLE_ENTITY,
        Err(NotPublished::Stale | NotPublished::ChangedSince) => StatusCode::CONFLICT,
    };
    open.again().await?;
    show(&open, status, FormState::default()).await
}

/// The draft, if whoever opened it may publish it.
fn publishable(open: OpenDraft) -> Result<OpenDraft, WebError> {
    let may = open.session.may_in_any(Permission::Publish, &open.draft.branches());
    if may { Ok(open) } else { Err(WebError::NOT_FOUND) }
}

/// The page with a status.
pub(super) async fn show(open: &OpenDraft, status: StatusCode, ask: FormState) -> HandlerResult {
    Ok(shown(status, html(made(open, ask).await?)))
}

async fn made(open: &OpenDraft, ask: FormState) -> Result<CheckPage, WebError> {
    let OpenDraft { web, draft, .. } = open;
    let words = open.locale.words();
    let parsed = draft.parse(&web.site).await?;
    let made = preview::made(open, parsed.content).await?;
    let branches = open.others().await?;
    let lines = lines(&words, draft.what(), &draft.typed, &branches);
    let shrunk = match (&draft.of, made.as_ref().and_then(Made::event).and_then(|event| event.capacity)) {
        (Some(Published::Event(event, _)), Some(capacity)) => {
            let taken = taken(&web.site, event).await?.confirmed;
            (capacity < taken).then_some((taken, capacity))
        }
        _ => None,
    };
    let of = match &draft.of {
        Some(of) => Some(change_of(open, of, made.as_ref(), &lines, &branches).await?),
        None => None,
    };
    Ok(CheckPage {
        draft: open.page().await?,
        faults: open.said(parsed.faults),
        lines,
        deviations: deviations(&words, &parsed.deviations),
        state: match draft.approval() {
            Approval::Asked => ApprovalState::Asked,
            Approval::Granted => ApprovalState::Granted,
            Approval::Refused => ApprovalState::Refused,
            Approval::None => ApprovalState::None,
        },
        shrunk,
        of,
        ask,
    })
}

/// What a draft changes of what is published, and who would hear of it.
async fn change_of(
    open: &OpenDraft,
    of: &Published,
    made: Option<&Made>,
    now: &[DraftLine],
    branches: &[(String, String)],
) -> Result<ChangeOf, WebError> {
    let OpenDraft { web, draft, .. } = open;
    let revision = begin::revision(&web.site, of).await?;
    let published = from_published::form(&web.site, of).await?;
    let before = lines(&open.locale.words(), draft.what(), &published, branches);
    let (slug, reach) = match (of, made.and_then(Made::event)) {
        (Published::Event(event, _), Some(after)) => {
            (Some(event.slug.to_string()), reach(&web.site, event, after).await?)
        }
        (Published::Event(event, _), None) => (Some(event.slug.to_string()), Reach::default()),
        (Published::Newsletter(_), _) => (None, Reach::default()),
    };
    Ok(ChangeOf {
        // The seen revision is that of when the draft was made, until the person is shown the newer one.
        revision,
        slug,
        changes: changes(&before, now),
        reach,
        since: (draft.of_revision() != Some(revision)).then(|| differences(&published, &draft.typed)),
    })
}
