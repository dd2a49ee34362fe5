//! `/organise/drafts/{id}/ending`: how long records are kept, with the purpose slip as the public will see it.

use app::forms::inputs::Step;
use app::pages::organiser::editor::ending::{EndingPage, html};
use app::pages::organiser::editor::parts::DraftPage;
use axum::http::{StatusCode, Uri};

use super::open::{OpenDraft, seen};
use super::{preview, shown};
use crate::web::form::Form;
use crate::web::response::HandlerResult;

/// The page.
pub async fn get(open: OpenDraft, uri: Uri) -> HandlerResult {
    let page = open.page_at(&uri).await?;
    show(&open, StatusCode::OK, page).await
}

/// Saves it; then redirects to the next page, unless something is wrong.
pub async fn post(mut open: OpenDraft, Form(typed): Form) -> HandlerResult {
    let whole = open.merged(&typed, Step::Ending);
    if let Some((status, page)) = open.save(whole, seen(&typed), Step::Ending).await?.refused() {
        return show(&open, status, page).await;
    }
    Ok(open.onward(&typed, Step::Ending, Step::Check))
}

async fn show(open: &OpenDraft, status: StatusCode, draft: DraftPage) -> HandlerResult {
    let parsed = open.draft.parse(&open.web.site).await?;
    let made = preview::made(open, parsed.content).await?;
    let slip = made.map(|made| made.slip(&open.locale.words(), open.web.site.clock.now()));
    let faults = open.said(parsed.faults);
    let base = &open.draft.baseline;
    let days = (base.keep.length().num_days(), base.longest.length().num_days());
    Ok(shown(status, html(EndingPage { draft, slip, faults, days })))
}
