//! `/organise/drafts/{id}/check`: what is missing, what needs a yes; then publish.

use app::domain::role::Permission;
use app::forms::state::FormState;
use app::pages::organiser::editor::check::{ApprovalState, CheckPage, html};
use app::text::why;
use axum::extract::State;
use axum::http::StatusCode;

use super::super::super::public::Name;
use super::{deviations, differences, found, page, path, preview, seen, shown};
use crate::actions::account::access::Session;
use crate::actions::drafts::publish::{NotPublished, Seen, publish};
use crate::actions::drafts::{Approval, Draft, Published, begin, from_published};
use crate::actions::publish::Fault;
use crate::actions::show::taken;
use crate::web::Web;
use crate::web::form::Form;
use crate::web::locale::Locale;
use crate::web::response::{HandlerResult, redirect_done};
use crate::web::session::need;

/// The page.
pub async fn get(State(web): State<Web>, Name(id): Name, locale: Locale, session: Session) -> HandlerResult {
    let draft = found(&web, &session, &id).await?;
    show(&web, &locale, &session, &draft, StatusCode::OK, FormState::default()).await
}

/// Publishes it.
pub async fn post(
    State(web): State<Web>,
    Name(id): Name,
    locale: Locale,
    session: Session,
    Form(typed): Form,
) -> HandlerResult {
    let draft = found(&web, &session, &id).await?;
    need(&session, Permission::Publish, &draft.branches(), &format!("{}/check", path(&draft)))?;
    let seen = Seen { draft: seen(&typed), published: typed.first("published").parse().ok() };
    let status = match publish(&web.site, &draft, seen, session.organiser_id()).await {
        Ok(path) => {
            let done = if draft.of.is_some() { "changed" } else { "published" };
            return Ok(redirect_done(&path, done));
        }
        Err(NotPublished::Failure(failure)) => return Err(failure.into()),
        Err(NotPublished::Faults(faults)) => {
            return refused(&web, &locale, &session, &draft, faults).await;
        }
        Err(NotPublished::Deviation) => StatusCode::UNPROCESSABLE_ENTITY,
        Err(NotPublished::Stale | NotPublished::ChangedSince) => StatusCode::CONFLICT,
    };
    // As it is now: somebody else may have saved it, or published it.
    let draft = found(&web, &session, &id).await?;
    show(&web, &locale, &session, &draft, status, FormState::default()).await
}

async fn refused(web: &Web, locale: &Locale, session: &Session, draft: &Draft, faults: Vec<Fault>) -> HandlerResult {
    let page = made(web, locale, session, draft, FormState::default()).await?;
    let faults = said(locale, faults);
    Ok(shown(StatusCode::UNPROCESSABLE_ENTITY, html(CheckPage { faults, ..page })))
}

/// What is wrong, in words, each with its input.
fn said(locale: &Locale, faults: Vec<Fault>) -> Vec<(String, String)> {
    let words = locale.words();
    faults.into_iter().map(|Fault { mark, why }| (mark.key, why::sentence(&words, &why))).collect()
}

/// The page with a status.
pub(super) async fn show(
    web: &Web,
    locale: &Locale,
    session: &Session,
    draft: &Draft,
    status: StatusCode,
    ask: FormState,
) -> HandlerResult {
    Ok(shown(status, html(made(web, locale, session, draft, ask).await?)))
}

async fn made(
    web: &Web,
    locale: &Locale,
    session: &Session,
    draft: &Draft,
    ask: FormState,
) -> Result<CheckPage, crate::web::response::WebError> {
    let words = locale.words();
    let parsed = draft.parse(&web.site).await?;
    let made = preview::made(web, draft).await?;
    let (mut since, mut published) = (None, None);
    if let Some(of) = &draft.of {
        let now = begin::revision(&web.site, of).await?;
        published = Some(now);
        if draft.row.of_revision != Some(now) {
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
    // What somebody has seen is what was there when the draft was begun, until they are shown the newer.
    Ok(CheckPage {
        draft: page(web, locale, session, draft).await?,
        faults: said(locale, parsed.faults),
        deviations: deviations(&words, &parsed.deviations),
        standing: match draft.row.approval {
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
